"""Writes the state of keys into the graph: UNWIND batches, one statement a label or type.

Labels and types in the statements come from the declared model, never from data.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any

from graph.connection import Run
from graph.errors import ModelError
from graph.facts import Tie
from graph.fold import State
from graph.model import model, root_of
from graph.statements import cypher_for
from graph.words import N_

BATCH = 5000
"""Rows in one statement; measured: 1,000 to 20,000 make no difference in speed."""
ATOMIC = 100_000
"""Nodes and ties in one transaction: a district's roster. More would not fit the memory that
`graph.configuration` gives a transaction; pages wait while such a load is written."""
AT_ONCE = 2
"""Statements of a larger load under way; the server runs each on one core, and retries one that
waits for another."""
WRITE_SECONDS = 3600.0
"""Of a transaction that writes a load."""

Progress = Callable[[int], None]
"""Told how many more rows are written."""
_Row = dict[str, Any]
_NodeGroup = tuple[str, bool]
_TieGroup = tuple[str, str, str, bool]


def write_states(
    run: Run, states: Iterable[State], progress: Progress | None = None, *, at_once: int = 1
) -> None:
    """Set nodes, or ties, to exactly what their states say.

    Parameters
    ----------
    run
        Runs a statement in a graph whose constraints exist (`graph.constraints.ensure_schema`).
    states
        One for each key; see `graph.fold.fold`. Nodes come before ties. They are taken one by
        one and let go with their batch.
    progress
        Called after each batch with its number of rows.
    at_once
        Statements under way at a time; more than one only where `run` keeps each by itself.

    Raises
    ------
    ModelError
        If a tie finds no node at one of its ends.
    """
    nodes: dict[_NodeGroup, list[_Row]] = defaultdict(list)
    ties: dict[_TieGroup, list[_Row]] = defaultdict(list)
    with _batches(run, progress, at_once) as batches:
        for state in states:
            if isinstance(state.fact, Tie):
                if nodes:
                    batches.end_nodes(nodes)
                tie_group, row = _tie_row(state.fact, state)
                ties[tie_group].append(row)
                if len(ties[tie_group]) == BATCH:
                    batches.write_ties(tie_group, ties.pop(tie_group))
            else:
                group = state.fact.label, state.fresh
                nodes[group].append({"id": state.fact.id, "properties": state.stored()})
                if len(nodes[group]) == BATCH:
                    batches.write_nodes(group, nodes.pop(group))
        batches.end_nodes(nodes)
        for tie_group in sorted(ties):
            batches.write_ties(tie_group, ties[tie_group])


@contextmanager
def _batches(run: Run, progress: Progress | None, at_once: int) -> Iterator[_Batches]:
    """Give what writes batches; the last is written when the block ends."""
    with ThreadPoolExecutor(max_workers=at_once) as workers:
        batches = _Batches(run, progress, workers, at_once)
        yield batches
        batches.settle()


class _Batches:
    """Writes batches, some while the next is folded, and counts what came of them."""

    def __init__(
        self, run: Run, progress: Progress | None, workers: Executor, at_once: int
    ) -> None:
        self._run = run
        self._progress = progress
        self._workers = workers
        self._at_once = at_once
        self._under_way: deque[tuple[Future[list[dict[str, Any]]], str, int]] = deque()

    def end_nodes(self, nodes: dict[_NodeGroup, list[_Row]]) -> None:
        """Write what is left of the nodes, so that ties find them."""
        for group in sorted(nodes):
            self.write_nodes(group, nodes[group])
        nodes.clear()
        self.settle()

    def write_nodes(self, group: _NodeGroup, rows: Sequence[_Row]) -> None:
        label, fresh = group
        self._write(_node_statement(label, fresh=fresh), rows)

    def write_ties(self, group: _TieGroup, rows: Sequence[_Row]) -> None:
        kind, start, end, fresh = group
        name = "create_ties" if fresh else "write_ties"
        self._write(cypher_for(name, START=start, TYPE=kind, END=end), rows)

    def _write(self, statement: str, rows: Sequence[_Row]) -> None:
        while len(self._under_way) >= self._at_once:
            self._settle_one()
        done = self._workers.submit(self._run, statement, {"rows": rows})
        self._under_way.append((done, statement, len(rows)))

    def settle(self) -> None:
        """Wait for the batches under way."""
        while self._under_way:
            self._settle_one()

    def _settle_one(self) -> None:
        done, statement, count = self._under_way.popleft()
        written = done.result()[0]["written"]
        if written != count:
            raise ModelError(
                N_("{missing} of {count} ties find no node at one of their ends."),
                missing=count - written,
                count=count,
                detail=statement,
            )
        if self._progress:
            self._progress(count)


def delete_nodes(
    run: Run, ids: Mapping[str, Sequence[str]], progress: Progress | None = None
) -> int:
    """Delete nodes, with the ties at them; return how many there were.

    Parameters
    ----------
    ids
        Root label -> ids.
    progress
        Called after each batch with its number of ids.
    """
    return sum(
        _delete(run, cypher_for("delete_nodes", ROOT=root), "ids", ids[root], progress)
        for root in sorted(ids)
    )


def delete_ties(run: Run, ties: Iterable[Tie], progress: Progress | None = None) -> int:
    """Delete ties; return how many there were. `progress`: as of `delete_nodes`."""
    groups: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for tie in ties:
        groups[tie.type, root_of(tie.start[0])].append({"id": tie.id, "start": tie.start[1]})
    return sum(
        _delete(
            run,
            cypher_for("delete_ties", TYPE=kind, START=start),
            "rows",
            groups[kind, start],
            progress,
        )
        for kind, start in sorted(groups)
    )


def _tie_row(fact: Tie, state: State) -> tuple[_TieGroup, _Row]:
    start, end = root_of(fact.start[0]), root_of(fact.end[0])
    row = {"id": fact.id, "start": fact.start[1], "end": fact.end[1], "properties": state.stored()}
    return (fact.type, start, end, state.fresh), row


@cache
def _node_statement(label: str, *, fresh: bool = False) -> str:
    declared = model()
    mine, root = declared.labels(label), declared.root(label)
    if fresh:
        return cypher_for("create_nodes", LABELS=":".join(mine))
    # A body may be told to be of another kind by a later roster: the former label goes.
    others = [
        other for other in declared.nodes if declared.root(other) == root and other not in mine
    ]
    text = cypher_for("write_nodes", ROOT=root, LABELS=":".join(mine), OTHERS=":".join(others))
    return text if others else text.replace("REMOVE n:\n", "")


def _delete(
    run: Run, statement: str, name: str, rows: Sequence[object], progress: Progress | None
) -> int:
    deleted = 0
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        deleted += int(run(statement, {name: batch})[0]["deleted"])
        if progress:
            progress(len(batch))
    return deleted
