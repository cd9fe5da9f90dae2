from __future__ import annotations

from datetime import date
from typing import Any

from graph.facts import fingerprint

AROUND = {
    "党组织": [{"党组织名称": "金安居民区党总支", "组织形式": "党总支", "覆盖居民区": "金安"}],
    "居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}],
    "共建单位": [{"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}],
    "共建协议": [
        {"协议名称": "共建协议甲", "轮次": 1, "居民区": "金安居委会", "共建单位": "同济大学法学院"}
    ],
    "项目": [{"项目名称": "社区法律讲堂", "共建协议": "共建协议甲"}],
}
ROW = {
    "活动名称": "四方联席会议",
    "活动类别": "四方联席会议",
    "活动日期": "2015-06-18",
    "居民区": "金安",
    "所属项目": None,
    "参加组织": "金安居民区党总支、金安居委会",
    "参加人数": 24,
    "服务人次": None,
}
ID = f"activity:{fingerprint('4方联席会议', '2015-06-18', '310110009023')}"


def test_bodies_take_part_in_an_activity_of_an_area(facts: Any) -> None:
    read = facts(**AROUND, 活动=[ROW])
    assert read.known("Activity") == {
        "name": "四方联席会议",
        "place": "310110009023",
        "form": "joint_meeting",
        "date": date(2015, 6, 18),
        "date_precision": "day",
        "attendance": 24,
    }
    assert read.joined("AT") == [(ID, "310110009023")]
    assert read.joined("TOOK_PART") == [
        ("org:PartyOrganisation:310110009023:金安居民区党总支", ID),
        ("org:310110009023", ID),
    ]


def test_a_project_includes_its_activities(facts: Any) -> None:
    read = facts(**AROUND, 活动=[ROW | {"所属项目": "社区法律讲堂"}])
    ((project, activity),) = read.joined("INCLUDES")
    assert (project.split(":")[0], activity) == ("project", ID)


def test_without_an_area_it_belongs_to_the_subdistrict(facts: Any) -> None:
    read = facts(**AROUND, 活动=[ROW | {"居民区": None}])
    assert read.known("Activity")["place"] == "310110009"
    assert read.joined("AT") == []


def test_date_bodies_and_project_must_be_known(facts: Any) -> None:
    rows = [
        ROW | {"活动日期": None},
        ROW | {"参加组织": "金安居委会、无此组织"},
        ROW | {"所属项目": "无此项目"},
    ]
    assert facts(**AROUND, 活动=rows).refused == ["date", "organisations", "project"]


def test_names_that_share_a_part_are_each_found(facts: Any) -> None:
    bodies = ["新苑第一、二居委会", "新苑第一、二妇代会"]
    around = {
        "居委会": [{"居委会名称": bodies[0], "居民区": "金安"}],
        "其他组织": [{"组织名称": bodies[1], "组织类别": "妇代会", "居民区": "金安"}],
    }
    row = {**ROW, "参加组织": "、".join(bodies)}
    read = facts(**around, 活动=[row])
    assert read.refused == []
    assert [body.rpartition(":")[2] for body, _ in read.joined("TOOK_PART")] == [
        "新苑第1、2居委会", "新苑第1、2妇代会",
    ]  # fmt: skip
