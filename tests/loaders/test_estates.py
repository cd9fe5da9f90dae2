from __future__ import annotations

from datetime import date
from typing import Any


def test_an_estate_lies_in_its_area_however_that_is_written(facts: Any) -> None:
    row = {
        "小区名称": "示例苑",
        "居民区": "铁岭路 90 弄",
        "建筑面积": "52,000",
        "首套交付日期": "1998-06",
    }
    read = facts(小区=[row])
    assert read.node("Estate").id == "estate:310110009018:示例苑"
    assert read.joined("IN") == [("estate:310110009018:示例苑", "310110009018")]
    known = read.known("Estate")
    assert known["place"] == "310110009018"
    assert known["floor_area"] == 52000.0
    assert (known["first_delivery"], known["first_delivery_precision"]) == (
        date(1998, 6, 1),
        "month",
    )


def test_one_name_in_two_areas_is_two_estates(facts: Any) -> None:
    rows = [{"小区名称": "祥和小区", "居民区": name} for name in ("金安", "铁岭路90弄")]
    assert [node.id for node in facts(小区=rows).nodes] == [
        "estate:310110009023:祥和小区",
        "estate:310110009018:祥和小区",
    ]


def test_brackets_in_a_name_make_no_other_estate(facts: Any) -> None:
    names = ["示例苑（一期）", "示例苑1期", "示例苑【一期】", "示例苑二期", "示例苑"]
    rows = [{"小区名称": name, "居民区": "金安"} for name in names]
    rows.append({"小区名称": names[1], "居民区": "铁岭路90弄"})
    read = facts(小区=rows)
    assert read.refused == []
    one, same, too, two, whole, there = (node.id for node in read.nodes)
    assert one == same == too
    assert len({one, two, whole, there}) == 4


def test_a_roster_may_call_an_estate_with_brackets_or_without(facts: Any) -> None:
    rows = [
        {"小区名称": "示例苑（一期）", "居民区": "金安"},
        {"小区名称": "示例苑二期", "居民区": "金安"},
        {"小区名称": "示例苑(二期)", "居民区": "铁岭路90弄"},
    ]
    named = ["示例苑一期", "示例苑二期", "示例苑（二期）", "示例苑[二期]"]
    read = facts(
        小区=rows,
        物业企业=[{"企业名称": "上海甲示物业有限公司"}],
        物业服务合同=[{"物业企业": "上海甲示物业有限公司", "小区": name} for name in named],
    )
    assert [end for _, end in read.joined("SERVES")] == [
        "estate:310110009023:示例苑(1期)",
        # Two bear the name; one as it is written.
        "estate:310110009023:示例苑2期",
        "estate:310110009018:示例苑(2期)",
    ]
    assert read.refused == ["estate"]


def test_an_unknown_area_refuses_the_row(facts: Any) -> None:
    assert facts(小区=[{"小区名称": "示例苑", "居民区": "没有这个居委会"}]).refused == ["area"]


def test_a_name_too_long_for_an_id_refuses_the_row(facts: Any) -> None:
    rows = [{"小区名称": "苑" * letters, "居民区": "金安"} for letters in (300, 301)]
    read = facts(小区=rows)
    assert [node.id for node in read.nodes] == [f"estate:310110009023:{'苑' * 300}"]
    assert read.refused == ["name"]
    assert str(read.candidates[1].refused) == "A name has at most 300 letters; this one has 301."
