"""What changed between two dates: findings opened and closed, bodies, terms."""

from __future__ import annotations

import datetime
from collections import Counter

import streamlit as st

from app_pages import _gap_changes, _links, _store, _tables, _view
from app_pages._frames import show
from app_pages._severity import SEVERITIES
from app_pages._words import _, plain, text
from graph.words import heading
from queries.finding import SEVERITIES as GRADES

_ASKED = "findings"
"""In the address where the findings of a large place were asked for."""
PRINTED = 40
"""Changes of bodies that go on paper: a page; the files have them all."""


def draw(other: datetime.date, *, large: bool) -> None:
    """Draw what changed between the date of the page and the `other`.

    Parameters
    ----------
    large
        Whether the place has so many areas that its findings are read only when asked for.
    """
    first, last = sorted((other, _view.view().as_of))
    st.subheader(_("What changed"), anchor=False)
    st.caption(plain(_("From {first} to {last}", first=first, last=last)))
    if large and not _view.selected(_ASKED):
        st.button(
            _("Compare findings of the two dates"),
            key="compare_findings",
            icon=":material/difference:",
            on_click=_view.select,
            args=(_ASKED, "1"),
        )
    else:
        _findings(other)
    _bodies(first, last)


def _findings(other: datetime.date) -> None:
    lists = _gap_changes.between(_store.findings(), other)
    counts = {name: Counter(one.severity for one in found) for name, found in lists.items()}
    columns: dict[str, list[object]] = {
        _("Findings"): list(_gap_changes.titles(lists).values()),
        **{SEVERITIES[grade].label(): [counts[name][grade] for name in lists] for grade in GRADES},
    }
    show(columns, key="finding_changes", alt=_("Findings opened and closed by severity"))
    _links.page(
        "gaps",
        _("These findings"),
        icon=":material/rule:",
        tab="changes",
        **{"with": other.isoformat()},
    )


def _bodies(first: datetime.date, last: datetime.date) -> None:
    table = _store.ask_on(last, "changes_of_bodies", days=(last - first).days)
    counts = Counter(str(row["change"]) for row in table.rows)
    words = table.columns["change"].words()
    if counts:
        told = " · ".join(f"{text(word)} {counts[code]}" for code, word in words.items())
        st.markdown(plain(heading(told)))
    _tables.show(
        table,
        "body_changes",
        rows=8,
        printed=PRINTED,
        empty=_("No body was founded or dissolved, no term began or ended."),
    )
