"""The graph behind the pages: one handle for all visitors, answers kept until a load."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from app_pages._view import view
from app_pages._words import _
from graph.connection import Graph, connect
from graph.errors import StreetGraphError
from graph.garbage import collect_seldom
from graph.settings import Settings, read_settings
from graph.words import Language
from queries import runner
from queries.findings import Finding
from queries.findings import findings as read_findings
from queries.scopes import Scope, scopes
from queries.tables import Table
from queries.together import answers

KEPT_ANSWERS, KEPT_FINDINGS = 150, 10
"""The findings of a city on one day take 90 MB."""
KEPT_SECONDS = 3600


@dataclass(frozen=True)
class State:
    """What the graph holds as a whole: its loads, and whether the sample is among them."""

    loads: tuple[tuple[str, bool], ...]
    """Id and whether it is the sample, the newest first."""

    @property
    def empty(self) -> bool:
        """Whether nothing has been loaded."""
        return not self.loads

    @property
    def sample(self) -> str | None:
        """The id of the sample's load, where the sample is in the graph."""
        return next((load for load, sample in self.loads if sample), None)


def graph() -> Graph:
    """Return the handle to the graph, opened once and checked before each use.

    Raises
    ------
    StreetGraphError
        If the graph cannot be reached; the sentence says what to do.
    """
    with st.spinner(_("Connecting to the graph database…")):
        return _opened()


def _opened() -> Graph:
    """Return the handle in a thread too, which has no page on which a sign could stand."""
    settings = read_settings()
    mark = (
        f"{settings.neo4j_uri} {settings.neo4j_username} {settings.neo4j_database} {settings.home}"
    )
    return _handle(mark, settings)


def _alive(handle: Graph) -> bool:
    try:
        handle.verify()
    except StreetGraphError:
        return False  # a new handle says what is wrong
    return True


@st.cache_resource(validate=_alive, on_release=Graph.close, show_spinner=False)
def _handle(mark: str, _settings: Settings) -> Graph:  # noqa: ARG001 -- the key of the cache
    collect_seldom()
    return connect(_settings)


def state() -> State:
    """Read which loads the graph holds; asked anew for each page view."""
    found = runner.run(graph(), "loads", as_of=datetime.date.today()).rows
    return State(tuple((str(row["id"]), bool(row["sample"])) for row in found))


def remember(state: State) -> None:
    """Keep the state for this page view, so that every question knows which loads it saw."""
    st.session_state["_state"] = state


def now() -> State:
    """Return the state read for this page view."""
    return cast(State, st.session_state["_state"])


def ask(name: str, *, scope: str | None = None, **parameters: object) -> Table:
    """Ask the query `name` for the scope and date of the page.

    Parameters
    ----------
    scope
        Another scope than that of the page.
    **parameters
        Further parameters of the query.
    """
    seen = view()
    return _answer(
        name, seen.as_of, seen.scope if scope is None else scope, parameters, now().loads
    )


def ask_on(as_of: datetime.date, name: str, **parameters: object) -> Table:
    """Ask the query `name` for the scope of the page on another date."""
    return _answer(name, as_of, view().scope, parameters, now().loads)


def ask_ahead(questions: Iterable[tuple[str, datetime.date]]) -> None:
    """Ask queries of the scope of the page at once, each on a date.

    `ask` and `ask_on` then have the answers: asked one after the other they leave a core idle.
    """
    scope, loads = view().scope, now().loads

    def answer(question: tuple[str, datetime.date]) -> Table:
        name, as_of = question
        return _answer(name, as_of, scope, {}, loads)

    answers(answer, questions)


# Answers are shared, not copied for each visitor: a city has tens of thousands of findings, and
# nobody changes what was answered.
@st.cache_resource(max_entries=KEPT_ANSWERS, ttl=KEPT_SECONDS, show_spinner=False)
def _answer(
    name: str,
    as_of: datetime.date,
    scope: str,
    parameters: Mapping[str, object],
    loads: tuple[tuple[str, bool], ...],  # noqa: ARG001 -- a new load makes a new key
) -> Table:
    return runner.run(_opened(), name, as_of=as_of, scope=scope, **parameters)


def places(spoken: Language) -> Mapping[str, Scope]:
    """Return the places that the graph knows, by code."""
    return _places(spoken, now().loads)


@st.cache_resource(max_entries=20, ttl=KEPT_SECONDS, show_spinner=False)
def _places(
    spoken: Language,
    loads: tuple[tuple[str, bool], ...],  # noqa: ARG001 -- a new load makes a new key
) -> Mapping[str, Scope]:
    return {scope.code: scope for scope in scopes(_opened(), spoken)}


def findings(as_of: datetime.date | None = None) -> Sequence[Finding]:
    """Return what is to be done in the scope of the page, at its date or at another."""
    seen = view()
    return _findings(as_of or seen.as_of, seen.scope, now().loads)


def findings_later() -> Callable[[], Sequence[Finding]]:
    """Return what gives `findings` where there is no page, as in a thread."""
    seen, loads = view(), now().loads
    return lambda: _findings(seen.as_of, seen.scope, loads)


@st.cache_resource(max_entries=KEPT_FINDINGS, ttl=KEPT_SECONDS, show_spinner=False)
def _findings(
    as_of: datetime.date,
    scope: str,
    loads: tuple[tuple[str, bool], ...],  # noqa: ARG001 -- a new load makes a new key
) -> Sequence[Finding]:
    return tuple(read_findings(_opened(), as_of=as_of, scope=scope))


def forget() -> None:
    """Forget every answer, where the graph changed without a load."""
    _answer.clear()
    _findings.clear()
    _places.clear()
    st.cache_data.clear()
