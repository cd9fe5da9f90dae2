from __future__ import annotations

from datetime import date
from typing import Any

import pytest

AROUND = {
    "党组织": [{"党组织名称": "驻区单位联合党支部", "组织形式": "联合党支部"}],
    "共建单位": [{"单位名称": "晴川设计公司", "单位类型": "企业"}],
}
UNIT = "org:PartnerUnit:310110009:晴川设计公司"
ROW = {"单位": "晴川设计公司", "摸底日期": "2015-03-20", "正式党员数": 4}


def test_a_survey_tells_members_organisation_and_instructor(facts: Any) -> None:
    more = {
        "所在党组织": "驻区单位联合党支部",
        "党建工作指导员": "甲示",
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


@pytest.mark.parametrize("word", ["暂缺", "待定", "空　缺", "无", "不详"])
def test_a_vacancy_is_no_instructor(facts: Any, word: str) -> None:
    read = facts(**AROUND, 单位党建=[ROW | {"党建工作指导员": word}])
    assert not read.refused
    assert [tie.type for tie in read.ties] == ["OF"]


def test_several_may_instruct(facts: Any) -> None:
    read = facts(**AROUND, 单位党建=[ROW | {"党建工作指导员": "甲示(兼)、乙例"}])
    assert [node.properties["name"] for node in read.nodes if node.label == "Person"] == [
        "甲示", "乙例",
    ]  # fmt: skip
    assert [unit for _, unit in read.joined("INSTRUCTS")] == [UNIT, UNIT]


@pytest.mark.parametrize(
    ("more", "refused"),
    [({"党建工作指导员": "同上"}, "instructor"), ({"党建工作指导员": "王某"}, "instructor"),
     ({"党建工作指导员": "甲示、乙例", "指导员出生年月": "1970-02"}, "instructor_birth")],
)  # fmt: skip
def test_an_instructor_is_a_person(facts: Any, more: dict[str, str], refused: str) -> None:
    assert facts(**AROUND, 单位党建=[ROW | more]).refused == [refused]
