"""Findings about what bodies do and have: members, meetings, funds, filings, succession."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from graph.rules import applicable, rule_at, rules
from graph.words import N_, Message
from queries.finding import Finding, Severity, made
from queries.tables import Table


def _units(table: Table) -> Iterator[Finding]:
    joining = rule_at("party_branch.members", table.as_of)
    for row in table.rows:
        if row["should"]:
            yield made(
                table,
                row,
                "gap",
                Message(
                    N_(
                        "The unit has {full_members} full {full_members:member|members} and "
                        "no Party organisation."
                    ),
                    {"full_members": row["full_members"]},
                ),
                rule=joining,
                indicator="I1",
                numbers=("full_members", "surveyed", "state"),
                closes=N_("A Party organisation that leads the unit by its sheet."),
            )


def _supervision(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["state"] == "missing":
            yield made(
                table,
                row,
                "notice",
                Message(N_("The Party body has no discipline or supervision member."), {}),
                indicator="I27",
                numbers=("form", "full_members", "state"),
                closes=N_("A discipline member whose start is recorded."),
            )


def _succession(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["state"] == "gap":
            yield made(
                table,
                row,
                "notice",
                Message(
                    N_(
                        "Every one of {members} {members:member|members} is older; the "
                        "youngest is {youngest}."
                    ),
                    {"members": row["members"], "youngest": row["youngest"]},
                ),
                indicator="I20",
                numbers=("members", "youngest", "unsure"),
                closes=N_("A member of the Party organisations or the committee who is younger."),
            )


def _meetings(table: Table) -> Iterator[Finding]:
    known = applicable()
    for row in table.rows:
        if row["meetings"] != 0:
            continue
        if row["last_meeting"] is None:
            sentence = N_("No joint meeting of the area is on record.")
        elif row["certain"]:
            sentence = N_(
                "The last joint meeting was on {last_meeting}, {days_since} "
                "{days_since:day|days} ago."
            )
        else:
            sentence = N_(
                "The last joint meeting was on {last_meeting} at the latest, {days_since} "
                "{days_since:day|days} ago or more."
            )
        yield made(
            table,
            row,
            "gap",
            Message(sentence, {name: row[name] for name in ("last_meeting", "days_since")}),
            rule=rule_at("area.joint_meeting", table.as_of, str(row["area_id"]), known),
            indicator="I29",
            numbers=("meetings", "last_meeting", "days_since"),
            closes=N_("A joint meeting of the area within 90 days."),
        )


def _pauses(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if not row["gap"]:
            continue
        rule = rules().get(str(row["rule"]))
        if row["last_meeting"] is None:
            sentence = N_("No meeting of the committee is on record.")
        elif row["certain"]:
            sentence = N_(
                "The committee last met on {last_meeting}, {days_since} {days_since:day|days} ago."
            )
        else:
            sentence = N_(
                "The committee last met on {last_meeting} at the latest, {days_since} "
                "{days_since:day|days} ago or more."
            )
        # A record that is missing proves no breach.
        severity: Severity = "violation" if rule and row["last_meeting"] else "notice"
        yield made(
            table,
            row,
            severity,
            Message(sentence, {name: row[name] for name in ("last_meeting", "days_since")}),
            rule=rule,
            indicator="I29",
            numbers=("last_meeting", "days_since"),
            closes=N_("A meeting or a decision of the committee on record within 62 days."),
        )


def _funds(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["state"] == "below":
            values = {name: row[name] for name in ("year", "floor")}
            yield made(
                table,
                row,
                "gap",
                Message(
                    N_("{funds} yuan in {year}, less than {floor}."),
                    {**values, "funds": f"{row['funds']:g}", "floor": f"{row['floor']:g}"},
                ),
                rule=rules().get(str(row["rule"])),
                indicator="I33",
                numbers=("year", "funds", "floor"),
                closes=N_("Funds of {floor} yuan or more in the latest year."),
            )


def _sizes(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["state"] in ("small", "large"):
            values = {name: row[name] for name in ("households", "minimum", "maximum")}
            yield made(
                table,
                row,
                "notice",
                Message(
                    N_(
                        "{households} {households:household|households}; {minimum} to {maximum} "
                        "are usual."
                    ),
                    values,
                ),
                rule=rules().get(str(row["rule"])),
                indicator="I33",
                numbers=("households", "minimum", "maximum"),
                closes=N_("Nothing that must be: the size is usual, not required."),
            )


def _women(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["rule"] and row["state"] == "missing":
            yield made(
                table,
                row,
                "violation",
                Message(
                    N_("None of {members} {members:member|members} is a woman."),
                    {"members": row["members"]},
                ),
                rule=rules().get(str(row["rule"])),
                indicator="I14",
                numbers=("members", "women"),
                closes=N_("A woman among the members."),
            )


_NUMBERS = {
    "too_few": N_(
        "{full_members} full {full_members:member|members}; at least {minimum} "
        "{minimum:is|are} needed."
    ),
    "too_many": N_(
        "{full_members} full {full_members:member|members}; {maximum} at most are usual."
    ),
    "too_many_units": N_("{units} {units:unit|units}; {maximum} at most are usual."),
}


def _numbers(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        values = {name: row[name] for name in ("full_members", "minimum", "maximum", "units")}
        yield made(
            table,
            row,
            "notice",
            Message(_NUMBERS[str(row["fault"])], values),
            rule=rules().get(str(row["rule"])),
            indicator="I14",
            numbers=("form", "full_members", "units", "minimum", "maximum"),
            closes=N_("Members and units that fit the form, or another form."),
        )


def _contracts(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        sentence = (
            N_("The contract for {estate} was to be filed by {due} and was filed on {filed}.")
            if row["filed"]
            else N_("The contract for {estate} was to be filed by {due}; no filing is recorded.")
        )
        yield made(
            table,
            row,
            "violation" if row["filed"] else "notice",
            Message(sentence, {name: row[name] for name in ("estate", "due", "filed")}),
            rule=rules().get(str(row["rule"])),
            indicator="I12",
            since=_day_after(row["due"]),
            numbers=("start", "due", "filed"),
            identity=("estate_id", "start"),
            closes=N_("The day of filing in the sheet of contracts."),
        )


def _big_branches(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        state = str(row["state"])
        if state not in _BIG_BRANCHES or (state == "unknown" and not row["unknown"]):
            continue
        sentence, closes = _BIG_BRANCHES[state]
        yield made(
            table,
            row,
            # A share of the article and a published benchmark, no law.
            "unknown" if state == "unknown" else "notice",
            Message(sentence, {"unknown": row["unknown"]}),
            indicator="I3",
            numbers=("bodies", "state", "part_timers", "unknown"),
            closes=closes,
        )


_BIG_BRANCHES = {
    "empty": (
        N_("The big general branch has no part-time commissioner in office."),
        N_("A part-time commissioner whose start is recorded."),
    ),
    "none": (
        N_("The area has no big general branch."),
        N_("A Party organisation of the area marked as big general branch, with part-timers."),
    ),
    "unknown": (
        N_(
            "Of {unknown} part-time {unknown:commissioner|commissioners} of the big general "
            "branch the start is not known; no other is in office."
        ),
        N_("A part-time commissioner whose start is recorded."),
    ),
}


def _estates(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row["due"] and row["committee_id"] is None and row["area_id"]:
            yield made(
                table,
                row,
                "gap",
                Message(
                    N_("{estate} has no owners' committee; the first owners' assembly is due."),
                    {"estate": row["estate"]},
                ),
                rule=rules().get(str(row["rule"])),
                indicator="I12",
                numbers=("estate", "delivered_share", "first_delivery"),
                identity=("estate_id",),
                column="due",
                closes=N_("An owners' committee of {estate} that exists on this day."),
            )


def _day_after(day: object) -> date | None:
    return day + timedelta(days=1) if isinstance(day, date) else None


READERS: dict[str, Callable[[Table], Iterator[Finding]]] = {
    "unit_party_coverage": _units,
    "supervision": _supervision,
    "succession": _succession,
    "meeting_rhythm": _meetings,
    "owners_committee_meetings": _pauses,
    "provisions": _funds,
    "area_sizes": _sizes,
    "women_on_committees": _women,
    "party_member_numbers": _numbers,
    "contract_filing": _contracts,
    "big_general_branches": _big_branches,
    "estates": _estates,
}
"""List query -> what is found in its rows."""
