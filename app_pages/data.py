"""Data: templates out, rosters in, what became of each row, loads taken back."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import loaders
from app_pages import _frames, _loads, _store, _view
from app_pages._words import _, language, plain
from graph.settings import ROOT
from graph.words import Message, Text
from loaders import Report
from loaders._workbook import write_report

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

TITLE = Text(zh="数据", en="Data")
ICON = ":material/database:"
SECTION = Text(zh="数据", en="Data")
ORDER = 20

ENDINGS = ["xlsx", "xls", "csv"]


def render() -> None:
    """Draw the page."""
    st.title(TITLE.get(language()), anchor=False)
    st.markdown(plain(_sentence()))
    _tell_taken_back()
    if _view.selected("remove") == "sample":
        _remove_sample()
    _sample()
    _template()
    _upload()
    _history()


def _sentence() -> str:
    state = _store.now()
    if state.empty:
        return _("Nothing is loaded yet: fill the template or upload your own rosters.")
    return _("Loads in the graph: {count}.", count=len(state.loads))


def _remove_sample() -> None:
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
                _take_back(sample)
            st.button(
                _("Cancel"), key="remove_sample_no", on_click=_view.select, args=("remove", None)
            )


def _sample() -> None:
    if _store.now().sample is not None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            _("To look around first, load the sample: a street of 23 areas, persons invented.")
        )
        wanted = st.button(
            _("Load the sample"), key="load_sample", icon=":material/science:", type="tertiary"
        )
    if wanted:
        st.session_state["report"] = _load([ROOT / "sample_data"], dry_run=False)
        _view.forget()
        st.rerun()


def _template() -> None:
    st.subheader(_("1 Template"), anchor=False)
    st.markdown(
        plain(
            _(
                "One workbook, a sheet for each kind of roster, with drop-down lists and an "
                "example row. Sheets you do not need may stay empty; your own files work too "
                "if their headings are alike."
            )
        )
    )
    st.download_button(
        _("Download template"),
        data=_template_file,
        file_name=f"{_('Street Graph template')}.xlsx",
        key="template",
        icon=":material/download:",
        on_click="ignore",
    )


def _template_file() -> bytes:
    out = io.BytesIO()
    loaders.template(out)
    return out.getvalue()


def _upload() -> None:
    st.subheader(_("2 Upload and check"), anchor=False)
    files = st.file_uploader(
        _("Workbooks or CSV files"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"upload_{st.session_state.get('uploads', 0)}",
    )
    if not files:
        _last_report()
        return
    report = _checked(files)
    _show(report, checked=True)
    st.subheader(_("3 Load"), anchor=False)
    ready = report.total("loaded")
    if not ready:
        st.caption(_("There is nothing new to load in these files."))
        return
    if st.button(
        _("Load {count} rows", count=ready),
        key="load",
        type="primary",
        icon=":material/database_upload:",
    ):
        st.session_state["report"] = _run(files, dry_run=False)
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        st.rerun()


def _checked(files: Sequence[UploadedFile]) -> Report:
    mark = hashlib.sha256()
    for file in files:
        mark.update(file.name.encode() + b"\0" + file.getvalue())
    key = (mark.hexdigest(), _store.now().loads)
    kept = st.session_state.get("checked")
    if kept and kept[0] == key:
        report: Report = kept[1]
        return report
    report = _run(files, dry_run=True)
    st.session_state["checked"] = (key, report)
    return report


def _run(files: Sequence[UploadedFile], *, dry_run: bool) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, file in enumerate(files):
            path = Path(folder) / str(place) / Path(file.name).name  # two may have one name
            path.parent.mkdir()
            path.write_bytes(file.getvalue())
            paths.append(path)
        return _load(paths, dry_run=dry_run)


def _load(paths: Sequence[Path], *, dry_run: bool) -> Report:
    bar = st.progress(0.0, text=_("Checking the files…") if dry_run else _("Loading…"))

    def tell(message: Message, done: int, total: int) -> None:
        share = min(done / total, 1.0) if total else 0.0
        bar.progress(share, text=plain(message.get(language())))

    report = loaders.load(_store.graph(), paths, dry_run=dry_run, progress=tell)
    bar.empty()
    return report


def _last_report() -> None:
    report: Report | None = st.session_state.get("report")
    if report:
        _show(report, checked=False)


def _show(report: Report, *, checked: bool) -> None:
    counted = ("read", "loaded", "unchanged", "refused", "ignored")
    numbers = {name: report.total(name) for name in counted}
    sentence = (
        _(
            "{read} rows read: {loaded} would be loaded, {unchanged} are known already, {refused} "
            "refused, {ignored} ignored.",
            **numbers,
        )
        if checked
        else _(
            "{read} rows read: {loaded} loaded, {unchanged} known already, {refused} refused, "
            "{ignored} ignored.",
            **numbers,
        )
    )
    box = st.warning if numbers["refused"] else st.success
    box(plain(sentence), icon=":material/fact_check:")
    for remark in report.remarks():
        st.caption(plain(remark.get(language())))
    _frames.show(
        {
            _("File"): [count.file for count in report.counts],
            _("Sheet"): [count.sheet for count in report.counts],
            _("Read"): [count.read for count in report.counts],
            _("To load") if checked else _("Loaded"): [count.loaded for count in report.counts],
            _("Known already"): [count.unchanged for count in report.counts],
            _("Refused"): [count.refused for count in report.counts],
            _("Ignored"): [count.ignored for count in report.counts],
        },
        key="counts",
        alt=_("Rows by sheet"),
    )
    if report.refusals:
        _refused(report)
    _report_file(report)


def _refused(report: Report) -> None:
    st.markdown(f"**{_('Refused rows')}**")
    _frames.show(
        {
            _("File"): [refusal.file for refusal in report.refusals],
            _("Sheet"): [refusal.sheet for refusal in report.refusals],
            _("Row"): [refusal.row for refusal in report.refusals],
            _("Column"): [refusal.column for refusal in report.refusals],
            _("Value"): [refusal.value for refusal in report.refusals],
            _("Reason"): [refusal.reason.get(language()) for refusal in report.refusals],
        },
        key="refusals",
        alt=_("Refused rows"),
    )


def _report_file(report: Report) -> None:
    spoken = language()
    st.download_button(
        _("Report as workbook"),
        data=lambda: write_report(report, spoken),
        file_name=f"{_('Load report')}.xlsx",
        key="report_xlsx",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _history() -> None:
    st.subheader(_("Loads"), anchor=False)
    if load := _loads.draw(loaders.history(_store.graph())):
        _take_back(load)


def _take_back(load: str) -> None:
    with st.spinner(_("Taking the load back…"), show_time=True):
        withdrawn = loaders.rollback(_store.graph(), load)
    st.session_state["taken_back"] = (withdrawn.nodes_deleted, withdrawn.relationships_deleted)
    st.session_state.pop("report", None)
    st.rerun()


def _tell_taken_back() -> None:
    if counts := st.session_state.pop("taken_back", None):
        nodes, ties = counts
        st.success(
            plain(
                _(
                    "The load was taken back: {nodes} nodes and {ties} ties removed.",
                    nodes=nodes,
                    ties=ties,
                )
            ),
            icon=":material/undo:",
        )
