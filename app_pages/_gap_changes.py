"""Findings of two dates: opened, closed, still open."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import streamlit as st

from app_pages import _choices, _findings, _other_date, _store, _view
from app_pages._words import _, begin, plain
from queries.findings import Finding
from queries.marks import Marks


def draw(found: Sequence[Finding], decided: Marks) -> None:
    """Draw the other date to choose, and what opened, closed and stayed between the two."""
    other = _other_date.pick()
    lists = between(found, other)
    names = titles(lists)
    first, last = sorted((other, _view.view().as_of))
    st.markdown(plain(_("From {first} to {last}", first=first, last=last)))
    change = _choices.pick("change", names, label=_("Change"))
    if lists[change]:
        _findings.table(lists[change], decided, key="changes", alt=names[change])
    else:
        st.caption(plain(_("None.")))


def between(found: Sequence[Finding], other: datetime.date) -> dict[str, list[Finding]]:
    """Return what opened, closed and stayed open from the earlier to the later date.

    Parameters
    ----------
    found
        Findings at the date of the page.
    other
        The other date, before or after it.
    """
    there = _store.findings(other)
    now, then = (found, there) if other <= _view.view().as_of else (there, found)
    known, before = {one.key for one in now}, {one.key for one in then}
    return {
        "opened": [one for one in now if one.key not in before],
        "closed": [one for one in then if one.key not in known],
        "open": [one for one in now if one.key in before],
    }


def titles(lists: dict[str, list[Finding]]) -> dict[str, str]:
    """Return what to call each of the lists, with how many findings it has."""
    found = {
        "opened": _("+ opened {count}", count=len(lists["opened"])),
        "closed": _("− closed {count}", count=len(lists["closed"])),
        "open": _("= still open {count}", count=len(lists["open"])),
    }
    return {change: begin(title) for change, title in found.items()}
