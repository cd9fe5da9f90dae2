from __future__ import annotations

from datetime import date
from typing import Any

from graph.facts import fingerprint

AROUND = {
    "居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}],
    "共建单位": [{"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}],
    "共建协议": [
        {"协议名称": "共建协议甲", "轮次": 1, "居民区": "金安居委会", "共建单位": "同济大学法学院"}
    ],
    "项目": [{"项目名称": "社区法律讲堂", "共建协议": "共建协议甲"}],
}
ROW = {
    "清单": "需求",
    "内容": "希望有法律咨询",
    "居民区": "金安",
    "类别": "法律",
    "提出方": "居民",
    "提出日期": "2015-03",
    "认领日期": "2015-04-10",
    "提出组织": "金安居委会",
    "对接项目": "社区法律讲堂",
}
ID = f"listitem:{fingerprint('need', '希望有法律咨询', '310110009023', '2015-03')}"


def test_a_need_is_listed_by_a_body_and_met_by_a_project(facts: Any) -> None:
    read = facts(**AROUND, 三张清单=[ROW])
    assert read.known("ListItem") == {
        "list": "need",
        "name": "希望有法律咨询",
        "place": "310110009023",
        "category": "法律",
        "raised_by": "residents",
        "listed": date(2015, 3, 1),
        "listed_precision": "month",
        "claimed": date(2015, 4, 10),
        "claimed_precision": "day",
    }
    assert read.joined("LISTED_BY") == [(ID, "org:310110009023")]
    assert [item for item, _ in read.joined("MET_BY")] == [ID]


def test_a_resource_of_the_street_needs_neither(facts: Any) -> None:
    read = facts(三张清单=[{"清单": "资源", "内容": "讲座教室"}])
    assert read.known("ListItem")["place"] == "310110009"
    assert read.ties == []


def test_an_unknown_list_or_project_refuses_the_row(facts: Any) -> None:
    rows = [ROW | {"清单": "愿望"}, ROW | {"对接项目": "无此项目"}]
    assert facts(**AROUND, 三张清单=rows).refused == ["list", "project"]


def test_a_text_that_is_no_name_may_be_long(facts: Any) -> None:
    read = facts(三张清单=[{"清单": "资源", "内容": "讲" * 3000}])
    assert read.known("ListItem")["name"] == "讲" * 3000
