"""What a street never recorded is said once of the street, and of none of its areas or bodies."""

from __future__ import annotations

from datetime import date

import pytest

from queries.finding import Finding
from queries.findings import READERS
from queries.runner import run
from tests.queries.worlds import STREET, A, B, World

NOW = date(2026, 8, 1)
OTHER = "310110010"
C = f"{OTHER}001"
"""An area of another street of the district."""

JUDGED = {
    "areas_lacking_bodies", "contract_filing", "meeting_rhythm", "owners_committee_meetings",
    "term_register",
}  # fmt: skip
"""The lists that judge what a street sent."""


@pytest.fixture
def district(street: World) -> World:
    """Two streets: of the first nothing is recorded that can be missing, of the second all is."""
    street.node("Subdistrict", OTHER, name="另一街道", place=OTHER, code=OTHER)
    street.node("Area", C, name="另一居委会", place=C, code=C)
    street.tie("IN", C, OTHER)
    for area, letter in ((A, "a"), (B, "b"), (C, "c")):
        for kind in ("PartyOrganisation", "ResidentsCommittee"):
            street.body(kind, f"{kind}{letter}", covers=[area])
        street.estate(f"e{letter}", area)
        street.body("OwnersCommittee", f"o{letter}", governs=[f"e{letter}"], place=area)
        street.body("PropertyFirm", f"f{letter}")
    for letter in "ab":
        street.term(f"o{letter}", date(2023, 1, 1), due=date(2026, 11, 1))
        street.serve(f"f{letter}", f"e{letter}", date(2023, 1, 1))
    street.term("oc", date(2023, 1, 1), due=date(2026, 11, 1),
                filed=date(2023, 1, 5), reported=date(2026, 5, 1))  # fmt: skip
    street.tie("SERVES", "fc", "ec", start=date(2023, 1, 1), filed=date(2023, 1, 5))
    for kind in ("Assembly", "WomensCongress", "MediationBody"):
        street.body(kind, f"{kind}c", covers=[C])
    street.node("Activity", "m", name="会", form="joint_meeting", date=NOW, place=C)
    street.tie("AT", "m", C)
    street.tie("TOOK_PART", "oc", "m")
    return street


def found(world: World, topic: str, scope: str = STREET, as_of: date = NOW) -> list[Finding]:
    table = run(world.graph, topic, as_of=as_of, scope=scope)
    return [one for one in READERS[topic](table) if one.topic == topic]


def unreported(world: World, scope: str = STREET) -> list[str]:
    table = run(world.graph, "term_register", as_of=NOW, scope=scope)
    told = [one for one in READERS["term_register"](table) if one.topic == "due_soon_terms"]
    return [one.subject_id for one in told if one.severity == "violation"]


def left_open(world: World, scope: str = STREET, as_of: date = NOW) -> dict[str, int]:
    return {
        str(row["record"]): row["subjects"]
        for row in world.ask("rosters_not_received", as_of, scope)
    }


def test_what_a_street_never_recorded_is_one_unknown_point_each(district: World) -> None:
    assert left_open(district) == {
        "assemblies": 2,
        "womens_congresses": 2,
        "mediation_bodies": 2,
        "committee_filings": 2,
        "committee_reports": 2,
        "contract_filings": 2,
        "committee_meetings": 2,
        "joint_meetings": 2,
    }
    told = found(district, "rosters_not_received")
    assert len(told) == 8
    assert {one.severity for one in told} == {"unknown"}
    assert {(one.subject_id, one.subject_kind) for one in told} == {(STREET, "Subdistrict")}
    assert {one.area_ids for one in told} == {(A, B)}
    filings = next(one for one in told if one.identity == "committee_filings")
    assert filings.explanation.get("en").startswith(
        "The street never recorded any filings of owners' committees; whether 2 are missing"
    )
    assert left_open(district, OTHER) == {}


def test_nothing_is_said_of_its_areas_and_bodies_then(district: World) -> None:
    assert unreported(district) == []
    assert [one for topic in JUDGED for one in found(district, topic)] == []
    rows = district.ask("term_register", NOW, STREET)
    assert {(row["report"], row["reported"], row["filing"]) for row in rows if row["due"]} == {
        ("unknown", None, "unknown")
    }
    assert {row["reported"] for row in district.ask("due_soon_terms", NOW, STREET)} == {None}
    assert district.figure("I16-unreported", NOW) == (0, 0, 2, None)
    assert district.figure("I16-unreported", NOW, "310110") == (0, 1, 2, 0.0)
    assert district.figure("I28", NOW) == (0, 0, 2, None)
    assert district.figure("I29", NOW) == (0, 0, 2, None)
    assert district.figure("I29-none", NOW) == (0, 0, 2, None)
    assert district.figure("I29-owners", NOW) == (0, 0, 2, None)
    assert district.figure("I29", NOW, "310110") == (1, 1, 2, 1.0)
    assert district.figure("I29-owners", NOW, "310110") == (0, 1, 2, 0.0)
    states = {(row["area_id"], row["state"]) for row in
              district.ask("womens_congresses", NOW, "310110")}  # fmt: skip
    assert states == {(A, "unrecorded"), (B, "unrecorded"), (C, "quiet")}


@pytest.mark.parametrize("scope", [A, B, "310110", "31", ""])
def test_the_scope_that_is_asked_changes_nothing(district: World, scope: str) -> None:
    whole = [(one.key, one.numbers) for one in found(district, "rosters_not_received")]

    told = found(district, "rosters_not_received", scope)
    assert [(one.key, one.numbers) for one in told] == whole
    assert {one.area_ids for one in told} == {(scope,) if scope in (A, B) else (A, B)}
    for topic in JUDGED:
        assert found(district, topic, scope) == []
    assert unreported(district, scope) == []


def test_one_record_lets_the_others_of_the_street_be_missing(district: World) -> None:
    for kind in ("Assembly", "WomensCongress", "MediationBody"):
        district.body(kind, f"{kind}a", covers=[A], founded=date(2026, 8, 2))
    district.term("oa", date(2018, 1, 1), number=0,
                  filed=date(2018, 1, 5), reported=date(2022, 1, 5))  # fmt: skip
    district.tie("SERVES", "fa", "ea", start=date(2018, 1, 1), end=date(2023, 1, 1),
                 filed=date(2018, 1, 5))  # fmt: skip
    for id, area, form in (("ma", A, "joint_meeting"), ("da", A, "deliberation")):
        district.node("Activity", id, name="会", form=form, date=date(2026, 7, 30), place=area)
    district.tie("AT", "ma", A)
    district.tie("TOOK_PART", "oa", "da")

    assert left_open(district) == {}
    lacking = {(one.subject_id, one.numbers["kind"]) for one in
               found(district, "areas_lacking_bodies")}  # fmt: skip
    assert lacking == {
        (area, kind) for area in (A, B) for kind in ("Assembly", "WomensCongress", "MediationBody")
    }
    assert [one.subject_id for one in found(district, "meeting_rhythm")] == [B]
    assert [one.subject_id for one in found(district, "owners_committee_meetings")] == ["ob"]
    assert {one.subject_id for one in found(district, "contract_filing")} == {"fa", "fb"}
    filings = [one for one in found(district, "term_register") if one.column == "filing"]
    assert {one.subject_id for one in filings} == {"oa", "ob"}
    assert {one.severity for one in filings} == {"violation"}
    assert unreported(district) == ["oa", "ob"]
    assert {row["reported"] for row in district.ask("due_soon_terms", NOW, STREET)} == {False}
    assert district.figure("I16-unreported", NOW) == (2, 2, 0, 1.0)
    assert district.figure("I29-none", NOW) == (1, 2, 0, 0.5)
    assert district.figure("I29-owners", NOW) == (1, 2, 0, 0.5)


def test_a_body_of_the_street_itself_is_no_roster_of_its_areas(district: World) -> None:
    district.body("MediationBody", "centre", place=STREET)

    assert left_open(district)["mediation_bodies"] == 2


def test_a_meeting_above_the_streets_is_one_of_those_whose_bodies_met(district: World) -> None:
    # A meeting of the district, without a place: bodies of A took part, none of B.
    district.node("Activity", "d", name="会", form="joint_meeting", date=NOW)
    for body in ("PartyOrganisationa", "ResidentsCommitteea"):
        district.tie("TOOK_PART", body, "d")

    assert "joint_meetings" not in left_open(district)
    assert [one.subject_id for one in found(district, "meeting_rhythm")] == [B]
    assert district.figure("I29", NOW) == (1, 2, 0, 0.5)


def test_a_mediation_body_of_two_streets_is_a_record_of_both(district: World) -> None:
    district.body("MediationBody", "m2", covers=[A, C], place="310110")

    assert "mediation_bodies" not in left_open(district)
    lacking = found(district, "areas_lacking_bodies")
    assert [(one.subject_id, one.numbers["kind"]) for one in lacking] == [(B, "MediationBody")]


def test_a_report_is_open_only_where_one_was_due(district: World) -> None:
    # By OC7 five months before 2026-11-01: until 2026-06-01.
    assert "committee_reports" not in left_open(district, as_of=date(2026, 6, 1))
    assert left_open(district, as_of=date(2026, 6, 2))["committee_reports"] == 2


def test_a_new_committee_has_not_paused_where_no_meeting_was_recorded(district: World) -> None:
    district.body("OwnersCommittee", "new", governs=["ea"], founded=date(2026, 7, 20))

    gaps = {row["body_id"]: row["gap"] for row in
            district.ask("owners_committee_meetings", NOW, STREET)}  # fmt: skip
    assert gaps == {"new": False, "oa": None, "ob": None}
    assert district.figure("I29-owners", NOW) == (0, 1, 2, 0.0)


def test_a_committee_of_no_district_is_judged_alike_whatever_is_asked(district: World) -> None:
    district.body("OwnersCommittee", "wide", governs=["ea", "ec"], place="31")
    district.term("wide", date(2023, 1, 1), due=date(2026, 11, 1))

    for scope in (A, STREET, "310110", "31"):
        rows = {row["body_id"]: row for row in district.ask("term_register", NOW, scope)}
        assert (rows["wide"]["filing"], rows["wide"]["report"]) == ("unknown", "unknown")
        soon = {row["body_id"]: row for row in district.ask("due_soon_terms", NOW, scope)}
        assert soon["wide"]["reported"] is None


def test_a_filing_is_open_only_where_one_was_due(district: World) -> None:
    # By OC6 and PF1 thirty days after 2023-01-01: until 2023-01-31.
    last, after = date(2023, 1, 31), date(2023, 2, 1)

    assert "committee_filings" not in left_open(district, as_of=last)
    assert "contract_filings" not in left_open(district, as_of=last)
    assert left_open(district, as_of=after)["committee_filings"] == 2
    assert left_open(district, as_of=after)["contract_filings"] == 2


def test_a_committee_of_two_streets_is_judged_by_their_district(district: World) -> None:
    district.body("OwnersCommittee", "both", governs=["ea", "ec"], place="310110")
    district.term("both", date(2023, 1, 1), due=date(2026, 11, 1))

    for scope in (STREET, OTHER, C, "310110"):
        filings = [one.subject_id for one in found(district, "term_register", scope)
                   if one.column == "filing"]  # fmt: skip
        assert filings == unreported(district, scope) == ["both"]
        pauses = [one.subject_id for one in found(district, "owners_committee_meetings", scope)]
        assert pauses == ["both"]
