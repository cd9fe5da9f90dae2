"""Which records are taken for one, on small worlds made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph.names import name_key
from loaders._identity_bodies import KnownBody, likely_bodies
from loaders._identity_persons import KnownPerson, likely_persons
from loaders._likeness import Likely, bodies_alike, persons_alike

TIELING, JINAN = "310110009018", "310110009020"


def person(identity: str, name: str, **more: Any) -> KnownPerson:
    sets = {key: frozenset(each) for key, each in more.items() if isinstance(each, set)}
    return KnownPerson(identity, name_key(name), **{**more, **sets})


def body(identity: str, name: str, place: str = TIELING, **more: Any) -> KnownBody:
    sets = {key: frozenset(each) for key, each in more.items() if isinstance(each, set)}
    kind = more.pop("kind", "PartyOrganisation")
    return KnownBody(identity, kind, name_key(name), place=place, **{**more, **sets})


def pairs(found: list[Likely]) -> list[tuple[str, str]]:
    return [(each.first, each.second) for each in found]


def parts(found: list[Likely]) -> list[tuple[str, int]]:
    (one,) = found
    return [(part.words.get("en"), part.points) for part in one.parts]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("张 三", "张三", "equal"),
        ("阿依古丽·买买提", "阿依古丽•买买提", "equal"),
        ("阿依古丽·买买提", "阿依古丽买买提", "equal"),
        ("张建国", "张健国", "homophone"),
        ("王芳", "王方", "homophone"),
        ("张建国", "张建围", "apart"),
        ("张建国", "张国", "apart"),
        ("王芳", "王丽", "unlike"),
        ("姜梦洁", "黎梦洁", "unlike"),
        ("俞梦洁", "余梦洁", "homophone"),
        ("张建国", "李爱华", "unlike"),
    ],
)
def test_names_of_persons(one: str, other: str, likeness: str) -> None:
    assert persons_alike(name_key(one), name_key(other)) == likeness
    assert persons_alike(name_key(other), name_key(one)) == likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("铁岭路90弄居民区党总支", "铁岭路九十弄居民区党总支", "equal"),
        ("铁岭路90弄居民区党总支", "铁岭路九十弄社区党总支", "words"),
        ("中国共产党金安居民区总支部委员会", "金安社区总支部", "words"),
        ("上海示例物业管理有限公司", "上海示例物业服务有限公司", "words"),
        ("铁岭路九十弄居委会", "铁岭路90弄社区居民委员会", "words"),
        ("花苑业委会", "花苑业主委员会", "words"),
        ("金安居民区党支部", "金安居民区支部委员会", "words"),
        ("金安居民区党支部", "金安居民区党总支", "unlike"),
        ("上海市杨浦区四平路街道金安居委会", "金安居民委员会", "words"),
        ("中共四平路街道金安居民区总支部委员会", "金安居民区党总支", "words"),
        ("四平路街道金安居委会", "殷行街道金安居委会", "unlike"),
        ("四平路街道总工会", "四平路街道妇联", "unlike"),
        ("江桥镇居委会", "望亭镇居委会", "unlike"),
        ("抚顺路363弄居民区党总支", "扶顺路三六三弄居民区党总支", "homophone"),
        ("四平科技公司", "四平科技园公司", "apart"),
        ("同济新村小学", "同新济村小学", "apart"),
        ("铁岭路90弄居民区第一党支部", "铁岭路90弄居民区第二党支部", "unlike"),
        ("铁岭路90弄居民区党总支", "铁岭路50弄居民区党总支", "unlike"),
        ("鞍山三村居委会", "鞍山四村居委会", "unlike"),
        ("金安东苑业委会", "金安西苑业委会", "unlike"),
        ("四平和鸣学校", "四平和鸣小学校", "unlike"),
        ("同济大学法学院", "同济大学理学院", "unlike"),
        ("同济大学", "同济大学法学院", "unlike"),
    ],
)
def test_names_of_bodies(one: str, other: str, likeness: str) -> None:
    assert bodies_alike(name_key(one), name_key(other)) == likeness
    assert bodies_alike(name_key(other), name_key(one)) == likeness


def test_one_name_in_one_area_is_a_pair_with_its_parts() -> None:
    found = likely_persons(
        [
            person("a", "张三", bodies={"committee"}, places={TIELING}, birth="1972-05"),
            person("b", "张三", bodies={"branch"}, places={TIELING}),
            person("c", "李四", bodies={"branch"}, places={TIELING}),
        ]
    )
    assert pairs(found) == [("a", "b")]
    assert parts(found) == [
        ("the same name", 50),
        ("posts in the same area", 20),
        ("only these two of the name in the subdistrict", 10),
    ]
    assert found[0].score == 80


def test_one_name_in_one_subdistrict_is_a_pair_only_where_no_third_bears_it() -> None:
    two = [person("a", "张三", places={TIELING}), person("b", "张三", places={JINAN})]
    assert pairs(likely_persons(two)) == [("a", "b")]
    assert likely_persons([*two, person("c", "张三", places={"310110009001"})]) == []
    elsewhere = person("b", "张三", places={"310104012001"})
    assert likely_persons([two[0], elsewhere]) == []


@pytest.mark.parametrize(
    "against",
    [
        {"birth": "1972-06"},
        {"birth": "1973"},
        {"gender": "female"},
        {"relatives": {"a"}},
    ],
)
def test_what_contradicts_is_no_pair(against: dict[str, Any]) -> None:
    one = person("a", "张三", birth="1972-05", gender="male", places={TIELING}, bodies={"x"})
    other: dict[str, Any] = {"places": {TIELING}, "bodies": {"x"}}
    assert pairs(likely_persons([one, person("b", "张三", **other)])) == [("a", "b")]
    assert likely_persons([one, person("b", "张三", **other, **against)]) == []


def test_a_year_that_agrees_with_a_month_speaks_for_a_pair() -> None:
    three = [
        person("a", "张三", birth="1972-05", places={TIELING}),
        person("b", "张三", birth="1972", places={JINAN}),
        person("c", "张三", birth="1960-01", places={JINAN}),
    ]
    assert parts(likely_persons(three)) == [
        ("the same name", 50),
        ("born in the same year, 1972", 15),
        ("posts in the same subdistrict", 10),
    ]


def test_another_spelling_needs_the_same_month_of_birth_and_a_place() -> None:
    one = person("a", "张建国", birth="1972-05", places={TIELING})
    homophone = person("b", "张健国", birth="1972-05", places={JINAN})
    assert parts(likely_persons([one, homophone])) == [
        ("names that sound the same", 35),
        ("born in the same month, 1972-05", 25),
        ("posts in the same subdistrict", 10),
    ]
    misread = person("b", "张建围", birth="1972-05", places={TIELING})
    assert [each.score for each in likely_persons([one, misread])] == [75]
    for no_birth in (homophone, misread):
        without = person("b", no_birth.key, places={TIELING}, bodies={"x"})
        assert (
            likely_persons([person("a", "张建国", places={TIELING}, bodies={"x"}), without]) == []
        )


def test_an_employer_joins_across_subdistricts() -> None:
    one = person("a", "张三", employers={"同济大学"}, places={TIELING})
    same = person("b", "张三", employers={"同济大学"}, places={"310104012001"})
    holder = person("b", "张三", bodies={"同济大学"})
    other = person("b", "张三", employers={"复旦大学"})
    assert parts(likely_persons([one, same])) == [("the same name", 50), ("the same employer", 30)]
    assert parts(likely_persons([one, holder])) == [
        ("the same name", 50),
        ("one is employed where the other holds a post", 30),
    ]
    assert likely_persons([one, other]) == []


def test_near_names_in_one_area_and_kind_are_a_pair() -> None:
    one = body("a", "抚顺路三六三弄居民区党总支")
    assert parts(likely_bodies([one, body("b", "扶顺路363弄居民区党总支")])) == [
        ("names that sound the same", 45),
        ("the same kind", 10),
        ("the same area", 20),
    ]
    assert pairs(likely_bodies([one, body("b", "抚顺路三六三弄社区党总支")])) == [("a", "b")]
    in_full = body("b", "四平路街道抚顺路363弄居民区党总支")
    assert pairs(likely_bodies([one, in_full])) == [("a", "b")]
    assert likely_bodies([one, body("b", "扶顺路363弄居民区党总支", JINAN)]) == []
    assert likely_bodies([one, body("b", "扶顺路363弄居民区党总支", kind="Assembly")]) == []


def test_one_name_with_and_without_the_area_is_a_pair_where_it_is_the_only_one() -> None:
    street = body("a", "金安党建促进小组", "310110009")
    area = body("b", "金安党建促进小组", JINAN)
    assert parts(likely_bodies([street, area])) == [
        ("the same name", 60),
        ("the same kind", 10),
        ("places of which one holds the other", 15),
    ]
    nowhere = body("c", "金安党建促进小组", "")
    assert pairs(likely_bodies([nowhere, area])) == [("b", "c")]
    second = body("d", "金安党建促进小组", TIELING)
    assert likely_bodies([street, area, second]) == []


def test_bodies_of_one_name_in_five_subdistricts_are_no_pair() -> None:
    places = ["310104012030", "310107015021", "310112101029", "310113101016", "310117104032"]
    five = [
        body(f"org:{place}", "新桥居委会", place, kind="ResidentsCommittee") for place in places
    ]
    assert likely_bodies(five) == []
    unknown = body("org:?", "新桥居委会", "", kind="ResidentsCommittee")
    assert likely_bodies([*five, unknown]) == []


def test_different_codes_are_never_a_pair() -> None:
    one, other = body("a", "金安党总支", code="1"), body("b", "金安社区党总支", code="2")
    assert likely_bodies([one, other]) == []
    assert pairs(likely_bodies([one, body("b", "金安社区党总支")])) == [("a", "b")]


def test_bodies_tied_to_each_other_or_following_each_other_are_no_pair() -> None:
    one = body("a", "金安党总支", dissolved="2015-05-01", founded="2001-01-01")
    assert pairs(likely_bodies([one, body("b", "金安社区党总支")])) == [("a", "b")]
    assert likely_bodies([one, body("b", "金安社区党总支", joined={"a"})]) == []
    assert likely_bodies([one, body("b", "金安社区党总支", founded="2015-05-01")]) == []
    same_day = likely_bodies([one, body("b", "金安社区党总支", founded="2001-01-01")])
    assert ("founded on the same day", 10) in parts(same_day)


def test_a_body_called_by_the_name_of_another_is_a_pair() -> None:
    one = body("a", "上海砚禾物业管理有限公司", others={name_key("砚禾物业")}, kind="PropertyFirm")
    other = body("b", "砚禾物业", kind="PropertyFirm")
    assert parts(likely_bodies([one, other]))[0] == ("one is called by the other's name", 55)


def test_kin_on_one_board_whose_initials_differ_are_no_pair() -> None:
    board = {"wmbaird", "bairdsandscottishsteel"}
    names = ["A.K. McCosh", "A.R. McCosh", "W. Brown", "R. Brown"]
    assert likely_persons([person(name, name, bodies=board) for name in names]) == []
