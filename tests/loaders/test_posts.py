from __future__ import annotations

from typing import Any

AROUND = {
    "居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}],
    "物业企业": [{"企业名称": "示例物业", "简称": "示例"}],
}


def test_a_post_lies_where_its_body_does(facts: Any) -> None:
    read = facts(**AROUND, 岗位=[{"组织": "金安居委会", "职务": "委员", "席位数": 5}])
    assert read.node("Post").id == "post:org:310110009023:member"
    assert read.known("Post") == {"role": "member", "seats": 5, "place": "310110009023"}
    assert read.joined("OF") == [("post:org:310110009023:member", "org:310110009023")]


def test_unknown_seats_stay_unknown(facts: Any) -> None:
    read = facts(**AROUND, 岗位=[{"组织": "金安居委会", "职务": "主任", "席位数": None}])
    assert "seats" not in read.known("Post")


def test_a_firms_manager_has_a_post_in_each_area_and_one_in_none(facts: Any) -> None:
    rows = [
        {"组织": "示例物业", "职务": "项目经理", "席位数": 1, "居民区": area}
        for area in ("金安", "铁岭路90弄", None)
    ]
    firm = "org:PropertyFirm:310110009:示例物业"
    read = facts(**AROUND, 岗位=rows)
    assert [(node.id, node.properties["place"]) for node in read.nodes] == [
        (f"post:{firm}:project_manager:310110009023", "310110009023"),
        (f"post:{firm}:project_manager:310110009018", "310110009018"),
        (f"post:{firm}:project_manager", None),
    ]


def test_less_than_no_seat_refuses_the_row(facts: Any) -> None:
    rows = [{"组织": "金安居委会", "职务": "委员", "席位数": -1}]
    assert facts(**AROUND, 岗位=rows).refused == ["seats"]


def test_an_unknown_role_or_body_refuses_the_row(facts: Any) -> None:
    rows = [
        {"组织": "金安居委会", "职务": "委员"},
        {"组织": "金安居委会", "职务": "站长"},
        {"组织": "没有这个组织", "职务": "委员"},
    ]
    assert facts(**AROUND, 岗位=rows).refused == ["role", "organisation"]
