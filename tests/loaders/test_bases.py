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
