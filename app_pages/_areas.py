"""A filter for one area, kept in the address by its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from app_pages import _scopes, _view
from app_pages._scopes import SUBDISTRICT
from app_pages._words import _
from graph.names import area_stem

_KEY = "area_choice"


def told(areas: Mapping[str, str]) -> dict[str, str]:
    """Return what to call areas (short names by code): with the street where there are several.

    Five areas of Shanghai are called 新桥.
    """
    if not _scopes.wide():
        return dict(areas)
    streets = _scopes.streets()
    return {
        code: f"{name} · {street}" if (street := streets.get(code[:SUBDISTRICT])) else name
        for code, name in areas.items()
    }


def of(areas: Iterable[str], codes: Iterable[str], called: Mapping[str, str]) -> str:
    """Return the areas of one line, by what all are `called`; by name where a code is missing."""
    names, known = list(areas), list(codes)
    if len(names) == len(known):
        return "、".join(called[code] for code in known)
    return "、".join(map(area_stem, names))


def pick(areas: Mapping[str, str]) -> str | None:
    """Let one of `areas` (names by code) be picked; return its code, None for all.

    An area that the address asks for and the graph knows holds even where it is not among them.
    """
    asked = _view.selected("area")
    if asked and asked not in areas and (name := _scopes.name(asked)) != asked:
        areas = {**areas, asked: area_stem(name)}
    st.session_state[_KEY] = asked if asked in areas else None
    chosen = st.selectbox(
        _("Area"),
        list(areas),
        index=None,
        format_func=lambda code: areas.get(code, code),
        key=_KEY,
        placeholder=_("All"),
        on_change=lambda: _view.select("area", st.session_state[_KEY]),
    )
    return str(chosen) if chosen else None
