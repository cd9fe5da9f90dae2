"""Lists of persons and the bodies they join."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.queries.worlds import STREET, TODAY, A, B, World


def pairs(world: World, area: str = A) -> dict[str, dict[str, Any]]:
    rows = world.ask("cross_appointment_pairs", scope=area)
    return {row["pair"]: row for row in rows}


def test_a_pair_shares_persons_of_one_area(street: World) -> None:
    # P = {x, y}, R = {x, z}: one shared of three.
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    for person, body in (("x", "p"), ("y", "p"), ("x", "r"), ("z", "r")):
        street.hold(person, body)

    row = pairs(street)["PR"]

    assert (row["first_size"], row["second_size"], row["overlap"]) == (2, 2, 1)
    assert row["jaccard"] == 1 / 3
    assert (row["state"], row["judgement"], row["persons"]) == ("joined", "wanted", ["x"])
    assert pairs(street)["PO"]["state"] == "missing"
    assert len(street.ask("cross_appointment_pairs", scope=STREET)) == 12


def test_only_the_doubtful_pairs_are_listed_where_they_are_asked_for(street: World) -> None:
    street.estate("e", A)
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "firm")
    street.serve("firm", "e")
    for body in ("p", "r", "o"):
        street.hold("x", body)
    street.hold("x", "firm", role="project_manager")

    rows = street.ask("cross_appointment_pairs", scope=A, faults=True)

    assert [(row["pair"], row["state"]) for row in rows] == [("RF", "joined"), ("OF", "joined")]


def test_holdings_are_half_open(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.hold("x", "p", start=TODAY)
    street.hold("x", "r", end=TODAY)

    assert pairs(street)["PR"]["state"] == "apart"


def test_an_unknown_start_is_counted_apart(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.hold("x", "p")
    street.hold("x", "r", start=None)

    row = pairs(street)["PR"]

    assert (row["state"], row["overlap"], row["unknown"], row["second_size"]) == (
        "unknown", 0, 1, 0,
    )  # fmt: skip


def test_the_same_name_in_two_areas_is_two_persons(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[B])
    street.person("x1", name="王建国")
    street.person("x2", name="王建国")
    street.hold("x1", "p")
    street.hold("x2", "r")

    assert street.ask("persons_in_several_bodies") == []


def test_a_manager_joins_only_the_area_of_the_post(street: World) -> None:
    # One firm serves both areas; its manager m of area A sits in the Party bodies of A and B.
    for area, letter in ((A, "a"), (B, "b")):
        street.estate(f"e{letter}", area)
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
        street.hold("m", f"p{letter}", "part_time_commissioner")
    street.body("PropertyFirm", "f")
    for estate in ("ea", "eb"):
        street.serve("f", estate)
    street.post("f", "project_manager", place=A)
    street.hold("m", "f", "project_manager")

    assert pairs(street, A)["PF"]["state"] == "joined"
    assert pairs(street, B)["PF"]["state"] == "apart"


def test_a_firm_of_many_estates_is_one_body(street: World) -> None:
    for area, letter in ((A, "a"), (B, "b")):
        street.estate(f"e{letter}", area)
    street.body("PropertyFirm", "f")
    for estate in ("ea", "eb"):
        street.serve("f", estate)
    street.hold("m", "f", "project_manager")

    assert street.ask("persons_in_several_bodies") == []


def test_persons_in_several_bodies_with_bodies_roles_and_areas(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("WomensCongress", "w", covers=[B])
    street.body("Assembly", "s", covers=[B])
    street.hold("x", "p", "secretary")
    street.hold("x", "r", "director", start=date(2011, 1, 1), end=date(2014, 1, 1))
    street.hold("x", "r", "director", start=date(2014, 1, 1))
    street.hold("x", "w")
    street.hold("x", "s", start=None)
    street.hold("y", "p")

    (row,) = street.ask("persons_in_several_bodies")

    assert (row["person"], row["bodies"], row["bodies_in_one_area"]) == ("x", 3, 2)
    assert row["overload"] is False
    assert row["unknown"] == 1
    assert row["organisations"] == ["p", "r", "w"]
    assert row["roles"] == ["secretary", "director", "member"]
    assert row["area_ids"] == [A, B]
    assert street.ask("persons_in_several_bodies", minimum=4) == []
    assert len(street.ask("persons_in_several_bodies", scope=B)) == 1


def test_an_overload_is_three_bodies_of_one_area(street: World) -> None:
    # x: P and R of A and P of B: three bodies, two in one area. y: P, R and W of B.
    for body, label, area in (
        ("pa", "PartyOrganisation", A),
        ("ra", "ResidentsCommittee", A),
        ("pb", "PartyOrganisation", B),
        ("rb", "ResidentsCommittee", B),
        ("wb", "WomensCongress", B),
    ):
        street.body(label, body, covers=[area])
    for person, bodies in (("x", ("pa", "ra", "pb")), ("y", ("pb", "rb", "wb", "pa"))):
        for body in bodies:
            street.hold(person, body)

    for scope, overloaded in ((STREET, {"y"}), (A, set()), (B, {"y"})):
        rows = street.ask("persons_in_several_bodies", scope=scope)
        assert {row["person"] for row in rows if row["overload"]} == overloaded
        assert street.figure("I8-overload", scope=scope)[0] == len(overloaded)
        most = max(row["bodies_in_one_area"] for row in rows)
        assert street.figure("I8-maximum", scope=scope)[0] == most


def test_a_dissolved_body_joins_nobody(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A], dissolved=TODAY)
    street.hold("x", "p")
    street.hold("x", "r")

    assert street.ask("persons_in_several_bodies") == []
    assert len(street.ask("persons_in_several_bodies", date(2015, 7, 31))) == 1


def test_one_shoulder_in_five_states(world: World) -> None:
    areas = [f"{STREET}00{number}" for number in range(1, 5)]
    world.street(*areas)
    for area, director, start in (
        (areas[0], "x", date(2014, 1, 1)),
        (areas[1], "y", date(2014, 1, 1)),
        (areas[2], "x", None),
    ):
        world.body("PartyOrganisation", f"p{area}", covers=[area])
        world.body("ResidentsCommittee", f"r{area}", covers=[area])
        world.hold("x", f"p{area}", "secretary")
        world.hold(director, f"r{area}", "director", start=start)

    rows = world.ask("one_shoulder_areas")

    assert [row["state"] for row in rows] == ["one", "two", "unknown", "vacant"]
    assert rows[0]["persons"] == ["x"]


def test_party_share_of_a_committee(street: World) -> None:
    street.estate("e1", A)
    street.estate("e2", B)
    street.body("OwnersCommittee", "o", governs=["e1", "e2"])
    for person, party in (("a", True), ("b", False), ("c", True), ("d", None)):
        street.person(person, party=party)
        street.hold(person, "o")
    street.hold("a", "o", start=date(2011, 1, 1), end=date(2014, 1, 1))

    (row,) = street.ask("owners_committee_party_share")

    assert (row["members"], row["known"], row["party"], row["unknown"]) == (4, 3, 2, 1)
    assert row["share"] == 2 / 3
    assert row["even"] is True
    assert row["areas"] == ["居民区1居委会", "居民区2居委会"]
    assert len(street.ask("owners_committee_party_share", scope=B)) == 1


def test_conflicts_of_interest_name_the_relative(street: World) -> None:
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "f")
    street.body("PropertyFirm", "g")
    street.serve("f", "e")
    street.serve("g", "e", end=TODAY)
    for person in ("a", "b", "c"):
        street.hold(person, "o")
    street.person("s")
    street.tie("RELATIVE_OF", "b", "s", degree="spouse")
    street.tie("EMPLOYED_BY", "a", "f", start=date(2014, 1, 1), sources=["1#任职!2"])
    street.tie("EMPLOYED_BY", "s", "f")
    street.tie("EMPLOYED_BY", "c", "g", start=date(2014, 1, 1))

    rows = street.ask("conflicts_of_interest")

    assert [(row["person"], row["employed"], row["degree"], row["certain"]) for row in rows] == [
        ("a", "a", "self", True),
        ("b", "s", "spouse", False),
    ]
    assert rows[0]["sources"] == ["1#任职!2"]


def test_four_in_one_lists_the_pairs(street: World) -> None:
    street.estate("e")
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("OwnersCommittee", "o", governs=["e"])
    street.hold("x", "p")
    street.hold("x", "o")

    first, second = street.ask("four_in_one")

    assert (first["joined"], first["present"], first["closure"]) == (1, 3, 1 / 3)
    assert (first["by_person"], sorted(first["apart"])) == (["PO"], ["PR", "RO"])
    assert second["closure"] is None
