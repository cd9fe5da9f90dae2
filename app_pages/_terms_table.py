"""The register of terms as a table, and as files to take along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from app_pages import _areas, _frames, _scopes, _tables, _view
from app_pages._severity import SEVERITIES
from app_pages._words import _, begin, day, kind, language, plain, text
from exports.calendar import MIME, calendar
from graph.names import area_stem
from queries.tables import Table
from queries.terms import deadlines, overdue_severity

Row = Mapping[str, Any]
LISTED = 2000
"""Rows that the table shows; the files have them all."""
DEPLETED = ("by_election", "early_replacement")
"""States in which an owners' committee has lost members and something is called for."""


def state(row: Row) -> tuple[str, str]:
    """Return how serious the state of a term is, and its words."""
    if row["status"] == "overdue":
        severity: str = overdue_severity(row)
        words = _("overdue {days} {days:day|days}", days=row["days"])
    elif row["status"] == "due_soon":
        severity, words = "notice", _("due in {days} {days:day|days}", days=row["days_left"])
    elif row["status"] == "running":
        severity, words = "fine", _("until {day}", day=row["due"])
    else:
        severity, words = "unknown", _("due day unknown")
    return severity, begin(f"{SEVERITIES[severity].glyph} {words}")


def show(kept: Table) -> None:
    """Draw rows of the register; a click puts the body into the address."""
    count = len(kept.rows)
    if count > LISTED:
        st.caption(plain(_("The first {count} are shown; filters narrow them.", count=LISTED)))
        kept = Table(kept.query, kept.rows[:LISTED], kept.as_of, kept.scope)
    words = {name: column.words() for name, column in kept.columns.items()}

    def said(name: str, grave: Iterable[str]) -> list[object]:
        codes: list[Any] = [row[name] for row in kept.rows]
        return [
            ""
            if code is None
            else begin(f"{'! ' if code in grave else ''}{text(words[name][str(code)])}")
            for code in codes
        ]

    states, places = [state(row) for row in kept.rows], placed(kept)
    columns: dict[str, Sequence[object]] = {
        _("State"): [word for _severity, word in states],
        _("Body"): [row["body"] for row in kept.rows],
        _("Kind"): [kind(row["kind"]) for row in kept.rows],
        _("Area"): [places[str(row["body_id"])] for row in kept.rows],
        _("Term no."): pd.array([row["number"] for row in kept.rows], dtype="Int64"),
        _("Began"): [_began(row) for row in kept.rows],
        _("Due"): [iso(row["due"]) for row in kept.rows],
        _("Postponed until"): [iso(row["postponed"]) for row in kept.rows],
        _("Report"): said("report", ("missing",)),
        _("Filing"): said("filing", ("late", "missing")),
        _("Members"): [members(row) for row in kept.rows],
        _("Empty seats"): [row["vacant"] for row in kept.rows],
        _("Method of election"): said("method", ()),
        _("Rule on the term"): [row["rule"] or _filed(row) for row in kept.rows],
    }
    if not any(row["postponed"] for row in kept.rows):
        del columns[_("Postponed until")]
    _frames.show(
        columns,
        key="terms_table",
        alt=text(kept.query.title),
        severities=[severity for severity, _word in states],
        widths={
            **{
                name: min(_frames.width(map(str, [name, *columns[name]])), 230)
                for name in (_("State"), _("Body"), _("Report"), _("Filing"))
            },
            _("Method of election"): 110,
        },
        clicked=lambda place: _view.select("body", str(kept.rows[place]["body_id"])),
        count=count,
    )
    st.caption(plain(_("A click on a row shows below what the term calls for, and why.")))


def areas(register: Table) -> dict[str, str]:
    """Return what to call the areas of the register, by code."""
    return _areas.told(
        {
            str(code): area_stem(str(name))
            for row in register.rows
            for code, name in zip(
                _tables.parts(row["area_ids"]), _tables.parts(row["areas"]), strict=True
            )
        }
    )


def placed(kept: Table) -> dict[str, str]:
    """Return the areas of each body in the rows, by its id."""
    called = areas(kept)
    return {
        str(row["body_id"]): "、".join(called[str(code)] for code in _tables.parts(row["area_ids"]))
        for row in kept.rows
    }


def iso(value: object) -> str:
    """Return a date as it is written, nothing where there is none."""
    return "" if value is None else str(value)


def _began(row: Row) -> str:
    return begin(day(row["start"], row["start_precision"])) if row["start"] else ""


def _filed(row: Row) -> str:
    return begin(_("as filed")) if row["due"] else ""


def members(row: Row) -> str:
    """Return members in office over members elected, marked where too many are lost."""
    told = str(row["members"] or "")
    if row["elected_size"] is not None:
        told = f"{row['members']}/{row['elected_size']}"
    if row["members_unknown"]:
        told += " · " + _("{count} unknown", count=row["members_unknown"])
    return f"! {told}" if row["depletion"] in DEPLETED else told


def downloads(kept: Table, name: str) -> None:
    """Draw how many bodies are shown and the buttons for CSV, XLSX and the calendar file."""
    spoken = language()
    coming = [one for one in deadlines(kept) if one.day >= kept.as_of]
    title = _("Terms and elections: {scope}", scope=_scopes.name(kept.scope))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("{count} {count:body|bodies}", count=len(kept.rows)))
        _tables.downloads(kept, "terms")
        st.download_button(
            _("Calendar ({count} {count:date|dates}, ICS)", count=len(coming)),
            data=lambda: calendar(coming, title=title, stamp=datetime.now(UTC), language=spoken),
            file_name=f"{_tables.file_name(name)}.ics",
            mime=MIME,
            key="terms_ics",
            icon=":material/calendar_add_on:",
            help=_("Ends of terms, reports and filings due from the as-of date on"),
            type="tertiary",
            on_click="ignore",
        )
