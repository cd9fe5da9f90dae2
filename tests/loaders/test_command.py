"""``python -m loaders``: exit codes, sentences, and nothing but JSON with --json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from graph.connection import Graph
from graph.progress import Progress
from graph.settings import Settings
from graph.words import Language
from loaders.__main__ import main
from loaders._registry import registry

AREAS = "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n"
ESTATES = "小区名称,居民区\n示例花苑,铁岭路90弄\n别处花苑,没有这个居民区\n"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, graph_server: Settings, empty_graph: Graph) -> Path:
    """Let the command find the server of the tests, its graph emptied."""
    assert empty_graph.home == graph_server.home
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    return graph_server.home


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    path = tmp_path / "areas.csv"
    path.write_text(AREAS, encoding="utf-8")
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.mark.usefixtures("home")
def test_load_history_rollback(areas: Path, tmp_path: Path) -> None:
    estates = tmp_path / "estates.csv"
    estates.write_text(ESTATES, encoding="utf-8")
    loaded = run("load", areas, estates, "--json", "--lang", "en", "--report", tmp_path / "r.xlsx")
    assert loaded.exit_code == 1  # a row was refused
    document = json.loads(loaded.stdout)
    assert [refusal["row"] for refusal in document["refusals"]] == [3]
    assert document["nodes_created"] == 3
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    history = json.loads(run("history", "--json").stdout)
    (entry,) = (load for load in history if load["status"] == "done")
    assert entry["load_id"] == document["load_id"]
    assert [file["file"] for file in entry["files"]] == ["areas.csv", "estates.csv"]
    back = run("rollback", document["load_id"], "--json")
    assert back.exit_code == 0
    assert json.loads(back.stdout)["nodes_deleted"] == 3
    again = run("rollback", document["load_id"], "--lang", "en")
    assert again.exit_code == 2
    assert again.stderr == f"Load {document['load_id']} was taken back before.\n"


@pytest.mark.parametrize(
    "words", ["history", "rollback 0", "recover", "review", "decide 0 same", "undo 0", "export"]
)
@pytest.mark.usefixtures("home")
def test_every_command_says_what_it_rolled_back_first(
    areas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    run("load", areas)
    other = tmp_path / "other.csv"
    other.write_text(AREAS.replace("018", "022"), encoding="utf-8")

    def off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("loaders._loading.ensure_schema", off)
        patch.setattr("loaders._loading.take_back", off)
        assert run("load", other).exit_code == 130
    folder = [tmp_path / "out"] if words == "export" else []
    first = run(*words.split(), *folder, "--lang", "en")
    under_way, done = first.stderr.splitlines()[:2]
    load = done.removeprefix("Unfinished loads were found and rolled back: ").removesuffix(".")
    assert under_way == f"Load {load} was cut off; it is being taken back."
    assert "rolled back" not in run(*words.split(), *folder, "--lang", "en").stderr


@pytest.mark.parametrize("cut_off", [False, True])
@pytest.mark.usefixtures("home")
def test_a_terminal_shows_how_far_taking_back_is(
    areas: Path, monkeypatch: pytest.MonkeyPatch, cut_off: bool
) -> None:
    load = json.loads(run("load", areas, "--json").stdout)["load_id"]
    shown: list[tuple[str, int, int]] = []

    @contextmanager
    def progress_bar(language: Language) -> Iterator[Progress]:
        yield lambda message, done, total: shown.append((message.get(language), done, total))

    def off(*_: object) -> None:
        raise KeyboardInterrupt

    if cut_off:
        with monkeypatch.context() as patch:
            patch.setattr("graph.archive.Archive.forget", off)
            assert run("rollback", load).exit_code == 130
    monkeypatch.setattr("loaders._opened.progress_bar", progress_bar)
    monkeypatch.setattr("loaders._history_commands.progress_bar", progress_bar)
    done = run(*(["recover"] if cut_off else ["rollback", load]), "--lang", "en")
    assert done.exit_code == 0
    # The area, its subdistrict and the tie between; where it was cut off they are gone.
    sentence = "Taking back 3 nodes and ties"
    assert (sentence, 0, 3) in shown
    assert ((sentence, 3, 3) in shown) is not cut_off
    assert sentence not in done.stderr


@pytest.mark.usefixtures("home")
def test_refused_rows_are_written_to_be_corrected(areas: Path, tmp_path: Path) -> None:
    estates, out = tmp_path / "estates.csv", tmp_path / "refused.xlsx"
    estates.write_text(ESTATES, encoding="utf-8")
    assert run("load", areas, "--refused", out).exit_code == 0
    assert not out.exists()  # nothing was refused
    assert run("load", estates, "--refused", tmp_path / "refused.csv").exit_code == 2
    assert run("load", estates, "--refused", out).exit_code == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["estates"]
    (line,) = book["estates"].iter_rows(min_row=2, values_only=True)
    assert line[:2] == ("别处花苑", "没有这个居民区")


@pytest.mark.usefixtures("home")
def test_a_load_without_refusals_is_done_in_both_languages(areas: Path) -> None:
    first = run("load", areas, "--lang", "zh", "--dry-run")
    assert first.exit_code == 0
    assert "正式入库将新增 2 个节点、1 条关系" in first.stdout
    second = run("load", areas, "--lang", "en")
    assert second.exit_code == 0
    assert "2 new nodes, 1 new tie." in second.stdout
    assert "areas.csv" in run("history", "--lang", "en").stdout


@pytest.mark.usefixtures("home")
def test_export_writes_what_was_loaded(areas: Path, tmp_path: Path) -> None:
    nothing = run("export", tmp_path / "out", "--lang", "en")
    assert nothing.exit_code == 2
    assert "nothing to export" in nothing.stderr
    run("load", areas)
    assert run("export", tmp_path / "out").exit_code == 0
    text = (tmp_path / "out" / "居民区.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("310110009018,铁岭路九十弄居委会,")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.csv", None, "There is no file"),
        ("a.docx", b"x", "is no roster"),
        ("a.csv", b"", "is empty"),
        ("a.csv", "菜名\n面\n".encode(), "No roster was recognised"),
        ("a.csv", "小区名称,居民区\n".encode(), "There is nothing to load"),
        ("a.xlsx", b"PK\x03\x04", "cannot be opened as a workbook"),
    ],
)
def test_bad_input_is_one_sentence_and_starts_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, sentence: str
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("STREET_GRAPH_HOME", str(home))
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run("load", path, "--lang", "en")
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert not home.exists()


def test_the_template_is_written(tmp_path: Path) -> None:
    assert run("template", tmp_path / "t.xlsx").exit_code == 0
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("out", "sentence"), [("t.csv", "must end in .xlsx"), ("none/t.xlsx", "cannot be written")]
)
def test_a_template_that_cannot_be_written_is_told(tmp_path: Path, out: str, sentence: str) -> None:
    result = run("template", tmp_path / out, "--lang", "en")
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_the_kinds_of_roster_are_listed() -> None:
    listed = json.loads(run("list", "--json", "--lang", "en").stdout)
    assert [kind["kind"] for kind in listed] == list(registry())
    assert {"field": "name", "heading": "小区名称", "required": True} in listed[1]["columns"]
    assert "universities" in run("list").stdout
