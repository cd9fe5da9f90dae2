from __future__ import annotations

from typing import Any

SCHOOL = [{"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}]


def test_an_alliance_is_led_by_a_body(facts: Any) -> None:
    row = {
        "联盟名称": "“法律援助”联盟",
        "联盟或机制": "联盟",
        "类别": "法律援助",
        "牵头组织": "同济大学法学院",
    }
    read = facts(共建单位=SCHOOL, 联盟与机制=[row])
    identity = "org:Alliance:310110009:“法律援助”联盟"
    assert read.node("Alliance").id == identity
    assert read.known("Alliance")["form"] == "legal_aid"
    assert read.joined("LED_BY") == [(identity, "org:PartnerUnit:310110009:同济大学法学院")]


def test_a_mechanism_has_forms_of_its_own(facts: Any) -> None:
    row = {"联盟名称": "大调解", "联盟或机制": "机制", "类别": "大调解", "成立日期": "2011-01"}
    assert facts(联盟与机制=[row]).known("Mechanism")["form"] == "great_mediation"


def test_a_form_of_the_other_kind_is_refused(facts: Any) -> None:
    row = {"联盟名称": "大调解", "联盟或机制": "联盟", "类别": "大调解"}
    assert facts(联盟与机制=[row]).refused == ["form"]
