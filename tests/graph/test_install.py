"""The jars: only those of our list, unchanged, are ever used."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from graph import install
from graph.errors import ServerError
from graph.install import Jar, damaged, jar_folder, jar_list
from graph.settings import Settings

GOOD = b"good jar"


@pytest.fixture
def one_jar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A list of one small jar and an empty folder for it."""
    jar = Jar(hashlib.sha256(GOOD).hexdigest(), "thing-1.0.jar", "org.example:thing:1.0")
    monkeypatch.setattr(install, "jar_list", lambda: [jar])
    monkeypatch.setattr(install, "user_cache_path", lambda *_, **__: tmp_path)
    return tmp_path / f"neo4j-{install.VERSION}"


def serve(monkeypatch: pytest.MonkeyPatch, *answers: bytes | Exception) -> list[str]:
    """Have the network give `answers` one after another; return what is asked for."""
    asked: list[str] = []

    def download(coordinate: str, cache: Path) -> Path:
        answer = answers[len(asked)]
        asked.append(coordinate)
        if isinstance(answer, Exception):
            raise answer
        path = cache / "thing-1.0.jar"
        path.parent.mkdir(parents=True)
        path.write_bytes(answer)
        return path

    monkeypatch.setattr(install, "download", download)
    return asked


def test_the_list_names_every_jar_once_with_its_hash() -> None:
    jars = jar_list()
    assert 225 <= len(jars) <= 237
    assert len({jar.name for jar in jars}) == len(jars)
    for jar in jars:
        assert re.fullmatch(r"[0-9a-f]{64}", jar.sha256)
        _, *parts = jar.coordinate.split(":")
        assert jar.name == f"{'-'.join(parts)}.jar"
    assert f"neo4j-{install.VERSION}.jar" in {jar.name for jar in jars}


def test_a_changed_jar_in_the_operators_folder_is_refused_by_name(
    graph_server: Settings, tmp_path: Path
) -> None:
    for jar in jar_list():
        (tmp_path / jar.name).symlink_to(jar_folder(graph_server) / jar.name)
    settings = Settings(jars=tmp_path)
    assert install.install(settings) == [tmp_path / jar.name for jar in jar_list()]

    changed = tmp_path / f"neo4j-cypher-{install.VERSION}.jar"
    content = changed.read_bytes()
    changed.unlink()
    changed.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(ServerError, match=re.escape(changed.name)) as error:
        install.install(settings)
    assert changed.name in error.value.user_message("zh")
    assert [jar.name for jar in damaged(tmp_path)] == [changed.name]


def test_a_missing_jar_in_the_operators_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match=re.escape(jar_list()[0].name)):
        install.install(Settings(jars=tmp_path))


def test_a_truncated_download_is_fetched_again(
    monkeypatch: pytest.MonkeyPatch, one_jar: Path
) -> None:
    asked = serve(monkeypatch, GOOD[:3], GOOD)
    assert install.install(Settings()) == [one_jar / "thing-1.0.jar"]
    assert (one_jar / "thing-1.0.jar").read_bytes() == GOOD
    assert asked == ["org.example:thing:1.0"] * 2


def test_what_is_installed_is_not_fetched_again(
    monkeypatch: pytest.MonkeyPatch, one_jar: Path
) -> None:
    asked = serve(monkeypatch, GOOD)
    install.install(Settings())
    install.install(Settings())
    assert len(asked) == 1
    assert not [path for path in one_jar.iterdir() if path.name.startswith(".fetch")]


def test_a_jar_changed_after_its_installation_is_fetched_again(
    monkeypatch: pytest.MonkeyPatch, one_jar: Path
) -> None:
    one_jar.mkdir()
    (one_jar / "thing-1.0.jar").write_bytes(b"evil jar")
    serve(monkeypatch, GOOD)
    install.install(Settings())
    assert (one_jar / "thing-1.0.jar").read_bytes() == GOOD


def test_a_jar_that_stays_wrong_is_refused_and_not_kept(
    monkeypatch: pytest.MonkeyPatch, one_jar: Path
) -> None:
    serve(monkeypatch, b"evil", b"evil", b"evil")
    with pytest.raises(ServerError, match=r"thing-1\.0\.jar is not the file it should be"):
        install.install(Settings())
    assert not (one_jar / "thing-1.0.jar").exists()


def test_without_a_network_the_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
    one_jar: Path,  # noqa: ARG001 -- sets the scene
) -> None:
    serve(monkeypatch, *[ConnectionError("no route")] * 3)
    with pytest.raises(ServerError) as error:
        install.install(Settings())
    for language in ("zh", "en"):
        assert "STREET_GRAPH_NEO4J_JARS" in error.value.user_message(language)
    assert "no route" in error.value.detail
    assert "no route" not in error.value.user_message("en")


def test_progress_goes_to_standard_error_only(
    monkeypatch: pytest.MonkeyPatch, one_jar: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(monkeypatch, GOOD)
    install.install(Settings(language="en"))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"Fetching Neo4j {install.VERSION}" in shown.err
    assert "1/1" in shown.err
    shutil.rmtree(one_jar)
