"""The sample shows the article's own figures in August 2015, and another street in 2026."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

THEN, NOW = date(2015, 8, 1), date(2026, 8, 1)
SYSTEMS = {"居委会", "业委会", "物业", "共建单位", "条线单位"}


def systems(street: Any, as_of: date) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in street.held(as_of):
        if row["职务"] == "兼职委员":
            found[street.area(row["居民区"])].add(row["来源系统"])
    return found


def party_share(street: Any, as_of: date) -> float:
    committees = {row["业委会名称"] for row in street.rows("业委会")}
    members = {
        (row["姓名"], row["出生年月"] or row["任职组织"]): row["中共党员"]
        for row in street.held(as_of)
        if row["任职组织"] in committees
    }
    known = [party for party in members.values() if party]
    return known.count("是") / len(known)


def test_the_sample_says_that_its_people_are_invented(street: Any) -> None:
    first, *rest = street.sheets["说明"]
    words = [text for row in (first, *rest) for text in (*row, *row.values()) if text]
    assert words[:2] == ["样例数据", "是"]
    assert "人物与关系均为虚构。" in words


def test_it_has_the_size_of_the_street(street: Any) -> None:
    assert len({row["区划代码"] for row in street.rows("居民区")}) == 23
    assert len(street.rows("小区")) == 60
    people = {(row["姓名"], row["出生年月"]) for row in street.rows("任职")}
    assert 1400 <= len(people) <= 1600
    sheets = ("党组织", "居委会", "业委会", "物业企业", "共建单位", "其他组织", "联盟与机制")
    assert 180 <= sum(len(street.rows(sheet)) for sheet in sheets) <= 270


def test_every_area_has_a_big_general_branch_with_a_part_time_commissioner(street: Any) -> None:
    big = [row for row in street.rows("党组织", 大总支="是") if row["组织形式"] == "党总支"]
    assert {street.area(row["覆盖居民区"]) for row in big} == set(street.codes.values())
    for row in big:
        assert street.holders(THEN, row["党组织名称"], "兼职委员"), row["党组织名称"]


def test_every_current_party_term_began_with_open_nomination_and_direct_election(
    street: Any,
) -> None:
    party = [
        row for row in street.current_terms(THEN) if "居民区" in row["组织"] and "党" in row["组织"]
    ]
    assert len(party) > 23
    assert {row["选举方式"] for row in party} == {"公推直选"}


def test_part_time_commissioners_come_from_all_five_systems(street: Any) -> None:
    found = systems(street, THEN)
    assert set().union(*found.values()) == SYSTEMS
    assert len(found) == 23
    assert sum(len(each) == 5 for each in found.values()) >= 12
    assert min(len(each) for each in found.values()) == 3


def test_near_seventy_percent_of_owners_committee_members_are_party_members(street: Any) -> None:
    assert 0.65 <= party_share(street, THEN) < 0.70
    assert party_share(street, NOW) > 0.70


def test_twenty_three_departments_signed_in_three_rounds(street: Any) -> None:
    departments = {row["单位名称"] for row in street.rows("共建单位", 上级单位="同济大学")}
    rounds: dict[str, set[int]] = defaultdict(set)
    for row in street.rows("共建协议"):
        if row["共建单位"] in departments and row["签约日期"].date() <= THEN:
            rounds[row["共建单位"]].add(row["轮次"])
    assert len(rounds) == 23
    assert set().union(*rounds.values()) == {1, 2, 3}
    assert sum(each == {1, 2, 3} for each in rounds.values()) == 14
    assert sum(3 not in each for each in rounds.values()) == 5


def test_lane_ninety_is_written_in_several_ways(street: Any) -> None:
    (row,) = street.rows("居民区", 居民区名称="铁岭路九十弄居委会")
    assert row["区划代码"] == "310110009018"
    written = {row["居民区"] for row in street.rows("任职")}
    assert {"铁岭路90弄", "铁岭路90弄居委会", "铁岭路九十弄居委会", "铁岭路 90 弄"} <= written
    assert street.rows("党组织", 党组织名称="铁岭路90弄居民区党总支")


def test_the_law_school_is_there_with_alliance_base_and_agreement(street: Any) -> None:
    (alliance,) = street.rows("联盟与机制", 联盟名称="“法律援助”联盟")
    assert (alliance["类别"], alliance["牵头组织"]) == ("法律援助", "同济大学法学院")
    bases = street.rows("基地", 基地名称="法律教学实践基地")
    assert "018" in {street.area(row["居民区"]) for row in bases}
    law = [
        row
        for row in street.rows("共建协议", 共建单位="同济大学法学院")
        if "法在社区" in row["协议名称"] and row["签约日期"].date() <= THEN < row["到期日期"].date()
    ]
    assert [(street.area(row["居民区"]), row["轮次"]) for row in law] == [("018", 3)]


def test_six_brand_positions_stand_in_most_areas(street: Any) -> None:
    slogans = {row["阵地序号"]: (row["阵地名称"], row["口号"]) for row in street.rows("阵地")}
    assert slogans == {
        1: ("区域党建", "你出力、我帮忙，共享共赢一家亲"),
        2: ("组织建设", "组团式、勤联系，生根开花在基层"),
        3: ("民主议事", "话亮堂、事亮堂，摆上桌面心亮堂"),
        4: ("社情民意研处", "情可诉、难可解，大事小事有人管"),
        5: ("党员教育", "重个性、讲长效，于无声处见精神"),
        6: ("志愿服务", "做好事、搞活动，互助友爱显风采"),
    }
    open_then = [
        row
        for row in street.rows("阵地")
        if int(str(row["启用日期"])[:4]) <= 2015
        and not (row["停用日期"] and row["停用日期"].date() <= THEN)
    ]
    assert 115 <= len(open_then) <= 128


def test_the_two_states_differ_and_both_are_filled(street: Any) -> None:
    seats: dict[date, set[tuple[str, str, str]]] = {
        as_of: {(row["姓名"], row["任职组织"], row["职务"]) for row in street.held(as_of)}
        for as_of in (THEN, NOW)
    }
    assert all(len(held) > 900 for held in seats.values())
    stayed = seats[THEN] & seats[NOW]
    assert 0 < len(stayed) < 0.4 * len(seats[THEN])


@pytest.mark.parametrize(("as_of", "least", "most"), [(THEN, 3, 3), (NOW, 20, 22)])
def test_one_person_holds_both_posts_in_few_areas_then_and_nearly_all_now(
    street: Any, party_name: Callable[[str], str], as_of: date, least: int, most: int
) -> None:
    both = 0
    for row in street.rows("居委会"):
        stem = (
            "铁岭路90弄"
            if "九十弄" in row["居委会名称"]
            else row["居委会名称"].removesuffix("居委会")
        )
        secretaries = street.holders(as_of, party_name(stem), "书记")
        both += bool(set(secretaries) & set(street.holders(as_of, f"{stem}居委会", "主任")))
    assert least <= both <= most


@pytest.mark.parametrize(("as_of", "without"), [(THEN, 6), (NOW, 2)])
def test_most_areas_met_in_the_ninety_days_before(street: Any, as_of: date, without: int) -> None:
    met = {
        street.area(row["居民区"])
        for row in street.rows("活动", 活动类别="四方联席会议")
        if as_of - timedelta(days=90) <= row["活动日期"].date() <= as_of
    }
    assert 23 - len(met) == without
