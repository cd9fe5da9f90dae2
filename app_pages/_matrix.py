"""Matrices: rows against columns, each cell a glyph and a number; a click gives the cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from app_pages import _frames, _print
from app_pages._frames import COLOURED_CELLS, ROW_HEIGHT
from app_pages._severity import style
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
    head: str,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    cells: Mapping[tuple[str, str], Cell],
    *,
    key: str,
    alt: str,
    clicked: Callable[[str, str | None], None],
    width: int = 84,
) -> None:
    """Draw a matrix.

    Parameters
    ----------
    head
        Heading of the first column.
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
        Of the columns after the first at least, in pixels; longer words get what they need.
    """
    row_keys, column_keys = list(rows), list(columns)
    headings = [head, *map(heading, columns.values())]
    names = _distinct(headings)
    data = [
        [rows[row], *(cells.get((row, column), Cell("")).words for column in column_keys)]
        for row in row_keys
    ]
    frame = pd.DataFrame(data, columns=names)
    shown: object = frame
    if frame.size <= COLOURED_CELLS:
        found = [[cells.get((row, column), Cell("")) for column in column_keys] for row in row_keys]
        colours = [["", *(style(cell.severity) for cell in line)] for line in found]
        styles = pd.DataFrame(colours, columns=names)
        shown = frame.style.apply(lambda _frame: styles, axis=None)

    own = _frames.own_key(key, (row_keys, column_keys))

    def tell() -> None:
        cells = st.session_state[own]["selection"]["cells"]
        if found := _clicked(cells, row_keys, column_keys, names):
            clicked(*found)

    _print.table(headings, data)
    with st.container(key=key):
        st.dataframe(
            shown,
            hide_index=True,
            column_config={
                names[0]: st.column_config.TextColumn(
                    pinned=True, width=_between(0, [head, *rows.values()], WIDEST_HEAD)
                ),
                **{
                    name: st.column_config.TextColumn(
                        width=_between(width, [name, *{line[place] for line in data}], WIDEST)
                    )
                    for place, name in enumerate(names[1:], start=1)
                },
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
    column = names.index(name)
    return rows[place], None if column == 0 else columns[column - 1]


def _distinct(names: Sequence[str]) -> list[str]:
    """Make headings distinct with spaces that nobody sees; a frame needs them so."""
    found: list[str] = []
    for name in names:
        while name in found:
            name += "\u200b"
        found.append(name)
    return found
