"""The writer sets keys to exactly what their states say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph import writer
from graph.connection import Graph
from graph.errors import ModelError
from graph.facts import Fact, Node, Tie
from graph.fold import State, fold
from graph.keys import key_of
from graph.statements import cypher_for
from graph.writer import delete_nodes, delete_ties, write_states

AREA, STREET = ("Area", "310110009018"), ("Subdistrict", "310110009")
NODES = [
    Node(*AREA, {"name": "金安居委会"}, "f#s!2"),
    Node(*STREET, {"name": "四平路街道"}, "f#s!2"),
]
IN = Tie("IN", AREA, STREET, {}, "f#s!2")


def states(*facts: Fact) -> list[State]:
    return list(fold((key_of(fact), fact) for fact in facts).values())


def write(graph: Graph, found: list[State], told: Callable[[int], None] | None = None) -> None:
    with graph.transaction() as run:
        write_states(run, found, told)


def nodes(graph: Graph) -> list[dict[str, object]]:
    return graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id")


def ties(graph: Graph) -> list[dict[str, object]]:
    return graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS p, b.id AS b"
    )


def test_nodes_and_ties_are_written_with_labels_properties_and_sources(empty_graph: Graph) -> None:
    told: list[int] = []
    committee = Node(
        "ResidentsCommittee", "org:1",
        {"name": "居委会", "founded": date(1998, 6, 1), "aliases": ["甲", "乙"]}, "f#s!3",
    )  # fmt: skip
    covers = Tie("COVERS", (committee.label, committee.id), AREA, {}, "f#s!3")
    write(empty_graph, states(*NODES, committee, IN, covers), told.append)
    found = nodes(empty_graph)
    assert [set(row["labels"]) for row in found] == [
        {"Subdistrict"}, {"Area"}, {"Organisation", "ResidentsCommittee"},
    ]  # fmt: skip
    assert found[2]["p"] == {
        "id": "org:1", "name": "居委会", "founded": date(1998, 6, 1), "aliases": ["甲", "乙"],
        "sources": ["f#s!3"],
    }  # fmt: skip
    assert sorted((row["a"], row["type"], row["b"]) for row in ties(empty_graph)) == [
        ("310110009018", "IN", "310110009"), ("org:1", "COVERS", "310110009018"),
    ]  # fmt: skip
    assert sum(told) == 5


def test_writing_again_changes_nothing_and_a_property_no_longer_asserted_goes(
    empty_graph: Graph,
) -> None:
    write(empty_graph, states(*NODES, IN))
    before = nodes(empty_graph), ties(empty_graph)
    write(empty_graph, states(*NODES, IN))
    assert (nodes(empty_graph), ties(empty_graph)) == before
    more = Node(*AREA, {"households": 640}, "g#s!2")
    write(empty_graph, states(*NODES, more, IN))
    assert nodes(empty_graph)[1]["p"]["households"] == 640
    write(empty_graph, states(*NODES, IN))
    assert (nodes(empty_graph), ties(empty_graph)) == before


def test_a_body_of_another_kind_loses_its_former_label(empty_graph: Graph) -> None:
    write(empty_graph, states(Node("PartnerUnit", "org:1")))
    write(empty_graph, states(Node("SocialOrganisation", "org:1")))
    (found,) = nodes(empty_graph)
    assert found["labels"] == ["Organisation", "SocialOrganisation"]


def test_several_ties_of_one_type_between_the_same_nodes(empty_graph: Graph) -> None:
    person, post = Node("Person", "p"), Node("Post", "q")
    holdings = [
        Tie("HOLDS", ("Person", "p"), ("Post", "q"), {"start": day}, "f#s!2", day.isoformat())
        for day in (date(2012, 8, 1), date(2015, 8, 1))
    ]
    write(empty_graph, states(person, post, *holdings))
    assert len(ties(empty_graph)) == 2
    assert delete_ties(empty_graph.write_each, holdings[:1]) == 1
    (left,) = ties(empty_graph)
    assert left["p"] == {
        "id": holdings[1].id, "start": date(2015, 8, 1), "sources": ["f#s!2"],
    }  # fmt: skip


def test_a_tie_without_both_ends_is_an_error_and_nothing_of_its_batch_stays(
    empty_graph: Graph,
) -> None:
    lost = Tie("IN", ("Area", "310110009099"), STREET)
    with pytest.raises(ModelError, match="1 of 2 ties find no node"):
        write(empty_graph, states(*NODES, IN, lost))
    assert ties(empty_graph) == []


def test_more_rows_than_one_batch(empty_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "BATCH", 3)
    told: list[int] = []
    write(empty_graph, states(*(Node("Person", str(n)) for n in range(7))), told.append)
    assert told == [3, 3, 1]
    assert len(nodes(empty_graph)) == 7


def test_batches_that_are_kept_by_themselves_go_two_at_a_time(
    empty_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 10)
    posts = [Node("Post", f"q{number}") for number in range(3)]
    persons = [Node("Person", f"p{number}") for number in range(200)]
    # All at the same three nodes and in no order, so that batches wait for one another.
    held = [
        Tie("HOLDS", ("Person", f"p{number * 7 % 200}"), ("Post", f"q{number % 3}"))
        for number in range(600)
    ]
    told: list[int] = []
    write_states(empty_graph.write_each, states(*posts, *persons, *held), told.append, at_once=2)
    assert sum(told) == 803
    assert len(nodes(empty_graph)) == 203
    assert sorted((row["a"], row["b"]) for row in ties(empty_graph)) == sorted(
        (tie.start[1], tie.end[1]) for tie in held
    )


def test_deleting_a_node_takes_its_ties_with_it(empty_graph: Graph) -> None:
    write(empty_graph, states(*NODES, IN))
    assert delete_nodes(empty_graph.write_each, {"Subdistrict": ["310110009", "unknown"]}) == 1
    assert len(nodes(empty_graph)) == 1
    assert ties(empty_graph) == []


def test_a_node_that_no_load_made_is_not_deleted(empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run("CREATE (:Area {id: 'a'})-[:HAS_PLAN]->(:Plan)"))
    assert delete_nodes(empty_graph.write_each, {"Area": ["a"]}) == 0
    assert len(empty_graph.read("MATCH (:Area)-->(:Plan) RETURN 1")) == 1


def test_the_constraint_is_used_to_find_nodes(empty_graph: Graph) -> None:
    """A label found by a scan would make a load of a city take hours."""
    for statement in (
        writer._node_statement("PartnerUnit"),
        cypher_for("write_ties", START="Person", TYPE="HOLDS", END="Post"),
        cypher_for("delete_ties", START="Person", TYPE="HOLDS"),
    ):
        _, plan = empty_graph.explain(statement.replace("$rows", "[{id: 'a', start: 'b'}]"))
        operators = str(plan)
        assert "Scan" not in operators, statement
        assert "Unique" in operators, statement
