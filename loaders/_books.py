"""The books of loading: the archive and the graph's own list of loads, kept in step.

Every act on loads opens the books first. That waits for another act under way, finds loads
that ended half done (the machine went off) and rolls them back.

The graph is the fold of the facts of all loads (see `graph.fold`). Every write sets a key to
exactly its fold, so it can be repeated, and taking a load back is the same act without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from graph.archive import Archive, LoadRecord, open_archive
from graph.connection import Graph
from graph.errors import InputError
from graph.facts import Tie
from graph.fold import Fact, State, ends_of, fold
from graph.lock import locked
from graph.words import N_, Message
from graph.writer import delete_nodes, delete_ties, read_cypher, run_file, write_states


@dataclass(frozen=True)
class Books:
    """Graph and archive, in step."""

    graph: Graph
    archive: Archive
    held: frozenset[str]
    """Ids of the loads that the graph holds."""
    recovered: tuple[str, ...]
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
        sentence = N_(
            "Load {load_id} was taken back: {nodes_deleted} nodes and "
            "{relationships_deleted} ties are gone."
        )
        return Message(sentence, vars(self))


@contextmanager
def open_books(graph: Graph) -> Iterator[Books]:
    """Open the books of `graph` for the block.

    Raises
    ------
    InputError
        If the graph holds loads that this machine's archive does not know.
    """
    home = graph.home
    with locked(home / "archive" / "lock"), open_archive(home) as archive:
        held = {row["id"]: row["status"] for row in graph.read(read_cypher("loads"))}
        known = {load.id: load for load in archive.loads()}
        if strange := sorted(held.keys() - known.keys()):
            raise InputError(
                N_(
                    "The graph holds loads that the archive in {home} does not know: {loads}. "
                    "Load from the machine that made them."
                ),
                home=home,
                loads="、".join(strange),
            )
        half = [known[id] for id in held if "running" in {held[id], known[id].status}]
        archive.activate(id for id in held if known[id] not in half)
        for load in half:
            take_back(graph, archive, load)
        ids = frozenset(held) - {load.id for load in half}
        yield Books(graph, archive, ids, tuple(load.id for load in half))


def take_back(graph: Graph, archive: Archive, load: LoadRecord) -> Withdrawn:
    """Roll a load back; can be repeated when it was interrupted."""
    facts = archive.facts_in(load.number)
    archive.withdraw(load.number)
    withdrawn = _settle(graph, archive, load, facts)
    graph.write(lambda run: run_file(run, "remove_load", {"load": load.id}))
    archive.forget(load.number)
    return withdrawn


def _settle(
    graph: Graph, archive: Archive, load: LoadRecord, facts: Mapping[str, Fact]
) -> Withdrawn:
    """Set the keys of `facts` to the fold of what is left of them."""
    states = fold(archive.facts_of(facts.keys()))
    lost = {key: fact for key, fact in facts.items() if key not in states}
    nodes: dict[str, list[str]] = defaultdict(list)
    for key, fact in lost.items():
        if not isinstance(fact, Tie):
            nodes[key.partition(":")[0]].append(fact.id)
    ties = [fact for fact in lost.values() if isinstance(fact, Tie)]
    waiting = archive.ties_at([key for key, fact in lost.items() if not isinstance(fact, Tie)])
    delete_ties(graph, ties)
    deleted = delete_nodes(graph, nodes)
    write_states(graph, with_ends(archive, states, ()).values())
    return Withdrawn(load.id, deleted, len(ties) + len(waiting), len(waiting))


def with_ends(
    archive: Archive, states: Mapping[str, State], coming: Collection[str]
) -> dict[str, State]:
    """Leave out ties one of whose ends no load asserts any more; they wait for it.

    Parameters
    ----------
    coming
        Keys of nodes that are about to be written.
    """
    ends = {
        end
        for state in states.values()
        if isinstance(state.fact, Tie)
        for end in ends_of(state.fact)
    }
    there = archive.existing(ends - set(coming)) | set(coming)
    return {
        key: state
        for key, state in states.items()
        if not isinstance(state.fact, Tie) or all(end in there for end in ends_of(state.fact))
    }
