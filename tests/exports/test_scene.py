"""The scene: checked before it is drawn, counted in its legend, the same twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from exports.folding import Row
from exports.scene import Scene, scene
from graph.errors import ModelError

AREA = "310110009003"
NODES: list[Row] = [
    {"id": AREA, "label": "Area", "name": "鞍山三村居委会", "place": AREA},
    {"id": "p", "label": "PartyOrganisation", "name": "鞍山三村居民区党总支", "place": AREA},
    {"id": "r", "label": "ResidentsCommittee", "name": "鞍山三村居委会", "place": AREA},
    {"id": "m", "label": "Missing", "kind": "OwnersCommittee", "place": AREA},
    {"id": "one", "label": "Person", "name": "赵甲乙", "bodies": 2},
    {"id": "seat", "label": "Post", "name": "纪检委员", "place": AREA},
]
TIES: list[Row] = [
    {"start": "p", "end": "r", "type": "INTERLOCKED", "judgement": "wanted", "persons": ["赵甲乙"]},
    {"start": "one", "end": "p", "type": "HOLDS", "full_time": True},
    {"start": "one", "end": "r", "type": "HOLDS", "full_time": False},
    {"start": "m", "end": AREA, "type": "MISSING"},
]


def build(nodes: list[Row] = NODES, ties: list[Row] = TIES, **more: Any) -> Scene:
    given = {"title": "网络", "as_of": dt.date(2015, 8, 1), "language": "zh", **more}
    return scene(nodes, ties, **given)


def test_the_legend_counts_what_is_in_the_picture_and_nothing_else() -> None:
    counts = {(entry.tie, entry.key): entry.count for entry in build().legend}
    assert counts == {
        (False, "party"): 1,
        (False, "residents"): 1,
        (False, "area"): 1,
        (False, "person"): 1,
        (False, "vacant"): 1,
        (False, "missing"): 1,
        (True, "post"): 1,
        (True, "part_time"): 1,
        (True, "wanted"): 1,
        (True, "missing"): 1,
    }


def test_the_legend_counts_the_bodies_inside_a_fold() -> None:
    many: list[Row] = [
        {"id": f"o{number}", "label": "OwnersCommittee", "place": AREA} for number in range(5)
    ]
    drawn = build([NODES[0], *many], [], limit=2)
    assert [(entry.key, entry.count) for entry in drawn.legend] == [("owners", 5), ("area", 1)]
    assert drawn.by_id[f"fold:{AREA}:OwnersCommittee"].text == "鞍山三村 业委会 ×5"
    assert drawn.hidden == 4


def test_a_tie_into_nowhere_is_an_error_that_names_the_end() -> None:
    with pytest.raises(ModelError, match=r"1 nodes that it does not return: ghost"):
        build(ties=[*TIES, {"start": "p", "end": "ghost", "type": "HOLDS"}])


def test_a_node_returned_twice_is_an_error_that_names_it() -> None:
    with pytest.raises(ModelError, match=r"more than once: p\."):
        build([*NODES, NODES[1]])


def test_the_same_picture_comes_twice() -> None:
    assert build() == build()
    assert build().by_id == build(NODES[::-1], TIES[::-1]).by_id


def test_a_missing_body_has_the_shape_of_its_kind_and_is_marked_missing() -> None:
    node = build().by_id["m"]
    assert (node.shape, node.group, node.missing, node.name) == (
        "owners",
        "missing",
        True,
        "业委会",
    )


def test_a_post_is_vacant_until_somebody_holds_it() -> None:
    assert build().by_id["seat"].missing
    held = build(ties=[*TIES, {"start": "one", "end": "seat", "type": "HOLDS"}])
    assert (held.by_id["seat"].group, held.by_id["seat"].missing) == ("post", False)


def test_the_name_of_an_area_that_is_drawn_is_left_out_of_its_bodies_names() -> None:
    assert build().by_id["p"].text == "党总支"
    assert build().by_id["p"].name == "鞍山三村居民区党总支"
    assert build([NODES[1]], []).by_id["p"].text == "鞍山三村党总支"


def test_persons_are_named_as_far_as_privacy_allows() -> None:
    assert build(privacy="surname").by_id["one"].name == "赵某"
    assert "赵甲乙" not in repr(build(privacy="posts"))


def test_an_interlock_is_wider_the_more_persons_it_has() -> None:
    one = build(ties=[{**TIES[0], "persons": ["甲"]}]).ties[0]
    three = build(ties=[{**TIES[0], "persons": ["甲", "乙", "丙"]}]).ties[0]
    assert three.width > one.width
    assert three.count == 3


def test_a_co_building_tie_carries_its_round() -> None:
    tie: Row = {"start": "p", "end": "r", "type": "COBUILDING", "round": 2, "status": "active"}
    assert build(ties=[tie]).ties[0].mark == "第2轮"
