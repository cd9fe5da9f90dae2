"""Every fault the sample plants can be seen in its rows, counted by plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

THEN, NOW = date(2015, 8, 1), date(2026, 8, 1)


def as_date(value: Any) -> date | None:
    if value is None or isinstance(value, str):
        return date.fromisoformat(f"{value}-01"[:10]) if value else None
    return value.date()


def years_on(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def served(street: Any, as_of: date) -> dict[str, set[tuple[str, str]]]:
    """Return the (estate, area) pairs that each firm serves."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in street.rows("物业服务合同"):
        start, end = as_date(row["开始日期"]), as_date(row["结束日期"])
        if start <= as_of and (not end or as_of < end):
            found[row["物业企业"]].add((row["小区"], street.area(row["居民区"])))
    return found


def active(street: Any, as_of: date) -> list[dict[str, Any]]:
    return [
        row
        for row in street.rows("共建协议")
        if as_date(row["签约日期"]) <= as_of < as_date(row["到期日期"])
    ]


def members(street: Any, as_of: date, area: str, *kinds: str) -> list[dict[str, Any]]:
    return [
        row
        for row in street.held(as_of)
        if street.area(row["居民区"]) == area and row["任职组织"].endswith(kinds)
    ]


@pytest.mark.parametrize(
    ("as_of", "organisation", "role"),
    [
        (THEN, "密云路居民区党总支", "书记"),
        (THEN, "鞍山七村居委会", "主任"),
        (THEN, "铁岭路五十弄居委会", "主任"),
        (NOW, "鞍山路三一零弄居委会", "主任"),
        (NOW, "鞍山八村居民区党总支", "副书记"),
        (THEN, "抚顺路三六三弄居民区党总支", "纪检委员"),
    ],
)
def test_a_critical_seat_is_empty(street: Any, as_of: date, organisation: str, role: str) -> None:
    (post,) = street.rows("岗位", 组织=organisation, 职务=role)
    assert post["席位数"] == 1
    assert street.holders(as_of, organisation, role) == []


def test_an_owners_committee_lacks_its_director(street: Any) -> None:
    without = [
        row["业委会名称"]
        for row in street.rows("业委会")
        if not street.holders(THEN, row["业委会名称"], "主任")
        and len(street.holders(THEN, row["业委会名称"])) >= 3
    ]
    assert len(without) == 1


def test_more_hold_a_seat_than_there_are(street: Any) -> None:
    assert len(street.holders(THEN, "鞍山一村第三居委会", "副主任")) == 2


def test_residents_committees_are_overdue_by_three_years_then_by_five_now(street: Any) -> None:
    overdue: dict[date, set[str]] = {}
    for as_of in (THEN, NOW):
        overdue[as_of] = {
            row["组织"]
            for row in street.current_terms(as_of)
            if row["组织"].endswith("居委会")
            and years_on(
                as_date(row["起始日期"]), 3 if as_date(row["起始日期"]) < date(2018, 12, 29) else 5
            )
            < as_of
        }
    assert overdue == {
        THEN: {"鞍山四村第三居委会", "同济新村居委会", "金安居委会"},
        NOW: {"鞍山六村居委会", "鞍山路三一零弄居委会"},
    }
    postponed = street.rows(
        "换届", 组织="金安居委会", 起始日期=street.rows("换届", 组织="金安居委会")[0]["起始日期"]
    )
    assert as_date(postponed[0]["批准延期至"]) == date(2015, 10, 15)


def test_party_and_owners_terms_are_overdue(street: Any) -> None:
    overdue = {
        row["组织"]
        for row in street.current_terms(THEN)
        if row["备案届满日期"] and as_date(row["备案届满日期"]) < THEN
    }
    assert {"控江路二零二六弄居民区党总支", "铁岭路五十弄居民区党总支"} <= overdue
    assert len([name for name in overdue if name.endswith("业主委员会")]) == 4


def test_terms_fall_due_within_150_days_and_some_owners_committees_have_not_reported(
    street: Any,
) -> None:
    soon = [
        row
        for row in street.current_terms(THEN)
        if row["备案届满日期"]
        and timedelta(0) <= as_date(row["备案届满日期"]) - THEN <= timedelta(150)
    ]
    assert {"密云路居民区党总支"} <= {row["组织"] for row in soon}
    owners = [row for row in soon if row["组织"].endswith("业主委员会")]
    assert any(row["换届书面报告日期"] for row in owners)
    assert any(not row["换届书面报告日期"] for row in owners)


def test_some_partners_did_not_renew_and_one_agreement_was_broken_off(street: Any) -> None:
    rounds: dict[str, set[int]] = defaultdict(set)
    for row in street.rows("共建协议"):
        if as_date(row["签约日期"]) <= THEN:
            rounds[row["共建单位"]].add(row["轮次"])
    assert sum(2 in each and 3 not in each for each in rounds.values()) >= 5
    (broken,) = street.rows("共建协议", 状态="已终止")
    assert as_date(broken["到期日期"]) < THEN


@pytest.mark.parametrize("as_of", [THEN, NOW])
def test_agreements_lack_projects_or_sleep(street: Any, as_of: date) -> None:
    projects: dict[str, set[str]] = defaultdict(set)
    for row in street.rows("项目"):
        projects[row["共建协议"]].add(row["项目名称"])
    busy = {
        row["所属项目"]
        for row in street.rows("活动")
        if as_of - timedelta(days=180) <= as_date(row["活动日期"]) <= as_of
    }
    agreements = active(street, as_of)
    without = [row for row in agreements if not projects[row["协议名称"]]]
    dormant = [row for row in agreements if not projects[row["协议名称"]] & busy]
    assert 3 <= len(without) < len(dormant) < len(agreements)


def test_areas_have_no_partner_or_no_firm_or_no_owners_committee(street: Any) -> None:
    everywhere = set(street.codes.values())
    partners = {
        street.area(name) for row in active(street, THEN) for name in row["居民区"].split("、")
    }
    assert {"009", "010"} <= everywhere - partners
    firms = {area for pairs in served(street, THEN).values() for _, area in pairs}
    assert everywhere - firms == {"011"}
    owners = {
        street.area(name)
        for row in street.rows("业委会")
        if as_date(row["成立日期"]) <= THEN
        for name in row["居民区"].split("、")
    }
    assert everywhere - owners == {"006", "016"}


def test_an_owners_committee_is_newly_formed_and_another_dissolved(street: Any) -> None:
    formed = [row for row in street.rows("业委会") if street.codes.get(row["居民区"]) == "016"]
    assert [as_date(row["成立日期"]) for row in formed] == [date(2019, 4, 13)]
    assert street.holders(NOW, formed[0]["业委会名称"])
    (gone,) = [row for row in street.rows("业委会") if row["撤销日期"]]
    assert as_date(gone["撤销日期"]) < THEN
    forgotten = [
        row for row in street.rows("任职", 任职组织=gone["业委会名称"]) if not row["离职日期"]
    ]
    assert len(forgotten) == 1
    assert [row["党组织名称"] for row in street.rows("党组织") if row["撤销日期"]] == [
        "鞍山八村居民区第二党支部"
    ]


def test_owners_committees_of_even_size_of_three_and_across_two_areas(street: Any) -> None:
    size = Counter(
        {
            row["组织"]: row["选举产生人数"]
            for row in street.current_terms(THEN)
            if "业主" in row["组织"]
        }
    )
    assert [name for name, number in size.items() if number % 2 == 0] != []
    area = {
        (row["小区名称"], street.area(row["居民区"])): row["建筑面积"]
        for row in street.rows("小区")
    }
    threes = [row for row in street.rows("业委会") if size[row["业委会名称"]] == 3]
    floor = [area[row["小区"], street.area(row["居民区"])] for row in threes]
    assert min(floor) <= 10_000 < max(floor)
    across = [row for row in street.rows("业委会") if "、" in row["小区"]]
    assert [[street.area(name) for name in row["居民区"].split("、")] for row in across] == [
        ["003", "004"]
    ]


def test_owners_committees_have_lost_members(street: Any) -> None:
    left = {
        row["组织"]: len(street.holders(THEN, row["组织"])) / row["选举产生人数"]
        for row in street.current_terms(THEN)
        if "业主" in row["组织"] and row["选举产生人数"]
    }
    assert sum(0 < share < 0.5 for share in left.values()) == 1
    assert sum(0.5 < share < 0.75 for share in left.values()) >= 1


def test_a_member_and_relatives_work_for_the_firm_of_the_estate(street: Any) -> None:
    serving = served(street, THEN)
    estates = {row["业委会名称"]: row["小区"].split("、")[0] for row in street.rows("业委会")}
    sits = {
        (row["姓名"], row["出生年月"]): (estates[row["任职组织"]], street.area(row["居民区"]))
        for row in street.held(THEN)
        if row["任职组织"] in estates
    }
    employed = defaultdict(set)
    for row in street.held(THEN):
        if row["工作单位"] in serving:
            employed[row["姓名"], row["出生年月"]].add(row["工作单位"])

    def conflict(member: tuple[str, str], worker: tuple[str, str]) -> bool:
        return any(sits[member] in serving[firm] for firm in employed[worker])

    own = [person for person in sits if conflict(person, person)]
    assert len(own) == 2  # one employee, one manager of the firm
    related = {
        row["关系"]: conflict(
            (row["姓名"], row["出生年月"]), (row["亲属姓名"], row["亲属出生年月"])
        )
        for row in street.rows("亲属关系")[:2]
    }
    assert related == {"配偶": True, "直系亲属": True}
    decoy = street.rows("亲属关系")[2]
    assert not conflict(
        (decoy["姓名"], decoy["出生年月"]), (decoy["亲属姓名"], decoy["亲属出生年月"])
    )


def test_one_firm_serves_many_estates_and_one_manager_several_areas(street: Any) -> None:
    estates = {firm: len(pairs) for firm, pairs in served(street, THEN).items()}
    assert max(estates.values()) == estates["上海沁垣物业管理有限公司"] == 20
    managed = Counter(row["姓名"] for row in street.held(THEN) if row["职务"] == "项目经理")
    assert max(managed.values()) == 3


def test_namesakes_in_two_areas_are_two_persons(street: Any) -> None:
    births = defaultdict(set)
    for row in street.rows("任职"):
        births[row["姓名"]].add((row["出生年月"], street.area(row["居民区"])))
    assert {birth for birth, _ in births["王爱民"]} == {"1958-03", "1971-09"}
    assert {birth for birth, _ in births["陈丽娟"]} == {"1958-03", "1971-09"}
    assert {birth for birth, _ in births["李国华"]} == {None}
    assert all(
        len({area for _, area in births[name]}) == 2 for name in ("王爱民", "陈丽娟", "李国华")
    )
    everybody = Counter(name for name, found in births.items() if len({b for b, _ in found}) > 1)
    assert set(everybody) == {"王爱民", "陈丽娟"}
    estates = Counter(row["小区名称"] for row in street.rows("小区"))
    assert estates.most_common(2)[0] == ("祥和小区", 2)


def test_persons_are_re_elected_to_the_same_seat(street: Any) -> None:
    seats = defaultdict(list)
    for row in street.rows("任职"):
        seats[row["姓名"], row["出生年月"], row["任职组织"], row["职务"]].append(row)
    successive = [rows for rows in seats.values() if len(rows) > 1]
    assert len(successive) > 300
    assert any(
        as_date(first["离职日期"]) == as_date(second["任职日期"])
        for first, second, *_ in successive
    )


def test_some_seats_starts_and_days_are_unknown(street: Any) -> None:
    assert [row for row in street.rows("岗位") if row["席位数"] is None]
    assert 5 <= len([row for row in street.rows("任职") if row["任职日期"] is None]) <= 10
    months = [row for row in street.rows("任职") if isinstance(row["任职日期"], str)]
    assert len(months) > 100
    assert {len(row["任职日期"]) for row in months} == {7}
    assert [
        row for row in street.rows("任职") if row["中共党员"] is None and "业主" in row["任职组织"]
    ]


def test_in_some_areas_everybody_is_over_fifty(street: Any) -> None:
    def age(birth: str) -> int:
        year, month = map(int, birth.split("-"))
        return THEN.year - year - (THEN.month < month)

    found = set()
    for area in set(street.codes.values()):
        rows = members(street, THEN, area, "居民区党总支", "党支部", "居委会")
        if all(row["出生年月"] and age(row["出生年月"]) > 50 for row in rows):
            found.add(area)
    assert found == {"005", "007", "011", "026"}


def test_cross_appointments_are_many_and_few_persons_sit_in_three_or_four_bodies(
    street: Any,
) -> None:
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in street.held(THEN):
        bodies[row["姓名"], row["出生年月"]].add(row["任职组织"])
    count = Counter(len(each) for each in bodies.values())
    assert count[2] > 60
    assert count[3] >= 10
    assert count[4] >= 3


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("居民区党总支", "居委会"), 20),
        (("居民区党总支", "业主委员会"), 15),
        (("居委会", "业主委员会"), 10),
        (("居民区党总支", "物业管理有限公司"), 10),
    ],
)
def test_bodies_of_an_area_share_persons(street: Any, kinds: tuple[str, str], least: int) -> None:
    shared = 0
    for area in set(street.codes.values()):
        one, other = (
            {(row["姓名"], row["出生年月"]) for row in members(street, THEN, area, kind)}
            for kind in kinds
        )
        shared += bool(one & other)
    assert least <= shared < 23


def test_party_and_residents_committee_share_nobody_in_two_areas(
    street: Any, party_name: Callable[[str], str]
) -> None:
    for stem in ("鞍山八村", "抚顺路三六三弄"):
        party = street.holders(THEN, party_name(stem))
        assert party
        assert not set(party) & set(street.holders(THEN, f"{stem}居委会"))


def test_a_position_was_closed_and_supervision_is_missing_in_some_areas(street: Any) -> None:
    closed = [
        row for row in street.rows("阵地") if row["停用日期"] and as_date(row["停用日期"]) < THEN
    ]
    assert [(row["居民区"], row["阵地序号"]) for row in closed] == [("密云路", 4)]
    with_post = {row["组织"] for row in street.rows("岗位", 职务="纪检委员")}
    branches = {row["党组织名称"] for row in street.rows("党组织", 大总支="是")}
    assert len(branches - with_post) == 4


def test_residents_needs_are_met_by_projects_or_not(street: Any) -> None:
    needs = [
        row for row in street.rows("三张清单", 清单="需求") if as_date(row["提出日期"]) <= THEN
    ]
    met = [row for row in needs if row["对接项目"]]
    assert 0 < len(met) < len(needs) / 2
    assert {row["清单"] for row in street.rows("三张清单")} == {"需求", "资源", "项目"}
