"""How a page looks on paper: its content alone, over as many sheets as it needs."""

from __future__ import annotations

import streamlit as st

_STYLE = """<style>
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stPageLink"],
  [data-testid="stElementToolbar"], [data-testid="stTextInput"], .st-key-sample_banner {
    display: none !important;
  }
  html, body, #root, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; height: auto !important; overflow: visible !important;
  }
  [data-testid="stMetric"], [data-testid="stDataFrame"] { break-inside: avoid; }
}
</style>"""


def style() -> None:
    """Put the print style on the page; on the screen nothing changes."""
    st.html(_STYLE)
