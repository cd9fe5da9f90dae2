"""The top of a page: title, the sentence that answers its question, what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import _links, _scopes, _store
from app_pages._view import view
from app_pages._words import _, plain

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def draw(title: str) -> DeltaGenerator:
    """Draw title, the place of the sentence, and the chips for scope, date and sample.

    Parameters
    ----------
    title
        Of the page, in the language of the page.

    Returns
    -------
    DeltaGenerator
        Where `say` puts the sentence once its numbers are known.
    """
    seen = view()
    st.title(plain(title), anchor=False)
    place = st.empty()
    place.markdown(f":gray[:material/hourglass_empty: {plain(_('Asking the graph…'))}]")
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
    return place


def say(place: DeltaGenerator, sentence: str) -> None:
    """Put the sentence that answers the page's question under its title."""
    place.markdown(plain(sentence))


def _sample_banner() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="sample_banner"):
        st.caption(
            _(
                "Sample data is shown: areas and public institutions are real, persons, posts, "
                "estates and agreements are invented."
            )
        )
        _links.page("data", _("Remove sample"), icon=":material/delete_sweep:", remove="sample")
