"""Links between pages that keep scope, date and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import _view
from app_pages._words import plain

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

CUT = 16
"""Characters from which a label may be cut off in the sidebar; the tip then has it whole."""


def remember(pages: dict[str, Page]) -> None:
    """Keep the pages of this run; only a registered page can be linked to."""
    st.session_state["_pages"] = pages


def page(name: str, label: str, *, icon: str | None = None, **selection: str) -> None:
    """Draw a link to the page `name` of the same view, with a selection there."""
    st.page_link(
        st.session_state["_pages"][name],
        label=plain(label),
        icon=icon,
        help=plain(label) if len(label) > CUT else None,
        query_params=_view.link(**selection),
    )


def profile(identity: str, name: str, *, note: str = "") -> None:
    """Draw a link to the profile of a node, with a note on what it is."""
    words = f"{name} · {note}" if note else name
    page("profile", words, icon=":material/badge:", id=identity)


def go(name: str, **selection: str) -> None:
    """Go to the page `name` of the same view at once."""
    st.switch_page(st.session_state["_pages"][name], query_params=_view.link(**selection))
