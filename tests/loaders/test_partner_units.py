from __future__ import annotations

from pathlib import Path
from typing import Any

import loaders
from graph.connection import Graph
from tests.loaders.test__loading import write


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


TWO_STREETS = """区划代码,居民区名称,街道
310110009018,铁岭路九十弄居委会,四平路街道
310110010001,殷行一村居委会,殷行街道
"""


def test_in_a_load_of_two_streets_no_unit_is_that_of_both(
    empty_graph: Graph, tmp_path: Path
) -> None:
    paths = [write(tmp_path / "居民区.csv", TWO_STREETS)]
    for street, own in (("一", "甲"), ("二", "乙")):
        (tmp_path / street).mkdir()
        text = f"单位名称,代码\n司法所,\n{own},\n法院,1131011000000000{own == '甲':d}X\n"
        paths.append(write(tmp_path / street / "共建单位.csv", text))
    report = loaders.load(empty_graph, paths)
    assert [each.message.get("en").count("several streets") for each in report.refusals] == [1, 1]
    found = empty_graph.read("MATCH (o:Organisation) RETURN o.name AS name ORDER BY name")
    assert [each["name"] for each in found] == ["乙", "法院", "法院", "甲"]


def test_in_a_load_of_two_streets_a_unit_names_its_area_or_street(
    empty_graph: Graph, tmp_path: Path
) -> None:
    units = "单位名称,所在居民区\n司法所,四平路街道\n司法所,殷行一村\n"
    paths = [
        write(tmp_path / "居民区.csv", TWO_STREETS),
        write(tmp_path / "共建单位.csv", units),
    ]
    assert not loaders.load(empty_graph, paths).refusals
    found = empty_graph.read("MATCH (u:PartnerUnit) RETURN u.place AS place ORDER BY place")
    assert [each["place"] for each in found] == ["310110009", "310110010001"]
    # One more row of no place may mean either of them.
    more = write(tmp_path / "共建单位2.csv", "单位名称,单位类型\n司法所,\n")
    report = loaders.load(empty_graph, [paths[0], more])
    assert "several streets" in report.refusals[0].message.get("en")


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
