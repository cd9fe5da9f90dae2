from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.facts import fingerprint

STREET = {"党组织名称": "四平路街道党工委", "组织形式": "党工委"}
BRANCH = {
    "党组织名称": "铁岭路90弄居民区党总支",
    "组织形式": "党总支",
    "上级党组织": "四平路街道党工委",
    "覆盖居民区": "铁岭路九十弄居委会",
    "所属领域": "居民区",
    "大总支": "是",
    "正式党员数": 96,
    "统领组织": "铁岭路九十弄居委会",
}
COMMITTEE = {"居委会名称": "铁岭路九十弄居委会", "居民区": "铁岭路90弄", "代码": "310110009018"}
ID = "org:PartyOrganisation:310110009018:铁岭路90弄居民区党总支"


def test_a_big_general_branch_with_its_ties(facts: Any) -> None:
    read = facts(居委会=[COMMITTEE], 党组织=[BRANCH, STREET])
    assert read.refused == []
    street, branch = sorted(read.nodes, key=lambda node: str(node.properties["place"]))
    assert street.id == "org:PartyOrganisation:310110009:4平路街道党工委"
    assert branch.id == ID
    assert branch.properties["form"] == "general_branch"
    assert branch.properties["big"] is True
    assert branch.properties["basis"] == "residential_area"
    assert branch.properties["full_members"] == 96
    assert read.joined("SUBORDINATE_TO") == [(ID, street.id)]
    assert read.joined("COVERS") == [(ID, "310110009018")]
    assert read.joined("LEADS") == [(ID, "org:310110009018")]


def test_a_branch_over_two_areas_belongs_to_the_subdistrict(facts: Any) -> None:
    row = {"党组织名称": "联合党支部", "组织形式": "联合党支部", "覆盖居民区": "金安、铁岭路90弄"}
    read = facts(党组织=[row])
    assert read.known("PartyOrganisation")["place"] == "310110009"
    assert [area for _, area in read.joined("COVERS")] == ["310110009023", "310110009018"]


def test_an_area_whose_name_holds_the_list_mark_is_one_area(facts: Any) -> None:
    area = {"区划代码": "310104011023", "居民区名称": "新苑第一、二居委会"}
    row = {"党组织名称": "新苑党总支", "组织形式": "党总支", "覆盖居民区": "新苑第一、二居委会"}
    read = facts(居民区=[area], 党组织=[row])
    assert [area for _, area in read.joined("COVERS")] == ["310104011023"]


def test_an_unknown_superior_refuses_the_row(facts: Any) -> None:
    assert facts(党组织=[BRANCH | {"统领组织": None}]).refused == ["superior"]


def test_a_form_that_is_none_refuses_the_row(facts: Any) -> None:
    assert facts(党组织=[STREET, STREET | {"组织形式": "党小队"}]).refused == ["form"]


def holder(name: str) -> str:
    return f"person:{fingerprint(name, ID)}"


def test_each_leader_in_a_cell_of_several_holds_a_post(facts: Any) -> None:
    row = BRANCH | {
        "上级党组织": None,
        "统领组织": None,
        "领导班子": "书记:张小示、副书记兼纪检委员:李小示、委员:王小示（兼）、赵小示",
        "本届班子当选日期": "2014.03",
    }
    read = facts(党组织=[row])
    assert read.joined("HOLDS") == [
        (holder("张小示"), f"post:{ID}:secretary"),
        (holder("李小示"), f"post:{ID}:deputy_secretary"),
        (holder("李小示"), f"post:{ID}:discipline_member"),
        (holder("王小示"), f"post:{ID}:member"),
        (holder("赵小示"), f"post:{ID}:member"),
    ]
    holdings = [tie for tie in read.ties if tie.type == "HOLDS"]
    assert {tie.properties["start"] for tie in holdings} == {date(2014, 3, 1)}
    assert {tie.properties["start_precision"] for tie in holdings} == {"month"}
    assert [tie.properties["full_time"] for tie in holdings] == [None, None, None, False, None]
    assert {body for _, body in read.joined("OF")} == {ID}
    assert len(read.joined("OF")) == 4
    posts = [node for node in read.nodes if node.label == "Post"]
    assert {node.properties["place"] for node in posts} == {"310110009018"}


def test_the_secretary_in_a_column_of_his_own_is_the_one_among_the_leaders(facts: Any) -> None:
    row = STREET | {"党组织书记": "张 小示", "领导班子": "书记:张小示"}
    read = facts(党组织=[row])
    assert len({tie.id for tie in read.ties if tie.type == "HOLDS"}) == 1
    assert len({node.id for node in read.nodes if node.label == "Person"}) == 1


def test_leaders_may_stand_in_a_column_for_each_role(facts: Any) -> None:
    row = {
        "党组织名称": BRANCH["党组织名称"], "党组织类型": BRANCH["组织形式"],
        "所属居民区": BRANCH["覆盖居民区"],
        "书记": "张小示", "副书记": "李小示", "委员": "王小示、赵小示（组织委员）",
    }  # fmt: skip
    read = facts(党组织=[row])
    assert read.refused == []
    assert read.joined("HOLDS") == [
        (holder("张小示"), f"post:{ID}:secretary"),
        (holder("李小示"), f"post:{ID}:deputy_secretary"),
        (holder("王小示"), f"post:{ID}:member"),
        (holder("赵小示"), f"post:{ID}:organisation_member"),
    ]


def test_a_leader_whose_role_is_none_refuses_the_row(facts: Any) -> None:
    assert facts(党组织=[STREET, STREET | {"领导班子": "联系人:张小示"}]).refused == ["leaders"]


def test_a_leader_who_leads_the_committee_too_holds_a_post_in_each(facts: Any) -> None:
    row = BRANCH | {"上级党组织": None, "统领组织": None, "领导班子": "书记:张小示(兼居委会主任)"}
    read = facts(居委会=[COMMITTEE], 党组织=[row])
    assert read.refused == []
    assert read.joined("HOLDS") == [
        (holder("张小示"), f"post:{ID}:secretary"),
        (holder("张小示"), "post:org:310110009018:director"),
    ]
    assert ("post:org:310110009018:director", "org:310110009018") in read.joined("OF")


@pytest.mark.parametrize(
    ("cells", "role"),
    [({"领导班子": "书记：空缺"}, "secretary"), ({"党组织书记": "暂缺"}, "secretary"),
     ({"领导班子": "副书记空缺"}, "deputy_secretary")],
)  # fmt: skip
def test_a_seat_among_the_leaders_that_nobody_holds_is_there(
    facts: Any, cells: dict[str, str], role: str
) -> None:
    read = facts(党组织=[STREET | cells])
    assert read.refused == []
    street = "org:PartyOrganisation:310110009:4平路街道党工委"
    assert read.joined("OF") == [(f"post:{street}:{role}", street)]
    assert read.known("Post") == {"role": role, "place": "310110009"}
    assert not [node for node in read.nodes if node.label == "Person"]
    assert read.joined("HOLDS") == []


@pytest.mark.parametrize("word", ["-", "无", "", "不详"])
def test_a_dash_in_place_of_a_leader_tells_of_no_seat(facts: Any, word: str) -> None:
    assert facts(党组织=[STREET | {"党组织书记": word}]).joined("OF") == []
