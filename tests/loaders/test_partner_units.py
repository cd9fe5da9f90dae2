from __future__ import annotations

from typing import Any


def test_a_department_is_tied_to_its_university(facts: Any) -> None:
    rows = [
        {"单位名称": "同济大学法学院", "单位类型": "高校部门、院系", "上级单位": "同济大学"},
        {"单位名称": "同济大学", "单位类型": "高校", "代码": "4131010247"},
    ]
    read = facts(共建单位=rows)
    school = "org:PartnerUnit:310110009:同济大学法学院"
    assert [node.id for node in read.nodes] == [school, "org:4131010247"]
    assert read.nodes[0].properties["unit_type"] == "university_department"
    assert read.joined("SUBORDINATE_TO") == [(school, "org:4131010247")]


def test_a_unit_answers_to_its_other_names(facts: Any) -> None:
    units = [{"单位名称": "民盟", "单位类型": "党派、社会团体", "别名": "中国民主同盟、同盟"}]
    read = facts(
        共建单位=units,
        联盟与机制=[{"联盟名称": "法援联盟", "联盟或机制": "联盟"}],
        联盟成员=[{"联盟名称": "法援联盟", "成员组织": "中国民主同盟"}],
    )
    assert read.joined("MEMBER_OF")[0][0] == "org:PartnerUnit:310110009:民盟"


def test_a_unit_on_the_territory_lies_in_its_area(facts: Any) -> None:
    row = {"单位名称": "示例小学", "单位类型": "school", "所在居民区": "金安", "条线单位": "否"}
    known = facts(共建单位=[row]).known("PartnerUnit")
    assert (known["place"], known["line_department"]) == ("310110009023", False)


def test_an_unknown_type_refuses_the_row(facts: Any) -> None:
    good = {"单位名称": "示例小学", "单位类型": "中小学、幼儿园"}
    assert facts(共建单位=[good, good | {"单位类型": "别的"}]).refused == ["unit_type"]


def test_a_name_given_twice_counts_once(facts: Any) -> None:
    read = facts(共建单位=[{"单位名称": "同济大学法学院", "别名": "法学院、同济法律、法学院"}])
    assert read.known("PartnerUnit")["aliases"] == ["法学院", "同济法律"]
