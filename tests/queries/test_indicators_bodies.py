"""Indicators of bodies and their people, each on a world counted by hand in the comments."""

from __future__ import annotations

from datetime import date

import pytest

from tests.queries.worlds import STREET, TODAY, A, B, World

NOTHING = (0, 0, 0, None)


def unit(street: World, id: str, members: int | None = None, surveyed: bool = True) -> str:
    street.body("PartnerUnit", id, place=STREET)
    if surveyed:
        street.node("PartySurvey", f"s{id}", surveyed=date(2015, 3, 1), full_members=members)
        street.tie("OF", f"s{id}", id)
    return id


def test_i1_and_i2_tell_units_with_an_organisation_or_an_instructor(street: World) -> None:
    # u: in a joint branch. v: instructed. w: neither, four members: should have one.
    # x: neither, two members. y: surveyed, members unknown. z: never surveyed: unknown.
    street.body("PartyOrganisation", "joint", form="joint_branch", place=STREET)
    street.tie("LEADS", "joint", unit(street, "u", surveyed=False))
    street.person("m")
    street.tie("INSTRUCTS", "m", unit(street, "v", 2), start=date(2015, 1, 1))
    unit(street, "w", 4)
    unit(street, "x", 2)
    unit(street, "y")
    unit(street, "z", surveyed=False)

    assert street.figure("I1-units") == (1, 5, 1, 0.2)
    assert street.figure("I1-should") == (1, 4, 2, 0.25)
    assert street.figure("I2") == (2, 5, 1, 0.4)


def test_i2_an_instruction_that_ended_or_began_nobody_knows_when(street: World) -> None:
    # u: ended on the very day. v: since an unknown day: unknown. Only u is known.
    street.person("m")
    street.tie("INSTRUCTS", "m", unit(street, "u", 1), start=date(2014, 1, 1), end=TODAY)
    street.tie("INSTRUCTS", "m", unit(street, "v", 1))

    assert street.figure("I2") == (0, 1, 1, 0.0)
    assert street.figure("I2", date(2015, 7, 31)) == (1, 1, 1, 1.0)


def test_a_survey_yet_to_come_is_not_known(street: World) -> None:
    unit(street, "u", 3)

    assert street.figure("I2", date(2015, 2, 28)) == (0, 0, 1, None)


def test_i14_counts_bodies_against_the_size_rule_of_the_day(street: World) -> None:
    # ra: 4 members, 5 to 9 are needed. rb: 5. rc: 4 and one of unknown start: open.
    # rd: no holding on record: not judged.
    for id, count in (("ra", 4), ("rb", 5), ("rc", 4), ("rd", 0)):
        street.body("ResidentsCommittee", id, covers=[A])
        for number in range(count):
            street.hold(f"{id}{number}", id)
    street.hold("u", "rc", start=None)

    assert street.figure("I14") == (1, 2, 1, 1.0)


def test_i14_follows_the_owners_committee_rule_of_its_time(street: World) -> None:
    # Four members: even, and fewer than five, before as after the rule of Shanghai.
    # Three of an estate of 10,000 square metres: too few for the national guidance of 2015,
    # allowed by the Shanghai rule from 2019-03-01.
    street.estate("e", floor_area=10_000.0)
    street.body("OwnersCommittee", "o", governs=["e"])
    for person in "abc":
        street.hold(person, "o")

    assert street.figure("I14", date(2019, 2, 28)) == (1, 1, 0, 1.0)
    assert street.figure("I14", date(2019, 3, 1)) == (0, 1, 0, 0.0)


def committee(street: World, id: str, elected: int | None, members: int) -> None:
    street.estate(f"e{id}")
    street.body("OwnersCommittee", id, governs=[f"e{id}"])
    street.term(id, date(2013, 1, 1), elected_size=elected)
    for number in range(members):
        street.hold(f"{id}{number}", id)


def test_i18_parts_by_election_from_early_replacement(street: World) -> None:
    # full: 5 of 5. half: 3 of 6 is not fewer than half: by-election. less: 2 of 5.
    # size: elected size unknown. Sums: 5 + 3 + 2 of 5 + 6 + 5.
    committee(street, "full", 5, 5)
    committee(street, "half", 6, 3)
    committee(street, "less", 5, 2)
    committee(street, "size", None, 4)

    assert street.figure("I18") == (10, 16, 1, 0.625)
    assert street.figure("I18-replacement") == (1, 3, 1, pytest.approx(1 / 3))
    assert street.figure("I18-by_election") == (1, 3, 1, pytest.approx(1 / 3))


def test_i18_takes_the_current_term_and_leaves_out_unknown_starts(street: World) -> None:
    # o: 3 of 3 of the new term, not of the 5 before. p: 4 of 5 and one of unknown start: open.
    committee(street, "o", 5, 3)
    street.term("o", date(2015, 8, 1), 2, elected_size=3)
    committee(street, "p", 5, 4)
    street.hold("u", "p", start=None)

    assert street.figure("I18") == (3, 3, 1, 1.0)
    assert street.figure("I18", date(2015, 7, 31)) == (3, 5, 1, 0.6)


def test_i19_takes_full_years_and_tells_the_groups_apart(street: World) -> None:
    # s, secretary: 60 on this day. m, member of R: 59 until tomorrow. w, worker: 35.
    # y: only the year is known. n: nothing. Ages 60, 59, 35: mean 154 / 3, median 59.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    for id, birth, precision in (
        ("s", date(1955, 8, 1), "day"),
        ("m", date(1955, 8, 2), "day"),
        ("w", date(1980, 7, 1), "month"),
        ("y", date(1940, 1, 1), "year"),
        ("n", None, None),
    ):
        street.person(id, birth=birth, birth_precision=precision)
    street.hold("s", "pa", "secretary")
    street.hold("s", "ra", "director")
    for person in "myn":
        street.hold(person, "ra")
    street.hold("w", "ra", "worker")

    assert street.figure("I19") == (1, 3, 2, pytest.approx(1 / 3))
    assert street.figure("I19-young") == (1, 3, 2, pytest.approx(1 / 3))
    assert street.figure("I19-mean") == (154, 3, 2, pytest.approx(154 / 3))
    assert street.figure("I19-median") == (59, 1, 2, 59)
    assert street.figure("I19-secretaries") == (1, 1, 0, 1.0)
    assert street.figure("I19-members") == (1, 2, 2, 0.5)
    assert street.figure("I19-workers_young") == (1, 1, 0, 1.0)
    assert street.figure("I19", date(2015, 7, 31)) == (0, 3, 2, 0.0)


def test_i20_wants_somebody_of_fifty_or_younger(street: World) -> None:
    # A: 51 and 50: the second is not older than 50. B: 51 alone, the part-timer of 30 is none
    # of the committee: a gap. Deputy of A is 44; B has none.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("PartyOrganisation", "pb", covers=[B])
    for id, birth in (
        ("old", date(1964, 8, 1)),
        ("fifty", date(1964, 8, 2)),
        ("deputy", date(1970, 8, 2)),
        ("young", date(1985, 1, 1)),
    ):
        street.person(id, birth=birth)
    street.hold("old", "pa", "secretary")
    street.hold("fifty", "pa")
    street.hold("deputy", "pa", "deputy_secretary")
    street.hold("old", "pb", "secretary")
    street.hold("young", "pb", "part_time_commissioner")

    assert street.figure("I20") == (1, 2, 0, 0.5)
    assert street.figure("I20-deputies") == (1, 2, 0, 0.5)


def test_i20_leaves_out_an_area_that_an_unknown_age_leaves_open(street: World) -> None:
    # A: 60, and one of unknown age. B: nobody on record.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.person("old", birth=date(1955, 1, 1))
    street.hold("old", "pa", "secretary")
    street.hold("unknown", "pa")

    assert street.figure("I20") == (0, 0, 2, None)


def fragile(street: World) -> None:
    for label, id in (("PartyOrganisation", "pa"), ("ResidentsCommittee", "ra")):
        street.body(label, id, covers=[A])
    street.estate("e")
    street.body("OwnersCommittee", "oa", governs=["e"])


def test_i39_finds_who_alone_holds_an_area_together(street: World) -> None:
    # A: x joins P and R, and nobody else does; O stands alone. Persons 3, bodies 3.
    # B: nothing. Most bodies of one person: 2.
    # Betweenness of x: between {y, P} and {R}: 2 pairs; the most of a person with 3 persons
    # and 3 bodies is (9*1 + 3*1*(4-0-1) - 2*(0-2+3)) / 2 = 8.
    fragile(street)
    street.hold("x", "pa")
    street.hold("x", "ra")
    street.hold("y", "pa")
    street.hold("z", "oa")

    assert street.figure("I39") == (1, 1, 0, 1.0)
    assert street.figure("I39-isolated") == (1, 3, 0, pytest.approx(1 / 3))
    assert street.figure("I39-degree") == (2, 1, 0, 2.0)
    assert street.figure("I39-betweenness") == (0.25, 1, 0, 0.25)
    (broker,) = street.ask("brokers", scope=STREET)
    assert (broker["person"], broker["splits"], broker["degree"]) == ("x", True, 2)


def test_i39_two_who_join_the_same_bodies_hold_them_safely(street: World) -> None:
    fragile(street)
    for person in "xy":
        street.hold(person, "pa")
        street.hold(person, "ra")

    assert street.figure("I39") == (0, 1, 0, 0.0)


def test_i39_leaves_out_an_area_that_an_unknown_start_leaves_open(street: World) -> None:
    # x joins P and R only if the seat in R had begun: the area is open, and so are P and R.
    fragile(street)
    street.hold("x", "pa")
    street.hold("x", "ra", start=None)

    assert street.figure("I39") == (0, 0, 1, None)
    assert street.figure("I39-isolated") == (1, 1, 2, 1.0)


def depleted(street: World, as_of: date = TODAY) -> dict[str, str]:
    return {row["body_id"]: row["state"] for row in street.ask("depleted_committees", as_of)}


def test_i18_does_not_judge_a_committee_whose_members_were_never_recorded(street: World) -> None:
    # o: nobody was ever recorded. p: its only member left on this day: none of 5.
    committee(street, "o", 5, 0)
    committee(street, "p", 5, 0)
    street.hold("x", "p", end=TODAY)

    assert street.figure("I18") == (0, 5, 1, 0.0)
    assert street.figure("I18-replacement") == (1, 1, 1, 1.0)
    assert depleted(street) == {"o": "unknown", "p": "replacement"}


def test_i18_names_what_is_due_whichever_number_is_left(street: World) -> None:
    # o: 1 or 2 of 7, fewer than half. p: 4 or 5 of 6, half or more. q: 3 or 4 of 7: open.
    # How many of them are left nobody knows.
    for id, elected, members in (("o", 7, 1), ("p", 6, 4), ("q", 7, 3)):
        committee(street, id, elected, members)
        street.hold(f"u{id}", id, start=None)

    assert street.figure("I18") == (0, 0, 3, None)
    assert street.figure("I18-replacement") == (1, 2, 1, 0.5)
    assert street.figure("I18-by_election") == (1, 2, 1, 0.5)
    assert depleted(street) == {"o": "replacement", "p": "by_election", "q": "unknown"}


def test_i18_is_open_where_the_current_term_is(street: World) -> None:
    # Whether the second term, of five, has begun nobody knows: five of nine, or all.
    committee(street, "o", 9, 5)
    street.term("o", None, 2, elected_size=5)

    assert street.figure("I18") == (0, 0, 1, None)
    assert street.figure("I18-by_election") == (0, 0, 1, None)
    assert depleted(street) == {"o": "unknown"}


def test_i19_takes_the_age_in_a_group_whose_post_surely_began(street: World) -> None:
    # x, 65: member of R, secretary of P since an unknown day.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.person("x", birth=date(1950, 1, 1))
    street.hold("x", "ra")
    street.hold("x", "pa", "secretary", start=None)

    assert street.figure("I19") == (1, 1, 0, 1.0)
    assert street.figure("I19-members") == (1, 1, 0, 1.0)
    assert street.figure("I19-secretaries") == (0, 0, 1, None)
    assert street.figure("I19-workers") == NOTHING
    assert [(row["post_group"], row["age"]) for row in street.ask("ages")] == [
        ("members", 65),
        ("secretaries", None),
    ]


def test_i20_a_worker_or_a_representative_is_no_member(street: World) -> None:
    # A: the secretary is 60, two of 25 only work for R or represent somebody.
    # B: none but a representative of 25.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.body("ResidentsCommittee", "rb", covers=[B])
    street.person("old", birth=date(1955, 1, 1))
    street.hold("old", "pa", "secretary")
    for person, body, role in (
        ("w", "ra", "worker"),
        ("r", "ra", "representative"),
        ("s", "rb", "representative"),
    ):
        street.person(person, birth=date(1990, 1, 1))
        street.hold(person, body, role)

    assert street.figure("I20") == (1, 1, 1, 1.0)
    assert [row["state"] for row in street.ask("succession")] == ["gap", "unknown"]
    assert [row["area_id"] for row in street.ask("succession", faults=True)] == [A]


def test_i20_a_deputy_of_unknown_start_leaves_it_open(street: World) -> None:
    # A: a deputy of 30 since an unknown day. B: nobody on record.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.person("old", birth=date(1955, 1, 1))
    street.person("young", birth=date(1985, 1, 1))
    street.hold("old", "pa", "secretary")
    street.hold("young", "pa", "deputy_secretary", start=None)

    assert street.figure("I20-deputies") == (0, 0, 2, None)
    assert [row["deputies"] for row in street.ask("succession")] == ["unknown", "unknown"]


def test_i1_and_i2_a_working_committee_is_no_organisation_of_a_unit(street: World) -> None:
    # u: led by the working committee of the street alone, three members. v: by a branch too.
    street.body("PartyOrganisation", "a", form="working_committee", place=STREET)
    street.body("PartyOrganisation", "b", form="branch", place=STREET)
    street.tie("LEADS", "a", unit(street, "u", 3))
    street.tie("LEADS", "a", unit(street, "v", 3))
    street.tie("LEADS", "b", "v")

    assert street.figure("I1-units") == (1, 2, 0, 0.5)
    assert street.figure("I1-should") == (1, 2, 0, 0.5)
    assert street.figure("I2") == (1, 2, 0, 0.5)
    assert [
        (row["body_id"], row["state"], row["should"], row["party_organisation"])
        for row in street.ask("unit_party_coverage")
    ] == [("u", "none", True, None), ("v", "organisation", False, "b")]


def test_i20_is_open_where_no_member_surely_began(street: World) -> None:
    # A: its only member, 60, since an unknown day. B: nobody.
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.person("old", birth=date(1955, 1, 1))
    street.hold("old", "ra", start=None)

    assert street.figure("I20") == (0, 0, 2, None)
    assert street.ask("succession", faults=True) == []
