"""The matrix of a district or a city: a line a street, each cell counts its areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from app_pages import _matrix, _scopes, _view
from app_pages._matrix import Cell
from app_pages._scopes import SUBDISTRICT
from app_pages._severity import ORDER, SEVERITIES
from app_pages._words import _, plain

Lines = Mapping[str, Mapping[str, Cell]]


def draw(lines: Lines, columns: Mapping[str, str], *, alt: str) -> None:
    """Draw the lines of areas (cells by column, by code of the area) as one line a street."""
    st.subheader(_("Streets, the most pressing first"), anchor=False)
    streets, names = ordered(lines), _scopes.streets()
    cells = {
        (street, column): together([line[column] for line in found])
        for street, found in streets.items()
        for column in columns
    }
    sizes = {(street, "areas"): Cell(str(len(found))) for street, found in streets.items()}
    _matrix.show(
        _("Street"),
        {street: names.get(street, street) for street in streets},
        {"areas": _("Areas"), **columns},
        {**sizes, **cells},
        key="streets",
        alt=alt,
        clicked=lambda street, _column: _view.change("scope", street),
    )
    st.caption(
        plain(
            _(
                "Numbers are areas: ✕ with a violation, ! with a gap, △ with a notice, "
                "○ unknown, ✓ none of these; a click opens the street."
            )
        )
    )


def ordered(lines: Lines) -> dict[str, list[Mapping[str, Cell]]]:
    """Return the lines of each street, the most pressing street first.

    That is the one with most cells against a rule, among equals with most gaps, then most
    notices, then most unknown, then by code.
    """
    streets: dict[str, list[Mapping[str, Cell]]] = {}
    for area, line in lines.items():
        streets.setdefault(area[:SUBDISTRICT], []).append(line)
    return dict(sorted(streets.items(), key=lambda one: (_weight(one[1]), one[0])))


def together(cells: list[Cell]) -> Cell:
    """Return how many areas are in each state that calls for something, the worst first."""
    counts = Counter(cell.severity for cell in cells if cell.severity not in (None, "fine"))
    states = sorted(counts, key=lambda state: ORDER[str(state)])
    if not states:
        return Cell("✓", "fine")
    words = " ".join(f"{SEVERITIES[str(state)].glyph} {counts[state]}" for state in states)
    return Cell(words, states[0])


def _weight(found: list[Mapping[str, Cell]]) -> tuple[int, ...]:
    counts = Counter(cell.severity for line in found for cell in line.values())
    return tuple(-counts[severity] for severity in ORDER if severity != "fine")
