"""The graph made anew from the archive: what loads made of it, and nothing of others.

Nodes that stand are set to what the archive says and keep what others tied to them; all else of
ours goes. In one transaction where it fits; else behind the gate of a load under way
(docs/decisions/0011), and what was cut off is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from graph import exchange
from graph.archive import Archive, archive_path, open_archive
from graph.changes import Changes
from graph.connection import Graph, Run
from graph.constraints import ensure_schema
from graph.digests import Digest, digest_of_graph
from graph.errors import InputError
from graph.garbage import seldom_collected
from graph.held import held_loads
from graph.model import model
from graph.progress import Progress, silent
from graph.records import described
from graph.statements import cypher_for, read_cypher
from graph.turns import turn
from graph.words import N_, Message
from graph.writer import AT_ONCE, ATOMIC, BATCH, WRITE_SECONDS, delete_nodes, write_states

Opened = Callable[[], AbstractContextManager[Graph]]
"""Opens a graph for a block, where all else that can be wrong was looked at."""


@dataclass(frozen=True)
class Rebuilt:
    """What a graph made anew holds of ours."""

    loads: int
    nodes: int
    relationships: int
    nodes_deleted: int
    """Nodes of loads that the archive does not know, or has taken back."""
    digest: str
    """See `graph.digests`."""
    marked: tuple[str, ...]
    """Loads that the graph held whole, of which the archive lacked only the mark."""

    @property
    def message(self) -> Message:
        """The same as a sentence."""
        if self.nodes_deleted:
            sentence = N_(
                "The graph holds what the archive says: {loads} {loads:load|loads}, {nodes} "
                "{nodes:node|nodes}, {relationships} {relationships:tie|ties}. Gone: "
                "{nodes_deleted} {nodes_deleted:node|nodes} of which it says nothing."
            )
        else:
            sentence = N_(
                "The graph holds what the archive says: {loads} {loads:load|loads}, {nodes} "
                "{nodes:node|nodes}, {relationships} {relationships:tie|ties}."
            )
        return Message(sentence, vars(self))


def rebuild(
    home: Path, opened: Opened, *, replace: bool = False, progress: Progress = silent
) -> Rebuilt:
    """Make a graph anew from the archive of its home; can be repeated when it was cut off.

    Parameters
    ----------
    opened
        Opens the graph of the home.
    replace
        Drop also loads that the archive does not know: nobody can bring them back. Without any
        archive, that is all of ours.
    progress
        Told what is being done.

    Raises
    ------
    InputError
        If there is no archive, or the graph holds such loads and `replace` is not given, or
        nodes of others stand in the way.
    """
    with turn(home, lambda message: progress(message, 0, 0), ends_restore=True):
        cut_off = exchange.under_way(home)  # then the graph is still the former one
        exchange.go_on(home)
        if not replace and not archive_path(home).exists():
            raise InputError(
                N_(
                    "There is no archive in {home}, so there is nothing to make a graph of. Does "
                    "STREET_GRAPH_HOME name the folder?"
                ),
                home=home,
            )
        with opened() as graph, open_archive(home) as archive:
            check_loads(graph, archive, home, replace=replace or cut_off)
            rebuilt = write_anew(graph, archive, progress)
        exchange.end(home)
        return rebuilt


def check_loads(graph: Graph, archive: Archive, home: Path, *, replace: bool) -> None:
    """Refuse to drop loads of which the archive knows nothing, and what is no load of ours.

    Raises
    ------
    InputError
        If the graph holds any.
    """
    found = graph.read(read_cypher("loads"))
    if foreign := [str(row["id"]) for row in found if row["number"] is None]:
        raise InputError(
            N_(
                "The graph holds nodes of the label Load that no load of this program made: "
                "{loads}. Give them another label, or use a database of its own."
            ),
            loads="、".join(foreign),
        )
    strange = sorted({row["id"] for row in found} - {load.id for load in archive.loads()})
    if strange and not replace:
        raise InputError(
            N_(
                "The graph holds loads that the archive in {home} does not know: {loads}. They "
                "would be gone for good; say --replace if they may, or set STREET_GRAPH_HOME to "
                "the folder of the archive that was kept with this graph."
            ),
            home=home,
            loads="、".join(strange),
        )


def write_anew(graph: Graph, archive: Archive, progress: Progress = silent) -> Rebuilt:
    """Set the graph to what the archive says, and see that it is so.

    Raises
    ------
    InputError
        If it is not: somebody else writes into it.
    """
    comparing = Message(N_("Comparing the graph with the archive"))
    progress(comparing, 0, 0)
    ensure_schema(graph)
    held = held_loads(graph)
    marked = _put_in_order(archive, held)
    with seldom_collected():
        changes = Changes(archive)
        changes.touch_all()
        lost = _compared(graph, changes)
        expected, deleted = _write(graph, archive, changes, lost, sorted(held), progress)
        progress(comparing, 0, 0)
        found = digest_of_graph(graph)
    if found != expected:
        raise InputError(
            N_(
                "The graph is not as the archive says though it was just made so: something else "
                "writes into it. End that, and run `python -m graph rebuild` again."
            ),
            detail=f"{found} instead of {expected}",
        )
    loads = len(archive.done())
    return Rebuilt(loads, found.nodes, found.relationships, deleted, found.text, marked)


def _put_in_order(archive: Archive, held: Mapping[str, str]) -> tuple[str, ...]:
    """End what was cut off: a load that the graph holds whole is done, any other taken back.

    Returns
    -------
    tuple
        The ids of the former.
    """
    whole = [
        load for load in archive.loads() if load.status == "running" and held.get(load.id) == "done"
    ]
    for load in whole:
        archive.finish(load.number)
    archive.activate(load.id for load in archive.done())
    for load in archive.loads():
        if load.cut_off:
            changes = Changes(archive)
            changes.touch_load(load.number)
            archive.withdraw(load.number)
            changes.waiting()
            archive.forget(load.number)
    return tuple(load.id for load in whole)


def _compared(graph: Graph, changes: Changes) -> dict[str, list[str]]:
    """See which nodes the graph holds; return those of ours that the archive does not know."""
    declared = model()
    lost: dict[str, list[str]] = {}
    for root in sorted({declared.root(label) for label in declared.nodes}):
        statement, after, lost[root] = cypher_for("our_ids", ROOT=root), "", []
        while ids := graph.read(statement, {"after": after, "limit": BATCH})[0]["ids"]:
            lost[root] += changes.hold(root, ids)
            after = ids[-1]
    return lost


def _write(
    graph: Graph,
    archive: Archive,
    changes: Changes,
    lost: Mapping[str, Sequence[str]],
    held: Sequence[str],
    progress: Progress,
) -> tuple[Digest, int]:
    """Write the graph; return its digest as the archive has it, and how many nodes went."""
    types = {"types": sorted(model().relationships)}
    (former,) = graph.read(read_cypher("count_our_ties"), types)
    total = changes.count(ties=False) + changes.count(ties=True)
    written = 0

    def tell(count: int) -> None:
        nonlocal written
        written += count
        progress(Message(N_("Writing {count} nodes and ties"), {"count": total}), written, total)

    def write(run: Run, at_once: int) -> tuple[Digest, int]:
        digest = Digest()
        tell(0)  # what stands of the ties goes first
        run(read_cypher("close_gate"))
        loads = archive.done()
        run(read_cypher("untie_files"), {"loads": [load.id for load in loads]})
        for load in loads:
            files = archive.files(load.number)
            run(read_cypher("begin_load"), described(replace(load, status="running"), files))
        while run(read_cypher("delete_our_ties"), {**types, "limit": BATCH})[0]["deleted"]:
            pass
        deleted = delete_nodes(run, lost)
        states = chain(changes.states(ties=False), changes.states(ties=True))
        write_states(run, digest.states(states), tell, at_once=at_once)
        run(read_cypher("write_sameness"), {"rows": archive.sameness.rows()})
        digest.books(archive, loads)
        for strange in set(held) - {load.id for load in loads}:
            run(read_cypher("remove_load"), {"load": strange})
        for load in loads:
            run(read_cypher("mark_load"), {"load": load.id, "status": "done"})
        return digest, deleted

    if total + former["ties"] <= ATOMIC:
        with graph.transaction(timeout=WRITE_SECONDS) as run:
            return write(run, 1)
    return write(graph.write_each, AT_ONCE)
