"""The pairs a person is to decide on, read from the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.archive import Archive
from graph.connection import Graph
from graph.facts import Value
from graph.keys import node_key
from graph.names import name_key
from graph.statements import read_cypher
from graph.words import N_, Message, Text
from loaders._decisions import Decisions, pair_id
from loaders._identity_bodies import KnownBody, likely_bodies
from loaders._identity_persons import KnownPerson, likely_persons
from loaders._likeness import Likely, Part
from loaders._persons import employer_key

BATCH = 1000
"""Records read in full at once."""


@dataclass(frozen=True)
class Side:
    """One of the two records of a pair."""

    id: str
    label: str
    """The most special one."""
    properties: Mapping[str, Value]
    """As they stand in the graph, less `sources`."""
    sources: tuple[str, ...]
    """``file-id#sheet!row`` of every row that speaks of it."""
    around: tuple[str, ...]
    """Names of the bodies in which a person holds or held a post; of a body's areas."""

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.properties.get("name") or self.id)


@dataclass(frozen=True)
class Pair:
    """Two records that are probably one."""

    id: str
    label: str
    """``Person`` or ``Organisation``."""
    first: Side
    second: Side
    parts: tuple[Part, ...]
    """What speaks for it; their points come to the score."""
    later: bool = False
    """Somebody put the decision off."""

    @property
    def score(self) -> int:
        """The sum of the parts, of about a hundred."""
        return sum(part.points for part in self.parts)

    @property
    def reason(self) -> Message:
        """What speaks for it, as one sentence."""
        said = Text(
            zh="、".join(part.words.get("zh") for part in self.parts),
            en=", ".join(part.words.get("en") for part in self.parts),
        )
        values = {"first": self.first.name, "second": self.second.name, "parts": said}
        return Message(N_("{first} and {second} may be one: {parts}."), values)

    def document(self) -> dict[str, Any]:
        """Return the pair for a JSON document."""
        return {
            "id": self.id,
            "label": self.label,
            "score": self.score,
            "parts": [
                {"zh": part.words.get("zh"), "en": part.words.get("en"), "points": part.points}
                for part in self.parts
            ],
            "reason": {"zh": self.reason.get("zh"), "en": self.reason.get("en")},
            "later": self.later,
            "records": [
                {
                    "id": side.id,
                    "label": side.label,
                    "properties": dict(side.properties),
                    "sources": list(side.sources),
                    "around": list(side.around),
                }
                for side in (self.first, self.second)
            ],
        }


@dataclass(frozen=True)
class Doubtful:
    """A likely pair before its records are read."""

    id: str
    label: str
    likely: Likely
    later: bool


def doubtful(graph: Graph, archive: Archive, decisions: Decisions) -> list[Doubtful]:
    """Return the likely pairs that nobody decided on, those put off last.

    Parameters
    ----------
    archive
        Knows what bodies were called before.
    """
    ruled_out, put_off = decisions.ruled_out(), decisions.put_off()
    found = []
    for label, pairs in (
        ("Organisation", likely_bodies(_bodies(graph, archive))),
        ("Person", likely_persons(_persons(graph))),
    ):
        for likely in pairs:
            pair = pair_id(likely.first, likely.second)
            if pair not in ruled_out:
                found.append(Doubtful(pair, label, likely, pair in put_off))
    return sorted(found, key=lambda each: (each.later, -each.likely.score))


def pairs_of(graph: Graph, found: Sequence[Doubtful]) -> list[Pair]:
    """Return pairs with both records in full."""
    ids = sorted({id for each in found for id in (each.likely.first, each.likely.second)})
    sides = {side.id: side for side in _sides(graph, ids)}
    return [
        Pair(
            each.id,
            each.label,
            sides[each.likely.first],
            sides[each.likely.second],
            each.likely.parts,
            each.later,
        )
        for each in found
    ]


def _sides(graph: Graph, ids: Sequence[str]) -> Iterator[Side]:
    for first in range(0, len(ids), BATCH):
        part = list(ids[first : first + BATCH])
        for row in graph.read(read_cypher("identity_records"), {"ids": part}):
            properties = dict(row["properties"])
            sources = tuple(properties.pop("sources", ()))
            yield Side(row["id"], row["label"], properties, sources, tuple(sorted(row["around"])))


def _persons(graph: Graph) -> Iterator[KnownPerson]:
    bodies: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    for row in graph.read(read_cypher("identity_posts")):
        for person in row["persons"]:
            bodies[person].add(row["body"])
            if row["place"]:
                places[person].add(row["place"])
    employers: dict[str, set[str]] = defaultdict(set)
    for row in graph.read(read_cypher("identity_employers")):
        for person in row["persons"]:
            employers[person].add(row["body"])
    relatives = {
        row["person"]: row["relatives"] for row in graph.read(read_cypher("identity_relatives"))
    }
    for row in graph.read(read_cypher("identity_persons")):
        for identity, key, birth, precision, gender, employer in row["persons"]:
            if written := employer_key(employer):
                employers[identity].add(written)
            yield KnownPerson(
                identity,
                key or "",
                _birth(birth, precision),
                gender or "",
                _frozen(employers.get(identity)),
                _frozen(bodies.get(identity)),
                _frozen(places.get(identity)),
                _frozen(relatives.get(identity)),
            )


def _birth(birth: str | None, precision: str | None) -> str:
    # About a year says less than a year: nothing that could agree or contradict.
    length = {"day": 7, "month": 7, "year": 4}.get(precision or "", 0)
    return (birth or "")[:length]


def _bodies(graph: Graph, archive: Archive) -> Iterator[KnownBody]:
    joined = {row["body"]: row["others"] for row in graph.read(read_cypher("identity_joined"))}
    rows = graph.read(read_cypher("identity_bodies"))
    # Only what has a code keeps its id under another name.
    coded = {each[0] for row in rows for each in row["bodies"] if each[3]}
    called = archive.called(node_key("Organisation", identity) for identity in coded)
    for row in rows:
        for identity, key, place, code, short, aliases, founded, dissolved in row["bodies"]:
            former = called.get(node_key("Organisation", identity), ())
            others = [name_key(name) for name in (short, *(aliases or ()), *former) if name]
            yield KnownBody(
                identity,
                row["kind"] or "",
                key or "",
                _frozen(others),
                place or "",
                code or "",
                founded or "",
                dissolved or "",
                _frozen(joined.get(identity)),
            )


def _frozen(values: Iterable[str] | None) -> frozenset[str]:
    return frozenset(values or ())
