"""Indicators of what bodies do and with what means, each on a world counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.queries.worlds import STREET, TODAY, A, B, World

A_YEAR_AGO = date(2014, 8, 1)
"""365 days before the day asked for: still counted."""
LONGER_AGO = date(2014, 7, 31)


def test_i27_asks_who_must_have_a_supervision_member(street: World) -> None:
    # pa: general branch with one. pb: general branch without. b7: branch of 7 members, its
    # seat is held since an unknown day. b6: too small, need not. bx: members unknown.
    for id, form, members in (
        ("pa", "general_branch", None),
        ("pb", "general_branch", 40),
        ("b7", "branch", 7),
        ("b6", "branch", 6),
        ("bx", "branch", None),
    ):
        street.body("PartyOrganisation", id, covers=[A], form=form, full_members=members)
    street.hold("x", "pa", "discipline_member")
    street.post("pb", "discipline_member", seats=1)
    street.hold("y", "b7", "discipline_member", start=None)

    now = date(2018, 10, 28)

    assert street.figure("I27", now) == (1, 2, 2, 0.5)
    assert {row["body_id"]: row["state"] for row in street.ask("supervision", now)} == {
        "pa": "present", "pb": "missing", "b7": "unknown", "bx": "unknown",
    }  # fmt: skip
    # Before PO3 no rule on branches is known.
    assert street.figure("I27") == (1, 2, 0, 0.5)
    assert [row["body_id"] for row in street.ask("supervision", date(2018, 10, 27))] == ["pb", "pa"]


def test_i27_counts_decisions_with_an_opinion_within_a_year(street: World) -> None:
    # With an opinion: d1 (365 days ago). None given: d2. Not recorded: d3. Older: d4.
    street.body("PartyOrganisation", "pa", covers=[A])
    for id, day, opinion in (
        ("d1", A_YEAR_AGO, "objected"),
        ("d2", TODAY, "none"),
        ("d3", TODAY, None),
        ("d4", LONGER_AGO, "agreed"),
    ):
        street.node("Decision", id, name=id, date=day, supervision=opinion, place=A)
        street.tie("OF", id, "pa")

    assert street.figure("I27-decisions") == (1, 3, 0, pytest.approx(1 / 3))


def activity(street: World, id: str, day: date, *bodies: str, area: str = A, form: str) -> None:
    street.node("Activity", id, name=id, form=form, date=day, place=area)
    street.tie("AT", id, area)
    for body in bodies:
        street.tie("TOOK_PART", body, id)


def test_i28_wants_an_activity_shared_with_another_body(street: World) -> None:
    # A: shared 365 days ago. B: its congress met alone, and shared one longer ago.
    for area, letter in ((A, "a"), (B, "b")):
        street.body("WomensCongress", f"w{letter}", covers=[area])
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
    activity(street, "t1", A_YEAR_AGO, "wa", "pa", form="culture")
    activity(street, "t2", TODAY, "wb", area=B, form="culture")
    activity(street, "t3", LONGER_AGO, "wb", "pb", area=B, form="culture")

    assert street.figure("I28") == (1, 2, 0, 0.5)
    assert street.figure("I28", date(2015, 8, 2)) == (0, 2, 0, 0.0)


def test_i28_counts_cultural_needs_only(street: World) -> None:
    # Cultural: n1 met, n2 not, n3 of unknown day. Legal: n4.
    street.node("Project", "j", name="j", start=date(2015, 1, 1))
    for id, category, day in (
        ("n1", "文化", TODAY),
        ("n2", "文化", TODAY),
        ("n3", "文化", None),
        ("n4", "法律", TODAY),
    ):
        street.node("ListItem", id, list="need", name=id, category=category, listed=day, place=A)
    street.tie("MET_BY", "n1", "j")
    street.tie("MET_BY", "n4", "j")

    assert street.figure("I28-culture") == (1, 2, 1, 0.5)


def test_i29_counts_joint_meetings_per_area(street: World) -> None:
    # A: two within 90 days, one older. B: a lecture only.
    for id, day in (("m1", TODAY), ("m2", date(2015, 5, 3)), ("m3", date(2015, 5, 2))):
        activity(street, id, day, form="joint_meeting")
    activity(street, "m4", TODAY, area=B, form="lecture")

    assert street.figure("I29") == (2, 2, 0, 1.0)
    assert street.figure("I29-none") == (1, 2, 0, 0.5)


def test_i29_an_owners_committee_may_pause_for_62_days(street: World) -> None:
    # o: met 62 days ago. p: 63 days ago. q: decided something 10 days ago. r: nothing known.
    for id in "opqr":
        street.estate(f"e{id}")
        street.body("OwnersCommittee", id, governs=[f"e{id}"])
    activity(street, "m1", date(2015, 5, 31), "o", form="deliberation")
    activity(street, "m2", date(2015, 5, 30), "p", form="deliberation")
    street.node("Decision", "d", name="d", date=date(2015, 7, 22), place=A)
    street.tie("OF", "d", "q")

    assert street.figure("I29-owners") == (2, 4, 0, 0.5)


def test_i29_a_month_counts_as_its_last_day_but_not_after_the_day_asked_for(
    street: World,
) -> None:
    # Committee and area met in 2015-05, perhaps on 05-31; 62 and 90 days are over on 08-01
    # and 08-29. In August o met in 2015-08: perhaps on the very day asked for.
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    for id, day, form in (
        ("m1", date(2015, 5, 1), "deliberation"),
        ("m2", date(2015, 5, 1), "joint_meeting"),
        ("m3", date(2015, 8, 1), "deliberation"),
    ):
        street.node("Activity", id, name=id, form=form, date=day, date_precision="month", place=A)
        street.tie("AT", id, A)
    street.tie("TOOK_PART", "o", "m1")

    assert street.figure("I29-owners") == (0, 1, 0, 0.0)
    assert street.figure("I29-owners", date(2015, 8, 2)) == (1, 1, 0, 1.0)
    assert street.figure("I29-none", date(2015, 8, 29), A) == (0, 1, 0, 0.0)
    assert street.figure("I29-none", date(2015, 8, 30), A) == (1, 1, 0, 1.0)
    street.tie("TOOK_PART", "o", "m3")
    assert street.figure("I29-owners", date(2015, 8, 2)) == (0, 1, 0, 0.0)
    (row,) = street.ask("owners_committee_meetings", date(2015, 8, 2))
    assert (row["last_meeting"], row["days_since"]) == (date(2015, 8, 2), 0)


def test_i29_a_meeting_of_the_street_counts_where_two_bodies_of_the_area_met(
    street: World,
) -> None:
    # s, a meeting of the street without an area: P and the firm of A met in it, of B only the
    # firm, which serves both. t belongs to B: A's bodies were guests.
    for area, letter in ((A, "a"), (B, "b")):
        street.estate(f"e{letter}", area)
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
    street.body("PropertyFirm", "f", place=STREET)
    for letter in "ab":
        street.serve("f", f"e{letter}")
    street.node("Activity", "s", name="会", form="joint_meeting", date=TODAY, place=STREET)
    for body in ("pa", "f"):
        street.tie("TOOK_PART", body, "s")

    assert street.figure("I11") == (1, 2, 0, 0.5)
    assert street.figure("I29") == (1, 2, 0, 0.5)
    assert street.figure("I29-none") == (1, 2, 0, 0.5)
    none, some = street.ask("meeting_rhythm")
    assert (none["area_id"], some["area_id"]) == (B, A)
    assert (some["meetings"], some["last_meeting"]) == (1, TODAY)

    activity(street, "t", TODAY, "pa", "f", area=B, form="joint_meeting")
    assert street.figure("I29") == (2, 2, 0, 1.0)


def test_i30_compares_duties_with_means(street: World) -> None:
    # Of r: one matched, one not, one not known, one of unknown day, one ended on this day.
    street.body("ResidentsCommittee", "r", covers=[A])
    for id, assigned, ended, matched in (
        ("d1", date(2014, 1, 1), None, True),
        ("d2", date(2014, 1, 1), date(2015, 8, 2), False),
        ("d3", date(2014, 1, 1), None, None),
        ("d4", None, None, False),
        ("d5", date(2014, 1, 1), TODAY, False),
    ):
        street.node("Duty", id, name=id, assigned=assigned, ended=ended, matched=matched, place=A)
        street.tie("OF", id, "r")

    assert street.figure("I30") == (1, 2, 2, 0.5)


def task(street: World, id: str, body: str, day: date = TODAY, **properties: object) -> None:
    street.node("Task", id, name=id, received=day, place=A, **properties)
    street.tie("OF", id, body)


def test_i31_counts_tasks_off_the_list(street: World) -> None:
    # Of r within a year: off the list (365 days ago), on it, and two that are not known.
    # Older, or of the Party organisation: not counted. Line departments: two of one committee
    # in twelve months; q has none.
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("ResidentsCommittee", "q", covers=[B])
    street.body("PartyOrganisation", "p", covers=[A])
    task(street, "t1", "r", A_YEAR_AGO, origin="line_department", listed=False)
    task(street, "t2", "r", origin="own", listed=True)
    task(street, "t3", "r", origin="line_department", listed=None)
    task(street, "t4", "r", origin=None, listed=False)
    task(street, "t5", "r", LONGER_AGO, origin="line_department", listed=False)
    task(street, "t6", "p", origin="line_department", listed=False)

    assert street.figure("I31") == (1, 2, 2, 0.5)
    assert street.figure("I31-monthly") == (2, 24, 1, pytest.approx(1 / 12))


def test_i32_looks_at_what_secretaries_do(street: World) -> None:
    # The secretary's tasks: one of Party building, two others, one not known. A worker's: none.
    # x holds the posts of secretary and of director; before 2014 there was a third.
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.hold("x", "p", "secretary")
    street.hold("x", "r", "director")
    street.hold("x", "r", "member", start=date(2010, 1, 1), end=date(2014, 1, 1))
    for number, party in enumerate((True, False, False, None)):
        task(street, f"t{number}", "r", role="secretary", party_building=party)
    task(street, "t9", "r", role="worker", party_building=True)

    assert street.figure("I32") == (1, 3, 1, pytest.approx(1 / 3))
    assert street.figure("I32-posts") == (2, 1, 0, 2.0)


def test_i32_leaves_the_posts_of_dissolved_bodies_out(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A], dissolved=TODAY)
    street.hold("x", "p", "secretary")
    street.hold("x", "r", "director")

    assert street.figure("I32-posts", date(2015, 7, 31)) == (2, 1, 0, 2.0)
    assert street.figure("I32-posts") == (1, 1, 0, 1.0)


def provision(street: World, area: str, year: int, **properties: object) -> None:
    id = f"{area}-{year}"
    street.node("Provision", id, year=year, place=area, **properties)
    street.tie("AT", id, area)


def test_i33_compares_the_latest_funds_with_the_floor(street: World) -> None:
    # A: 99,999 yuan in 2015; what 2016 brings does not count yet. B: funds unknown.
    provision(street, A, 2014, funds=150_000.0, workers=9, contracted=9)
    provision(street, A, 2015, funds=99_999.0, workers=6, contracted=3)
    provision(street, A, 2016, funds=200_000.0)
    provision(street, B, 2015, workers=4)

    assert street.figure("I33") == (1, 1, 1, 1.0)
    assert street.figure("I33-graded") == (3, 6, 1, 0.5)
    assert street.figure("I33", date(2016, 1, 1)) == (0, 1, 1, 0.0)


def test_i33_without_a_rule_of_the_day_nothing_is_below(street: World) -> None:
    provision(street, A, 2014, funds=1.0)

    assert street.figure("I33", date(2014, 12, 31)) == (0, 0, 2, None)


def test_i33_judges_funds_by_the_floor_of_their_year(street: World) -> None:
    # SF1 holds from 2015-01-01: what was spent in 2014 it does not judge, on no later day.
    provision(street, A, 2014, funds=1.0)
    provision(street, B, 2015, funds=1.0)

    assert street.figure("I33") == (1, 1, 1, 1.0)
    rows = street.ask("provisions")
    assert [(row["area_id"], row["state"], row["floor"]) for row in rows] == [
        (B, "below", 100_000.0),
        (A, "unknown", None),
    ]


def test_i33_knows_nothing_by_what_is_older_than_two_years(street: World) -> None:
    provision(street, A, 2016, funds=1.0, workers=4, contracted=1)

    assert street.figure("I33", date(2018, 12, 31)) == (1, 1, 1, 1.0)
    assert street.figure("I33", date(2019, 1, 1)) == (0, 0, 2, None)
    assert street.figure("I33-graded", date(2019, 1, 1)) == (0, 0, 2, None)
    assert [row["state"] for row in street.ask("provisions", date(2018, 1, 1))] == [
        "below", "unknown",
    ]  # fmt: skip
    assert {row["state"] for row in street.ask("provisions", date(2019, 1, 1))} == {"unknown"}


def test_i33_counts_workers_for_a_thousand_households(world: World) -> None:
    # A: 6 workers for 2,000 households. B: households unknown.
    world.node("Subdistrict", STREET, name="四平路街道", place=STREET, code=STREET)
    world.node("Area", A, name="甲居委会", place=A, code=A, households=2000)
    world.node("Area", B, name="乙居委会", place=B, code=B)
    provision(world, A, 2015, workers=6)
    provision(world, B, 2015, workers=5)

    assert world.figure("I33-workers") == (6, 2.0, 1, 3.0)
