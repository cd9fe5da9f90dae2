"""Areas (real) and estates (invented)."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path

from graph.names import area_stem
from sample_data.frame import Area, Sample
from sample_data.plan import NEW_OWNERS_COMMITTEE, STREET, SUBDISTRICT

SOURCE = Path(__file__).parent / "source" / "siping_road_310110009_residents_committees.csv"

_WORDS = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))[
    "estates"
]
_TWO_ESTATES = ("003", "004", "006", "008", "011", "016", "019", "023", "026")
"""Areas of two estates; the others have three."""


@dataclass
class Estate:
    """An invented estate."""

    name: str
    area: Area
    floor_area: float
    households: int


def areas(sample: Sample) -> list[Area]:
    """Read the 23 areas and add their rows; households and residents are invented."""
    found = []
    with SOURCE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            area = Area(row["code"], row["name"], area_stem(row["name"]))
            households = sample.random.randint(900, 2400)
            sample.add(
                "areas",
                code=area.code,
                name=area.name,
                form=row["kind_by_code"],
                subdistrict_code=SUBDISTRICT,
                subdistrict_name=STREET,
                district_code=row["district_code"],
                district_name=row["district_name"],
                households=households,
                residents=int(households * 2.6),
            )
            found.append(area)
    return found


def estates(sample: Sample, areas: list[Area]) -> list[Estate]:
    """Make 60 estates; one name, 祥和小区, is borne in two areas."""
    names = [
        first + second for first in _WORDS["first"].split() for second in _WORDS["second"].split()
    ]
    names.remove("祥和小区")
    sample.random.shuffle(names)
    found = []
    for area in areas:
        for number in range(2 if area.mark in _TWO_ESTATES else 3):
            twin = area.mark in ("002", "012") and number == 0
            found.append(_estate(sample, "祥和小区" if twin else names.pop(), area, number))
    return found


def _estate(sample: Sample, name: str, area: Area, number: int) -> Estate:
    random = sample.random
    households = random.randint(180, 900)
    floor_area = float(households * random.randint(60, 88))
    new = area.mark == NEW_OWNERS_COMMITTEE and number == 0
    small = area.mark == "025" and number == 2
    if small:
        households, floor_area = 96, 8200.0  # small enough for a committee of three
    sample.add(
        "estates",
        name=name,
        area=area.written,
        address=f"{area.written}{random.randint(1, 60)}号",
        floor_area=floor_area if not sample.chance(0.08) or number == 0 or small else None,
        households=households if not sample.chance(0.05) else None,
        first_delivery="2014-11"
        if new
        else f"{random.randint(1983, 2006)}-{random.randint(1, 12):02d}",
        delivered_share=0.4 if new else 1,
    )
    return Estate(name, area, floor_area, households)
