"""The register of terms: what is due, reported, filed and lost, and what is said of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.words import Message
from queries.findings import findings
from queries.runner import run
from queries.terms import Deadline, deadlines, points
from tests.queries.worlds import STREET, TODAY, A, B, World

LATER = date(2026, 8, 1)
"""A day on which Shanghai's rules on owners' committees are in force."""


def register(world: World, as_of: date = TODAY) -> dict[str, dict[str, Any]]:
    return {row["body_id"]: row for row in world.ask("term_register", as_of)}


def said(world: World, as_of: date = TODAY) -> list[tuple[str, str, str]]:
    table = run(world.graph, "term_register", as_of=as_of)
    return [(one.subject_id, one.column, one.severity) for one in points(table)]


@pytest.mark.parametrize(
    ("as_of", "status", "days"),
    [
        (date(2018, 8, 14), "due_soon", None),
        (date(2018, 8, 15), "due_soon", None),
        (date(2018, 8, 16), "overdue", 1),
        (date(2020, 8, 16), "overdue", 732),
    ],
)
def test_a_term_of_2015_is_overdue_by_the_rule_of_its_start(
    street: World, as_of: date, status: str, days: int | None
) -> None:  # fmt: skip
    """Three years by RC2 although RC3 says five from 2018-12-29; 2020 is a leap year."""
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2015, 8, 15))

    row = register(street, as_of)["r"]

    assert (row["status"], row["days"], row["rule"]) == (status, days, "RC2")
    assert row["due"] == date(2018, 8, 15)


def test_a_report_is_due_five_months_before(street: World) -> None:
    street.term(street.body("OwnersCommittee", "made"), date(2022, 9, 1),
                due=date(2026, 9, 1), reported=date(2026, 4, 1))  # fmt: skip
    street.term(street.body("OwnersCommittee", "late"), date(2022, 9, 1),
                due=date(2026, 9, 1), reported=date(2026, 4, 2))  # fmt: skip
    street.term(street.body("OwnersCommittee", "missing"), date(2022, 9, 1),
                due=date(2026, 9, 1), reported=date(2026, 8, 2))  # fmt: skip
    street.term(street.body("OwnersCommittee", "open"), date(2022, 9, 1), due=date(2027, 1, 1))
    street.term(street.body("ResidentsCommittee", "r", covers=[A]), date(2022, 9, 1))

    rows = register(street, LATER)

    assert {body: row["report"] for body, row in rows.items()} == {
        "made": "made", "late": "late", "missing": "missing", "open": "open", "r": None,
    }  # fmt: skip
    assert rows["made"]["report_due"] == date(2026, 4, 1)
    assert rows["made"]["report_rule"] == "OC7"
    assert rows["missing"]["reported_on"] is None  # that day has not come yet


def reported_once(street: World) -> None:
    """Let the street have sent a report, so that others can be missing."""
    body = street.body("OwnersCommittee", "dissolved", dissolved=date(2010, 1, 1))
    street.term(body, date(2006, 1, 1), reported=date(2008, 6, 1))


def test_a_report_is_compared_but_no_rule_named_where_none_was_known(street: World) -> None:
    reported_once(street)
    street.term(street.body("OwnersCommittee", "o"), date(2012, 9, 1), due=date(2015, 9, 1))

    row = register(street)["o"]

    assert (row["report"], row["report_rule"]) == ("missing", None)


@pytest.mark.parametrize(
    ("filed", "state", "days"),
    [
        (date(2015, 7, 1), "in_time", 30),
        (date(2015, 7, 2), "late", 31),
        (date(2015, 8, 2), "missing", None),
        (None, "missing", None),
    ],
)
def test_an_owners_committee_is_filed_within_thirty_days(
    street: World, filed: date | None, state: str, days: int | None
) -> None:  # fmt: skip
    street.term(street.body("OwnersCommittee", "o"), date(2015, 6, 1), filed=filed)
    other = street.body("OwnersCommittee", "other")
    street.term(other, date(2010, 6, 1), filed=date(2010, 6, 2))

    row = register(street)["o"]

    assert (row["filing"], row["filing_days"], row["filing_rule"]) == (state, days, "OC6")


def test_where_nobody_ever_recorded_a_filing_none_is_missing(street: World) -> None:
    for body, start in (("o", date(2015, 6, 1)), ("new", date(2015, 7, 20))):
        street.term(street.body("OwnersCommittee", body), start)

    rows = register(street)

    assert (rows["o"]["filing"], rows["new"]["filing"]) == ("unknown", "open")
    assert street.ask("term_register", faults=True) == []


def test_a_filing_of_which_the_month_is_known_is_late_only_if_it_must_be(street: World) -> None:
    # The election fell on 30 June at the latest, the filing on 1 July at the earliest.
    month = {"start_precision": "month", "filed_precision": "month"}
    street.term(
        street.body("OwnersCommittee", "o"), date(2015, 6, 1), filed=date(2015, 7, 1), **month
    )

    assert register(street)["o"]["filing"] == "in_time"


def test_within_thirty_days_nothing_is_late(street: World) -> None:
    street.term(street.body("OwnersCommittee", "o"), date(2015, 7, 2))
    street.term(street.body("OwnersCommittee", "u"), None)

    assert {body: row["filing"] for body, row in register(street).items()} == {
        "o": "open", "u": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("present", "doubtful", "state"),
    [
        (5, 0, "full"),
        (4, 0, "by_election"),
        (3, 0, "by_election"),
        (2, 0, "early_replacement"),
        (4, 1, "unknown"),
        (3, 1, "by_election"),
        (0, 2, "early_replacement"),
    ],
)
def test_of_five_elected_three_are_half_or_more(
    street: World, present: int, doubtful: int, state: str
) -> None:  # fmt: skip
    street.body("OwnersCommittee", "o")
    street.term("o", date(2024, 1, 1), elected_size=5)
    for number in range(present):
        street.hold(f"p{number}", "o", start=date(2024, 1, 1))
    for number in range(doubtful):
        street.hold(f"d{number}", "o", start=None)

    row = register(street, LATER)["o"]

    assert (row["depletion"], row["depletion_rule"]) == (state, "OC9")
    assert (row["members"], row["members_unknown"]) == (present, doubtful)


def test_the_last_departure_tells_since_when(street: World) -> None:
    # a left before the term, b and c in it, d was elected again: two holdings, one seat.
    street.body("OwnersCommittee", "o")
    street.term("o", date(2024, 1, 1), elected_size=3, sources=["f#换届!2"])
    street.hold("a", "o", start=date(2020, 1, 1), end=date(2023, 5, 1))
    street.hold("b", "o", start=date(2024, 1, 1), end=date(2025, 5, 1))
    street.hold("c", "o", start=date(2024, 1, 1), end=date(2026, 5, 1))
    street.hold("d", "o", start=date(2020, 1, 1), end=date(2024, 1, 1))
    street.hold("d", "o", start=date(2024, 1, 1), sources=["f#任职!5"])

    row = register(street, LATER)["o"]
    table = run(street.graph, "term_register", as_of=LATER)
    finding = next(one for one in points(table) if one.column == "depletion")

    assert (row["members"], row["depletion"]) == (1, "early_replacement")
    assert finding.since == row["last_left"] == date(2026, 5, 1)
    assert (finding.reason, finding.severity) == ("OC9", "gap")
    assert finding.sources == ("f#换届!2", "f#任职!5")


def test_what_no_rule_of_the_day_calls_for_is_compared_only(street: World) -> None:
    # Two of five are left in 2018; OC9 holds from 2019-03-01.
    day = date(2018, 8, 1)
    street.body("OwnersCommittee", "o")
    street.term("o", date(2017, 1, 1), elected_size=5)
    for number in range(2):
        street.hold(f"p{number}", "o", start=date(2017, 1, 1))

    table = run(street.graph, "term_register", as_of=day)
    (finding,) = [one for one in points(table) if one.column == "depletion"]

    assert table.rows[0]["depletion"] == "early_replacement"
    assert (finding.reason, finding.severity, finding.rule) == ("I18", "notice", None)
    assert finding.explanation.get("en") == (
        "Of 5 members elected 2 are left, fewer than half; no rule of this day on this is known."
    )


def test_only_a_party_election_has_a_longest_postponement(street: World) -> None:
    for body, kind in (("p", "PartyOrganisation"), ("r", "ResidentsCommittee")):
        street.body(kind, body, covers=[A], form="branch" if body == "p" else None)
        street.term(body, date(2012, 3, 1), postponed_until=date(2016, 3, 2))

    rows = register(street)

    assert (rows["p"]["due"], rows["p"]["postponement"]) == (date(2016, 3, 1), "too_long")
    assert (rows["r"]["due"], rows["r"]["postponement"]) == (date(2016, 3, 2), "within")
    assert rows["p"]["postponement_rule"] == "PO8"
    # PO8 is known from a secondary source: nobody is accused by it.
    assert ("p", "postponement", "notice") in said(street)


@pytest.mark.parametrize(
    ("due", "said_of_it"),
    [
        (date(2018, 6, 1), []),
        (date(2018, 6, 2), [("r", "longest", "violation")]),
        (date(2017, 6, 1), []),
    ],
)
def test_a_filed_end_beyond_the_longest_term_is_told_and_still_counts(
    street: World, due: date, said_of_it: list[tuple[str, str, str]]
) -> None:  # fmt: skip
    """RC2: three years from 2015-06-01, whatever a roster files."""
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2015, 6, 1), due=due)

    row = register(street)["r"]

    assert (row["due"], row["rule"], row["longest_rule"]) == (due, None, "RC2")
    assert said(street) == said_of_it


@pytest.mark.parametrize(
    ("due", "precision", "said_of_it"),
    [
        (date(2022, 4, 1), None, []),
        (date(2022, 3, 31), None, []),  # the last day of three whole years
        (date(2022, 3, 30), None, [("o", "shortest", "violation")]),
        (date(2022, 3, 1), "month", []),  # may be its last day
        (date(2022, 2, 1), "month", [("o", "shortest", "violation")]),
    ],
)
def test_a_filed_end_before_the_shortest_term_is_told(
    street: World, due: date, precision: str | None, said_of_it: list[tuple[str, str, str]]
) -> None:  # fmt: skip
    """OC4: three to five years, from 2019-04-01."""
    street.body("OwnersCommittee", "o")
    street.term("o", date(2019, 4, 1), due=due, due_precision=precision, filed=date(2019, 4, 2))

    row = register(street, date(2020, 1, 1))["o"]

    assert (row["shortest"], row["longest_rule"]) == (date(2022, 4, 1), "OC4")
    assert said(street, date(2020, 1, 1)) == said_of_it


def test_vacancies_are_told_and_a_missing_head_is_a_gap(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2014, 1, 1))
    street.post("r", "director", seats=1)
    street.post("r", "member", seats=4)
    street.hold("a", "r")

    row = register(street)["r"]

    assert (row["seats"], row["vacant"], row["critical"]) == (5, 4, True)
    assert said(street) == [("r", "vacant", "gap")]


def test_what_a_term_calls_for_stands_body_by_body(street: World) -> None:
    street.body("OwnersCommittee", "o")
    street.term("o", date(2015, 1, 1), due=date(2018, 1, 1), filed=date(2015, 7, 1))
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 1, 1))

    assert said(street) == [("r", "", "violation"), ("o", "filing", "notice")]


def test_deadlines_are_what_is_not_done(street: World) -> None:
    street.body("OwnersCommittee", "o", name="某业委会")
    term = street.term("o", date(2025, 7, 20), due=date(2026, 12, 31))
    street.body("OwnersCommittee", "done")
    street.term("done", date(2024, 1, 1), due=date(2027, 1, 1),
                filed=date(2024, 1, 5), reported=date(2026, 7, 1))  # fmt: skip

    found = deadlines(run(street.graph, "term_register", as_of=LATER))

    assert [(one.duty, one.body_id, one.day, one.rule) for one in found] == [
        ("filing", "o", date(2025, 8, 19), "OC6"),
        ("report", "o", date(2026, 7, 31), "OC7"),
        ("term", "o", date(2026, 12, 31), None),
        ("term", "done", date(2027, 1, 1), None),
    ]
    assert found[0] == Deadline(
        "filing", date(2025, 8, 19), "o", "某业委会", "OwnersCommittee", (), term, "OC6"
    )


def test_earlier_terms_end_where_the_next_begins(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("ResidentsCommittee", "s", covers=[B])
    street.term("r", date(2009, 1, 1), 1, end=date(2011, 12, 1))
    street.term("r", date(2012, 1, 1), 2)
    street.term("r", date(2015, 1, 1), 3)
    street.term("r", date(2015, 9, 1), 4)
    street.term("s", date(2009, 1, 1), 1, end=date(2012, 1, 1))

    def ends(**more: object) -> list[tuple[object, object, object]]:
        rows = street.ask("earlier_terms", **more)
        return [(row["body_id"], row["number"], row["end"]) for row in rows]

    assert ends(bodies=["r"]) == [("r", 1, date(2011, 12, 1)), ("r", 2, date(2015, 1, 1))]
    assert ends() == [*ends(bodies=["r"]), ("s", 1, date(2012, 1, 1))]


def test_late_filing_and_depletion_are_among_the_findings(street: World) -> None:
    street.body("OwnersCommittee", "o", name="某业委会")
    street.term("o", date(2024, 1, 1), elected_size=5, filed=date(2024, 3, 1))
    street.hold("a", "o", start=date(2024, 1, 1))

    found = {
        one.check: one
        for one in findings(street.graph, as_of=LATER, scope=STREET)
        if one.topic == "term_register"
    }

    assert sorted(found) == ["term_register.depletion", "term_register.filing"]
    filing = found["term_register.filing"]
    assert filing.explanation.get("zh").startswith(
        "本届自 2024-01-01 起，于 2024-03-01 备案，用时 60 天。依据 OC6："
    )
    assert filing.since == date(2024, 2, 1)
    assert isinstance(found["term_register.depletion"].closes, Message)
    assert found["term_register.depletion"].closes.get("en") == "A new term that has begun."


def test_a_finding_keeps_its_key_from_day_to_day_and_not_from_term_to_term(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2010, 1, 1), 1)
    street.term("r", date(2014, 1, 1), 2)

    def key(day: date) -> str:
        found = findings(street.graph, as_of=day, scope=STREET)
        return next(one.key for one in found if one.topic == "overdue_terms")

    assert key(date(2013, 2, 1)) == key(date(2013, 12, 1))
    assert key(date(2013, 2, 1)) != key(date(2017, 2, 1))


def test_faults_alone_are_those_that_findings_are_made_of(street: World) -> None:
    # Filed late, members lost, end and delay too long, overdue, due soon.
    for body in ("late", "fine", "lost", "unsure"):
        street.body("OwnersCommittee", body)
        street.term(body, date(2015, 1, 1), due=date(2018, 1, 1), elected_size=3,
                    filed=date(2015, 3, 1) if body == "late" else date(2015, 1, 5))  # fmt: skip
        street.hold(f"{body}1", body, start=None if body == "unsure" else date(2015, 1, 1))
        for number in () if body == "lost" else (2, 3):
            street.hold(f"{body}{number}", body)
    street.body("PartyOrganisation", "p", covers=[A], form="branch")
    street.term("p", date(2012, 3, 1), postponed_until=date(2016, 3, 2))
    street.body("ResidentsCommittee", "long", covers=[A])
    street.term("long", date(2015, 6, 1), due=date(2020, 6, 1))
    street.body("ResidentsCommittee", "overdue", covers=[B])
    street.term("overdue", date(2010, 6, 1))
    street.body("ResidentsCommittee", "soon", covers=[B])
    street.term("soon", date(2012, 9, 1))

    rows = street.ask("term_register", faults=True)

    assert {row["body_id"] for row in rows} == {"late", "lost", "p", "long", "overdue", "soon"}
    # What no finding is made of was not looked at, so it is not told, least of all as 0.
    told = {row["body_id"]: (row["members"], row["seats"], row["critical"]) for row in rows}
    assert told["lost"] == (1, None, None)
    assert told["overdue"] == (None, None, None)
    assert len(street.ask("term_register")) == 8


def test_how_long_a_term_is_overdue_stands_first_where_a_narrow_column_shows_it(
    street: World,
) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2015, 8, 15))

    table = run(street.graph, "term_register", as_of=date(2018, 8, 16))
    (finding,) = [one for one in points(table) if one.topic == "overdue_terms"]

    assert finding.explanation.get("en").startswith("1 day overdue: the term that began on 2015-08")
    assert finding.explanation.get("zh").startswith("逾期 1 天：")


@pytest.mark.parametrize(
    ("due", "precision", "beyond"),
    [
        (date(2026, 6, 1), "month", False),  # 1 June may be meant, and 15 June is the last day
        (date(2026, 7, 1), "month", True),
        (date(2026, 1, 1), "year", False),
        (date(2027, 1, 1), "year", True),
        (date(2026, 6, 15), "day", False),
        (date(2026, 6, 16), "day", True),
    ],
)
def test_an_end_is_too_late_only_if_every_day_it_can_mean_is(
    street: World, due: date, precision: str, beyond: bool
) -> None:  # fmt: skip
    """Five years by RC3 from 2021-06-15."""
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2021, 6, 15), due=due, due_precision=precision)

    assert register(street, date(2022, 1, 1))["r"]["beyond"] is beyond
    assert said(street, date(2022, 1, 1)) == ([("r", "longest", "violation")] if beyond else [])


@pytest.mark.parametrize(
    ("until", "precision", "state"),
    [
        (date(2018, 5, 1), "month", "within"),  # until 10 May is allowed
        (date(2018, 6, 1), "month", "too_long"),
        (date(2018, 5, 11), "day", "too_long"),
    ],
)
def test_a_postponement_is_too_long_only_if_it_must_be(
    street: World, until: date, precision: str, state: str
) -> None:  # fmt: skip
    street.body("PartyOrganisation", "p", form="general_branch", covers=[A])
    street.term("p", date(2014, 5, 10), due=date(2017, 5, 10),
                postponed_until=until, postponed_until_precision=precision)  # fmt: skip

    row = register(street, date(2017, 12, 1))["p"]

    assert (row["postponement"], row["postponement_rule"]) == (state, "PO8")
    assert row["due"] == (date(2018, 5, 10))


@pytest.mark.parametrize(
    ("as_of", "report", "severity"),
    [
        (date(2023, 2, 9), "open", []),  # 151 days before the end
        (date(2023, 2, 10), "open", ["notice"]),  # five months before: the last day for it
        (date(2023, 2, 11), "missing", ["violation"]),
    ],
)
def test_a_report_is_missing_the_day_after_its_last(
    street: World, as_of: date, report: str, severity: list[str]
) -> None:  # fmt: skip
    reported_once(street)
    street.term(street.body("OwnersCommittee", "o"), date(2019, 7, 10), due=date(2023, 7, 10),
                filed=date(2019, 7, 11))  # fmt: skip

    assert register(street, as_of)["o"]["report"] == report
    found = findings(street.graph, as_of=as_of, scope=STREET)
    mine = [one for one in found if one.topic == "due_soon_terms"]
    assert [one.severity for one in mine] == severity
    assert [one.reason for one in mine] == ["OC7" if one == "violation" else "I16"
                                            for one in severity]  # fmt: skip


def test_five_months_may_be_longer_than_the_days_within_which_a_term_is_due_soon(
    street: World,
) -> None:
    """From 2019-07-31 to 2019-12-31 are 153 days; on 1 August the report is a day late."""
    reported_once(street)
    street.term(street.body("OwnersCommittee", "o"), date(2015, 12, 31), due=date(2019, 12, 31),
                filed=date(2016, 1, 2))  # fmt: skip

    row = register(street, date(2019, 8, 1))["o"]

    assert (row["status"], row["days_left"], row["report"]) == ("running", 152, "missing")
    found = findings(street.graph, as_of=date(2019, 8, 1), scope=STREET)
    assert [
        (one.topic, one.severity, one.reason) for one in found if one.subject_id == "o"
        if one.topic == "due_soon_terms"
    ] == [("due_soon_terms", "violation", "OC7")]  # fmt: skip


def test_nothing_is_lost_where_no_member_was_ever_recorded(street: World) -> None:
    street.term(street.body("OwnersCommittee", "o"), date(2019, 5, 1), elected_size=5)
    street.term(street.body("OwnersCommittee", "gone"), date(2019, 5, 1), elected_size=5)
    street.hold("a", "gone", start=date(2019, 5, 1), end=date(2019, 9, 1))

    rows = register(street, date(2020, 5, 1))

    assert (rows["o"]["depletion"], rows["gone"]["depletion"]) == ("unknown", "early_replacement")


def test_nobody_knows_what_a_committee_lost_of_which_the_current_term_is_open(
    street: World,
) -> None:
    street.body("OwnersCommittee", "o")
    street.term("o", date(2019, 5, 1), 1, elected_size=9)
    street.term("o", None, 2, elected_size=5)
    for name in "abc":
        street.hold(name, "o", start=date(2022, 5, 1))

    row = register(street, date(2022, 6, 1))["o"]

    assert (row["status"], row["depletion"]) == ("unknown", "unknown")
    found = findings(street.graph, as_of=date(2022, 6, 1), scope=STREET)
    assert [one.column for one in found if one.column == "depletion"] == []


def test_a_person_held_twice_leaves_a_vacancy_certain(street: World) -> None:
    """Once with a known start and once without: one holder, and one of two seats is empty."""
    street.body("ResidentsCommittee", "r", covers=[A])
    street.post("r", "member", seats=2)
    street.hold("x", "r", start=None)
    street.hold("x", "r", start=date(2013, 1, 1))

    assert register(street)["r"]["vacant"] == 1


def test_the_old_rule_on_branches_says_nothing_of_committees(street: World) -> None:
    for form in ("branch", "committee"):
        street.body("PartyOrganisation", form, form=form, covers=[A])
        street.term(form, date(2014, 1, 1))

    rows = register(street, date(2017, 6, 1))

    assert (rows["branch"]["status"], rows["branch"]["rule"]) == ("overdue", "PO7")
    assert (rows["committee"]["status"], rows["committee"]["rule"]) == ("unknown", None)
