"""Partner units and the agreements they signed, round by round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sample_data.frame import Area, Sample, years_later
from sample_data.plan import NO_PARTNER

UNIVERSITY = "同济大学"
_UNIVERSITY_CODE = "4131010247"
LAW_SCHOOL = "同济大学法学院"
_DEPARTMENTS = (
    "法学院 土木工程学院 建筑与城市规划学院 机械与能源工程学院 经济与管理学院 环境科学与工程学院 "
    "材料科学与工程学院 电子与信息工程学院 外国语学院 人文学院 数学科学学院 物理科学与工程学院 "
    "化学科学与工程学院 医学院 生命科学与技术学院 交通运输工程学院 设计创意学院 艺术与传媒学院 "
    "马克思主义学院 政治与国际关系学院 图书馆 团委 工会"
)
DEPARTMENTS = tuple(UNIVERSITY + name for name in _DEPARTMENTS.split(" "))
_ROUNDS = (
    *("123",) * 14, *("12",) * 4, *("23",) * 2, "1", "3", "13",
)  # fmt: skip
"""Which of the three rounds each department signed: some renewed, some did not."""
_LATER_ROUNDS = ("45", "4", "45", "5", "", "45")
_SIGNED = {
    1: (date(2009, 5, 10), date(2009, 6, 20), 2),
    2: (date(2011, 9, 10), date(2011, 10, 20), 2),
    3: (date(2013, 11, 10), date(2014, 1, 15), 3),
    4: (date(2017, 3, 10), date(2017, 4, 20), 3),
    5: (date(2024, 3, 10), date(2024, 4, 20), 3),
}
"""First and last day of each round's signing, and for how many years."""

LINE_DEPARTMENTS = (
    ("四平路司法所", "justice"),
    ("四平路派出所", "justice"),
    ("四平路街道信访办公室", "government"),
    ("四平路街道城市综合管理办公室", "government"),
    ("四平路市场监督管理所", "government"),
)
COURT, LEAGUE = "杨浦区人民法院", "民盟"
_OTHERS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("四平和鸣小学", "school", "123", ("002", "003")),
    ("四平启蕴幼儿园", "school", "23", ("012",)),
    ("同心桥初级中学", "school", "12", ("006", "016")),
    ("鞍山霁月小学", "school", "345", ("019",)),
    ("四平康宁社区卫生站", "hospital", "2345", ("001", "022")),
    ("砚北口腔门诊部", "hospital", "3", ("004",)),
    ("砚北结构研究所", "institute", "123", ("013",)),
    ("环城市政设计研究所", "institute", "345", ("023", "025")),
    ("晴川设计咨询有限公司", "enterprise", "3", ("021",)),
    ("沁和连锁超市四平店", "enterprise", "12", ("008",)),
    ("望舒文化传播有限公司", "enterprise", "45", ("027",)),
    ("驻区某部官兵", "military", "1234", ("005", "007")),
    (COURT, "justice", "3", ("018",)),
    (LEAGUE, "association", "35", ("018", "023")),
)
"""Unit, type, rounds signed and areas; all but the last two are invented."""

PRINCIPLES = ("service", "commonality", "consultation", "voluntariness")


@dataclass
class Agreement:
    """One signing."""

    name: str
    partner: str
    unit_type: str
    areas: list[Area]
    round: int
    signed: date
    ends: date

    def active(self, day: date) -> bool:
        """Say whether the agreement holds at `day`."""
        return self.signed <= day < self.ends


def add_partners(sample: Sample, areas: list[Area]) -> list[Agreement]:
    """Add the units and their agreements."""
    sample.add(
        "partner_units",
        name=UNIVERSITY,
        unit_type="university",
        code=_UNIVERSITY_CODE,
        short_name="同济",
    )
    for name in DEPARTMENTS:
        sample.add(
            "partner_units", name=name, unit_type="university_department", superior=UNIVERSITY
        )
    for name, unit_type in LINE_DEPARTMENTS:
        sample.add("partner_units", name=name, unit_type=unit_type, line_department=True)
    for name, unit_type, _, _ in _OTHERS:
        sample.add(
            "partner_units",
            name=name,
            unit_type=unit_type,
            line_department=name == COURT,
            aliases="中国民主同盟" if name == LEAGUE else None,
        )
    return [*_departments(sample, areas), *_others(sample, areas)]


def _departments(sample: Sample, areas: list[Area]) -> list[Agreement]:
    law_area = next(area for area in areas if area.mark == "018")
    others = [area for area in areas if area.mark not in NO_PARTNER and area is not law_area]
    found = []
    for number, (name, rounds) in enumerate(zip(DEPARTMENTS, _ROUNDS, strict=True)):
        area = law_area if name == LAW_SCHOOL else others[(number * 3) % len(others)]
        for mark in rounds + _LATER_ROUNDS[number % len(_LATER_ROUNDS)]:
            found.append(_sign(sample, name, "university_department", [area], int(mark)))
    return found


def _others(sample: Sample, areas: list[Area]) -> list[Agreement]:
    by_mark = {area.mark: area for area in areas}
    return [
        _sign(sample, name, unit_type, [by_mark[each] for each in marks], int(mark))
        for name, unit_type, rounds, marks in _OTHERS
        for mark in rounds
    ]


def _sign(
    sample: Sample, partner: str, unit_type: str, areas: list[Area], number: int
) -> Agreement:
    first, last, years = _SIGNED[number]
    signed = sample.day(first, last)
    ends = years_later(signed, years)
    broken_off = partner == "砚北口腔门诊部"
    if broken_off:
        ends = date(2015, 2, 10)
    sides = "、".join(area.written for area in areas)
    title = "“法在社区”共建协议" if partner == LAW_SCHOOL else "共建协议"
    agreement = Agreement(
        f"{sides}居民区与{partner}{title}（第{'零一二三四五'[number]}轮）",
        partner,
        unit_type,
        areas,
        number,
        signed,
        ends,
    )
    level = "areas" if len(areas) > 1 else "units" if partner in DEPARTMENTS else "community"
    count = sample.random.randint(1, 4)
    sample.add(
        "agreements",
        name=agreement.name,
        round=number,
        signed=signed,
        ends=ends,
        status="terminated" if broken_off else None,
        level=level,
        principles=[each for each in PRINCIPLES if each in sample.random.sample(PRINCIPLES, count)],
        areas=[area.written if sample.chance(0.5) else area.name for area in areas],
        area_party=[f"{area.written}居民区党总支" for area in areas],
        partner=partner,
    )
    return agreement
