"""Indicators of lists, cases, alliances and legal services, each on a world counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.queries.worlds import STREET, TODAY, A, B, World

A_YEAR_AGO = date(2014, 8, 1)
LONGER_AGO = date(2014, 7, 31)
BEFORE = date(2015, 1, 1)


def item(street: World, id: str, list: str, *met_by: str, **properties: object) -> None:
    street.node(
        "ListItem", id, **{"list": list, "name": id, "listed": BEFORE, "place": A} | properties
    )
    for project in met_by:
        street.tie("MET_BY", id, project)


def project(street: World, id: str, start: date | None = BEFORE, **properties: object) -> None:
    street.node("Project", id, name=id, start=start, place=A, **properties)


def test_i24_a_grounded_project_meets_a_need_of_residents(street: World) -> None:
    # j1: of residents. j2: of an organisation. j3: nobody knows whose. j4: no need.
    # j5: begins tomorrow. j6: began on an unknown day. j7: the need comes tomorrow.
    for number in (1, 2, 3, 4, 7):
        project(street, f"j{number}")
    project(street, "j5", date(2015, 8, 2))
    project(street, "j6", None)
    item(street, "n1", "need", "j1", "j5", raised_by="residents")
    item(street, "n2", "need", "j2", raised_by="organisation")
    item(street, "n3", "need", "j3")
    item(street, "n7", "need", "j7", raised_by="residents", listed=date(2015, 8, 2))

    assert street.figure("I24") == (1, 4, 2, 0.25)


def test_i25_a_need_is_met_by_a_project_running_or_done(street: World) -> None:
    # Needs: met by a running and a done one; not by a planned one; not at all; and two not
    # known (the project's start; the need's own day). Resources: one used of two.
    project(street, "running", status="running")
    project(street, "done", status="done")
    project(street, "planned", status="planned")
    project(street, "unknown", None, status="running")
    item(street, "n1", "need", "running")
    item(street, "n2", "need", "done", "planned")
    item(street, "n3", "need", "planned")
    item(street, "n4", "need")
    item(street, "n5", "need", "unknown")
    item(street, "n6", "need", "running", listed=None)
    item(street, "r1", "resource", "running")
    item(street, "r2", "resource")

    assert street.figure("I25") == (2, 4, 2, 0.5)
    assert street.figure("I25-resources") == (1, 2, 0, 0.5)


def test_i25_projects_due_and_done(street: World) -> None:
    # Due on this day and done on it; due and open; not yet due; no due day; cancelled.
    project(street, "j1", due=TODAY, end=TODAY, status="done")
    project(street, "j2", due=TODAY)
    project(street, "j3", due=date(2015, 8, 2))
    project(street, "j4")
    project(street, "j5", due=TODAY, status="cancelled")

    assert street.figure("I25-projects") == (1, 2, 1, 0.5)


def test_i25_a_project_is_due_on_the_last_day_of_its_month(street: World) -> None:
    project(street, "j1", due=date(2015, 8, 1), due_precision="month")
    project(street, "j2", due=date(2015, 1, 1), due_precision="year")

    assert street.figure("I25-projects") == (0, 0, 0, None)
    assert street.figure("I25-projects", date(2015, 8, 31)) == (0, 1, 0, 0.0)
    assert street.figure("I25-projects", date(2015, 12, 31)) == (0, 2, 0, 0.0)
    rows = street.ask("projects", date(2015, 8, 31))
    assert [(row["progress"], row["due"]) for row in rows] == [
        ("late", date(2015, 8, 31)),
        ("running", date(2015, 12, 31)),
    ]


def test_i25_days_from_listing_to_claim(street: World) -> None:
    # 10, 20 and 60 days: the median is 20. Claimed, but listed on an unknown day: unknown.
    for number, claimed in enumerate((date(2015, 1, 11), date(2015, 1, 21), date(2015, 3, 2))):
        item(street, f"n{number}", "need", claimed=claimed)
    item(street, "n8", "need", listed=None, claimed=TODAY)
    item(street, "n9", "need", claimed=date(2015, 8, 2))

    assert street.figure("I25-median") == (20, 1, 1, 20)


def case(street: World, id: str, form: str, received: date = BEFORE, **properties: object) -> None:
    street.node("Case", id, name=id, form=form, received=received, place=A, **properties)
    street.tie("AT", id, A)


def test_i34_follows_cases_down_the_funnel(street: World) -> None:
    # Received within a year: c1 to c5. Accepted: c1 to c4. Agreed: c1, c2. Closed: c1, c2, c3.
    # Confirmed: c1 after 30 days, c2 after 31. Two routes: c1; one: c2, c3; unknown: c4, c5.
    agreed = date(2015, 3, 1)
    case(street, "c1", "mediation", A_YEAR_AGO, accepted=BEFORE, agreed=agreed, closed=agreed,
         confirmed=date(2015, 3, 31), routes=["peoples", "judicial"])  # fmt: skip
    case(street, "c2", "mediation", accepted=BEFORE, agreed=agreed, closed=agreed,
         confirmed=date(2015, 4, 1), routes=["peoples"])  # fmt: skip
    case(street, "c3", "mediation", accepted=BEFORE, closed=agreed, routes=["administrative"])
    case(street, "c4", "mediation", accepted=TODAY, agreed=date(2015, 8, 2))
    case(street, "c5", "mediation", accepted=date(2015, 8, 2))
    case(street, "c6", "mediation", LONGER_AGO, accepted=BEFORE)
    case(street, "c7", "linkage")

    assert street.figure("I34") == (2, 3, 0, pytest.approx(2 / 3))
    assert street.figure("I34-accepted") == (4, 5, 0, 0.8)
    assert street.figure("I34-agreed") == (2, 4, 0, 0.5)
    assert street.figure("I34-confirmed") == (2, 2, 0, 1.0)
    assert street.figure("I34-joined") == (1, 3, 2, pytest.approx(1 / 3))
    assert street.figure("I34-timely") == (1, 2, 0, 0.5)


def test_i35_counts_what_was_closed_in_time(street: World) -> None:
    # In time: l1, on the due day. Late: l2 closed after, l3 open. Not known: l4 open and not
    # yet due, l5 without due day. Never dispatched: l6. Two units in l1, one in l2: 3 of 5.
    day = date(2015, 7, 1)
    case(street, "l1", "linkage", dispatched=day, due=date(2015, 7, 8), closed=date(2015, 7, 8))
    case(street, "l2", "linkage", dispatched=day, due=date(2015, 7, 8), closed=date(2015, 7, 9))
    case(street, "l3", "linkage", dispatched=day, due=date(2015, 7, 31))
    case(street, "l4", "linkage", dispatched=day, due=TODAY)
    case(street, "l5", "linkage", dispatched=day, closed=TODAY)
    case(street, "l6", "linkage", due=TODAY, closed=TODAY)
    for unit in "uv":
        street.body("PartnerUnit", unit, place=STREET)
        street.tie("TOOK_PART", unit, "l1")
    street.tie("TOOK_PART", "u", "l2")

    assert street.figure("I35") == (1, 3, 2, pytest.approx(1 / 3))
    assert street.figure("I35-units") == (3, 5, 0, 0.6)


def test_i35_a_month_is_due_on_its_last_day(street: World) -> None:
    # Due in 2015-06: l1 closed on the 30th, l2 on 07-01. Due in 2015-08, open: l3.
    month = {"due_precision": "month", "dispatched": date(2015, 6, 1)}
    case(street, "l1", "linkage", due=date(2015, 6, 1), closed=date(2015, 6, 30), **month)
    case(street, "l2", "linkage", due=date(2015, 6, 1), closed=date(2015, 7, 1), **month)
    case(street, "l3", "linkage", due=date(2015, 8, 1), **month)

    assert street.figure("I35") == (1, 2, 1, 0.5)
    assert street.figure("I35", date(2015, 8, 31)) == (1, 2, 1, 0.5)
    assert street.figure("I35", date(2015, 9, 1)) == (1, 3, 0, pytest.approx(1 / 3))
    rows = {row["case_id"]: (row["state"], row["due"]) for row in street.ask("linkage_cases")}
    assert rows == {
        "l1": ("timely", date(2015, 6, 30)),
        "l2": ("late", date(2015, 6, 30)),
        "l3": ("running", date(2015, 8, 31)),
    }


def test_i35_the_day_of_dispatch_stands_for_an_unknown_day_of_receipt(street: World) -> None:
    # l1 was dispatched 365 days ago, l2 longer ago.
    for id, day in (("l1", A_YEAR_AGO), ("l2", LONGER_AGO)):
        street.node("Case", id, name=id, form="linkage", dispatched=day, due=TODAY, closed=day,
                    place=A)  # fmt: skip

    assert street.figure("I35") == (1, 1, 0, 1.0)
    assert [row["case_id"] for row in street.ask("linkage_cases")] == ["l1"]


def test_i36_counts_members_that_did_something(street: World) -> None:
    # u and v met 365 days ago in A: an activity of the alliance. w met alone in B: active, but
    # no activity of the alliance. x is a member since an unknown day. y left on this day.
    street.body("Alliance", "league", place=STREET)
    for unit, start, end in (
        ("u", BEFORE, None),
        ("v", BEFORE, None),
        ("w", BEFORE, None),
        ("x", None, None),
        ("y", BEFORE, TODAY),
    ):
        street.body("PartnerUnit", unit, place=STREET)
        street.tie("MEMBER_OF", unit, "league", start=start, end=end)
    for id, day, area, bodies in (("t1", A_YEAR_AGO, A, "uv"), ("t2", TODAY, B, "w")):
        street.node("Activity", id, name=id, date=day, place=area)
        street.tie("AT", id, area)
        for body in bodies:
            street.tie("TOOK_PART", body, id)

    assert street.figure("I36") == (3, 3, 1, 1.0)
    assert street.figure("I36-quarterly") == (1, 4, 0, 0.25)
    assert street.figure("I36-areas") == (1, 2, 0, 0.5)
    assert street.figure("I36", date(2015, 8, 2)) == (1, 3, 1, pytest.approx(1 / 3))


def test_i36_an_alliance_that_is_dissolved_reaches_no_area(street: World) -> None:
    # Two members of league met in A, and league itself in B.
    street.body("Alliance", "league", place=STREET, dissolved=TODAY)
    for unit in "uv":
        street.body("PartnerUnit", unit, place=STREET)
        street.tie("MEMBER_OF", unit, "league", start=BEFORE)
    day = date(2015, 7, 1)
    for id, area, bodies in (("t1", A, ["u", "v"]), ("t2", B, ["league"])):
        street.node("Activity", id, name=id, date=day, place=area)
        street.tie("AT", id, area)
        for body in bodies:
            street.tie("TOOK_PART", body, id)

    assert street.figure("I36-areas", date(2015, 7, 31)) == (2, 2, 0, 1.0)
    assert street.figure("I36-areas") == (0, 2, 0, 0.0)


def test_i37_counts_sessions_persons_and_areas(street: World) -> None:
    # Within a year in A: 30 persons, and a number not known. Longer ago in B.
    for id, day, area, served in (
        ("s1", A_YEAR_AGO, A, 30),
        ("s2", TODAY, A, None),
        ("s3", LONGER_AGO, B, 9),
    ):
        street.node("LegalService", id, name=id, date=day, place=area, served=served)
        street.tie("AT", id, area)

    assert street.figure("I37") == (1, 2, 0, 0.5)
    assert street.figure("I37-sessions") == (2, 1, 0, 2)
    assert street.figure("I37-served") == (30, 1, 1, 30)


def test_i37_wants_a_title_that_qualifies(street: World) -> None:
    # A lawyer, an engineer, one of unknown title, and a judge since an unknown day.
    street.body("VolunteerTeam", "team", place=STREET)
    for id, title in (("a", "一级律师"), ("b", "工程师"), ("c", None), ("d", "高级法官")):
        street.person(id, qualification=title)
    street.hold("a", "team", "head")
    street.hold("b", "team", "volunteer")
    street.hold("c", "team", "volunteer")
    street.hold("d", "team", "volunteer", start=None)

    assert street.figure("I37-qualified") == (1, 2, 2, 0.5)
