"""What was loaded is written back whole, and what cannot be written is told."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from loaders._answering import answer

STREET = {
    "居民区": "区划代码,居民区名称,街道\n310110009023,金安居委会,四平路街道\n",
    "居委会": "居委会名称,居民区\n金安居委会,金安居委会\n",
}
TWO_ROWS = """人员,,任职,,,
姓名,出生年月,组织,职务,日期,读书
甲示,1970-01,金安居委会,主任,2012-08,本科
乙示,1971-01,金安居委会,委员,2012-08,大专
"""


@pytest.fixture
def street(empty_graph: Graph, tmp_path: Path) -> Iterator[Graph]:
    for name, text in STREET.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path])
    path = tmp_path / "名册.csv"
    path.write_text(TWO_ROWS, encoding="utf-8")
    answer(empty_graph.home, [path], ["任职读书=education"])
    loaders.load(empty_graph, [path])
    yield empty_graph
    for kept in (empty_graph.home / "mappings").glob("*.toml"):
        kept.unlink()


def exported(graph: Graph, tmp_path: Path) -> tuple[loaders.Written, list[dict[str, str]]]:
    written = loaders.export(graph, tmp_path / "out")
    path = tmp_path / "out" / "任职.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [{name: text for name, text in row.items() if text} for row in csv.DictReader(file)]
    return written[path], rows


JIA = {
    "姓名": "甲示",
    "任职组织": "金安居委会",
    "职务": "主任",
    "任职日期": "2012-08",
    "出生年月": "1970-01",
    "学历": "本科",
}


def test_columns_that_only_an_answer_or_the_lower_heading_tells_are_written(
    street: Graph, tmp_path: Path
) -> None:
    told, rows = exported(street, tmp_path)
    yi = {"姓名": "乙示", "职务": "委员", "出生年月": "1971-01", "学历": "大专"}
    assert rows == [JIA, JIA | yi]
    assert (told.rows, told.unknown, told.parted) == (2, {}, 0)


def test_what_an_answer_told_that_was_forgotten_is_counted(street: Graph, tmp_path: Path) -> None:
    for path in (street.home / "mappings").glob("*.toml"):
        path.unlink()
    told, rows = exported(street, tmp_path)
    assert told.unknown == {"任职/读书": 2}
    assert all("学历" not in row for row in rows)


def test_what_a_complete_roster_ended_is_written_once_with_its_end(
    street: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("".join(TWO_ROWS.splitlines(keepends=True)[:3]), encoding="utf-8")
    day = date(2015, 8, 1)
    loaders.load(street, [path], complete=loaders.Completeness("end", day))
    _, rows = exported(street, tmp_path)
    assert [(row["姓名"], row.get("离职日期")) for row in rows] == [
        ("甲示", None), ("乙示", "2015-08-01"),
    ]  # fmt: skip


def test_a_row_of_which_a_part_ended_is_counted(street: Graph, tmp_path: Path) -> None:
    headings = "姓名,任职组织,职务,任职日期,出生年月\n"
    path = tmp_path / "多职.csv"
    path.write_text(f"{headings}丙示,金安居委会,主任、委员,2012-08,1972-01\n", encoding="utf-8")
    loaders.load(street, [path])
    path.write_text(f"{headings}丙示,金安居委会,委员,2012-08,1972-01\n", encoding="utf-8")
    loaders.load(street, [path], complete=loaders.Completeness("end", date(2015, 8, 1)))
    told, rows = exported(street, tmp_path)
    assert [row.get("离职日期") for row in rows if row["姓名"] == "丙示"] == [None, None]
    assert told.parted == 1
