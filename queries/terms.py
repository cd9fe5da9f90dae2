"""What a term of office calls for: its end, its report, its filing, its members."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from graph.rules import Rule, rules
from graph.words import N_, Message
from queries.catalogue import catalogue
from queries.finding import Finding, Severity, made
from queries.tables import Table

Row = Mapping[str, Any]
Duty = Literal["term", "report", "filing"]
REGISTER = "term_register"


@dataclass(frozen=True)
class Deadline:
    """A day by which something is due and, as far as is recorded, not done.

    Parameters
    ----------
    duty
        What is due: the next term, the report before it, or the filing of this one.
    day
        The last day for it.
    body_id, body, kind, areas
        Of whom.
    term_id
        The term it belongs to; with the duty it tells the deadline from all others.
    rule
        Id of the rule by which the day was counted; None where it was filed.
    """

    duty: Duty
    day: date
    body_id: str
    body: str
    kind: str
    areas: tuple[str, ...]
    term_id: str
    rule: str | None


def deadlines(register: Table) -> list[Deadline]:
    """Return what the bodies of a register still have to do, the earliest day first."""
    found = [
        Deadline(
            duty=duty,
            day=day,
            body_id=row["body_id"],
            body=row["body"],
            kind=row["kind"],
            areas=tuple(row["areas"]),
            term_id=row["term_id"],
            rule=row[rule],
        )
        for row in _rows(register)
        for duty, day, rule in _open_days(row)
    ]
    return sorted(found, key=lambda one: (one.day, one.body_id, one.duty))


def _open_days(row: Row) -> Iterator[tuple[Duty, date, str]]:
    if row["due"]:
        yield "term", row["due"], "rule"
    if row["report"] in ("missing", "open"):
        yield "report", row["report_due"], "report_rule"
    if row["filing"] in ("missing", "open"):
        yield "filing", row["filing_due"], "filing_rule"


def points(register: Table) -> list[Finding]:
    """Return all that is to be said of the terms in a register, body by body."""

    found = [
        *ending(register),
        *out_of_bounds(register),
        *postponement(register),
        *filing(register),
        *depletion(register),
        *_vacancies(register),
    ]
    places = {str(row["body_id"]): place for place, row in enumerate(register.rows)}
    return sorted(found, key=lambda one: places[one.subject_id])


def ending(register: Table) -> Iterator[Finding]:
    """Yield each term of `register` that has ended or ends soon, as its own lists tell it."""

    def those(query: str, chosen: Callable[[Row], bool]) -> Table:
        rows = [row for row in register.rows if chosen(row)]
        return Table(catalogue()[query], rows, register.as_of, register.scope)

    yield from overdue(those("overdue_terms", lambda row: row["status"] == "overdue"))
    yield from due_soon(
        those("due_soon_terms", lambda row: row["status"] == "due_soon" or _unreported(row))
    )


def outlived_rule(row: Row) -> Rule | None:
    """Return the rule that an overdue term has outlived.

    That by which its last day was counted; else, where the filed end has passed, a verified rule
    whose longest term has passed as well. None where only the filed end has.
    """
    if row["rule"]:
        return rules()[str(row["rule"])]
    exceeded = rules().get(str(row["exceeded"]))
    return exceeded if exceeded and exceeded.status == "verified" else None


def overdue_severity(row: Row) -> Severity:
    """Return how grave an overdue term is: against no rule that is known it is a gap."""
    rule = outlived_rule(row)
    if rule is None:
        return "gap"
    return "violation" if rule.status == "verified" else "notice"


def overdue(table: Table) -> Iterator[Finding]:
    """Yield that a term has ended and none has followed, of each row of `table`."""
    for row in _rows(table):
        sentence = (
            N_("{days} {days:day|days} overdue: the term that began on {start} was due on {due}.")
            if row["start"]
            else N_("{days} {days:day|days} overdue: the term was due on {due}.")
        )
        yield made(
            table,
            row,
            overdue_severity(row),
            Message(sentence, _values(row, "start", "due", "days")),
            rule=outlived_rule(row),
            indicator="I15",
            since=row["due"] + timedelta(days=1),
            numbers=("start", "due", "days", "postponed"),
            identity=("term_id",),
            closes=N_("A later term that has begun, or an approved postponement beyond this day."),
        )


def due_soon(table: Table) -> Iterator[Finding]:
    """Yield that a term ends soon, or was to be reported by now, of each row of `table`."""
    for row in _rows(table):
        unreported = _unreported(row)
        if row["reported"] is False:
            sentence = N_(
                "The term is due on {due}, in {days_left} {days_left:day|days}; no report was made."
            )
            closes = N_("The day of the written report, then a later term that has begun.")
        else:
            sentence = N_("The term is due on {due}, in {days_left} {days_left:day|days}.")
            closes = N_("A later term that has begun by {due}.")
        yield made(
            table,
            row,
            "violation" if unreported else "notice",
            Message(sentence, _values(row, "due", "days_left")),
            rule=rules()[str(row["report_rule"])] if unreported else None,
            indicator="I16",
            numbers=("start", "due", "days_left", "reported"),
            identity=("term_id",),
            closes=closes,
        )


def _unreported(row: Row) -> bool:
    """Say whether the report on a running term is missing by a rule in force."""
    running = row["status"] in ("due_soon", "running")
    return running and row["report"] == "missing" and row["report_rule"] is not None


def filing(register: Table) -> Iterator[Finding]:
    """Yield each term that was filed late or not at all; only owners' committees are filed."""
    for row in _rows(register):
        if row["filing"] not in ("late", "missing"):
            continue
        if row["filing"] == "late":
            sentence = N_(
                "The term began on {start} and was filed on {filed}, {days} {days:day|days} later."
            )
            closes = N_("Nothing any more; check the day of filing, then dismiss it.")
        else:
            sentence = N_("The term that began on {start} was to be filed by {by} and is not.")
            closes = N_("The day of filing, in the sheet of terms.")
        values = {
            "start": row["start"],
            "filed": row["filed"],
            "days": row["filing_days"],
            "by": row["filing_due"],
        }
        yield made(
            register,
            row,
            "notice" if row["filing"] == "late" else "violation",
            Message(sentence, values),
            rule=rules().get(str(row["filing_rule"])),
            indicator="OC6",
            since=row["filing_due"] + timedelta(days=1),
            numbers=("start", "filing_due", "filed", "filing_days"),
            identity=("term_id",),
            column="filing",
            closes=closes,
        )


_BOUNDS = (
    (
        "beyond",
        "longest",
        N_("The filed end {first_due} lies after {longest}, when the longest term ends."),
        N_("The right end in the sheet of terms, {longest} at the latest."),
    ),
    (
        "brief",
        "shortest",
        N_("The filed end {first_due} comes before {shortest}, when the shortest term ends."),
        N_("The right end in the sheet of terms, {shortest} at the earliest."),
    ),
)
"""Column that is true where a term is out of bounds, the bound, what to say, what closes it."""


def out_of_bounds(register: Table) -> Iterator[Finding]:
    """Yield each term whose filed end is later or earlier than the rule of its start allows."""
    for row in _rows(register):
        for is_out, bound, said, closes in _BOUNDS:
            if not row[is_out]:
                continue
            yield made(
                register,
                row,
                "violation",
                Message(said, _values(row, "first_due", bound)),
                rule=rules().get(str(row["longest_rule"])),
                indicator="I15",
                since=row["start"],
                numbers=("start", "first_due", bound),
                identity=("term_id",),
                column=bound,
                closes=closes,
            )


def postponement(register: Table) -> Iterator[Finding]:
    """Yield each election that was postponed by more than the rule allows."""
    for row in _rows(register):
        if row["postponement"] != "too_long":
            continue
        yield made(
            register,
            row,
            "violation",
            Message(
                N_("Due on {first_due}, postponed until {postponed}; {due} is counted."),
                _values(row, "first_due", "postponed", "due"),
            ),
            rule=rules().get(str(row["postponement_rule"])),
            indicator="I15",
            numbers=("first_due", "postponed", "due"),
            identity=("term_id",),
            column="postponement",
            closes=N_("An election by {due}, or the right day of the approval in the sheet."),
        )


def depletion(register: Table) -> Iterator[Finding]:
    """Yield each owners' committee that has lost members, and what that calls for."""
    for row in _rows(register):
        state = row["depletion"]
        if state not in _DEPLETION:
            continue
        sentence, closes = _DEPLETION[state]
        rule = rules().get(str(row["depletion_rule"]))
        if rule is None:
            sentence = _COMPARED[state]  # what is called for, a rule of the day says or nobody
        yield made(
            register,
            row,
            "gap" if rule and state == "early_replacement" else "notice",
            Message(sentence, _values(row, "members", "elected_size", "members_unknown")),
            rule=rule,
            indicator="I18",
            since=row["last_left"],
            numbers=("elected_size", "members", "members_unknown"),
            identity=("term_id",),
            column="depletion",
            closes=closes,
            sources=[*(row["sources"] or []), *row["member_sources"]],
        )


_DEPLETION = {
    "by_election": (
        N_(
            "Of {elected_size} {elected_size:member|members} elected {members} "
            "{members:is|are} left, half or more: by-election."
        ),
        N_("Members by election until {elected_size} hold their seats."),
    ),
    "early_replacement": (
        N_(
            "Of {elected_size} {elected_size:member|members} elected {members} "
            "{members:is|are} left, fewer than half: "
            "the committee is to be replaced early."
        ),
        N_("A new term that has begun."),
    ),
}


_COMPARED = {
    "by_election": N_(
        "Of {elected_size} {elected_size:member|members} elected {members} "
        "{members:is|are} left, half or more; no rule of this day "
        "on this is known."
    ),
    "early_replacement": N_(
        "Of {elected_size} {elected_size:member|members} elected {members} "
        "{members:is|are} left, fewer than half; no rule of this "
        "day on this is known."
    ),
}


def _vacancies(register: Table) -> Iterator[Finding]:
    for row in _rows(register):
        if not row["vacant"]:
            continue
        sentence = (
            N_(
                "{vacant} of {seats} {seats:seat|seats} {vacant:is|are} empty, among them "
                "that of the head."
            )
            if row["critical"]
            else N_("{vacant} of {seats} {seats:seat|seats} {vacant:is|are} empty.")
        )
        yield made(
            register,
            row,
            "gap" if row["critical"] else "notice",
            Message(sentence, _values(row, "vacant", "seats")),
            indicator="I17",
            numbers=("vacant", "seats"),
            column="vacant",
            closes=N_("{vacant} more {vacant:holder|holders} whose start is recorded."),
        )


def _rows(table: Table) -> Iterator[Row]:
    yield from table.rows


def _values(row: Row, *names: str) -> dict[str, object]:
    return {name: row[name] for name in names}
