"""What could fill a gap: candidates against checks, by name, without a score."""

from __future__ import annotations

import streamlit as st

from app_pages import _links, _matrix, _scopes, _store, _tables, _view
from app_pages._matrix import Cell
from app_pages._words import _, kind, plain, text

_KIND = "kind"
_PLACES = ("near", "here")
"""Checks that saw the code of a place."""
_JUDGED = ("due",)
"""Checks that only a rule can answer."""
_PASSED = {True: ("✓", "fine"), False: ("✕", "gap"), None: ("○", "unknown")}


def draw(title: str, query: str, *, area: str, **parameters: str) -> None:
    """Draw the candidates of one empty cell.

    Parameters
    ----------
    title
        What is lacking where.
    query
        A query of the topic ``candidates``.
    area
        Code of the area.
    **parameters
        What else the query asks for.
    """
    table = _store.ask(query, scope="", area=area, **parameters)
    with st.container(border=True, key="candidates"):
        st.markdown(f"**{plain(title)}** · {plain(text(table.query.title))}")
        st.caption(plain(text(table.query.description)))
        if not table.rows:
            st.caption(plain(_("The graph holds nothing that could fill it.")))
            return
        names = {str(row["candidate_id"]): str(row["candidate"]) for row in table.rows}
        kinds = {(str(row["candidate_id"]), _KIND): Cell(kind(row["kind"])) for row in table.rows}
        words = table.columns["check"].words()
        rules = {str(row["check"]): row["rule"] for row in table.rows}
        columns = {
            code: _heading(code, text(word), rules[code])
            for code, word in words.items()
            if code in rules
        }
        _matrix.show(
            _("Candidate"),
            names,
            {_KIND: _("Kind"), **columns},
            kinds
            | {(str(row["candidate_id"]), str(row["check"])): _cell(row) for row in table.rows},
            key="candidate",
            alt=text(table.query.title),
            clicked=lambda one, _column: _view.select("candidate", one),
        )
        st.caption(plain(_("✓ passes · ✕ does not · ○ not known; beside it what was seen. "
                           "The order is that of the names.")))  # fmt: skip
        chosen = _view.selected("candidate")
        if chosen in names:
            _links.profile(chosen, names[chosen])
        _tables.download_only(table, "candidate_rows")


def _heading(check: str, title: str, rule: object) -> str:
    if check in _JUDGED and not rule:
        return _("{check} (no rule known on this day)", check=title)
    return f"{title} ({rule})" if rule else title


def _cell(row: _tables.Row) -> Cell:
    passed = row["passed"]
    glyph, severity = _PASSED[passed if isinstance(passed, bool) else None]
    seen = str(row["seen"])
    if row["check"] in _PLACES:
        seen = _scopes.name(seen)
    return Cell(f"{glyph} {seen}", severity)
