"""Alliances and brand positions."""

from __future__ import annotations

from datetime import date

from tests.queries.worlds import STREET, TODAY, A, B, World


def test_members_of_alliances(street: World) -> None:
    street.body("Alliance", "al", place=STREET, form="education")
    street.body("Alliance", "empty", place=STREET)
    for member, start, end in (
        ("u", date(2014, 1, 1), None),
        ("v", None, None),
        ("w", date(2014, 1, 1), TODAY),
    ):
        street.body("PartnerUnit", member, place=STREET)
        street.tie("MEMBER_OF", member, "al", start=start, end=end)
    street.node("Activity", "t1", name="一", date=date(2014, 8, 1))
    street.node("Activity", "t2", name="二", date=date(2014, 7, 31))
    street.tie("TOOK_PART", "u", "t1")
    street.tie("TOOK_PART", "u", "t2")

    columns = ("alliance", "member", "certain", "activities")
    rows = street.ask("alliance_members")

    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("al", "u", True, 1),
        ("al", "v", False, 0),
        ("empty", None, None, None),
    ]  # fmt: skip


def test_six_positions_an_area(street: World) -> None:
    for id, area, number, opened, closed in (
        ("b1", A, 1, date(2014, 1, 1), None),
        ("b2", A, 2, date(2014, 1, 1), TODAY),
        ("b3", A, 3, None, None),
        ("b4", B, 1, date(2014, 1, 1), None),
        ("b5", B, 2, date(2015, 8, 2), None),
    ):
        street.node(
            "BrandPosition", id, name=id, number=number, opened=opened, closed=closed, place=area
        )
        street.tie("AT", id, area)
    street.node("Activity", "t", name="议事", date=TODAY)
    street.tie("AT", "t", A)

    found = {
        (row["area_id"], row["number"]): row["state"] for row in street.ask("brand_position_matrix")
    }

    assert [found[A, number] for number in range(1, 7)] == [
        "filled", "closed", "unknown", "missing", "missing", "missing",
    ]  # fmt: skip
    assert (found[B, 1], found[B, 2]) == ("quiet", "missing")
