"""What is decided on a finding: checked, or dismissed with a reason, by whom; and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from app_pages._words import _, begin, language, moment, plain, text
from graph.errors import StreetGraphError
from graph.settings import read_settings
from queries import marks
from queries.finding import Finding
from queries.marks import STATES, Mark, Marks, State

_WHO, _WHY, _WRONG = "decided_by", "decided_why", "decision_refused"


def draw(finding: Finding, decided: Marks) -> None:
    """Draw the state of a finding, what was decided on it before, and what can be decided."""
    key = finding.key
    with st.container(border=True, key="decision"):
        told = _("State: {state}", state=begin(text(STATES[decided.state(key)])))
        st.markdown(f"**{plain(told)}**")
        for mark in decided.history(key):
            st.caption(plain(_told(mark)))
        who, why = st.columns([1, 3], gap="small")
        # A widget that is not drawn for a while loses its value; the name is kept beside it.
        with who:
            st.session_state.setdefault(_WHO, st.session_state.get(f"_{_WHO}", ""))
            st.text_input(_("Who decides"), key=_WHO)
        with why:
            st.text_input(_("Reason given"), key=_WHY)
        with st.container(horizontal=True, gap="small"):
            _button("checked", _("Mark as checked"), ":material/check:", key)
            _button("dismissed", _("Dismiss with this reason"), ":material/do_not_disturb_on:", key)
            if decided.last(key):
                st.button(
                    _("Undo the last decision"), key="decide_undo", icon=":material/undo:",
                    type="tertiary", on_click=_kept, args=(lambda: _undo(key),),
                )  # fmt: skip
        if wrong := st.session_state.pop(_WRONG, None):
            st.warning(plain(wrong))


def _told(mark: Mark) -> str:
    values = {"at": moment(mark.at), "by": mark.by, "state": STATES[mark.state]}
    if mark.undoes:
        return _("{at} {by} took the last decision back: {state}", **values)
    if mark.reason:
        return _("{at} {by}: {state}; {reason}", **values, reason=mark.reason)
    return _("{at} {by}: {state}", **values)


def _button(state: State, label: str, icon: str, key: str) -> None:
    st.button(
        label,
        key=f"decide_{state}",
        icon=icon,
        on_click=_kept,
        args=(lambda: _decide(key, state),),
    )


def _decide(key: str, state: State) -> None:
    reason = st.session_state[_WHY]
    marks.decide(read_settings().home, key, state, reason=reason, by=_name(), at=_now())
    st.session_state[_WHY] = ""


def _undo(key: str) -> None:
    marks.undo(read_settings().home, key, by=_name(), at=_now())


def _name() -> str:
    name = str(st.session_state[_WHO])
    st.session_state[f"_{_WHO}"] = name
    return name


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _kept(act: Callable[[], None]) -> None:
    """Do it; where it is refused the page says why."""
    try:
        act()
    except StreetGraphError as error:
        st.session_state[_WRONG] = error.user_message(language())
