"""Columns of which it is not certain what they hold: asked once, remembered by their shape."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from app_pages import _frames, _store
from app_pages._words import _, language, plain
from graph.errors import InputError
from loaders._mapping import (
    FOLDER,
    NOT_NEEDED,
    Question,
    Shape,
    forget,
    read_mapping,
    read_mappings,
    remember,
)
from loaders._registry import registry

_LATER = ""


def ask(questions: Sequence[Question]) -> bool:
    """Draw a form with a question for each doubtful column; say whether it was answered.

    Parameters
    ----------
    questions
        Of a report. They are answered for all rosters of the same headings.
    """
    with st.form("questions", border=True):
        title = _("Columns to confirm: {count}", count=len(questions))
        st.markdown(f"**{plain(title)}**")
        st.caption(
            _(
                "It is not certain what these columns hold, so they are not read yet. Answers "
                "hold for every roster with the same headings and can be changed later."
            )
        )
        answers = [(question, _field(place, question)) for place, question in enumerate(questions)]
        sent = st.form_submit_button(
            _("Remember and check again"), type="primary", icon=":material/check:"
        )
    if not sent:
        return False
    given = [(question, field) for question, field in answers if field != _LATER]
    try:
        for shape, group in groupby(given, key=lambda each: each[0].shape):
            fields = {question.heading: field for question, field in group}
            remember(_store.graph().home, shape, fields)
    except InputError as error:
        st.error(plain(error.user_message(language())), icon=":material/error:")
        return False
    return bool(given)


def _field(place: int, question: Question) -> str:
    """Draw one question; return the field chosen, or that it is not needed, or nothing yet."""
    titles = _titles(question.shape)
    options = [_LATER, *titles, NOT_NEEDED]
    said = {_LATER: _("decide later"), NOT_NEEDED: _("not needed"), **titles}
    what, answer = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with what:
        st.markdown(
            f"**{plain(question.column)}** · "
            + plain(_("{file}, sheet {sheet}", file=question.file, sheet=question.sheet))
        )
        samples = "、".join(question.samples) or "—"
        st.caption(
            plain(
                _(
                    "Values: {samples}. Proposed: {field} ({percent} %).",
                    samples=samples,
                    field=titles.get(question.field, question.proposed),
                    percent=round(100 * question.confidence),
                )
            )
        )
    with answer:
        return st.selectbox(
            _("“{column}” is", column=question.column),
            options,
            index=options.index(question.field) if question.field in options else 0,
            format_func=lambda code: said.get(code, code),
            key=f"question_{question.shape.name}_{place}",
        )


def _titles(shape: Shape) -> dict[str, str]:
    columns = registry()[shape.kind].SHEET.columns
    return {column.field: column.title.get(language()) for column in columns}


def remembered() -> None:
    """Draw the answers kept, each shape with a file for a colleague and a way to forget it."""
    st.caption(
        _(
            "Answers about doubtful columns, one entry for each set of headings. A file may be "
            "sent to a colleague, who uploads it here."
        )
    )
    home = _store.graph().home
    kept = read_mappings(home)
    if not kept:
        st.info(
            plain(
                _("Nothing has been asked yet. Doubtful columns are asked about on upload."),
            ),
            icon=":material/view_column:",
        )
    else:
        _answers(kept)
    _import()


def _answers(kept: Mapping[Shape, Mapping[str, str]]) -> None:
    rows = [
        (shape, heading, field)
        for shape, answers in kept.items()
        for heading, field in answers.items()
    ]
    _frames.show(
        {
            _("Roster"): [_roster(shape) for shape, _heading, _field in rows],
            _("Heading in the file"): [heading for _shape, heading, _field in rows],
            _("Data field"): [
                _("not needed") if field == NOT_NEEDED else _titles(shape).get(field, field)
                for shape, _heading, field in rows
            ],
        },
        key="mappings",
        alt=_("Confirmed columns"),
    )
    _one_shape(list(kept))


def _one_shape(shapes: Sequence[Shape]) -> None:
    """Give the answers for one set of headings as a file, or forget them."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="mapping"):
        chosen = st.selectbox(
            _("Set of headings"),
            shapes,
            format_func=lambda shape: f"{_roster(shape)} · {shape.name}",
            key="mapping_choice",
            width=320,
        )
        path = _store.graph().home / FOLDER / f"{chosen.name}.toml"
        st.download_button(
            _("File for a colleague"),
            data=path.read_bytes(),
            file_name=path.name,
            mime="application/toml",
            key="mapping_file",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        if st.button(_("Forget"), key="mapping_forget", icon=":material/delete:", type="tertiary"):
            forget(_store.graph().home, chosen)
            st.session_state.pop("checked", None)
            st.rerun()


def _roster(shape: Shape) -> str:
    return registry()[shape.kind].SHEET.title.get(language())


def _import() -> None:
    sent = st.file_uploader(
        _("File from a colleague"),
        type=["toml"],
        key=f"mapping_upload_{st.session_state.get('mappings', 0)}",
    )
    if sent is None:
        return
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(sent.name).name
            path.write_bytes(sent.getvalue())
            remember(_store.graph().home, *read_mapping(path))
    except InputError as error:
        st.error(plain(error.user_message(language())), icon=":material/error:")
        return
    st.session_state["mappings"] = st.session_state.get("mappings", 0) + 1
    st.session_state.pop("checked", None)
    st.rerun()
