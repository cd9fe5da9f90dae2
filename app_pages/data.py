"""Data: rosters in, columns and records to confirm, loads taken back, how good the data is."""

from __future__ import annotations

import streamlit as st

from app_pages import _choices, _head, _store, _view
from app_pages._data import history, pairs, quality, questions, upload
from app_pages._words import _, language, plain
from graph.words import Text

TITLE = Text(zh="数据", en="Data")
ICON = ":material/database:"
SECTION = Text(zh="数据", en="Data")
ORDER = 20


def render() -> None:
    """Draw the page."""
    state = _store.now()
    if state.empty:
        st.title(TITLE.get(language()), anchor=False)
        st.markdown(
            plain(_("Nothing is loaded yet: fill the template or upload your own rosters."))
        )
    else:
        sentence = _head.draw(TITLE.get(language()))
        _head.say(sentence, _("Loads in the graph: {count}.", count=len(state.loads)))
    history.tell_taken_back()
    if _view.selected("remove") == "sample":
        history.remove_sample()
    tab = _choices.pick(
        "tab",
        {
            "load": _("Load"),
            "columns": _("Confirmed columns"),
            "pairs": _("Records to review"),
            "history": _("History"),
            "quality": _("Data quality"),
        },
        label=_("View"),
    )
    _TABS[tab]()


_TABS = {
    "load": upload.draw,
    "columns": questions.remembered,
    "pairs": pairs.draw,
    "history": history.draw,
    "quality": quality.draw,
}
