"""``python -m graph backup | restore | rebuild``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.__main__ import main
from graph.archive import open_archive
from graph.connection import Graph

Everything = Callable[[Graph], object]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture
def file(
    loaded: Graph,
    tmp_path: Path,
    own_settings: Callable[[Path], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Where a backup is to be written; the commands find the graph of `loaded`."""
    for name, value in own_settings(loaded.home).items():
        monkeypatch.setenv(name, value)
    return tmp_path / "kept.zip"


def test_what_was_kept_is_put_back(loaded: Graph, everything: Everything, file: Path) -> None:
    before = everything(loaded)
    (size,) = loaded.read(
        "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS ties"
    )
    kept = run("backup", file, "--lang", "en")
    assert (kept.exit_code, kept.stderr) == (0, "")
    first, second, third = kept.stdout.splitlines()
    assert first == f"Written: {file} (0.0 MB)."
    assert second == (
        # 2 areas, 2 bodies, 2 holdings, 2 estates, and the estate that came again
        f"It holds 2 loads of 5 files with 9 rows: {size['nodes']} nodes and {size['ties']} ties "
        "of the graph; 1 line of decisions; what headings mean in 0 shapes of rosters."
    )
    digest = third.removeprefix("Digest of the graph: ")

    loaded.write_each("MATCH (n) DETACH DELETE n")
    rebuilt = run("rebuild", "--lang", "en")
    assert (rebuilt.exit_code, rebuilt.stderr) == (0, "")
    assert rebuilt.stdout == (
        f"The graph holds what the archive says: 2 loads, {size['nodes']} nodes, {size['ties']} "
        f"ties.\nDigest of the graph: {digest}\n"
    )
    assert everything(loaded) == before

    refused = run("restore", file, "--lang", "zh")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.endswith("或将 STREET_GRAPH_HOME 设为新文件夹。\n")
    restored = run("restore", file, "--replace", "--lang", "en")
    assert (restored.exit_code, restored.stderr) == (0, "")
    assert restored.stdout.startswith(f"Put back: {file}, made 20")
    assert f"What was there before stands in {loaded.home}/replaced-" in restored.stdout
    assert restored.stdout.endswith(f"Digest of the graph: {digest}\n")
    assert everything(loaded) == before


def test_as_json(loaded: Graph, file: Path) -> None:
    kept = json.loads(run("backup", file, "--json").stdout)
    rebuilt = json.loads(run("rebuild", "--json").stdout)
    restored = json.loads(run("restore", file, "--replace", "--json").stdout)
    assert kept["file"] == restored["file"] == str(file)
    assert kept["digest"] == rebuilt["digest"] == restored["digest"]
    assert kept["made"] == restored["made"]
    assert restored["as_it_was"] is True
    assert sorted(rebuilt) == [
        "digest",
        "loads",
        "marked",
        "nodes",
        "nodes_deleted",
        "relationships",
    ]
    assert Path(restored["aside"]).parent == loaded.home


def test_a_load_that_was_cut_off_ends_in_1(loaded: Graph, file: Path) -> None:
    with open_archive(loaded.home) as archive:
        archive.sql.execute("UPDATE loads SET status = 'running' WHERE number = 3")
        cut_off = archive.loads()[2].id
    kept = run("backup", file, "--lang", "en")
    assert kept.exit_code == 1
    assert f"Load {cut_off} was cut off, so a restore will not bring it back." in kept.stdout


@pytest.mark.usefixtures("loaded")
def test_wrong_use_is_one_sentence(file: Path) -> None:
    file.write_text("mine")
    for words, sentence in (
        (["backup"], "'FILE' is missing; see main backup --help.\n"),
        (["backup", file], f"{file} is there already and is not written over; name another place."),
        (["restore", file], f"{file} is no backup of this program, or only a part of one."),
        (["restore", file, "--lang=zh"], f"{file} 不是本程序的备份，或只是其中一部分。"),
    ):
        result = run(*words, *([] if "--lang=zh" in words else ["--lang", "en"]))
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(sentence)
        assert result.stderr.count("\n") == 1
