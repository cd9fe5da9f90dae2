"""Findings in a list: filters, the table, the work list, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app_pages import _areas, _choices, _decisions, _finding, _frames, _scopes, _tables, _view
from app_pages._severity import ORDER, SEVERITIES
from app_pages._words import _, kind, language, plain, text
from graph.names import area_stem
from queries.finding import Finding, check_title
from queries.marks import STATES, Marks
from queries.tables import Cell, Sheet, book

AREA_SHEETS = 200
"""Areas above which the work list is one sheet, to be filtered by area."""


def draw(found: Sequence[Finding], decided: Marks) -> None:
    """Draw the filters, what they leave, and the finding that is chosen."""
    kept = _filtered(found, decided)
    if not kept:
        st.caption(
            plain(_("Nothing matches the filters.") if found else _("No finding at this date."))
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("{shown} of {count} findings", shown=len(kept), count=len(found)))
        _work_list(kept, decided)
    table(kept, decided, key="findings", alt=_("All findings"))


def table(found: Sequence[Finding], decided: Marks, *, key: str, alt: str) -> None:
    """Draw findings, the gravest first and what was dismissed last; a click opens one."""
    listed = sorted(
        found,
        key=lambda one: (decided.state(one.key) == "dismissed", ORDER[one.severity]),
    )
    _frames.show(
        _columns(listed, decided),
        key=key,
        alt=alt,
        rows=16,
        severities=[one.severity for one in listed],
        widths={_("Why"): 420, _("Subject"): 200, _("Severity"): 84, _("Area"): 110},
        clicked=lambda place: _view.select("finding", listed[place].key),
    )
    asked = _view.selected("finding")
    chosen = next((one for one in listed if one.key == asked), None)
    if chosen is None:
        st.caption(plain(_("A click on a row shows below why, by which rule, from which cells.")))
    else:
        _finding.card(chosen, key="finding")
        _decisions.draw(chosen, decided)


def _filtered(found: Sequence[Finding], decided: Marks) -> list[Finding]:
    first = st.columns(3, gap="small")
    with first[0]:
        severities = _choices.filters(
            "severity",
            {name: one.label() for name, one in SEVERITIES.items() if name != "fine"},
            label=_("Severity"),
        )
    with first[1]:
        checks = _choices.filters(
            "check", {one.check: text(check_title(one.check)) for one in found}, label=_("What")
        )
    with first[2]:
        area = _areas.pick(areas(found))
    second = st.columns(3, gap="small")
    with second[0]:
        rules = _choices.filters(
            "rule", {one: one for one in sorted({one.reason for one in found})},
            label=_("Rule or indicator"),
        )  # fmt: skip
    with second[1]:
        kinds = _choices.filters(
            "kind", {one.subject_kind: kind(one.subject_kind) for one in found}, label=_("Kind")
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


def areas(found: Sequence[Finding]) -> dict[str, str]:
    """Return the names of the areas that findings concern, by code."""
    names = {
        code: area_stem(name)
        for one in found
        for code, name in zip(one.area_ids, one.areas, strict=False)
    }
    return dict(sorted(names.items()))


def _columns(found: Sequence[Finding], decided: Marks) -> dict[str, list[object]]:
    spoken = language()
    return {
        _("Severity"): [SEVERITIES[one.severity].label() for one in found],
        _("Subject"): [one.subject for one in found],
        _("Kind"): [kind(one.subject_kind) for one in found],
        _("Area"): ["、".join(area_stem(area) for area in one.areas) for one in found],
        _("What"): [text(check_title(one.check)) for one in found],
        _("Why"): [one.explanation.get(spoken) for one in found],
        _("Since"): [one.since.isoformat() if one.since else "" for one in found],
        _("Rule or indicator"): [one.reason for one in found],
        _("State"): [text(STATES[decided.state(one.key)]) for one in found],
    }


def _work_list(kept: Sequence[Finding], decided: Marks) -> None:
    title, name = _("Work list"), _tables.file_name(_("Work list"))
    seen, spoken = _view.view(), language()
    about = [
        (_("Scope"), _scopes.name(seen.scope)),
        (_("As of"), seen.as_of.isoformat()),
        (_("Findings"), str(len(kept))),
    ]
    notes, headings = _("About this list"), _headings()
    lines = {one.key: _line(one, decided) for one in kept}
    places = areas(kept)

    def write() -> bytes:
        sheets = [Sheet(title, headings, [lines[one.key] for one in kept])]
        if len(places) <= AREA_SHEETS:
            sheets += _by_area(kept, places, headings, lines)
        return book(sheets, about, notes)

    st.download_button(
        _("Work list (XLSX)"),
        data=write,
        file_name=f"{name}-{spoken}.xlsx",
        mime=_tables.XLSX,
        key="work_list",
        icon=":material/download:",
        help=_("One sheet for all and one for each area, with columns to fill in"),
        type="tertiary",
        on_click="ignore",
    )


def _by_area(
    kept: Sequence[Finding],
    places: Mapping[str, str],
    headings: Sequence[str],
    lines: Mapping[str, Sequence[Cell]],
) -> list[Sheet]:
    return [
        Sheet(name, headings, [lines[one.key] for one in kept if code in one.area_ids])
        for code, name in places.items()
    ]


def _headings() -> list[str]:
    return [
        _("Severity"), _("Area"), _("Subject"), _("Kind"), _("What"), _("Why"),
        _("Numbers seen"), _("Since"), _("Rule or indicator"), _("Status"),
        _("What would close it"), _("State"), _("Reason"), _("Sources"),
        _("Who takes it on"), _("Done on"), _("Remark"),
    ]  # fmt: skip


def _line(one: Finding, decided: Marks) -> list[Cell]:
    last = decided.last(one.key)
    return [
        SEVERITIES[one.severity].label(),
        "、".join(area_stem(area) for area in one.areas),
        one.subject,
        kind(one.subject_kind),
        text(check_title(one.check)),
        one.explanation.get(language()),
        _finding.numbers(one),
        one.since.isoformat() if one.since else None,
        one.reason,
        _finding.status(one.rule) if one.rule else None,
        one.closes.get(language()),
        text(STATES[decided.state(one.key)]),
        last.reason if last else None,
        "、".join(one.sources),
        None,
        None,
        None,
    ]
