"""Template out, rosters in: checked first, loaded when a person says so."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import streamlit as st

import loaders
from app_pages import _store, _view
from app_pages._data import files, questions, report
from app_pages._data.bar import shown
from app_pages._data.choice import choose
from app_pages._data.files import Sent
from app_pages._frames import own_key
from app_pages._tables import XLSX
from app_pages._words import _, language, plain
from graph.errors import InputError
from graph.settings import ROOT, read_settings
from loaders import Completeness, Report, to_correct, withheld

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
        st.session_state["report"] = _load([ROOT / "sample_data"], None, dry_run=False), None
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
        file_name=_("Street Graph template") + ".xlsx",
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
    sent = files.at_hand()
    if not sent:
        st.session_state.pop("complete", None)
        _last_report()
        return
    complete = _completeness()
    try:
        check = _checked(sent, complete)
    except InputError as error:
        # The files stay at hand: the one that is named can be taken out or replaced.
        st.error(plain(error.user_message(language())), icon=":material/error:")
        return
    asked = withheld(check.report, read_settings().privacy).questions
    if asked and questions.ask(asked):
        st.session_state.pop("checked", None)
        st.rerun()
    report.show(check.report, complete)
    _ready(sent, check, complete)


def _completeness() -> Completeness | None:
    """Ask what is to happen to rows loaded earlier that the files no longer have."""
    if _store.now().empty:
        return None
    day = _view.view().as_of
    chosen = choose(
        _("Rows loaded earlier that these files do not have"),
        {
            "": _("They stay as they are"),
            "report": _("The files are complete: list them"),
            "end": _("The files are complete: end them on {day}", day=day.isoformat()),
        },
        key="complete",
        help_text=_(
            "Complete files are complete for the subdistricts they speak of. What ends stays in "
            "the graph as past; the day is the as-of date."
        ),
        width=420,
    )
    acts = {"report": Completeness("report", day), "end": Completeness("end", day)}
    return acts.get(chosen)


def _ready(sent: Sequence[Sent], check: Check, complete: Completeness | None) -> None:
    st.subheader(_("3 Load"), anchor=False)
    checked = check.report
    ready, ended = checked.total("loaded"), report.ended(checked)
    if not ready and not ended:
        st.caption(_why_nothing(checked))
        return
    correctable = len(to_correct(checked))
    if correctable:
        st.caption(
            _(
                "{count} refused {count:row stays|rows stay} out; what was refused can be "
                "corrected in the workbook of refused rows and uploaded afterwards.",
                count=correctable,
            )
        )
    if waiting := len(checked.refused) - correctable:
        st.caption(
            _(
                "{count} {count:row waits|rows wait} for the columns above to be confirmed.",
                count=waiting,
            )
        )
    if ready:
        st.caption(
            _("Records that may be one are looked for after loading, and listed for a decision.")
        )
    # Of this check: a click on the button of another one loads nothing that was not shown.
    if st.button(
        _act(ready, ended, complete),
        key=own_key("load", check.mark),
        type="primary",
        icon=":material/database_upload:",
    ):
        st.session_state["report"] = _run(sent, complete, dry_run=False), complete
        files.clear()
        for key in ("checked", "complete"):
            st.session_state.pop(key, None)
        st.rerun()


def _act(ready: int, ended: int, complete: Completeness | None) -> str:
    """Return what the button does: how many rows come in and how many end, and when."""
    if not ended or not complete:
        return _("Load {count} {count:row|rows}", count=ready)
    values = {"count": ready, "ended": ended, "day": complete.day.isoformat()}
    if not ready:
        return _("End {ended} {ended:row|rows} on {day}", ended=ended, day=values["day"])
    return _(
        "Load {count} {count:row|rows}, end {ended} {ended:row|rows} on {day}",
        **values,
    )


def _why_nothing(checked: Report) -> str:
    if not checked.refused:
        return _("There is nothing new to load in these files.")
    if checked.questions and not to_correct(checked):
        return _("Nothing can be loaded before the columns above are confirmed.")
    return _("Nothing can be loaded: what is new in these files was refused.")


@dataclass(frozen=True)
class Check:
    """What a dry run found, and of what."""

    mark: tuple[object, ...]
    """The files, the loads in the graph, and what happens to rows that are missing."""
    report: Report


def _checked(sent: Sequence[Sent], complete: Completeness | None) -> Check:
    digest = hashlib.sha256()
    for file in sent:
        digest.update(file.name.encode() + b"\0" + file.content)
    mark = (digest.hexdigest(), _store.now().loads, complete)
    kept: Check | None = st.session_state.get("checked")
    if kept and kept.mark == mark:
        return kept
    found = Check(mark, _run(sent, complete, dry_run=True))
    st.session_state["checked"] = found
    return found


def _run(sent: Sequence[Sent], complete: Completeness | None, *, dry_run: bool) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, file in enumerate(sent):
            path = Path(folder) / str(place) / own_name(file.name)  # two may have one name
            path.parent.mkdir()
            path.write_bytes(file.content)
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
    with shown(_("Checking the files…") if dry_run else _("Loading…")) as tell:
        return loaders.load(
            _store.graph(), paths, dry_run=dry_run, progress=tell, complete=complete
        )


def _last_report() -> None:
    last: tuple[Report, Completeness | None] | None = st.session_state.get("report")
    if last:
        report.show(*last)
