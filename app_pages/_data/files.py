"""The rosters at hand: Streamlit's field for files, and what it would forget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app_pages._data import dropzone
from app_pages._words import _, plain

ENDINGS = ("xlsx", "xls", "xlsm", "xlsb", "ods", "csv", "tsv")
_FIELD, _KEPT = "files_in_field", "files_kept"


@dataclass(frozen=True)
class Sent:
    """A file that a browser sent."""

    name: str
    """As the browser says, which may be anything."""
    content: bytes


def at_hand() -> list[Sent]:
    """Draw the field and the files kept from before; return all of them.

    A field that is not drawn, since another view or page was looked at, forgets its files.
    """
    key = f"upload_{st.session_state.get('uploads', 0)}"
    if key not in st.session_state:
        _keep(st.session_state.pop(_FIELD, []))
    dropzone.words(ENDINGS)
    # Of any ending: the field would leave out a file without a sentence that is seen.
    sent = st.file_uploader(_("Workbooks or CSV files"), accept_multiple_files=True, key=key)
    st.session_state[_FIELD] = [Sent(file.name, file.getvalue()) for file in sent]
    _kept()
    return [*st.session_state.get(_KEPT, []), *st.session_state[_FIELD]]


def clear() -> None:
    """Forget all files; a new field is drawn."""
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
    for key in (_FIELD, _KEPT):
        st.session_state.pop(key, None)


def _keep(files: Sequence[Sent]) -> None:
    """Keep files beside those kept before: the latest, of together the size of one upload."""
    kept = [*st.session_state.get(_KEPT, []), *files]
    limit = st.get_option("server.maxUploadSize") * 2**20
    while sum(len(file.content) for file in kept) > limit:
        kept.pop(0)
    st.session_state[_KEPT] = kept


def _kept() -> None:
    kept: list[Sent] = st.session_state.get(_KEPT, [])
    if not kept:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="files_kept_row"):
        st.caption(_("Uploaded before:"), width="content")
        for place, file in enumerate(kept):
            st.button(
                plain(file.name),
                key=f"take_out_{place}",
                icon=":material/close:",
                help=_("Take this file out"),
                on_click=_take_out,
                args=(file,),
            )


def _take_out(file: Sent) -> None:
    st.session_state[_KEPT] = [each for each in st.session_state[_KEPT] if each is not file]
