"""Small tables that come from no query: a report's counts, a row as it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from app_pages import _print, _screen
from app_pages._severity import style
from exports.names import text_width

_SIGN, _MARGINS = 13, 20
"""Pixels that a Chinese character takes in a table, and what a cell leaves beside its words."""
LOOKED_AT = 40
"""Rows that tell how wide a table is."""
ROW_HEIGHT = 34
SHOWN_ROWS = 12
NOTHING = "—"
"""Where there is no number; a table would say None."""
COLOURED_CELLS = 200_000
"""Above this many cells colour is left out, glyphs and words carry the meaning anyway: of a city's
areas and checks, 100,000 cells, it takes a second; pandas colours 262,144 at most."""


def width(words: Iterable[str]) -> int:
    """Return the pixels that a column needs to show `words` whole."""
    return round(max(map(text_width, words), default=0) * _SIGN) + _MARGINS


def show(
    columns: Mapping[str, Sequence[object]],
    *,
    key: str,
    alt: str,
    rows: int = SHOWN_ROWS,
    pick: bool = False,
    widths: Mapping[str, int] | None = None,
    severities: Sequence[str] = (),
    clicked: Callable[[int], None] | None = None,
    names: Sequence[object] = (),
    count: int | None = None,
) -> int | None:
    """Draw columns under their headings; nothing in them is read as markup.

    Parameters
    ----------
    columns
        Cells by heading, all of one length.
    key
        Key of the table.
    alt
        What it shows, for screen readers.
    rows
        Rows to show before the table scrolls.
    pick
        Whether a row can be picked by a click.
    widths
        Of columns, in pixels, by heading.
    severities
        Of each row; gives the first column its colour.
    clicked
        Told the place of a row when it is clicked, and only then.
    names
        Of the rows, where what stands in them may change while they stay the same: a row picked
        or clicked stays so.
    count
        How many rows there are, where `columns` hold only the first.

    Returns
    -------
    int or None
        Place of the row picked.
    """
    frame = pd.DataFrame(columns)
    _print.table(list(columns), list(zip(*columns.values(), strict=True)), count=count)
    given = widths or {}
    shown = {name: st.column_config.Column(width=given.get(name)) for name in columns}
    _screen.swipe(
        key,
        (
            given.get(name) or width(map(str, [name, *columns[name][:LOOKED_AT]]))
            for name in columns
        ),
    )
    drawn: Any = _coloured(frame, severities) if severities else frame
    height = min(len(frame) + 1, rows + 1) * ROW_HEIGHT + 3
    common: dict[str, Any] = {
        "hide_index": True,
        "column_config": shown,
        "height": height,
        "key": key,
        "alt": alt,
        "placeholder": NOTHING,
    }
    if clicked is None and not pick:
        st.dataframe(drawn, row_height=ROW_HEIGHT, **common)
        return None
    common["key"] = own = own_key(key, names or list(columns.values()))

    def told() -> None:
        cells = st.session_state[own]["selection"]["cells"]
        if cells and clicked is not None:
            clicked(cells[0][0])

    with st.container(key=key):
        event = st.dataframe(
            drawn,
            row_height=ROW_HEIGHT,
            on_select=told if clicked else "rerun",
            selection_mode="single-cell",
            **common,
        )
    cells = event.selection.cells
    return cells[0][0] if cells and pick else None


def own_key(key: str, rows: object) -> str:
    """Return a key for a table of just these rows, or for a field of just these options.

    Under one key other rows would keep the cell chosen among those before: the table would
    show another row than is acted on, and a click on that cell would tell nothing.
    """
    return f"{key}_{crc32(repr(rows).encode()):08x}"


def _coloured(frame: pd.DataFrame, severities: Sequence[str]) -> Any:
    if frame.size > COLOURED_CELLS:
        return frame
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    styles.iloc[:, 0] = [style(severity) for severity in severities]
    return frame.style.apply(lambda _frame: styles, axis=None)
