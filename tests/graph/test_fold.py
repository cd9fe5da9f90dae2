"""The graph is the fold of all facts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import read_date
from graph.fact_text import from_text, to_text
from graph.facts import Fact, Node, Tie, Value
from graph.fold import fold
from graph.keys import ends_of, key_of

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


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (((2014, 3, 15), "day"), ((2014, 3, 1), "month"), "2014-03-15"),
        (((2014, 3, 1), "month"), ((2014, 3, 15), "day"), "2014-03-15"),
        (((2014, 1, 1), "circa"), ((2014, 1, 1), "year"), "2014"),
        (((2014, 1, 1), "year"), ((2014, 1, 1), "circa"), "2014"),
        (((2014, 3, 15), "day"), ((2014, 1, 1), "circa"), "2014-03-15"),
        # Another month, another day: the later has the last word.
        (((2014, 3, 15), "day"), ((2014, 4, 1), "month"), "2014-04"),
        (((2014, 3, 15), "day"), ((2014, 3, 16), "day"), "2014-03-16"),
    ],
)
def test_of_a_month_and_a_day_in_it_the_day_stands(
    first: tuple[tuple[int, int, int], str], second: tuple[tuple[int, int, int], str], stands: str
) -> None:
    facts = [
        Node("OwnersCommittee", "o", {"founded": date(*day), "founded_precision": precision})
        for day, precision in (first, second)
    ]
    (state,) = fold((key_of(fact), fact) for fact in facts).values()
    assert str(read_date(state.stored(), "founded")) == stands


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


def stood(*facts: Node) -> dict[str, Value]:
    """Return what stands of days once facts of one node are folded."""
    (state,) = fold((key_of(fact), fact) for fact in facts).values()
    return {
        name: value
        for name, value in state.stored().items()
        if isinstance(value, date) or name.endswith("_precision")
    }


FORMER: dict[str, Value] = {
    "founded": date(1998, 1, 1), "founded_precision": "month",
    "dissolved": date(2010, 5, 1), "dissolved_precision": "month",
}  # fmt: skip
AGAIN: dict[str, Value] = {"founded": date(2013, 1, 1), "founded_precision": "month"}


def test_an_end_before_the_beginning_that_holds_is_that_of_an_earlier_period() -> None:
    former, again = Node("ResidentsCommittee", "o", FORMER), Node("ResidentsCommittee", "o", AGAIN)
    assert stood(former) == FORMER
    assert stood(former, again) == AGAIN
    # Another roster tells the former end after the new beginning: it ends nothing either.
    end = {name: FORMER[name] for name in ("dissolved", "dissolved_precision")}
    assert stood(again, Node("ResidentsCommittee", "o", end)) == AGAIN
    # The last word on both is the last word on the whole period; an end that comes later counts.
    assert stood(again, former) == FORMER
    later: dict[str, Value] = {"dissolved": date(2020, 1, 1), "dissolved_precision": "day"}
    assert stood(former, again, Node("ResidentsCommittee", "o", later)) == AGAIN | later


def test_an_end_in_the_year_of_the_beginning_may_lie_after_it() -> None:
    year: dict[str, Value] = {"dissolved": date(2013, 1, 1), "dissolved_precision": "year"}
    founded: dict[str, Value] = {"founded": date(2013, 6, 1), "founded_precision": "month"}
    facts = [Node("ResidentsCommittee", "o", each) for each in (year, founded)]
    assert stood(*facts) == year | founded


def test_what_opens_again_is_open_and_a_duty_assigned_again_holds() -> None:
    began, ended, again = date(2012, 1, 1), date(2014, 1, 1), date(2015, 1, 1)
    closed = Node("Base", "b", {"opened": began, "closed": ended, "closed_precision": "day"})
    assert stood(closed, Node("Base", "b", {"opened": again})) == {"opened": again}
    done = Node("Duty", "d", {"assigned": began, "ended": ended, "ended_precision": "day"})
    assert stood(done, Node("Duty", "d", {"assigned": again})) == {"assigned": again}
