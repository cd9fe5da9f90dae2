"""Rosters two rows of which say different things of one record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import loaders
from graph.changes import Changes
from graph.connection import Graph
from loaders import _loading
from loaders._report import Report

STREET = {
    "居民区": "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n"
    "310110009023,金安居委会,四平路街道\n",
    "居委会": "居委会名称,居民区\n铁岭路九十弄居委会,铁岭路九十弄居委会\n金安居委会,金安居委会\n",
}
HEAD = "姓名,任职组织,职务,任职日期,离职日期,出生年月,学历\n"
LANE = "甲示,铁岭路九十弄居委会,委员,2012-08,,1970-05,本科\n"
JINAN = "甲示,金安居委会,委员,2012-08,,1970-05,大专\n"
JINAN_LEFT = "甲示,金安居委会,委员,2012-08,2017-03,1970-05,大专\n"

Load = Callable[[str], tuple[str, int, int]]


@pytest.fixture
def load(empty_graph: Graph, tmp_path: Path) -> Load:
    """Load holdings; return the education that stands, rows loaded and rows unchanged."""
    for name, text in STREET.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path])
    path = tmp_path / "任职.csv"

    def loaded(rows: str) -> tuple[str, int, int]:
        path.write_text(HEAD + rows, encoding="utf-8")
        report: Report = loaders.load(empty_graph, [path])
        assert report.refusals == ()
        assert (report.load_id is None) == (report.total("loaded") == 0)
        (person,) = empty_graph.read(
            "MATCH (p:Person {name: '甲示'}) RETURN p.education AS education"
        )
        return person["education"], report.total("loaded"), report.total("unchanged")

    return loaded


def test_the_same_roster_again_changes_nothing_though_its_rows_contradict(load: Load) -> None:
    assert load(LANE + JINAN) == ("college", 2, 0)
    assert load(LANE + JINAN_LEFT) == ("college", 1, 1)
    for _ in range(3):
        assert load(LANE + JINAN_LEFT) == ("college", 0, 2)
    # Nor in another order or writing: what it says is the same.
    assert load(JINAN_LEFT + LANE.replace("2012-08", "2012.8")) == ("college", 0, 2)


def test_a_row_that_is_new_has_the_last_word_wherever_it_stands(load: Load) -> None:
    load(LANE + JINAN)
    graduate = LANE.replace("本科", "硕士")
    assert load(graduate + JINAN) == ("graduate", 1, 1)
    assert load(graduate + JINAN) == ("graduate", 0, 2)


def test_a_row_speaks_again_where_its_roster_lacks_what_overruled_it(load: Load) -> None:
    load(LANE + JINAN)
    assert load(LANE.replace("本科", "硕士"))[0] == "graduate"
    # Neither row of the first roster stands; of the two the later has the last word, as before.
    assert load(LANE + JINAN) == ("college", 2, 0)
    assert load(LANE + JINAN) == ("college", 0, 2)


def test_a_load_cut_off_before_it_is_noted_what_differs_does_not_count(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_loading, "take_back", off)
        patch.setattr(Changes, "note_differing", off)
        with pytest.raises(KeyboardInterrupt):
            load(LANE + JINAN)
    assert load(LANE + JINAN)[0] == "college"
    # Were the first load taken for whole, nothing would tell that this row was overruled.
    assert load(LANE) == ("bachelor", 1, 0)


def test_a_row_speaks_again_beside_others_that_stand(load: Load) -> None:
    load(LANE)
    load(JINAN)
    assert load(LANE) == ("bachelor", 1, 0)
    assert load(JINAN) == ("college", 1, 0)


def test_a_row_that_repeats_beside_a_new_one_stays_when_that_is_taken_back(
    load: Load, empty_graph: Graph
) -> None:
    load(LANE + JINAN)
    load(LANE + JINAN_LEFT)
    other = "乙示,金安居委会,主任,2012-08,,1971-05,本科\n"
    assert load(LANE + JINAN_LEFT + other) == ("college", 1, 2)
    assert load(LANE + JINAN_LEFT + other) == ("college", 0, 3)
    latest = max((record for record, _ in loaders.history(empty_graph)), key=lambda it: it.number)
    loaders.rollback(empty_graph, latest.id)
    assert load(LANE + JINAN_LEFT) == ("college", 0, 2)
