"""Terms: the states, what is drawn, and every choice in the address."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from app_pages import _frames, _months, _screen, _terms_chart, _terms_table, terms
from graph.settings import Settings
from queries.terms import Deadline
from tests.app_pages.conftest import Open, words

AREA = "310110009012"
"""同济新村, whose residents' committee was elected on 2012-06-16."""
DAY = datetime.date(2015, 8, 1)


def row(**more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "body_id": "o",
        "body": "某业委会",
        "number": 2,
        "status": "running",
        "start": datetime.date(2012, 1, 1),
        "due": datetime.date(2016, 1, 1),
        "first_due": datetime.date(2016, 1, 1),
        "postponement": None,
        "rule": None,
        "exceeded": None,
        "days": None,
        "days_left": None,
    }
    return {**given, **more}


@pytest.mark.parametrize(
    ("more", "severity"),
    [
        ({"status": "overdue", "days": 3}, "gap"),
        ({"status": "overdue", "days": 3, "exceeded": "RC2"}, "violation"),
        ({"status": "overdue", "days": 3, "exceeded": "PO7"}, "gap"),
        ({"status": "overdue", "days": 3, "rule": "RC2"}, "violation"),
        ({"status": "overdue", "days": 3, "rule": "PO7"}, "notice"),
        ({"status": "due_soon", "days_left": 3}, "notice"),
        ({"status": "running"}, "fine"),
        ({"status": "unknown"}, "unknown"),
    ],
)
def test_nobody_is_accused_by_a_secondary_rule(more: dict[str, Any], severity: str) -> None:
    assert _terms_table.state(row(**more))[0] == severity


@pytest.mark.parametrize(
    ("state", "rule", "severity"),
    [
        ("early_replacement", "OC9", "gap"),
        ("early_replacement", None, "notice"),
        ("by_election", "OC9", "notice"),
        ("unknown", None, "unknown"),
    ],
)
def test_a_loss_of_members_is_a_gap_only_by_a_rule_of_the_day(
    state: str, rule: str | None, severity: str
) -> None:
    assert terms._loss(row(depletion=state, depletion_rule=rule)) == severity


def parts(**more: Any) -> list[tuple[str, str, str]]:
    found = _terms_chart._current(row(**more), DAY)
    return [(part["state"], part["from"], part["to"]) for part in found]


def test_the_bar_of_a_term_goes_on_while_it_is_overdue() -> None:
    due = datetime.date(2015, 1, 1)
    assert [(start, end) for _state, start, end in parts(due=due, first_due=due)] == [
        ("2012-01-01", "2015-01-01"),
        ("2015-01-01", "2015-08-01"),
    ]


def test_an_approved_postponement_is_a_part_of_its_own() -> None:
    later = datetime.date(2017, 1, 1)
    assert [(start, end) for _state, start, end in parts(postponement="within", due=later)] == [
        ("2012-01-01", "2016-01-01"),
        ("2016-01-01", "2017-01-01"),
    ]


def test_a_term_of_unknown_end_is_drawn_to_the_date_and_one_without_start_not() -> None:
    assert [end for _state, _start, end in parts(due=None, first_due=None)] == ["2015-08-01"]
    assert parts(start=None) == []


def test_the_year_begins_with_the_month_of_the_date() -> None:
    months = _months._months(datetime.date(2015, 8, 31))
    assert (months[0], months[4], months[5], months[-1]) == (
        "2015-08", "2015-12", "2016-01", "2016-07",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "count", "told"),
    [
        (datetime.date(2015, 8, 1), 0, "1●"),
        (datetime.date(2015, 8, 3), 2, "3△2"),
        (datetime.date(2015, 7, 31), 2, ""),
    ],
)
def test_a_day_tells_how_much_is_due(day: datetime.date, count: int, told: str) -> None:
    assert _months._day(day, count, 8, DAY).words == told


def test_a_rule_not_known_on_the_day_is_told() -> None:
    report = Deadline("report", DAY, "o", "某业委会", "OwnersCommittee", (), "t", None)
    assert _months._rule(report) == "当日无已知规定"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("tab", ["terms", "months", "seats", "methods"])
def test_every_view_draws_the_sample(
    tab: str, language: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "terms", language, tab=tab)
    assert not test.exception
    assert not test.error
    assert len(test.dataframe) >= 2


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2015-06-16", "△ Due in 0 days"), ("2015-06-17", "✕ Overdue 1 day")],
)
def test_a_term_is_overdue_the_day_after_its_end(
    as_of: str, state: str, sample_server: Settings, open_page: Open
) -> None:
    """Elected on 2012-06-16 for three years; the next term begins after the sample's date."""
    test = open_page(
        sample_server.home, "terms", "en", as_of=as_of, kind="ResidentsCommittee", area=AREA
    )
    table = test.dataframe[0].value
    assert table["State"].tolist() == [state]
    assert (table["Began"][0], table["Due"][0]) == ("2012-06-16", "2015-06-16")
    assert table["Rule on the term"][0] == "RC2"


def test_where_there_are_several_streets_an_area_is_told_with_its_own(
    sample_server: Settings, open_page: Open
) -> None:
    where = {"scope": "310110", "area": "310110009018"}
    test = open_page(sample_server.home, "terms", "zh", **where)
    assert set(test.dataframe[0].value["居民区"]) == {"铁岭路九十弄 · 四平路街道"}
    assert "铁岭路九十弄 · 四平路街道" in test.selectbox(key="area_choice").options
    more = {"tab": "months", "month": "earlier"}
    months = open_page(sample_server.home, "terms", "zh", scope="310110", **more)
    listed = months.dataframe[1].value["居民区"]
    assert all(name.endswith(" · 四平路街道") for name in listed)


def test_filters_stand_in_the_address(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "terms", "en", state="overdue", kind="ResidentsCommittee")
    table = test.dataframe[0].value
    assert set(table["Kind"]) == {"Residents' committee"}
    assert all(state.startswith("✕ Overdue") for state in table["State"])
    assert 0 < len(table) < 23


def test_postponements_have_a_column_where_there_are_any(
    sample_server: Settings, open_page: Open
) -> None:
    def headings(area: str) -> list[str]:
        return list(open_page(sample_server.home, "terms", "en", area=area).dataframe[0].value)

    assert "Postponed until" not in headings(AREA)
    found = headings("310110009023")  # 金安: its election of 2015 was put off
    assert found.index("Postponed until") == found.index("Due") + 1


def test_choosing_a_state_writes_the_address(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "terms", "en")
    test.multiselect(key="state_choice").select("depleted").run()
    assert test.query_params["state"] == "depleted"
    assert all(told.startswith("! ") for told in test.dataframe[0].value["Members"])


def test_filters_that_fit_nothing_say_so(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "terms", "en", state="filing", kind="ResidentsCommittee")
    assert "Nothing matches the filters." in words(test)
    assert not test.exception


def test_a_body_opens_by_its_address_with_rule_and_what_closes_it(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "terms", "zh", body=f"org:{AREA}", tab="methods")
    said = words(test)
    assert "第 8 届：2012-06-16 起，2015-06-16 届满；选举方式：全民直选。" in said
    assert "居民委员会每届任期三年，可以连选连任。 规定 RC2（已核对）" in said
    assert "本届起始 2012-06-16；届满日期 2015-06-16；逾期天数 46" in said
    assert "自 2015-06-17 起" in said
    assert "消除条件：登记已开始的下一届" in said


def test_a_page_beyond_the_last_shows_the_last(
    sample_server: Settings, open_page: Open
) -> None:  # fmt: skip
    for asked, first in (("99", "141"), ("x", "1"), ("2", "21")):
        assert f"{first} to " in words(open_page(sample_server.home, "terms", "en", page=asked))


def test_the_month_and_the_day_stand_in_the_address(
    sample_server: Settings, open_page: Open
) -> None:
    month = open_page(sample_server.home, "terms", "en", tab="months", month="2015-09")
    day = open_page(
        sample_server.home, "terms", "en", tab="months", month="2015-08", day="2015-08-15"
    )
    days = month.dataframe[2].value["Day"]
    assert all(one.startswith("2015-09") for one in days)
    assert day.dataframe[2].value["Day"].tolist() == ["2015-08-15", "2015-08-15"]
    earlier = open_page(sample_server.home, "terms", "en", tab="months", month="earlier")
    assert max(earlier.dataframe[1].value["Day"]) < "2015-08-01"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh", "此范围内没有应换届的组织。"), ("en", "No elected body lies in this scope.")],
)
def test_a_scope_without_bodies_leads_to_the_template(
    language: str, sentence: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "terms", language, scope="310110009999")
    assert sentence in words(test)
    assert not test.dataframe
    assert not test.exception


def test_kinds_head_the_rows_of_methods_with_a_capital(
    sample_server: Settings, open_page: Open
) -> None:
    table = open_page(sample_server.home, "terms", "en", tab="methods").dataframe[0].value
    assert "Owners' committee" in set(table["Kind"])
    assert all(kind[0].isupper() for kind in table["Kind"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_month_stands_on_a_phone_whole(
    language: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "terms", language, tab="months")
    days = test.dataframe[1]
    assert len(days.value.columns) == 7
    widths = [column.get("width") for column in json.loads(days.proto.columns).values()]
    assert sum(filter(None, widths)) <= _screen.PHONE
    busy = max(days.value.to_numpy().ravel(), key=lambda words: _frames.width([words]))
    assert "△" in busy
    assert _frames.width([busy]) <= _screen.PHONE // 7 + 4  # the margin at its right
