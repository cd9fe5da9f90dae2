"""Co-building: who signs with which areas, round after round, and what comes of it."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from app_pages import (
    _charts,
    _choices,
    _figures,
    _head,
    _indicators,
    _links,
    _matrix,
    _partner_kinds,
    _pictures,
    _store,
    _tables,
    _view,
)
from app_pages._charts import Bar
from app_pages._matrix import Cell
from app_pages._words import _, language, plain, text
from graph.words import Text
from queries.tables import Table

TITLE = Text(zh="共建", en="Co-building")
ICON = ":material/handshake:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 3

_INDICATORS = ("I21", "I22", "I23", "I26", "I38")
_LISTED_PARTNERS = 40


def render() -> None:
    """Draw the page."""
    sentence = _head.draw(text(TITLE))
    agreements = _store.ask("agreements")
    _head.say(sentence, _answer(agreements))
    _figures.show(_indicators.figures(_INDICATORS))
    tab = _choices.pick(
        "tab",
        {
            "matrix": _("Partner kinds by area"),
            "rounds": _("Rounds"),
            "life": _("Life cycle"),
            "network": _("Network"),
        },
        label=_("View"),
    )
    if tab == "matrix":
        _partner_kinds.draw("kinds")
    elif tab == "rounds":
        _rounds()
    elif tab == "life":
        _life(agreements)
    else:
        _pictures.network(
            "co_building_network",
            key="co_building",
            height=620,
            empty=_("No agreement is in force for this scope and date."),
        )
    if tab in ("matrix", "network"):
        _agreements(agreements)


def _answer(agreements: Table) -> str:
    states = Counter(str(row["state"]) for row in agreements.rows)
    active = [row for row in agreements.rows if row["state"] == "active"]
    return _(
        "{active} {active:agreement is|agreements are} in force; {lapsed} lapsed without "
        "renewal; of those in force "
        "{idle} {idle:has|have} no project and {dormant} no activity in the last 180 days.",
        active=states["active"],
        lapsed=states["lapsed"],
        idle=sum(bool(row["without_project"]) for row in active),
        dormant=sum(bool(row["dormant"]) for row in active),
    )


def _rounds() -> None:
    table = _store.ask("agreements_by_round")
    if not table.rows:
        st.caption(plain(_("Nothing was signed by this date.")))
        return
    numbers = sorted({str(one) for row in table.rows for one in _tables.parts(row["rounds"])})
    partners = {str(row["partner_id"]): str(row["partner"]) for row in table.rows}
    columns = {one: _("Round {number}", number=one) for one in numbers}
    columns["state"] = table.columns["state"].heading(language())
    states = table.columns["state"].words()
    cells = {}
    for row in table.rows:
        identity, signed = (
            str(row["partner_id"]),
            {str(one) for one in _tables.parts(row["rounds"])},
        )
        for one in numbers:
            cells[identity, one] = Cell("✓") if one in signed else Cell("—")
        state = str(row["state"])
        glyph, severity = _ROUND_STATES.get(state, ("", None))
        cells[identity, "state"] = Cell(f"{glyph} {text(states[state])}".strip(), severity)
    _counts(table)
    _matrix.show(
        _("Partner"),
        partners,
        columns,
        cells,
        key="rounds",
        alt=table.query.title.get(language()),
        clicked=lambda partner, _column: _view.select("partner", partner),
    )
    partner = _view.selected("partner")
    if partner in partners:
        _links.profile(partner, partners[partner])
    _tables.download_only(table, "rounds")


_ROUND_STATES = {
    "lost": ("!", "gap"),
    "unknown": ("○", "unknown"),
    "new": ("＋", None),
    "returned": ("＋", None),
    "sustained": ("✓", "fine"),
    "renewed": ("✓", None),
}


def _counts(table: Table) -> None:
    states = Counter(str(row["state"]) for row in table.rows)
    words = table.columns["state"].words()
    told = " · ".join(f"{text(words[code])} {states[code]}" for code in words if states[code])
    st.caption(plain(told))


def _life(agreements: Table) -> None:
    if not agreements.rows:
        st.caption(plain(_("Nothing was signed by this date.")))
        return
    words = agreements.columns["state"].words()
    bars = []
    for row in agreements.rows:
        names = [str(name) for name in _tables.parts(row["partners"])] or [str(row["agreement"])]
        bars += [
            Bar(
                row=name,
                start=row["signed"],
                end=row["expires"],
                state=str(row["state"]),
                label=_("Round {number}", number=row["round"]) if row["round"] else "",
            )
            for name in names
        ]
    kept = sorted({bar.row for bar in bars})[:_LISTED_PARTNERS]
    _charts.bars(
        [bar for bar in bars if bar.row in kept],
        states={code: text(word) for code, word in words.items()},
        as_of=agreements.as_of,
        key="life",
        description=_("Agreements from signing to end, by partner"),
    )
    _agreements(agreements)


def _agreements(agreements: Table) -> None:
    st.subheader(_("Agreements"), anchor=False)
    _tables.show(
        agreements,
        "agreements",
        empty=_("Nothing was signed by this date."),
    )
