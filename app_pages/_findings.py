"""Findings in a list: filters, the table, the work list, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

import streamlit as st

from app_pages import (
    _areas,
    _choices,
    _decisions,
    _evidence,
    _finding,
    _frames,
    _scopes,
    _tables,
    _view,
)
from app_pages._severity import SEVERITIES
from app_pages._words import _, begin, kind, language, plain, text
from exports.worklist import areas, worklist
from graph.words import heading
from queries.finding import Finding, check_title
from queries.marks import STATES, Marks

LISTED = 1000
"""Findings that a table shows; the work list has them all."""


def draw(found: Sequence[Finding], decided: Marks) -> None:
    """Draw the filters, what they leave, and the finding that is chosen."""
    kept = _filtered(found, decided)
    if not kept:
        st.caption(
            plain(_("Nothing matches the filters.") if found else _("No finding at this date."))
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            _("{shown} of {count} {count:finding|findings}", shown=len(kept), count=len(found))
        )
        _work_list(kept, decided)
    table(kept, decided, key="findings", alt=_("All findings"))


def table(found: Sequence[Finding], decided: Marks, *, key: str, alt: str) -> None:
    """Draw findings, given the gravest first, what was dismissed last; a click opens one."""
    still_open = (one for one in found if one.key not in decided.dismissed)
    dismissed = (one for one in found if one.key in decided.dismissed)
    listed = list(islice(chain(still_open, dismissed), LISTED))
    if len(listed) < len(found):
        st.caption(plain(_("The first {count} are shown; filters narrow them.", count=LISTED)))
    columns = _columns(listed, decided)
    _frames.show(
        columns,
        key=key,
        alt=alt,
        rows=10,  # what a click opens begins on the same screen
        severities=[one.severity for one in listed],
        widths={
            name: min(_frames.width({name, *map(str, columns[name])}), most)
            for name, most in _widest().items()
        },
        clicked=lambda place: _view.select("finding", listed[place].key),
        names=[one.key for one in listed],
        count=len(found),
    )
    asked = _view.selected("finding")
    chosen = next((one for one in listed if one.key == asked), None)
    if chosen is None:
        st.caption(plain(_("A click on a row shows below why, by which rule, from which cells.")))
    else:
        _finding.card(chosen, key="finding")
        _decisions.draw(chosen, decided)


def _filtered(found: Sequence[Finding], decided: Marks) -> list[Finding]:
    with _choices.folded(("severity", "check", "area", "rule", "kind", "state")):
        first = st.columns(3, gap="small")
        with first[0]:
            severities = _choices.filters(
                "severity",
                {name: one.label() for name, one in SEVERITIES.items() if name != "fine"},
                label=_("Severity"),
            )
        with first[1]:
            checks = _choices.filters(
                "check",
                {
                    check: text(check_title(check))
                    for check in dict.fromkeys(one.check for one in found)
                },
                label=_("What"),
                known=_check,
            )
        with first[2]:
            area = _areas.pick(_areas.told(areas(found)))
        second = st.columns(3, gap="small")
        with second[0]:
            rules = _choices.filters(
                "rule", {one: one for one in sorted({one.reason for one in found})},
                label=_("Rule or indicator"), known=str,
            )  # fmt: skip
        with second[1]:
            kinds = _choices.filters(
                "kind",
                {label: kind(label) for label in dict.fromkeys(one.subject_kind for one in found)},
                label=_("Kind"),
                known=kind,
            )
        with second[2]:
            states = _choices.filters(
                "state", {code: text(title) for code, title in STATES.items()}, label=_("State")
            )
    return [
        one
        for one in found
        if (not severities or one.severity in severities)
        and (not checks or one.check in checks)
        and (area is None or area in one.area_ids)
        and (not rules or one.reason in rules)
        and (not kinds or one.subject_kind in kinds)
        and (not states or decided.state(one.key) in states)
    ]


def _widest() -> dict[str, int]:
    """Return the pixels that columns take at most: the state then stands on a wide screen too."""
    area = 220 if _scopes.wide() else 130  # with its street
    return {_("Severity"): 110, _("Subject"): 230, _("Area"): area, _("What"): 170, _("Why"): 300,
            _("Since"): 120}  # fmt: skip


def _check(code: str) -> str | None:
    try:
        return text(check_title(code))
    except KeyError:
        return None


def _columns(found: Sequence[Finding], decided: Marks) -> dict[str, list[object]]:
    spoken, names = language(), _areas.told(areas(found))
    severities = {name: one.label() for name, one in SEVERITIES.items()}
    checks = {check: text(check_title(check)) for check in {one.check for one in found}}
    states = {state: begin(text(title)) for state, title in STATES.items()}
    kinds = {label: kind(label) for label in {one.subject_kind for one in found}}
    return {
        _("Severity"): [severities[one.severity] for one in found],
        _("Subject"): [one.subject for one in found],
        _("Area"): [_areas.of(one.areas, one.area_ids, names) for one in found],
        _("What"): [checks[one.check] for one in found],
        _("Why"): [heading(one.explanation.get(spoken)) for one in found],
        _("Since"): [one.since.isoformat() if one.since else "" for one in found],
        _("State"): [states[decided.state(one.key)] for one in found],
        _("Kind"): [kinds[one.subject_kind] for one in found],
        _("Rule or indicator"): [one.reason for one in found],
    }


def _work_list(kept: Sequence[Finding], decided: Marks) -> None:
    seen, spoken = _view.view(), language()
    scope, name = _scopes.name(seen.scope), _tables.file_name(_("Work list"))
    streets = _scopes.streets() if _scopes.wide() else None
    st.download_button(
        _("Work list (XLSX)"),
        data=lambda: worklist(
            kept,
            decided,
            scope=scope,
            as_of=seen.as_of,
            language=spoken,
            files=_evidence.file_names(),
            streets=streets,
        ),
        file_name=f"{name}.xlsx",
        mime=_tables.XLSX,
        key="work_list",
        icon=":material/download:",
        help=_("One sheet for all and one for each area, with columns to fill in"),
        type="tertiary",
        on_click="ignore",
    )
