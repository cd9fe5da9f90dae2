from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.facts import fingerprint

AROUND = {
    "小区": [{"小区名称": "示例苑", "居民区": "金安"}],
    "党组织": [
        {"党组织名称": "金安居民区党总支", "组织形式": "党总支", "覆盖居民区": "金安"},
        {"党组织名称": "铁岭路90弄居民区党总支", "组织形式": "党总支", "覆盖居民区": "铁岭路90弄"},
    ],
    "居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}],
    "物业企业": [{"企业名称": "示例物业有限公司", "简称": "示例物业"}],
    "共建单位": [{"单位名称": "同济大学法学院", "单位类型": "高校部门、院系"}],
}
COMMITTEE, FIRM = "org:310110009023", "org:PropertyFirm:310110009:示例物业有限公司"
ROW = {
    "姓名": "张小示",
    "任职组织": "金安居委会",
    "职务": "主任",
    "任职日期": "2015-07-10",
    "离职日期": None,
    "出生年月": "1972-05",
    "性别": "女",
    "中共党员": "是",
    "学历": "本科",
    "工作单位": None,
}


def person(name: str, agreeing: str) -> str:
    return f"person:{fingerprint(name, agreeing)}"


def test_a_person_holds_a_post_of_a_body(facts: Any) -> None:
    read = facts(**AROUND, 任职=[ROW])
    assert read.node("Person").id == person("张小示", "1972-05")
    assert read.known("Person") == {
        "name": "张小示",
        "name_key": "张小示",
        "pinyin": "zhang xiao shi",
        "gender": "female",
        "birth": date(1972, 5, 1),
        "birth_precision": "month",
        "party": True,
        "education": "bachelor",
    }
    post = f"post:{COMMITTEE}:director"
    assert read.joined("HOLDS") == [(person("张小示", "1972-05"), post)]
    assert read.joined("OF") == [(post, COMMITTEE)]
    assert read.tie("HOLDS") == {"start": date(2015, 7, 10), "start_precision": "day"}


def test_a_post_no_roster_declares_is_made_with_unknown_seats(facts: Any) -> None:
    assert facts(**AROUND, 任职=[ROW]).known("Post") == {
        "role": "director",
        "place": "310110009023",
    }


def test_a_re_election_is_a_second_holding_of_one_person(facts: Any) -> None:
    read = facts(
        **AROUND, 任职=[ROW | {"离职日期": "2018-07-10"}, ROW | {"任职日期": "2018-07-10"}]
    )
    assert len({node.id for node in read.nodes if node.label == "Person"}) == 1
    assert len({tie.id for tie in read.ties if tie.type == "HOLDS"}) == 2


def test_a_name_alone_is_no_identity(facts: Any) -> None:
    bare = ROW | {"出生年月": None}
    rows = [
        ROW,
        ROW | {"出生年月": "1980-01"},
        bare,
        bare | {"任职组织": "金安居民区党总支", "职务": "书记"},
        bare | {"工作单位": "某设计院"},
        bare | {"出生年月": "1972"},
    ]
    party = "org:PartyOrganisation:310110009023:金安居民区党总支"
    found = [n.id for n in facts(**AROUND, 任职=rows).nodes if n.label == "Person"]
    assert found == [
        person("张小示", "1972-05"),
        person("张小示", "1980-01"),
        person("张小示", COMMITTEE),
        person("张小示", party),
        person("张小示", "某设计院"),
        person("张小示", COMMITTEE),  # a year is shared by too many to identify
    ]


def test_an_employer_that_is_a_known_body_is_a_tie(facts: Any) -> None:
    row = ROW | {"任职组织": "金安居民区党总支", "职务": "委员", "工作单位": "示例物业"}
    read = facts(**AROUND, 任职=[row])
    assert read.joined("EMPLOYED_BY") == [(person("张小示", "1972-05"), FIRM)]
    assert read.tie("EMPLOYED_BY")["start"] == date(2015, 7, 10)
    assert "employer" not in read.known("Person")


def test_another_employer_stays_as_written(facts: Any) -> None:
    read = facts(**AROUND, 任职=[ROW | {"工作单位": "某律师事务所"}])
    assert read.joined("EMPLOYED_BY") == []
    assert read.known("Person")["employer"] == "某律师事务所"


@pytest.mark.parametrize("word", ["退休", "退休人员", " 自由职业者", "同上", "居民", "—"])
def test_no_employer_tells_nobody_apart(facts: Any, word: str) -> None:
    rows = [
        ROW | {"出生年月": None, "任职组织": body, "职务": "委员", "工作单位": word}
        for body in ("金安居委会", "铁岭路90弄居民区党总支")
    ]
    read = facts(**AROUND, 任职=rows)
    party = "org:PartyOrganisation:310110009018:铁岭路90弄居民区党总支"
    found = {node.id: node for node in read.nodes if node.label == "Person"}
    assert list(found) == [person("张小示", COMMITTEE), person("张小示", party)]
    if word != "—":  # an empty cell
        assert {node.properties["employer"] for node in found.values()} == {word.strip()}


def test_numerals_in_names_of_persons_stay_as_they_are(facts: Any) -> None:
    rows = [ROW | {"姓名": name} for name in ("李一一", "李十一", "李 一一")]
    found = [node.id for node in facts(**AROUND, 任职=rows).nodes if node.label == "Person"]
    assert found == [person(name, "1972-05") for name in ("李一一", "李十一", "李一一")]


def test_a_part_time_commissioner_comes_from_a_system_and_a_body(facts: Any) -> None:
    row = ROW | {
        "任职组织": "金安居民区党总支",
        "职务": "兼职委员",
        "来源系统": "共建单位",
        "派出单位": "同济大学法学院",
    }
    tie = facts(**AROUND, 任职=[row]).tie("HOLDS")
    assert tie["full_time"] is False
    assert tie["system"] == "partner_unit"
    assert tie["on_behalf_of"] == "org:PartnerUnit:310110009:同济大学法学院"


def test_a_manager_holds_the_post_of_the_area_or_of_the_estates_area(facts: Any) -> None:
    row = ROW | {"任职组织": "示例物业", "职务": "项目经理"}
    rows = [row | {"居民区": "铁岭路90弄"}, row | {"服务小区": "示例苑"}, row]
    found = [post for _, post in facts(**AROUND, 任职=rows).joined("HOLDS")]
    assert found == [
        f"post:{FIRM}:project_manager:310110009018",
        f"post:{FIRM}:project_manager:310110009023",
        f"post:{FIRM}:project_manager",
    ]


def test_a_name_however_it_is_spaced_and_titled_is_one_person(facts: Any) -> None:
    rows = [ROW | {"姓名": name} for name in ("张小示", "张 小 示", "张　小示", "主任:张小示")]
    read = facts(**AROUND, 任职=rows)
    assert {node.id for node in read.nodes if node.label == "Person"} == {
        person("张小示", "1972-05")
    }
    assert len({tie.id for tie in read.ties if tie.type == "HOLDS"}) == 1


def test_several_persons_in_one_cell_each_hold_the_post(facts: Any) -> None:
    read = facts(
        **AROUND, 任职=[ROW | {"姓名": "张小示、李小示", "职务": "委员", "出生年月": None}]
    )
    post = f"post:{COMMITTEE}:member"
    assert read.joined("HOLDS") == [
        (person("张小示", COMMITTEE), post),
        (person("李小示", COMMITTEE), post),
    ]
    assert read.joined("OF") == [(post, COMMITTEE)]


def test_several_persons_have_no_common_birth(facts: Any) -> None:
    assert facts(**AROUND, 任职=[ROW | {"姓名": "张小示、李小示"}]).refused == ["birth"]
    assert not facts(**AROUND, 任职=[ROW | {"姓名": "空缺、张小示"}]).refused


def test_who_holds_two_roles_holds_two_posts(facts: Any) -> None:
    row = ROW | {"任职组织": "金安居民区党总支", "职务": "副书记兼纪检委员"}
    read = facts(**AROUND, 任职=[row])
    party = "post:org:PartyOrganisation:310110009023:金安居民区党总支"
    assert [post for _, post in read.joined("HOLDS")] == [
        f"{party}:deputy_secretary",
        f"{party}:discipline_member",
    ]


@pytest.mark.parametrize(
    ("name", "role", "acting", "full_time"),
    [
        ("张小示", "代主任", True, None),
        ("张小示（代）", "主任", True, None),
        ("张小示（兼）", "主任", None, False),
        ("张小示", "主任", None, None),
    ],
)
def test_acting_and_concurrent_are_kept(
    facts: Any, name: str, role: str, acting: bool | None, full_time: bool | None
) -> None:
    tie = facts(**AROUND, 任职=[ROW | {"姓名": name, "职务": role}]).tie("HOLDS")
    assert (tie.get("acting"), tie.get("full_time")) == (acting, full_time)


def test_an_unknown_start_stays_unknown(facts: Any) -> None:
    assert facts(**AROUND, 任职=[ROW | {"任职日期": None}]).tie("HOLDS") == {}


def test_rows_that_cannot_be_used_name_the_column(facts: Any) -> None:
    rows = [
        ROW | {"离职日期": "2014-01-01"},
        ROW | {"任职组织": "无此组织"},
        ROW | {"派出单位": "无此单位"},
        ROW | {"性别": "甲"},
    ]
    assert facts(**AROUND, 任职=rows).refused == ["end", "organisation", "on_behalf_of", "gender"]


def test_the_headings_of_a_national_export_are_understood(facts: Any) -> None:
    row = {
        "姓名": "张小示",
        "所属党支部": "金安居民区党总支",
        "党内职务": "书记",
        "公民身份证号码": "000000000000000000",
        "出生日期": "1972.05",
        "任职日期": "201206",
    }
    read = facts(**AROUND, 任职=[row])
    assert read.refused == []
    assert read.node("Person").id == person("张小示", "1972-05")
    assert "000000000000000000" not in str(read.nodes)


PARTY = "org:PartyOrganisation:310110009023:金安居民区党总支"


def test_a_role_that_names_another_body_is_a_post_there(facts: Any) -> None:
    rows = [
        ROW | {"任职组织": "金安居民区党总支", "职务": "书记兼居委会主任"},
        ROW | {"任职组织": "金安居委会", "职务": "居民区党总支书记、主任", "姓名": "李小示"},
        ROW | {"任职组织": "金安居民区党总支", "职务": "党总支委员", "姓名": "赵小示"},
    ]
    read = facts(**AROUND, 任职=rows)
    assert read.refused == []
    both = [f"post:{PARTY}:secretary", f"post:{COMMITTEE}:director"]
    assert read.joined("HOLDS") == [
        *((person("张小示", "1972-05"), post) for post in both),
        *((person("李小示", "1972-05"), post) for post in both),
        (person("赵小示", "1972-05"), f"post:{PARTY}:member"),
    ]
    assert set(read.joined("OF")) == {
        (f"post:{PARTY}:secretary", PARTY),
        (f"post:{PARTY}:member", PARTY),
        (f"post:{COMMITTEE}:director", COMMITTEE),
    }


def test_a_role_in_a_body_that_is_not_known_there_refuses_the_row(facts: Any) -> None:
    row = ROW | {"任职组织": "金安居民区党总支", "职务": "书记兼业委会主任"}
    read = facts(**AROUND, 任职=[row])
    assert read.refused == ["role"]


PLAIN = {"姓名": "张小示", "居委会": "金安居委会", "出生年月": "1972-05"}


@pytest.mark.parametrize("heading", ["党内职务", "党组织职务", "党内任职", "党组织任职"])
@pytest.mark.parametrize(
    ("role", "key"), [("书记", "secretary"), ("副书记", "deputy_secretary"), ("委员", "member")]
)
def test_a_heading_that_names_the_party_seats_the_roles_below_it_there(
    facts: Any, heading: str, role: str, key: str
) -> None:
    read = facts(**AROUND, 任职=[PLAIN | {heading: role}])
    assert read.refused == []
    assert read.joined("HOLDS") == [(person("张小示", "1972-05"), f"post:{PARTY}:{key}")]
    assert read.joined("OF") == [(f"post:{PARTY}:{key}", PARTY)]


def test_a_heading_that_names_a_committee_seats_the_roles_below_it_there(facts: Any) -> None:
    row = PLAIN | {"任职组织": "金安居民区党总支", "居委会职务": "委员"}
    read = facts(**AROUND, 任职=[row])
    assert read.joined("HOLDS") == [(person("张小示", "1972-05"), f"post:{COMMITTEE}:member")]


@pytest.mark.parametrize(
    ("body", "heading", "role", "post"),
    [
        # No Party organisation has a director, no committee a secretary.
        ("金安居委会", "党内职务", "主任", f"{COMMITTEE}:director"),
        ("金安居民区党总支", "居委会职务", "书记", f"{PARTY}:secretary"),
        # The role itself goes before its heading.
        ("金安居委会", "党内职务", "居委会委员", f"{COMMITTEE}:member"),
    ],
)
def test_what_the_body_of_the_heading_cannot_have_is_not_held_there(
    facts: Any, body: str, heading: str, role: str, post: str
) -> None:
    read = facts(**AROUND, 任职=[PLAIN | {"任职组织": body, heading: role}])
    assert read.joined("HOLDS") == [(person("张小示", "1972-05"), f"post:{post}")]


@pytest.mark.parametrize("number", [0, 2])
def test_where_none_or_several_are_known_the_heading_refuses_the_row(
    facts: Any, number: int
) -> None:
    names = ["金安居民区党总支", "金安第一党支部"][:number]
    around = AROUND | {
        "党组织": [
            {"党组织名称": name, "组织形式": "党支部", "覆盖居民区": "金安"} for name in names
        ]
    }
    assert facts(**around, 任职=[PLAIN | {"党内职务": "书记"}]).refused == ["role"]


@pytest.mark.parametrize(
    ("committee", "party", "posts"),
    [
        ("主任", "书记", [f"{COMMITTEE}:director", f"{PARTY}:secretary"]),
        ("委员", None, [f"{COMMITTEE}:member"]),
        (None, "委员", [f"{PARTY}:member"]),
        ("无", "委员", [f"{PARTY}:member"]),
        ("委员", "无", [f"{COMMITTEE}:member"]),
        ("委员", "党员", [f"{COMMITTEE}:member"]),
        ("委员", "中共 党员", [f"{COMMITTEE}:member"]),
    ],
)
@pytest.mark.parametrize("heading", ["职务", "居委会职务"])
def test_roles_in_two_bodies_may_stand_in_a_column_each(
    facts: Any, heading: str, committee: str | None, party: str | None, posts: list[str]
) -> None:
    for row in (
        PLAIN | {heading: committee, "党内职务": party},
        PLAIN | {"党内职务": party, heading: committee},
    ):
        read = facts(**AROUND, 任职=[row])
        assert read.refused == []
        assert {post for _, post in read.joined("HOLDS")} == {f"post:{post}" for post in posts}


@pytest.mark.parametrize("nothing", [None, "无", "党员"])
def test_a_row_without_a_role_in_either_column_is_refused(facts: Any, nothing: str | None) -> None:
    row = PLAIN | {"居委会职务": nothing, "党内职务": nothing}
    assert facts(**AROUND, 任职=[row]).refused == ["role"]


@pytest.mark.parametrize(
    ("role", "key"),
    [("党组织书记", "secretary"), ("党总支纪检委员", "discipline_member"), ("支书", "secretary")],
)
def test_a_role_behind_a_word_for_its_body(facts: Any, role: str, key: str) -> None:
    read = facts(**AROUND, 任职=[PLAIN | {"职务": role}])
    assert read.joined("OF") == [(f"post:{PARTY}:{key}", PARTY)]


def test_a_role_that_the_body_before_it_cannot_have_is_none(facts: Any) -> None:
    assert facts(**AROUND, 任职=[PLAIN | {"职务": "居委会书记"}]).refused == ["role"]


def test_a_role_without_a_body_names_the_column_it_stands_in(facts: Any) -> None:
    row = PLAIN | {"职务": "主任", "业委会职务": "委员"}
    assert facts(**AROUND, 任职=[row]).refused == ["further_role"]


def test_a_unit_has_a_party_body_of_its_own(facts: Any) -> None:
    read = facts(**AROUND, 任职=[ROW | {"任职组织": "同济大学法学院", "职务": "党委书记"}])
    unit = "org:PartnerUnit:310110009:同济大学法学院"
    assert read.joined("HOLDS") == [(person("张小示", "1972-05"), f"post:{unit}:secretary")]


def test_who_holds_a_role_beside_another_is_not_full_time(facts: Any) -> None:
    read = facts(**AROUND, 任职=[ROW | {"职务": "委员（兼职）", "专职": None}])
    assert read.tie("HOLDS")["full_time"] is False


@pytest.mark.parametrize("word", ["空缺", "暂缺", "缺", "空岗", "/"])
def test_a_seat_that_nobody_holds_is_there(facts: Any, word: str) -> None:
    row = ROW | {"姓名": word, "职务": "委员", "出生年月": None, "工作单位": "示例物业"}
    read = facts(**AROUND, 任职=[row])
    assert read.refused == []
    assert read.known("Post") == {"role": "member", "place": "310110009023"}
    assert read.joined("OF") == [(f"post:{COMMITTEE}:member", COMMITTEE)]
    assert (len(read.nodes), len(read.ties)) == (1, 1)


@pytest.mark.parametrize("word", [None, "", "  ", "不详"])
def test_a_row_of_nobody_is_refused(facts: Any, word: str | None) -> None:
    assert facts(**AROUND, 任职=[ROW | {"姓名": word}]).refused == ["person"]


@pytest.mark.parametrize(
    ("role", "column", "full_time"),
    [("专职副书记", None, True), ("兼书记", None, False), ("书记", "专职", True),
     ("书记", "兼职", False), ("专职委员", "否", False)],
)  # fmt: skip
def test_who_is_full_time_may_be_said_beside_the_role(
    facts: Any, role: str, column: str | None, full_time: bool
) -> None:
    row = ROW | {"任职组织": "金安居民区党总支", "职务": role, "专职": column}
    assert facts(**AROUND, 任职=[row]).tie("HOLDS")["full_time"] is full_time


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ({"出生年月": "1970"}, {"出生年月": "1985"}, ["birth"]),
        ({"出生年月": "1970"}, {"出生年月": None}, []),
        ({"出生年月": "1970-05"}, {"出生年月": "1985-05"}, []),  # are two
        ({"性别": "男"}, {"性别": "女"}, ["gender"]),
        ({"性别": "男"}, {"性别": None}, []),
        ({"出生年月": "1970-05", "性别": "男"}, {"出生年月": "1970-05", "性别": "女"}, []),
    ],
)
def test_rows_that_contradict_each_other_are_no_one_person_for_certain(
    facts: Any, first: dict[str, Any], second: dict[str, Any], refused: list[str]
) -> None:
    committee = {"居委会名称": "铁岭路九十弄居委会", "居民区": "铁岭路90弄"}
    who = {"姓名": "钱冬青", "任职组织": "铁岭路九十弄居委会", "职务": "委员"}
    who |= {"任职日期": "2012-08", "出生年月": None, "性别": None}
    read = facts(居委会=[committee], 任职=[who | first, who | second])
    assert read.refused == refused


def test_a_part_time_commissioner_sits_in_no_unit(facts: Any) -> None:
    sent = ROW | {"任职组织": "同济大学法学院", "职务": "兼职委员"}
    assert facts(**AROUND, 任职=[sent]).refused == ["organisation"]
    sits = sent | {"任职组织": "金安居民区党总支", "派出单位": "同济大学法学院"}
    assert facts(**AROUND, 任职=[sits]).refused == []
