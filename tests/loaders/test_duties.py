from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {"居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}]}
ROW = {"职责内容": "消防检查", "承担组织": "金安居委会", "交办日期": "2014-03"}


def test_a_duty_belongs_to_a_body(facts: Any) -> None:
    read = facts(**AROUND, 职责=[ROW | {"有相应权力或资源": "否"}])
    assert read.known("Duty") == {
        "name": "消防检查",
        "place": "310110009023",
        "assigned": date(2014, 3, 1),
        "assigned_precision": "month",
        "matched": False,
    }
    assert [body for _, body in read.joined("OF")] == ["org:310110009023"]


def test_whether_it_is_matched_may_be_unknown(facts: Any) -> None:
    assert "matched" not in facts(**AROUND, 职责=[ROW]).known("Duty")


def test_a_duty_ends_at_no_time_before_it_is_assigned(facts: Any) -> None:
    rows = [ROW | {"终止日期": day} for day in ("2014-02", "2014")]
    assert facts(**AROUND, 职责=rows).refused == ["ended"]
