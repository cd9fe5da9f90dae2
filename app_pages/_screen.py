"""What a screen needs beyond Streamlit's own settings: width, folds, a focus seen, calm waiting."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from app_pages._words import _, plain

PHONE = 358
"""Pixels of a phone's page beside its margins."""
_STYLE = """<style>
[data-testid="stPageLink"] a:focus-visible {
  outline: 2px solid var(--st-primary-color, #B3261E); outline-offset: -2px;
}
[data-testid="stSpinnerIcon"] { animation-timing-function: steps(8) !important; }
@media screen and (min-width: 800px) {
  [data-testid="stMainBlockContainer"] { padding-left: 2.5rem; padding-right: 2.5rem; }
}
@media screen and (max-width: 640px) {
  .st-key-filters_folded { display: none; }
}
@media print {
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-swipe_"]) { display: none; }
}
@media screen and (min-width: 640.02px) {
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-swipe_"]) { display: none; }
  [data-testid="stElementContainer"].st-key-filters_fold { display: none; }
}
</style>"""
"""Streamlit leaves 5rem at both sides, stacks columns up to 640 px, and shows the focus of a link
only by the pale ground that the current page has too. Its sign of waiting turns smoothly, which
without a graphics card takes a browser a tenth of a core from the query that is waited for."""


def style() -> None:
    """Put the style on the page."""
    st.html(_STYLE)


def swipe(key: str, widths: Iterable[int]) -> None:
    """Say on a phone that the table under `key` is wider than the screen, where it is.

    Parameters
    ----------
    widths
        Of its columns, in pixels.
    """
    if sum(widths) <= PHONE:
        return
    told = plain(_("Swipe the table sideways for more columns."))
    with st.container(key=f"swipe_{key}"):
        st.caption(f":material/swipe: {told}")
