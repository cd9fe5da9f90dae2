"""Folding: counts are kept, ties are joined, and what is opened stays open."""

from __future__ import annotations

from exports.folding import Row, fold

NODES: list[Row] = [
    {"id": f"{kind}{area}{number}", "label": kind, "place": f"31011000900{area}"}
    for area in (1, 2)
    for kind, count in (("OwnersCommittee", 3), ("ResidentsCommittee", 1))
    for number in range(count)
]
TIES: list[Row] = [
    {"start": f"OwnersCommittee1{number}", "end": "ResidentsCommittee10", "type": "INTERLOCKED"}
    for number in range(3)
]


def test_few_nodes_are_left_alone() -> None:
    assert fold(NODES, TIES, limit=8) == (NODES, TIES)


def test_bodies_of_one_kind_in_one_area_become_one_with_their_number() -> None:
    nodes, ties = fold(NODES, TIES, limit=4)
    assert {str(node["id"]): node.get("count", 1) for node in nodes} == {
        "fold:310110009001:OwnersCommittee": 3,
        "fold:310110009002:OwnersCommittee": 3,
        "ResidentsCommittee10": 1,
        "ResidentsCommittee20": 1,
    }
    assert [(tie["start"], tie["end"], tie["count"]) for tie in ties] == [
        ("fold:310110009001:OwnersCommittee", "ResidentsCommittee10", 3)
    ]


def test_still_too_many_are_folded_by_subdistrict() -> None:
    nodes, ties = fold(NODES, TIES, limit=2)
    assert {str(node["id"]): node["count"] for node in nodes} == {
        "fold:310110009:OwnersCommittee": 6,
        "fold:310110009:ResidentsCommittee": 2,
    }
    assert [tie["count"] for tie in ties] == [3]


def test_an_opened_fold_shows_its_bodies() -> None:
    opened = "fold:310110009001:OwnersCommittee"
    nodes, ties = fold(NODES, TIES, limit=4, unfold={opened})
    assert {f"OwnersCommittee1{number}" for number in range(3)} <= {node["id"] for node in nodes}
    assert opened not in {node["id"] for node in nodes}
    assert len(ties) == 3


def test_a_person_is_folded_where_the_first_body_is() -> None:
    persons: list[Row] = [{"id": f"person:{one}", "label": "Person"} for one in "ab"]
    held: list[Row] = [
        {"start": person["id"], "end": "ResidentsCommittee10", "type": "HOLDS"}
        for person in persons
    ]
    nodes, _ = fold([*NODES, *persons], held, limit=5)
    assert "fold:310110009001:Person" in {node["id"] for node in nodes}


def test_a_folded_node_carries_no_name_of_its_members() -> None:
    named = [{**node, "name": "赵甲乙"} for node in NODES]
    nodes, _ = fold(named, [], limit=2)
    assert not any("name" in node for node in nodes)
