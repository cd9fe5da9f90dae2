"""How much hangs on single persons: areas that one person alone holds together, lone bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from queries.analysis import Rows
from queries.analysis.brokers import groups_of, seats_of


def analyse(rows: Sequence[dict[str, Any]], scope: str) -> Rows:
    """Return the parts of the indicator; what unknown starts leave open stands apart."""
    places = [row for row in rows if row["area_id"]]
    counted = {
        None: _areas(places),
        "isolated": _isolated(places),
        "degree": _greatest(places, "degree"),
        "betweenness": _greatest(places, "betweenness"),
    }
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


def _areas(rows: list[dict[str, Any]]) -> tuple[int, int, int]:
    """Count areas that would split, of those where persons join any two of the four groups."""
    split = joined = unknown = 0
    for row in rows:
        sure, possible = groups_of(row, sure=True), groups_of(row, sure=False)
        if bool(sure.brokers()) != bool(possible.brokers()) or (
            bool(sure.joined()) != bool(possible.joined())
        ):
            unknown += 1
        elif sure.joined():
            joined += 1
            split += bool(sure.brokers())
    return split, joined, unknown


def _isolated(rows: list[dict[str, Any]]) -> tuple[int, int, int]:
    """Count bodies that share nobody with another body of any of their areas."""
    bodies: set[str] = set()
    joined: set[Any] = set()
    possibly: set[Any] = set()
    for row in rows:
        bodies |= {body["id"] for body in row["bodies"]}
        joined |= seats_of(row, sure=True).joined()
        possibly |= seats_of(row, sure=False).joined()
    unknown = len(possibly - joined)
    return len(bodies - possibly), len(bodies) - unknown, unknown


def _greatest(rows: list[dict[str, Any]], measure: str) -> tuple[float, int, int]:
    """Return the greatest degree or betweenness of a person in an area."""
    values: list[float] = []
    for row in rows:
        network = seats_of(row, sure=True)
        if measure == "degree":
            values += [network.degree(person) for person in network.persons]
        else:
            values += network.betweenness()[0].values()
    return max(values, default=0), int(bool(values)), 0
