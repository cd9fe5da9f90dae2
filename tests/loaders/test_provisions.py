from __future__ import annotations

from typing import Any

ROW = {"居民区": "金安", "年度": 2015, "工作经费（元）": 120000}


def test_a_provision_is_an_areas_in_a_year(facts: Any) -> None:
    read = facts(经费与人员=[ROW | {"社区工作者人数": 8, "签约定级人数": 6}])
    assert read.node("Provision").id == "provision:310110009023:2015"
    assert read.known("Provision") == {
        "place": "310110009023",
        "year": 2015,
        "funds": 120000,
        "workers": 8,
        "contracted": 6,
    }
    assert [area for _, area in read.joined("AT")] == ["310110009023"]


def test_no_more_can_be_graded_than_there_are(facts: Any) -> None:
    rows = [ROW | {"社区工作者人数": 8, "签约定级人数": number} for number in (8, 9)]
    assert facts(经费与人员=rows).refused == ["contracted"]
