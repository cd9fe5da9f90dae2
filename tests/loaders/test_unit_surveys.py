from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {
    "党组织": [{"党组织名称": "驻区单位联合党支部", "组织形式": "联合党支部"}],
    "共建单位": [{"单位名称": "晴川设计公司", "单位类型": "企业"}],
}
UNIT = "org:PartnerUnit:310110009:晴川设计公司"
ROW = {"单位": "晴川设计公司", "摸底日期": "2015-03-20", "正式党员数": 4}


def test_a_survey_tells_members_organisation_and_instructor(facts: Any) -> None:
    more = {
        "所在党组织": "驻区单位联合党支部",
        "党建工作指导员": "甲某",
        "指导员出生年月": "1970-02",
        "指导开始日期": "2014-01",
    }
    read = facts(**AROUND, 单位党建=[ROW | more])
    assert read.known("PartySurvey") == {
        "place": "310110009",
        "surveyed": date(2015, 3, 20),
        "surveyed_precision": "day",
        "full_members": 4,
    }
    assert [unit for _, unit in read.joined("OF")] == [UNIT]
    assert [unit for _, unit in read.joined("LEADS")] == [UNIT]
    assert [unit for _, unit in read.joined("INSTRUCTS")] == [UNIT]
    assert read.known("Person")["birth"] == date(1970, 2, 1)


def test_a_unit_may_have_neither(facts: Any) -> None:
    read = facts(**AROUND, 单位党建=[ROW])
    assert [tie.type for tie in read.ties] == ["OF"]
