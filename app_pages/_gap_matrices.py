"""Areas against what they should have; an empty cell opens what could fill it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from app_pages import (
    _areas,
    _candidates,
    _findings,
    _links,
    _matrix,
    _partner_kinds,
    _store,
    _tables,
    _view,
)
from app_pages._matrix import Cell
from app_pages._severity import ORDER, SEVERITIES
from app_pages._words import _, choice, kind, plain, text
from exports.worklist import areas as areas_of
from graph.names import area_stem
from queries.finding import Finding, check_title
from queries.findings import none_due
from queries.marks import Marks
from queries.tables import Table

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
    "unrecorded": ("○", "unknown"),
}


def checks(found: Sequence[Finding], decided: Marks) -> None:
    """Draw areas against checks: the gravest finding and how many; a click lists them."""
    open_ones = [one for one in found if one.key not in decided.dismissed]
    if not open_ones:
        st.caption(plain(_("No finding at this date.")))
        return
    cells: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in open_ones:
        for area in one.area_ids:
            cells[area, one.check].append(one)
    names = _areas.told(areas_of(open_ones))
    met = dict.fromkeys(one.check for one in open_ones if one.area_ids)
    titles = {check: text(check_title(check)) for check in met}
    _matrix.show(
        _("Area"),
        names,
        titles,
        {place: _worst(here) for place, here in cells.items()},
        key="checks",
        alt=_("Areas and checks"),
        clicked=_view.select_cell,
    )
    st.caption(
        plain(_("✕ violation · ! gap · △ notice · ○ unknown, and how many; a click lists them."))
    )
    if elsewhere := sum(not one.area_ids for one in open_ones):
        told = _("{count} {count:finding|findings} of no one area {count:stands|stand} only in "
                 "the list of all findings.", count=elsewhere)  # fmt: skip
        st.caption(plain(told))
    chosen, check = _view.selected("area") or "", _view.selected("column")
    if chosen in names:
        here = [one for one in open_ones if chosen in one.area_ids and check in (None, one.check)]
        title = titles.get(check or "", _("All findings"))
        st.markdown(f"**{plain(names[chosen])} · {plain(title)}**")
        if here:
            _findings.table(here, decided, key="cell", alt=title)
        else:
            st.caption(plain(_("No finding at this date.")))


def _worst(here: Sequence[Finding]) -> Cell:
    severity = min((one.severity for one in here), key=ORDER.__getitem__)
    return Cell(f"{SEVERITIES[severity].glyph} {len(here)}", severity)


def bodies() -> None:
    """Draw areas against kinds of body."""
    table = _store.ask("areas_lacking_bodies")
    if not table.rows:
        st.caption(plain(_("No area lies in this scope.")))
        return
    areas = _areas.told({str(row["area_id"]): area_stem(str(row["area"])) for row in table.rows})
    met = {str(row["kind"]) for row in table.rows}
    kinds = {label: kind(label) for label in (*_KINDS, *sorted(met - {*_KINDS})) if label in met}
    cells = {(str(row["area_id"]), str(row["kind"])): body(row) for row in table.rows}
    _matrix.show(
        _("Area"), areas, kinds, cells,
        key="bodies", alt=text(table.query.title), clicked=_view.select_cell,
    )  # fmt: skip
    _hint()
    area, column = _view.selected("area"), _view.selected("column")
    if area in areas:
        _present(table, area, areas[area])
        lacking = [row["kind"] for row in table.rows
                   if row["area_id"] == area and row["state"] != "present"]  # fmt: skip
        if column in lacking and column:
            _candidates.draw(
                f"{areas[area]} · {kinds[column]}", "body_candidates", area=area, of_kind=column
            )
    _tables.download_only(table, "bodies")


def body(row: _tables.Row) -> Cell:
    """Return the cell of one kind of body in one area."""
    glyph, severity = _BODY_STATES[str(row["state"])]
    if severity == "gap":
        due = row["kind"] != "OwnersCommittee" or not none_due(row)
        if row["kind"] in _FOUR and due:
            return Cell(_("! missing"), "gap")
        return Cell(_("△ missing"), "notice")
    count = len(_tables.parts(row["bodies"]))
    return Cell(f"{glyph} {count}" if count else glyph, severity)


def _present(table: Table, area: str, title: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="present"):
        st.markdown(f"**{plain(title)}**", width="content")
        for row in table.rows:
            if row["area_id"] == area:
                names, ids = _tables.parts(row["bodies"]), _tables.parts(row["body_ids"])
                for name, identity in zip(names, ids, strict=True):
                    _links.profile(str(identity), str(name))


def partners() -> None:
    """Draw areas against kinds of partner."""
    _partner_kinds.draw("gap_kinds")
    _hint()
    area, column = _view.selected("area"), _view.selected("column")
    for row in _store.ask("partner_area_matrix").rows:
        here = (row["area_id"], row["unit_type"]) == (area, column)
        if here and area and column and not row["partners"]:
            name = _areas.told({area: area_stem(str(row["area"]))})[area]
            title = f"{name} · {choice('PartnerUnit', 'unit_type', column)}"
            _candidates.draw(title, "partner_candidates", area=area, unit_type=column)


_POSITION_STATES = {
    "filled": ("✓", "fine"),
    "quiet": ("△", "notice"),
    "closed": ("!", "gap"),
    "missing": ("!", "gap"),
    "unknown": ("○", "unknown"),
}


def positions() -> None:
    """Draw areas against the six brand positions."""
    table = _store.ask("brand_position_matrix")
    if not table.rows:
        st.caption(plain(_("No area lies in this scope.")))
        return
    areas = _areas.told({str(row["area_id"]): area_stem(str(row["area"])) for row in table.rows})
    names = {str(row["number"]): str(row["position"]) for row in table.rows if row["position"]}
    numbers = {str(number): names.get(str(number), str(number)) for number in range(1, 7)}
    words = table.columns["state"].words()
    cells, states = {}, {}
    for row in table.rows:
        place = str(row["area_id"]), str(row["number"])
        glyph, severity = _POSITION_STATES[str(row["state"])]
        states[place] = severity
        cells[place] = Cell(f"{glyph} {text(words[str(row['state'])])}", severity)
    _matrix.show(
        _("Area"), areas, {code: f"{code} {name}" for code, name in numbers.items()}, cells,
        key="positions", alt=text(table.query.title), clicked=_view.select_cell, width=112,
    )  # fmt: skip
    _hint()
    area, column = _view.selected("area") or "", _view.selected("column") or ""
    if states.get((area, column), "fine") != "fine":
        _candidates.draw(f"{areas[area]} · {numbers[column]}", "position_candidates", area=area)
    _tables.download_only(table, "positions")


def _hint() -> None:
    st.caption(plain(_("A click on a cell marked !, △ or ○ shows what could fill it.")))
