"""The graph is the fold of all facts."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.facts import Node, Tie, Value
from graph.fold import Fact, ends_of, fold, from_text, key_of, to_text

AREA = ("Area", "310110009018")
STREET = ("Subdistrict", "310110009")


def test_the_key_of_a_node_is_that_of_its_root_label() -> None:
    assert key_of(Node("ResidentsCommittee", "org:1")) == "Organisation:org:1"
    assert key_of(Node("PartnerUnit", "org:1")) == "Organisation:org:1"
    tie = Tie("IN", AREA, STREET)
    assert key_of(tie) == tie.id
    assert ends_of(tie) == ("Area:310110009018", "Subdistrict:310110009")


def test_later_values_win_where_they_are_not_empty_and_sources_are_united() -> None:
    facts: list[Fact] = [
        Node("Estate", "e", {"name": "花苑", "households": 640, "address": "某路"}, "f#s!2"),
        Node("Estate", "e", {"name": "花苑", "households": 650, "address": None}, "g#s!2"),
        Node("Estate", "e", {"floor_area": 0.0, "address": ""}, "f#s!2"),
    ]
    (state,) = fold((key_of(fact), fact) for fact in facts).values()
    assert state.stored() == {
        "id": "e",
        "name": "花苑",
        "households": 650,
        "address": "某路",
        "floor_area": 0.0,
        "sources": ["f#s!2", "g#s!2"],
    }


def test_the_latest_fact_gives_the_label() -> None:
    facts = [Node("PartnerUnit", "org:1"), Node("SocialOrganisation", "org:1")]
    (state,) = fold((key_of(fact), fact) for fact in facts).values()
    assert isinstance(state.fact, Node)
    assert state.fact.label == "SocialOrganisation"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
# By the type that the model declares: only there is a date a date again.
PROPERTIES = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXT, "place": TEXT,
        "n": st.one_of(st.integers(-(2**63), 2**63), st.booleans(), st.floats(allow_nan=False)),
        "list": st.lists(TEXT, min_size=1),
    },
)  # fmt: skip


@given(PROPERTIES, st.dates())
def test_a_fact_is_read_back_as_it_was_written(properties: dict[str, Value], day: date) -> None:
    node = Node("Activity", "a", {**properties, "date": day}, "f#s!3")
    assert from_text(to_text(node), "f#s!3") == node
    properties = {**properties, "start": day}
    tie = Tie("HOLDS", ("Person", "p"), ("Post", "q"), properties, "f#s!3", "2015")
    assert from_text(to_text(tie), "f#s!3") == tie


def test_aliases_of_all_rosters_count_and_the_same_again_changes_nothing() -> None:
    one = Node("PartnerUnit", "org:u", {"aliases": ["甲", "乙"], "unit_type": "school"}, "f#s!2")
    two = Node("PartnerUnit", "org:u", {"aliases": ["丙", "甲"]}, "f#s!3")
    (state,) = fold([(key_of(one), one), (key_of(two), two)]).values()
    assert state.stored()["aliases"] == ["甲", "乙", "丙"]
    assert state.says(one)
    assert state.says(two)
    assert not state.says(Node("PartnerUnit", "org:u", {"aliases": ["丁"]}))


def test_of_other_lists_the_latest_counts() -> None:
    one = Node("Agreement", "a", {"principles": ["service"]})
    two = Node("Agreement", "a", {"principles": ["voluntary"]})
    (state,) = fold([(key_of(one), one), (key_of(two), two)]).values()
    assert state.stored()["principles"] == ["voluntary"]
