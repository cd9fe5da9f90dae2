"""The loads that make up the graph, and choosing one to take back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app_pages import _frames
from app_pages._words import _, moment
from graph.records import FileRecord, LoadRecord

Load = tuple[LoadRecord, list[FileRecord]]


def draw(history: Sequence[Load]) -> str | None:
    """Draw the history; return the id of a load that is to be taken back now.

    Parameters
    ----------
    history
        Loads with their files, the earliest first.
    """
    if not history:
        st.caption(_("Nothing has been loaded."))
        return None
    found = list(reversed(history))
    states = {
        "done": _("in the graph"),
        "running": _("under way"),
        "rolled_back": _("taken back"),
    }
    _frames.show(
        {
            _("No."): [load.number for load, _files in found],
            _("Time"): [moment(load.at) for load, _files in found],
            _("By"): [load.by for load, _files in found],
            _("Files"): ["、".join(file.name for file in files) for _load, files in found],
            _("Rows"): [load.rows for load, _files in found],
            _("State"): [states[load.status] for load, _files in found],
            _("Sample data"): [_("yes") if load.sample else "" for load, _files in found],
        },
        key="history",
        alt=_("Loads"),
    )
    done = {load.id: load for load, _files in found if load.status == "done"}
    return _choose(done) if done else None


def _choose(done: Mapping[str, LoadRecord]) -> str | None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="undo"):
        chosen = st.selectbox(
            _("Take back a load"),
            list(done),
            index=None,
            format_func=lambda load: _(
                "No. {number}, {rows} rows", number=done[load].number, rows=done[load].rows
            ),
            key="undo_choice",
            placeholder="—",
            width=260,
        )
        sure = st.checkbox(
            _("What only this load asserts disappears"), key="undo_sure", disabled=chosen is None
        )
        asked = st.button(
            _("Take back"),
            key="undo_go",
            icon=":material/undo:",
            disabled=chosen is None or not sure,
        )
    return chosen if asked and sure else None
