"""How much hangs on single persons: areas that one person alone holds together, lone bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from queries.analysis import Rows
from queries.analysis.brokers import groups_of, seats_of

Count = tuple[float, int, int]
"""Numerator, denominator and unknown."""


def analyse(rows: Sequence[dict[str, Any]], scope: str) -> Rows:
    """Return the parts of the indicator; what unknown starts leave open stands apart."""
    places = [row | {"persons": _persons(row["bodies"])} for row in rows if row["area_id"]]
    counted: dict[str | None, Count] = {None: _areas(places), **_bodies(places)}
    name = next((row["scope_name"] for row in rows), scope)
    return [
        {
            "part": part,
            "scope": scope,
            "scope_name": name,
            "numerator": numerator,
            "denominator": denominator,
            "unknown": unknown,
            "value": numerator / denominator if denominator else None,
        }
        for part, (numerator, denominator, unknown) in counted.items()
    ]


def _persons(bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the persons of an area and the seats of each, from its bodies and whom they seat."""
    seats: dict[str, list[dict[str, Any]]] = {}
    for body in bodies:
        for sure in (True, False):
            seat = {"body": body["id"], "letter": body["letter"], "sure": sure}
            for person in body["sure" if sure else "unsure"]:
                seats.setdefault(person, []).append(seat)
    return [{"id": person, "seats": held} for person, held in seats.items()]


def _areas(rows: list[dict[str, Any]]) -> Count:
    """Count areas that would split, of those where persons join any two of the four groups."""
    split = joined = unknown = 0
    for row in rows:
        sure = groups_of(row, sure=True)
        possible = groups_of(row, sure=False) if _unsure(row) else sure
        if bool(sure.brokers()) != bool(possible.brokers()) or (
            bool(sure.joined()) != bool(possible.joined())
        ):
            unknown += 1
        elif sure.joined():
            joined += 1
            split += bool(sure.brokers())
    return split, joined, unknown


def _bodies(rows: list[dict[str, Any]]) -> dict[str | None, Count]:
    """Count bodies that share nobody with another, and find the greatest measures of a person."""
    bodies: set[str] = set()
    joined: set[Any] = set()
    possibly: set[Any] = set()
    degrees: list[int] = []
    betweenness: list[float] = []
    for row in rows:
        sure = seats_of(row, sure=True)
        bodies |= {body["id"] for body in row["bodies"]}
        joined |= sure.joined()
        possibly |= (seats_of(row, sure=False) if _unsure(row) else sure).joined()
        degrees += [sure.degree(person) for person in sure.persons]
        betweenness += sure.betweenness()[0].values()
    unknown = len(possibly - joined)
    return {
        "isolated": (len(bodies - possibly), len(bodies) - unknown, unknown),
        "degree": (max(degrees, default=0), int(bool(degrees)), 0),
        "betweenness": (max(betweenness, default=0), int(bool(betweenness)), 0),
    }


def _unsure(row: dict[str, Any]) -> bool:
    return any(not seat["sure"] for person in row["persons"] for seat in person["seats"])
