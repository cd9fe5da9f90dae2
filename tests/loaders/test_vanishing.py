"""What a complete roster no longer has is told or ended, and nothing of it is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import loaders
from graph.archive import open_archive
from graph.connection import Graph
from loaders import _reading
from loaders._decisions import decisions_file

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
甲示,金安居委会,主任,2012-08,1970-01
乙示,金安居委会,委员,2012-08,1971-01
丙示,别处居委会,主任,2012-08,1972-01
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
    assert "乙示" in report.vanished[0].text
    assert ends(loaded) == {"甲示": None, "乙示": None, "丙示": None}
    assert report.load_id is None


def test_a_missing_row_is_ended_on_the_day_of_the_roster(loaded: Graph, tmp_path: Path) -> None:
    report = loaders.load(loaded, [later(tmp_path, JIA)], complete=loaders.Completeness("end", DAY))
    assert [each.ended for each in report.vanished] == [True]
    assert ends(loaded) == {"甲示": None, "乙示": DAY, "丙示": None}
    assert report.load_id is not None
    (row,) = loaded.read("MATCH (:Person {name: '乙示'})-[h:HOLDS]->() RETURN h.sources AS sources")
    with open_archive(loaded.home) as archive:
        evidence = archive.evidence(row["sources"][-1])
    assert evidence is not None
    assert evidence.cells["完整名册中已无此行"] == "holdings.csv · holdings · 3"
    loaders.rollback(loaded, report.load_id)
    assert ends(loaded) == {"甲示": None, "乙示": None, "丙示": None}


def test_each_end_has_its_own_evidence(loaded: Graph, tmp_path: Path) -> None:
    ding = HOLDINGS.splitlines()[1].replace("甲示", "丁示")
    loaders.load(loaded, [later(tmp_path, ding)])
    loaders.load(loaded, [later(tmp_path, JIA)], complete=loaders.Completeness("end", DAY))
    rows = loaded.read(
        "MATCH (p:Person)-[h:HOLDS]->() WHERE h.end IS NOT NULL "
        "RETURN p.name AS name, h.sources[-1] AS source"
    )
    with open_archive(loaded.home) as archive:
        told = {row["name"]: archive.evidence(row["source"]) for row in rows}
    assert {name: each and each.cells["姓名"] for name, each in told.items()} == {
        "乙示": "乙示", "丁示": "丁示",
    }  # fmt: skip


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
    assert ends(loaded)["乙示"] is None
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
    assert ends(loaded)["乙示"] == DAY


def test_a_row_that_comes_back_is_ended_no_more(loaded: Graph, tmp_path: Path) -> None:
    complete(loaded, later(tmp_path, JIA))
    before = ends(loaded)
    assert before["乙示"] == DAY
    path = tmp_path / "holdings.csv"
    report = loaders.load(loaded, [path])
    assert [(each.loaded, each.unchanged) for each in report.counts] == [(1, 2)]
    assert ends(loaded)["乙示"] is None
    again = loaders.load(loaded, [path])
    assert again.load_id is None
    assert report.load_id
    loaders.rollback(loaded, report.load_id)
    assert ends(loaded) == before
    # A row that says more than the former one speaks as well.
    changed = HOLDINGS.splitlines()[2].replace("1971-01", "1971-01-05")
    loaders.load(loaded, [later(tmp_path, changed)])
    assert ends(loaded)["乙示"] is None


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
    loaders.load(loaded, [later(tmp_path, "丁示,金安居委会,委员,2013-01,1973-01")])
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
    lines = [line for line in HOLDINGS.splitlines() if "乙示" not in line]
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
    assert ends(loaded)["乙示"] is None
    again = complete(loaded, later(tmp_path, JIA), date(2012, 8, 1))
    assert [each.ended for each in again.vanished] == [True]


def put(folder: Path, **sheets: str) -> Path:
    folder.mkdir()
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_body_does_not_end_with_a_name_of_it(loaded: Graph, tmp_path: Path) -> None:
    names = "别名,正式名称\n九十弄,铁岭路九十弄居委会\n金安,金安居委会\n"
    loaders.load(loaded, [put(tmp_path / "names", 别名=names)])
    now = put(tmp_path / "now", 别名="\n".join(names.splitlines()[:2]))
    report = complete(loaded, now)
    assert [(each.text, each.ended) for each in report.vanished] == [
        ("别名：金安；正式名称：金安居委会", False)
    ]
    (body,) = loaded.read(
        "MATCH (b:ResidentsCommittee {name: '金安居委会'}) "
        "RETURN b.aliases AS aliases, b.dissolved AS dissolved"
    )
    assert body == {"aliases": ["金安"], "dissolved": None}


TERMS = """组织,届次,起始日期
铁岭路九十弄居委会,9,2012-08
金安居委会,9,2012-08
别处居委会,9,2012-08
"""
RELATIVES = """姓名,亲属姓名,关系
甲示,乙示,配偶
甲示,丙示,配偶
戊示,丙示,配偶
"""


def test_a_term_lies_where_its_body_does_and_relatives_where_their_posts(
    loaded: Graph, tmp_path: Path
) -> None:
    more = f"{HOLDINGS.splitlines()[0]}\n丁示,金安居委会,委员,2012-08,1973-01\n"
    more += "戊示,别处居委会,委员,2012-08,1974-01\n"
    relatives = f"{RELATIVES}甲示,丁示,直系亲属\n"
    before = put(tmp_path / "before", 任职=more, 换届=TERMS, 亲属关系=relatives)
    loaders.load(loaded, [before])
    now = put(
        tmp_path / "now",
        换届="\n".join(TERMS.splitlines()[:2]),
        亲属关系="\n".join([RELATIVES.splitlines()[0], relatives.splitlines()[-1]]),
    )
    report = complete(loaded, now)
    # What lies in another subdistrict, or in two, the rosters do not speak of.
    assert sorted((each.file, each.row, each.ended) for each in report.vanished) == [
        ("亲属关系.csv", 2, False), ("换届.csv", 3, True),
    ]  # fmt: skip
    rows = loaded.read("MATCH (t:Term)-[:OF]->(b) RETURN b.name AS name, t.end AS end")
    assert {row["name"]: row["end"] for row in rows} == {
        "铁岭路九十弄居委会": None, "金安居委会": DAY, "别处居委会": None,
    }  # fmt: skip


def test_a_later_complete_roster_ends_what_the_one_taken_back_did(
    loaded: Graph, tmp_path: Path
) -> None:
    new = "丁示,金安居委会,委员,2013-01,1973-01"
    first = complete(loaded, later(tmp_path, JIA))
    second = complete(loaded, later(tmp_path, JIA, new), date(2016, 2, 1))
    assert second.vanished == ()
    third = complete(loaded, later(tmp_path, JIA), date(2017, 2, 1))
    assert [each.text.partition("；")[0] for each in third.vanished] == ["姓名：丁示"]
    assert ends(loaded)["乙示"] == DAY
    assert first.load_id
    assert second.load_id
    loaders.rollback(loaded, first.load_id)
    assert ends(loaded)["乙示"] == date(2016, 2, 1)
    loaders.rollback(loaded, second.load_id)
    assert ends(loaded) == {"甲示": None, "乙示": date(2017, 2, 1), "丙示": None}


def test_a_complete_roster_ends_nothing_that_had_not_begun_when_the_earlier_is_taken_back(
    loaded: Graph, tmp_path: Path
) -> None:
    first = complete(loaded, later(tmp_path, JIA))
    complete(loaded, later(tmp_path, JIA, "丁示,金安居委会,委员,2011-01,1973-01"), date(2012, 7, 1))
    assert first.load_id
    loaders.rollback(loaded, first.load_id)
    assert ends(loaded)["乙示"] is None


def test_what_ended_twice_has_the_day_of_the_earlier_again(loaded: Graph, tmp_path: Path) -> None:
    complete(loaded, later(tmp_path, JIA))
    back = loaders.load(loaded, [tmp_path / "holdings.csv"])
    complete(loaded, later(tmp_path, JIA), date(2017, 2, 1))
    assert ends(loaded)["乙示"] == date(2017, 2, 1)
    assert back.load_id
    loaders.rollback(loaded, back.load_id)
    assert ends(loaded)["乙示"] == DAY


def test_what_has_ended_goes_with_the_last_row_that_says_it(
    empty_graph: Graph, tmp_path: Path
) -> None:
    def names() -> list[object]:
        rows = empty_graph.read("MATCH (b:ResidentsCommittee) RETURN b.name AS name ORDER BY name")
        return [row["name"] for row in rows]

    loaders.load(empty_graph, [put(tmp_path / "areas", 居民区=AREAS)])
    before = loaders.load(empty_graph, [put(tmp_path / "before", 居委会=COMMITTEES)])
    kept = "\n".join([*COMMITTEES.splitlines()[:2], COMMITTEES.splitlines()[3]])
    after = complete(empty_graph, put(tmp_path / "after", 居委会=kept))
    assert before.load_id
    assert after.load_id
    loaders.rollback(empty_graph, before.load_id)
    assert names() == ["别处居委会", "铁岭路九十弄居委会"]
    loaders.rollback(empty_graph, after.load_id)
    assert names() == []


def test_what_stands_for_an_absence_is_no_row_of_its_load_and_of_no_file(
    loaded: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete(loaded, later(tmp_path, JIA))
    path = later(tmp_path, JIA, "丁示,金安居委会,委员,2013-01,1973-01")
    complete(loaded, path, date(2016, 2, 1))
    assert [load.rows for load, _ in loaders.history(loaded)[-2:]] == [0, 1]
    # The file is known whole: it is repeated without being read, and no absence with it.
    parsed: list[str] = []
    read = _reading.read_file
    monkeypatch.setattr(
        _reading, "read_file", lambda path: (parsed.append(path.name), read(path))[1]
    )
    new = put(
        tmp_path / "new", 任职=f"{HOLDINGS.splitlines()[0]}\n己示,别处居委会,委员,2013-01,1975-01\n"
    )
    report = loaders.load(loaded, [path, new])
    assert parsed == ["任职.csv"]
    assert [(each.file, each.unchanged) for each in report.counts] == [
        ("later.csv", 2), ("任职.csv", 0),
    ]  # fmt: skip
    with open_archive(loaded.home) as archive:
        repeated = archive.sql.execute("SELECT min(number) FROM confirmations").fetchone()
    assert repeated == (2,)


@pytest.fixture
def undecided(loaded: Graph) -> Iterator[Graph]:
    """Leave no decision behind: the home is that of all tests."""
    yield loaded
    decisions_file(loaded.home).unlink()


@pytest.mark.parametrize("known", [False, True])
def test_a_record_that_the_roster_names_is_open_once_it_is_judged_the_same(
    undecided: Graph, tmp_path: Path, *, known: bool
) -> None:
    vague, sure = "丁示,金安居委会,委员,2013-01,", "丁示,金安居委会,委员,2013-01,1973-01"
    loaders.load(undecided, [later(tmp_path, vague)])
    if known:
        loaders.load(undecided, [later(tmp_path, sure)])
    now = [JIA, HOLDINGS.splitlines()[2], sure]
    report = complete(undecided, later(tmp_path, *now, "己示,金安居委会,委员,2013-01,1975-01"))
    assert [each.ended for each in report.vanished] == [True]
    (pair,) = loaders.review(undecided)
    decision = loaders.decide(undecided, pair.id, "same")
    assert ends(undecided)["丁示"] is None
    loaders.undo(undecided, decision.id)
    rows = undecided.read("MATCH (:Person {name: '丁示'})-[h:HOLDS]->() RETURN h.end AS end")
    assert sorted(str(row["end"]) for row in rows) == ["2015-08-01", "None"]
