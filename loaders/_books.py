"""The books of loading: the archive and the graph's own list of loads, kept in step.

Every act on loads opens the books first. That waits for another act under way, finds loads
that ended half done (the machine went off) and rolls them back.

The graph is the fold of the facts of all loads (see `graph.fold`). Every write sets a key to
exactly its fold, so it can be repeated, and taking a load back is the same act without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

from graph.archive import Archive, open_archive
from graph.changes import Changes
from graph.connection import Graph, Run
from graph.facts import Tie
from graph.held import check_held, held_loads
from graph.model import root_of
from graph.progress import Progress, silent
from graph.records import LoadRecord
from graph.statements import read_cypher
from graph.turns import turn
from graph.words import N_, Message
from graph.writer import (
    AT_ONCE,
    ATOMIC,
    WRITE_SECONDS,
    delete_nodes,
    delete_ties,
    write_states,
)
from loaders._decisions import read_decisions
from loaders._merging import agree


@dataclass
class Books:
    """Graph and archive, in step."""

    graph: Graph
    archive: Archive
    held: set[str]
    """Ids of the loads that the graph holds."""
    recovered: list[str] = field(default_factory=list)
    """Unfinished loads that were rolled back when the books were opened."""

    def loads(self) -> list[LoadRecord]:
        """Return the loads of this graph, and those rolled back; the earliest first."""
        return [
            load
            for load in self.archive.loads()
            if load.id in self.held or load.status == "rolled_back"
        ]


@dataclass(frozen=True)
class Withdrawn:
    """What taking a load back changed."""

    load_id: str
    nodes_deleted: int
    relationships_deleted: int
    waiting: int
    """Of these, ties of other loads whose end is gone; they come back with it."""

    @property
    def message(self) -> Message:
        """The same as one sentence."""
        if self.waiting:
            sentence = N_(
                "Load {load_id} was taken back: {nodes_deleted} {nodes_deleted:node|nodes} and "
                "{relationships_deleted} {relationships_deleted:tie is|ties are} gone. Of these "
                "ties {waiting} {waiting:is|are} of other loads, and {waiting:comes|come} back "
                "with the {waiting:node it hangs|nodes they hang} on."
            )
        else:
            sentence = N_(
                "Load {load_id} was taken back: {nodes_deleted} {nodes_deleted:node|nodes} and "
                "{relationships_deleted} {relationships_deleted:tie is|ties are} gone."
            )
        return Message(sentence, vars(self))


@contextmanager
def open_books(graph: Graph, progress: Progress = silent) -> Iterator[Books]:
    """Open the books of `graph` for the block.

    Parameters
    ----------
    progress
        Told when another act on loads must be waited for, or a load is taken back.

    Raises
    ------
    InputError
        If the graph holds loads that this machine's archive does not know or has taken back, or
        was being made anew or restored.
    """

    home = graph.home
    with turn(home, lambda message: progress(message, 0, 0)), open_archive(home) as archive:
        held, known = held_loads(graph), archive.loads()
        check_held(home, held, known)
        books = Books(graph, archive, set(held))
        for load in known:
            if load.status == "running" and held.get(load.id) == "done":
                archive.finish(load.number)  # the graph has it whole, only the mark was missing
        archive.activate(id for id in held if held[id] == "done")
        for load in known:
            if _is_half(load, held.get(load.id)):
                sentence = N_("Load {load} was cut off; it is being taken back.")
                progress(Message(sentence, {"load": load.id}), 0, 0)
                take_back(graph, archive, load, progress)
                books.held.discard(load.id)
                books.recovered.append(load.id)
        agree(graph, archive, read_decisions(home).sameness())
        yield books


def _is_half(load: LoadRecord, in_graph: str | None) -> bool:
    if load.status == "withdrawing":
        return True
    return in_graph == "running" or (load.status == "running" and in_graph is None)


@contextmanager
def writing(graph: Graph, changes: Changes, load: LoadRecord) -> Iterator[tuple[Run, int]]:
    """Give what runs statements that make one change to the graph, and how many it runs at once.

    Up to `ATOMIC` nodes and ties that is one transaction: others see all of it or nothing.
    Beyond it each statement is kept by itself; the load stands in the graph as running, so
    that pages and queries wait (`queries.runner`) and the next start takes it back.
    """
    size = changes.count(ties=False) + changes.count(ties=True)
    if size <= ATOMIC:
        with graph.transaction(timeout=WRITE_SECONDS) as run:
            yield run, 1
    else:
        graph.write_each(read_cypher("mark_load"), {"load": load.id, "status": "running"})
        yield graph.write_each, AT_ONCE


def take_back(
    graph: Graph, archive: Archive, load: LoadRecord, progress: Progress = silent
) -> Withdrawn:
    """Roll a load back; can be repeated when it was interrupted."""
    changes = Changes(archive)
    changes.touch_load(load.number)
    total = changes.count(ties=False) + changes.count(ties=True)
    sentence = Message(N_("Taking back {count} nodes and ties"), {"count": total})
    settled = 0

    def tell(count: int) -> None:
        nonlocal settled
        settled += count
        progress(sentence, settled, total)

    tell(0)
    archive.withdraw(load.number)
    withdrawn = Withdrawn(load.id, 0, 0, 0)
    (row,) = graph.write_each(read_cypher("holds_load"), {"load": load.id})
    if row["held"]:  # else nothing of it was kept, and what bears the ids of its nodes is others'
        with writing(graph, changes, load) as (run, at_once):
            withdrawn = _settle(run, changes, load, at_once, tell)
            run(read_cypher("remove_load"), {"load": load.id})
            left = [vars(file) for file in archive.files_left(load.number)]
            run(read_cypher("name_files"), {"files": left})
    archive.forget(load.number)
    return withdrawn


def _settle(
    run: Run, changes: Changes, load: LoadRecord, at_once: int, tell: Callable[[int], None]
) -> Withdrawn:
    """Set the touched keys to the fold of what is left of them."""
    nodes: dict[str, list[str]] = defaultdict(list)
    ties: list[Tie] = []
    for fact in changes.lost(load.number):
        if isinstance(fact, Tie):
            ties.append(fact)
        else:
            nodes[root_of(fact.label)].append(fact.id)
    waiting = changes.waiting()
    delete_ties(run, ties, tell)
    deleted = delete_nodes(run, nodes, tell)
    states = chain(changes.states(ties=False), changes.states(ties=True))
    write_states(run, states, tell, at_once=at_once)
    return Withdrawn(load.id, deleted, len(ties) + waiting, waiting)
