"""Lists of bodies, their posts and their members."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.queries.worlds import STREET, TODAY, A, B, World


def states(world: World, as_of: date = TODAY) -> dict[tuple[str, str], str]:
    rows = world.ask("areas_lacking_bodies", as_of)
    return {(row["area_id"], row["kind"]): row["state"] for row in rows}


def test_areas_and_the_bodies_they_lack(street: World) -> None:
    street.estate("e", A)
    street.estate("f", B)
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A], founded=date(2015, 8, 2))
    street.body("OwnersCommittee", "o", governs=["e", "f"])
    street.body("PropertyFirm", "firm")
    street.serve("firm", "e", start=None)

    found = states(street)

    assert found[A, "PartyOrganisation"] == "present"
    assert found[B, "PartyOrganisation"] == "missing"
    assert found[A, "ResidentsCommittee"] == "missing"
    assert found[A, "OwnersCommittee"] == found[B, "OwnersCommittee"] == "present"
    assert found[A, "PropertyFirm"] == "unknown"
    assert len(found) == 14
    assert states(street, date(2015, 8, 2))[A, "ResidentsCommittee"] == "present"
    faults = street.ask("areas_lacking_bodies", faults=True)
    assert {(row["area_id"], row["kind"]): row["state"] for row in faults} == {
        key: state for key, state in found.items() if state not in ("present", "unrecorded")
    }


def test_of_a_kind_that_nobody_recorded_no_area_is_said_to_lack_it(street: World) -> None:
    street.body("MediationBody", "m", covers=[A], founded=date(2020, 1, 1))

    found = states(street)

    # The mediation body is recorded, though it was founded later; the others nowhere.
    assert found[A, "MediationBody"] == found[B, "MediationBody"] == "missing"
    for kind in ("Assembly", "WomensCongress"):
        assert found[A, kind] == found[B, kind] == "unrecorded"
    faults = {row["kind"] for row in street.ask("areas_lacking_bodies", faults=True)}
    assert "MediationBody" in faults
    assert faults.isdisjoint({"Assembly", "WomensCongress"})
    assert found[A, "ResidentsCommittee"] == "missing"


def test_empty_seats_in_all_states(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    for role, seats in (
        ("director", 1), ("deputy_director", 1), ("member", 2), ("worker", None), ("volunteer", 2),
    ):  # fmt: skip
        street.post("r", role, seats=seats)
    for person in ("x", "y"):
        street.hold(person, "r", "deputy_director")
    street.hold("x", "r", "member", start=date(2010, 1, 1), end=date(2013, 1, 1))
    street.hold("x", "r", "member", start=date(2013, 1, 1))
    street.hold("z", "r", "volunteer", start=None)

    rows = {row["role"]: row for row in street.ask("empty_seats")}

    assert {role: row["state"] for role, row in rows.items()} == {
        "director": "vacant",
        "deputy_director": "over",
        "member": "vacant",
        "worker": "unknown",
        "volunteer": "unknown",
    }
    assert [role for role, row in rows.items() if row["critical"]] == ["director"]
    assert (rows["member"]["holders"], rows["member"]["vacant"]) == (1, 1)


def test_full_posts_are_listed_when_asked_for(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.post("r", "director", seats=1)
    street.hold("x", "r", "director")

    assert street.ask("empty_seats") == []
    assert [row["state"] for row in street.ask("empty_seats", all=True)] == ["full"]


def faults(world: World, as_of: date = TODAY) -> dict[str, tuple[Any, ...]]:
    rows = world.ask("composition_faults", as_of)
    return {row["body_id"]: (row["fault"], row["members"], row["rule"]) for row in rows}


@pytest.mark.parametrize(
    ("members", "fault"), [(4, "too_few"), (5, None), (6, "even"), (11, None), (13, "too_many")]
)
def test_an_owners_committee_is_odd_and_of_five_to_eleven(
    street: World, members: int, fault: str | None
) -> None:
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    for number in range(members):
        street.hold(f"x{number}", "o")

    assert faults(street) == ({"o": (fault, members, "OC3")} if fault else {})


@pytest.mark.parametrize(
    ("area", "fault"), [(10000.0, None), (10001.0, "too_few"), (None, "unknown")]
)
def test_three_owners_suffice_for_a_small_estate_in_shanghai(
    street: World, area: float | None, fault: str | None
) -> None:
    street.estate("e", floor_area=area)
    street.body("OwnersCommittee", "o", governs=["e"])
    for person in "abc":
        street.hold(person, "o")

    expected = {"o": (fault, 3, "OC2")} if fault else {}
    assert faults(street, date(2020, 1, 1)) == expected


def test_a_residents_committee_has_five_to_nine(street: World) -> None:
    # Workers are no members; a member elected again counts once; after 2025 no rule is known.
    street.body("ResidentsCommittee", "r", covers=[A])
    for person in "abcd":
        street.hold(person, "r")
    street.hold("w", "r", "worker")
    street.hold("a", "r", start=date(2010, 1, 1), end=date(2014, 1, 1))

    assert faults(street) == {"r": ("too_few", 4, "RC1")}
    assert faults(street, date(2026, 1, 1)) == {}


def test_part_time_commissioners_take_no_quota(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A], form="general_branch")
    for person in "abcde":
        street.hold(person, "p")
    for person in "fghi":
        street.hold(person, "p", "part_time_commissioner")

    assert faults(street) == {}


def test_a_branch_needs_a_committee_from_seven_full_members(street: World) -> None:
    # PO3 from 2018-10-28: p7 has seven full members and one on its committee; p6 needs none.
    for id, members in (("p7", 7), ("p6", 6)):
        street.body("PartyOrganisation", id, covers=[A], form="branch", full_members=members)
        street.hold("x", id, "secretary")

    assert faults(street, date(2019, 1, 1)) == {"p7": ("too_few", 1, "PO3")}


def test_an_unknown_start_leaves_the_composition_open(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    for person in "abcd":
        street.hold(person, "r")
    street.hold("e", "r", start=None)

    assert faults(street) == {"r": ("unknown", 4, "RC1")}


def test_part_timers_by_system(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.hold("x", "p", "part_time_commissioner", system="property_firm")
    street.hold("y", "p", "part_time_commissioner", system="property_firm")
    street.hold("z", "p", "part_time_commissioner", start=None, system="partner_unit")
    street.hold("s", "p", "secretary", system="line_department")

    first, second = street.ask("part_timers_by_system")

    assert (first["property_firm"], first["partner_unit"], first["systems"]) == (2, 0, 1)
    assert (first["share"], first["unknown"], first["persons"]) == (0.2, 1, ["x", "y"])
    assert len(second["missing"]) == 5


def test_big_general_branches_in_their_states(street: World) -> None:
    street.body("PartyOrganisation", "pa", covers=[A], big=True)
    street.body("PartyOrganisation", "pb", covers=[B], big=False)

    assert [row["state"] for row in street.ask("big_general_branches")] == ["empty", "none"]


def test_only_what_is_recorded_can_leave_a_big_branch_open(street: World) -> None:
    # A: flagged, its only part-timer of unknown start. B: nobody said whether it is one.
    street.body("PartyOrganisation", "pa", covers=[A], big=True)
    street.body("PartyOrganisation", "pb", covers=[B])
    street.hold("x", "pa", "part_time_commissioner", start=None)

    whole = street.ask("big_general_branches")
    faults = street.ask("big_general_branches", faults=True)

    assert [(row["area_id"], row["state"]) for row in whole] == [(A, "unknown"), (B, "unknown")]
    assert [row["area_id"] for row in faults] == [A]


def test_members_of_a_body_and_its_empty_posts(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("PartnerUnit", "u", name="同济大学")
    street.post("p", "secretary", seats=1)
    street.hold("x", "p", "part_time_commissioner", on_behalf_of="u", system="partner_unit")
    street.hold("y", "p", "part_time_commissioner", start=None)
    street.hold("z", "p", "part_time_commissioner", end=TODAY)

    rows = street.ask("members_of_body", body="p")

    assert [(row["role"], row["person"], row["certain"]) for row in rows] == [
        ("secretary", None, None),
        ("part_time_commissioner", "x", True),
        ("part_time_commissioner", "y", False),
    ]
    assert rows[1]["on_behalf_of"] == "同济大学"


def test_the_organisation_tree(street: World) -> None:
    street.body("PartyOrganisation", "w", form="working_committee", place=STREET)
    street.body("PartyOrganisation", "p", covers=[A], form="general_branch")
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("ResidentsCommittee", "old", covers=[A], dissolved=TODAY)
    street.tie("SUBORDINATE_TO", "p", "w")
    street.tie("LEADS", "p", "r")
    street.post("r", "member", seats=3)
    street.hold("x", "r")

    rows = {row["body_id"]: row for row in street.ask("organisation_tree", scope=STREET)}

    assert sorted(rows) == ["p", "r", "w"]
    assert rows["p"]["superior"] == "w"
    assert rows["r"]["led_by"] == ["p"]
    assert (rows["r"]["members"], rows["r"]["seats"]) == (1, 3)
    assert rows["r"]["area_ids"] == [A]


def test_area_summary_counts_a_body_of_two_areas_in_each(street: World) -> None:
    street.estate("e", A)
    street.estate("f", B)
    street.body("OwnersCommittee", "o", governs=["e", "f"])
    street.post("o", "director", seats=1)
    street.term("o", date(2010, 1, 1), due=date(2015, 7, 1))
    street.body("PropertyFirm", "g")
    street.serve("g", "e")
    street.hold("x", "o")
    street.tie("EMPLOYED_BY", "x", "g", start=date(2014, 1, 1))

    first, second = street.ask("area_summary")

    for row in (first, second):
        assert (row["estates"], row["owners_committees"], row["overdue"]) == (1, 1, 1)
        assert (row["persons"], row["vacant"], row["critical"]) == (1, 1, 1)
    assert (first["property_firms"], first["conflicts"]) == (1, 1)
    assert (second["property_firms"], second["conflicts"]) == (0, 0)


def test_area_summary_tells_apart_what_unknown_days_leave_open(street: World) -> None:
    # A: the firm's contract, the agreement, the job in the firm and the term have no day.
    # B: the same with all days known; the member of o2 is employed by the firm for certain.
    known = {A: None, B: date(2014, 1, 1)}
    for area, day in known.items():
        street.estate(f"e{area}", area)
        street.body("ResidentsCommittee", f"r{area}", covers=[area])
        street.term(f"r{area}", day)
        street.body("OwnersCommittee", f"o{area}", governs=[f"e{area}"], place=area)
        street.term(f"o{area}", date(2014, 1, 1), due=date(2018, 1, 1))
        street.body("PropertyFirm", f"f{area}")
        street.serve(f"f{area}", f"e{area}", start=day)
        street.hold(f"m{area}", f"o{area}")
        street.tie("EMPLOYED_BY", f"m{area}", f"f{area}", start=day)
        street.hold(f"m{area}", f"f{area}", "project_manager")
        street.body("PartnerUnit", f"u{area}", place=STREET)
        street.agreement(f"g{area}", f"u{area}", f"r{area}", signed=day)

    first, second = street.ask("area_summary")

    counted = ("property_firms", "agreements", "partners", "conflicts", "overdue", "due_soon")
    left_open = ("firms_unknown", "agreements_unknown", "conflicts_unknown", "due_unknown")
    assert [first[name] for name in counted] == [0, 0, 0, 0, 0, 0]
    assert [first[name] for name in left_open] == [1, 1, 1, 1]
    assert [second[name] for name in counted] == [1, 1, 1, 1, 0, 0]
    assert [second[name] for name in left_open] == [0, 0, 0, 0]
    assert street.figure("I13", scope=A) == (0, 0, 1, None)
    assert street.figure("I15", scope=A)[2] == 1
    assert first["persons"] == 1  # of the firm it is not known whether it serves


def test_area_summary_counts_the_estates_that_are_not_due(street: World) -> None:
    # On 2020-01-01 by OC1: e is not due, f is half delivered, of g nothing is known.
    street.estate("e", delivered_share=0.1, first_delivery=date(2019, 6, 1))
    street.estate("f", delivered_share=0.5, first_delivery=date(2019, 6, 1))
    street.estate("g")

    assert street.ask("area_summary", date(2020, 1, 1))[0]["estates_not_due"] == 1
    listed = street.ask("areas_lacking_bodies", date(2020, 1, 1))[0]
    assert (listed["estates"], listed["estates_not_due"]) == (3, 1)
    assert street.ask("area_summary")[0]["estates_not_due"] == 0


def test_area_summary_of_one_area_counts_the_terms_of_a_body_that_lies_elsewhere(
    street: World,
) -> None:
    street.body("PartyOrganisation", "p", covers=[A, B], place=B)
    street.term("p", date(2010, 1, 1), due=date(2015, 7, 1))

    (row,) = street.ask("area_summary", scope=A)

    assert (row["party_organisations"], row["overdue"]) == (1, 1)


def test_estates_with_committee_firm_and_duty(street: World) -> None:
    street.estate("e", delivered_share=0.6)
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("PropertyFirm", "f")
    street.serve("f", "e")
    street.hold("x", "o")
    street.hold("x", "r")

    (row,) = street.ask("estates", date(2020, 1, 1))

    assert (row["committee"], row["firms"], row["cadres"]) == ("o", ["f"], ["x"])
    assert (row["due"], row["rule"]) == (True, "OC1")
    assert street.ask("estates")[0]["due"] is None


def test_a_composition_is_judged_where_every_possible_number_is_a_fault(street: World) -> None:
    # r: one member, or two. s: none for sure, so it may be one without any holding.
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("ResidentsCommittee", "s", covers=[B])
    street.hold("a", "r")
    street.hold("b", "r", start=None)
    street.hold("c", "s", start=None)

    assert faults(street) == {"r": ("too_few", 1, "RC1"), "s": ("unknown", 0, "RC1")}
    assert street.figure("I14") == (1, 1, 1, 1.0)


def test_an_even_number_of_owners_is_one_whatever_the_floor_area(street: World) -> None:
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    for person in "abcd":
        street.hold(person, "o")

    assert faults(street, date(2020, 1, 1)) == {"o": ("even", 4, "OC2")}
    assert street.figure("I14", date(2020, 1, 1)) == (1, 1, 0, 1.0)


def test_a_branch_of_unknown_size_is_open_unless_its_committee_fits(street: World) -> None:
    # p: a secretary alone, enough below seven full members. q: a committee of three.
    for id in "pq":
        street.body("PartyOrganisation", id, covers=[A], form="branch")
        street.hold(f"{id}1", id, "secretary")
    street.hold("q2", "q")
    street.hold("q3", "q")

    assert faults(street, date(2019, 1, 1)) == {"p": ("unknown", 1, "PO3")}
    assert street.figure("I14", date(2019, 1, 1)) == (0, 1, 1, 0.0)
    assert street.figure("I14", date(2018, 10, 27)) == (0, 0, 0, None)


def test_no_woman_is_missed_where_no_member_is_known(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.person("a", gender="male")
    street.hold("a", "r", start=None)

    (row,) = street.ask("women_on_committees", date(2024, 1, 1))

    assert (row["women"], row["members"], row["state"]) == (0, 0, "unknown")
    assert street.ask("women_on_committees", date(2024, 1, 1), faults=True) == []


def test_a_dissolved_unit_is_none_of_a_joint_branch(street: World) -> None:
    street.body("PartyOrganisation", "j", covers=[A], form="joint_branch", full_members=8)
    for number in range(6):
        end = date(2026, 1, 1) if number == 5 else None
        street.body("PartnerUnit", f"u{number}", place=STREET, dissolved=end)
        street.tie("LEADS", "j", f"u{number}")

    assert street.ask("party_member_numbers", date(2026, 1, 1)) == []
    (row,) = street.ask("party_member_numbers", date(2025, 12, 31))
    assert (row["fault"], row["units"]) == ("too_many_units", 6)
