"""Constraints and indexes of the graph, from the declared model."""

from __future__ import annotations

from dataclasses import dataclass

from graph.connection import Graph, Run
from graph.model import model

SEARCHED = ("name", "name_key", "aliases", "pinyin")
"""Properties in which people search names."""

_CJK = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"


@dataclass(frozen=True)
class Index:
    """One index the graph must have, or the one behind a constraint, and how it is made."""

    name: str
    labels: frozenset[str]
    properties: frozenset[str]
    statement: str


def declared_indexes() -> list[Index]:
    """Return every index and constraint of the model.

    Labels and properties come from our own declarations, checked to be identifiers when
    they are read; the language has no parameters in their place.
    """
    declared = model()
    roots = sorted({declared.root(label) for label in declared.nodes})
    placed = [label for label in roots if "place" in declared.properties(label)]
    named = [label for label in roots if declared.nodes[label].named]
    searched = ", ".join(f"n.{name}" for name in SEARCHED)
    return [
        *(_key(label) for label in roots),
        *(_place(label) for label in placed),
        Index(
            "names",
            frozenset(named),
            frozenset(SEARCHED),
            f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{'|'.join(named)}) "
            f"ON EACH [{searched}] {_CJK}",
        ),
    ]


def ensure_schema(graph: Graph) -> None:
    """Make what is missing of the constraints and indexes, and wait until they can be used.

    An index of ours that an earlier version of the model made otherwise is made anew.
    """
    rows = graph.read("SHOW INDEXES YIELD name, labelsOrTypes, properties")
    found = {
        row["name"]: (frozenset(row["labelsOrTypes"] or ()), frozenset(row["properties"] or ()))
        for row in rows
    }
    # Asking first costs a tenth of what a just started server takes for all statements.
    wanting = [
        index
        for index in declared_indexes()
        if found.get(index.name) != (index.labels, index.properties)
    ]

    def make(run: Run) -> None:
        for index in wanting:
            if index.name in found:
                run(f"DROP INDEX {index.name}")
            run(index.statement)

    if wanting:
        graph.write(make)
    graph.read("CALL db.awaitIndexes(300)", timeout=310)


def _key(label: str) -> Index:
    name = f"{label}_id"
    statement = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    return Index(name, frozenset({label}), frozenset({"id"}), statement)


def _place(label: str) -> Index:
    name = f"{label}_place"
    statement = f"CREATE RANGE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.place)"
    return Index(name, frozenset({label}), frozenset({"place"}), statement)
