from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {
    "居委会": [
        {"居委会名称": "居民委员会", "居民区": "金安"},
        {"居委会名称": "居民委员会", "居民区": "铁岭路90弄"},
    ],
    "联盟与机制": [{"联盟名称": "社区教育联盟", "联盟或机制": "联盟"}],
}
ROW = {
    "联盟名称": "社区教育联盟",
    "成员组织": "居民委员会",
    "居民区": "金安",
    "开始日期": "2012-09",
}


def test_a_member_is_told_from_its_namesake_by_the_area(facts: Any) -> None:
    read = facts(**AROUND, 联盟成员=[ROW])
    assert read.joined("MEMBER_OF") == [
        ("org:ResidentsCommittee:310110009023:居民委员会", "org:Alliance:310110009:社区教育联盟")
    ]
    assert read.tie("MEMBER_OF") == {"start": date(2012, 9, 1), "start_precision": "month"}


def test_namesakes_without_an_area_refuse_the_row(facts: Any) -> None:
    assert facts(**AROUND, 联盟成员=[ROW | {"居民区": None}]).refused == ["organisation"]


def test_what_is_no_alliance_has_no_members(facts: Any) -> None:
    around = AROUND | {"物业企业": [{"企业名称": "示例物业", "简称": "示例"}]}
    assert facts(**around, 联盟成员=[ROW | {"联盟名称": "示例物业"}]).refused == ["alliance"]


def test_an_end_before_the_start_refuses_the_row(facts: Any) -> None:
    assert facts(**AROUND, 联盟成员=[ROW | {"结束日期": "2011"}]).refused == ["end"]
