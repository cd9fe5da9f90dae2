"""The overview: one line an area, the most pressing first."""

from __future__ import annotations

from app_pages import overview
from app_pages._matrix import Cell
from graph.settings import Settings
from tests.app_pages.conftest import Open, words

ROW = {
    "area_id": "310110009001", "area": "甲居委会", "estates": 2, "party_organisations": 1,
    "residents_committees": 1, "owners_committees": 2, "property_firms": 1, "vacant": 0,
    "critical": 0, "overdue": 0, "due_soon": 0, "partners": 1, "conflicts": 0,
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


def test_an_overdue_term_is_grave_only_by_a_verified_rule() -> None:
    row = {**ROW, "overdue": 2}
    assert overview._overdue(row, {"甲居委会"}) == Cell("✕ 2", "violation")
    assert overview._overdue(row, set()) == Cell("△ 2", "notice")


def test_a_big_branch_without_part_timers_is_only_a_name() -> None:
    assert overview._branch(FILLED) == Cell("✓ 3", "fine")
    assert overview._branch({**FILLED, "state": "empty"}).severity == "notice"
    assert overview._branch({**FILLED, "state": "none"}).severity == "gap"
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
