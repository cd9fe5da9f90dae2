from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {
    "居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}],
    "共建单位": [{"单位名称": "四平路派出所", "单位类型": "政法单位"}],
}
ROW = {"任务名称": "入户登记", "承担组织": "金安居委会", "接受日期": "2015-06-18"}


def test_a_task_has_a_bearer_and_an_origin(facts: Any) -> None:
    more = {"任务来源": "条线部门", "交办单位": "四平路派出所", "在协助事项清单内": "否"}
    read = facts(**AROUND, 工作任务=[ROW | more | {"党建任务": "否", "承担职务": "书记"}])
    assert read.known("Task") == {
        "name": "入户登记",
        "place": "310110009023",
        "received": date(2015, 6, 18),
        "received_precision": "day",
        "origin": "line_department",
        "listed": False,
        "party_building": False,
        "role": "secretary",
    }
    assert [body for _, body in read.joined("OF")] == ["org:310110009023"]
    assert [body for _, body in read.joined("ASSIGNED_BY")] == [
        "org:PartnerUnit:310110009:4平路派出所"
    ]


def test_who_gave_it_may_be_unknown_but_not_somebody_unknown(facts: Any) -> None:
    assert facts(**AROUND, 工作任务=[ROW]).joined("ASSIGNED_BY") == []
    assert facts(**AROUND, 工作任务=[ROW | {"交办单位": "无此单位"}]).refused == ["assigned_by"]
