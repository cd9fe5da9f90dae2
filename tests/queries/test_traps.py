"""What an indicator may not be misled by, each trap on a world of a few nodes."""

from __future__ import annotations

from datetime import date

import pytest

from queries.indicators import figures, trend
from tests.queries.worlds import STREET, TODAY, A, B, World

TOMORROW = date(2015, 8, 2)
YESTERDAY = date(2015, 7, 31)


def owners(street: World, id: str, *areas: str, **properties: object) -> str:
    """Add an owners' committee with an estate in each area."""
    estates = [street.estate(f"e{id}{number}", area) for number, area in enumerate(areas)]
    return street.body("OwnersCommittee", id, governs=estates, **properties)


def test_a_holding_counts_on_its_first_day_and_not_on_its_last(street: World) -> None:
    owners(street, "o", A)
    street.person("a", party=True)
    street.hold("a", "o", start=TODAY, end=TOMORROW)

    shares = [
        (one.numerator, one.denominator)
        for one in trend(street.graph, [YESTERDAY, TODAY, TOMORROW], scope=STREET, id="I9")
    ]
    assert shares == [(0, 0), (1, 1), (0, 0)]


def test_a_body_ends_on_the_day_of_its_dissolution(street: World) -> None:
    # What was is no longer counted: neither its members, its seats, its term nor its size.
    owners(street, "o", A, dissolved=TOMORROW)
    street.post("o", "director", seats=1)
    street.person("a", party=True)
    street.hold("a", "o")
    street.term("o", date(2014, 1, 1), due=date(2014, 12, 31), elected_size=5)
    street.node("Activity", "m", name="会", form="deliberation", date=YESTERDAY, place=A)
    street.tie("TOOK_PART", "o", "m")

    for id in ("I9", "I14", "I15", "I17", "I18", "I29-owners"):
        assert street.figure(id)[1] > 0, id
        assert street.figure(id, TOMORROW) == (0, 0, 0, None), id


def test_a_person_elected_again_takes_one_seat(street: World) -> None:
    # Two holdings of one seat, the earlier one without an end.
    owners(street, "o", A)
    street.post("o", "member", seats=2)
    street.person("a", party=True, birth=date(1950, 1, 1))
    street.hold("a", "o", start=date(2011, 1, 1))
    street.hold("a", "o", start=date(2014, 1, 1))
    street.term("o", date(2014, 1, 1), elected_size=2)

    assert street.figure("I9") == (1, 1, 0, 1.0)
    assert street.figure("I17") == (1, 2, 0, 0.5)
    assert street.figure("I18") == (1, 2, 0, 0.5)
    assert street.figure("I8") == (0, 1, 0, 0.0)
    (fault,) = street.ask("composition_faults")
    assert fault["members"] == 1


def test_bearers_of_one_name_are_not_one_person(street: World) -> None:
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    for id, body, role in (("one", "pa", "secretary"), ("other", "ra", "director")):
        street.person(id, name="王伟")
        street.hold(id, body, role)

    assert street.figure("I6") == (0, 1, 0, 0.0)
    assert street.figure("I7-PR") == (0, 2, 0, 0.0)
    assert street.figure("I8") == (0, 2, 0, 0.0)


def test_committees_of_one_name_in_two_areas_stay_two(street: World) -> None:
    # Both are called 和平居委会; only that of B has a director who is its secretary too.
    for area, letter in ((A, "a"), (B, "b")):
        street.body("PartyOrganisation", f"p{letter}", covers=[area], name="和平党总支")
        street.body("ResidentsCommittee", f"r{letter}", covers=[area], name="和平居委会")
    street.hold("x", "pb", "secretary")
    street.hold("x", "rb", "director")

    assert street.figure("I7-PR") == (1, 2, 0, 0.5)
    assert street.figure("I7-PR", scope=A) == (0, 1, 0, 0.0)
    assert street.figure("I7-PR", scope=B) == (1, 1, 0, 1.0)


def test_an_owners_committee_over_two_areas_is_one(street: World) -> None:
    # Counted once for the street, and in each of its areas.
    owners(street, "o", A, B)
    for person in "abcd":
        street.person(person, party=person == "a")
        street.hold(person, "o")
    street.post("o", "director", seats=1)
    street.term("o", date(2013, 1, 1), due=date(2015, 7, 31), elected_size=5)

    for scope in (STREET, A, B):
        assert street.figure("I9", scope=scope) == (1, 4, 0, 0.25)
        assert street.figure("I14", scope=scope) == (1, 1, 0, 1.0)
        assert street.figure("I15", scope=scope) == (1, 1, 0, 1.0)
        assert street.figure("I17", scope=scope)[0] == 1
        assert street.figure("I18", scope=scope) == (4, 5, 0, 0.8)


def firm_of_two_areas(street: World) -> None:
    """Let a firm serve an estate of A and of B, with a manager for each."""
    for area, letter in ((A, "a"), (B, "b")):
        street.estate(f"e{letter}", area)
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
    street.body("PropertyFirm", "f", place=STREET)
    for letter in "ab":
        street.serve("f", f"e{letter}")


def test_a_manager_belongs_to_the_area_looked_after(street: World) -> None:
    # m looks after A only and sits in the Party organisation of B: no cross-appointment.
    firm_of_two_areas(street)
    street.node("Post", "manager", role="project_manager", place=A)
    street.tie("OF", "manager", "f")
    street.person("m")
    street.tie("HOLDS", "m", "manager", start=date(2014, 1, 1))
    street.hold("m", "pb")

    assert street.figure("I7-PF") == (0, 2, 0, 0.0)
    assert street.figure("I8") == (0, 1, 0, 0.0)
    assert street.figure("I39") == (0, 0, 0, None)


def test_a_manager_of_all_estates_joins_no_residents_bodies(street: World) -> None:
    # m manages both estates; that A and B share the manager joins neither committee to another.
    firm_of_two_areas(street)
    street.hold("m", "f", "project_manager")
    street.hold("x", "pa")
    street.hold("y", "pb")

    assert street.figure("I7-PF") == (0, 2, 0, 0.0)
    assert street.figure("I8-maximum")[0] == 1
    assert street.figure("I39-isolated") == (3, 3, 0, 1.0)


def test_seats_that_nobody_counted_are_unknown_not_full(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.post("r", "member")
    street.hold("x", "r")

    assert street.figure("I17") == (0, 0, 1, None)


def test_two_posts_in_one_body_join_nothing(street: World) -> None:
    # Councillor and mayor of one council: two posts, one body.
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.hold("x", "r", "director")
    street.hold("x", "r", "member")

    assert street.figure("I7-PR") == (0, 2, 0, 0.0)
    assert street.figure("I8") == (0, 1, 0, 0.0)
    assert street.figure("I11") == (0, 1, 0, 0.0)
    assert street.figure("I39-degree") == (1, 1, 0, 1.0)
    (network,) = street.ask("cross_appointment_network", scope=STREET)
    assert [tie for tie in network["ties"] if tie["type"] == "INTERLOCKED"] == []


@pytest.mark.parametrize("scope", ["", "31", "310110", STREET, A])
def test_every_indicator_answers_for_any_scope(street: World, scope: str) -> None:
    # One body, one person, one area: the figures differ, the forms do not.
    street.body("PartyOrganisation", "p", covers=[A])
    street.hold("x", "p", "secretary")

    found = figures(street.graph, as_of=TODAY, scope=scope)
    assert {one.query.id for one in found} >= {f"I{number}" for number in range(1, 40)}
    for one in found:
        assert (one.value is None) == (one.denominator == 0), one.id
        assert one.unknown >= 0, one.id


def test_a_body_over_two_areas_is_judged_in_each(street: World) -> None:
    """Its place is the street, which holds both; a question for an area finds it all the same."""
    street.body("PartyOrganisation", "p", form="general_branch", covers=[A, B], place=STREET,
                full_members=60)  # fmt: skip
    street.post("p", "secretary", seats=1)
    street.term("p", date(2010, 1, 1), due=date(2015, 1, 1))
    street.body("ResidentsCommittee", "r", covers=[A, B], place=STREET)
    street.hold("a", "r")

    for scope in (A, B, STREET):
        assert street.figure("I15", scope=scope) == (1, 1, 1, 1.0), scope
        assert street.figure("I17", scope=scope)[:2] == (1, 1), scope
        assert street.figure("I14", scope=scope)[0] == 1, scope
        assert {row["body_id"] for row in street.ask("term_register", scope=scope)} == {"p", "r"}
        assert [row["body_id"] for row in street.ask("overdue_terms", scope=scope)] == ["p"]
        assert [row["body_id"] for row in street.ask("composition_faults", scope=scope)] == ["r"]
        assert "p" in {row["body_id"] for row in street.ask("empty_seats", scope=scope)}


def test_a_body_over_two_areas_is_asked_for_supervision_women_and_posts_in_each(
    street: World,
) -> None:
    street.body("PartyOrganisation", "p", form="general_branch", covers=[A, B], place=STREET)
    street.hold("s", "p", "secretary")
    street.body("ResidentsCommittee", "r", covers=[A, B], place=STREET)
    street.hold("a", "r")

    for scope in (A, B, STREET):
        assert street.figure("I27", scope=scope) == (0, 1, 0, 0.0), scope
        assert street.figure("I32-posts", scope=scope) == (1, 1, 0, 1.0), scope
        assert [row["body_id"] for row in street.ask("supervision", scope=scope)] == ["p"]
        assert [row["body_id"] for row in street.ask("women_on_committees", scope=scope)] == ["r"]


def test_a_firms_seat_is_empty_where_it_serves(street: World) -> None:
    street.body("PropertyFirm", "f", place=STREET)
    street.post("f", "project_manager", seats=1, place=A)

    found = {scope: street.figure("I17", scope=scope)[:3] for scope in (A, B, STREET)}
    assert found == {A: (1, 1, 0), B: (0, 0, 0), STREET: (1, 1, 0)}
    (row,) = street.ask("empty_seats", scope=A)
    assert (row["body_id"], row["area_ids"], row["vacant"]) == ("f", [A], 1)
    assert street.ask("empty_seats", scope=B) == []
