"""The top of a page: title, the sentence that answers its question, what is shown."""

from __future__ import annotations

import streamlit as st

from app_pages import _links, _scopes, _store
from app_pages._view import view
from app_pages._words import _, plain


def draw(title: str, sentence: str) -> None:
    """Draw title, sentence and the chips for scope, date and sample.

    Parameters
    ----------
    title
        Of the page, in the language of the page.
    sentence
        One sentence with the numbers that answer the page's question.
    """
    seen = view()
    st.title(plain(title), anchor=False)
    st.markdown(plain(sentence))
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        st.badge(
            plain(_("Scope: {name}", name=_scopes.name(seen.scope))),
            icon=":material/location_on:",
            color="gray",
        )
        st.badge(
            plain(_("As of {date}", date=seen.as_of.isoformat())),
            icon=":material/event:",
            color="gray",
        )
        if _store.now().sample:
            st.badge(_("Sample data"), icon=":material/science:", color="orange")
    if _store.now().sample:
        _sample_banner()


def _sample_banner() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="sample_banner"):
        st.caption(
            _(
                "Sample data is shown: areas and public institutions are real, persons, posts, "
                "estates and agreements are invented."
            )
        )
        _links.page("data", _("Remove sample"), icon=":material/delete_sweep:", remove="sample")
