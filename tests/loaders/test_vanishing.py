"""What a complete roster no longer has is told or ended, and nothing of it is deleted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import loaders
from graph.archive import open_archive
from graph.connection import Graph

AREAS = """区划代码,居民区名称,街道
310110009018,铁岭路九十弄居委会,四平路街道
310110009023,金安居委会,四平路街道
310110010001,别处居委会,五角场街道
"""
COMMITTEES = """居委会名称,居民区
铁岭路九十弄居委会,铁岭路九十弄居委会
金安居委会,金安居委会
别处居委会,别处居委会
"""
HOLDINGS = """姓名,任职组织,职务,任职日期,出生年月
甲某,金安居委会,主任,2012-08,1970-01
乙某,金安居委会,委员,2012-08,1971-01
丙某,别处居委会,主任,2012-08,1972-01
"""
DAY = date(2015, 8, 1)


@pytest.fixture
def loaded(empty_graph: Graph, tmp_path: Path) -> Graph:
    for name, text in (("areas", AREAS), ("committees", COMMITTEES), ("holdings", HOLDINGS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path])
    return empty_graph


def later(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "later.csv"
    path.write_text("\n".join([HOLDINGS.splitlines()[0], *lines]), encoding="utf-8")
    return path


def ends(graph: Graph) -> dict[str, object]:
    rows = graph.read("MATCH (p:Person)-[h:HOLDS]->() RETURN p.name AS name, h.end AS end")
    return {row["name"]: row["end"] for row in rows}


JIA = HOLDINGS.splitlines()[1]


def test_a_missing_row_is_only_told(loaded: Graph, tmp_path: Path) -> None:
    report = loaders.load(
        loaded, [later(tmp_path, JIA)], complete=loaders.Completeness("report", DAY)
    )
    # 丙 belongs to another subdistrict, of which the roster does not speak.
    assert [(each.file, each.row, each.ended) for each in report.vanished] == [
        ("holdings.csv", 3, False)
    ]
    assert "乙某" in report.vanished[0].text
    assert ends(loaded) == {"甲某": None, "乙某": None, "丙某": None}
    assert report.load_id is None


def test_a_missing_row_is_ended_on_the_day_of_the_roster(loaded: Graph, tmp_path: Path) -> None:
    report = loaders.load(loaded, [later(tmp_path, JIA)], complete=loaders.Completeness("end", DAY))
    assert [each.ended for each in report.vanished] == [True]
    assert ends(loaded) == {"甲某": None, "乙某": DAY, "丙某": None}
    assert report.load_id is not None
    (row,) = loaded.read("MATCH (:Person {name: '乙某'})-[h:HOLDS]->() RETURN h.sources AS sources")
    with open_archive(loaded.home) as archive:
        evidence = archive.evidence(row["sources"][-1])
    assert evidence is not None
    assert evidence.cells["完整名册中已无此行"] == "holdings.csv · holdings · 3"
    loaders.rollback(loaded, report.load_id)
    assert ends(loaded) == {"甲某": None, "乙某": None, "丙某": None}


def test_a_corrected_row_has_not_vanished(loaded: Graph, tmp_path: Path) -> None:
    corrected = HOLDINGS.splitlines()[2].replace("1971-01", "1971-01-05")
    report = loaders.load(
        loaded, [later(tmp_path, JIA, corrected)], complete=loaders.Completeness("end", DAY)
    )
    assert report.vanished == ()


def test_nothing_is_ended_where_a_row_was_refused(loaded: Graph, tmp_path: Path) -> None:
    bad = HOLDINGS.splitlines()[2].replace("2012-08", "2012-13")
    report = loaders.load(
        loaded, [later(tmp_path, JIA, bad)], complete=loaders.Completeness("end", DAY)
    )
    assert [each.ended for each in report.vanished] == [False]
    assert ends(loaded)["乙某"] is None
    assert "for 1 row was refused" in "".join(each.get("en") for each in report.remarks())


def test_a_body_that_is_gone_is_dissolved(loaded: Graph, tmp_path: Path) -> None:
    path = tmp_path / "later_committees.csv"
    path.write_text("\n".join(COMMITTEES.splitlines()[:2]), encoding="utf-8")
    report = loaders.load(loaded, [path], complete=loaders.Completeness("end", DAY))
    assert [each.text.partition("；")[0] for each in report.vanished] == ["居委会名称：金安居委会"]
    rows = loaded.read("MATCH (b:ResidentsCommittee) RETURN b.name AS name, b.dissolved AS end")
    assert {row["name"]: row["end"] for row in rows} == {
        "铁岭路九十弄居委会": None, "金安居委会": DAY, "别处居委会": None,
    }  # fmt: skip


def complete(graph: Graph, path: Path, day: date = DAY) -> loaders.Report:
    return loaders.load(graph, [path], complete=loaders.Completeness("end", day))


def test_what_has_ended_keeps_its_day_and_is_not_told_again(loaded: Graph, tmp_path: Path) -> None:
    complete(loaded, later(tmp_path, JIA))
    again = complete(loaded, later(tmp_path, JIA), date(2016, 8, 1))
    assert again.vanished == ()
    assert ends(loaded)["乙某"] == DAY


def test_a_row_that_comes_back_is_ended_no_more(loaded: Graph, tmp_path: Path) -> None:
    complete(loaded, later(tmp_path, JIA))
    before = ends(loaded)
    assert before["乙某"] == DAY
    path = tmp_path / "holdings.csv"
    report = loaders.load(loaded, [path])
    assert [(each.loaded, each.unchanged) for each in report.counts] == [(1, 2)]
    assert ends(loaded)["乙某"] is None
    again = loaders.load(loaded, [path])
    assert again.load_id is None
    assert report.load_id
    loaders.rollback(loaded, report.load_id)
    assert ends(loaded) == before
    # A row that says more than the former one speaks as well.
    changed = HOLDINGS.splitlines()[2].replace("1971-01", "1971-01-05")
    loaders.load(loaded, [later(tmp_path, changed)])
    assert ends(loaded)["乙某"] is None


def test_a_body_that_comes_back_exists_again_but_not_where_it_is_only_named(
    loaded: Graph, tmp_path: Path
) -> None:
    def dissolved() -> object:
        (row,) = loaded.read(
            "MATCH (b:ResidentsCommittee {name: '金安居委会'}) RETURN b.dissolved AS day"
        )
        return row["day"]

    path = tmp_path / "later_committees.csv"
    path.write_text("\n".join(COMMITTEES.splitlines()[:2]), encoding="utf-8")
    complete(loaded, path)
    loaders.load(loaded, [later(tmp_path, "丁某,金安居委会,委员,2013-01,1973-01")])
    assert dissolved() == DAY
    loaders.load(loaded, [tmp_path / "committees.csv"])
    assert dissolved() is None


CONTRACTS = """物业企业,小区,居民区,服务起始
甲物业,一号苑,铁岭路九十弄居委会,2012-01
乙物业,二号苑,金安居委会,2012-01
丙物业,三号苑,别处居委会,2012-01
甲物业,四号苑,别处居委会,2012-01
"""


def test_a_roster_of_ties_alone_is_complete_where_all_that_it_joins_lies(
    loaded: Graph, tmp_path: Path
) -> None:
    rosters = {
        "estates": "小区名称,居民区\n一号苑,铁岭路九十弄居委会\n二号苑,金安居委会\n"
        "三号苑,别处居委会\n四号苑,别处居委会\n",
        "firms": "物业企业名称\n甲物业\n乙物业\n丙物业\n",
        "contracts": CONTRACTS,
    }
    for name, text in rosters.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(loaded, [tmp_path])
    path = tmp_path / "now.csv"
    path.write_text("\n".join(CONTRACTS.splitlines()[:2]), encoding="utf-8")
    report = complete(loaded, path)
    assert [each.text.partition("；")[0] for each in report.vanished] == ["物业企业：乙物业"]
    rows = loaded.read("MATCH (f)-[s:SERVES]->(e) RETURN e.name AS name, s.end AS end")
    assert {row["name"]: row["end"] for row in rows} == {
        "一号苑": None, "二号苑": DAY, "三号苑": None, "四号苑": None,
    }  # fmt: skip


@pytest.mark.parametrize(("asked", "vanished"), [("任职日子", 0), ("职称资格", 1)])
def test_nothing_is_ended_while_a_column_waits_for_an_answer(
    loaded: Graph, tmp_path: Path, asked: str, vanished: int
) -> None:
    path = tmp_path / "asked.csv"
    lines = [line for line in HOLDINGS.splitlines() if "乙某" not in line]
    heading = lines[0].replace("任职日期", asked) if asked == "任职日子" else f"{lines[0]},{asked}"
    path.write_text("\n".join([heading, *lines[1:]]), encoding="utf-8")
    report = complete(loaded, path)
    assert [each.column for each in report.questions] == [asked]
    # Where no row is taken, none says of which subdistrict the roster speaks.
    assert [each.ended for each in report.vanished] == [False] * vanished
    assert set(ends(loaded).values()) == {None}
    (told,) = [each.get("en") for each in report.remarks() if "ended" in each.get("en")]
    assert told == (
        f"“Holdings”: nothing was ended, for it is not known yet what stands under {asked}. "
        "Answer and load again."
    )


def test_what_has_not_begun_is_told_and_not_ended(loaded: Graph, tmp_path: Path) -> None:
    before = date(2012, 7, 31)
    report = complete(loaded, later(tmp_path, JIA), before)
    assert [each.ended for each in report.vanished] == [False]
    assert ends(loaded)["乙某"] is None
    again = complete(loaded, later(tmp_path, JIA), date(2012, 8, 1))
    assert [each.ended for each in again.vanished] == [True]
