"""Terms: overdue, due soon, and what is not known."""

from __future__ import annotations

from datetime import date

import pytest

from graph.connection import Graph
from queries.runner import run
from tests.queries.worlds import TODAY, A, World


def due(world: World, as_of: date = TODAY) -> dict[str, tuple[object, object, object]]:
    rows = world.ask("current_terms", as_of)
    return {str(row["body_id"]): (row["due"], row["status"], row["rule"]) for row in rows}


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        (date(2018, 12, 28), "RC2", date(2021, 12, 28)),
        (date(2018, 12, 29), "RC3", date(2023, 12, 29)),
    ],
)
def test_a_term_is_judged_by_the_rule_of_its_start(
    street: World, start: date, rule: str, expected: date
) -> None:  # fmt: skip
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", start)

    assert due(street, date(2020, 1, 1))["r"] == (expected, "running", rule)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2015, 3, 3), "running"),
        (date(2015, 3, 4), "due_soon"),
        (date(2015, 8, 1), "due_soon"),
        (date(2015, 8, 2), "overdue"),
    ],
)
def test_the_due_day_itself_is_not_overdue(street: World, as_of: date, status: str) -> None:
    # Due on 2015-08-01; 150 days before is 2015-03-04.
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 8, 1))

    assert due(street, as_of)["r"][1] == status


def test_a_later_term_ends_the_delay_from_its_first_day(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 6, 1), 1)
    street.term("r", date(2015, 8, 1), 2)

    assert [row["days"] for row in street.ask("overdue_terms", date(2015, 7, 31))] == [60]
    assert street.ask("overdue_terms", TODAY) == []


def test_a_month_counts_as_its_last_day(street: World) -> None:
    street.body("OwnersCommittee", "o")
    street.term("o", date(2010, 1, 1), due=date(2015, 2, 1), due_precision="month")

    assert due(street)["o"] == (date(2015, 2, 28), "overdue", None)


@pytest.mark.parametrize("precision", ["year", "circa"])
def test_a_year_known_or_about_counts_as_its_last_day(street: World, precision: str) -> None:
    street.body("OwnersCommittee", "o")
    street.term("o", date(2010, 1, 1), due=date(2014, 1, 1), due_precision=precision)

    assert due(street)["o"] == (date(2014, 12, 31), "overdue", None)


def test_the_filed_end_goes_before_the_rule(street: World) -> None:
    street.body("OwnersCommittee", "o")
    street.term("o", date(2012, 1, 1), due=date(2015, 1, 1))

    assert due(street)["o"] == (date(2015, 1, 1), "overdue", None)


def test_an_approved_postponement_moves_the_due_day(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 1, 1), postponed_until=date(2017, 1, 1))

    assert due(street)["r"][0] == date(2017, 1, 1)


def test_a_party_election_is_postponed_by_a_year_at_most(street: World) -> None:
    # PO7: three years from 2012-01-01; PO8: a year at most.
    street.body("PartyOrganisation", "p", covers=[A], form="branch")
    street.term("p", date(2012, 1, 1), postponed_until=date(2017, 1, 1))

    assert due(street)["p"] == (date(2016, 1, 1), "running", "PO7")


def test_what_is_not_known_is_neither_due_nor_overdue(street: World) -> None:
    # r: no term at all. s: start unknown. t: a later term of unknown start. w: not elected.
    for body in "rst":
        street.body("ResidentsCommittee", body, covers=[A])
    street.body("PartyOrganisation", "w", covers=[A], form="working_committee")
    street.term("s", None)
    street.term("t", date(2010, 1, 1), 1)
    street.term("t", None, 2)

    assert due(street) == dict.fromkeys("rs", (None, "unknown", None)) | {
        "t": (None, "unknown", "RC2")
    }


def test_a_dissolved_body_is_left_out(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A], dissolved=TODAY)
    street.term("r", date(2010, 1, 1))

    assert street.ask("overdue_terms") == []
    assert len(street.ask("overdue_terms", date(2015, 7, 31))) == 1


def test_due_soon_tells_whether_the_owners_have_reported(street: World) -> None:
    for body, reported in (("o1", date(2015, 8, 1)), ("o2", date(2015, 8, 2)), ("o3", None)):
        street.body("OwnersCommittee", body)
        street.term(body, date(2012, 1, 1), due=date(2015, 9, 1), reported=reported)
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 9, 1))

    rows = {row["body_id"]: row for row in street.ask("due_soon_terms")}

    assert {body: row["reported"] for body, row in rows.items()} == {
        "o1": True, "o2": False, "o3": False, "r": None,
    }  # fmt: skip
    assert rows["r"]["days_left"] == 31
    assert street.ask("due_soon_terms", days=30) == []


@pytest.mark.parametrize("as_of", [date(2015, 8, 1), date(2026, 8, 1)])
def test_the_register_counts_a_term_to_the_same_day(sample_graph: Graph, as_of: date) -> None:
    found = [
        {
            (row["body_id"], row["term_id"]): row["due"]
            for row in run(sample_graph, name, as_of=as_of, scope="310110009").rows
            if row["term_id"]
        }
        for name in ("current_terms", "term_register")
    ]
    assert len(found[0]) > 50
    assert found[0] == found[1]
