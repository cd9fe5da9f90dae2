"""Partner units, their agreements, and what these bring about; all invented."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

from graph.dates import PartialDate
from sample_data import city_plan as plan
from sample_data.city_areas import CityArea
from sample_data.city_bodies import owners, party
from sample_data.city_offices import Line, Row

_FANCY: list[str] = tomllib.loads(
    (Path(__file__).parent / "names.toml").read_text(encoding="utf-8")
)["estates"]["first"].split()
_UNITS = {
    "小学": "school",
    "幼儿园": "school",
    "门诊部": "hospital",
    "研究所": "institute",
    "商贸有限公司": "enterprise",
    "科技有限公司": "enterprise",
    "管理事务所": "government",
    "法律服务所": "justice",
    "志愿者协会": "association",
    "图书馆": "other",
}
_PROJECTS = ("法律讲堂", "助老送餐", "亲子阅读", "楼道美化", "健康义诊", "反诈宣讲")
_NEAR = 30
"""An area signs with one of the last so many partners."""


def firm_name(number: int) -> str:
    """Return the name of property firm `number`, each another."""
    pairs = len(_FANCY) * (len(_FANCY) - 1)
    ending = ("管理", "服务")[number // pairs]
    first, second = divmod(number % pairs, len(_FANCY) - 1)
    names = [_FANCY[first], [name for name in _FANCY if name != _FANCY[first]][second]]
    return f"上海{''.join(names)}物业{ending}有限公司"


class Partners:
    """Makes the rows of co-building, area by area.

    Parameters
    ----------
    random
        Where every choice comes from.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._units: list[str] = []
        self._areas = 0
        self._agreements = 0
        self._endings = list(product(_FANCY, _UNITS))

    def of_area(self, area: CityArea, firm: str) -> Iterator[Line]:
        """Make the partners that stand in an area, its agreements and its meetings."""
        self._areas += 1
        while len(self._units) < self._areas * plan.PARTNERS_AN_AREA:
            yield from self._unit(area)
        wanted = round(self._areas * plan.AGREEMENTS_AN_AREA)
        near = self._units[-_NEAR:]
        self._random.shuffle(near)
        for unit in near:
            rounds = min(wanted - self._agreements, self._random.randint(1, 3))
            for number in range(1, rounds + 1):
                yield from self._agreement(area, unit, number)
            self._agreements += rounds
        yield from self._meetings(area, firm)

    def _unit(self, area: CityArea) -> Iterator[Line]:
        word, ending = self._endings[len(self._units) % len(self._endings)]
        name = f"{area.street}{word}{ending}"
        if name in self._units:  # a street of more partners than there are words
            name = f"{area.street}{word}第{len(self._units)}{ending}"
        self._units.append(name)
        row: Row = {"name": name, "unit_type": _UNITS[ending], "area": area.written}
        yield "partner_units", area.street_code, row
        if self._random.random() < plan.UNITS_REPEATED:
            yield "partner_units", area.street_code, row

    def _agreement(self, area: CityArea, unit: str, number: int) -> Iterator[Line]:
        signed = date(2014 + 4 * (number - 1), 1, 1) + timedelta(self._random.randint(0, 1400))
        ends = signed.replace(year=signed.year + 3, day=min(signed.day, 28))
        name = f"{area.stem}与{unit}共建协议（第{number}轮）"
        yield "agreements", area.street_code, {
            "name": name,
            "round": number,
            "signed": PartialDate(signed),
            "ends": PartialDate(ends),
            "status": "active" if ends > plan.TODAY else "ended",
            "level": self._random.choice(("areas", "community", "units")),
            "areas": [area.written],
            # Elsewhere the area's residents' committee signs.
            "area_party": [party(area)] if area.telling else [],
            "partner": unit,
        }  # fmt: skip
        if self._random.random() < plan.PROJECT_SHARE:
            yield from self._project(area, name, unit, signed)

    def _project(self, area: CityArea, agreement: str, unit: str, start: date) -> Iterator[Line]:
        name = f"{self._random.choice(_PROJECTS)}（{area.stem}·{unit}·{start:%Y}）"
        yield "projects", area.street_code, {
            "name": name,
            "agreement": agreement,
            "area": area.written,
            "status": self._random.choice(("planned", "running", "done")),
            "start": PartialDate(start.replace(day=1), "month"),
        }  # fmt: skip
        if self._random.random() < 0.5:
            yield "activities", area.street_code, {
                "name": f"{name}首场活动",
                "form": "lecture",
                "date": PartialDate(start + timedelta(self._random.randint(10, 300))),
                "area": area.written,
                "project": name,
                "organisations": [unit],
                "served": self._random.randint(10, 200),
            }  # fmt: skip

    def _meetings(self, area: CityArea, firm: str) -> Iterator[Line]:
        day = plan.TODAY
        for _ in range(plan.MEETINGS_AN_AREA):
            day -= timedelta(self._random.randint(20, 120))
            yield "activities", area.street_code, {
                "name": "四方联席会议",
                "form": "joint_meeting",
                "date": PartialDate(day),
                "area": area.written,
                "organisations": [party(area), area.name, owners(area), firm],
                "attendance": self._random.randint(6, 30),
            }  # fmt: skip
