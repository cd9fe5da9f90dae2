"""The doctor sees what is wrong and says what to do."""

from __future__ import annotations

import json
import shutil
import socket
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from graph import doctor, install, server
from graph.__main__ import main
from graph.archive import archive_path
from graph.connection import Graph
from graph.held import held_loads
from graph.install import jar_folder, jar_list
from graph.lock import locked
from graph.settings import Settings, read_settings

Usage = namedtuple("Usage", "total used free")
Look = Callable[[Settings, str], tuple[str, str]]


def look(settings: Settings, subject: str) -> tuple[str, str]:
    """Return level and English message of the finding on `subject`."""
    (found,) = [f for f in doctor.examine(settings) if f.subject == subject]
    return found.level, found.message.get("en")


@pytest.mark.usefixtures("empty_graph")  # tests leave loads of homes of their own in it
def test_a_machine_that_runs_the_tests_is_well(
    graph_server: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    result = CliRunner().invoke(main, ["doctor", "--json", "--lang", "en"])
    found = {finding["subject"]: finding["level"] for finding in json.loads(result.stdout)}
    assert result.exit_code == 0
    subjects = "python disk memory ports jars jdk font browser database archive"
    assert set(found) == set(subjects.split())
    assert found["jars"] == found["jdk"] == found["font"] == found["database"] == "good"


def test_findings_are_printed_and_end_in_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(tmp_path))
    monkeypatch.setenv("STREET_GRAPH_NEO4J_JARS", str(tmp_path / "none"))
    result = CliRunner().invoke(main, ["doctor", "--lang", "zh"])
    assert result.exit_code == 1
    assert "✕ Neo4j 文件: " in result.stdout
    assert "请从文件齐全的机器重新复制该文件夹" in result.stdout


def test_a_small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, 1024**3 - 1))
    assert look(Settings(home=tmp_path), "disk") == (
        "bad",
        f"Only 1023 MB of disk are free at {tmp_path}; "
        "make room: the graph database needs 1024 MB.",
    )


def test_what_the_server_starts_with_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Middling:
        total = 8 * 1024**3
        available = 768 * 1024**2

    # Half of a heap of 1,024 MB, and 256 MB of page cache.
    monkeypatch.setattr(psutil, "virtual_memory", lambda: Middling)
    server.check_room(tmp_path)
    assert look(Settings(home=tmp_path), "memory") == ("good", "768 MB of memory are free.")
    Middling.available -= 1
    level, message = look(Settings(home=tmp_path), "memory")
    assert level == "bad"
    assert message.startswith("Only 767 MB of memory are free; end programs")
    # A server elsewhere needs none here.
    elsewhere = Settings(home=tmp_path, neo4j_uri="bolt://127.0.0.1:1")
    assert look(elsewhere, "memory")[0] == "good"


def test_a_home_that_cannot_be_written() -> None:
    level, message = look(Settings(home=Path("/dev/null/home")), "disk")
    assert level == "bad"
    assert "set STREET_GRAPH_HOME" in message


def test_a_changed_jar_is_named(graph_server: Settings, tmp_path: Path) -> None:
    for jar in jar_list():
        (tmp_path / jar.name).symlink_to(jar_folder(graph_server) / jar.name)
    assert look(Settings(home=tmp_path, jars=tmp_path), "jars")[0] == "good"
    (tmp_path / jar_list()[3].name).unlink()
    level, message = look(Settings(home=tmp_path, jars=tmp_path), "jars")
    assert level == "bad"
    assert f"1 of {len(jar_list())} files" in message
    assert jar_list()[3].name in message


def test_jars_not_fetched_yet_are_only_a_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STREET_GRAPH_NEO4J_JARS", raising=False)
    monkeypatch.setattr(install, "user_cache_path", lambda *_, **__: tmp_path)
    level, message = look(Settings(home=tmp_path), "jars")
    assert level == "notice"
    assert "fetched at the first start" in message


def test_a_port_in_use_is_a_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(doctor, "PAGES_PORT", port)
        level, message = look(Settings(home=tmp_path), "ports")
    assert level == "notice"
    assert f"Port {port} is in use" in message


def test_an_own_server_that_does_not_answer(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, neo4j_uri="bolt://127.0.0.1:1")
    level, message = look(settings, "database")
    assert (level, message) == (
        "bad",
        "The graph database at bolt://127.0.0.1:1 does not answer. Is it running?",
    )


def test_a_graph_without_the_loads_of_its_archive(
    loaded: Graph,
    own_settings: Callable[[Path], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = archive_path(loaded.home)
    settings = Settings(home=loaded.home)
    assert look(settings, "archive") == (
        "good",
        f"{file} holds 2 loads; keep it with `python -m graph backup FILE`.",
    )
    for name, value in own_settings(loaded.home).items():
        monkeypatch.setenv(name, value)
    own = read_settings()
    assert look(own, "archive")[0] == "good"
    loaded.write_each("MATCH (n) DETACH DELETE n")
    assert look(own, "archive") == (
        "notice",
        f"The graph lacks 2 loads that {file} holds: `python -m graph rebuild` brings them back.",
    )


@pytest.fixture
def own(
    loaded: Graph,
    own_settings: Callable[[Path], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> Settings:
    """The settings of a home whose graph and archive hold two loads."""
    for name, value in own_settings(loaded.home).items():
        monkeypatch.setenv(name, value)
    return read_settings()


def test_loads_that_the_archive_does_not_know(loaded: Graph, own: Settings) -> None:
    loaded.write_each("CREATE (:Load {id: '9-ab', number: 9, status: 'done'})")
    assert look(own, "archive") == (
        "bad",
        f"The graph holds loads that the archive in {own.home} does not: 9-ab. Put back the "
        "archive that was kept with this graph, or make the graph anew of what the archive "
        "holds: python -m graph rebuild",
    )


def test_a_graph_whose_archive_is_elsewhere(loaded: Graph, own: Settings, tmp_path: Path) -> None:
    home = tmp_path / "another"
    loads = "、".join(sorted(row["id"] for row in loaded.read("MATCH (l:Load) RETURN l.id AS id")))
    level, message = look(own.model_copy(update={"home": home}), "archive")
    assert level == "bad"
    assert message.startswith(f"The graph holds loads that the archive in {home} does not: {loads}")
    assert not archive_path(home).exists()


def test_a_graph_of_which_making_anew_was_cut_off(loaded: Graph, own: Settings) -> None:
    loaded.write_each("MATCH (l:Load {number: 3}) SET l.status = 'running'")
    assert look(own, "archive") == (
        "bad",
        f"The graph holds only a part of what the archive in {own.home} does: making it anew was "
        "cut off. Run `python -m graph rebuild` again.",
    )


def test_an_archive_is_not_judged_while_somebody_works_on_it(loaded: Graph, own: Settings) -> None:
    loaded.write_each("MATCH (l:Load {number: 3}) SET l.status = 'running'")  # as a rebuild does
    with locked(own.home / "archive" / "lock"):
        assert look(own, "archive") == (
            "notice",
            "Another act on the archive is under way; look again when it has ended.",
        )


def test_a_restore_under_way_is_not_taken_for_one_that_was_cut_off(tmp_path: Path) -> None:
    (tmp_path / "restoring").mkdir()
    (tmp_path / "restoring" / "step.json").write_text("{}")
    with locked(tmp_path / "archive" / "lock"):
        assert look(Settings(home=tmp_path), "archive")[0] == "notice"
    level, message = look(Settings(home=tmp_path), "archive")
    assert (level, "was cut off" in message) == ("bad", True)


def test_nobody_begins_while_an_archive_is_judged(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class MustWaitError(Exception):
        pass

    def wait() -> None:
        raise MustWaitError

    def held(graph: Graph) -> dict[str, str]:
        with pytest.raises(MustWaitError), locked(own.home / "archive" / "lock", wait):
            pass
        return held_loads(graph)

    monkeypatch.setattr(doctor, "held_loads", held)
    assert look(own, "archive")[0] == "good"


def test_a_home_where_nothing_was_loaded(tmp_path: Path) -> None:
    assert look(Settings(home=tmp_path), "archive") == ("good", "Nothing is loaded yet.")
    assert not archive_path(tmp_path).exists()
