"""What the sample shows of decisions, tasks, funds, cases and units, counted by plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

THEN, NOW = date(2015, 8, 1), date(2026, 8, 1)
Row = dict[str, Any]


def within_a_year(street: Any, sheet: str, heading: str, as_of: date) -> Iterator[Row]:
    for row in street.rows(sheet):
        if as_of - timedelta(days=365) <= row[heading].date() <= as_of:
            yield row


def share(rows: list[Row], heading: str, value: str) -> float:
    known = [row for row in rows if row[heading]]
    return sum(row[heading] == value for row in known) / len(known)


def test_opinions_are_rarely_recorded_then_and_mostly_now(street: Any) -> None:
    recorded = {}
    for as_of in (THEN, NOW):
        rows = list(within_a_year(street, "议事决定", "决定日期", as_of))
        recorded[as_of] = sum(bool(row["监督意见"]) for row in rows) / len(rows)

    assert recorded[THEN] < 0.4
    assert recorded[NOW] > 0.6


def test_fewer_tasks_stand_off_the_list_now(street: Any) -> None:
    off = {}
    for as_of in (THEN, NOW):
        rows = list(within_a_year(street, "工作任务", "接受日期", as_of))
        off[as_of] = share(rows, "在协助事项清单内", "否")

    assert off[THEN] > 0.25 > off[NOW]


def test_some_areas_have_less_than_the_floor_then_and_none_now(street: Any) -> None:
    funds = {
        year: [
            row["工作经费（元）"]
            for row in street.rows("经费与人员", 年度=year)
            if row["工作经费（元）"]
        ]
        for year in (2015, 2026)
    }

    assert 0 < sum(yuan < 100_000 for yuan in funds[2015]) < len(funds[2015])
    assert min(funds[2026]) >= 100_000


@pytest.mark.parametrize("form", ["调解", "联动"])
def test_a_case_goes_forward_in_time(street: Any, form: str) -> None:
    steps = ("收到日期", "受理日期", "派单日期", "达成协议日期", "司法确认日期")
    rows = street.rows("调解与联动", 事项类别=form)

    assert len(rows) > 60
    for row in rows:
        days = [row[step] for step in steps if row[step]]
        assert days == sorted(days), row
        assert not row["司法确认日期"] or row["达成协议日期"], row


def test_cases_are_confirmed_in_time_and_too_late(street: Any) -> None:
    waits = [
        (row["司法确认日期"] - row["达成协议日期"]).days
        for row in street.rows("调解与联动", 事项类别="调解")
        if row["司法确认日期"]
    ]

    assert min(waits) <= 30 < max(waits)


def test_units_with_fewer_than_three_members_stand_in_the_joint_branch(street: Any) -> None:
    for row in street.rows("单位党建"):
        if row["所在党组织"] == "四平路街道驻区单位联合党支部" and row["摸底日期"].year == 2015:
            assert row["正式党员数"] < 3


def test_some_units_should_have_an_organisation_and_have_not(street: Any) -> None:
    lacking = [
        row["单位"]
        for row in street.rows("单位党建")
        if row["摸底日期"].year == 2015 and (row["正式党员数"] or 0) >= 3 and not row["所在党组织"]
    ]

    assert len(lacking) == 6
