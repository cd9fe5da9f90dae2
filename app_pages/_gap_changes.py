"""Findings of two dates: opened, closed, still open."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import streamlit as st

from app_pages import _choices, _findings, _store, _view
from app_pages._words import _, plain
from queries.findings import Finding
from queries.marks import Marks

_KEY = "with_choice"


def draw(found: Sequence[Finding], decided: Marks) -> None:
    """Draw the other date to choose, and what opened, closed and stayed between the two."""
    as_of = _view.view().as_of
    other = _other(as_of)
    there = _store.findings(other)
    now, then = (found, there) if other <= as_of else (there, found)
    known, before = {one.key for one in now}, {one.key for one in then}
    lists = {
        "opened": [one for one in now if one.key not in before],
        "closed": [one for one in then if one.key not in known],
        "open": [one for one in now if one.key in before],
    }
    titles = {
        "opened": _("+ opened {count}", count=len(lists["opened"])),
        "closed": _("− closed {count}", count=len(lists["closed"])),
        "open": _("= still open {count}", count=len(lists["open"])),
    }
    first, last = sorted((other, as_of))
    st.markdown(plain(_("From {first} to {last}", first=first, last=last)))
    change = _choices.pick("change", titles, label=_("Change"))
    if lists[change]:
        _findings.table(lists[change], decided, key="changes", alt=titles[change])
    else:
        st.caption(plain(_("None.")))


def _other(as_of: datetime.date) -> datetime.date:
    """Return the date to compare with: the address, else a year before that of the page."""
    try:
        asked = datetime.date.fromisoformat(_view.selected("with") or "")
    except ValueError:
        day = 28 if (as_of.month, as_of.day) == (2, 29) else as_of.day
        asked = as_of.replace(year=as_of.year - 1, day=day)
    st.session_state[_KEY] = asked
    st.date_input(
        _("Compare with"),
        min_value=datetime.date(1949, 1, 1),
        max_value=datetime.date(2100, 12, 31),
        format="YYYY-MM-DD",
        key=_KEY,
        width=180,
        on_change=_keep,
    )
    return asked


def _keep() -> None:
    chosen = st.session_state[_KEY]
    _view.select("with", chosen.isoformat() if chosen else None)
