"""The overview: one line an area, the most pressing first."""

from __future__ import annotations

import datetime
import json

import pytest

from app_pages import _frames, _other_date, _streets, _trend, overview
from app_pages._figures import Figure
from app_pages._matrix import Cell
from graph.settings import Settings
from queries.catalogue import catalogue
from queries.tables import Table
from tests.app_pages.conftest import Open, words

ROW = {
    "area_id": "310110009001", "area": "甲居委会", "estates": 2, "party_organisations": 1,
    "residents_committees": 1, "owners_committees": 2, "property_firms": 1, "vacant": 0,
    "critical": 0, "overdue": 0, "due_soon": 0, "partners": 1, "conflicts": 0,
    "estates_not_due": 0, "firms_unknown": 0, "due_unknown": 0, "agreements_unknown": 0,
    "conflicts_unknown": 0,
}  # fmt: skip
FILLED = {"area_id": "310110009001", "state": "filled", "part_timers": 3}


def test_a_body_that_is_there_is_counted() -> None:
    assert overview._body(ROW, "owners_committees") == Cell("2")


def test_an_absent_body_is_a_gap() -> None:
    assert (
        overview._body({**ROW, "party_organisations": 0}, "party_organisations").severity == "gap"
    )


def test_without_estates_nobody_knows_whether_an_owners_committee_is_due() -> None:
    row = {**ROW, "estates": 0, "owners_committees": 0}
    assert overview._body(row, "owners_committees").severity == "unknown"


def test_what_an_unknown_day_leaves_open_is_neither_fine_nor_missing() -> None:
    firm = {**ROW, "property_firms": 0, "firms_unknown": 1}
    agreement = {**ROW, "partners": 0, "agreements_unknown": 2}
    assert overview._body(firm, "property_firms") == Cell("○", "unknown")
    assert overview._lacks({**ROW, "property_firms": 0})
    assert not overview._lacks(firm)
    assert overview._partners(agreement) == Cell("○ 2", "unknown")
    assert overview._partners({**agreement, "partners": 1}) == Cell("1")
    assert overview._partners({**ROW, "partners": 0}).severity == "gap"
    assert overview._conflicts({**ROW, "conflicts_unknown": 1}) == Cell("○ 1", "unknown")
    assert overview._conflicts(ROW) == Cell("✓", "fine")
    assert overview._overdue({**ROW, "due_unknown": 1}, {}) == Cell("○ 1", "unknown")
    assert overview._overdue(ROW, {}) == Cell("✓", "fine")


def test_where_no_estate_is_due_an_absent_owners_committee_is_a_notice() -> None:
    row = {**ROW, "owners_committees": 0, "estates_not_due": 2}
    assert overview._body(row, "owners_committees").severity == "notice"
    assert overview._body({**row, "estates_not_due": 1}, "owners_committees").severity == "gap"
    assert not overview._lacks(row)


def test_an_overdue_term_is_as_grave_as_its_rule_is_known() -> None:
    def row(areas: list[str], rule: str | None, exceeded: str | None) -> dict[str, object]:
        return {"area_ids": areas, "rule": rule, "exceeded": exceeded}

    rows = [
        row(["a", "b"], None, None),  # only the filed end has passed
        row(["b"], "RC2", "RC2"),  # verified
        row(["c"], "PO7", "PO7"),  # a secondary source
        row(["d"], None, "PO7"),
    ]
    day = datetime.date(2015, 8, 1)
    found = overview._gravest(Table(catalogue()["overdue_terms"], rows, day))
    assert found == {"a": "gap", "b": "violation", "c": "notice", "d": "gap"}
    late = {"overdue": 2, "area_id": "b"}
    assert overview._overdue(late, found) == Cell("✕ 2", "violation")
    assert overview._overdue({**late, "area_id": "c"}, found) == Cell("△ 2", "notice")
    assert overview._overdue({**late, "area_id": "d"}, found) == Cell("! 2", "gap")
    soon = {"overdue": 0, "due_soon": 1, "due_unknown": 1}
    assert overview._overdue(soon, found).severity == "notice"  # as on the pages of terms and gaps


def test_a_big_branch_without_part_timers_is_only_a_name() -> None:
    assert overview._branch(FILLED) == Cell("✓ 3", "fine")
    assert overview._branch({**FILLED, "state": "empty"}).severity == "notice"
    assert overview._branch({**FILLED, "state": "none"}).severity == "notice"  # no law
    assert overview._branch({**FILLED, "state": "unknown"}).severity == "unknown"


def test_violations_weigh_more_than_any_number_of_gaps() -> None:
    one = {"a": Cell("✕", "violation"), "b": Cell("✓", "fine"), "c": Cell("3")}
    many = {name: Cell("!", "gap") for name in "abc"}
    assert overview._weight(one) < overview._weight(many)


def test_the_most_pressing_area_comes_first(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "overview", "zh")
    table = test.dataframe[0].value
    assert len(table) == 23
    first, last = (" ".join(map(str, table.iloc[place].tolist())) for place in (0, -1))
    assert "✕" in first
    assert "✕" not in last


def test_the_list_behind_a_figure_opens_by_the_address(
    sample_server: Settings, open_page: Open
) -> None:
    closed = open_page(sample_server.home, "overview", "en")
    opened = open_page(sample_server.home, "overview", "en", list="I3")
    assert len(opened.dataframe) == len(closed.dataframe) + 1
    assert opened.button(key="list_I3").label == "Close list"


def test_a_chosen_area_offers_the_pages_about_it(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "overview", "en", area="310110009018")
    assert "**铁岭路九十弄**" in words(test)


def test_a_scope_without_areas_says_so(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "overview", "en", scope="440106")
    assert "No area lies in this scope." in words(test)
    assert not test.error


def test_before_all_data_nothing_is_claimed(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "overview", "en", as_of="1950-01-01")
    assert not test.error
    figures = {metric.label.replace("\\", ""): metric.value for metric in test.metric}
    assert figures["One-shoulder rate"] == "n/a"


OTHER = datetime.date(2014, 8, 1)


def figure(
    value: float | None, numerator: int, denominator: int, *, unknown: int = 0, unit: str = "ratio"
) -> Figure:
    return Figure("I3", "One-shoulder rate", value, numerator, denominator, unknown, unit)


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app_pages._words.language", lambda: "en")


@pytest.mark.usefixtures("english")
def test_a_share_changes_by_points_and_says_what_it_was() -> None:
    told = _trend.told(figure(13 / 21, 13, 21), figure(0.5, 10, 20, unknown=1), OTHER)
    assert told == "+12 points against 2014-08-01: 50 % (10/20 · 1 unknown)"


@pytest.mark.usefixtures("english")
def test_less_has_a_minus_and_the_same_an_equal_sign() -> None:
    half, quarter = figure(0.5, 2, 4), figure(0.25, 1, 4)
    assert _trend.told(quarter, half, OTHER).startswith("−25 points")
    assert _trend.told(half, half, OTHER) == "= as on 2014-08-01: 50 % (2/4)"


@pytest.mark.usefixtures("english")
def test_an_index_changes_by_its_own_unit() -> None:
    more, less = figure(1.75, 7, 4, unit="index"), figure(1.5, 6, 4, unit="index")
    assert _trend.told(more, less, OTHER) == "+0.25 against 2014-08-01: 1.50"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("now", "before", "was"),
    [
        (figure(None, 0, 0), figure(0.5, 1, 2), "50 % (1/2)"),
        (figure(0.5, 1, 2), figure(None, 0, 0), "n/a (0/0)"),
    ],
)
def test_without_a_value_there_is_no_difference(now: Figure, before: Figure, was: str) -> None:
    assert _trend.told(now, before, OTHER) == f"Not comparable; on 2014-08-01 {was}"


@pytest.mark.parametrize(
    ("asked", "as_of", "expected"),
    [
        ("2013-05-01", "2015-08-01", "2013-05-01"),
        ("2016-05-01", "2015-08-01", "2016-05-01"),
        (None, "2015-08-01", "2014-08-01"),
        (None, "2016-02-29", "2015-02-28"),
        ("nonsense", "2015-08-01", "2014-08-01"),
        ("1800-01-01", "2015-08-01", "1949-01-01"),
        (None, "1949-03-01", "1949-03-01"),
    ],
)
def test_the_other_date_is_that_of_the_address_else_a_year_before(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, as_of: str, expected: str
) -> None:
    monkeypatch.setattr("app_pages._view.selected", lambda _name: asked)
    found = _other_date._asked(datetime.date.fromisoformat(as_of))
    assert found.isoformat() == expected


def test_a_street_counts_its_areas_by_state() -> None:
    cells = [
        Cell("! missing", "gap"),
        Cell("2"),
        Cell("✕ 3", "violation"),
        Cell("! missing", "gap"),
    ]
    assert _streets.together(cells) == Cell("✕ 1 ! 2", "violation")
    assert _streets.together([Cell("2"), Cell("✓", "fine")]) == Cell("✓", "fine")


def test_a_district_is_told_by_street(sample_server: Settings, open_page: Open) -> None:
    street = open_page(sample_server.home, "overview", "en").dataframe[0].value
    lacking = sum("!" in cell for cell in street["Owners"])
    for scope in ("310110", "all"):
        test = open_page(sample_server.home, "overview", "en", scope=scope)
        assert not test.exception
        assert "Streets, the most pressing first" in words(test)
        table = test.dataframe[0].value
        assert table["Areas"].tolist() == ["23"]
        assert f"! {lacking}" in table["Owners"][0]


def test_the_most_pressing_street_stands_first_then_the_smaller_code(
    sample_server: Settings, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine, gap = Cell("✓", "fine"), Cell("! missing", "gap")
    violation, notice = Cell("✕ 1", "violation"), Cell("△ 1", "notice")
    streets = {
        "310110006": [fine, fine],
        "310110005": [gap, gap],
        "310110004": [fine, violation],  # one violation weighs more than any number of gaps
        "310110003": [fine, gap],
        "310110002": [gap, fine],
        "310110001": [notice, notice],
    }
    lines = {
        f"{street}00{place}": dict.fromkeys(overview._COLUMNS, Cell("1")) | {"vacant": cell}
        for street, cells in streets.items()
        for place, cell in enumerate(cells)
    }
    monkeypatch.setattr(overview, "_lines", lambda _summary: lines)
    test = open_page(sample_server.home, "overview", "en", scope="310110")
    assert test.dataframe[0].value["Street"].tolist() == [
        "310110004", "310110005", "310110002", "310110003", "310110001", "310110006",
    ]  # fmt: skip


def test_each_figure_tells_the_other_date(sample_server: Settings, open_page: Open) -> None:
    english = words(open_page(sample_server.home, "overview", "en"))
    assert english.count("2014-08-01: ") + english.count("on 2014-08-01 ") == 5
    chinese = open_page(sample_server.home, "overview", "zh", **{"with": "2013-08-01"})
    assert words(chinese).count("2013-08-01") == 6  # five figures and the dates compared


@pytest.mark.parametrize(("language", "sign"), [("zh", "新增"), ("en", "Opened")])
def test_what_opened_and_closed_is_that_of_the_gaps_page(
    sample_server: Settings, open_page: Open, language: str, sign: str
) -> None:
    test = open_page(sample_server.home, "overview", language)
    table = next(one.value for one in test.dataframe if sign in str(one.value.iloc[0, 0]))
    gaps = open_page(sample_server.home, "gaps", language, tab="changes")
    titles = [one for group in gaps.button_group for one in group.options if sign in one]
    assert titles == [table.iloc[0, 0]]
    assert str(sum(table.iloc[0, 1:])) == titles[0].split()[-1]


def test_between_a_day_and_itself_nothing_changed(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "overview", "en", **{"with": "2015-08-01"})
    assert "No body was founded or dissolved, no term began or ended." in words(test)
    assert not test.exception


def test_a_page_of_changes_goes_on_paper_and_the_rest_is_counted(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "overview", "en")
    printed = [str(one.proto.body) for one in test.get("html") if "Term begun" in one.proto.body]
    assert len(printed) == 1
    assert printed[0].count("<tr>") == 1 + 40
    assert "The first 40 of 120 rows are printed" in printed[0]


def test_lists_call_areas_by_their_short_names_as_the_matrix_does(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "overview", "en")
    lists = [one.value for one in test.dataframe if "areas" in one.value]
    assert len(lists) == 2
    for listed in lists:
        assert not listed["areas"].str.contains("居委会").any()
        assert "鞍山四村第一" in set(listed["areas"])


def test_a_phone_is_told_which_tables_have_more_columns(
    sample_server: Settings, open_page: Open
) -> None:
    told = "Swipe the table sideways"
    assert words(open_page(sample_server.home, "overview", "en")).count(told) == 4
    methods = words(open_page(sample_server.home, "terms", "en", tab="months"))
    assert methods.count(told) == 2  # the months and the days of one have room


def test_a_column_is_wide_enough_for_cells_below_the_first(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "overview", "en", list="I15")
    overdue = next(one for one in test.dataframe if "form" in one.value)
    assert not overdue.value["form"].iloc[0]
    forms = [str(form) for form in overdue.value["form"]]
    assert json.loads(overdue.proto.columns)["form"]["width"] >= _frames.width(forms)
