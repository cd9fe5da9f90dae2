from __future__ import annotations

from typing import Any


def test_a_base_stands_in_an_area(facts: Any) -> None:
    read = facts(
        基地=[{"基地名称": "法律教学实践基地", "居民区": "铁岭路90弄", "类别": "实践基地"}]
    )
    assert read.joined("AT") == [("base:310110009018:法律教学实践基地", "310110009018")]
    assert read.known("Base")["form"] == "实践基地"


def test_without_an_area_it_belongs_to_the_subdistrict(facts: Any) -> None:
    read = facts(基地=[{"基地名称": "社区党员服务中心", "类别": "服务中心"}])
    assert read.node("Base").id == "base:310110009:社区党员服务中心"
    assert read.ties == []


def test_an_unknown_area_refuses_the_row(facts: Any) -> None:
    assert facts(基地=[{"基地名称": "基地", "居民区": "无此处"}]).refused == ["area"]


def test_a_base_closes_at_no_time_before_it_opens(facts: Any) -> None:
    days = [("2013-05", "2013-04"), ("2013-05", "2013")]
    rows = [
        {"基地名称": f"基地{closed}", "启用日期": opened, "停用日期": closed}
        for opened, closed in days
    ]
    assert facts(基地=rows).refused == ["closed"]


def test_a_name_too_long_for_an_id_refuses_the_row(facts: Any) -> None:
    assert facts(基地=[{"基地名称": "基" * 301}]).refused == ["name"]
