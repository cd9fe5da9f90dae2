"""The findings of a view, asked for while its visitor still reads another page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread

from app_pages import _store
from graph.errors import StreetGraphError

_asking = Lock()
"""Held while a view is asked for: one at a time, so that pages have the server to themselves."""


def begin() -> None:
    """Begin to ask for the findings of the view; to be called when its page is drawn.

    Of a city they take seconds, and the page of gaps needs them first of all. A visitor who
    opens it meanwhile waits for the same answer.
    """
    if _store.now().empty:
        return
    findings = _store.findings_later()
    if _asking.acquire(blocking=False):
        Thread(target=_ask, args=(findings,), daemon=True).start()


def _ask(findings: Callable[[], object]) -> None:
    try:
        with suppress(StreetGraphError):  # the page that needs them says what is wrong
            findings()
    finally:
        _asking.release()
