"""Pairs of records for people to decide on, what they decided, and taking it back."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from datetime import datetime

from graph.archive import Archive
from graph.connection import Graph
from graph.errors import InputError
from graph.keys import key_number, node_key
from graph.statements import read_cypher, read_sql
from graph.words import N_
from loaders._books import Books, open_books
from loaders._decisions import Decision, Record, Verdict, add_decision, read_decisions
from loaders._identity import Pair, Side, doubtful, pairs_of
from loaders._merging import agree

LOOKED_THROUGH = 50_000
"""Persons and bodies, of three districts about, that are compared after each load."""


def review(graph: Graph) -> list[Pair]:
    """Return the pairs that nobody decided on yet: the likeliest first, those put off last.

    Parameters
    ----------
    graph
        An open graph.
    """
    with open_books(graph) as books:
        return pairs_of(graph, doubtful(graph, books.archive, read_decisions(graph.home)))


def decide(graph: Graph, pair: Pair | str, verdict: Verdict, by: str | None = None) -> Decision:
    """Decide on a pair; two that are the same are one from now on, in this graph and in loads.

    Parameters
    ----------
    pair
        As `review` returned it, or its id: then the pairs are looked for anew.
    verdict
        ``later`` leaves the pair in the list, at its end.
    by
        Who decides; the user of this machine where None.

    Raises
    ------
    InputError
        If there is no such pair, or it was decided on before: that decision is to be taken
        back first.
    """
    with open_books(graph) as books:
        found = pair if isinstance(pair, Pair) else _found(books, pair)
        if _decided(books, found.id):
            raise InputError(
                N_("Pair {pair} is decided on. Take that decision back first."), pair=found.id
            )
        stays, goes = _ranked(found, books.archive)
        decision = Decision(
            id=found.id,
            verdict=verdict,
            label=found.label,
            stays=Record(id=stays.id, name=stays.name),
            goes=Record(id=goes.id, name=goes.name),
            by=by if by is not None else user(),
            at=_now(),
        )
        _write(books, decision)
        return decision


def undo(graph: Graph, decision_id: str, by: str | None = None) -> Decision:
    """Take a decision back; the graph is then as if it had never been made.

    Raises
    ------
    InputError
        If there is no such decision.
    """
    with open_books(graph) as books:
        decision = read_decisions(graph.home).get(decision_id)
        if decision is None:
            raise InputError(
                N_("There is no decision {decision}. `loaders review --decided` lists them."),
                decision=decision_id,
            )
        undone = {"verdict": "undone", "by": by if by is not None else user(), "at": _now()}
        _write(books, decision.model_copy(update=undone))
        return decision


def decided(graph: Graph) -> list[Decision]:
    """Return the decisions that hold, the earliest first."""
    return list(read_decisions(graph.home).all)


def doubts(books: Books, files: Iterable[str]) -> tuple[Pair, ...] | None:
    """Return the open pairs of which a row in `files` speaks, for the report of their load.

    None in a graph of more than `LOOKED_THROUGH` records, where nobody looked: a load of a few
    rows would take as long as `review` does.

    Parameters
    ----------
    files
        Ids of files.
    """
    graph = books.graph
    (size,) = graph.read(read_cypher("identity_size"))
    if size["records"] > LOOKED_THROUGH:
        return None
    loaded = frozenset(files)
    return tuple(
        pair
        for pair in pairs_of(graph, doubtful(graph, books.archive, read_decisions(graph.home)))
        if any(
            source.partition("#")[0] in loaded
            for side in (pair.first, pair.second)
            for source in side.sources
        )
    )


def user() -> str:
    """Return who uses this machine; a container's user may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _found(books: Books, pair: str) -> Pair:
    graph = books.graph
    known = doubtful(graph, books.archive, read_decisions(graph.home))
    open_pairs = [each for each in known if each.id == pair]
    if not open_pairs:
        raise InputError(
            N_("There is no pair {pair} to decide on. `loaders review` lists them."), pair=pair
        )
    return pairs_of(graph, open_pairs)[0]


def _decided(books: Books, pair: str) -> bool:
    found = read_decisions(books.graph.home).get(pair)
    return found is not None and found.verdict != "later"


def _ranked(pair: Pair, archive: Archive) -> tuple[Side, Side]:
    """Return the record that stays, and the one that goes.

    The one that stays is known by what new rosters will name again: a code, a month of birth;
    then the one of which a later load speaks: it has the last word, on the spelling of a name
    too; then the one of which more rows speak.
    """

    def weight(side: Side) -> tuple[bool, bool, int, int, str]:
        known = side.properties
        month = known.get("birth_precision") in ("day", "month")
        number = key_number(node_key(pair.label, side.id))
        (last,) = archive.sql.execute(read_sql("last_said"), {"number": number}).fetchone()
        return not known.get("code"), not month, -last, -len(side.sources), side.id

    first, second = sorted((pair.first, pair.second), key=weight)
    return first, second


def _write(books: Books, decision: Decision) -> None:
    add_decision(books.graph.home, decision)
    agree(books.graph, books.archive, read_decisions(books.graph.home).sameness())


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
