"""Who could fill a gap: each check apart, unknown where nothing is known, and no score."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.queries.worlds import STREET, TODAY, A, B, World

LATER = date(2020, 1, 1)


def checks(rows: list[dict[str, Any]]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        found.setdefault(str(row["candidate_id"]), {})[row["check"]] = row["passed"]
    return found


@pytest.mark.parametrize(
    ("properties", "passed"),
    [
        ({"delivered_share": 0.5}, True),
        ({"delivered_share": 0.49, "first_delivery": date(2018, 1, 1)}, True),
        ({"delivered_share": 0.49, "first_delivery": date(2018, 1, 2)}, False),
        ({"delivered_share": 0.49}, None),
        ({}, None),
    ],
)
def test_an_estate_is_judged_by_oc1(
    street: World, properties: dict[str, Any], passed: bool | None
) -> None:  # fmt: skip
    street.estate("e", **properties)

    rows = street.ask("body_candidates", LATER, area=A, of_kind="OwnersCommittee")

    assert [(row["candidate_id"], row["check"], row["rule"]) for row in rows] == [
        ("e", "due", "OC1")
    ]
    assert rows[0]["passed"] is passed


def test_before_the_rule_was_in_force_nothing_is_judged(street: World) -> None:
    street.estate("e", delivered_share=1.0)

    (row,) = street.ask("body_candidates", TODAY, area=A, of_kind="OwnersCommittee")

    assert (row["rule"], row["passed"]) == (None, None)


def test_an_estate_with_a_committee_is_no_candidate(street: World) -> None:
    for estate, dissolved in (("e", None), ("f", LATER), ("g", date(2020, 1, 2))):
        street.estate(estate)
        street.body("OwnersCommittee", f"o{estate}", governs=[estate], dissolved=dissolved)
    street.estate("h", B)

    rows = street.ask("body_candidates", LATER, area=A, of_kind="OwnersCommittee")

    assert list(checks(rows)) == ["f"]


def test_a_firm_is_held_against_the_committees_of_the_area(street: World) -> None:
    # f serves B, and a relative of the member works there; g's job of the member has ended; h: the
    # start of the job is not known; i no longer serves anybody.
    street.estate("here", A)
    street.estate("there", B)
    street.body("OwnersCommittee", "o", governs=["here"])
    street.hold("m", "o")
    street.person("n")
    street.tie("RELATIVE_OF", "m", "n", degree="spouse")
    for firm in "fghi":
        street.body("PropertyFirm", firm, place=None)
        street.serve(firm, "there", end=date(2015, 1, 1) if firm == "i" else None)
    street.tie("EMPLOYED_BY", "n", "f", start=date(2014, 1, 1))
    street.tie("EMPLOYED_BY", "m", "g", start=date(2014, 1, 1), end=LATER)
    street.tie("EMPLOYED_BY", "m", "h", start=None)

    rows = street.ask("body_candidates", LATER, area=A, of_kind="PropertyFirm")

    assert checks(rows) == {
        "f": {"no_conflict": False}, "g": {"no_conflict": True}, "h": {"no_conflict": None},
    }  # fmt: skip
    assert {row["rule"] for row in rows} == {"OC5"}


def test_a_firm_meets_no_committee_where_there_is_none(street: World) -> None:
    street.estate("there", B)
    street.body("PropertyFirm", "f", place=None)
    street.serve("f", "there")

    rows = street.ask("body_candidates", area=A, of_kind="PropertyFirm")

    assert checks(rows) == {"f": {"no_conflict": True}}


def test_a_committee_that_is_dissolved_has_no_interests(street: World) -> None:
    street.estate("here", A)
    street.estate("there", B)
    street.body("OwnersCommittee", "o", governs=["here"], dissolved=TODAY)
    street.hold("m", "o")
    street.body("PropertyFirm", "f", place=None)
    street.serve("f", "there")
    street.tie("EMPLOYED_BY", "m", "f", start=date(2014, 1, 1))

    before = street.ask("body_candidates", date(2015, 7, 31), area=A, of_kind="PropertyFirm")
    rows = street.ask("body_candidates", area=A, of_kind="PropertyFirm")

    assert checks(before) == {"f": {"no_conflict": False}}
    assert checks(rows) == {"f": {"no_conflict": True}}


def test_bodies_of_the_kind_that_belong_to_no_other_area(street: World) -> None:
    street.body("WomensCongress", "loose", place=STREET)
    street.body("WomensCongress", "here", place=A)
    street.body("WomensCongress", "other", covers=[B], place=B)
    street.body("WomensCongress", "elsewhere", place="310110010")

    rows = street.ask("body_candidates", area=A, of_kind="WomensCongress")

    assert checks(rows) == {
        "here": {"here": True, "free": True}, "loose": {"here": False, "free": True},
    }  # fmt: skip


def test_a_party_organisation_may_cover_one_more_area(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[B], place=B, form="branch", full_members=3)
    street.body("PartyOrganisation", "q", place=STREET, form="branch", full_members=2)
    street.body("PartyOrganisation", "r", place=STREET, form="branch")
    street.body("PartyOrganisation", "w", place=STREET, form="working_committee")

    rows = street.ask("body_candidates", area=A, of_kind="PartyOrganisation")

    assert checks(rows) == {
        "p": {"here": False, "free": False, "members": True},
        "q": {"here": False, "free": True, "members": False},
        "r": {"here": False, "free": True, "members": None},
    }


def test_units_of_the_kind_without_an_agreement_in_force_here(street: World) -> None:
    for area in (A, B):
        street.body("PartyOrganisation", f"p{area}", covers=[area], form="branch")
    for unit in ("now", "before", "new"):
        street.body("PartnerUnit", unit, unit_type="school", place=STREET)
    street.body("PartnerUnit", "unplaced", unit_type="school", place=None)
    street.body("PartnerUnit", "clinic", unit_type="hospital", place=STREET)
    street.agreement("a1", "now", f"p{A}")
    street.agreement("a2", "before", f"p{A}", ends=date(2015, 7, 31))
    street.agreement("a3", "new", f"p{B}")
    street.tie("REPORTED_TO", "new", A, start=date(2015, 8, 1))
    street.tie("REPORTED_TO", "before", A, start=date(2015, 8, 2))
    street.node("ListItem", "i", list="resource", name="教室", listed=date(2015, 1, 1))
    street.tie("LISTED_BY", "i", "new")

    rows = street.ask("partner_candidates", area=A, unit_type="school")

    nothing = dict.fromkeys(("near", "reported", "resource", "known", "elsewhere"), False)
    assert checks(rows) == {
        "before": nothing | {"near": True, "known": True},
        "new": nothing | {"near": True, "reported": True, "resource": True, "elsewhere": True},
        "unplaced": nothing | {"near": None},
    }


def test_who_of_the_area_could_run_a_position(street: World) -> None:
    street.body("SocialOrganisation", "s", covers=[A])
    street.body("SocialOrganisation", "gone", covers=[A], dissolved=TODAY)
    street.body("PropertyFirm", "f", covers=[A])
    street.body("SocialOrganisation", "other", covers=[B])
    street.node("Base", "b", name="基地", place=A)
    street.tie("AT", "b", A)
    for name, day in (("x", date(2015, 2, 2)), ("y", date(2015, 2, 1))):
        street.node("Activity", name, name=name, date=day, place=A)
        street.tie("TOOK_PART", "s" if name == "x" else "gone", name)

    rows = street.ask("position_candidates", area=A)

    assert checks(rows) == {
        "s": {"exists": True, "active": True},
        "gone": {"exists": False, "active": False},
        "b": {"exists": None, "active": None},
    }
