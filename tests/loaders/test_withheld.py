"""What is told of rosters where names of persons are kept back. All persons are invented."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from graph.connection import Graph
from graph.settings import Privacy, Settings
from loaders.__main__ import main
from loaders._decisions import decisions_file, read_decisions

GIVEN = ("四丙", "四丁", "四戊", "四己", "四庚")
"""Given names of the invented persons, found nowhere else."""
BODY = "铁岭路九十弄居委会"


@pytest.fixture(params=["surname", "posts"])
def privacy(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    graph_server: Settings,
    empty_graph: Graph,
) -> Iterator[Privacy]:
    """Keep names back, in commands on the server of the tests; nothing is decided."""
    assert empty_graph.home == graph_server.home
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", request.param)
    decisions_file(graph_server.home).unlink(missing_ok=True)
    yield request.param
    decisions_file(graph_server.home).unlink(missing_ok=True)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def roster(path: Path) -> Path:
    """Write holdings: two that load, one repaired, and refused ones with names anywhere."""
    book = xlsxwriter.Workbook(path)
    areas = book.add_worksheet("居民区")
    areas.write_row(0, 0, ["区划代码", "居民区名称"])
    areas.write_row(1, 0, ["310110009018", BODY])
    committees = book.add_worksheet("居委会")
    committees.write_row(0, 0, ["居委会名称", "居民区", "代码"])
    committees.write_row(1, 0, [BODY, "铁岭路90弄", "310110009018"])
    sheet = book.add_worksheet("任职")
    sheet.write_row(0, 0, ["姓名", "任职组织", "职务", "出生年月", "工作单位"])
    rows = [
        ["庞 四丙", BODY, "书记", "1970-03", "甲厂"],
        ["庞四丙", BODY, "委员", "", "甲厂"],
        ["庞四丁65", BODY, "书记", "", ""],
        [BODY, "庞四戊", "庞四戊", "庞四戊", "庞四戊"],
        ["庞四己", "无此庞四己组织", "书记兼庞四己", "", ""],
    ]
    for at, row in enumerate(rows, start=1):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def parts(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return "".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())


def named(text: str) -> list[str]:
    return [name for name in GIVEN if name in text]


@pytest.mark.usefixtures("privacy")
def test_the_report_tells_no_name_and_the_rows_to_correct_are_whole(tmp_path: Path) -> None:
    path = roster(tmp_path / "名册.xlsx")
    report, refused = tmp_path / "r.xlsx", tmp_path / "x.xlsx"
    files = ["--report", report, "--refused", refused]
    for args in (["--dry-run"], ["--dry-run", "--json"], files):
        done = run("load", path, *args, "--lang", "en")
        assert done.exit_code == 1
        assert named(done.output) == [], args
    assert "row 4" in done.stdout  # where to look is told
    assert "keeps back names of persons" in done.stdout
    assert named(parts(report)) == []
    assert named(parts(refused)) == ["四丁", "四戊", "四己"]
    assert named(run("load", path, "--json").output) == []


@pytest.mark.usefixtures("privacy")
def test_the_values_of_a_doubtful_column_may_be_names(tmp_path: Path) -> None:
    path = tmp_path / "党组织.csv"
    path.write_text("党组织名字,组织类别,书记姓名\n庞四戊,党总支,\n", encoding="utf-8")
    loaded = run("load", path, "--dry-run", "--json")
    (question,) = json.loads(loaded.stdout)["questions"]
    assert question["samples"] == ["×××"]
    for args in ([], ["--json"], ["--lang", "en"]):
        asked = run("mapping", path, *args)
        assert asked.exit_code == 1
        assert named(asked.output + loaded.output) == []


@pytest.mark.usefixtures("privacy")
def test_rows_that_vanish_tell_no_name(tmp_path: Path) -> None:
    assert run("load", roster(tmp_path / "名册.xlsx")).exit_code == 1
    later = tmp_path / "后来.csv"
    later.write_text(f"姓名,任职组织,职务\n庞四庚,{BODY},委员\n", encoding="utf-8")
    told = run("load", later, "--complete", "report", "--json", "--as-of", "2020-01-01")
    vanished = json.loads(told.stdout)["vanished"]
    assert len(vanished) == 2
    assert named(told.output) == []


def test_pairs_and_decisions_tell_no_name_and_are_kept_whole(
    privacy: Privacy, tmp_path: Path, graph_server: Settings
) -> None:
    assert run("load", roster(tmp_path / "名册.xlsx")).exit_code == 1
    listed = run("review", "--json")
    assert listed.exit_code == 1
    (pair,) = json.loads(listed.stdout)
    shown = {"surname": "庞某", "posts": "×××"}[privacy]
    assert {record["properties"]["name"] for record in pair["records"]} == {shown}
    assert {record["properties"]["pinyin"] for record in pair["records"]} == {"×××"}
    for args in (
        ["review", "--lang", "en"],
        ["decide", pair["id"], "same"],
        ["review", "--decided"],
        ["review", "--decided", "--json"],
        ["undo", pair["id"]],
    ):
        done = run(*args)
        assert named(done.output + listed.output) == [], args
    run("decide", pair["id"], "same")
    (decision,) = read_decisions(graph_server.home).all
    assert (decision.stays.name, decision.goes.name) == ("庞四丙", "庞四丙")


@pytest.mark.usefixtures("privacy")
def test_a_holding_that_may_be_known_already_tells_no_name(tmp_path: Path) -> None:
    rows = [f"庞四丙,{BODY},委员,{start},1970-03" for start in ("2012-08", "2017-08", "")]
    known, path = roster(tmp_path / "名册.xlsx"), tmp_path / "任职.csv"
    for files, told in ([known, path], rows[:2]), ([path], rows[2:]):
        text = "\n".join(["姓名,任职组织,职务,任职日期,出生年月", *told])
        path.write_text(text, encoding="utf-8")
        done = run("load", *files, "--lang", "en")
    assert "may be known already" in done.output
    assert named(done.output) == []


def test_rosters_are_not_exported(privacy: Privacy, tmp_path: Path) -> None:
    assert run("load", roster(tmp_path / "名册.xlsx")).exit_code == 1
    done = run("export", tmp_path / "out", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"STREET_GRAPH_PRIVACY={privacy}" in done.stderr
    assert not (tmp_path / "out").exists()
