"""Findings: what the lists say is against a rule, missing, due or unknown, each with why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from graph.model import model
from graph.rules import Rule, rule_at, rules
from graph.words import N_, Language, Message, Text
from queries.runner import run
from queries.tables import Table

if TYPE_CHECKING:
    from graph.connection import Graph

Severity = Literal["violation", "gap", "notice", "unknown"]
SEVERITIES: tuple[Severity, ...] = ("violation", "gap", "notice", "unknown")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """One finding.

    Parameters
    ----------
    reason
        Id of the rule it follows from, else of the indicator.
    topic
        Name of the list query it was read from.
    subject_id, subject, subject_kind
        The body or area it is about; the kind is a label of the model.
    areas
        Names of the areas concerned.
    severity
        violation: against a verified rule in force; gap: something is absent; notice: worth
        knowing; unknown: to be verified before anything is said.
    since
        First day of the state, where known.
    numbers
        What was seen, by column of the list.
    explanation
        Why, in both languages: the numbers seen and what the rule says.
    sources
        ``file-id#sheet!row`` of what was read.
    """

    reason: str
    topic: str
    subject_id: str
    subject: str
    subject_kind: str
    areas: tuple[str, ...]
    severity: Severity
    as_of: date
    since: date | None
    numbers: Mapping[str, Any]
    explanation: Message
    sources: tuple[str, ...]

    @property
    def rule(self) -> Rule | None:
        """The rule it follows from; None where it follows from an indicator."""
        return rules().get(self.reason)

    def record(self, language: Language) -> dict[str, object]:
        """Return the finding as other programs read it, explained in `language`."""
        return {
            "reason": self.reason,
            "topic": self.topic,
            "subject_id": self.subject_id,
            "subject": self.subject,
            "subject_kind": self.subject_kind,
            "areas": list(self.areas),
            "severity": self.severity,
            "as_of": self.as_of.isoformat(),
            "since": self.since.isoformat() if self.since else None,
            "numbers": dict(self.numbers),
            "explanation": self.explanation.get(language),
            "sources": list(self.sources),
        }


def findings(graph: Graph, *, as_of: date, scope: str = "") -> list[Finding]:
    """Return every finding of a place on a day, the gravest first."""
    found = [
        finding
        for name, read in _READERS.items()
        for finding in read(run(graph, name, as_of=as_of, scope=scope))
    ]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def _missing_bodies(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["state"] == "present":
            continue
        kind = str(row["kind"])
        mass = kind in ("Assembly", "WomensCongress", "MediationBody")
        severity: Severity = "notice" if mass else "gap"
        sentence = N_("The area has no {kind} on this day.")
        if row["state"] == "unknown":
            severity = "unknown"
            sentence = N_("Whether the area has a {kind} is open: its contract has no start.")
        leading = None if mass else rule_at("area.leading_core", table.as_of, str(row["area_id"]))
        yield _finding(
            table,
            row,
            severity,
            Message(sentence, {"kind": model().nodes[kind].title}),
            rule=leading,
            indicator="I1" if kind == "PartyOrganisation" else "I11",
            numbers=("kind", "state"),
        )


def _empty_seats(table: Table) -> Iterator[Finding]:
    roles = table.columns["role"].words()
    for row in table.rows:
        severity: Severity = "gap" if row["critical"] else "notice"
        if row["state"] == "vacant":
            sentence = N_("{role}: {vacant} of {seats} seats are empty.")
        elif row["state"] == "over":
            severity = "unknown"
            sentence = N_("{role}: {holders} holders on {seats} seats; one of the two is wrong.")
        elif row["seats"] is None:
            severity = "unknown"
            sentence = N_("{role}: the number of seats is not known; {holders} holders.")
        else:
            severity = "unknown"
            sentence = N_(
                "{role}: {holders} of {seats} seats are filled; of {unknown} holders the start "
                "is not known."
            )
        values = {name: row[name] for name in ("vacant", "seats", "holders", "unknown")}
        yield _finding(
            table,
            row,
            severity,
            Message(sentence, {**values, "role": roles[str(row["role"])]}),
            indicator="I17",
            numbers=("role", "seats", "holders", "vacant", "unknown"),
        )


def _overdue(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        sentence = (
            N_("The term that began on {start} was due on {due}, {days} days ago.")
            if row["start"]
            else N_("The term was due on {due}, {days} days ago.")
        )
        values = {name: row[name] for name in ("start", "due", "days")}
        yield _finding(
            table,
            row,
            "violation",
            Message(sentence, values),
            rule=rules().get(str(row["rule"])),
            indicator="I15",
            since=_day(row["due"]) + timedelta(days=1),
            numbers=("start", "due", "days", "postponed"),
        )


def _due_soon(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        values = {name: row[name] for name in ("due", "days_left")}
        notice = rule_at("owners_committee.notice", table.as_of, _place(row))
        if row["reported"] is False:
            sentence = N_("The term is due on {due}, in {days_left} days; no report was made.")
        else:
            sentence = N_("The term is due on {due}, in {days_left} days.")
        unreported = row["reported"] is False and notice is not None
        yield _finding(
            table,
            row,
            "violation" if unreported else "notice",
            Message(sentence, values),
            rule=notice if unreported else None,
            indicator="I16",
            numbers=("start", "due", "days_left", "reported"),
        )


def _partners(table: Table) -> Iterator[Finding]:
    kinds = table.columns["missing"].words()
    for row in table.rows:
        values = {"kinds": _listed(kinds[str(kind)] for kind in _list(row["missing"]))}
        if row["partners"] == 0 and row["unknown"]:
            severity: Severity = "unknown"
            sentence = N_("Whether an agreement is in force is open: its signing day is not known.")
        elif row["partners"] == 0:
            severity, sentence = "gap", N_("The area has no agreement in force with any partner.")
        elif row["missing"]:
            severity = "notice"
            sentence = N_("The area has no partner of these kinds, which others have: {kinds}.")
        else:
            continue
        yield _finding(
            table,
            row,
            severity,
            Message(sentence, values),
            indicator="I26",
            numbers=("partners", "present", "missing", "unknown"),
        )


def _conflicts(table: Table) -> Iterator[Finding]:
    degrees = table.columns["degree"].words()
    for row in table.rows:
        rule = rule_at("owners_committee.interest", table.as_of, _place(row))
        values = {name: row[name] for name in ("person", "employed", "firm")}
        values["degree"] = degrees[str(row["degree"])]
        sentence = (
            N_("{person} sits on the committee and is employed by {firm}, which serves the estate.")
            if row["degree"] == "self"
            else N_(
                "{person} sits on the committee; {employed} ({degree}) is employed by {firm}, "
                "which serves the estate."
            )
        )
        severity: Severity = "violation" if rule else "notice"
        yield _finding(
            table,
            row,
            severity if row["certain"] else "unknown",
            Message(sentence, values),
            rule=rule,
            indicator="I13",
            numbers=("person", "employed", "degree", "firm", "certain"),
        )


def _composition(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        values = {name: row[name] for name in ("members", "minimum", "maximum", "unknown")}
        fault = str(row["fault"])
        yield _finding(
            table,
            row,
            "unknown" if fault == "unknown" else "violation",
            Message(_FAULTS[fault], values),
            rule=rules()[str(row["rule"])],
            indicator="I14",
            numbers=("members", "minimum", "maximum", "odd", "unknown"),
        )


_FAULTS = {
    "too_few": N_("{members} members; at least {minimum} are needed."),
    "too_many": N_("{members} members; at most {maximum} are allowed."),
    "even": N_("{members} members, an even number."),
    "unknown": N_("{members} members of known start; what else is recorded leaves it open."),
}


def _doubtful_pairs(table: Table) -> Iterator[Finding]:
    pairs = table.columns["pair"].words()
    for row in table.rows:
        if row["judgement"] != "doubtful" or row["state"] != "joined":
            continue
        values = {"pair": pairs[str(row["pair"])], "persons": "、".join(_list(row["persons"]))}
        yield _finding(
            table,
            row,
            "notice",
            Message(N_("{persons} serve on both sides of the pair {pair}; verify."), values),
            indicator="I7",
            numbers=("pair", "overlap", "persons"),
        )


_READERS: dict[str, Callable[[Table], Iterator[Finding]]] = {
    "areas_lacking_bodies": _missing_bodies,
    "empty_seats": _empty_seats,
    "overdue_terms": _overdue,
    "due_soon_terms": _due_soon,
    "conflicts_of_interest": _conflicts,
    "composition_faults": _composition,
    "areas_without_partner_kind": _partners,
    "cross_appointment_pairs": _doubtful_pairs,
}


def _finding(
    table: Table,
    row: Row,
    severity: Severity,
    seen: Message,
    *,
    indicator: str,
    numbers: Iterable[str],
    rule: Rule | None = None,
    since: date | None = None,
) -> Finding:
    of_body = "body_id" in row
    if severity == "violation" and rule and rule.status == "secondary":
        severity = "notice"  # nobody is accused on the word of a source not yet verified
    return Finding(
        reason=rule.id if rule else indicator,
        topic=table.query.name,
        subject_id=row["body_id"] if of_body else row["area_id"],
        subject=row["body"] if of_body else row["area"],
        subject_kind=row.get("kind") or "OwnersCommittee" if of_body else "Area",
        areas=tuple(row["areas"]) if of_body else (row["area"],),
        severity=severity,
        as_of=table.as_of,
        since=since,
        numbers={name: row[name] for name in numbers},
        explanation=_explained(seen, rule),
        sources=tuple(row.get("sources") or ()),
    )


def _explained(seen: Message, rule: Rule | None) -> Message:
    if rule is None:
        return seen
    values = {"seen": seen, "id": rule.id, "text": rule.text}
    if rule.status == "secondary":
        return Message(
            N_("{seen} Rule {id}, from a secondary source, to be verified: {text}"), values
        )
    return Message(N_("{seen} Rule {id}: {text}"), values)


def _listed(words: Iterable[Text]) -> Text:
    words = list(words)
    return Text(
        zh="、".join(word.zh for word in words), en=", ".join(word.en for word in words)
    )  # fmt: skip


def _list(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else []


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value


def _place(row: Row) -> str:
    """Return the division code in a body's place, of which its jurisdiction is read."""
    return str(row["place"] or "")
