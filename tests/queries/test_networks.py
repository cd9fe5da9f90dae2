"""Networks: every tie ends at a node that is there, what is missing is there too."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from queries.catalogue import catalogue
from tests.queries.worlds import STREET, TODAY, A, B, World


@pytest.fixture
def joined(street: World) -> World:
    """A: P and R share x. B: P of its own, joined with P of A by y; nothing else."""
    for area, letter in ((A, "a"), (B, "b")):
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
    street.body("ResidentsCommittee", "ra", covers=[A])
    for person, body in (("x", "pa"), ("x", "ra"), ("y", "pa"), ("y", "pb")):
        street.hold(person, body)
    street.tie("LEADS", "pa", "ra")
    return street


def network(world: World, name: str, **parameters: object) -> tuple[Any, Any]:
    (row,) = world.ask(name, scope=STREET, **parameters)
    return row["nodes"], row["ties"]


NETWORKS = sorted(name for name, query in catalogue().items() if query.kind == "network")


@pytest.mark.parametrize("name", NETWORKS)
def test_ties_end_at_nodes_and_nodes_stand_once(joined: World, name: str) -> None:
    nodes, ties = network(joined, name, **({"id": "pa"} if name == "ego_network" else {}))
    ids = [node["id"] for node in nodes]

    assert ids
    assert len(ids) == len(set(ids))
    assert {tie[end] for tie in ties for end in ("start", "end")} <= set(ids)


@pytest.mark.parametrize("name", sorted(set(NETWORKS) - {"ego_network"}))
def test_an_empty_graph_gives_an_empty_network(world: World, name: str) -> None:
    for row in world.ask(name):
        assert (row["nodes"], row["ties"]) == ([], [])


def test_cross_appointments_join_bodies_and_show_what_is_missing(joined: World) -> None:
    nodes, ties = network(joined, "cross_appointment_network")

    interlocks = {
        (tie["start"], tie["end"]): (tie["persons"], tie["judgement"])
        for tie in ties
        if tie["type"] == "INTERLOCKED"
    }
    assert interlocks == {("pa", "ra"): (["x"], "wanted"), ("pa", "pb"): (["y"], "allowed")}
    missing = {(node["place"], node["kind"]) for node in nodes if node["label"] == "Missing"}
    assert missing == {
        (A, "OwnersCommittee"),
        (A, "PropertyFirm"),
        (B, "ResidentsCommittee"),
        (B, "OwnersCommittee"),
        (B, "PropertyFirm"),
    }


def test_an_area_without_any_body_lacks_all_four(street: World) -> None:
    nodes, _ = network(street, "cross_appointment_network")

    assert sum(node["label"] == "Missing" for node in nodes) == 8


def test_persons_and_their_bodies(joined: World) -> None:
    nodes, ties = network(joined, "persons_network")

    assert {node["id"]: node.get("bodies") for node in nodes if node["label"] == "Person"} == {
        "x": 2,
        "y": 2,
    }
    assert len(ties) == 4


def test_co_building_takes_the_latest_round(joined: World) -> None:
    joined.body("PartnerUnit", "u", place=STREET)
    joined.agreement("u1", "u", "pa", signed=date(2012, 1, 1), ends=date(2014, 1, 1))
    joined.agreement("u2", "u", "pa", round=2)

    nodes, (tie,) = network(joined, "co_building_network")

    assert (tie["round"], tie["rounds"], tie["status"], tie["projects"]) == (2, [2, 1], "active", 0)
    assert {node["id"] for node in nodes} == {A, B, "u"}


def test_around_a_person_stand_the_bodies_of_today(joined: World) -> None:
    joined.body("ResidentsCommittee", "rb", covers=[B])
    joined.hold("x", "rb", end=TODAY)

    nodes, ties = network(joined, "ego_network", id="x")

    assert {node["id"] for node in nodes} == {"x", "pa", "ra"}
    assert {tie["type"] for tie in ties} == {"HOLDS"}


def test_around_a_body_stand_persons_areas_and_bodies(joined: World) -> None:
    nodes, ties = network(joined, "ego_network", id="pa")

    assert {node["id"] for node in nodes} == {"pa", "x", "y", A, "ra"}
    assert {tie["type"] for tie in ties} == {"HOLDS", "COVERS", "LEADS"}
    _, few = network(joined, "ego_network", id="pa", limit=2)
    assert len(few) == 2
