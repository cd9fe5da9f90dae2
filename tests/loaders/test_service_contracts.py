from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {
    "小区": [{"小区名称": "示例苑", "居民区": "金安"}],
    "物业企业": [{"企业名称": "示例物业有限公司", "简称": "示例物业"}],
}
ROW = {
    "物业企业": "示例物业",
    "小区": "示例苑",
    "开始日期": "2012-03-01",
    "结束日期": "2015-03-01",
    "合同备案日期": "2012-03",
}


def test_a_contract_ties_the_firm_to_the_estate(facts: Any) -> None:
    read = facts(**AROUND, 物业服务合同=[ROW])
    assert read.nodes == []
    assert read.joined("SERVES") == [
        ("org:PropertyFirm:310110009:示例物业有限公司", "estate:310110009023:示例苑")
    ]
    assert read.tie("SERVES") == {
        "start": date(2012, 3, 1),
        "start_precision": "day",
        "end": date(2015, 3, 1),
        "end_precision": "day",
        "filed": date(2012, 3, 1),
        "filed_precision": "month",
    }


def test_a_renewal_is_a_tie_of_its_own(facts: Any) -> None:
    again = ROW | {"开始日期": "2015-03-01", "结束日期": None}
    first, second = facts(**AROUND, 物业服务合同=[ROW, again]).ties
    assert first.id != second.id


def test_an_end_before_the_start_refuses_the_row(facts: Any) -> None:
    assert facts(**AROUND, 物业服务合同=[ROW | {"结束日期": "2011-03-01"}]).refused == ["end"]


def test_an_end_in_the_month_of_the_start_is_possible(facts: Any) -> None:
    assert facts(**AROUND, 物业服务合同=[ROW | {"结束日期": "2012-03"}]).refused == []


def test_a_firm_must_be_a_firm(facts: Any) -> None:
    around = AROUND | {"居委会": [{"居委会名称": "金安居委会", "居民区": "金安"}]}
    assert facts(**around, 物业服务合同=[ROW | {"物业企业": "金安居委会"}]).refused == ["firm"]
