"""The database and the declared model say the same."""

from __future__ import annotations

import pytest

from graph.connection import Graph, Run
from graph.constraints import ensure_schema
from graph.errors import InputError
from graph.model import model


def test_every_key_of_the_model_is_unique_in_the_database(empty_graph: Graph) -> None:
    declared = model()
    rows = empty_graph.read("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties")
    found = {(row["type"], *row["labelsOrTypes"], *row["properties"]) for row in rows}
    assert found == {("UNIQUENESS", declared.root(label), "id") for label in declared.nodes}
    assert ("UNIQUENESS", "Organisation", "id") in found
    assert ("UNIQUENESS", "PartyOrganisation", "id") not in found


def test_places_are_indexed_where_the_model_has_them(empty_graph: Graph) -> None:
    declared = model()
    rows = empty_graph.read(
        "SHOW INDEXES YIELD type, labelsOrTypes, properties, owningConstraint "
        "WHERE type = 'RANGE' AND owningConstraint IS NULL RETURN labelsOrTypes, properties"
    )
    found = {(*row["labelsOrTypes"], *row["properties"]) for row in rows}
    roots = {declared.root(label) for label in declared.nodes}
    assert found == {(r, "place") for r in roots if "place" in declared.properties(r)}
    assert ("Area", "place") in found


def test_names_are_found_by_any_of_their_forms(empty_graph: Graph) -> None:
    empty_graph.write(
        lambda run: run(
            "CREATE (:Area {id: 'a', name: '铁岭路九十弄', name_key: '铁岭路90弄', "
            "aliases: ['九十弄小区'], pinyin: 'tie ling lu'}), (:Area {id: 'b', name: '鞍山三村'})"
        )
    )
    empty_graph.read("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    for words in ("九十弄", '"铁岭路90弄"', "小区", "ling"):
        rows = empty_graph.read(
            "CALL db.index.fulltext.queryNodes('names', $words) YIELD node RETURN node.id AS id",
            {"words": words},
        )
        assert [row["id"] for row in rows] == ["a"], words


def test_the_index_covers_every_named_label(empty_graph: Graph) -> None:
    declared = model()
    (row,) = empty_graph.read(
        "SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes, properties, options"
    )
    assert row["name"] == "names"
    assert row["options"]["indexConfig"]["fulltext.analyzer"] == "cjk"
    named = {declared.root(n.label) for n in declared.nodes.values() if n.named}
    assert set(row["labelsOrTypes"]) == named
    assert set(row["properties"]) == {"name", "name_key", "aliases", "pinyin"}


def test_ensuring_twice_changes_nothing(empty_graph: Graph) -> None:
    before = empty_graph.read("SHOW INDEXES YIELD name, createStatement ORDER BY name")
    ensure_schema(empty_graph)
    assert empty_graph.read("SHOW INDEXES YIELD name, createStatement ORDER BY name") == before


def test_an_index_of_an_earlier_model_is_made_anew(empty_graph: Graph) -> None:
    question = "SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes, properties"
    before = empty_graph.read(question)

    def earlier(run: Run) -> None:
        run("DROP INDEX names")
        run("CREATE FULLTEXT INDEX names FOR (n:Area) ON EACH [n.name]")

    empty_graph.write(earlier)
    assert empty_graph.read(question) != before
    ensure_schema(empty_graph)
    assert empty_graph.read(question) == before


def test_nodes_of_others_that_share_an_id_are_named(empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run("DROP CONSTRAINT Person_id"))
    empty_graph.write(lambda run: run("CREATE (:Person {id: 1}), (:Person {id: 1})"))
    with pytest.raises(InputError, match="The graph holds Person 1 more than once"):
        ensure_schema(empty_graph)
