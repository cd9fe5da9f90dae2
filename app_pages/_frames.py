"""Small tables that come from no query: a report's counts, a row as it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

ROW_HEIGHT = 34
SHOWN_ROWS = 12


def show(
    columns: Mapping[str, Sequence[object]],
    *,
    key: str,
    alt: str,
    rows: int = SHOWN_ROWS,
    pick: bool = False,
    widths: Mapping[str, int] | None = None,
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

    Returns
    -------
    int or None
        Place of the row picked.
    """
    frame = pd.DataFrame(columns)
    given = widths or {}
    shown = {
        name: st.column_config.Column(width=given.get(name), pinned=place == 0 and pick)
        for place, name in enumerate(columns)
    }
    height = min(len(frame) + 1, rows + 1) * ROW_HEIGHT + 3
    common: dict[str, Any] = {
        "hide_index": True,
        "column_config": shown,
        "height": height,
        "key": key,
        "alt": alt,
    }
    if not pick:
        st.dataframe(frame, row_height=ROW_HEIGHT, **common)
        return None
    event = st.dataframe(
        frame, row_height=ROW_HEIGHT, on_select="rerun", selection_mode="single-cell", **common
    )
    cells = event.selection.cells
    return cells[0][0] if cells else None
