"""Of two rows that contradict each other the wrong one is deleted: the other one stands then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph

FOLDER = {
    "居民区": "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n",
    "小区": "小区名称,居民区\n晨曦苑,铁岭路九十弄居委会\n",
    "物业企业": "企业名称\n上海甲示物业有限公司\n",
}
HEAD = "居委会名称,居民区,成立日期\n"
EARLY = "铁岭路九十弄居委会,310110009018,1998\n"
LATE = "铁岭路九十弄居委会,310110009018,2003-05\n"

Load = Callable[[str], tuple[int | None, int, int]]


@pytest.fixture
def load(empty_graph: Graph, tmp_path: Path) -> Load:
    """Load a folder of a street; return the year of founding, rows loaded, rows unchanged."""
    for name, text in FOLDER.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")

    def loaded(rows: str) -> tuple[int | None, int, int]:
        (tmp_path / "居委会.csv").write_text(HEAD + rows, encoding="utf-8")
        report = loaders.load(empty_graph, [tmp_path])
        assert report.refusals == ()
        counts = [count for count in report.counts if count.kind == "residents_committees"]
        loaded = sum(count.loaded for count in counts)
        assert (report.load_id is None) == (report.total("loaded") == 0)
        return founded(empty_graph), loaded, sum(count.unchanged for count in counts)

    return loaded


def founded(graph: Graph) -> int | None:
    (row,) = graph.read("MATCH (c:ResidentsCommittee) RETURN c.founded.year AS year")
    year: int | None = row["year"]
    return year


def loads(graph: Graph) -> list[str]:
    rows = graph.read("MATCH (l:Load {status: 'done'}) RETURN l.id AS id ORDER BY l.number")
    return [row["id"] for row in rows]


def test_whichever_of_the_two_is_deleted(load: Load) -> None:
    assert load(EARLY + LATE) == (2003, 2, 0)
    assert load(EARLY) == (1998, 1, 0)
    assert load(EARLY) == (1998, 0, 1)
    # Both again: that which was new last has the last word, as in any roster that comes again.
    assert load(EARLY + LATE) == (1998, 0, 2)
    assert load(LATE) == (2003, 1, 0)


def test_the_wrong_one_is_corrected_to_what_the_other_says(load: Load) -> None:
    load(EARLY + LATE)
    assert load(EARLY + EARLY)[0] == 1998
    assert load(EARLY + EARLY) == (1998, 0, 2)


def test_both_in_the_file_go_on_as_they_were_beside_new_rows(load: Load) -> None:
    load(EARLY + LATE)
    for _ in range(2):
        assert load(EARLY + LATE) == (2003, 0, 2)
    # Beside a row that is new, and with it ever after.
    other = "铁岭路九十弄居委会,310110009018,\n"
    assert load(EARLY + LATE + other) == (2003, 1, 2)
    assert load(EARLY + LATE + other) == (2003, 0, 3)


def test_the_correction_is_taken_back(load: Load, empty_graph: Graph) -> None:
    load(EARLY + LATE)
    load(EARLY)
    loaders.rollback(empty_graph, loads(empty_graph)[-1])
    assert founded(empty_graph) == 2003
    assert load(EARLY) == (1998, 1, 0)


def test_the_correction_stays_when_the_first_load_is_taken_back(
    load: Load, empty_graph: Graph
) -> None:
    load(EARLY + LATE)
    load(EARLY)
    loaders.rollback(empty_graph, loads(empty_graph)[0])
    assert founded(empty_graph) == 1998


def test_what_is_exported_after_the_correction_says_it_too(
    load: Load, empty_graph: Graph, tmp_path: Path
) -> None:
    load(EARLY + LATE)
    load(EARLY)
    loaders.export(empty_graph, tmp_path / "out")
    empty_graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    loaders.load(empty_graph, [tmp_path / "out"])
    assert founded(empty_graph) == 1998


def test_a_tie_of_which_two_rows_differ(load: Load, empty_graph: Graph, tmp_path: Path) -> None:
    load(EARLY)
    path = tmp_path / "合同" / "物业服务合同.csv"
    path.parent.mkdir()
    head = "物业企业,小区,开始日期,合同备案日期\n"
    one = "上海甲示物业有限公司,晨曦苑,2014-06-01,2014-06-20\n"
    two = "上海甲示物业有限公司,晨曦苑,2014-06-01,2014-08-30\n"
    for rows, month in ((one + two, 8), (one, 6), (one, 6), (two, 8)):
        path.write_text(head + rows, encoding="utf-8")
        loaders.load(empty_graph, [path])
        (tie,) = empty_graph.read("MATCH ()-[s:SERVES]->() RETURN s.filed.month AS month")
        assert tie["month"] == month
