"""What a page shows when something goes wrong: a sentence and what to do, no traceback."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from functools import wraps
from logging.handlers import RotatingFileHandler

import streamlit as st

from app_pages._words import _, language, plain
from graph.errors import (
    GraphConnectionError,
    ServerError,
    SettingsError,
    StreetGraphError,
)
from graph.settings import read_settings

_LOGGER = logging.getLogger("street_graph.pages")


def shielded(render: Callable[[], None]) -> Callable[[], None]:
    """Return `render` so that an error becomes a box on the page and a line in the log."""

    @wraps(render)
    def run() -> None:
        try:
            render()
        except StreetGraphError as error:
            show(error)
        except Exception as error:  # the last line before the visitor: logged, then told calmly
            show_unexpected(error)

    return run


def show(error: StreetGraphError) -> None:
    """Show a known error: what happened, what to do, a button to try again."""
    _log(str(error), error)
    st.error(plain(error.user_message(language())), icon=":material/error:")
    advice = _advice(error)
    if advice:
        st.markdown(plain(advice))
    st.button(_("Try again"), key="retry", icon=":material/refresh:", type="primary")


def show_unexpected(error: Exception) -> None:
    """Show that something unexpected happened, with the number of its line in the log."""
    number = uuid.uuid4().hex[:8]
    _log(f"[{number}] {type(error).__name__}", error)
    st.error(
        plain(
            _(
                "This page could not be shown. The cause is in the log under the number "
                "{number}. Your data is unchanged.",
                number=number,
            )
        ),
        icon=":material/error:",
    )
    st.button(_("Try again"), key="retry", icon=":material/refresh:", type="primary")


def _advice(error: StreetGraphError) -> str | None:
    if isinstance(error, SettingsError):
        return _("Correct the setting and start the program again.")
    if isinstance(error, GraphConnectionError | ServerError):
        return _(
            "Look whether the database runs (python -m graph status), start it where needed "
            "(python -m graph up --detach), then try again. python -m graph doctor finds the "
            "usual causes."
        )
    return None


def _log(text: str, error: Exception) -> None:
    if not _LOGGER.handlers:
        _open_log()
    _LOGGER.error(text, exc_info=error)


def _open_log() -> None:
    _LOGGER.propagate = False
    try:
        folder = read_settings().home / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "pages.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except (OSError, StreetGraphError):
        handler = logging.StreamHandler()  # no folder to write to: the terminal has it
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)
