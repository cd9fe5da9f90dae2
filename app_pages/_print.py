"""How a page looks on paper: its content alone, over as many sheets as it needs.

Tables are drawn on a canvas that cannot be wrapped nor broken over sheets; for paper each has
a plain copy, which the screen does not show.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from app_pages._words import _
from exports.names import text_width

PRINTED = 100
"""Rows of a table that go on paper, some sheets; the files have them all."""
FEW = 9
"""Columns that a sheet has room for; more are set smaller."""
UPRIGHT = 12
"""Columns, set smaller, that an upright sheet has room for; with more the sheet lies."""
WHOLE = 6
"""Chinese characters up to which a cell stays on one line: a date, a state, a kind."""

LONGEST = 20
"""Letters of a word that may be broken, or an address would push its table off the sheet."""

_STYLE = """<style>
@media screen {
  [data-testid="stElementContainer"]:has(.on-paper) { display: none; }
}
@media print {
  @page { margin: 12mm; }
  @page wide { margin: 12mm; size: landscape; }
  body:has(.on-paper.wide) { page: wide; }
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stPageLink"],
  [data-testid="stElementToolbar"], [data-testid="stTextInput"], [data-testid="stSelectbox"],
  [data-testid="stFileUploader"], [data-testid="stTooltipIcon"], .st-key-sample_banner,
  [data-testid="stMultiSelect"]:not(:has([data-tag])),
  [data-testid="stButtonGroup"] button[aria-checked="false"],
  [data-testid="stElementContainer"]:has(> * [data-testid="stDataFrame"]) {
    display: none !important;
  }
  html, body, #root, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; height: auto !important; overflow: visible !important;
  }
  .stApp { background: #fff !important; }
  .stApp :is(h1, h2, h3, p, span, li, label, td, th, [data-testid="stMetricValue"]) {
    color: #000 !important;
  }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; }
  [data-testid="stMetric"], .on-paper tr, [data-testid="stVegaLiteChart"] {
    break-inside: avoid;
  }
  [data-testid="stCaptionContainer"] { opacity: 1 !important; }
  [data-testid="stButtonGroup"] :is(button, button *) {
    max-width: none !important; overflow: visible !important; text-overflow: clip !important;
  }
  h1, h2, h3 { break-after: avoid; }
  .on-paper { width: 100%; border-collapse: collapse; font-size: 8.5pt; }
  .on-paper.many { font-size: 7pt; }
  .on-paper .whole { white-space: nowrap; }
  .on-paper thead { display: table-header-group; }
  .on-paper :is(th, td) {
    border: 1px solid #999; padding: 1pt 3pt; text-align: left; vertical-align: top;
    overflow-wrap: break-word;
  }
  .on-paper .broken, .on-paper.many:not(.wide) :is(th, td) { overflow-wrap: anywhere; }
}
</style>"""


def style() -> None:
    """Put the print style on the page; on the screen nothing changes."""
    st.html(_STYLE)


def table(
    headings: Sequence[object],
    rows: Sequence[Sequence[object]],
    *,
    count: int | None = None,
    most: int = PRINTED,
) -> None:
    """Put a copy of a table on the page, for paper only.

    Parameters
    ----------
    headings
        One a column.
    rows
        The cells of each row.
    count
        How many rows the table has, where `rows` are only the first.
    most
        Rows to print.
    """
    every = len(rows) if count is None else count
    head = "".join(f"<th>{escape(str(one))}</th>" for one in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:most])
    left = _(
        "The first {shown} of {count} rows are printed; the file (XLSX) of this page has all.",
        shown=min(most, len(rows)),
        count=every,
    )
    note = f"<caption>{escape(left)}</caption>" if every > most else ""
    many = " many" if len(headings) > FEW else ""
    many += " wide" if len(headings) > UPRIGHT else ""
    st.html(
        f'<table class="on-paper{many}">{note}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _cell(value: Any) -> str:
    words = "" if pd.isna(value) else str(value)
    kept = ' class="whole"' if 1 < text_width(words) <= WHOLE else ""
    if any(len(word) > LONGEST and word.isascii() for word in words.split()):
        kept = ' class="broken"'
    return f"<td{kept}>{escape(words)}</td>"
