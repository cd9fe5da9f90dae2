"""Findings about what bodies do and have, each with its list on a small world."""

from __future__ import annotations

from datetime import date

import pytest

from queries.finding import Finding
from queries.practice import READERS
from queries.runner import run
from tests.queries.worlds import STREET, TODAY, A, B, World

NOW = date(2026, 8, 1)


def found(world: World, topic: str, as_of: date = TODAY) -> list[Finding]:
    return list(READERS[topic](run(world.graph, topic, as_of=as_of, scope=STREET)))


def test_a_unit_with_three_members_should_have_an_organisation(street: World) -> None:
    for unit, members in (("u", 3), ("v", 2)):
        street.body("PartnerUnit", unit, place=STREET)
        street.node("PartySurvey", f"s{unit}", surveyed=date(2015, 1, 1), full_members=members)
        street.tie("OF", f"s{unit}", unit)

    (finding,) = found(street, "unit_party_coverage")

    assert (finding.subject, finding.reason, finding.severity) == ("u", "I1", "gap")
    assert "3 full members" in finding.explanation.get("en")


@pytest.mark.parametrize(
    ("as_of", "households", "rule"),
    [
        (date(2025, 12, 31), 701, "RC4"),
        (date(2025, 12, 31), 99, "RC4"),
        (date(2026, 1, 1), 999, "RC5"),
        (date(2026, 1, 1), 3001, "RC5"),
        (date(2025, 12, 31), 700, None),
        (date(2026, 1, 1), 1000, None),
    ],
)
def test_the_size_of_an_area_is_judged_by_the_law_of_the_day(
    world: World, as_of: date, households: int, rule: str | None
) -> None:
    world.node("Area", A, name="甲居委会", place=A, code=A, households=households)

    reasons = [(finding.reason, finding.severity) for finding in found(world, "area_sizes", as_of)]

    assert reasons == ([(rule, "notice")] if rule else [])


def test_a_committee_without_women_breaks_the_law_since_2023(street: World) -> None:
    # ra: two men. rb: a man and one of unknown gender: open.
    for committee, area in (("ra", A), ("rb", B)):
        street.body("ResidentsCommittee", committee, covers=[area])
    for person, gender, committee in (
        ("a", "male", "ra"),
        ("b", "male", "ra"),
        ("c", "male", "rb"),
        ("d", None, "rb"),
    ):
        street.person(person, gender=gender)
        street.hold(person, committee)

    (finding,) = found(street, "women_on_committees", date(2023, 1, 1))

    assert (finding.subject, finding.reason, finding.severity) == ("ra", "RC7", "violation")
    assert found(street, "women_on_committees", date(2022, 12, 31)) == []


def test_the_form_of_a_party_organisation_goes_with_its_members(street: World) -> None:
    # b3 and b50 fit; b2 is too small, b51 too large; g51 fits, g50 does not; j leads six units.
    for id, form, members in (
        ("b2", "branch", 2),
        ("b3", "branch", 3),
        ("b50", "branch", 50),
        ("b51", "branch", 51),
        ("g50", "general_branch", 50),
        ("g51", "general_branch", 51),
        ("j", "joint_branch", 8),
    ):
        street.body("PartyOrganisation", id, covers=[A], form=form, full_members=members)
    for number in range(6):
        street.body("PartnerUnit", f"u{number}", place=STREET)
        street.tie("LEADS", "j", f"u{number}")

    faults = found(street, "party_member_numbers", NOW)

    assert {(one.subject, one.reason) for one in faults} == {
        ("b2", "PO1"), ("b51", "PO1"), ("g50", "PO4"), ("j", "PO2"),
    }  # fmt: skip
    assert {one.severity for one in faults} == {"notice"}
    assert found(street, "party_member_numbers") == []  # no rule of 2015 is known


def test_a_contract_is_filed_within_thirty_days(street: World) -> None:
    # Begun 2020-01-01, to be filed by 01-31. e: filed in time. f: a day late. g: never.
    # h: begun before the rule.
    street.body("PropertyFirm", "firm")
    for estate, start, filed in (
        ("e", date(2020, 1, 1), date(2020, 1, 31)),
        ("f", date(2020, 1, 1), date(2020, 2, 1)),
        ("g", date(2020, 1, 1), None),
        ("h", date(2019, 2, 28), None),
    ):
        street.estate(estate)
        street.tie("SERVES", "firm", estate, start=start, filed=filed)

    late = {one.identity.split()[0]: one for one in found(street, "contract_filing", NOW)}

    assert {estate: one.severity for estate, one in late.items()} == {
        "f": "violation",
        "g": "notice",
    }
    assert late["g"].since == date(2020, 2, 1)
    assert late["g"].area_ids == (A,)  # of the estate: a firm belongs to no area
    assert found(street, "contract_filing", date(2020, 1, 31)) == []


def test_a_firm_that_is_dissolved_files_no_more(street: World) -> None:
    street.estate("e")
    street.body("PropertyFirm", "firm", dissolved=date(2020, 3, 1))
    street.serve("firm", "e", start=date(2020, 1, 1))
    street.estate("f")
    street.tie("SERVES", "firm", "f", start=date(2018, 1, 1), filed=date(2018, 1, 5))

    assert len(found(street, "contract_filing", date(2020, 2, 29))) == 1
    assert found(street, "contract_filing", date(2020, 3, 1)) == []
    assert street.ask("estates", date(2020, 3, 1))[0]["firms"] == []


def test_an_area_without_meeting_is_a_gap_by_the_rule_since_2017(street: World) -> None:
    street.node("Activity", "m", name="会", form="joint_meeting", date=date(2015, 5, 2), place=A)
    street.tie("AT", "m", A)
    street.node("Activity", "n", name="会", form="joint_meeting", date=TODAY, place=B)
    street.tie("AT", "n", B)

    (then,) = found(street, "meeting_rhythm")
    now = found(street, "meeting_rhythm", NOW)

    assert (then.reason, then.numbers["days_since"]) == ("I29", 91)
    assert [one.reason for one in now] == ["RC11", "RC11"]


def test_a_pause_is_a_breach_only_where_a_meeting_and_a_rule_are_known(street: World) -> None:
    for id in "op":
        street.estate(f"e{id}")
        street.body("OwnersCommittee", id, governs=[f"e{id}"])
    street.node("Activity", "m", name="会", form="deliberation", date=TODAY, place=A)
    street.tie("TOOK_PART", "o", "m")

    graves = {one.subject: (one.reason, one.severity) for one in
              found(street, "owners_committee_meetings", NOW)}  # fmt: skip

    assert graves == {"o": ("OC8", "violation"), "p": ("OC8", "notice")}
    assert [one.subject for one in found(street, "owners_committee_meetings")] == ["p"]


def test_a_meeting_known_to_the_month_may_be_its_last_day(street: World) -> None:
    # 2020-03 may be 03-31, 62 days before 06-01; 2015-05 may be 05-31, 90 days before 08-29.
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    month = {"date": date(2020, 3, 1), "date_precision": "month"}
    street.node("Activity", "m", name="议事", form="deliberation", place=A, **month)
    street.tie("TOOK_PART", "o", "m")
    month = {"date": date(2015, 5, 1), "date_precision": "month"}
    for area in (A, B):
        street.node("Activity", f"j{area}", name="会", form="joint_meeting", place=area, **month)
        street.tie("AT", f"j{area}", area)

    assert found(street, "owners_committee_meetings", date(2020, 6, 1)) == []
    (late,) = found(street, "owners_committee_meetings", date(2020, 6, 2))
    assert (late.severity, late.numbers["days_since"]) == ("violation", 63)
    assert "on 2020-03-31 at the latest, 63 days ago or more" in late.explanation.get("en")
    assert found(street, "meeting_rhythm", date(2015, 8, 29)) == []
    first, _ = found(street, "meeting_rhythm", date(2015, 8, 30))
    assert "on 2015-05-31 at the latest, 91 days ago or more" in first.explanation.get("en")


def test_a_committee_of_a_new_term_has_had_no_time_to_pause(street: World) -> None:
    # n: founded 62 days ago. t: its term began nine days ago, its last meeting is long past.
    # f: founded 63 days ago, and no meeting known. u: nothing known.
    for id, founded in (
        ("n", date(2026, 5, 31)),
        ("t", None),
        ("f", date(2026, 5, 30)),
        ("u", None),
    ):
        street.estate(f"e{id}")
        street.body("OwnersCommittee", id, governs=[f"e{id}"], founded=founded)
    street.term("t", date(2026, 7, 23))
    street.node("Activity", "m", name="会", form="deliberation", date=TODAY, place=A)
    street.tie("TOOK_PART", "t", "m")

    paused = {one.subject for one in found(street, "owners_committee_meetings", NOW)}

    assert paused == {"f", "u"}
    assert street.figure("I29-owners", NOW) == (2, 4, 0, 0.5)


def test_what_an_area_lacks_in_people_and_funds(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A], form="general_branch")
    street.person("old", birth=date(1950, 1, 1))
    street.hold("old", "p", "secretary")
    street.node("Provision", "v", year=2015, funds=99_000.0, place=A)
    street.tie("AT", "v", A)

    (supervision,) = found(street, "supervision")
    (succession,) = found(street, "succession")
    (funds,) = found(street, "provisions")

    assert (supervision.reason, succession.reason, funds.reason) == ("I27", "I20", "SF1")
    assert "the youngest is 65" in succession.explanation.get("en")
    assert "99000 yuan in 2015, less than 100000" in funds.explanation.get("en")


def test_double_reporting_is_listed_with_what_is_not_known(street: World) -> None:
    for unit, start, end, appraised in (
        ("u", date(2014, 1, 1), None, date(2014, 8, 1)),
        ("v", None, None, None),
        ("w", date(2014, 1, 1), TODAY, None),
    ):
        street.body("PartnerUnit", unit, place=STREET)
        street.tie("REPORTED_TO", unit, A, start=start, end=end, appraised=appraised)

    rows = street.ask("double_reporting", scope=STREET)

    assert [(row["unit"], row["certain"], row["lapsed"]) for row in rows] == [
        ("u", True, False),
        ("v", False, True),
    ]


def test_a_big_branch_without_part_timers_and_an_area_without_one_are_notices(
    world: World,
) -> None:
    # a: flagged and filled. b: flagged but empty. c: no big branch. d: start unknown.
    areas = [f"{STREET}00{number}" for number in range(1, 5)]
    world.street(*areas)
    for area, big in zip(areas, (True, True, False, True), strict=True):
        world.body("PartyOrganisation", f"p{area}", covers=[area], big=big, sources=[area])
    world.hold("x", f"p{areas[0]}", "part_time_commissioner")
    world.hold("y", f"p{areas[3]}", "part_time_commissioner", start=None)

    told = {one.subject_id: one for one in found(world, "big_general_branches")}

    assert {area: (one.reason, one.severity) for area, one in told.items()} == {
        areas[1]: ("I3", "notice"),
        areas[2]: ("I3", "notice"),
        areas[3]: ("I3", "unknown"),
    }
    assert told[areas[1]].explanation.get("zh") == "“大总支”没有在任的兼职委员。"
    assert "Of 1 part-time commissioner of" in told[areas[3]].explanation.get("en")
    assert told[areas[1]].sources == (areas[1],)
    assert world.figure("I3") == (1, 3, 1, 1 / 3)
    assert world.figure("I3-empty")[0] == 1


def test_each_estate_that_is_due_for_a_committee_and_has_none_is_a_gap(street: World) -> None:
    # Three of A are due on 2020-01-01, one of them has a committee; h is not due, of i nothing
    # is known.
    for estate in "efg":
        street.estate(estate, delivered_share=0.5, sources=[estate])
    street.estate("h", delivered_share=0.1, first_delivery=date(2019, 6, 1))
    street.estate("i")
    street.body("OwnersCommittee", "o", governs=["e"])

    lacking = found(street, "estates", date(2020, 1, 1))

    assert [(one.identity, one.reason, one.severity) for one in lacking] == [
        ("f", "OC1", "gap"),
        ("g", "OC1", "gap"),
    ]
    assert {one.area_ids for one in lacking} == {(A,)}
    assert {one.check for one in lacking} == {"estates.due"}
    assert lacking[0].numbers == {"estate": "f", "delivered_share": 0.5, "first_delivery": None}
    assert lacking[0].sources == ("f",)
    assert street.figure("I12", date(2020, 1, 1)) == (1, 3, 1, 1 / 3)
    assert found(street, "estates") == []  # no rule of 2015 is known
