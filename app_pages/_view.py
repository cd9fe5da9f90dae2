"""What is looked at: scope, date and selection, kept in the address.

The address is the record: a link reopens the same view and the browser's back button goes
to the view before. The session only remembers scope, date and language for an address
that does not name them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import streamlit as st

from app_pages._words import language
from graph.words import Language

WHOLE = "all"
"""Stands in the address for a scope of everything; queries take the empty prefix."""
_KEPT = ("scope", "as_of", "lang")


@dataclass(frozen=True)
class View:
    """Scope (a prefix of division codes), as-of date and language of a page view."""

    scope: str
    as_of: datetime.date
    language: Language


def view() -> View:
    """Return what is looked at; `settle` has made it complete."""
    scope = st.query_params["scope"]
    return View(
        scope="" if scope == WHOLE else scope,
        as_of=datetime.date.fromisoformat(st.query_params["as_of"]),
        language=language(),
    )


def settle(scope: str, as_of: datetime.date) -> list[str]:
    """Complete the address from the session, then from the defaults given.

    Returns
    -------
    list[str]
        The values in the address that cannot be used and were replaced.
    """
    remembered: dict[str, str] = st.session_state.get("_view", {})
    default = {"scope": scope or WHOLE, "as_of": as_of.isoformat(), "lang": language()}
    found, refused = {}, []
    for name in _KEPT:
        asked = st.query_params.get(name)
        if asked and not _usable(name, asked):
            refused.append(asked)
            asked = None
        found[name] = asked or remembered.get(name) or default[name]
    if any(st.query_params.get(name) != value for name, value in found.items()):
        st.query_params.update(found)
    st.session_state["_view"] = found
    return refused


def _usable(name: str, value: str) -> bool:
    if name == "scope":
        return value == WHOLE or (value.isdecimal() and len(value) <= 12)
    if name == "lang":
        return value in ("zh", "en")
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10


def selected(name: str) -> str | None:
    """Return a selection of this page (an area, a list, a filter) from the address."""
    return st.query_params.get(name) or None


def select(name: str, value: str | None) -> None:
    """Put a selection of this page into the address, or take it out."""
    if value:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def select_cell(row: str, column: str | None) -> None:
    """Put an area and the column of a matrix into the address: the cell clicked."""
    select("area", row)
    select("column", column)


def change(name: str, value: str) -> None:
    """Change scope, date or language and forget a selection that no longer fits."""
    st.query_params[name] = value
    if name == "scope":
        select("area", None)
        select("column", None)


def forget() -> None:
    """Forget scope and date, so that what is loaded now decides what a visitor sees first."""
    st.session_state.pop("_view", None)
    for name in ("scope", "as_of", "area", "column"):
        select(name, None)


def link(**selection: str) -> dict[str, str]:
    """Return the parameters of a link to another page of the same view."""
    kept = {name: st.query_params[name] for name in _KEPT if name in st.query_params}
    return {**kept, **selection}
