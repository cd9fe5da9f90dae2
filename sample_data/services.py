"""Mediation and linkage cases, legal services, and the Party side of units."""

from __future__ import annotations

from datetime import date, timedelta

from sample_data.frame import Area, Sample
from sample_data.partners import COURT, LAW_SCHOOL, LEAGUE, LINE_DEPARTMENTS, Agreement
from sample_data.people import People
from sample_data.plan import NOW, THEN
from sample_data.street import EXPERTS, STUDENTS

_DISPUTES = ("楼上漏水", "停车占位", "装修噪声", "物业收费", "赡养", "宠物扰民", "公共部位占用")
_MATTERS = ("占道设摊", "群租整治", "违法搭建", "井盖缺失", "乱堆建筑垃圾", "消防通道堵塞")
_ROUTES = (
    ["peoples"], ["peoples"], ["peoples"], ["peoples", "judicial"],
    ["peoples", "administrative"], ["administrative"],
)  # fmt: skip
JUSTICE, POLICE, URBAN = "四平路司法所", "四平路派出所", "四平路街道城市综合管理办公室"
_JOINT_BRANCH = "四平路街道驻区单位联合党支部"
_SURVEYED = (
    ("四平和鸣小学", 21, None, False), ("四平启蕴幼儿园", 4, None, True),
    ("鞍山霁月小学", 17, None, False), ("四平康宁社区卫生站", 6, None, False),
    ("砚北口腔门诊部", 1, _JOINT_BRANCH, False), ("砚北结构研究所", 9, None, False),
    ("环城市政设计研究所", 2, _JOINT_BRANCH, False), ("晴川设计咨询有限公司", 5, None, True),
    ("沁和连锁超市四平店", 2, _JOINT_BRANCH, True), ("望舒文化传播有限公司", None, None, True),
    (LAW_SCHOOL, 96, "同济大学法学院党总支", False),
)  # fmt: skip
"""Unit, full members in 2015, its Party organisation, and whether it has an instructor."""


def add_services(
    sample: Sample, people: People, areas: list[Area], agreements: list[Agreement]
) -> None:
    """Add what the street's justice and linkage work and its units did before either date."""
    for as_of in (THEN, NOW):
        for number in range(44 if as_of == THEN else 32):
            _mediation(sample, areas, number, as_of)
        for number in range(36):
            _linkage(sample, areas, number, as_of)
        _legal_services(sample, areas, as_of)
    _reports(sample, agreements)
    for surveyed in (date(2015, 3, 20), date(2026, 3, 18)):
        _surveys(sample, people, surveyed)


def _received(sample: Sample, as_of: date) -> date:
    return sample.day(as_of - timedelta(days=355), as_of - timedelta(days=5))


def _before(day: date, as_of: date) -> date | None:
    """Return the day if it has come by then: the later has not happened yet."""
    return day if day < as_of else None


def _mediation(sample: Sample, areas: list[Area], number: int, as_of: date) -> None:
    area, received = sample.random.choice(areas), _received(sample, as_of)
    accepted = _before(received + timedelta(days=3), as_of) if number % 9 else None
    routes: list[str] = sample.random.choice(_ROUTES)
    ended = received + timedelta(days=sample.random.randint(12, 60))
    closed = _before(ended, as_of) if accepted else None
    agreed = closed if closed and sample.chance(0.7) else None
    confirmed = None
    if agreed and sample.chance(0.35):
        confirmed = _before(agreed + timedelta(days=sample.random.randint(6, 42)), as_of)
    bodies = [JUSTICE, *([COURT] if "judicial" in routes else [])]
    sample.add(
        "cases",
        form="mediation",
        number=f"调{received.year}-{as_of.year % 100}{number + 1:03d}",
        name=f"{sample.random.choice(_DISPUTES)}纠纷",
        area=area.written,
        received=received,
        accepted=accepted,
        agreed=agreed,
        confirmed=confirmed,
        closed=closed,
        routes=routes,
        organisations=bodies,
    )


def _linkage(sample: Sample, areas: list[Area], number: int, as_of: date) -> None:
    area, received = sample.random.choice(areas), _received(sample, as_of)
    dispatched = received + timedelta(days=1)
    due = dispatched + timedelta(days=7)
    late = sample.chance(0.3 if as_of == THEN else 0.12)
    closed = dispatched + timedelta(days=sample.random.randint(9, 30) if late else 5)
    taking_part = [URBAN, *sample.random.sample([name for name, _ in LINE_DEPARTMENTS[:3]], 1)]
    sample.add(
        "cases",
        form="linkage",
        number=f"联{received.year}-{as_of.year % 100}{number + 1:03d}",
        name=sample.random.choice(_MATTERS),
        area=area.written,
        received=received,
        dispatched=dispatched if number % 12 else None,
        due=due if number % 10 != 3 else None,
        closed=_before(closed, as_of),
        organisations=taking_part[: 1 + number % 2],
    )


def _legal_services(sample: Sample, areas: list[Area], as_of: date) -> None:
    for number in range(18):
        lecture = number % 3 == 0
        area = areas[(number * 5) % len(areas)]
        day = _received(sample, as_of)
        sample.add(
            "legal_services",
            name=f"{'法律讲座' if lecture else '法律咨询'}（{area.written}，{day.month}月）",
            form="lecture" if lecture else "advice" if number % 4 else "aid",
            date=day,
            area=area.written,
            organisations=[EXPERTS] if number % 3 else [STUDENTS, LAW_SCHOOL],
            served=None if number == 10 else sample.random.randint(8, 70),
        )


def _reports(sample: Sample, agreements: list[Agreement]) -> None:
    done: set[tuple[str, str]] = set()
    for agreement in agreements:
        for area in agreement.areas:
            if (agreement.partner, area.mark) in done or agreement.partner == LEAGUE:
                continue
            done.add((agreement.partner, area.mark))
            if sample.chance(0.6):
                start = agreement.signed + timedelta(days=sample.random.randint(30, 300))
                sample.add(
                    "double_reporting",
                    organisation=agreement.partner,
                    area=area.written,
                    start=None if len(done) % 13 == 0 else start,
                    members=sample.random.randint(3, 40),
                    appraised=start + timedelta(days=365) if sample.chance(0.5) else None,
                )


def _surveys(sample: Sample, people: People, surveyed: date) -> None:
    then = surveyed.year == 2015
    for unit, members, party, instructed in _SURVEYED:
        person = people.make(surveyed, (42, 60)) if instructed and then else None
        sample.add(
            "unit_surveys",
            unit=unit,
            surveyed=surveyed,
            full_members=members if then or members is None else members + 1,
            party_organisation=party,
            instructor=person.name if person else None,
            instructor_birth=person.birth if person else None,
            start=date(2014, 3, 1) if person else None,
        )
