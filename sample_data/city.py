"""``python -m sample_data.city``: rosters of a street, a district or a whole city from a seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import click

from graph.command import Command
from graph.dates import PartialDate
from sample_data import city_plan as plan
from sample_data.city_areas import SCOPES, CityArea, Size, city_areas
from sample_data.city_bodies import Bodies, district_party, estate
from sample_data.city_files import Format, write_rosters
from sample_data.city_offices import Cell, Line
from sample_data.city_partners import Partners, firm_name

_CHANGES: dict[str, tuple[str, Cell]] = {
    "areas": ("residents", 4321),
    "estates": ("households", 987),
    "party_organisations": ("full_members", 33),
    "residents_committees": ("founded", PartialDate(date(1998, 5, 1), "month")),
    "owners_committees": ("founded", PartialDate(date(2015, 5, 1), "month")),
    "property_firms": ("founded", PartialDate(date(1999, 5, 1), "month")),
    "service_contracts": ("filed", PartialDate(plan.TODAY)),
    "partner_units": ("line_department", True),
    "other_bodies": ("founded", PartialDate(date(1996, 5, 1), "month")),
    "posts": ("title", "另设"),
    "terms": ("reported", PartialDate(plan.TODAY)),
    "holdings": ("qualification", "社会工作师"),
    "agreements": ("status", "terminated"),
    "projects": ("status", "cancelled"),
    "activities": ("attendance", 77),
}
"""What a delta writes into a row of each kind; none of it is part of an identity."""


def city(size: Size, seed: int = plan.SEED) -> Iterator[Line]:
    """Yield the rows of all rosters, area by area; the same seed gives the same rows.

    Parameters
    ----------
    size
        ``street`` (23 areas), ``district`` (301) or ``city`` (6,509 areas).
    seed
        Of everything invented.
    """
    random = Random(seed)
    bodies, partners = Bodies(random), Partners(random)
    firms = -1
    for number, (before, area) in enumerate(pairwise([None, *city_areas(size)])):
        assert area
        yield from _around(before, area, bodies)
        if (serving := int(number / plan.AREAS_A_FIRM)) != firms:
            firms = serving
            yield "property_firms", area.street_code, {"name": firm_name(firms)}
        firm = firm_name(firms)
        yield from _place(area, firm, random)
        yield from bodies.of_area(area, firm)
        yield from partners.of_area(area, firm)


def changed(lines: Iterable[Line], number: int = 1) -> Iterator[Line]:
    """Yield the lines with one cell of one row in a hundred changed; each `number` takes others."""
    random = Random(f"{number} changed")
    for kind, office, row in lines:
        if random.random() < plan.CHANGED:
            field, value = _CHANGES[kind]
            row = {**row, field: value}
        yield kind, office, row


def _around(before: CityArea | None, area: CityArea, bodies: Bodies) -> Iterator[Line]:
    """Make what stands above an area, where it is the first of its district or street."""
    if not before or before.district != area.district:
        yield "party_organisations", area.street_code, {
            "name": district_party(area), "form": "committee", "basis": "administrative"
        }  # fmt: skip
    if not before or before.street_code != area.street_code:
        yield from bodies.street(area)


def _place(area: CityArea, firm: str, random: Random) -> Iterator[Line]:
    office, written = area.street_code, area.written
    households = random.randint(900, 2400)
    yield "areas", office, {
        "code": area.code,
        "name": area.name,
        "subdistrict_code": area.street_code,
        "subdistrict_name": area.street,
        "district_code": area.code[:6],
        "district_name": area.district,
        "households": households,
        "residents": round(households * 2.5),
    }  # fmt: skip
    delivered = PartialDate(date(random.randint(1960, 2015), random.randint(1, 12), 1), "month")
    yield "estates", office, {
        "name": estate(area),
        "area": written,
        "address": f"{area.street}{area.stem}",
        "floor_area": _unless(plan.FLOOR_AREA_MISSING, households * 70.5, random),
        "households": _unless(plan.HOUSEHOLDS_MISSING, households, random),
        "first_delivery": _unless(plan.COMPLETION_MISSING, delivered, random),
    }  # fmt: skip
    yield "service_contracts", office, {
        "firm": firm,
        "estate": estate(area),
        "area": written,
        "start": PartialDate(date(random.randint(2015, 2024), random.randint(1, 12), 1), "month"),
    }  # fmt: skip


def _unless(missing: float, cell: Cell, random: Random) -> Cell:
    return None if random.random() < missing else cell


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--size", type=click.Choice(list(SCOPES)), default="street", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["xlsx", "csv"]), default="xlsx", show_default=True
)
@click.option("--seed", type=int, default=plan.SEED, show_default=True)
@click.option("--delta", type=int, default=0, help="Change one row in a hundred, by this number.")
def main(folder: Path, size: Size, form: Format, seed: int, delta: int) -> None:
    """Write invented rosters on Shanghai's real committees to FOLDER, one file a kind."""
    lines = city(size, seed)
    rows = write_rosters(changed(lines, delta) if delta else lines, folder, form)
    for kind, count in rows.items():
        click.echo(f"{kind}: {count}")


if __name__ == "__main__":
    main(prog_name="python -m sample_data.city")
