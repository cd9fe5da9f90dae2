"""Scopes to choose from: the places that the graph knows."""

from __future__ import annotations

import datetime

from app_pages import _store
from app_pages._view import WHOLE, view
from app_pages._words import language

SAMPLE_DATE = datetime.date(2015, 8, 1)
"""The day for which the sample shows the figures of the article it is built on."""
SAMPLE_SCOPE = "310110009"
LISTED_AREAS = 400
"""Above this many, areas are listed only of the subdistrict at hand."""
SUBDISTRICT = 9
_INDENT = {"district": 0, "subdistrict": 1, "area": 2}


def default_date(state: _store.State) -> datetime.date:
    """Return the date of a first visit: that of the sample where it is shown, else today."""
    return SAMPLE_DATE if state.sample else datetime.date.today()


def default(state: _store.State) -> str:
    """Return the scope of a first visit: the sample's or the only subdistrict, else everything."""
    if state.sample:
        return SAMPLE_SCOPE
    known = list(streets())
    return known[0] if len(known) == 1 else ""


def choices(current: str) -> dict[str, str]:
    """Return what to call each scope that can be chosen beside `current`, by code."""
    known = _store.places(language()).values()
    few = sum(scope.level == "area" for scope in known) <= LISTED_AREAS
    found = {}
    for scope in known:
        near = scope.code[:SUBDISTRICT] == current[:SUBDISTRICT]
        if scope.level == "area" and not (few or near):
            continue
        indent = "\u2003" * _INDENT.get(scope.level, 0)
        found[scope.code or WHOLE] = indent + scope.title(language())
    return found


def name(code: str) -> str:
    """Return the name of a scope; the code itself where the graph does not know it."""
    scope = _store.places(language()).get(code)
    return scope.title(language()) if scope else code


def wide() -> bool:
    """Say whether the page shows more than one street."""
    return len(view().scope) < SUBDISTRICT


def streets() -> dict[str, str]:
    """Return the names of all streets by code."""
    spoken = language()
    return {
        code: scope.title(spoken)
        for code, scope in _store.places(spoken).items()
        if scope.level == "subdistrict"
    }


def code(name: str) -> str | None:
    """Return the code of the area called `name` in the scope of the page."""
    scope = view().scope
    for known in _store.places(language()).values():
        if known.name == name and known.level == "area" and known.code.startswith(scope):
            return known.code
    return None
