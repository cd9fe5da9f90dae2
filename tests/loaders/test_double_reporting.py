from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {"共建单位": [{"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}]}
ROW = {"报到单位": "同济大学法学院", "居民区": "金安", "报到日期": "2014-09-01"}


def test_a_unit_reports_to_an_area(facts: Any) -> None:
    read = facts(**AROUND, 双报到=[ROW | {"报到在职党员数": 12}])
    assert read.joined("REPORTED_TO") == [
        ("org:PartnerUnit:310110009:同济大学法学院", "310110009023")
    ]
    assert read.tie("REPORTED_TO") == {
        "start": date(2014, 9, 1),
        "start_precision": "day",
        "members": 12,
    }


def test_an_end_before_the_start_is_refused(facts: Any) -> None:
    assert facts(**AROUND, 双报到=[ROW | {"结束日期": "2014-08-31"}]).refused == ["end"]
