"""Choices of a page that stand in the address by their code, whatever the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st

from app_pages import _view
from app_pages._words import _, begin, plain

_OPEN = "filters_open"


def pick(name: str, options: Mapping[str, str], *, label: str, shown: bool = False) -> str:
    """Let one of `options` be picked; the first is the one of a first visit.

    Parameters
    ----------
    name
        Of the choice in the address.
    options
        Titles by code.
    label
        What is chosen, for screen readers and, where `shown`, for all.
    """
    codes = list(options)
    key = f"{name}_choice"
    asked = _view.selected(name)
    st.session_state[key] = asked if asked in options else codes[0]
    picked = st.segmented_control(
        label,
        codes,
        format_func=lambda code: begin(options.get(code, code)),
        key=key,
        required=True,
        label_visibility="visible" if shown else "collapsed",
        on_change=lambda: _keep(name, key, codes[0]),
    )
    return picked if picked is not None and picked in options else codes[0]


def _keep(name: str, key: str, first: str) -> None:
    chosen = st.session_state[key]
    _view.select(name, None if chosen == first else chosen)


def filters(
    name: str,
    options: Mapping[str, str],
    *,
    label: str,
    known: Callable[[str], str | None] = lambda _code: None,
) -> list[str]:
    """Let any of `options` be picked; none picked means all.

    Parameters
    ----------
    known
        Title of a code that the address asks for and this date or place does not offer: it
        still holds, and fits nothing. None for a code that is none at all, which is ignored.

    Returns
    -------
    list[str]
        The codes picked, in the order of `options`.
    """
    key = f"{name}_choice"
    asked = (_view.selected(name) or "").split(",")
    absent = {code: known(code) for code in asked if code and code not in options}
    options = {**options, **{code: title for code, title in absent.items() if title}}
    st.session_state[key] = [code for code in options if code in asked]
    picked = st.multiselect(
        label,
        list(options),
        format_func=lambda code: begin(options.get(code) or code),
        key=key,
        placeholder=_("All"),
        select_all=False,  # Streamlit names it in English, and none picked is all
        on_change=lambda: _view.select(name, ",".join(st.session_state[key])),
    )
    return [code for code in options if code in picked]


@contextmanager
def folded(names: Sequence[str]) -> Iterator[None]:
    """Draw the filters of a page inside: on a phone under a button that tells how many are set.

    A wider screen shows them always, and no button.

    Parameters
    ----------
    names
        Of the filters in the address.
    """
    opened = bool(st.session_state.get(_OPEN))
    count = sum(bool(_view.selected(name)) for name in names)
    told = _("Filters, {count} set", count=count) if count else _("Filters")
    st.button(
        plain(_("Fold the filters") if opened else told),
        key="filters_fold",
        icon=":material/keyboard_arrow_up:" if opened else ":material/filter_alt:",
        on_click=_turn,
    )
    with st.container(key="filters_opened" if opened else "filters_folded"):
        yield


def _turn() -> None:
    st.session_state[_OPEN] = not st.session_state.get(_OPEN)
