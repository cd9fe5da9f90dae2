"""``python -m app_pages._first_visit``: asks what a first visitor would wait for.

A server that has just been started has planned no question and read no page of its store: all
findings of a city took it five times as long as the same asked again. A process of its own asks
them while nobody waits; it answers nobody and says nothing.
"""

from __future__ import annotations

import datetime
from contextlib import suppress

from graph.connection import connect
from graph.errors import StreetGraphError
from graph.settings import read_settings
from queries.findings import findings


def ask() -> int:
    """Ask for all that is to be done today; return how many findings there are."""
    graph = connect(read_settings())
    try:
        return len(findings(graph, as_of=datetime.date.today()))
    finally:
        graph.close()


if __name__ == "__main__":
    with suppress(StreetGraphError):  # the page that is opened says what is wrong
        ask()
