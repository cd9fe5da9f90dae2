"""A choice that stays made when the words of its options change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from app_pages._frames import own_key


def choose(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    first: str = "",
    help_text: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """Let one of `options` be chosen and return its code.

    A browser tells the words that were chosen, not their code. Under one key a choice would be
    lost without a word once other words stand for it: in another language, on another day. So
    each set of words is a field of its own, and the code is kept beside it.

    Parameters
    ----------
    options
        Words by code.
    key
        Under which the session keeps the code.
    first
        The code that is chosen before anybody chose.
    """
    own = own_key(key, list(options.values()))
    if own not in st.session_state:
        kept = st.session_state.get(key, first)
        st.session_state[own] = kept if kept in options else next(iter(options))
    chosen = st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=own,
        help=help_text,
        width=width,
    )
    st.session_state[key] = chosen
    return chosen
