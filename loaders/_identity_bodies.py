"""Bodies that are probably one: written otherwise, or with a code here and none there."""

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
    bodies_alike,
    core,
    enough,
    ranked,
    sound,
)

_NAMES: Mapping[NameLikeness, Part] = {
    "equal": Part(Message(N_("the same name")), 60),
    "words": Part(Message(N_("names equal but for usual words")), 50),
    "homophone": Part(Message(N_("names that sound the same")), 45),
    "apart": Part(Message(N_("names one character apart")), 40),
}
_ALIAS = Part(Message(N_("one is called by the other's name")), 55)
_ONE_OF_AREA = Part(Message(N_("an area has one residents' committee")), 50)
_KIND = Part(Message(N_("the same kind")), 10)
_FOUNDED = Part(Message(N_("founded on the same day")), 10)


@dataclass(frozen=True)
class KnownBody:
    """What is compared of an organisation."""

    id: str
    kind: str
    key: str
    others: frozenset[str] = frozenset()
    """Normal forms of its short name, its aliases and its former names."""
    place: str = ""
    code: str = ""
    founded: str = ""
    """ISO date of the day, empty where it is not known to the day."""
    dissolved: str = ""
    joined: frozenset[str] = frozenset()
    """Ids of bodies it is tied to: superior, leader."""


def likely_bodies(bodies: Iterable[KnownBody]) -> list[Likely]:
    """Return the pairs among `bodies`, the likeliest first.

    Pairs are of one kind, and of one place or of places one within the other; where the places
    are not the same, no third body may bear such a name there. Bodies of different codes, and
    bodies tied to each other, are no pair. Two residents' committees of one area are one, which
    was renamed, or one of them was dissolved and nobody wrote that down.
    """
    blocks: dict[tuple[str, str], list[KnownBody]] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: body.id):
        blocks[body.kind, body.place[:STREET] if len(body.place) >= STREET else ""].append(body)
    found: dict[tuple[str, str], Likely] = {}
    for (kind, street), members in blocks.items():
        around = [] if street else [
            body for (other, there), those in blocks.items() if other == kind and there
            for body in those
        ]  # fmt: skip
        for one, other, alone in _near_bodies(members, around):
            if parts := _body_parts(one, other, alone=alone):
                first, second = sorted((one.id, other.id))
                found[first, second] = Likely(first, second, parts)
    return ranked(found.values())


def _near_bodies(
    members: Sequence[KnownBody], around: Sequence[KnownBody]
) -> Iterator[tuple[KnownBody, KnownBody, bool]]:
    """Yield pairs whose names may be alike, and whether no third body bears such a name.

    Parameters
    ----------
    around
        Bodies of known places, to compare with `members` whose place is not known so finely.
    """
    groups: dict[str, list[KnownBody]] = defaultdict(list)
    for body in (*members, *around):
        for form in _forms(body):
            groups[form].append(body)
    mine = {body.id for body in members}
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.id in mine or other.id in mine:
                yield one, other, len(group) == 2


def _forms(body: KnownBody) -> set[str]:
    """Return the forms of which two bodies of like names share one.

    Besides the sounds of its names: the name less each one character, which two names that
    are one character apart share.
    """
    bare = core(body.key)
    forms = {sound(core(key)) for key in (body.key, *body.others)}
    forms.add(bare)
    forms.update(bare[:at] + bare[at + 1 :] for at in range(len(bare)))
    if _is_of_area(body):
        forms.add(body.place)
    return forms


def _is_of_area(body: KnownBody) -> bool:
    """Say whether it is a residents' committee that stands, and its area is known."""
    stands = body.kind == "ResidentsCommittee" and not body.dissolved
    return stands and len(body.place) > STREET


def _body_parts(one: KnownBody, other: KnownBody, *, alone: bool) -> tuple[Part, ...] | None:
    where = _place(one.place, other.place)
    if where is None or (one.place != other.place and not alone) or _apart(one, other):
        return None
    likeness = bodies_alike(one.key, other.key)
    if likeness in _NAMES:
        parts = [_NAMES[likeness]]
    elif one.key in other.others or other.key in one.others:
        parts = [_ALIAS]
    elif one.place == other.place and _is_of_area(one) and _is_of_area(other):
        parts = [_ONE_OF_AREA]
    else:
        return None
    parts += [_KIND, where]
    if one.founded and one.founded == other.founded:
        parts.append(_FOUNDED)
    return tuple(parts) if enough(parts) else None


def _apart(one: KnownBody, other: KnownBody) -> bool:
    return (
        bool(one.code and other.code and one.code != other.code)
        or one.id in other.joined
        or other.id in one.joined
        # The one took the other's place.
        or any(
            first.dissolved and second.founded and first.dissolved <= second.founded
            for first, second in ((one, other), (other, one))
        )
    )


def _place(one: str, other: str) -> Part | None:
    """Return what two places say: None where neither holds the other."""
    if one == other and len(one) > STREET:
        return Part(Message(N_("the same area")), 20)
    if one == other and len(one) == STREET:
        return Part(Message(N_("the same subdistrict")), 20)
    if one.startswith(other) or other.startswith(one):
        known = min(len(one), len(other)) >= STREET
        return Part(Message(N_("places of which one holds the other")), 15 if known else 10)
    return None
