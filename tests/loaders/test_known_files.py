"""A file that a load took whole is known again unread, for as long as its rows stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from loaders import _fingerprints, _reading
from loaders._mapping import Shape, remember
from loaders._reading import RawFile

AREAS = """区划代码,居民区名称,街道
310110009018,铁岭路九十弄居委会,四平路街道
310110009022,和平花苑居委会,四平路街道
"""
ESTATES = """小区名称,居民区,户数
示例花苑,铁岭路90弄,640
和平花苑,和平花苑居委会,900
"""
AREAS_READ = ("areas.csv", 2, 0, 2)
ESTATES_READ = ("estates.csv", 2, 0, 2)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write(tmp_path, "areas", AREAS), write(tmp_path, "estates", ESTATES)]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []
    read = _reading.read_file

    def noted(path: Path) -> RawFile:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(_reading, "read_file", noted)
    return names


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def told(report: loaders.Report) -> list[tuple[str, int, int, int]]:
    return [(each.file, each.read, each.loaded, each.unchanged) for each in report.counts]


def everything(graph: Graph) -> object:
    nodes = graph.read(
        "MATCH (n) WHERE NOT n:Load AND NOT n:SourceFile "
        "RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id"
    )
    ties = graph.read(
        "MATCH (a)-[r]->(b) WHERE type(r) <> 'PART_OF' "
        "RETURN a.id AS a, type(r) AS type, properties(r) AS p, b.id AS b ORDER BY type, r.id"
    )
    return nodes, ties


def households(graph: Graph, estate: str) -> object:
    (row,) = graph.read("MATCH (e:Estate {name: $e}) RETURN e.households AS n", {"e": estate})
    return row["n"]


def test_the_same_files_again_are_not_read_and_unchanged(
    empty_graph: Graph, files: list[Path], parsed: list[str]
) -> None:
    first = loaders.load(empty_graph, files)
    assert sorted(parsed) == ["areas.csv", "estates.csv"]
    assert told(first) == [("areas.csv", 2, 2, 0), ("estates.csv", 2, 2, 0)]
    before = everything(empty_graph)
    parsed.clear()
    again = loaders.load(empty_graph, files)
    assert parsed == []
    assert told(again) == [AREAS_READ, ESTATES_READ]
    assert again.load_id is None
    assert everything(empty_graph) == before


def test_a_load_that_was_taken_back_is_read_again(
    empty_graph: Graph, files: list[Path], parsed: list[str]
) -> None:
    first = loaders.load(empty_graph, files)
    before = everything(empty_graph)
    assert first.load_id
    loaders.rollback(empty_graph, first.load_id)
    parsed.clear()
    loaders.load(empty_graph, files)
    assert sorted(parsed) == ["areas.csv", "estates.csv"]
    assert everything(empty_graph) == before


def test_rows_of_a_file_not_read_stand_when_their_first_load_is_taken_back(
    empty_graph: Graph, files: list[Path], tmp_path: Path, parsed: list[str]
) -> None:
    first = loaders.load(empty_graph, files)
    parsed.clear()
    more = write(tmp_path, "more", "小区名称,居民区,户数\n新建花苑,铁岭路90弄,640\n")
    second = loaders.load(empty_graph, [*files, more])
    # What is new may bear a name that stands in the other roster.
    assert sorted(parsed) == ["estates.csv", "more.csv"]
    assert told(second) == [AREAS_READ, ESTATES_READ, ("more.csv", 1, 1, 0)]
    before = everything(empty_graph)
    assert first.load_id
    loaders.rollback(empty_graph, first.load_id)
    assert everything(empty_graph) == before
    parsed.clear()
    third = loaders.load(empty_graph, [*files, more])
    assert (parsed, third.load_id) == ([], None)


def test_a_file_that_a_later_one_overruled_speaks_again(
    empty_graph: Graph, files: list[Path], tmp_path: Path, parsed: list[str]
) -> None:
    loaders.load(empty_graph, files)
    loaders.load(empty_graph, [write(tmp_path, "later", ESTATES.replace("640", "700"))])
    assert households(empty_graph, "示例花苑") == 700
    parsed.clear()
    again = loaders.load(empty_graph, files)
    assert parsed == ["estates.csv"]
    assert told(again) == [AREAS_READ, ("estates.csv", 2, 1, 1)]
    assert households(empty_graph, "示例花苑") == 640


def test_places_of_a_file_not_read_are_those_of_the_load(
    empty_graph: Graph, files: list[Path], tmp_path: Path, parsed: list[str]
) -> None:
    areas = files[0]
    loaders.load(empty_graph, [areas])
    parsed.clear()
    firms = write(tmp_path, "partners", "单位名称,单位类别\n示例中学,学校\n")
    report = loaders.load(empty_graph, [areas, firms])
    assert parsed == ["partners.csv"]
    assert report.refusals == ()
    (unit,) = empty_graph.read("MATCH (o:Organisation {name: '示例中学'}) RETURN o.place AS place")
    assert unit["place"] == "310110009"


@pytest.mark.parametrize(
    "change", ["name", "program", "answers", "complete"]
)  # fmt: skip
def test_what_would_be_read_otherwise_is_read(
    change: str,
    empty_graph: Graph,
    files: list[Path],
    parsed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    areas = files[0]
    loaders.load(empty_graph, [areas])
    complete = None
    if change == "name":
        areas = areas.rename(areas.with_name("other.csv"))
    elif change == "program":
        monkeypatch.setattr("loaders._known_files.program", lambda: "a later version")
    elif change == "answers":
        shape = Shape("areas", frozenset({"某列", "居民区名称"}))
        remember(empty_graph.home, shape, {"某列": "code"})
    else:
        complete = loaders.Completeness("report", date(2015, 8, 1))
    parsed.clear()
    report = loaders.load(empty_graph, [areas], complete=complete)
    assert parsed == [areas.name]
    assert told(report) == [(areas.name, 2, 0, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "区划代码,居民区名称,街道\n310110009018,甲居委会,四平路街道\n无,乙居委会,四平路街道\n",
        "区划代码,居民区名称,街道\n310110009018,甲居委会,四平路街道\n合计,1,\n",
        "某街道居民区一览,,\n,,\n填报说明文字,另一段,\n区划代码,居民区名称,街道\n310110009018,甲居委会,四平路街道\n",
    ],
    ids=["refused", "ignored", "remark"],
)
def test_a_file_of_which_more_is_to_be_told_is_told_again(
    text: str, empty_graph: Graph, tmp_path: Path, parsed: list[str]
) -> None:
    path = write(tmp_path, "areas", text)
    first = loaders.load(empty_graph, [path])
    assert first.load_id
    parsed.clear()
    again = loaders.load(empty_graph, [path])
    assert parsed == ["areas.csv"]
    for name in ("refusals", "ignored", "noted"):
        assert getattr(again, name) == getattr(first, name)


def test_the_program_is_all_that_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    _fingerprints.program.cache_clear()
    before = _fingerprints.program()
    monkeypatch.setattr("loaders._fingerprints.version", lambda _: "another")
    _fingerprints.program.cache_clear()
    assert _fingerprints.program() != before
    _fingerprints.program.cache_clear()


def test_a_file_whose_rows_contradict_each_other_is_not_read_again(
    empty_graph: Graph, files: list[Path], parsed: list[str]
) -> None:
    files[1].write_text(ESTATES + "示例花苑,铁岭路90弄,650\n", encoding="utf-8")
    loaders.load(empty_graph, files)
    parsed.clear()
    again = loaders.load(empty_graph, files)
    assert parsed == []
    assert told(again) == [AREAS_READ, ("estates.csv", 3, 0, 3)]
    assert households(empty_graph, "示例花苑") == 650


def test_a_file_is_read_again_without_the_one_that_overruled_it(
    empty_graph: Graph, files: list[Path], parsed: list[str], tmp_path: Path
) -> None:
    more = write(tmp_path, "more", "小区名称,居民区,户数\n示例花苑,铁岭路90弄,650\n")
    loaders.load(empty_graph, [*files, more])
    assert households(empty_graph, "示例花苑") == 650
    parsed.clear()
    again = loaders.load(empty_graph, files)
    assert parsed == ["estates.csv"]
    assert told(again) == [AREAS_READ, ("estates.csv", 2, 1, 1)]
    assert households(empty_graph, "示例花苑") == 640
