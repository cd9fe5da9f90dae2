"""Columns of which it is not certain what they hold: asked once, remembered by their shape."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from app_pages import _frames, _store, _view
from app_pages._data import dropzone
from app_pages._data.choice import choose
from app_pages._words import _, language, plain
from graph.errors import InputError
from loaders import (
    NOT_NEEDED,
    Question,
    Shape,
    forget,
    mapping_file,
    read_mapping,
    read_mappings,
    registry,
    remember,
)

TOLD = 3
"""Headings that tell one set of them from another."""
_LATER = ""


def ask(questions: Sequence[Question]) -> bool:
    """Draw a question for each doubtful column; say whether they were answered.

    Parameters
    ----------
    questions
        Of a report. They are answered for all rosters of the same headings.
    """
    once = {(question.shape, question.heading): question for question in reversed(questions)}
    asked = [once[each] for each in reversed(once)]
    # No form: what is chosen in one is forgotten when the language changes before it is sent.
    with st.container(border=True, key="questions"):
        title = _("Columns to confirm: {count}", count=len(asked))
        st.markdown(f"**{plain(title)}**")
        st.caption(
            _(
                "It is not certain what these columns hold, so they are not read yet. Answers "
                "hold for every roster with the same headings and can be changed later."
            )
        )
        answers = [(question, _field(question)) for question in asked]
        sent = st.button(
            _("Remember and check again"),
            key="questions_send",
            type="primary",
            icon=":material/check:",
        )
    return sent and _remember([each for each in answers if each[1] != _LATER])


def _remember(given: Sequence[tuple[Question, str]]) -> bool:
    """Keep answers; say whether there were any that could be kept."""
    try:
        for shape, group in groupby(given, key=lambda each: each[0].shape):
            fields = {question.heading: field for question, field in group}
            remember(_store.graph().home, shape, fields)
    except InputError as error:
        st.error(plain(error.user_message(language())), icon=":material/error:")
        return False
    for question, _answer in given:
        st.session_state.pop(_key(question), None)
    return bool(given)


def _key(question: Question) -> str:
    return f"question_{question.shape.name}_{question.heading}"


def _field(question: Question) -> str:
    """Draw one question; return the field chosen, or that it is not needed, or nothing yet."""
    titles = _titles(question.shape)
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
        return choose(
            _("“{column}” is", column=question.column),
            {_LATER: _("decide later"), **titles, NOT_NEEDED: _("not needed")},
            key=_key(question),
            first=question.field,
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
    told = _told_apart(kept)
    _frames.show(
        {
            _("Roster"): [_roster(shape) for shape, _heading, _field in rows],
            _("Heading in the file"): [heading for _shape, heading, _field in rows],
            _("Data field"): [
                _("not needed") if field == NOT_NEEDED else _titles(shape).get(field, field)
                for shape, _heading, field in rows
            ],
            _("Set of headings"): [told[shape] for shape, _heading, _field in rows],
        },
        key="mappings",
        alt=_("Confirmed columns"),
    )
    _one_shape(told)


def _one_shape(told: Mapping[Shape, str]) -> None:
    """Give the answers for one set of headings as a file, or forget them."""
    by_name = {shape.name: shape for shape in told}
    with st.container(horizontal=True, vertical_alignment="bottom", key="mapping"):
        chosen = by_name[
            choose(
                _("Set of headings"),
                {shape.name: f"{_roster(shape)} · {words}" for shape, words in told.items()},
                key="mapping_choice",
                width=520,
            )
        ]
        path = mapping_file(_store.graph().home, chosen)
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
        st.button(
            _("Forget"),
            key="mapping_forget",
            icon=":material/delete:",
            type="tertiary",
            on_click=_view.select,
            args=("forget", chosen.name),
        )
    if _view.selected("forget") == chosen.name:
        _confirm(chosen, told[chosen])


def _confirm(shape: Shape, headings: str) -> None:
    """Ask whether the answers for a set of headings are to be forgotten, and forget them."""
    st.warning(
        plain(
            _(
                "Forget the answers for {roster}, {headings}? Its columns are asked about again on "
                "the next upload.",
                roster=_roster(shape),
                headings=headings,
            )
        ),
        icon=":material/delete:",
    )
    with st.container(horizontal=True):
        if st.button(_("Yes, forget"), key="mapping_forget_go", type="primary"):
            _view.select("forget", None)
            forget(_store.graph().home, shape)
            st.session_state.pop("checked", None)
            st.rerun()
        st.button(
            _("Cancel"), key="mapping_forget_no", on_click=_view.select, args=("forget", None)
        )


def _told_apart(shapes: Iterable[Shape]) -> dict[Shape, str]:
    """Return words for each set of headings: how many, and first those that few sets have."""
    listed = list(shapes)
    having = Counter(heading for shape in listed for heading in shape.headings)
    said = {
        shape: _(
            "{first} ({count} columns)",
            first="、".join(sorted(shape.headings, key=lambda each: (having[each], each))[:TOLD]),
            count=len(shape.headings),
        )
        for shape in listed
    }
    times = Counter(said.values())
    return {
        shape: f"{words} · {shape.name}" if times[words] > 1 else words
        for shape, words in said.items()
    }


def _roster(shape: Shape) -> str:
    return registry()[shape.kind].SHEET.title.get(language())


def _import() -> None:
    dropzone.words(["toml"])
    sent = st.file_uploader(
        _("File from a colleague"),
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
