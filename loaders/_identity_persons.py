"""Persons that are probably one: the same person in two rosters, or in one under two spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.words import N_, Message
from loaders._likeness import (
    STREET,
    Likely,
    NameLikeness,
    Part,
    enough,
    persons_alike,
    ranked,
    sound,
)

_NAMES: Mapping[NameLikeness, Part] = {
    "equal": Part(Message(N_("the same name")), 50),
    "homophone": Part(Message(N_("names that sound the same")), 35),
    "apart": Part(Message(N_("names one character apart")), 30),
}
_ONLY_TWO = Part(Message(N_("only these two of the name in the subdistrict")), 10)


@dataclass(frozen=True)
class KnownPerson:
    """What is compared of a person."""

    id: str
    key: str
    """Normal form of the name."""
    birth: str = ""
    """``1972-05``, ``1972`` or empty."""
    gender: str = ""
    employers: frozenset[str] = frozenset()
    """Normal forms of employers as written, and ids of known ones."""
    bodies: frozenset[str] = frozenset()
    """Ids of the bodies in which the person holds or held a post."""
    places: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()

    @property
    def streets(self) -> set[str]:
        """The subdistricts of the places, as far as they are known so finely."""
        return {place[:STREET] for place in self.places if len(place) >= STREET}


def likely_persons(persons: Iterable[KnownPerson]) -> list[Likely]:
    """Return the pairs among `persons`, the likeliest first.

    Pairs share a subdistrict, an employer or a body, and a name equal, of the same sound or
    one character apart. Contradicting births or genders, and kinship, are no pair.
    """
    known = sorted(persons, key=lambda person: person.id)
    found: dict[tuple[int, int], Likely] = {}
    for block in _blocks_of_persons(known):
        bearers: dict[str, int] = defaultdict(int)
        for at in block.members:
            bearers[known[at].key] += 1
        for first, second in _near_names(known, block.members):
            if (first, second) in found:
                continue
            one, other = known[first], known[second]
            only_two = block.is_street and bearers[one.key] == 2
            if parts := _person_parts(one, other, only_two=only_two):
                found[first, second] = Likely(one.id, other.id, parts)
    return ranked(found.values())


@dataclass(frozen=True)
class _Block:
    members: Sequence[int]
    is_street: bool


def _blocks_of_persons(known: Sequence[KnownPerson]) -> Iterator[_Block]:
    streets: dict[str, list[int]] = defaultdict(list)
    shared: dict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(known):
        for street in person.streets:
            streets[street].append(at)
        for body in person.employers | person.bodies:
            shared[body].append(at)
    for groups, is_street in ((streets, True), (shared, False)):
        for members in groups.values():
            if len(members) > 1:
                yield _Block(members, is_street)


def _near_names(known: Sequence[KnownPerson], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block whose names sound the same or whose births agree."""
    by_sound: dict[str, list[int]] = defaultdict(list)
    by_birth: dict[str, list[int]] = defaultdict(list)
    for at in members:
        by_sound[sound(known[at].key)].append(at)
        if "-" in known[at].birth:
            by_birth[known[at].birth].append(at)
    for group in (*by_sound.values(), *by_birth.values()):
        yield from combinations(group, 2)


def _person_parts(
    one: KnownPerson, other: KnownPerson, *, only_two: bool
) -> tuple[Part, ...] | None:
    if _contradict(one, other):
        return None
    likeness = persons_alike(one.key, other.key)
    if likeness not in _NAMES:
        return None
    parts = [_NAMES[likeness], *_births(one, other), *_employers(one, other)]
    parts += _whereabouts(one, other)
    if only_two and likeness == "equal":
        parts.append(_ONLY_TWO)
    return tuple(parts) if enough(parts) else None


def _contradict(one: KnownPerson, other: KnownPerson) -> bool:
    shortest = min(len(one.birth), len(other.birth))
    return (
        one.birth[:shortest] != other.birth[:shortest]
        or bool(one.gender and other.gender and one.gender != other.gender)
        or one.id in other.relatives
        or other.id in one.relatives
    )


def _births(one: KnownPerson, other: KnownPerson) -> Iterator[Part]:
    if one.birth and other.birth:
        if "-" in one.birth and "-" in other.birth:
            yield Part(Message(N_("born in the same month, {month}"), {"month": one.birth}), 25)
        else:
            yield Part(Message(N_("born in the same year, {year}"), {"year": one.birth[:4]}), 15)


def _employers(one: KnownPerson, other: KnownPerson) -> Iterator[Part]:
    if one.employers & other.employers:
        yield Part(Message(N_("the same employer")), 30)
    elif (one.employers & other.bodies) or (other.employers & one.bodies):
        yield Part(Message(N_("one is employed where the other holds a post")), 30)


def _whereabouts(one: KnownPerson, other: KnownPerson) -> Iterator[Part]:
    if one.bodies & other.bodies:
        yield Part(Message(N_("a post in the same body")), 30)
    elif any(len(place) > STREET for place in one.places & other.places):
        yield Part(Message(N_("posts in the same area")), 20)
    elif one.streets & other.streets:
        yield Part(Message(N_("posts in the same subdistrict")), 10)
