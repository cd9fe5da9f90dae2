"""Matrices: rows against columns, each cell a glyph and a number; a click gives the cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from app_pages import _frames, _print, _screen
from app_pages._frames import COLOURED_CELLS, ROW_HEIGHT
from app_pages._severity import style
from app_pages._words import begin
from graph.words import heading

SHOWN_ROWS = 26
WIDEST_HEAD, WIDEST = 220, 240
"""Pixels; a phone shows a column or two beside the widest head."""


@dataclass(frozen=True)
class Cell:
    """What stands in one cell: words, and how serious that is."""

    words: str
    severity: str | None = None


def show(
    head: str | None,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    cells: Mapping[tuple[str, str], Cell],
    *,
    key: str,
    alt: str,
    clicked: Callable[[str, str | None], None],
    width: int = 52,
    widest: int = WIDEST,
) -> None:
    """Draw a matrix.

    Parameters
    ----------
    head
        Heading of the first column, that of the titles of the rows; None draws none.
    rows, columns
        Titles by key, in the order to show.
    cells
        What stands in a cell by (row key, column key); a missing cell is empty.
    key
        Key of the widget.
    alt
        What the matrix shows, for screen readers.
    clicked
        Told row key and column key (None for the heading column) of a new click.
    width
        Of the columns after the first at least, in pixels; longer words get what they need up to
        `widest`, and all share what a wide screen has left.
    """
    row_keys, column_keys = list(rows), list(columns)
    found = [[cells.get((row, column), Cell("")) for column in column_keys] for row in row_keys]
    lead = [] if head is None else [head]
    headings = lead + [heading(title) for title in columns.values()]
    names = _distinct(headings)
    data = [
        [rows[row]] * len(lead) + [begin(cell.words) for cell in line]
        for row, line in zip(row_keys, found, strict=True)
    ]
    frame = pd.DataFrame(data, columns=names)
    shown: object = frame
    if frame.size <= COLOURED_CELLS:
        colours = [[""] * len(lead) + [style(cell.severity) for cell in line] for line in found]
        styles = pd.DataFrame(colours, columns=names)
        shown = frame.style.apply(lambda _frame: styles, axis=None)

    own = _frames.own_key(key, (row_keys, column_keys))

    def tell() -> None:
        cells = st.session_state[own]["selection"]["cells"]
        if place := _clicked(cells, row_keys, column_keys, names):
            clicked(*place)

    bounds = [(0, WIDEST_HEAD)] * len(lead) + [(width, widest)] * len(column_keys)
    widths = [
        _between(least, [name, *{line[place] for line in data}], most)
        for place, (name, (least, most)) in enumerate(zip(names, bounds, strict=True))
    ]
    _print.table(headings, data)
    _screen.swipe(key, widths)
    with st.container(key=key):
        st.dataframe(
            shown,
            hide_index=True,
            column_config={
                name: st.column_config.TextColumn(pinned=place < len(lead), width=widths[place])
                for place, name in enumerate(names)
            },
            height=min(len(row_keys) + 1, SHOWN_ROWS) * ROW_HEIGHT + 3,
            row_height=ROW_HEIGHT,
            on_select=tell,
            selection_mode="single-cell",
            key=own,
            alt=alt,
        )


def _between(least: int, words: Sequence[str], most: int) -> int:
    return min(max(least, _frames.width(words)), most)


def _clicked(
    cells: Sequence[tuple[int, str]],
    rows: Sequence[str],
    columns: Sequence[str],
    names: Sequence[str],
) -> tuple[str, str | None] | None:
    if not cells:
        return None
    place, name = cells[0]
    if place >= len(rows):
        return None
    keys = [*[None] * (len(names) - len(columns)), *columns]
    return rows[place], keys[names.index(name)]


def _distinct(names: Sequence[str]) -> list[str]:
    """Make headings distinct with spaces that nobody sees; a frame needs them so."""
    found: list[str] = []
    for name in names:
        while name in found:
            name += "\u200b"
        found.append(name)
    return found
