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


def test_an_unknown_area_refuses_the_row(facts: Any) -> None:
    assert facts(小区=[{"小区名称": "示例苑", "居民区": "没有这个居委会"}]).refused == ["area"]


def test_a_name_too_long_for_an_id_refuses_the_row(facts: Any) -> None:
    rows = [{"小区名称": "苑" * letters, "居民区": "金安"} for letters in (300, 301)]
    read = facts(小区=rows)
    assert [node.id for node in read.nodes] == [f"estate:310110009023:{'苑' * 300}"]
    assert read.refused == ["name"]
    assert str(read.candidates[1].refused) == "A name has at most 300 letters; this one has 301."
