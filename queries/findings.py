"""Every finding of a place: what the lists say is against a rule, missing, due or unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.garbage import seldom_collected
from graph.model import model
from graph.rules import applicable, rule_at, rules
from graph.words import N_, Message, Text
from queries import practice
from queries.catalogue import catalogue
from queries.finding import SEVERITIES, Finding, Severity, made
from queries.runner import run
from queries.tables import Table
from queries.terms import depletion, ending, filing, out_of_bounds, postponement
from queries.together import answers

if TYPE_CHECKING:
    from graph.connection import Graph

__all__ = ["READERS", "SEVERITIES", "Finding", "Severity", "findings", "none_due"]

Row = Mapping[str, Any]


def findings(graph: Graph, *, as_of: date, scope: str = "") -> list[Finding]:
    """Return every finding of a place on a day, the gravest first."""

    def read(name: str) -> list[Finding]:
        # A city's lists are long, its faults are few.
        faults = {"faults": True} if "faults" in catalogue()[name].parameters else {}
        table = run(graph, name, as_of=as_of, scope=scope, **faults)
        # Findings are made of one list while the server is at the next.
        return list(READERS[name](table))

    with seldom_collected():
        found = list(chain.from_iterable(answers(read, READERS)))
        found.sort(key=lambda finding: _GRAVITY[finding.severity])
    return found


_GRAVITY = {severity: place for place, severity in enumerate(SEVERITIES)}


def _missing_bodies(table: Table) -> Iterator[Finding]:
    known = applicable()
    for row in table.rows:
        if row["state"] in ("present", "unrecorded"):
            continue
        kind = str(row["kind"])
        mass = kind in ("Assembly", "WomensCongress", "MediationBody")
        severity: Severity = "notice" if mass else "gap"
        sentence = N_("The area has no {kind} on this day.")
        closes = N_("A {kind} that exists on this day and belongs to the area by its sheet.")
        if row["state"] == "unknown":
            severity = "unknown"
            sentence = N_("Whether the area has a {kind} is open: its contract has no start.")
            if not row["estates"]:
                sentence = N_("Whether the area has a {kind} is open: no estate is recorded.")
                closes = N_("The estates of the area in the sheet of estates, and their {kind}.")
        elif kind == "OwnersCommittee" and none_due(row):
            severity = "notice"
            sentence = N_("The area has no {kind} on this day; none of its estates is due for one.")
        place = str(row["area_id"])
        leading = None
        if severity != "notice":
            leading = rule_at("area.leading_core", table.as_of, place, known)
        yield made(
            table,
            row,
            severity,
            Message(sentence, {"kind": model().nodes[kind].title}),
            rule=leading,
            indicator="I1" if kind == "PartyOrganisation" else "I11",
            numbers=("kind", "state"),
            identity=("kind",),
            closes=closes,
        )


def none_due(row: Row) -> bool:
    """Whether of every estate of an area it is known that no committee is due yet."""
    return bool(row["estates"]) and row["estates_not_due"] == row["estates"]


def _empty_seats(table: Table) -> Iterator[Finding]:
    roles = table.columns["role"].words()
    for row in table.rows:
        severity: Severity = "gap" if row["critical"] else "notice"
        closes = N_("The right number of seats in the sheet of posts, or holdings that fit it.")
        if row["state"] == "vacant":
            closes = N_("{role}: {vacant} more {vacant:holder|holders} whose start is recorded.")
            sentence = N_("{role}: {vacant} of {seats} {seats:seat|seats} {vacant:is|are} empty.")
        elif row["state"] == "over":
            severity = "unknown"
            sentence = N_(
                "{role}: {holders} {holders:holder|holders} on {seats} {seats:seat|seats}; "
                "one of the two is wrong."
            )
        elif row["seats"] is None:
            severity = "unknown"
            sentence = N_(
                "{role}: the number of seats is not known; {holders} {holders:holder|holders}."
            )
        else:
            severity = "unknown"
            closes = N_(
                "{role}: the start of {unknown} {unknown:holding|holdings} in the sheet of "
                "holdings."
            )
            sentence = N_(
                "{role}: {holders} of {seats} {seats:seat|seats} {holders:is|are} "
                "filled; of {unknown} {unknown:holder|holders} the start "
                "is not known."
            )
        values = {name: row[name] for name in ("vacant", "seats", "holders", "unknown")}
        yield made(
            table,
            row,
            severity,
            Message(sentence, {**values, "role": roles[str(row["role"])]}),
            indicator="I17",
            numbers=("role", "seats", "holders", "vacant", "unknown"),
            identity=("role", "post_id"),
            closes=closes,
        )


def _duties(table: Table) -> Iterator[Finding]:
    yield from ending(table)
    yield from out_of_bounds(table)
    yield from filing(table)
    yield from postponement(table)
    yield from depletion(table)


def _partners(table: Table) -> Iterator[Finding]:
    kinds = table.columns["missing"].words()
    listed = cache(lambda missing: _listed(kinds[kind] for kind in missing))
    for row in table.rows:
        values = {"kinds": listed(tuple(_list(row["missing"])))}
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
        yield made(
            table,
            row,
            severity,
            Message(sentence, values),
            indicator="I26",
            numbers=("partners", "present", "missing", "unknown"),
            closes=N_("An agreement in force, with its signing day, in the sheet of agreements."),
        )


def _conflicts(table: Table) -> Iterator[Finding]:
    degrees, known = table.columns["degree"].words(), applicable()
    for row in table.rows:
        rule = rule_at("owners_committee.interest", table.as_of, _place(row), known)
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
        yield made(
            table,
            row,
            severity if row["certain"] else "unknown",
            Message(sentence, values),
            rule=rule,
            indicator="I13",
            numbers=("person", "employed", "degree", "firm", "certain"),
            identity=("person_id", "firm_id", "employed_id"),
            closes=N_("The seat of {person} or the job of {employed} ends on a recorded day."),
        )


def _composition(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        values = {name: row[name] for name in ("members", "minimum", "maximum", "unknown")}
        fault = str(row["fault"])
        sentence = _TOO_FEW_ANYHOW if fault == "too_few" and row["unknown"] else _FAULTS[fault]
        yield made(
            table,
            row,
            "unknown" if fault == "unknown" else "violation",
            Message(sentence, values),
            rule=rules()[str(row["rule"])],
            indicator="I14",
            numbers=("members", "minimum", "maximum", "odd", "unknown"),
            identity=("fault",),
            closes=N_("Members by election or replacement, until the number fits the rule."),
        )


_FAULTS = {
    "too_few": N_(
        "{members} {members:member|members}; at least {minimum} {minimum:is|are} needed."
    ),
    "too_many": N_("{members} {members:member|members}; at most {maximum} are allowed."),
    "even": N_("{members} {members:member|members}, an even number."),
    "unknown": N_(
        "{members} {members:member|members} of known start; what else is recorded leaves it open."
    ),
}


_TOO_FEW_ANYHOW = N_(
    "{members} {members:member|members} and {unknown} more of unknown start; at least {minimum} "
    "{minimum:is|are} needed."
)


def _doubtful_pairs(table: Table) -> Iterator[Finding]:
    pairs = table.columns["pair"].words()
    for row in table.rows:
        if row["judgement"] != "doubtful" or row["state"] != "joined":
            continue
        values = {"pair": pairs[str(row["pair"])], "persons": "、".join(_list(row["persons"]))}
        yield made(
            table,
            row,
            "notice",
            Message(N_("{persons} serve on both sides of the pair {pair}; verify."), values),
            indicator="I7",
            numbers=("pair", "overlap", "persons"),
            identity=("pair",),
            closes=N_("One of the two posts ends, or the case is checked and dismissed."),
        )


def _never_received(table: Table) -> Iterator[Finding]:
    records = table.columns["record"].words()
    for row in table.rows:
        yield made(
            table,
            row,
            "unknown",
            Message(
                N_("The street never recorded any {record}; whether {subjects} "
                   "{subjects:is|are} missing is open."),
                {"record": records[str(row["record"])], "subjects": row["subjects"]},
            ),
            indicator="I40",
            numbers=("record", "subjects"),
            identity=("record",),
            closes=N_("A roster of the street with its {record}; or, where there are none, a "
                      "dismissal that says so."),
        )  # fmt: skip


READERS: dict[str, Callable[[Table], Iterator[Finding]]] = {
    "areas_lacking_bodies": _missing_bodies,
    "empty_seats": _empty_seats,
    "term_register": _duties,
    "conflicts_of_interest": _conflicts,
    "composition_faults": _composition,
    "areas_without_partner_kind": _partners,
    "cross_appointment_pairs": _doubtful_pairs,
    "rosters_not_received": _never_received,
    **practice.READERS,
}
"""List query -> what is found in its rows."""


def _listed(words: Iterable[Text]) -> Text:
    words = list(words)
    return Text(
        zh="、".join(word.zh for word in words), en=", ".join(word.en for word in words)
    )  # fmt: skip


def _list(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else []


def _place(row: Row) -> str:
    """Return the division code in a body's place, of which its jurisdiction is read."""
    return str(row["place"] or "")
