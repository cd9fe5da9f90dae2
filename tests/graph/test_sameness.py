"""What is said of a node that goes holds for the node that stays."""

from __future__ import annotations

from graph.facts import Node, Tie
from graph.sameness import Sameness

BODY, OTHER, THIRD = "org:Assembly:310110009:甲", "org:310110009018", "org:Assembly::丙"


def test_nothing_is_the_same_without_a_judgement() -> None:
    nothing = Sameness()
    tie = Tie("OF", ("Post", "post:x"), ("Assembly", BODY))
    assert not nothing
    assert nothing.id(BODY) == BODY
    assert nothing.fact(tie) is tie


def test_chains_lead_to_the_last_that_stays() -> None:
    for same in ([(BODY, OTHER), (OTHER, THIRD)], [(OTHER, THIRD), (BODY, OTHER)]):
        found = Sameness(same)
        assert [found.id(each) for each in (BODY, OTHER, THIRD)] == [THIRD, THIRD, THIRD]
        assert found.gone == {BODY, OTHER}


def test_two_that_stay_for_one_are_one_themselves() -> None:
    found = Sameness([(BODY, OTHER), (BODY, THIRD)])
    assert {found.id(each) for each in (BODY, OTHER, THIRD)} == {THIRD}


def test_a_circle_ends() -> None:
    found = Sameness([(BODY, OTHER), (OTHER, THIRD), (THIRD, BODY)])
    assert {found.id(each) for each in (BODY, OTHER, THIRD)} == {THIRD}


def test_posts_and_terms_go_along_with_their_body() -> None:
    found = Sameness([(BODY, OTHER)])
    assert found.id(f"post:{BODY}:director") == f"post:{OTHER}:director"
    assert found.id(f"post:{BODY}:project_manager:310110009001") == (
        f"post:{OTHER}:project_manager:310110009001"
    )
    assert found.id(f"term:{BODY}:2015-08") == f"term:{OTHER}:2015-08"
    assert found.id(f"post:{BODY}乙:director") == f"post:{BODY}乙:director"
    assert found.id("person:0af3") == "person:0af3"


def test_a_tie_gets_the_ends_that_stay_and_an_id_of_its_own() -> None:
    found = Sameness([(BODY, OTHER), ("person:a", "person:b")])
    tie = Tie(
        "HOLDS",
        ("Person", "person:a"),
        ("Post", f"post:{BODY}:head"),
        {"on_behalf_of": BODY, "full_time": True},
        "f#s!2",
        "2015",
    )
    moved = found.fact(tie)
    assert moved == Tie(
        "HOLDS",
        ("Person", "person:b"),
        ("Post", f"post:{OTHER}:head"),
        {"on_behalf_of": OTHER, "full_time": True},
        "f#s!2",
        "2015",
    )
    assert moved.id != tie.id
    elsewhere = Tie("HOLDS", ("Person", "person:c"), ("Post", "post:org:x:head"))
    assert found.fact(elsewhere) is elsewhere


def test_a_node_keeps_its_label_and_what_is_said_of_it() -> None:
    found = Sameness([(BODY, OTHER)])
    node = Node("Assembly", BODY, {"name": "甲"}, "f#s!2")
    assert found.fact(node) == Node("Assembly", OTHER, {"name": "甲"}, "f#s!2")
    assert found.fact(Node("Assembly", OTHER)) == Node("Assembly", OTHER)


def test_what_is_said_of_the_one_that_goes_fills_gaps_and_gives_another_name() -> None:
    found = Sameness([(BODY, OTHER)])
    mine = Node("Assembly", OTHER, {"name": "甲会", "place": "310110009"}, "f#s!2")
    theirs = Node("Assembly", BODY, {"name": "甲", "code": "1", "aliases": ["老甲"]}, "f#s!3")
    tie = Tie("LED_BY", ("Assembly", BODY), ("Assembly", OTHER))
    moved, own = found.facts([mine, theirs, tie])
    assert own is mine
    assert moved == Node(
        "Assembly", OTHER, {"name": "甲", "code": "1", "aliases": ["老甲", "甲"]}, "f#s!3"
    )
    # Alone, it is called by its own name; so is one of the same name.
    assert found.facts([theirs]) == [Node("Assembly", OTHER, theirs.properties, "f#s!3")]
    same = Node("Assembly", BODY, {"name": "甲会"})
    assert found.facts([same, mine])[0].properties == {"name": "甲会"}


def test_persons_have_no_other_names() -> None:
    found = Sameness([("person:a", "person:b")])
    facts = [
        Node("Person", "person:a", {"name": "张健国"}),
        Node("Person", "person:b", {"name": "张建国"}),
    ]
    assert found.facts(facts)[0].properties == {"name": "张健国"}
