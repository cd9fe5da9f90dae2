"""Numbers out of bounds and days in the wrong order: a refused row tells all of them."""

from __future__ import annotations

from typing import Any

import pytest

from loaders._registry import registry

AREA = "铁岭路九十弄居委会"
CASE = {"事项类别": "调解", "事项名称": "漏水", "居民区": AREA, "收到日期": "2025-05-06"}
ITEM = {"清单": "需求", "内容": "法律咨询", "居民区": AREA}
FUNDS = {"居民区": AREA, "年度": 2025}
UNIT = {"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}
REPORTED = {"报到单位": "同济大学法学院", "居民区": AREA}
COMMITTEE = {"居委会名称": AREA, "居民区": AREA}
HOLDING = {"姓名": "张三", "任职组织": AREA, "职务": "委员"}
TERM = {"组织": AREA, "届次": 10}


def told(facts: Any, sheet: str, row: dict[str, object]) -> list[tuple[str, str]]:
    """Read one row; return the field and the reason of each bad cell."""
    around = {"居委会": [COMMITTEE], "共建单位": [UNIT]}
    (read,) = facts(**around, **{sheet: [row]}).candidates
    return [(each.field, each.reason.get("zh")) for each in read.refusals]


@pytest.mark.parametrize(
    ("sheet", "row", "field", "reason"),
    [
        (
            "调解与联动", CASE | {"达成协议日期": "2025-05-20", "司法确认日期": "2025-05-10"},
            "confirmed", "2025-05-10 早于“达成协议日期”2025-05-20。",
        ),
        (
            "调解与联动", CASE | {"办结日期": "2025-05-05"},
            "closed", "2025-05-05 早于“收到日期”2025-05-06。",
        ),
        (
            "调解与联动", CASE | {"受理日期": "2025-04"},
            "accepted", "2025-04 早于“收到日期”2025-05-06。",
        ),
        (
            "调解与联动", CASE | {"派单日期": "2025-05-09", "办理期限": "2025-05-08"},
            "due", "2025-05-08 早于“派单日期”2025-05-09。",
        ),
        (
            "三张清单", ITEM | {"提出日期": "2025-03", "认领日期": "2025-02-28"},
            "claimed", "2025-02-28 早于“提出日期”2025-03。",
        ),
        (
            "任职", HOLDING | {"任职日期": "2021-08", "出生年月": "2035-01"},
            "start", "2021-08 早于“出生年月”2035-01。",
        ),
        (
            "换届", TERM | {"起始日期": "2021-08-10", "备案届满日期": "2020-08"},
            "due", "2020-08 早于“起始日期”2021-08-10。",
        ),
    ],
)  # fmt: skip
def test_a_day_before_the_one_it_follows_refuses_its_row(
    facts: Any, sheet: str, row: dict[str, object], field: str, reason: str
) -> None:
    assert told(facts, sheet, row) == [(field, reason)]


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("调解与联动", CASE | {"达成协议日期": "2025-05-06", "司法确认日期": "2025-05"}),
        ("调解与联动", CASE | {"受理日期": "2025", "派单日期": "2025-05", "办理期限": "2025-05"}),
        ("三张清单", ITEM | {"提出日期": "2014-03", "认领日期": "2014"}),
        ("三张清单", ITEM | {"提出日期": "约2015", "认领日期": "2014-12"}),
        ("任职", HOLDING | {"任职日期": "2021", "出生年月": "2021-08"}),
    ],
)
def test_days_that_can_be_in_order_are(facts: Any, sheet: str, row: dict[str, object]) -> None:
    assert told(facts, sheet, row) == []


def test_every_number_out_of_bounds_is_told_and_no_relation_of_them(facts: Any) -> None:
    row = FUNDS | {"工作经费（元）": -100, "社区工作者人数": -3, "签约定级人数": 6}
    assert told(facts, "经费与人员", row) == [
        ("funds", "最小值为 0。"), ("workers", "最小值为 0。")
    ]  # fmt: skip


def test_a_number_and_a_day_are_told_together(facts: Any) -> None:
    row = {"报到日期": "2021-08", "结束日期": "2020-01", "报到在职党员数": -4}
    assert told(facts, "双报到", REPORTED | row) == [
        ("members", "最小值为 0。"), ("end", "2020-01 早于“报到日期”2021-08。")
    ]  # fmt: skip


def test_every_number_has_the_bounds_of_what_it_becomes() -> None:
    numbers = [
        (kind, column)
        for kind, loader in registry().items()
        for column in loader.SHEET.columns
        if column.type in ("integer", "number")
    ]
    assert numbers
    assert [(kind, each.field) for kind, each in numbers if each.limits is None] == []
