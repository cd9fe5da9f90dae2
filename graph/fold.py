"""The graph is the fold of all facts: what stands in it for one key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.dates import read_date
from graph.fact_text import date_names
from graph.facts import Fact, Tie, Value, asserted
from graph.model import model

SPANS = {"dissolved": "founded", "closed": "opened", "ended": "assigned", "end": "start"}
"""What ends a node or a tie, and what began it."""


@dataclass(slots=True)
class State:
    """What the graph holds for one key."""

    fact: Fact
    """The latest fact: it gives label and ends."""
    properties: dict[str, Value] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    """In the order of the facts; a dict for want of an ordered set."""
    fresh: bool = False
    """Whether the graph does not hold the key yet."""

    @classmethod
    def alike(cls, fact: Fact, sources: Iterable[str], *, fresh: bool) -> State:
        """Return the state of a key of which all `sources` say `fact`, as `from_text` read it."""
        return cls(fact, dict(fact.properties), dict.fromkeys(sources), fresh)

    def says(self, fact: Fact) -> bool:
        """Say whether `fact`, asserted again, would change nothing but the sources."""
        same_label = isinstance(fact, Tie) or fact.label == getattr(self.fact, "label", None)
        return same_label and self._united(fact).items() <= self.properties.items()

    def add(self, fact: Fact) -> None:
        """Take in a later fact: its values win where they are not empty, sources are united."""
        self.fact = fact
        self.properties.update(self._united(fact))
        if fact.source:
            self.sources[fact.source] = None

    def _united(self, fact: Fact) -> dict[str, Value]:
        """Return what `fact` says, lists in which all count with what they hold already.

        Less a date that is held already, and more finely: 2014-03 takes no day from 2014-03-15.
        """
        said = asserted(fact.properties)
        kind = fact.type if isinstance(fact, Tie) else fact.label
        for name in date_names(kind):
            known, given = read_date(self.properties, name), read_date(said, name)
            if known and given and given.leaves_open(known):
                del said[name]
                said.pop(f"{name}_precision", None)
        for name in _lists(kind):
            mine, theirs = self.properties.get(name), said.get(name)
            if isinstance(mine, list) and isinstance(theirs, list):
                said[name] = list(dict.fromkeys([*mine, *theirs]))
        return said

    def stored(self) -> dict[str, Value]:
        """Return the properties as they stand in the graph.

        The graph holds one period of each body. An end before the beginning that holds is that of
        an earlier one: the body was founded again.
        """
        stored = {**self.properties, "id": self.fact.id, "sources": list(self.sources)}
        for end, begin in SPANS.items():
            if end in stored and _ends_before(stored, end, begin):
                del stored[end]
                stored.pop(f"{end}_precision", None)
        return stored


def _ends_before(properties: Mapping[str, Value], end: str, begin: str) -> bool:
    """Say whether an end lies before the beginning, at whatever day it can mean."""
    last, first = read_date(properties, end), read_date(properties, begin)
    return bool(last and first and last.last < first.first)


def fold(facts: Iterable[tuple[str, Fact]]) -> dict[str, State]:
    """Fold facts, the earliest first, into one state a key.

    Later values win where they are not empty, and dates no vaguer than what is known; sources
    are united, and lists in which all count.

    Parameters
    ----------
    facts
        Pairs of key and fact.
    """
    states: dict[str, State] = {}
    for key, fact in facts:
        states.setdefault(key, State(fact)).add(fact)
    return states


@cache
def _lists(name: str) -> tuple[str, ...]:
    """Return the lists of a label or type in which what all say counts."""
    properties = model().properties(name)
    return tuple(each for each, declared in properties.items() if declared.united)
