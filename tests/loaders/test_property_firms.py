from __future__ import annotations

from typing import Any


def test_a_firm_belongs_to_the_subdistrict_of_its_roster(facts: Any) -> None:
    read = facts(
        物业企业=[{"企业名称": "示例物业有限公司", "简称": "示例物业", "成立日期": "1999"}]
    )
    known = read.known("PropertyFirm")
    assert read.node("PropertyFirm").id == "org:PropertyFirm:310110009:示例物业有限公司"
    assert (known["place"], known["short_name"]) == ("310110009", "示例物业")
    assert known["founded_precision"] == "year"
    assert read.ties == []


def test_a_firms_code_is_its_identity(facts: Any) -> None:
    read = facts(物业企业=[{"企业名称": "示例物业", "统一社会信用代码": "91310110MA0000000X"}])
    assert read.node("PropertyFirm").id == "org:91310110MA0000000X"


def test_a_firm_needs_a_name(facts: Any) -> None:
    rows = [{"企业名称": "示例物业", "简称": None}, {"企业名称": None, "简称": "示例"}]
    assert facts(物业企业=rows).refused == ["name"]
