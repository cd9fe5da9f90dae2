"""The date to compare that of the page with, kept in the address."""

from __future__ import annotations

import datetime

import streamlit as st

from app_pages import _view
from app_pages._words import _

FIRST, LAST = datetime.date(1949, 1, 1), datetime.date(2100, 12, 31)
_KEY = "with_choice"


def pick() -> datetime.date:
    """Let the date be chosen; on a first visit it is a year before that of the page."""
    asked = _asked(_view.view().as_of)
    st.session_state[_KEY] = asked
    st.date_input(
        _("Compare with"),
        min_value=FIRST,
        max_value=LAST,
        format="YYYY-MM-DD",
        key=_KEY,
        width=180,
        on_change=_keep,
    )
    return asked


def _asked(as_of: datetime.date) -> datetime.date:
    try:
        asked = datetime.date.fromisoformat(_view.selected("with") or "")
    except ValueError:
        day = 28 if (as_of.month, as_of.day) == (2, 29) else as_of.day
        asked = as_of.replace(year=max(as_of.year - 1, FIRST.year), day=day)
    return min(max(asked, FIRST), LAST)


def _keep() -> None:
    chosen = st.session_state[_KEY]
    _view.select("with", chosen.isoformat() if chosen else None)
