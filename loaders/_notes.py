"""Notes on a table: 注：面积单位为万平方米, alone in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

NOTE = re.compile(r"(注|备注|说明)\d*[:：]")
"""Begins a note on the table."""


def note_in(row: Sequence[object]) -> str:
    """Return the note that is all that stands in a row; empty where none does."""
    if row.count("") + row.count(None) != len(row) - 1:  # at once: every row is asked
        return ""
    text = next((cell.strip() for cell in row if cell and isinstance(cell, str)), "")
    return text if NOTE.match(text) else ""
