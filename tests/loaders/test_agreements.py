from __future__ import annotations

from datetime import date
from typing import Any

from graph.facts import fingerprint

SCHOOL = "org:PartnerUnit:310110009:同济大学法学院"
PARTY = "org:PartyOrganisation:310110009018:铁岭路90弄居民区党总支"
AROUND = {
    "党组织": [
        {"党组织名称": "铁岭路90弄居民区党总支", "组织形式": "党总支", "覆盖居民区": "铁岭路90弄"}
    ],
    "居委会": [
        {"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"},
        {"居委会名称": "铁岭路九十弄居委会", "居民区": "铁岭路90弄", "代码": "310110009018"},
    ],
    "共建单位": [{"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}],
}
ROW = {
    "协议名称": "“法在社区”共建协议",
    "轮次": 3,
    "签约日期": "2013-12-05",
    "到期日期": "2016-12-05",
    "状态": None,
    "层次": "单位联盟",
    "特点": "服务、自愿",
    "居民区": "铁岭路九十弄居委会",
    "居民区党组织": "铁岭路90弄居民区党总支",
    "共建单位": "同济大学法学院",
}


def test_both_sides_are_party_to_the_agreement(facts: Any) -> None:
    read = facts(**AROUND, 共建协议=[ROW])
    identity = f"agreement:{fingerprint(SCHOOL, '310110009018', '3', '2013-12-05')}"
    assert read.node("Agreement").id == identity
    assert [(tie.start[1], tie.properties["side"]) for tie in read.ties] == [
        (PARTY, "area"),
        (SCHOOL, "partner"),
    ]
    assert read.known("Agreement") == {
        "name": "“法在社区”共建协议",
        "place": "310110009018",
        "round": 3,
        "signed": date(2013, 12, 5),
        "signed_precision": "day",
        "ends": date(2016, 12, 5),
        "ends_precision": "day",
        "level": "units",
        "principles": ["service", "voluntariness"],
    }


def test_a_renewal_is_an_agreement_of_its_own(facts: Any) -> None:
    again = ROW | {"轮次": 4, "签约日期": "2017-03-10", "到期日期": "2020-03-10"}
    assert len({node.id for node in facts(**AROUND, 共建协议=[ROW, again]).nodes}) == 2


def test_without_a_party_organisation_the_residents_committees_sign(facts: Any) -> None:
    row = ROW | {"居民区党组织": None, "居民区": "金安、铁岭路90弄"}
    row["居民区"] = "金安居委会、铁岭路九十弄居委会"
    read = facts(**AROUND, 共建协议=[row])
    assert [start for start, _ in read.joined("PARTY_TO")] == [
        "org:310110009023",
        "org:310110009018",
        SCHOOL,
    ]
    assert read.known("Agreement")["place"] == "310110009"


def test_rows_that_cannot_be_used_name_the_column(facts: Any) -> None:
    rows = [
        ROW | {"到期日期": "2012-12-05"},
        ROW | {"特点": "热情"},
        ROW | {"共建单位": "无此单位"},
        ROW | {"居民区党组织": "同济大学法学院"},
        ROW | {"轮次": None},
        ROW | {"轮次": 0},
    ]
    assert facts(**AROUND, 共建协议=rows).refused == [
        "ends",
        "principles",
        "partner",
        "area_party",
        "round",
        "round",
    ]


def test_an_area_is_found_by_its_short_name_too(facts: Any) -> None:
    read = facts(**AROUND, 共建协议=[ROW | {"居民区党组织": None, "居民区": "金安"}])
    assert [start for start, _ in read.joined("PARTY_TO")] == ["org:310110009023", SCHOOL]
