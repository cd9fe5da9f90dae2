"""How far a long act is, shown on the page that waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app_pages._words import language, plain
from graph.progress import Progress
from graph.words import Message


@contextmanager
def shown(first: str, *, to_the_end: bool = False) -> Iterator[Progress]:
    """Show for the block what is told.

    Streamlit ends a page that was left where it would show something next, and the act with it.

    Parameters
    ----------
    first
        Shown until anything is told.
    to_the_end
        The act goes on where the page was left, which is then left after it.
    """
    bar = st.progress(0.0, text=first)
    left: BaseException | None = None

    def tell(message: Message, done: int, total: int) -> None:
        nonlocal left
        share = min(done / total, 1.0) if total else 0.0
        try:
            if not left:
                bar.progress(share, text=plain(message.get(language())))
        except BaseException as error:
            if not to_the_end:
                raise
            left = error

    try:
        yield tell
    finally:
        bar.empty()
    if left:
        raise left
