"""What the page needs on a screen beyond Streamlit's own settings: width, and a phone's folds."""

from __future__ import annotations

import streamlit as st

_STYLE = """<style>
@media screen and (min-width: 800px) {
  [data-testid="stMainBlockContainer"] { padding-left: 2.5rem; padding-right: 2.5rem; }
}
@media screen and (max-width: 640px) {
  .st-key-filters_folded { display: none; }
}
@media screen and (min-width: 640.02px) {
  [data-testid="stElementContainer"].st-key-filters_fold { display: none; }
}
</style>"""
"""Streamlit leaves 5rem at both sides and stacks columns up to 640 px."""


def style() -> None:
    """Put the style on the page."""
    st.html(_STYLE)
