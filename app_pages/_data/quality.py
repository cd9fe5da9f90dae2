"""How good the data is: what is unknown, what is old, what contradicts, each with its cells."""

from __future__ import annotations

import streamlit as st

from app_pages import _choices, _evidence, _figures, _indicators, _store, _tables
from app_pages._data import disputes
from app_pages._figures import Figure
from app_pages._words import _, language, plain, text
from queries.catalogue import catalogue
from queries.tables import Table

COMPARED = 4
"""Sides of a contradiction that are shown beside each other."""


def draw() -> None:
    """Draw the figures and the list that is chosen."""
    if _store.now().empty:
        st.info(
            plain(_("Once a roster is loaded, what it leaves open or contradicts is listed here.")),
            icon=":material/rule:",
        )
        return
    with st.spinner(_("Looking through the data…"), show_time=True):
        contradictions = _store.ask("contradictions")
        several = disputes.find()
        figures = _figures_of(contradictions, len(several))
    _figures.show(figures)
    part = _choices.pick(
        "by",
        {
            "field": _("Unknown by field"),
            "file": _("By source file"),
            "area": _("By area"),
            "contradictions": _("Contradictions"),
            "disputes": _("Several values"),
        },
        label=_("View"),
    )
    if part == "field":
        _fields()
    elif part == "contradictions":
        _contradictions(contradictions)
    elif part == "disputes":
        disputes.draw(several)
    else:
        _plain("unknown_by_file" if part == "file" else "unknown_by_area")


def _figures_of(contradictions: Table, several: int) -> list[Figure]:
    (unknown,) = _indicators.figures(["I40"])
    aged = unknown.parts[0]
    old, files = aged.numerator, aged.denominator
    return [
        Figure(
            unknown.id,
            unknown.title,
            unknown.value,
            unknown.numerator,
            unknown.denominator,
            unknown.unknown,
            note=unknown.note,
        ),
        Figure(
            "old_sources",
            aged.title,
            old / files if old is not None and files else None,
            old,
            files,
            0,
            note=_("Source files loaded a year before the as-of date or earlier."),
        ),
        _count(
            "contradictions",
            text(contradictions.query.title),
            len(contradictions.rows),
            text(contradictions.query.description),
        ),
        _count(
            "disputes",
            _("Several values for one field"),
            several,
            _("Fields for which rows give several values, whatever the as-of date."),
        ),
    ]


def _count(code: str, title: str, count: int, note: str) -> Figure:
    return Figure(code, title, float(count), None, None, 0, unit="count", note=note)


def _about(name: str) -> None:
    st.caption(plain(catalogue()[name].description.get(language())))


def _plain(name: str) -> None:
    _about(name)
    _tables.show(_store.ask(name), name, empty=_nothing(), cells=False)


def _nothing() -> str:
    return _("Nothing that should be known lies in this scope on this day.")


def _fields() -> None:
    _about("unknown_by_field")
    table = _store.ask("unknown_by_field")
    clicked = _tables.show(table, "unknown_by_field", empty=_nothing(), cells=False)
    if not table.rows:
        return
    if clicked is None:
        st.caption(_("Click a field to see where it is unknown."))
        return
    words = table.columns["field"].words()
    field = str(clicked["field"])
    title = _("Unknown: {field}", field=words[field].get(language()))
    st.markdown(f"**{plain(title)}**")
    subjects = _store.ask("unknown_subjects", field=field)
    _tables.show(subjects, f"unknown_{field}", empty=_("It is known everywhere."), hide=("kind",))


def _contradictions(table: Table) -> None:
    _about("contradictions")
    clicked = _tables.show(
        table,
        "contradictions",
        empty=_("No records contradict each other in this scope."),
        cells=False,
    )
    if not table.rows:
        return
    if clicked is None:
        st.caption(_("Click a row to see the cells of each side."))
        return
    claims = [claim for claim in _tables.parts(clicked["claims"]) if isinstance(claim, dict)]
    with st.container(border=True, key="claims"):
        for first in range(0, len(claims), COMPARED):
            group = claims[first : first + COMPARED]
            columns = st.columns(len(group), gap="medium")
            for place, (column, claim) in enumerate(zip(columns, group, strict=True), start=first):
                with column:
                    st.markdown(f"**{plain(claim['value'])}**")
                    _evidence.show(_tables.sources(claim), key=f"claim_{place}")
