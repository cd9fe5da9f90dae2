"""Agreements, their life, and which partners areas lack."""

from __future__ import annotations

from datetime import date

import pytest

from tests.queries.worlds import STREET, TODAY, A, B, World


@pytest.fixture
def sides(street: World) -> World:
    """Party organisations of A and B, a school u and a hospital v."""
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("PartyOrganisation", "pb", covers=[B])
    street.body("PartnerUnit", "u", place=STREET, unit_type="school", short_name="校")
    street.body("PartnerUnit", "v", place=STREET, unit_type="hospital")
    return street


def states(world: World, as_of: date = TODAY) -> dict[str, str]:
    return {row["agreement_id"]: row["state"] for row in world.ask("agreements", as_of)}


def test_an_agreement_is_active_on_its_last_day(sides: World) -> None:
    sides.agreement("x", "u", "pa", signed=TODAY, ends=date(2016, 7, 31))

    assert states(sides, date(2015, 7, 31)) == {}
    assert states(sides) == {"x": "active"}
    assert states(sides, date(2016, 7, 31)) == {"x": "active"}
    assert states(sides, date(2016, 8, 1)) == {"x": "lapsed"}


def test_agreements_in_their_states(sides: World) -> None:
    ended = date(2014, 12, 31)
    sides.agreement("renewed", "u", "pa", signed=date(2012, 1, 1), ends=ended)
    sides.agreement("active", "u", "pa", round=2)
    sides.agreement("lapsed", "v", "pa", signed=date(2012, 1, 1), ends=ended)
    sides.agreement("terminated", "v", "pa", round=None, status="terminated", signed=ended)
    sides.agreement("unknown", "u", "pb", signed=None)
    sides.agreement("month", "u", "pb", ends=date(2015, 8, 1), ends_precision="month", round=2)

    assert states(sides, date(2015, 8, 31)) == {
        "renewed": "renewed",
        "active": "active",
        "lapsed": "renewed",  # v signed again, though that agreement was terminated later
        "terminated": "terminated",
        "unknown": "unknown",
        "month": "active",
    }


def test_projects_and_activities_of_an_agreement(sides: World) -> None:
    sides.agreement("x", "u", "pa")
    sides.node("Project", "j1", name="一", start=date(2015, 2, 1))
    sides.node("Project", "j2", name="二", start=date(2015, 9, 1))
    sides.node("Activity", "t", name="讲座", date=date(2015, 3, 1))
    for project in ("j1", "j2"):
        sides.tie("PRODUCES", "x", project)
    sides.tie("INCLUDES", "j1", "t")

    (row,) = sides.ask("agreements")

    assert (row["projects"], row["last_activity"]) == (1, date(2015, 3, 1))
    assert (row["dormant"], row["without_project"]) == (False, False)
    assert (row["areas"], row["partners"]) == (["居民区1居委会"], ["u"])
    assert sides.ask("agreements", scope=B) == []


def test_agreements_by_round(sides: World) -> None:
    signed = {"a": [1, 2, 3], "b": [1, 2], "c": [3], "d": [1, 3], "e": [2, 3], "f": [None]}
    for partner, rounds in signed.items():
        sides.body("PartnerUnit", partner, place=STREET)
        for number in rounds:
            sides.agreement(f"{partner}{number}", partner, "pa", round=number)

    rows = {row["partner_id"]: row for row in sides.ask("agreements_by_round")}

    assert {partner: row["state"] for partner, row in rows.items()} == {
        "a": "sustained", "b": "lost", "c": "new", "d": "returned", "e": "renewed", "f": "unknown",
    }  # fmt: skip
    assert rows["d"]["rounds"] == [1, 3]
    assert rows["f"]["unknown"] == 1


def test_the_matrix_has_a_cell_for_every_kind(sides: World) -> None:
    sides.agreement("x1", "u", "pa")
    sides.agreement("x2", "u", "pa", round=2)
    sides.agreement("y", "v", "pa", ends=date(2015, 7, 31))
    sides.agreement("z", "v", "pb", signed=None)

    rows = sides.ask("partner_area_matrix")
    cells = {(row["area_id"], row["unit_type"]): row for row in rows}

    assert len(cells) == 22
    school, hospital = cells[A, "school"], cells[A, "hospital"]
    assert (school["partners"], school["agreements"], school["names"]) == (1, 2, ["校"])
    assert (hospital["partners"], hospital["unknown"]) == (0, 0)
    assert (cells[B, "hospital"]["partners"], cells[B, "hospital"]["unknown"]) == (0, 1)


def test_kinds_that_others_have_are_lacking(sides: World) -> None:
    sides.agreement("x", "u", "pa")
    sides.agreement("y", "v", "pb")

    first, second = sides.ask("areas_without_partner_kind")

    assert (first["present"], first["missing"]) == (["school"], ["hospital"])
    assert (second["present"], second["missing"]) == (["hospital"], ["school"])
