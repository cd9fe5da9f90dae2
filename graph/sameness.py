"""Records that a person judged to be one: facts said of the one hold for the other.

The archive keeps what rosters assert, each fact with the id that the roster gave it. A judgement
is laid over it when facts are folded, so that taking it back leaves exactly what was before.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.facts import Fact, Node, Tie, Value
from graph.model import model

Same = tuple[str, str]
"""Id of the node that goes, id of the node that stays."""


class Sameness:
    """Which ids stand for which.

    Parameters
    ----------
    same
        In the order of the judgements. A node that stays in one may go in a later one.

    Examples
    --------
    >>> Sameness([("org:a", "org:b"), ("org:b", "org:c")]).id("post:org:a:director")
    'post:org:c:director'
    """

    def __init__(self, same: Iterable[Same] = ()) -> None:
        self.same = tuple(same)
        self._stays: dict[str, str] = {}
        for goes, stays in self.same:
            root = self._root(stays)
            # Judgements put together from two files may go round in a circle.
            if self._root(goes) != root:
                self._stays[self._root(goes)] = root

    def __bool__(self) -> bool:
        return bool(self._stays)

    @property
    def gone(self) -> frozenset[str]:
        """The ids that stand for another."""
        return frozenset(self._stays)

    def rows(self) -> list[dict[str, object]]:
        """Return what the graph keeps of it, for ``write_sameness.cypher``."""
        return [
            {"id": f"{goes}>{stays}", "number": number, "goes": goes, "stays": stays}
            for number, (goes, stays) in enumerate(self.same, start=1)
        ]

    def id(self, identity: str) -> str:
        """Return the id that stands for `identity`.

        The id of what belongs to a body holds that of the body: its posts and terms go along.
        """
        if not self._stays:
            return identity
        if identity in self._stays:
            return self._root(identity)
        kind, _, rest = identity.partition(":")
        head, tail = rest, ""
        while head:
            if head in self._stays:
                return f"{kind}:{self._root(head)}{tail}"
            head, mark, last = head.rpartition(":")
            tail = f"{mark}{last}{tail}"
        return identity

    def fact(self, fact: Fact) -> Fact:
        """Return `fact` as it is said of the nodes that stay; itself where none goes."""
        if not self._stays:
            return fact
        properties = self._properties(fact.properties)
        if isinstance(fact, Tie):
            start, end = ((label, self.id(each)) for label, each in (fact.start, fact.end))
            if (start, end) == (fact.start, fact.end) and properties is fact.properties:
                return fact
            return dataclasses.replace(fact, start=start, end=end, properties=properties)
        identity = self.id(fact.id)
        if identity == fact.id and properties is fact.properties:
            return fact
        return Node(fact.label, identity, properties, fact.source)

    def facts(self, said: Sequence[Fact]) -> list[Fact]:
        """Return what `said`, the earliest first, comes to for the records that stay.

        What is said of a record that goes fills the gaps of the one that stays, so it stands
        first; its name becomes another name of it. A tie between two that are one is none.
        """
        if not self._stays:
            return list(said)
        own: list[Fact] = []
        moved: list[Fact] = []
        for fact in said:
            found = self.fact(fact)
            if not (isinstance(found, Tie) and found.start == found.end):
                (own if found.id == fact.id else moved).append(found)
        names = {fact.properties.get("name") for fact in own}
        return [_also_called(fact, names) if names else fact for fact in moved] + own

    def _root(self, identity: str) -> str:
        while identity in self._stays:
            identity = self._stays[identity]
        return identity

    def _properties(self, properties: Mapping[str, Value]) -> Mapping[str, Value]:
        """Replace values that name a node, such as the body on behalf of which a post is held."""
        changed = {
            name: self._root(value)
            for name, value in properties.items()
            if isinstance(value, str) and value in self._stays
        }
        return {**properties, **changed} if changed else properties


def _also_called(fact: Fact, names: Collection[Value]) -> Fact:
    """Return `fact` with its name among the other names, where its kind has such."""
    name = fact.properties.get("name")
    if isinstance(fact, Tie) or name in names or "aliases" not in model().properties(fact.label):
        return fact
    others = fact.properties.get("aliases")
    aliases = [*others] if isinstance(others, list) else []
    if isinstance(name, str) and name:
        aliases.append(name)
    return dataclasses.replace(fact, properties={**fact.properties, "aliases": aliases})
