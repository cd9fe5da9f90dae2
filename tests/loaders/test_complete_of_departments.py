"""Departments send complete rosters of their own bodies. All people and names are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph

FIRST = {
    "居民区": "区划代码,居民区名称,街道\n310110888003,柳岸居委会,青禾路街道\n",
    "居委会": "居委会名称,居民区\n柳岸居委会,柳岸\n",
    "党组织": "党组织名称,组织形式,覆盖居民区\n柳岸居民区党支部,党支部,柳岸\n",
}
HEAD = "姓名,任职组织,职务,任职日期,离职日期,出生年月\n"
PARTY = HEAD + "阮清,柳岸居民区党支部,书记,2021-03,,1975-09\n"
MEMBERS = HEAD + "阮清,柳岸居委会,主任,2021-06,,1975-09\n方海,柳岸居委会,委员,2021-06,,1981-10\n"
NOW = HEAD + "阮清,柳岸居委会,主任,2021-06,,1975-09\n"
DAY = date(2026, 6, 19)

Load = Callable[..., loaders.Report]


@pytest.fixture
def load(empty_graph: Graph, tmp_path: Path) -> Load:
    """Load rosters, each time from a folder of its own."""

    def loaded(*, complete: bool = False, **rosters: str) -> loaders.Report:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, text in rosters.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        wanted = loaders.Completeness("end", DAY) if complete else None
        report = loaders.load(empty_graph, [folder], complete=wanted)
        assert report.refusals == ()
        return report

    loaded(**FIRST)
    return loaded


def ends(graph: Graph) -> dict[tuple[str, str], date | None]:
    rows = graph.read(
        "MATCH (p:Person)-[h:HOLDS]->(q) RETURN p.name AS name, q.role AS role, h.end AS end"
    )
    return {(row["name"], row["role"]): row["end"] for row in rows}


def test_a_roster_of_committees_says_nothing_of_the_party(load: Load, empty_graph: Graph) -> None:
    """It ended every secretary of the street."""
    load(党务任职=PARTY, 居委任职=MEMBERS)
    report = load(complete=True, 居委任职=NOW)
    assert [each.text.partition("；")[0] for each in report.vanished] == ["姓名：方海"]
    assert "“任职”：名册中没有只涉及党组织的行，故未核对其是否缺少；此前的名册中有 1 行。" in [
        each.get("zh") for each in report.remarks()
    ]
    assert ends(empty_graph) == {
        ("阮清", "secretary"): None, ("阮清", "director"): None, ("方海", "member"): DAY,
    }  # fmt: skip


@pytest.mark.parametrize("order", [1, -1])
def test_what_a_row_ended_keeps_its_day(load: Load, empty_graph: Graph, order: int) -> None:
    """The row without an end is missing too, and gave it the day of the complete roster."""
    left = HEAD + "方海,柳岸居委会,委员,2021-06,2026-03-10,1981-10\n"
    for text in (MEMBERS, left)[::order]:
        load(居委任职=text)
    report = load(complete=True, 居委任职=NOW)
    assert report.vanished == ()
    assert ends(empty_graph)["方海", "member"] == date(2026, 3, 10)


def test_what_ends_later_is_told_and_keeps_its_day(load: Load, empty_graph: Graph) -> None:
    load(居委任职=MEMBERS)
    load(居委任职=HEAD + "方海,柳岸居委会,委员,2021-06,2026-12-31,1981-10\n")
    report = load(complete=True, 居委任职=NOW)
    assert [each.ended for each in report.vanished] == [False, False]
    assert ends(empty_graph)["方海", "member"] == date(2026, 12, 31)


BOTH = HEAD + "阮清,柳岸居民区党支部,书记,2021-03,,1975-09\n阮清,柳岸居委会,主任,2021-06,,1975-09\n"
HEADS = HEAD + "阮清,柳岸居委会,书记兼主任,2021-06,,1975-09\n"


def test_who_holds_both_posts_makes_a_roster_of_committees_none_of_the_party(
    load: Load, empty_graph: Graph
) -> None:
    """One 书记兼主任 ended all other posts of the Party."""
    load(党务任职=HEAD + "方海,柳岸居民区党支部,纪检委员,2021-03,,1981-10\n")
    kept = HEADS + "何田,柳岸居委会,委员,2021-06,,1988-02\n"
    load(居委任职=kept + "方海,柳岸居委会,委员,2021-06,,1981-10\n")
    load(complete=True, 居委任职=kept)
    ended = {key for key, day in ends(empty_graph).items() if day}
    assert ended == {("方海", "member")}


def test_who_held_both_posts_is_missing_from_such_a_roster(load: Load, empty_graph: Graph) -> None:
    kept = HEAD + "何田,柳岸居委会,委员,2021-06,,1988-02\n"
    load(居委任职=kept + "方海,柳岸居委会,书记兼主任,2021-06,,1981-10\n")
    load(complete=True, 居委任职=kept + "阮清,柳岸居委会,书记兼主任,2026-06,,1975-09\n")
    ended = {key for key, day in ends(empty_graph).items() if day}
    assert ended == {("方海", "secretary"), ("方海", "director")}


def test_who_held_both_posts_is_missing_where_each_post_has_its_row(
    load: Load, empty_graph: Graph
) -> None:
    load(任职=HEAD + "方海,柳岸居委会,书记兼主任,2021-06,,1981-10\n")
    load(complete=True, 任职=BOTH)
    ended = {key for key, day in ends(empty_graph).items() if day}
    assert ended == {("方海", "secretary"), ("方海", "director")}
