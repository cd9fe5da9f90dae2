"""The people of each area's Party organisation and residents' committee, era by era."""

from __future__ import annotations

from datetime import date

from sample_data.frame import Area, Person, Sample
from sample_data.people import People
from sample_data.plan import (
    AGEING,
    EMPTY_DISCIPLINE,
    ERAS,
    NO_CROSS_PR,
    ONE_SHOULDER,
    ONE_SHOULDER_COUNT,
)

Team = dict[str, Person]
"""Persons by the seat they have in the area; one person may have several."""

_KEPT = {2015: 0.85, 2018: 0.68, 2021: 0.72, 2026: 0.7}
OWN = ("secretary", "deputy_secretary", "discipline", "director", "deputy", "m1", "m2", "m3", "m4")
"""Seats that bring a person of their own; the others are filled from among these."""


def teams(sample: Sample, people: People, areas: list[Area]) -> dict[tuple[str, int], Team]:
    """Make the team of every area and era; most people go on from one era to the next."""
    found: dict[tuple[str, int], Team] = {}
    for area in areas:
        own: Team = {}
        for era in ERAS:
            own = {
                seat: _next(sample, people, area, era, seat, own.get(seat))
                for seat in (*OWN, "organisation", "publicity")
                if not _unneeded(area, seat)
            }
            found[area.mark, era] = _seated(own, area, era)
    return found


def _unneeded(area: Area, seat: str) -> bool:
    return seat in ("organisation", "publicity") and area.mark not in NO_CROSS_PR


def _next(
    sample: Sample, people: People, area: Area, era: int, seat: str, before: Person | None
) -> Person:
    start = date(era, 6, 1)
    old = area.mark in AGEING and era < 2018
    if before and before.age(start) < _last_age(seat, era) and sample.chance(_KEPT[era]):
        return before
    gender = "female" if seat == "m1" else None
    return people.make(start, _ages(seat, era, old=old), gender)


def _last_age(seat: str, era: int) -> int:
    """Return the age from which nobody is elected again."""
    if seat in ("secretary", "director"):
        return 66 if era < 2018 else 57
    return 68 if era < 2018 else 61


def _ages(seat: str, era: int, *, old: bool) -> tuple[int, int]:
    if old:
        return 54, 62
    if seat in ("secretary", "director"):
        return (51, 61) if era < 2018 else (33, 48)
    return (34, 58) if era < 2018 else (27, 52)


def _seated(own: Team, area: Area, era: int) -> Team:
    """Return the team with cross-appointments: who of the one body also sits in the other."""
    team = dict(own)
    if area.mark not in NO_CROSS_PR:
        team["organisation"] = own["deputy"]
        team["publicity"] = own["m1"]
    if ONE_SHOULDER.index(area.mark) < ONE_SHOULDER_COUNT[era]:
        team["director"] = own["secretary"]
    if area.mark in EMPTY_DISCIPLINE and era < 2018:
        del team["discipline"]
    return team
