"""The real areas of a city, a district or a street, and how rosters write them."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.names import area_stem, name_key

SOURCE = Path(__file__).parent / "source" / "shanghai_village_level_2023.csv.gz"

Size = Literal["street", "district", "city"]
SCOPES: dict[Size, str] = {"street": "310110009", "district": "310110", "city": "31"}
"""The division code each size covers: Siping Road, Yangpu, Shanghai."""


@dataclass(frozen=True)
class CityArea:
    """A real residential area and the street it lies in."""

    code: str
    name: str
    stem: str
    street: str
    """Name of the subdistrict or town."""
    district: str
    written: str
    """A name that means this area alone within the rosters, else its code."""
    telling: bool
    """Whether the stem, and with it the names of the area's bodies, is no other area's."""

    @property
    def street_code(self) -> str:
        """The first nine digits of the code."""
        return self.code[:9]


def city_areas(size: Size) -> list[CityArea]:
    """Return the areas of one size in the order of their codes."""
    scope = SCOPES[size]
    with gzip.open(SOURCE) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        rows = [row for row in csv.DictReader(text) if row["code"].startswith(scope)]
    bearers = Counter(key for row in rows for key in _keys(row["name"]))
    return [_area(row, bearers) for row in rows]


def _area(row: dict[str, str], bearers: Counter[str]) -> CityArea:
    name, code = row["name"], row["code"]
    stem = area_stem(name)
    telling = bearers[name_key(stem)] == 1
    # As offices do: some write the committee, some the area, and the code where both mislead.
    written = (name, stem)[int(code[8]) % 2] if telling else name
    if bearers[name_key(name)] > 1:
        written = code
    return CityArea(code, name, stem, row["street_name"], row["district_name"], written, telling)


def _keys(name: str) -> set[str]:
    return {name_key(name), name_key(area_stem(name))}
