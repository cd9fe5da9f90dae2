"""Writes the state of keys into the graph: UNWIND batches, one statement a label or type.

Labels and types in the statements come from the declared model, never from data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.connection import Graph, Run
from graph.errors import ModelError
from graph.facts import Node, Tie
from graph.fold import State
from graph.model import model
from graph.words import N_

BATCH = 5000
"""Rows in one transaction; measured: 1,000 to 20,000 make no difference in speed."""

Progress = Callable[[int], None]
"""Told how many more rows are written."""
_CYPHER = Path(__file__).parent / "cypher"
_Row = dict[str, Any]


def write_states(graph: Graph, states: Iterable[State], progress: Progress | None = None) -> None:
    """Set nodes, then ties, to exactly what their states say.

    Parameters
    ----------
    graph
        An open graph whose constraints exist (`graph.constraints.ensure_schema`).
    states
        One for each key; see `graph.fold.fold`.
    progress
        Called after each batch with its number of rows.

    Raises
    ------
    ModelError
        If a tie finds no node at one of its ends.
    """
    nodes: dict[str, list[_Row]] = defaultdict(list)
    ties: dict[tuple[str, str, str], list[_Row]] = defaultdict(list)
    for state in states:
        if isinstance(state.fact, Tie):
            group, row = _tie_row(state.fact, state)
            ties[group].append(row)
        else:
            nodes[state.fact.label].append(_node_row(state.fact, state))
    for label in sorted(nodes):
        _run(graph, _node_statement(label), nodes[label], progress)
    for kind, start, end in sorted(ties):
        statement = _statement("write_ties", START=start, TYPE=kind, END=end)
        _run(graph, statement, ties[kind, start, end], progress)


def delete_nodes(graph: Graph, ids: Mapping[str, Sequence[str]]) -> int:
    """Delete nodes, with the ties at them; return how many there were.

    Parameters
    ----------
    ids
        Root label -> ids.
    """
    return sum(
        _delete(graph, _statement("delete_nodes", ROOT=root), "ids", ids[root])
        for root in sorted(ids)
    )


def delete_ties(graph: Graph, ties: Iterable[Tie]) -> int:
    """Delete ties; return how many there were."""
    groups: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for tie in ties:
        groups[tie.type, model().root(tie.start[0])].append({"id": tie.id, "start": tie.start[1]})
    return sum(
        _delete(
            graph, _statement("delete_ties", TYPE=kind, START=start), "rows", groups[kind, start]
        )
        for kind, start in sorted(groups)
    )


def run_file(run: Run, name: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    """Run one of the statements of graph/cypher that stand for no label."""
    return run(read_cypher(name), parameters)


@cache
def read_cypher(name: str) -> str:
    """Return the text of ``graph/cypher/NAME.cypher``."""
    return (_CYPHER / f"{name}.cypher").read_text(encoding="utf-8")


def _node_row(fact: Node, state: State) -> _Row:
    return {"id": fact.id, "properties": state.stored()}


def _tie_row(fact: Tie, state: State) -> tuple[tuple[str, str, str], _Row]:
    start, end = (model().root(label) for label, _ in (fact.start, fact.end))
    row = {"id": fact.id, "start": fact.start[1], "end": fact.end[1], "properties": state.stored()}
    return (fact.type, start, end), row


def _node_statement(label: str) -> str:
    declared = model()
    mine, root = declared.labels(label), declared.root(label)
    # A body may be told to be of another kind by a later roster: the former label goes.
    others = [
        other for other in declared.nodes if declared.root(other) == root and other not in mine
    ]
    text = _statement("write_nodes", ROOT=root, LABELS=":".join(mine), OTHERS=":".join(others))
    return text if others else text.replace("REMOVE n:\n", "")


def _statement(name: str, **names: str) -> str:
    text = read_cypher(name)
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    for place, identifier in names.items():
        code = code.replace(f":{place}", f":{identifier}")
    return code


def _run(graph: Graph, statement: str, rows: Sequence[_Row], progress: Progress | None) -> None:
    for batch in _batches(rows):

        def work(run: Run, batch: Sequence[_Row] = batch) -> None:
            written = run(statement, {"rows": batch})[0]["written"]
            if written != len(batch):
                # Raised inside the transaction, so that nothing of the batch stays.
                raise ModelError(
                    N_("{missing} of {count} ties find no node at one of their ends."),
                    missing=len(batch) - written,
                    count=len(batch),
                    detail=statement,
                )

        graph.write(work)
        if progress:
            progress(len(batch))


def _delete(graph: Graph, statement: str, name: str, rows: Sequence[object]) -> int:
    deleted = 0
    for batch in _batches(rows):

        def work(run: Run, batch: Sequence[object] = batch) -> int:
            return int(run(statement, {name: batch})[0]["deleted"])

        deleted += graph.write(work)
    return deleted


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]
