from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("社代会", "Assembly"),
        ("妇代会", "WomensCongress"),
        ("调解组织", "MediationBody"),
        ("工作小组", "WorkGroup"),
        ("社会组织", "SocialOrganisation"),
        ("志愿队", "VolunteerTeam"),
    ],
)
def test_each_kind_becomes_a_body_that_covers_its_area(facts: Any, kind: str, label: str) -> None:
    read = facts(其他组织=[{"组织名称": "金安某会", "组织类别": kind, "居民区": "金安"}])
    assert read.node(label).id == f"org:{label}:310110009023:金安某会"
    assert read.joined("COVERS") == [(f"org:{label}:310110009023:金安某会", "310110009023")]


def test_a_work_group_is_led_by_an_owners_committee(facts: Any) -> None:
    read = facts(
        小区=[{"小区名称": "示例苑", "居民区": "金安"}],
        业委会=[{"业委会名称": "示例苑业委会", "小区": "示例苑"}],
        其他组织=[{"组织名称": "电梯小组", "组织类别": "工作小组", "牵头组织": "示例苑业委会"}],
    )
    assert read.joined("LED_BY") == [
        ("org:WorkGroup:310110009:电梯小组", "org:OwnersCommittee:310110009023:示例苑业委会")
    ]


def test_a_social_organisation_has_a_function(facts: Any) -> None:
    read = facts(其他组织=[{"组织名称": "互助会", "组织类别": "社会组织", "职能": "预警"}])
    assert read.known("SocialOrganisation")["function"] == "early_warning"


@pytest.mark.parametrize(
    ("cells", "field"), [({"职能": "服务"}, "function"), ({"牵头组织": "金安居委会"}, "led_by")]
)
def test_what_another_kind_has_refuses_the_row(
    facts: Any, cells: dict[str, str], field: str
) -> None:
    read = facts(其他组织=[{"组织名称": "金安妇代会", "组织类别": "妇代会", **cells}])
    assert read.refused == [field]
