from __future__ import annotations

from pathlib import Path
from typing import Any

SHAPE = Path(__file__).parents[1] / "data" / "universities_shape.xlsx"


def test_the_ministrys_shape_is_read_with_province_and_ten_digit_codes(file_facts: Any) -> None:
    read = file_facts(SHAPE)
    assert read.refused == []
    assert [
        (node.id, node.properties["name"], node.properties["region"]) for node in read.nodes
    ] == [
        ("org:4111099901", "示例第一大学", "北京市"),
        ("org:4111099902", "示例第二学院", "北京市"),
        ("org:4113099903", "示例第三大学", "河北省"),
        ("org:4113099904", "示例第四学院", "河北省"),
    ]
    assert read.nodes[1].properties["remark"] == "民办"
    assert read.nodes[2].properties["level"] == "本科"
    assert read.nodes[3].properties["authority"] == "河北省教育厅"
    assert {node.properties["unit_type"] for node in read.nodes} == {"university"}


def test_a_university_has_no_place_on_the_street(facts: Any) -> None:
    row = {"学校名称": "示例大学", "学校标识码": "4131099901", "所在地": "上海市"}
    known = facts(高校名单=[row]).known("PartnerUnit")
    assert "place" not in known
    assert known["region"] == "上海市"


def test_a_code_of_another_length_is_refused(facts: Any) -> None:
    row = {"学校名称": "示例大学", "学校标识码": "413109990"}
    assert facts(高校名单=[row]).refused == ["code"]
