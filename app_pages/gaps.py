"""Gaps: everything absent, due, against a rule or unknown, each with why and from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app_pages import (
    _choices,
    _evidence,
    _frames,
    _head,
    _links,
    _matrix,
    _partner_kinds,
    _scopes,
    _store,
    _tables,
    _view,
)
from app_pages._matrix import Cell
from app_pages._severity import SEVERITIES
from app_pages._words import _, kind, language, plain, text
from graph.names import area_stem
from graph.words import Text
from queries import tables
from queries.catalogue import catalogue
from queries.findings import Finding

TITLE = Text(zh="缺口", en="Gaps")
ICON = ":material/rule:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 5

_KINDS = (
    "PartyOrganisation",
    "ResidentsCommittee",
    "OwnersCommittee",
    "PropertyFirm",
    "WomensCongress",
    "Assembly",
    "MediationBody",
)
_FOUR = _KINDS[:4]
"""Party organisation, committees and firm: without one of these an area has a gap."""
_BODY_STATES = {
    "present": ("✓", "fine"),
    "missing": ("!", "gap"),
    "unknown": ("○", "unknown"),
}


def render() -> None:
    """Draw the page."""
    sentence = _head.draw(text(TITLE))
    found = _store.findings()
    _head.say(sentence, _answer(found))
    tab = _choices.pick(
        "tab",
        {
            "list": _("All findings"),
            "bodies": _("Areas and bodies"),
            "partners": _("Areas and partner kinds"),
        },
        label=_("View"),
    )
    if tab == "list":
        _list(found)
    elif tab == "bodies":
        _bodies()
    else:
        _partner_kinds.draw("gap_kinds")


def _answer(found: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in found)
    return _(
        "{violation} violations, {gap} gaps, {notice} notices; {unknown} points are unknown and "
        "to be verified.",
        **{name: counts[name] for name in ("violation", "gap", "notice", "unknown")},
    )


def _list(found: Sequence[Finding]) -> None:
    kept = _filtered(found)
    if not kept:
        st.caption(
            plain(_("Nothing matches the filters.") if found else _("No finding at this date."))
        )
        return
    place = _frames.show(
        _columns(kept),
        key="findings",
        alt=_("All findings"),
        rows=18,
        pick=True,
        severities=[one.severity for one in kept],
        widths={_("Why"): 460, _("Subject"): 210, _("Severity"): 84},
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("{shown} of {count} findings", shown=len(kept), count=len(found)))
        _download(kept)
    if place is not None and place < len(kept):
        _details(kept[place])


def _filtered(found: Sequence[Finding]) -> list[Finding]:
    topics = {finding.topic: text(catalogue()[finding.topic].title) for finding in found}
    areas = {name: area_stem(name) for finding in found for name in finding.areas}
    severity, topic, area = st.columns([3, 3, 2], gap="small")
    with severity:
        severities = _choices.filters(
            "severity",
            {name: one.label() for name, one in SEVERITIES.items() if name != "fine"},
            label=_("Severity"),
        )
    with topic:
        chosen = _choices.filters("topic", topics, label=_("What"))
    with area:
        wanted = _area_filter(areas)
    return [
        finding
        for finding in found
        if (not severities or finding.severity in severities)
        and (not chosen or finding.topic in chosen)
        and (wanted is None or wanted in finding.areas)
    ]


def _area_filter(areas: dict[str, str]) -> str | None:
    """Let an area be chosen; the address holds its code, findings know its name."""
    codes = {_scopes.code(name) or name: name for name in sorted(areas)}
    asked = _view.selected("area")
    st.session_state["area_choice"] = asked if asked in codes else None
    chosen = st.selectbox(
        _("Area"),
        list(codes),
        index=None,
        format_func=lambda code: areas.get(codes.get(code, ""), code),
        key="area_choice",
        placeholder=_("All"),
        on_change=lambda: _view.select("area", st.session_state["area_choice"]),
    )
    return codes.get(chosen) if chosen else None


def _columns(kept: Sequence[Finding]) -> dict[str, list[object]]:
    return {
        _("Severity"): [SEVERITIES[one.severity].label() for one in kept],
        _("Subject"): [one.subject for one in kept],
        _("Kind"): [kind(one.subject_kind) for one in kept],
        _("Area"): ["、".join(area_stem(area) for area in one.areas) for one in kept],
        _("What"): [text(catalogue()[one.topic].title) for one in kept],
        _("Why"): [one.explanation.get(language()) for one in kept],
        _("Since"): [one.since.isoformat() if one.since else "" for one in kept],
        _("Rule or indicator"): [one.reason for one in kept],
    }


def _download(kept: Sequence[Finding]) -> None:
    spoken, seen = language(), _view.view()
    columns = {**_columns(kept), _("Sources"): ["、".join(one.sources) for one in kept]}
    about = [
        (_("Scope"), _scopes.name(seen.scope)),
        (_("As of"), seen.as_of.isoformat()),
        (_("Findings"), str(len(kept))),
    ]
    rows = [[str(value) for value in row] for row in zip(*columns.values(), strict=True)]
    title, notes = _("Work list"), _("About this list")
    st.download_button(
        _("Work list (XLSX)"),
        data=lambda: tables.workbook(title, list(columns), rows, about, notes),
        file_name=f"{_tables.file_name(text(TITLE))}-{spoken}.xlsx",
        mime=_tables.XLSX,
        key="work_list",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _details(finding: Finding) -> None:
    severity = SEVERITIES[finding.severity]
    with st.container(border=True, key="finding"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(plain(severity.label()), color=severity.badge)
            st.markdown(f"**{plain(finding.subject)}**", width="content")
            _links.profile(finding.subject_id, _("Open profile"))
        st.markdown(plain(finding.explanation.get(language())))
        if rule := finding.rule:
            state = _("verified") if rule.status == "verified" else _("secondary source")
            st.caption(
                plain(
                    _(
                        "Rule {id} ({state}), source: {source}",
                        id=rule.id,
                        state=state,
                        source=rule.source,
                    )
                )
            )
        else:
            st.caption(plain(_("Indicator {id}", id=finding.reason)))
        with st.expander(_("Source rows"), icon=":material/description:"):
            _evidence.show(finding.sources, key="finding")


def _bodies() -> None:
    table = _store.ask("areas_lacking_bodies")
    if not table.rows:
        st.caption(plain(_("No area lies in this scope.")))
        return
    areas = {str(row["area_id"]): area_stem(str(row["area"])) for row in table.rows}
    met = {str(row["kind"]) for row in table.rows}
    kinds = {label: kind(label) for label in (*_KINDS, *sorted(met - {*_KINDS})) if label in met}
    cells = {}
    for row in table.rows:
        cells[str(row["area_id"]), str(row["kind"])] = _body(row)
    _matrix.show(
        _("Area"),
        areas,
        kinds,
        cells,
        key="bodies",
        alt=text(table.query.title),
        clicked=_view.select_cell,
    )
    area = _view.selected("area")
    if area in areas:
        _present(table, area, areas[area])
    _tables.download_only(table, "bodies")


def _body(row: _tables.Row) -> Cell:
    glyph, severity = _BODY_STATES[str(row["state"])]
    if severity == "gap":
        if row["kind"] in _FOUR:
            return Cell(_("! lack"), "gap")
        return Cell(_("△ lack"), "notice")
    count = len(_tables.parts(row["bodies"]))
    return Cell(f"{glyph} {count}" if count else glyph, severity)


def _present(table: tables.Table, area: str, title: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="present"):
        st.markdown(f"**{plain(title)}**", width="content")
        for row in table.rows:
            if row["area_id"] == area:
                names, ids = _tables.parts(row["bodies"]), _tables.parts(row["body_ids"])
                for name, identity in zip(names, ids, strict=True):
                    _links.profile(str(identity), str(name))
