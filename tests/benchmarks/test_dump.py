"""The dump holds every node and relationship, typed for the bulk import."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from benchmarks._dump import SEPARATOR, dump
from graph.connection import Graph


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nodes_and_relationships_are_written_with_the_types_of_their_values(
    empty_graph: Graph, tmp_path: Path
) -> None:
    empty_graph.write(
        lambda run: run(
            "CREATE (a:Area {id: '310110009018', households: 1800, sources: ['f#s!1', 'f#s!2']}) "
            "CREATE (o:Organisation:OwnersCommittee {id: 'org:1', name: '金安\"小区\",业委会'}) "
            "CREATE (e:Estate {id: 'estate:1', floor_area: 70.5}) "
            "CREATE (o)-[:GOVERNS {id: 'g', start: $start, sure: true}]->(e) "
            "CREATE (e)-[:IN {id: 'i'}]->(a)",
            {"start": date(2015, 8, 1)},
        )
    )
    made = dump(empty_graph, tmp_path / "dump")
    assert made.objects == 5
    nodes = {row["id:ID"]: row for path in made.nodes for row in table(path)}
    assert nodes["310110009018"] == {
        "id:ID": "310110009018",
        "households:long": "1800",
        "sources:string[]": f"f#s!1{SEPARATOR}f#s!2",
        ":LABEL": "Area",
    }
    assert nodes["org:1"]["name:string"] == '金安"小区",业委会'
    assert set(nodes["org:1"][":LABEL"].split(SEPARATOR)) == {"Organisation", "OwnersCommittee"}
    assert nodes["estate:1"]["floor_area:double"] == "70.5"
    ties = {row[":TYPE"]: row for path in made.relationships for row in table(path)}
    assert ties["GOVERNS"] == {
        "id:string": "g",
        "start:date": "2015-08-01",
        "sure:boolean": "true",
        ":START_ID": "org:1",
        ":END_ID": "estate:1",
        ":TYPE": "GOVERNS",
    }
    assert ties["IN"][":END_ID"] == "310110009018"
