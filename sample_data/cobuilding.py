"""Projects that agreements produced, and the activities of projects, areas and street."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sample_data.frame import Area, Sample
from sample_data.partners import DEPARTMENTS, LAW_SCHOOL, LEAGUE, Agreement
from sample_data.plan import NOW, THEN, WORKING_COMMITTEE

# What a project is about: its name, its category on the lists, the form of its activities.
TOPICS = (
    ("社区法律讲堂", "法律", "lecture"),
    ("法律咨询进楼组", "法律", "advice"),
    ("家门口书画展", "文化", "culture"),
    ("合唱团辅导", "文化", "culture"),
    ("暑期小课堂", "教育", "delivery"),
    ("老年智能手机课", "教育", "training"),
    ("健康义诊", "健康", "advice"),
    ("独居老人结对", "养老", "volunteering"),
    ("楼道微更新设计", "环境", "volunteering"),
    ("停车方案议事", "停车", "deliberation"),
)
_LEGAL = TOPICS[:2]
_DORMANT_DAYS = 180


@dataclass(frozen=True)
class Project:
    """A project, with what the lists and activities need of it."""

    name: str
    category: str
    form: str
    area: Area
    agreement: Agreement
    start: date


def add_projects(sample: Sample, agreements: list[Agreement]) -> list[Project]:
    """Add the projects of the agreements; one agreement in five has none."""
    found: list[Project] = []
    for number, agreement in enumerate(agreements):
        law = agreement.partner in (LAW_SCHOOL, LEAGUE)
        if number % 5 == 2 and not law:
            continue
        topics = (
            _LEGAL
            if law
            else [TOPICS[2 + (number * 7 + round_) % 8] for round_ in range(1 + number % 2)]
        )
        for topic, category, form in dict.fromkeys(topics):
            project = Project(
                f"{agreement.areas[0].written}{topic}（{agreement.partner.removeprefix('同济大学')}·{agreement.signed.year}）",
                category,
                form,
                agreement.areas[0],
                agreement,
                agreement.signed + timedelta(days=sample.random.randint(20, 120)),
            )
            _add_project(sample, project, number)
            _add_activities(sample, project, dormant=number % 3 == 1 and not law)
            found.append(project)
    return found


def _add_project(sample: Sample, project: Project, number: int) -> None:
    agreement = project.agreement
    due = project.start + timedelta(days=sample.random.randint(300, 600))
    running = agreement.active(NOW)
    status = "running" if running else "cancelled" if number % 11 == 4 else "done"
    late = sample.random.randint(-30, 120)
    sample.add(
        "projects",
        name=project.name,
        agreement=agreement.name,
        area=project.area.written,
        status="planned" if running and number % 7 == 0 else status,
        start=project.start,
        due=due,
        end=due + timedelta(days=late) if status == "done" else None,
    )


def _add_activities(sample: Sample, project: Project, *, dormant: bool) -> None:
    """Add what a project did; a dormant one did nothing in the half year before either date."""
    agreement = project.agreement
    last = min(agreement.ends, NOW) - timedelta(days=1)
    days = {sample.day(project.start, last) for _ in range(2)}
    if dormant:
        days = {day for day in days if not any(_recent(day, as_of) for as_of in (THEN, NOW))}
    else:
        for as_of in (THEN, NOW):
            if agreement.active(as_of):
                days.add(sample.day(as_of - timedelta(days=150), as_of - timedelta(days=4)))
    for day in sorted(days):
        party = f"{project.area.written}居民区党总支"
        group = [f"{project.area.written}居民区妇代会"] if _joins(project, day) else []
        sample.add(
            "activities",
            name=f"{project.name}{day.month}月活动",
            form=project.form,
            date=day,
            area=project.area.written,
            project=project.name,
            organisations=[party, agreement.partner, *group],
            attendance=sample.random.randint(12, 90),
            served=sample.random.randint(10, 160)
            if project.form in ("advice", "delivery")
            else None,
        )


def _recent(day: date, as_of: date) -> bool:
    return as_of - timedelta(days=_DORMANT_DAYS + 5) <= day <= as_of


def _joins(project: Project, day: date) -> bool:
    return (
        project.category == "文化"
        and day.month % 2 == 0
        and project.area.mark not in ("008", "022")
    )


def add_street_activities(sample: Sample) -> None:
    """Add the meetings and services of the whole street that the article tells of."""
    party = [f"{name}居民区党总支" for name in ("铁岭路90弄", "同济新村", "金安", "鞍山三村")]
    for name, form, day, organisations, attendance, served in (
        ("区域党建联建推进会", "promotion_meeting", date(2013, 6, 26), DEPARTMENTS[:12], 86, None),
        ("区域党建联建推进会", "promotion_meeting", date(2014, 6, 27), DEPARTMENTS[:16], 92, None),
        ("区域党建联建推进会", "promotion_meeting", date(2015, 6, 25), DEPARTMENTS[:18], 97, None),
        ("区域党建联建推进会", "promotion_meeting", date(2026, 6, 24), DEPARTMENTS[4:17], 88, None),
        ("精神文明共建会议", "civility_meeting", date(2014, 11, 18), DEPARTMENTS[3:9], 60, None),
        ("精神文明共建会议", "civility_meeting", date(2015, 5, 19), DEPARTMENTS[3:11], 64, None),
        ("班长工程书记培训", "training", date(2014, 10, 15), party, 41, None),
        ("班长工程书记培训", "training", date(2015, 4, 22), party[:2], 38, None),
        ("民盟百名律师义务法律咨询", "advice", date(2014, 11, 22), (LEAGUE,), 130, 430),
        ("民盟百名律师义务法律咨询", "advice", date(2015, 5, 16), (LEAGUE, LAW_SCHOOL), 118, 385),
        ("民盟百名律师义务法律咨询", "advice", date(2026, 5, 16), (LEAGUE, LAW_SCHOOL), 104, 296),
        ("社区党员服务中心教育资源配送", "delivery", date(2015, 3, 12), party[:3], None, 210),
        ("社区党员服务中心教育资源配送", "delivery", date(2026, 3, 12), party[1:], None, 260),
    ):
        sample.add(
            "activities",
            name=name,
            form=form,
            date=day,
            organisations=[WORKING_COMMITTEE, *organisations],
            attendance=attendance,
            served=served,
        )
    for area in ("铁岭路90弄", "同济新村", "金安", "鞍山八村", "密云路"):
        day = sample.day(date(2015, 3, 10), date(2015, 7, 20))
        sample.add(
            "activities",
            name=f"法律讲座进{area}",
            form="lecture",
            date=day,
            area=area,
            organisations=[LAW_SCHOOL, "法律援助志愿者队", f"{area}居民区党总支"],
            attendance=sample.random.randint(30, 80),
        )
