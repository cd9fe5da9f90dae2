"""A filter for one area, kept in the address by its code."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from app_pages import _view
from app_pages._words import _

_KEY = "area_choice"


def pick(areas: Mapping[str, str]) -> str | None:
    """Let one of `areas` (names by code) be picked; return its code, None for all."""
    asked = _view.selected("area")
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
