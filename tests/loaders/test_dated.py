"""A holding whose start rosters know more or less finely is one, where that is certain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loaders
from graph.connection import Graph
from graph.dates import PartialDate
from graph.facts import Tie, Value
from loaders._dated import Dated
from loaders._report import Report

STREET = {
    "居民区": "区划代码,居民区名称,街道\n310110009023,金安居委会,四平路街道\n",
    "居委会": "居委会名称,居民区\n金安居委会,金安居委会\n",
    "小区": "小区名称,居民区\n晨曦苑,金安居委会\n",
    "物业企业": "企业名称\n上海甲示物业有限公司\n",
}
HOLDINGS = "姓名,任职组织,职务,任职日期,离职日期,出生年月\n"
NO_START = "甲示,金安居委会,委员,,,1970-05\n"
STARTED = "甲示,金安居委会,委员,2012-08,,1970-05\n"
LATER = "甲示,金安居委会,委员,2017-08,,1970-05\n"
LEFT = "甲示,金安居委会,委员,2012-08,2017-03,1970-05\n"
LEFT_NO_START = "甲示,金安居委会,委员,,2017-03,1970-05\n"

Load = Callable[[str], Report]


@pytest.fixture
def load(empty_graph: Graph, tmp_path: Path) -> Load:
    """Return a loader of holdings into a graph that holds their street."""
    folder = tmp_path / "street"
    folder.mkdir()
    for name, text in STREET.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [folder])
    path = tmp_path / "任职.csv"

    def loaded(rows: str) -> Report:
        path.write_text(HOLDINGS + rows, encoding="utf-8")
        report = loaders.load(empty_graph, [path])
        assert report.refusals == ()
        return report

    return loaded


def held(graph: Graph, type_: str = "HOLDS") -> list[tuple[str | None, str | None]]:
    rows = graph.read(
        "MATCH ()-[r:$($type)]->() RETURN left(toString(r.start), 7) AS start, "
        "left(toString(r.end), 7) AS end ORDER BY start, end",
        {"type": type_},
    )
    return [(row["start"], row["end"]) for row in rows]


@pytest.mark.parametrize(("first", "second"), [(NO_START, STARTED), (STARTED, NO_START)])
def test_one_holding_whichever_comes_first(
    load: Load, empty_graph: Graph, first: str, second: str
) -> None:
    first_id = load(first).load_id
    second_id = load(second).load_id
    assert held(empty_graph) == [("2012-08", None)]
    # Again, in any order, nothing is new.
    for rows in (first, second, first + second, second + first):
        assert load(rows).load_id is None
    # Taken back, each leaves what the other said; and loaded again, it finds it.
    assert (first_id, second_id) != (None, None)
    loaders.rollback(empty_graph, str(second_id))
    assert held(empty_graph) == [("2012-08" if first is STARTED else None, None)]
    load(second)
    loaders.rollback(empty_graph, str(first_id))
    assert held(empty_graph) == [("2012-08" if second is STARTED else None, None)]
    load(first)
    assert held(empty_graph) == [("2012-08", None)]


@pytest.mark.parametrize("rows", [NO_START + STARTED, STARTED + NO_START])
def test_one_holding_in_one_roster(load: Load, empty_graph: Graph, rows: str) -> None:
    assert load(rows).noted == ()
    assert held(empty_graph) == [("2012-08", None)]


def test_the_same_end_is_the_same_holding(load: Load, empty_graph: Graph) -> None:
    load(LEFT_NO_START + LATER)
    load(LEFT + LATER)
    assert held(empty_graph) == [("2012-08", "2017-03"), ("2017-08", None)]


def test_an_end_may_be_known_less_finely(load: Load, empty_graph: Graph) -> None:
    load(LEFT_NO_START)
    load(LEFT.replace("2017-03", "2017-03-05"))
    assert held(empty_graph) == [("2012-08", "2017-03")]


def test_of_two_that_may_be_meant_none_is_taken(load: Load, empty_graph: Graph) -> None:
    load(STARTED + LATER)
    (told,) = load(NO_START).noted
    assert told.get("en") == (
        "任职.csv, sheet 任职, row 2: what it says of 甲示 may be known already, with another "
        "start, one known less finely, or none; that is not certain, so both stand."
    )
    assert held(empty_graph) == [("2012-08", None), ("2017-08", None), (None, None)]


@pytest.mark.parametrize(("first", "second"), [(NO_START, LEFT), (LEFT, NO_START)])
def test_another_end_may_be_another_holding(
    load: Load, empty_graph: Graph, first: str, second: str
) -> None:
    load(first)
    assert len(load(second).noted) == 1
    assert held(empty_graph) == [("2012-08", "2017-03"), (None, None)]


def test_what_had_ended_before_is_another_and_no_doubt(load: Load, empty_graph: Graph) -> None:
    load(LEFT_NO_START)
    assert load(LATER).noted == ()
    assert held(empty_graph) == [("2017-08", None), (None, "2017-03")]


def test_what_is_filled_in_has_not_vanished(load: Load, empty_graph: Graph, tmp_path: Path) -> None:
    load(NO_START)
    load(STARTED)
    report = loaders.load(
        empty_graph,
        [tmp_path / "任职.csv"],
        complete=loaders.Completeness("report", date(2020, 1, 1)),
    )
    assert report.vanished == ()


def test_what_is_exported_says_it_too(load: Load, empty_graph: Graph, tmp_path: Path) -> None:
    load(NO_START)
    load(STARTED)
    loaders.export(empty_graph, tmp_path / "out")
    empty_graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    loaders.load(empty_graph, [tmp_path / "out"])
    assert held(empty_graph) == [("2012-08", None)]


@pytest.mark.parametrize("known_first", [True, False])
def test_a_contract_is_completed(
    load: Load, empty_graph: Graph, tmp_path: Path, known_first: bool
) -> None:
    load(STARTED)
    path = tmp_path / "物业服务合同.csv"
    head = "物业企业,小区,开始日期,结束日期\n"
    starts = ["", "2014-06-01"]
    for start in reversed(starts) if known_first else starts:
        path.write_text(f"{head}上海甲示物业有限公司,晨曦苑,{start},2017-06-01\n", encoding="utf-8")
        loaders.load(empty_graph, [path])
    assert held(empty_graph, "SERVES") == [("2014-06", "2017-06")]


LEFT_BEFORE = "甲示,金安居委会,委员,,2005-03,1970-05\n"


@pytest.mark.parametrize("first", [NO_START + STARTED, STARTED])
def test_what_ended_before_it_began_is_an_earlier_one(
    load: Load, empty_graph: Graph, first: str
) -> None:
    load(first)
    load(LEFT_BEFORE)
    assert held(empty_graph) == [("2012-08", None), (None, "2005-03")]
    assert load(first + LEFT_BEFORE).load_id is None
    assert held(empty_graph) == [("2012-08", None), (None, "2005-03")]


def test_what_a_start_was_filled_into_keeps_its_end(load: Load, empty_graph: Graph) -> None:
    load(LEFT_NO_START)
    load(LEFT)
    left_again = LEFT_NO_START.replace("2017-03", "2021-05")
    assert len(load(left_again).noted) == 1  # it may be a correction of the end
    assert held(empty_graph) == [("2012-08", "2017-03"), (None, "2021-05")]
    for rows in (LEFT, LEFT_NO_START, left_again, left_again + LEFT):
        assert load(rows).load_id is None


@pytest.mark.parametrize("order", [1, -1])
def test_two_that_ended_and_began_nobody_knows_when(
    load: Load, empty_graph: Graph, order: int
) -> None:
    rows = [LEFT_BEFORE, LEFT_NO_START][::order]
    assert len(load("".join(rows)).noted) == 1  # or one of the ends is wrong
    assert held(empty_graph) == [(None, "2005-03"), (None, "2017-03")]
    for each in (*rows, "".join(reversed(rows))):
        assert load(each).load_id is None
    load(LEFT_BEFORE.replace(",,2005-03", ",2001-02,2005-03"))
    assert held(empty_graph) == [("2001-02", "2005-03"), (None, "2017-03")]


def test_two_records_judged_to_be_one_hold_it_once_in_one_load() -> None:
    dated = Dated(lambda _: (), lambda identity: "person:2" if "person" in identity else identity)
    post = ("Post", "post:1")
    unknown = Tie("HOLDS", ("Person", "person:1"), post)
    began = {"start": date(2012, 8, 1), "start_precision": "month"}
    started = Tie("HOLDS", ("Person", "person:2"), post, began, key="2012-08")
    assert dated.known_again(unknown).key == ""
    assert dated.known_again(started).key == ""


YEAR = "甲示,金安居委会,委员,2014,,1970-05\n"
MONTH = "甲示,金安居委会,委员,2014-03,,1970-05\n"
DAY = "甲示,金安居委会,委员,2014-03-15,,1970-05\n"
OTHER_DAY = "甲示,金安居委会,委员,2014-03-20,,1970-05\n"


def ended(row: str, end: str) -> str:
    """Return a row of a holding with its end."""
    return row.replace(",,1970", f",{end},1970")


def days(graph: Graph, type_: str = "HOLDS") -> list[tuple[str | None, str | None]]:
    """Return the starts, as finely as they are known, and ends of ties."""
    rows = graph.read(
        "MATCH ()-[r:$($type)]->() RETURN toString(r.start) AS start, toString(r.end) AS end, "
        "coalesce(r.start_precision, 'day') AS known_to ORDER BY start, end",
        {"type": type_},
    )
    letters = {"year": 4, "month": 7, "day": 10}
    return [(r["start"] and r["start"][: letters[r["known_to"]]], r["end"]) for r in rows]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("vague", "fine", "start"), [(MONTH, DAY, "2014-03-15"), (YEAR, MONTH, "2014-03")]
)
def test_a_start_known_more_finely_is_the_same_start(
    load: Load, empty_graph: Graph, vague: str, fine: str, start: str, order: int
) -> None:
    first, second = (vague, fine)[::order]
    first_id = load(first).load_id
    report = load(second)
    assert report.noted == ()
    assert days(empty_graph) == [(start, None)]
    for rows in (first, second, first + second, second + first):
        assert load(rows).load_id is None
    # Taken back, each leaves what the other said; and loaded again, it finds it.
    loaders.rollback(empty_graph, str(report.load_id))
    assert (days(empty_graph) == [(start, None)]) == (first is fine)
    assert len(days(empty_graph)) == 1
    load(second)
    loaders.rollback(empty_graph, str(first_id))
    assert (days(empty_graph) == [(start, None)]) == (second is fine)
    assert len(days(empty_graph)) == 1
    load(first)
    assert days(empty_graph) == [(start, None)]


@pytest.mark.parametrize(("first", "second"), [(MONTH, DAY), (DAY, MONTH)])
def test_of_one_start_an_end_may_be_news(
    load: Load, empty_graph: Graph, first: str, second: str
) -> None:
    load(first)
    assert load(ended(second, "2017-03-01")).noted == ()
    assert days(empty_graph) == [("2014-03-15", "2017-03-01")]
    load(ended(DAY, "2018-04-01"))  # corrected
    assert days(empty_graph) == [("2014-03-15", "2018-04-01")]
    assert len(load(ended(MONTH, "2019-05-01")).noted) == 1  # corrected, or another one
    assert days(empty_graph) == [("2014-03", "2019-05-01"), ("2014-03-15", "2018-04-01")]


def test_starts_that_agree_and_ends_that_do_not_may_be_two(load: Load, empty_graph: Graph) -> None:
    load(ended(MONTH, "2017-03-01"))
    assert len(load(ended(DAY, "2019-05-01")).noted) == 1
    assert days(empty_graph) == [("2014-03", "2017-03-01"), ("2014-03-15", "2019-05-01")]


@pytest.mark.parametrize("unknown", [NO_START, MONTH])
def test_two_starts_are_never_one_though_the_key_of_one_is_taken(
    load: Load, empty_graph: Graph, unknown: str
) -> None:
    first = load(DAY).load_id
    load(unknown)
    loaders.rollback(empty_graph, str(first))
    load(OTHER_DAY)
    assert days(empty_graph) == [("2014-03-20", None)]
    load(DAY)
    assert days(empty_graph) == [("2014-03-15", None), ("2014-03-20", None)]
    for rows in (DAY, OTHER_DAY, DAY + OTHER_DAY):
        assert load(rows).load_id is None


@pytest.mark.parametrize("order", [1, -1])
def test_a_start_known_more_finely_has_not_vanished(
    load: Load, empty_graph: Graph, tmp_path: Path, order: int
) -> None:
    first, second = (MONTH, DAY)[::order]
    load(first)
    load(second)
    complete = loaders.Completeness("end", date(2020, 1, 1))
    assert loaders.load(empty_graph, [tmp_path / "任职.csv"], complete=complete).vanished == ()
    assert days(empty_graph) == [("2014-03-15", None)]


@pytest.mark.parametrize("order", [1, -1])
def test_what_a_complete_roster_ended_is_known_again(
    load: Load, empty_graph: Graph, tmp_path: Path, order: int
) -> None:
    first, second = (MONTH, DAY)[::order]
    load(first + LATER.replace("甲示", "乙示"))
    path = tmp_path / "任职.csv"
    path.write_text(HOLDINGS + LATER.replace("甲示", "乙示"), encoding="utf-8")
    ending = loaders.load(
        empty_graph, [path], complete=loaders.Completeness("end", date(2020, 1, 1))
    ).load_id
    load(second)
    assert [each for each in days(empty_graph) if each[0] != "2017-08"] == [("2014-03-15", None)]
    loaders.rollback(empty_graph, str(ending))
    assert [each for each in days(empty_graph) if each[0] != "2017-08"] == [("2014-03-15", None)]


def test_starts_more_and_less_fine_are_exported(
    load: Load, empty_graph: Graph, tmp_path: Path
) -> None:
    load(DAY)
    load(MONTH)
    loaders.export(empty_graph, tmp_path / "out")
    empty_graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    loaders.load(empty_graph, [tmp_path / "out"])
    assert days(empty_graph) == [("2014-03-15", None)]


@pytest.mark.parametrize("order", [1, -1])
def test_a_contract_and_an_employer_whose_start_is_known_more_finely(
    load: Load, empty_graph: Graph, tmp_path: Path, order: int
) -> None:
    load(STARTED)
    contracts, employed = tmp_path / "物业服务合同.csv", tmp_path / "聘用.csv"
    for start in ("2014-06", "2014-06-01")[::order]:
        contracts.write_text(
            f"物业企业,小区,开始日期\n上海甲示物业有限公司,晨曦苑,{start}\n", encoding="utf-8"
        )
        employed.write_text(
            "姓名,任职组织,职务,任职日期,出生年月,工作单位\n"
            f"丙示,金安居委会,委员,{start},1970-05,上海甲示物业有限公司\n",
            encoding="utf-8",
        )
        loaders.load(empty_graph, [contracts])
        loaders.load(empty_graph, [employed])
    assert days(empty_graph, "SERVES") == [("2014-06-01", None)]
    assert days(empty_graph, "EMPLOYED_BY") == [("2014-06-01", None)]


def said(start: PartialDate | None, end: PartialDate | None = None) -> Tie:
    """Return a tie of one person to one post."""
    properties: dict[str, Value] = {}
    for name, day in (("start", start), ("end", end)):
        if day:
            properties |= {name: day.first, f"{name}_precision": day.precision}
    ends = ("Person", "person:1"), ("Post", "post:1")
    return Tie("HOLDS", *ends, properties, key=str(start or ""))


ABOUT_2014 = PartialDate(date(2014, 1, 1), "circa")
IN_2014 = PartialDate(date(2014, 1, 1), "year")
IN_MARCH = PartialDate(date(2014, 3, 1), "month")
ON_15_MARCH, ON_20_MARCH = (PartialDate(date(2014, 3, day)) for day in (15, 20))
IN_2017 = PartialDate(date(2017, 1, 1), "year")


@pytest.mark.parametrize(
    ("rows", "keys", "doubtful"),
    [
        # Known less finely or not at all: one, by the key that was first.
        ([said(IN_2014), said(ON_15_MARCH), said(IN_MARCH)], ["2014"], 0),
        ([said(ABOUT_2014), said(IN_2014)], ["约2014"], 0),
        ([said(IN_MARCH), said(ABOUT_2014)], ["2014-03"], 0),
        ([said(None), said(IN_MARCH), said(ON_15_MARCH)], [""], 0),
        # It is the day that stands: another day is another holding.
        ([said(ON_15_MARCH), said(IN_MARCH), said(ON_20_MARCH)], ["2014-03-15", "2014-03-20"], 0),
        ([said(IN_MARCH), said(ON_15_MARCH), said(ON_20_MARCH)], ["2014-03", "2014-03-20"], 0),
        # Either may be meant.
        (
            [said(ON_15_MARCH), said(ON_20_MARCH), said(IN_MARCH)],
            ["2014-03-15", "2014-03-20", "2014-03"],
            1,
        ),
        # One had ended before the other began.
        ([said(IN_2014, ON_15_MARCH), said(ON_20_MARCH)], ["2014", "2014-03-20"], 0),
        ([said(ON_20_MARCH), said(IN_2014, ON_15_MARCH)], ["2014-03-20", "2014"], 0),
        # A start that may be the same is surer than one that is unknown.
        (
            [said(IN_2017), said(ON_15_MARCH), said(None), said(IN_MARCH)],
            ["2017", "2014-03-15", ""],
            1,
        ),
        # An end may be news; another end is another holding, or a correction.
        ([said(IN_MARCH), said(ON_15_MARCH, IN_2017)], ["2014-03"], 0),
        ([said(IN_MARCH, IN_2017), said(ON_15_MARCH)], ["2014-03"], 0),
        ([said(ON_15_MARCH, ON_20_MARCH), said(IN_MARCH, IN_2017)], ["2014-03-15", "2014-03"], 1),
    ],
)
def test_which_of_the_ties_between_two_is_meant(
    rows: list[Tie], keys: list[str], doubtful: int
) -> None:
    dated = Dated(lambda _: ())
    assert list(dict.fromkeys(dated.known_again(tie).key for tie in rows)) == keys
    assert len(dated.doubtful) == doubtful


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("ended", "begun"),
    [
        ((PartialDate(date(2018, 1, 1), "year"), PartialDate(date(2018, 6, 1), "month")),
         PartialDate(date(2018, 6, 15))),
        ((PartialDate(date(2015, 1, 1), "year"), PartialDate(date(2015, 1, 1), "year")),
         PartialDate(date(2015, 9, 1), "month")),
    ],
)  # fmt: skip
def test_what_may_have_ended_before_the_other_began_is_no_news_of_it(
    ended: tuple[PartialDate, PartialDate], begun: PartialDate, order: int
) -> None:
    dated = Dated(lambda _: ())
    rows = [said(*ended), said(begun)][::order]
    first, second = map(dated.known_again, rows)
    assert first.id != second.id
    assert dated.doubtful == {second.id}


def test_what_was_said_before_is_known_again_whatever_came_between() -> None:
    rows = [said(ON_15_MARCH, IN_2017), said(IN_MARCH), said(ON_20_MARCH, IN_2017)]
    before = Dated(lambda _: ())
    first, vague, other = map(before.known_again, rows)
    assert vague.id == first.id != other.id
    after = Dated(lambda _: (first, vague, other))
    assert after.known_again(said(IN_MARCH)).id == first.id


@pytest.mark.parametrize(
    ("rows", "ties"),
    [
        # An end that was corrected, and then a start known more finely.
        ([said(IN_2014, IN_2017), said(IN_2014, ON_20_MARCH), said(ON_15_MARCH)], 1),
        # A year that was joined to a day; then another of that year, which ended with it.
        ([said(ON_20_MARCH), said(IN_2014, IN_2017), said(IN_2014, IN_2014)], 2),
        # Two of one start told by their ends.
        ([said(IN_2014, IN_2014), said(ON_15_MARCH, IN_2014), said(IN_2014)], 2),
    ],
)
def test_what_is_said_again_is_no_other_copy(rows: list[Tie], ties: int) -> None:
    before = Dated(lambda _: ())
    known = [before.known_again(tie) for tie in rows]
    assert len({tie.id for tie in known}) == ties
    for row, tie in zip(rows, known, strict=True):
        assert before.known_again(row).id == tie.id
        assert Dated(lambda _: known).known_again(row).id == tie.id


STARTS = (None, ABOUT_2014, IN_2014, IN_MARCH, ON_15_MARCH, ON_20_MARCH, IN_2017)
ENDS = (None, ON_20_MARCH, IN_2014, IN_2017)


@settings(derandomize=True, max_examples=500)
@given(
    st.lists(st.builds(said, st.sampled_from(STARTS), st.sampled_from(ENDS)), max_size=6),
    st.booleans(),
)
def test_whatever_is_said_again_is_said_of_the_same(rows: list[Tie], in_one_load: bool) -> None:
    known: list[Tie] = []
    dated = Dated(lambda _: ())
    for row in rows:
        load = dated if in_one_load else Dated(lambda _: known)
        known.append(load.known_again(row))
    for row, tie in zip(rows, known, strict=True):
        assert Dated(lambda _: known).known_again(row).id == tie.id
