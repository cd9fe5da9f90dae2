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
}
AGREEMENT = (
    f"agreement:{fingerprint('org:PartnerUnit:310110009:同济大学法学院', '310110009023', '1', '')}"
)
ROW = {
    "项目名称": "社区法律讲堂",
    "共建协议": "共建协议甲",
    "居民区": "金安",
    "状态": "进行中",
    "开始日期": "2014-01",
    "计划完成日期": "2015-01-31",
    "完成日期": None,
}


def test_an_agreement_produces_a_project(facts: Any) -> None:
    read = facts(**AROUND, 项目=[ROW])
    identity = f"project:{fingerprint('社区法律讲堂', AGREEMENT, '310110009023')}"
    assert read.joined("PRODUCES") == [(AGREEMENT, identity)]
    assert read.known("Project") == {
        "name": "社区法律讲堂",
        "place": "310110009023",
        "status": "running",
        "start": date(2014, 1, 1),
        "start_precision": "month",
        "due": date(2015, 1, 31),
        "due_precision": "day",
    }


def test_without_an_area_it_lies_where_its_agreement_does(facts: Any) -> None:
    read = facts(**AROUND, 项目=[ROW | {"居民区": None}])
    assert read.known("Project")["place"] == "310110009023"


def test_an_unknown_agreement_or_an_early_end_refuses_the_row(facts: Any) -> None:
    rows = [ROW | {"共建协议": "无此协议"}, ROW | {"完成日期": "2013-12-31"}]
    assert facts(**AROUND, 项目=rows).refused == ["agreement", "end"]


def test_a_project_is_due_at_no_time_before_its_start(facts: Any) -> None:
    rows = [ROW | {"计划完成日期": "2013-12"}, ROW | {"项目名称": "甲", "计划完成日期": "2014"}]
    read = facts(**AROUND, 项目=rows)
    assert read.refused == ["due"]
    assert str(read.candidates[0].refused) == "2013-12 lies before 2014-01 under “开始日期”."
