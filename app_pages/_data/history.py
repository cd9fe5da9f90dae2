"""The loads that make up the graph, and taking one back after a question."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_pages import _frames, _store, _view
from app_pages._data.bar import shown
from app_pages._words import _, begin, moment, plain, text
from graph.records import FileRecord, LoadRecord
from loaders import STATUS, history, rollback

Load = tuple[LoadRecord, list[FileRecord]]


def draw() -> None:
    """Draw the loads, the newest first, and what can be done with the one picked."""
    found = list(reversed(history(_store.graph())))
    if not found:
        st.info(plain(_("Nothing has been loaded.")), icon=":material/history:")
        return
    place = _frames.show(
        _columns(found),
        key="history",
        alt=_("Loads"),
        pick=True,
        names=[(load.id, load.status) for load, _files in found],
    )
    if any(load.status == "done" for load, _files in found):
        st.caption(_("Click a load to take it back. What other loads assert stays."))
    if place is not None and place < len(found):
        _chosen(*found[place])


def _columns(found: Sequence[Load]) -> dict[str, list[object]]:
    return {
        _("No."): [load.number for load, _files in found],
        _("State"): [begin(text(STATUS[load.status])) for load, _files in found],
        _("Time"): [moment(load.at) for load, _files in found],
        _("By"): [load.by for load, _files in found],
        _("Files"): ["、".join(file.name for file in files) for _load, files in found],
        _("Rows"): [load.rows for load, _files in found],
        _("Sample data"): [_("Yes") if load.sample else "" for load, _files in found],
    }


def _chosen(load: LoadRecord, files: Sequence[FileRecord]) -> None:
    with st.container(border=True, key="load_chosen"):
        names = "、".join(file.name for file in files)
        st.markdown(
            plain(
                _(
                    "Load {number}: {files}, {rows} {rows:row|rows}",
                    number=load.number,
                    files=names,
                    rows=load.rows,
                )
            )
        )
        if load.status != "done":
            st.caption(_("This load is not in the graph."))
        elif _view.selected("undo") != load.id:
            st.button(
                _("Take back this load"),
                key="undo_ask",
                icon=":material/undo:",
                on_click=_view.select,
                args=("undo", load.id),
            )
        else:
            _confirm(load)


def _confirm(load: LoadRecord) -> None:
    st.warning(
        plain(
            _(
                "Take back load {number}? Everything that only this load asserts disappears from "
                "all pages; rows that only it ended are ended no more. Its files can be loaded "
                "again at any time.",
                number=load.number,
            )
        ),
        icon=":material/undo:",
    )
    with st.container(horizontal=True):
        if st.button(_("Yes, take back"), key="undo_go", type="primary"):
            _view.select("undo", None)
            take_back(load.id)
        st.button(_("Cancel"), key="undo_no", on_click=_view.select, args=("undo", None))


def remove_sample() -> None:
    """Ask whether the sample is to be removed, and remove it."""
    sample = _store.now().sample
    if sample is None:
        _view.select("remove", None)
        return
    with st.container(border=True, key="remove_sample"):
        st.markdown(
            plain(
                _(
                    "Remove the sample data? Everything that only the sample asserts disappears; "
                    "your own loads stay. It can be loaded again at any time."
                )
            )
        )
        with st.container(horizontal=True):
            if st.button(_("Remove sample"), key="remove_sample_yes", type="primary"):
                _view.select("remove", None)
                _view.forget()
                take_back(sample)
            st.button(
                _("Cancel"), key="remove_sample_no", on_click=_view.select, args=("remove", None)
            )


def take_back(load: str) -> None:
    """Take a load back and draw the page anew."""
    with shown(_("Taking the load back…"), to_the_end=True) as tell:
        withdrawn = rollback(_store.graph(), load, tell)
        st.session_state["taken_back"] = withdrawn.message  # told also where the page was left
        st.session_state.pop("report", None)
    st.rerun()


def tell_taken_back() -> None:
    """Say once what the last taking back removed."""
    if message := st.session_state.pop("taken_back", None):
        st.success(plain(text(message)), icon=":material/undo:")
