"""Bodies of the whole street: alliances, mechanisms, teams, associations, workers."""

from __future__ import annotations

from datetime import date

from sample_data.frame import Area, Body, Person, Sample
from sample_data.owners import Owners
from sample_data.partners import COURT, DEPARTMENTS, LAW_SCHOOL, LEAGUE, LINE_DEPARTMENTS
from sample_data.people import People
from sample_data.plan import WORKING_COMMITTEE

EDUCATION, LEGAL_AID, GREAT_MEDIATION = "社区教育联盟", "“法律援助”联盟", "大调解工作机制"
EXPERTS, STUDENTS = "法律专家志愿团", "法律援助志愿者队"
_ARRANGEMENTS = (
    (EDUCATION, "Alliance", "education", WORKING_COMMITTEE, "2010-09"),
    (LEGAL_AID, "Alliance", "legal_aid", LAW_SCHOOL, "2012-03"),
    ("四平社区文化联盟", "Alliance", "culture", None, "2011-05"),
    ("四平路街道党建联动机制", "Mechanism", "linkage", WORKING_COMMITTEE, "2009-06"),
    ("四平路街道区域化党建联席会议", "Mechanism", "regionalised", WORKING_COMMITTEE, "2009-06"),
    (GREAT_MEDIATION, "Mechanism", "great_mediation", "四平路司法所", "2011-01"),
    ("城区综合管理大联动", "Mechanism", "great_linkage", "四平路街道城市综合管理办公室", "2012-04"),
    ("四位一体联席会议", "Mechanism", "joint_meeting", WORKING_COMMITTEE, "2013-02"),
)
_FUNCTIONS = ("service", "coordination", "management", "early_warning")
_ASSOCIATIONS = (
    "为老服务社", "巧手编结社", "邻里互助会", "晨练健身队", "睦邻客堂间",
    "物业协调促进会", "楼组长联谊会", "垃圾分类自管会", "停车自治小组", "平安巡逻队",
    "矛盾预警信息员队", "心理疏导工作室", "亲子阅读社", "绿化养护社",
)  # fmt: skip
_QUALIFICATIONS = ("律师", "教授", "副教授", "审判长", "一级律师", "高级法官")
_GROUP_TOPICS = ("电梯更新", "停车管理", "雨污分流", "房屋修缮")
_TRADES = ("建筑结构", "给排水", "财务审计", "法律", "机电", "园林", "信息技术", "造价")


def add_street_bodies(
    sample: Sample, people: People, areas: list[Area], committees: list[Owners]
) -> None:
    """Add the bodies of the street with their people and members."""
    _arrangements(sample, areas)
    _associations(sample, people, areas)
    _teams(sample, people)
    _workers(sample, people)
    _groups(sample, people, committees)


def _arrangements(sample: Sample, areas: list[Area]) -> None:
    for name, kind, form, leader, founded in _ARRANGEMENTS:
        sample.add("alliances", name=name, kind=kind, form=form, led_by=leader, founded=founded)
    party = [f"{area.written}居民区党总支" for area in areas]
    members = {
        EDUCATION: [
            *DEPARTMENTS[7:15],
            DEPARTMENTS[20],
            "四平和鸣小学",
            "鞍山霁月小学",
            *party[::2],
        ],
        LEGAL_AID: [LAW_SCHOOL, COURT, "四平路司法所", LEAGUE, party[15]],
        "四平社区文化联盟": [DEPARTMENTS[17], "望舒文化传播有限公司", DEPARTMENTS[21]],
        "四平路街道党建联动机制": [WORKING_COMMITTEE, *party, *DEPARTMENTS],
        GREAT_MEDIATION: ["四平路司法所", "四平路派出所", "四平路街道信访办公室", COURT],
        "城区综合管理大联动": [name for name, _ in LINE_DEPARTMENTS],
        "四位一体联席会议": party[:18],
    }
    for alliance, names in members.items():
        for number, name in enumerate(names):
            left = date(2015, 3, 31) if number % 9 == 8 else None
            sample.add(
                "memberships",
                alliance=alliance,
                organisation=name,
                start=sample.day(date(2012, 4, 1), date(2014, 10, 1)),
                end=left,
            )
    for name in (DEPARTMENTS[9], DEPARTMENTS[14], "望舒文化传播有限公司"):
        sample.add("memberships", alliance=EDUCATION, organisation=name, start="2022-09")


def _associations(sample: Sample, people: People, areas: list[Area]) -> None:
    for number, name in enumerate(_ASSOCIATIONS):
        here = [areas[(number * 5) % len(areas)], areas[(number * 5 + 1) % len(areas)]]
        body = Body(f"四平{name}", "SocialOrganisation")
        sample.add(
            "other_bodies",
            name=body.name,
            kind="SocialOrganisation",
            area=[area.name for area in here],
            function=_FUNCTIONS[number % 4],
            founded=str(2006 + number % 7),
            dissolved=date(2019, 12, 31) if number == 3 else None,
        )
        # Nobody wrote down how many posts these have, nor in some when they were taken up.
        start = None if number % 5 == 0 else date(2012, 9, 1 + number)
        sample.hold(people.make(date(2012, 9, 1), (45, 68)), body, "head", start)


def _teams(sample: Sample, people: People) -> None:
    experts, students = Body(EXPERTS, "VolunteerTeam"), Body(STUDENTS, "VolunteerTeam")
    for body in (experts, students):
        sample.add("other_bodies", name=body.name, kind="VolunteerTeam", founded="2012-03")
        sample.add("posts", organisation=body.name, role="head", seats=1)
        sample.add("posts", organisation=body.name, role="volunteer", seats=None)
    for number in range(22):
        person = people.make(date(2012, 6, 1), (36, 60))
        role = "head" if number == 0 else "volunteer"
        sample.hold(
            person,
            experts,
            role,
            date(2012, 6, 12) if number % 4 else date(2014, 5, 8),
            date(2019, 6, 30) if number % 3 == 2 else None,
            qualification=_QUALIFICATIONS[number % 6] if number % 8 != 7 else None,
            expertise=("民商法", "物业纠纷", "婚姻家庭", "劳动争议")[number % 4],
            employer=(LEAGUE, LAW_SCHOOL, COURT)[number % 3] if number % 5 else "某律师事务所",
        )
    for number in range(14):
        person = people.make(date(2014, 9, 1), (20, 26))
        end = date(2017, 6, 30)
        role = "head" if number == 0 else "volunteer"
        sample.hold(person, students, role, date(2014, 9, 15), end, employer=LAW_SCHOOL)
    for number in range(10):
        person = people.make(date(2024, 9, 1), (20, 26))
        role = "head" if number == 0 else "volunteer"
        sample.hold(person, students, role, date(2024, 9, 16), employer=LAW_SCHOOL)


def _workers(sample: Sample, people: People) -> None:
    body = Body("四平路街道社区工作者服务站", "SocialOrganisation")
    sample.add("other_bodies", name=body.name, kind="SocialOrganisation", founded="2008-04")
    sample.add("posts", organisation=body.name, role="worker", seats=60)
    for number in range(98):
        then = number < 58
        begin = sample.day(date(2009, 3, 1), date(2014, 12, 1)) if then else None
        begin = begin or sample.day(date(2016, 3, 1), date(2025, 3, 1))
        person = people.make(begin, (33, 55) if then else (23, 40), birth_known=0.97)
        left = sample.day(date(2016, 1, 1), date(2024, 6, 1)) if then and number % 3 else None
        unknown = number in (5, 17, 29, 41)
        sample.hold(person, body, "worker", None if unknown else begin, left, full_time=True)


def _groups(sample: Sample, people: People, committees: list[Owners]) -> None:
    """Add work groups that an owners' committee leads, with owners who know the trade."""
    leaders = [
        each
        for each in committees
        if each.place in (("001", 0), ("012", 1), ("018", 0), ("025", 0))
    ]
    for number, owners in enumerate(leaders):
        area = owners.estates[0].area
        body = Body(f"{owners.estates[0].name}{_GROUP_TOPICS[number]}工作小组", "WorkGroup", area)
        sample.add(
            "other_bodies",
            name=body.name,
            kind="WorkGroup",
            area=area.name,
            led_by=owners.body.name,
            founded="2014-03",
        )
        sample.add("posts", organisation=body.name, role="member", seats=None, area=area.written)
        for trade in range(4):
            person: Person = people.make(date(2014, 3, 1), (34, 62))
            expertise = _TRADES[(number * 3 + trade) % len(_TRADES)]
            end = date(2018, 12, 31) if trade % 2 else None
            sample.hold(person, body, "member", date(2014, 3, 20), end, expertise=expertise)
        leader = sample.holders(owners.body, "director", date(2014, 3, 20))
        for holding in leader:
            sample.hold(holding.person, body, "head", date(2014, 3, 20), date(2020, 3, 20))
