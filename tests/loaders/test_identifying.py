"""Which columns tell records apart, and what waits while it is asked what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from graph.facts import Node
from loaders._directory import GraphDirectory
from loaders._pipeline import make_facts
from loaders._reading import read_file
from loaders._tables import find_tables
from sample_data.__main__ import WORKBOOK

STREET = {
    "居民区": "区划代码,居民区名称,街道\n310110009023,金安居委会,四平路街道\n",
    "居委会": "居委会名称,居民区\n金安居委会,金安居委会\n",
}
ANSWERED_TO = {"short_name", "aliases"}
"""Other rows name a body so: without them they are refused, and nothing stands twice."""


def said(*, without_what_only_adds: bool) -> set[tuple[str, str]]:
    """Return kind and id of all that the sample says."""
    candidates = find_tables([read_file(WORKBOOK)]).candidates
    for each in candidates if without_what_only_adds else ():
        each.record.cells = {
            column.field: each.record.cells[column.field]
            for column in each.loader.SHEET.columns
            if column.field in each.record.cells
            and (column.required or column.identifies or column.field in ANSWERED_TO)
        }
    make_facts(candidates, GraphDirectory(lambda _: []))
    assert [each.refused for each in candidates if each.refused] == []
    return {
        (fact.label if isinstance(fact, Node) else fact.type, fact.id)
        for each in candidates
        for fact in each.facts
    }


def test_a_record_is_the_same_without_the_columns_that_do_not_identify() -> None:
    assert said(without_what_only_adds=True) <= said(without_what_only_adds=False)


@pytest.fixture
def street(empty_graph: Graph, tmp_path: Path) -> Graph:
    for name, text in STREET.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path])
    return empty_graph


@pytest.mark.parametrize(
    ("area", "listed", "asked", "loaded"),
    [
        ("居民区", "在协助清单内", "listed", 1),
        ("所属的居民区", "在协助事项清单内", "area", 0),
    ],
)
def test_a_task_waits_for_its_area_not_for_whether_it_is_listed(
    street: Graph, tmp_path: Path, area: str, listed: str, asked: str, loaded: int
) -> None:
    path = tmp_path / "工作任务.csv"
    path.write_text(
        f"任务名称,承担组织,接受日期,{area},{listed}\n入户登记,金安居委会,2015-06-18,金安,否\n",
        encoding="utf-8",
    )
    report = loaders.load(street, [path])
    assert [each.field for each in report.questions] == [asked]
    assert (report.total("loaded"), report.total("refused")) == (loaded, 1 - loaded)
