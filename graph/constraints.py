"""Constraints and indexes of the graph, from the declared model."""

from __future__ import annotations

from graph.connection import Graph, Run
from graph.model import model

SEARCHED = ("name", "name_key", "aliases", "pinyin")
"""Properties in which people search names."""


def schema_statements() -> list[str]:
    """Return the statements that make every constraint and index, those there already skipped.

    Labels and properties come from our own declarations, checked to be identifiers when
    they are read; the language has no parameters in their place.
    """
    declared = model()
    roots = sorted({declared.root(label) for label in declared.nodes})
    statements = [
        f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in roots
    ]
    statements += [
        f"CREATE RANGE INDEX {label}_place IF NOT EXISTS FOR (n:{label}) ON (n.place)"
        for label in roots
        if "place" in declared.properties(label)
    ]
    named = "|".join(label for label in roots if declared.nodes[label].named)
    properties = ", ".join(f"n.{name}" for name in SEARCHED)
    statements.append(
        f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{named}) ON EACH [{properties}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    return statements


def ensure_schema(graph: Graph) -> None:
    """Make what is missing of the constraints and indexes, and wait until they can be used."""

    def make(run: Run) -> None:
        for statement in schema_statements():
            run(statement)

    graph.write(make)
    graph.read("CALL db.awaitIndexes(300)", timeout=310)
