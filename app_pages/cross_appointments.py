"""Cross-appointments: which bodies of an area share persons, and who these are."""

from __future__ import annotations

import streamlit as st

from app_pages import (
    _choices,
    _figures,
    _head,
    _indicators,
    _matrix,
    _pictures,
    _scopes,
    _store,
    _tables,
    _view,
)
from app_pages._matrix import Cell
from app_pages._words import _, language, plain, text
from graph.names import area_stem
from graph.words import Text
from queries.tables import Table

TITLE = Text(zh="交叉任职", en="Cross-appointments")
ICON = ":material/group_work:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 2

PAIRS = {
    "PR": Text(zh="党–居", en="P–R"),
    "PO": Text(zh="党–业", en="P–O"),
    "PF": Text(zh="党–物", en="P–F"),
    "RO": Text(zh="居–业", en="R–O"),
    "OF": Text(zh="业–物", en="O–F"),
    "RF": Text(zh="居–物", en="R–F"),
}
"""Headings of the matrix: Party organisation, residents' and owners' committee, firm."""
_INDICATORS = ("I7", "I8", "I6", "I5", "I13")


def render() -> None:
    """Draw the page."""
    sentence = _head.draw(text(TITLE))
    pairs = _store.ask("cross_appointment_pairs")
    _head.say(sentence, _answer(pairs))
    _figures.show(_indicators.figures(_INDICATORS))
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _areas(pairs)
    with right:
        _picture(pairs)
    _lists(pairs)


def _picture(pairs: Table) -> None:
    area = _view.selected("area")
    name = next((str(row["area"]) for row in pairs.rows if row["area_id"] == area), None)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(plain(name or _scopes.name(pairs.scope)), anchor=False)
        if name:
            st.button(
                _("Show all areas"),
                key="all_areas",
                icon=":material/zoom_out_map:",
                type="tertiary",
                on_click=_view.select,
                args=("area", None),
            )
    _pictures.network(
        "cross_appointment_network",
        key="cross_network",
        height=560,
        scope=area if name else None,
    )


def _answer(pairs: Table) -> str:
    wanted = [row for row in pairs.rows if row["pair"] == "PR"]
    present = [row for row in wanted if row["state"] != "missing"]
    joined = sum(row["state"] == "joined" for row in present)
    several = len(_store.ask("persons_in_several_bodies").rows)
    doubtful = sum(
        row["judgement"] == "doubtful" and row["state"] == "joined" for row in pairs.rows
    )
    return _(
        "Party organisation and residents' committee share persons in {joined} of {present} "
        "{present:area|areas}; {several} {several:person serves|persons serve} in two bodies or "
        "more; {doubtful} {doubtful:pairing needs|pairings need} to be checked.",
        joined=joined,
        present=len(present),
        several=several,
        doubtful=doubtful,
    )


def _areas(pairs: Table) -> None:
    st.subheader(_("Shared persons by area and pair"), anchor=False)
    titles = {code: text(title) for code, title in PAIRS.items()}
    areas = {str(row["area_id"]): area_stem(str(row["area"])) for row in pairs.rows}
    cells = {(str(row["area_id"]), str(row["pair"])): _cell(row) for row in pairs.rows}
    _matrix.show(
        _("Area"),
        areas,
        titles,
        cells,
        key="pairs",
        width=50,
        alt=pairs.query.title.get(language()),
        clicked=_view.select_cell,
    )
    st.caption(
        plain(
            _(
                "✓ shared persons where wanted or allowed · △ to be checked · "
                "! none though wanted · ○ start unknown · — body missing"
            )
        )
    )


def _cell(row: _tables.Row) -> Cell:
    state, judgement, shared = row["state"], row["judgement"], row["overlap"]
    if state == "missing":
        return Cell("—", "unknown")
    if state == "unknown":
        return Cell(f"○ {row['unknown']}", "unknown")
    if state == "joined":
        return Cell(f"△ {shared}", "notice") if judgement == "doubtful" else Cell(f"✓ {shared}")
    return Cell("! 0", "gap") if judgement == "wanted" else Cell("0")


def _lists(pairs: Table) -> None:
    tab = _choices.pick(
        "tab",
        {
            "several": _("In several bodies"),
            "sources": _("Part-timers by source"),
            "conflicts": _("Conflicts of interest"),
            "pairs": _("All pairs"),
        },
        label=_("List"),
    )
    if tab == "several":
        _several()
    elif tab == "sources":
        _tables.show(_store.ask("part_timers_by_system"), "part_timers")
    elif tab == "conflicts":
        _tables.show(
            _store.ask("conflicts_of_interest"),
            "conflicts",
            empty=_("No conflict of interest is known at this date."),
        )
    else:
        _tables.show(pairs, "pairs_table")


def _several() -> None:
    least = _choices.pick(
        "least",
        {str(number): _("{count} or more", count=number) for number in (2, 3, 4)},
        label=_("Bodies held, at least"),
    )
    _tables.show(
        _store.ask("persons_in_several_bodies", minimum=int(least)),
        "several",
        empty=_("Nobody serves in that many bodies."),
    )
