"""The three lists: needs of the areas, resources of the partners, projects."""

from __future__ import annotations

from datetime import date, timedelta

from sample_data.cobuilding import Project
from sample_data.frame import Area, Sample
from sample_data.partners import Agreement
from sample_data.plan import NOW

_NEEDS = (
    ("希望家门口有法律咨询", "法律"),
    ("希望有文艺团队辅导", "文化"),
    ("希望看到书画展览", "文化"),
    ("希望假期有人带孩子读书", "教育"),
    ("希望学会使用智能手机", "教育"),
    ("希望有定期义诊", "健康"),
    ("希望有人上门陪伴独居老人", "养老"),
    ("希望整治楼道堆物", "环境"),
    ("希望解决夜间停车难", "停车"),
    ("希望加装电梯有人指导", "房屋"),
)
_RESOURCES = (
    ("法律师资", "法律"),
    ("学生志愿者", "养老"),
    ("体育场地开放时段", "文化"),
    ("讲座教室", "教育"),
    ("设计团队", "环境"),
    ("夜间停车位", "停车"),
)


def add_lists(
    sample: Sample, areas: list[Area], agreements: list[Agreement], projects: list[Project]
) -> None:
    """Add the lines of the three lists; many needs are met by no project."""
    for area in areas:
        for first, last, count in (
            (date(2014, 5, 1), date(2015, 5, 20), 3),
            (date(2025, 3, 1), date(2026, 5, 20), 2),
        ):
            for name, category in sample.random.sample(_NEEDS, count):
                _need(sample, area, name, category, sample.day(first, last), projects)
    _resources(sample, agreements, projects)
    for project in projects:
        if sample.chance(0.4):
            sample.add(
                "list_items",
                list="project",
                name=project.name,
                area=project.area.written,
                category=project.category,
                listed=project.start,
                claimed=project.start + timedelta(days=sample.random.randint(3, 40)),
                organisation=project.agreement.partner,
                project=project.name,
            )


def _need(
    sample: Sample, area: Area, name: str, category: str, listed: date, projects: list[Project]
) -> None:
    fitting = [
        project
        for project in projects
        if project.area is area
        and project.category == category
        and project.agreement.ends > listed
        and abs((project.start - listed).days) < 1500
    ]
    project = fitting[0] if fitting else None
    claimed = listed + timedelta(days=sample.random.randint(6, 60))
    residents = sample.chance(0.75)
    sample.add(
        "list_items",
        list="need",
        name=name,
        area=area.written,
        category=category,
        raised_by="residents" if residents else "organisation",
        listed=listed,
        claimed=min(claimed, NOW) if project else None,
        organisation=None if residents else f"{area.written}居委会",
        project=project.name if project else None,
    )


def _resources(sample: Sample, agreements: list[Agreement], projects: list[Project]) -> None:
    for number, agreement in enumerate(agreements):
        if number % 2:
            continue
        name, category = _RESOURCES[number % len(_RESOURCES)]
        used = [each for each in projects if each.agreement is agreement]
        listed = agreement.signed + timedelta(days=10)
        sample.add(
            "list_items",
            list="resource",
            name=f"{agreement.partner}{name}",
            category=category,
            raised_by="organisation",
            listed=listed,
            claimed=listed + timedelta(days=30) if used else None,
            organisation=agreement.partner,
            project=used[0].name if used else None,
        )
