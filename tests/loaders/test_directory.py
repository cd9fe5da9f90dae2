"""Names to nodes: those of the graph and those of the load under way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rapidfuzz import process

from graph.facts import Node, Tie
from graph.model import model
from graph.names import name_key
from loaders._directory import GraphDirectory
from loaders._register import Entry, Register
from loaders._sheet import Refused

XINQIAO = ["310104012001", "310110009030"]


def area(code: str, name: str) -> Node:
    return Node(
        "Area", code, {"name": name, "name_key": name_key(name), "code": code, "place": code}
    )


def body(label: str, place: str | None, name: str, **more: str | list[str]) -> Node:
    identity = f"org:{label}:{place}:{name}"
    return Node(label, identity, {"name": name, "place": place, **more})


def directory(*nodes: Node, graph: tuple[Node, ...] = ()) -> GraphDirectory:
    """A directory that took in `nodes`, over a graph that holds others."""
    found = GraphDirectory(
        lambda root: [Entry.of(node) for node in graph if model().root(node.label) == root]
    )
    for node in nodes:
        found.add(node)
    return found


def refusal(find: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        find()
    return refused.value


TIELING = area("310110009018", "铁岭路九十弄居委会")


@pytest.mark.parametrize(
    "name",
    ["310110009018", "铁岭路九十弄居委会", "铁岭路90弄居委会", "铁岭路 ９０ 弄居委会", "铁岭路90弄",
     "铁岭路九十弄", "铁岭路90弄居民区", "铁岭路90弄社区居委会"],
)  # fmt: skip
@pytest.mark.parametrize("known", ["of this load", "in the graph"])
def test_an_area_is_found_however_its_name_is_written(name: str, known: str) -> None:
    found = directory(TIELING) if known == "of this load" else directory(graph=(TIELING,))
    assert found.area(name) == ("Area", "310110009018")


def test_near_names_are_looked_for_only_when_the_reason_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def near(_: Register, key: str) -> list[str]:
        asked.append(key)
        return ["金安居委会"]

    monkeypatch.setattr(Register, "near", near)
    found = directory(body("ResidentsCommittee", "310110009020", "金安居委会"))
    assert found.known_organisation("退休") is None
    refused = refusal(lambda: found.organisation("金按居委会"))
    assert asked == []
    assert str(refused) == str(refused)
    assert asked == ["金按居委会"]
    assert "Near names: 金安居委会" in str(refused)


def test_an_unknown_area_is_refused_with_near_names() -> None:
    found = directory(TIELING, area("310110009017", "铁岭路五十弄居委会"))
    refused = refusal(lambda: found.area("铁岭路60弄", "territory"))
    assert refused.field == "territory"
    assert "铁岭路九十弄居委会" in refused.reason.get("zh")
    assert "Near names" not in refusal(lambda: found.area("完全不同")).reason.get("en")


def test_near_names_of_a_name_are_looked_for_again_once_others_have_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []
    extract = process.extract

    def counted(key: str, *args: Any, **options: Any) -> Any:
        searched.append(key)
        return extract(key, *args, **options)

    monkeypatch.setattr("loaders._register.process.extract", counted)
    found = directory(area("310110009018", "铁岭路九十弄居委会"))
    for _ in range(3):  # as many rows as name it
        assert "铁岭路五十弄居委会" not in str(refusal(lambda: found.area("铁岭路60弄")))
    found.add(area("310110009017", "铁岭路五十弄居委会"))
    assert "铁岭路五十弄居委会" in str(refusal(lambda: found.area("铁岭路60弄")))
    assert searched == ["铁岭路60弄"] * 2


def test_a_name_of_several_areas_is_refused_with_their_places() -> None:
    found = directory(*(area(code, "新桥居委会") for code in XINQIAO))
    refused = refusal(lambda: found.area("新桥"))
    assert refused.reason.sentence.startswith("There are {count}")
    assert refused.reason.values["count"] == 2
    assert "310104012001、310110009030" in refused.reason.get("zh")


def test_a_streets_own_roster_means_its_own_area() -> None:
    street = Node("Subdistrict", "310110009", {"name": "四平路街道", "place": "310110009"})
    graph = tuple(area(code, "新桥居委会") for code in XINQIAO)
    assert directory(street, graph=graph).area("新桥") == ("Area", "310110009030")
    # A row that repeats what was loaded before names the street just as well.
    again = GraphDirectory(
        lambda root: [Entry.of(node) for node in graph] if root == "Area" else [],
        lambda: {"310110009"},
    )
    assert again.area("新桥") == ("Area", "310110009030")


def test_the_default_place_is_the_only_subdistrict() -> None:
    one = Node("Subdistrict", "310110009", {"name": "四平路街道"})
    two = Node("Subdistrict", "310110010", {"name": "五角场街道"})
    assert directory(graph=(one,)).default_place() == "310110009"
    assert directory(graph=(one, two)).default_place() is None
    assert directory(one, graph=(two,)).default_place() == "310110009"
    assert directory().default_place() is None


def test_a_subdistrict_is_found_by_the_code_of_anything_in_it() -> None:
    street = Node("Subdistrict", "310110009", {"name": "四平路街道"})
    assert directory(street).subdistrict("310110009018") == ("Subdistrict", "310110009")
    assert "310110010" in refusal(lambda: directory(street).subdistrict("310110010001")).reason.get(
        "en"
    )


def test_an_estate_must_lie_in_the_area_given() -> None:
    estates = [
        Node("Estate", f"estate:{code}:花苑", {"name": "花苑", "place": code}) for code in XINQIAO
    ]
    found = directory(*estates, *(area(code, f"{code}居委会") for code in XINQIAO), TIELING)
    assert found.estate("花苑", XINQIAO[1]) == ("Estate", f"estate:{XINQIAO[1]}:花苑")
    assert refusal(lambda: found.estate("花苑")).field == "estate"
    assert "not in" in refusal(lambda: found.estate("花苑", "铁岭路90弄")).reason.get("en")


def test_a_body_is_found_by_name_short_name_alias_and_code() -> None:
    firm = body(
        "PropertyFirm", None, "上海示例物业有限公司",
        short_name="示例物业", aliases=["老物业"], code="91310000000000000X",
    )  # fmt: skip
    found = directory(firm)
    for name in ("上海示例物业有限公司", "示例物业", "老物业", "91310000000000000x"):
        assert found.organisation(name) == ("PropertyFirm", firm.id)
    assert found.known_organisation("示例物业") == ("PropertyFirm", firm.id)
    assert found.known_organisation("别家物业") is None


@pytest.mark.parametrize("before", ["四平路街道", "上海市杨浦区四平路街道", "杨浦区四平路街道 "])
@pytest.mark.parametrize("ending", ["居委会", "居民委员会"])
def test_the_name_of_a_street_may_stand_before_what_lies_in_it(before: str, ending: str) -> None:
    street = Node("Subdistrict", "310110009", {"name": "四平路街道"})
    other = Node("Subdistrict", "310110010", {"name": "控江路街道"})
    lane = area("310110009018", "密云路居委会")
    here = body("ResidentsCommittee", "310110009018", "密云路居委会")
    there = body("ResidentsCommittee", "310110010018", "密云路居委会")
    found = directory(street, other, lane, here, there)
    assert found.organisation(f"{before}密云路{ending}") == (here.label, here.id)
    assert found.area(f"{before}密云路{ending}") == ("Area", lane.id)
    assert found.organisation("控江路街道密云路居委会") == (there.label, there.id)
    with pytest.raises(Refused):
        found.area("控江路街道密云路居委会")
    with pytest.raises(Refused):
        found.organisation("五角场街道密云路居委会")


def test_the_kind_of_a_body_is_a_condition_and_the_area_tells_namesakes_apart() -> None:
    here, there = (body("OwnersCommittee", code, "花苑业委会") for code in XINQIAO)
    union = body("PartyOrganisation", XINQIAO[0], "花苑业委会")
    areas = [area(code, f"{code}居委会") for code in XINQIAO]
    found = directory(here, there, union, *areas)
    at = XINQIAO[1]
    assert found.organisation("花苑业委会", at, "OwnersCommittee") == ("OwnersCommittee", there.id)
    assert found.organisation("花苑业委会", kind="PartyOrganisation") == (union.label, union.id)
    assert refusal(lambda: found.organisation("花苑业委会", kind="Alliance"))
    assert refusal(lambda: found.organisation("花苑业委会", kind="OwnersCommittee"))
    # The only one of its name is found although it lies elsewhere.
    assert directory(here, *areas).organisation("花苑业委会", at) == ("OwnersCommittee", here.id)


SIPING, YINHANG = (
    Node("Subdistrict", code, {"name": name, "place": code, "code": code})
    for code, name in (("310110009", "四平路街道"), ("310110010", "殷行街道"))
)
THERE = area("310110010030", "新桥居委会")


def of_a_street(*nodes: Node) -> GraphDirectory:
    """The directory of a load of 四平路, over a graph that also holds nodes of 殷行."""
    return directory(SIPING, TIELING, graph=(YINHANG, THERE, *nodes))


BOUND = [
    body("ResidentsCommittee", THERE.id, "新桥会"),
    body("ResidentsCommittee", "310110010", "新桥会"),
    body("PartyOrganisation", THERE.id, "新桥会"),
    body("WomensCongress", THERE.id, "新桥会"),
]
UNBOUND = [
    body("PartyOrganisation", "310110010", "新桥会"),
    body("PropertyFirm", THERE.id, "新桥会"),
    body("PartnerUnit", THERE.id, "新桥会"),
    body("ResidentsCommittee", None, "新桥会"),
]


@pytest.mark.parametrize("node", BOUND)
def test_a_street_means_no_body_of_an_area_of_another_street(node: Node) -> None:
    found = of_a_street(node)
    told = refusal(lambda: found.organisation("新桥会"))
    assert told.field == "organisation"
    for street in ("殷行街道", "四平路街道"):
        assert street in told.reason.get("zh")
    # It is meant where the row names its area by code, or another side of a tie.
    assert found.organisation("新桥会", THERE.id)[1] == node.id
    assert found.organisation("新桥会", field="superior")[1] == node.id
    assert refusal(lambda: found.organisation("新桥会", TIELING.id))
    assert found.known_organisation("新桥会") == (node.label, node.id)  # an employer
    # A load of both streets, or of none, knows no better.
    assert directory(SIPING, YINHANG, graph=(THERE, node)).organisation("新桥会")[1] == node.id
    assert directory(graph=(SIPING, YINHANG, THERE, node)).organisation("新桥会")[1] == node.id


@pytest.mark.parametrize("node", UNBOUND)
def test_a_street_means_bodies_that_work_in_other_streets(node: Node) -> None:
    assert of_a_street(node).organisation("新桥会")[1] == node.id


def test_a_street_means_no_area_and_no_estate_of_another_street() -> None:
    estate = Node("Estate", f"estate:{THERE.id}:花苑", {"name": "花苑", "place": THERE.id})
    found = of_a_street(estate)
    assert "殷行街道" in refusal(lambda: found.area("新桥")).reason.get("zh")
    assert "殷行街道" in refusal(lambda: found.estate("花苑")).reason.get("zh")
    assert found.area(THERE.id) == ("Area", THERE.id)
    assert found.area("新桥", "areas") == ("Area", THERE.id)  # those of an agreement
    assert "殷行街道" in refusal(lambda: found.area("新桥")).reason.get("zh")
    assert found.estate("花苑", THERE.id)[1] == estate.id


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("金安居委会", "金安居民委员会"),
        ("金安社区居民委员会", "金安居委会"),
        ("金安党总支", "中国共产党金安总支部委员会"),
        ("花苑业主委员会", "花苑业委会"),
    ],
)
def test_a_body_is_found_by_another_ending_of_one_meaning(known: str, asked: str) -> None:
    kinds = {"居": "ResidentsCommittee", "业": "OwnersCommittee"}
    kind = next((kinds[mark] for mark in kinds if mark in known), "PartyOrganisation")
    one = body(kind, TIELING.id, known)
    assert directory(one).organisation(asked)[1] == one.id
    assert directory(one).same_body(kind, asked, TIELING.id, None) == one.id
    assert directory(one).same_body(kind, asked, THERE.id, None) is None
    # Its own name goes before.
    other = body(kind, TIELING.id, asked)
    assert directory(one, other).organisation(asked)[1] == other.id
    assert directory(one, other).same_body(kind, asked, TIELING.id, None) == other.id


def test_a_person_is_found_by_name_and_month_of_birth() -> None:
    first = Node("Person", "person:1", {"name": "张三", "birth": date(1972, 5, 1)})
    second = Node("Person", "person:2", {"name": "张三", "birth": date(1980, 1, 1)})
    found = directory(first, second)
    assert found.person("张三", date(1972, 5, 20)) == ("Person", "person:1")
    assert refusal(lambda: found.person("张三", None))
    assert refusal(lambda: found.person("张三", date(1990, 1, 1)))
    assert directory(first).person("张 三", None) == ("Person", "person:1")


def test_a_person_of_numerals_is_no_other_of_the_same_number() -> None:
    one, other = (Node("Person", f"person:{name}", {"name": name}) for name in ("李一一", "李十一"))
    found = directory(one, other)
    assert found.person("李 一一", None) == ("Person", one.id)
    assert refusal(lambda: directory(other).person("李一一", None))


def test_a_later_load_may_correct_the_name_of_a_code() -> None:
    def named(name: str) -> Node:
        return Node("PropertyFirm", "org:9131", {"name": name, "code": "9131"})

    found = directory(graph=(named("上海甲物业"),))
    assert found.same_body("PropertyFirm", "上海乙物业", None, "9131") == "org:9131"
    found.add(named("上海乙物业"))
    assert found.same_body("PropertyFirm", "上海乙物业", None, "9131") == "org:9131"
    refused = refusal(lambda: found.same_body("PropertyFirm", "上海丙物业", None, "9131"))
    assert "上海乙物业" in refused.reason.get("en")


@pytest.mark.parametrize("code", ["91310110MA1G000045", None])
def test_a_body_of_another_kind_is_not_met_by_its_code(code: str | None) -> None:
    # None: the roster that told the code was taken back, and the id holds it still.
    firm = Node("PropertyFirm", "org:91310110MA1G000045", {"name": "示例物业", "code": code})
    found = directory(graph=(firm,))
    unit = found.same_body("PartnerUnit", "示例物业", None, "91310110MA1G000045")
    assert unit == "org:PartnerUnit:91310110MA1G000045"


def test_bodies_of_several_kinds_are_told_by_their_kinds() -> None:
    both = [body(kind, TIELING.id, "示例物业") for kind in ("PropertyFirm", "PartnerUnit")]
    told = refusal(lambda: directory(*both).organisation("示例物业")).reason
    assert f"共建单位（{TIELING.id}）、物业企业（{TIELING.id}）" in told.get("zh")
    assert "partner unit" in told.get("en").lower()


def test_other_named_nodes_are_found_by_label() -> None:
    found = directory(Node("Agreement", "agreement:1", {"name": "第三轮共建协议"}))
    assert found.named("Agreement", "第三轮 共建协议") == ("Agreement", "agreement:1")
    assert (
        refusal(lambda: found.named("Project", "第三轮共建协议", field="project")).field
        == "project"
    )


def test_a_node_taken_back_is_unknown_unless_another_row_or_the_graph_holds_it() -> None:
    found = directory(TIELING, TIELING)
    found.remove(TIELING)
    assert found.area("铁岭路90弄")
    found.remove(TIELING)
    assert not found.knows(("Area", TIELING.id))
    assert refusal(lambda: found.area("铁岭路90弄"))
    held = directory(TIELING, graph=(TIELING,))
    held.remove(TIELING)
    assert held.area("铁岭路90弄") == ("Area", TIELING.id)


def test_a_tie_needs_both_its_ends() -> None:
    tie = Tie("IN", ("Area", TIELING.id), ("Subdistrict", "310110009"))
    refused = refusal(lambda: directory(TIELING).check_ends(tie))
    assert "310110009" in refused.reason.get("en")
    street = Node("Subdistrict", "310110009", {"name": "四平路街道"})
    directory(TIELING, street).check_ends(tie)


def test_the_place_of_a_node() -> None:
    assert directory(TIELING).place(("Area", TIELING.id)) == TIELING.id
    assert directory().place(("Area", "none")) is None


def test_of_records_judged_to_be_one_the_one_is_meant_whose_own_name_is_asked_for() -> None:
    stays = body("Assembly", TIELING.id, "甲会", aliases=["甲社代会", "老甲"])
    goes = body("Assembly", TIELING.id, "甲社代会", aliases=["老甲"])
    other = body("Assembly", TIELING.id, "乙会", aliases=["老甲"])

    def found(*nodes: Node) -> GraphDirectory:
        judged = {goes.id: stays.id}
        return GraphDirectory(
            lambda root: [Entry.of(node) for node in nodes] if root == "Organisation" else [],
            stands_for=lambda identity: judged.get(identity, identity),
        )

    assert found(stays, goes).organisation("甲会")[1] == stays.id
    assert found(stays, goes).organisation("甲社代会")[1] == goes.id
    assert found(stays, goes).organisation("老甲")[1] == stays.id
    assert (
        refusal(lambda: found(stays, goes, other).organisation("老甲")).reason.values["count"] == 2
    )


def test_several_of_one_name_are_told_by_their_own_names_where_these_differ() -> None:
    found = directory(
        body("Assembly", TIELING.id, "甲会", aliases=["老会"]),
        body("Assembly", TIELING.id, "乙会", aliases=["老会"]),
    )
    told = refusal(lambda: found.organisation("老会")).reason.get("zh")
    assert f"甲会（{TIELING.id}）" in told
    assert f"乙会（{TIELING.id}）" in told
