"""What bodies decide and are asked to do, and with what means: decisions, duties, tasks, funds.

In 2015 much of it shows what the article complains of: opinions missing, tasks off the list,
duties without means. By 2026 it is better.
"""

from __future__ import annotations

from datetime import date, timedelta

from sample_data.frame import Area, Sample
from sample_data.partners import LINE_DEPARTMENTS
from sample_data.plan import NOW, THEN

_DECISIONS = (
    "确定年度工作计划", "居民区公益项目立项", "楼道整治方案", "党费使用安排", "志愿服务积分办法",
    "加装电梯意见征询", "停车位分配办法", "慰问困难党员安排",
)  # fmt: skip
_OPINIONS = ("agreed", "agreed", "agreed", "suggested", "objected")
_RECORDED = {2015: 0.3, 2026: 0.75}
"""Share of the decisions for which a supervision opinion is recorded."""

_DUTIES = (
    "组织消防安全检查", "整治群租", "管理沿街店铺", "协查违法搭建", "调解邻里纠纷",
    "照护独居老人", "垃圾分类督导", "收集社情民意",
)  # fmt: skip
_MATCHED = {2014: 0.4, 2025: 0.75}

_TASKS = (
    ("入户登记", "line_department", False), ("台账报送", "line_department", False),
    ("满意度调查", "line_department", False), ("创建检查迎检", "subdistrict", False),
    ("养老服务申请初核", "line_department", True), ("征兵宣传", "subdistrict", True),
    ("居民活动组织", "own", True), ("居民来访答复", "residents", True),
    ("党员学习组织", "superior_party", True), ("党建联建走访", "superior_party", True),
    ("人口信息核对", "line_department", True), ("困难群众走访", "own", True),
)  # fmt: skip
_SECRETARYS = ("创建检查迎检", "居民来访答复", "台账报送", "党员学习组织", "党建联建走访")
_BURDEN = {2015: 12, 2026: 8}


def add_work(sample: Sample, areas: list[Area]) -> None:
    """Add what the bodies of every area decided and did in the year before either date."""
    for number, area in enumerate(areas):
        for as_of in (THEN, NOW):
            _decisions(sample, area, as_of)
            _tasks(sample, area, as_of)
        for year in (2014, 2025):
            _duties(sample, area, number, year)
        for year in (2014, 2015, 2025, 2026):
            _provision(sample, area, number, year)


def _within_a_year(sample: Sample, as_of: date) -> date:
    return sample.day(as_of - timedelta(days=360), as_of - timedelta(days=3))


def _decisions(sample: Sample, area: Area, as_of: date) -> None:
    for name in sample.random.sample(_DECISIONS, 4):
        day = _within_a_year(sample, as_of)
        recorded = sample.chance(_RECORDED[as_of.year])
        sample.add(
            "decisions",
            name=name,
            organisation=f"{area.written}居民区党总支",
            area=area.written,
            date=day,
            supervision=sample.random.choice(_OPINIONS) if recorded else None,
            told=day + timedelta(days=2) if sample.chance(0.5) else None,
        )


def _duties(sample: Sample, area: Area, number: int, year: int) -> None:
    for name in sample.random.sample(_DUTIES, 3 + number % 3):
        matched = sample.chance(_MATCHED[year])
        sample.add(
            "duties",
            name=name,
            organisation=f"{area.written}居委会",
            area=area.written,
            assigned=f"{year}-{1 + number % 9:02d}",
            ended=date(2020, 12, 31) if year == 2014 else None,
            matched=None if sample.chance(0.08) else matched,
        )


def _tasks(sample: Sample, area: Area, as_of: date) -> None:
    count = _BURDEN[as_of.year]
    for name, origin, listed in sample.random.sample(_TASKS, count - sample.random.randint(0, 3)):
        from_line = origin == "line_department"
        unknown = sample.chance(0.06)
        mine = name in _SECRETARYS and sample.chance(0.8)
        sample.add(
            "tasks",
            name=name,
            organisation=f"{area.written}居委会",
            area=area.written,
            received=_within_a_year(sample, as_of),
            origin=None if unknown else origin,
            assigned_by=sample.random.choice(LINE_DEPARTMENTS)[0] if from_line else None,
            listed=None if unknown else listed or (as_of == NOW and sample.chance(0.6)),
            party_building=origin == "superior_party",
            role="secretary" if mine else "worker" if sample.chance(0.5) else "member",
        )


def _provision(sample: Sample, area: Area, number: int, year: int) -> None:
    then = year < 2020
    funds = sample.random.randrange(70, 160, 5) if then else sample.random.randrange(120, 260, 10)
    workers = sample.random.randint(3, 7) if then else sample.random.randint(6, 12)
    sample.add(
        "provisions",
        area=area.written,
        year=year,
        funds=None if number % 11 == 5 else funds * 1000,
        workers=workers,
        contracted=None
        if number % 7 == 6
        else workers - sample.random.randint(0, 3 if then else 1),
    )
