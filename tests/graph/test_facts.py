"""Facts and their stable ids."""

from __future__ import annotations

from graph.facts import Tie, fingerprint

START, END = ("Person", "person:1"), ("Post", "post:1")


def test_the_id_of_a_tie_is_its_type_and_what_it_joins() -> None:
    tie = Tie("HOLDS", START, END, {"full_time": True}, "f#s!2", "2015-08")
    assert tie.id == Tie("HOLDS", START, END, {}, "other", "2015-08").id
    assert tie.id.startswith("HOLDS:")
    others = [
        Tie("OF", START, END, key="2015-08"),
        Tie("HOLDS", END, START, key="2015-08"),
        Tie("HOLDS", START, END, key="2015-09"),
        Tie("HOLDS", START, END),
    ]
    assert len({tie.id, *(other.id for other in others)}) == 5


def test_a_fingerprint_is_stable_and_keeps_its_parts_apart() -> None:
    # `printf 'a\037b' | b2sum -l 128`: stored ids must not change with the program.
    assert fingerprint("a", "b") == "065ab5741cdfad44687cf119c1eb4ec9"
    assert fingerprint("ab", "") != fingerprint("a", "b") != fingerprint("b", "a")
