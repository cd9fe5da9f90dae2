"""Template out, rosters in: checked first, loaded when a person says so."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import streamlit as st

import loaders
from app_pages import _store, _view
from app_pages._data import dropzone, questions, report
from app_pages._tables import XLSX
from app_pages._words import _, language, plain
from graph.errors import InputError
from graph.settings import ROOT
from graph.words import Message
from loaders import Report
from loaders._vanishing import Completeness

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

ENDINGS = ["xlsx", "xls", "csv", "tsv"]
_LONGEST_NAME = 60
"""Letters; a disk allows 255 bytes, and a letter has up to four."""


def draw() -> None:
    """Draw the steps of loading, or what the load just made did."""
    _sample()
    _template()
    _upload()


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
        st.session_state["report"] = _load([ROOT / "sample_data"], None, dry_run=False)
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
        mime=XLSX,
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
    dropzone.words(ENDINGS)
    files = st.file_uploader(
        _("Workbooks or CSV files"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"upload_{st.session_state.get('uploads', 0)}",
    )
    if not files:
        _last_report()
        return
    complete = _completeness()
    try:
        checked = _checked(files, complete)
    except InputError as error:
        # The files stay at hand: the one that is named can be taken out or replaced.
        st.error(plain(error.user_message(language())), icon=":material/error:")
        return
    if checked.questions and questions.ask(checked.questions):
        st.session_state.pop("checked", None)
        st.rerun()
    report.show(checked, checked=True)
    _ready(files, checked, complete)


def _completeness() -> Completeness | None:
    """Ask what is to happen to rows loaded earlier that the files no longer have."""
    if _store.now().empty:
        return None
    day = _view.view().as_of
    titles = {
        "": _("They stay as they are"),
        "report": _("The files are complete: list them"),
        "end": _("The files are complete: end them on {day}", day=day.isoformat()),
    }
    chosen = st.selectbox(
        _("Rows loaded earlier that these files do not have"),
        list(titles),
        format_func=lambda act: titles.get(act, act),
        key="complete",
        help=_(
            "Complete files are complete for the subdistricts they speak of. What ends stays in "
            "the graph as past; the day is the as-of date."
        ),
        width=420,
    )
    acts = {"report": Completeness("report", day), "end": Completeness("end", day)}
    return acts.get(chosen)


def _ready(files: Sequence[UploadedFile], checked: Report, complete: Completeness | None) -> None:
    st.subheader(_("3 Load"), anchor=False)
    ready = checked.total("loaded")
    ending = any(row.ended for row in checked.vanished)
    if not ready and not ending:
        st.caption(_("There is nothing new to load in these files."))
        return
    if checked.refused:
        st.caption(
            _(
                "{count} refused {count:row stays|rows stay} out; what was refused can be "
                "corrected in the workbook of refused rows and uploaded afterwards.",
                count=checked.total("refused"),
            )
        )
    if st.button(
        _("Load {count} {count:row|rows}", count=ready),
        key="load",
        type="primary",
        icon=":material/database_upload:",
    ):
        st.session_state["report"] = _run(files, complete, dry_run=False)
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        st.session_state.pop("checked", None)
        st.rerun()


def _checked(files: Sequence[UploadedFile], complete: Completeness | None) -> Report:
    mark = hashlib.sha256()
    for file in files:
        mark.update(file.name.encode() + b"\0" + file.getvalue())
    key = (mark.hexdigest(), _store.now().loads, complete)
    kept = st.session_state.get("checked")
    if kept and kept[0] == key:
        found: Report = kept[1]
        return found
    found = _run(files, complete, dry_run=True)
    st.session_state["checked"] = (key, found)
    return found


def _run(files: Sequence[UploadedFile], complete: Completeness | None, *, dry_run: bool) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, file in enumerate(files):
            path = Path(folder) / str(place) / own_name(file.name)  # two may have one name
            path.parent.mkdir()
            path.write_bytes(file.getvalue())
            paths.append(path)
        return _load(paths, complete, dry_run=dry_run)


def own_name(name: str) -> str:
    """Return the name under which an upload is kept: no folder of any system, not too long.

    Parameters
    ----------
    name
        As the browser sent it, which may be anything.
    """
    last = PureWindowsPath(name.replace("\0", "")).name[-_LONGEST_NAME:]
    return last if last.strip(". ") else "_"


def _load(paths: Sequence[Path], complete: Completeness | None, *, dry_run: bool) -> Report:
    bar = st.progress(0.0, text=_("Checking the files…") if dry_run else _("Loading…"))

    def tell(message: Message, done: int, total: int) -> None:
        share = min(done / total, 1.0) if total else 0.0
        bar.progress(share, text=plain(message.get(language())))

    try:
        return loaders.load(
            _store.graph(), paths, dry_run=dry_run, progress=tell, complete=complete
        )
    finally:
        bar.empty()


def _last_report() -> None:
    last: Report | None = st.session_state.get("report")
    if last:
        report.show(last, checked=False)
