"""Who joins the bodies of an area: degree, betweenness, and who alone holds them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.analysis.two_mode import TwoMode
from queries.analysis import Rows


def analyse(rows: Sequence[dict[str, Any]], scope: str) -> Rows:  # noqa: ARG001 -- as every analysis
    """Return the persons who sit in several bodies of an area, the greatest brokers first."""
    found = [broker for row in rows for broker in _brokers(row)]
    return sorted(
        found,
        key=lambda one: (-one["splits"], -one["betweenness"], one["area_id"], one["person_id"]),
    )


def _brokers(row: dict[str, Any]) -> Rows:
    network = seats_of(row, sure=True)
    betweenness, _ = network.betweenness()
    cuts = groups_of(row, sure=True).brokers()
    names = {body["id"]: body["name"] for body in row["bodies"]}
    return [
        {
            "area_id": row["area_id"],
            "area": row["area"],
            "person_id": person["id"],
            "person": person["name"],
            "bodies": [names[seat["body"]] for seat in person["seats"] if seat["sure"]],
            "degree": network.degree(person["id"]),
            "betweenness": betweenness[person["id"]],
            "splits": person["id"] in cuts,
            "sources": person["sources"],
        }
        for person in row["persons"]
        if sum(seat["sure"] for seat in person["seats"]) > 1
    ]


def seats_of(row: dict[str, Any], *, sure: bool) -> TwoMode:
    """Return an area's persons and bodies; without `sure` also seats of unknown start."""
    return TwoMode(
        ((person["id"], seat["body"]) for person, seat in _seats(row, sure=sure)),
        bodies=(body["id"] for body in row["bodies"]),
    )


def groups_of(row: dict[str, Any], *, sure: bool) -> TwoMode:
    """Return an area's persons and the four groups P, R, O and F, as far as they are there."""
    return TwoMode(
        ((person["id"], seat["letter"]) for person, seat in _seats(row, sure=sure)),
        bodies=(body["letter"] for body in row["bodies"]),
    )


def _seats(row: dict[str, Any], *, sure: bool) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (person, seat)
        for person in row["persons"]
        for seat in person["seats"]
        if seat["sure"] or not sure
    ]
