"""Owners' committees: their terms, their members, and what is wrong with some of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sample_data.elections import Span, add_term
from sample_data.frame import Area, Body, Person, Sample, years_later
from sample_data.people import People
from sample_data.places import Estate
from sample_data.plan import (
    AGEING,
    CADRES_ON_OWNERS_COMMITTEES,
    ERAS,
    NEW_OWNERS_COMMITTEE,
    NO_OWNERS_COMMITTEE,
    NOW,
)
from sample_data.teams import Team

_OVERDUE_THEN = (("002", 1), ("007", 0), ("019", 0), ("022", 0))
_OVERDUE_NOW = (("012", 1), ("018", 1), ("023", 0))
_DUE_SOON = (("004", 0), ("012", 0), ("018", 0), ("025", 0))
"""Due in the autumn of 2015, and again in that of 2026."""
_REPORTED = (("004", 0), ("018", 0))
_EVEN, _THREE, _THREE_ALLOWED = ("027", 0), ("013", 0), ("025", 2)
_SEVEN = (("021", 0), ("018", 0), ("012", 0), ("023", 0))
DEPLETED, BY_ELECTION, WITHOUT_DIRECTOR = ("017", 0), ("021", 0), ("001", 0)
DISSOLVED = ("001", 2)
_DISSOLUTION = date(2014, 5, 20)
_ACROSS = (("003", 1), ("004", 1))
"""Two estates in two areas with one committee."""
_NONE = (
    ("008", 1),
    ("013", 2),
    ("017", 2),
    ("021", 2),
    ("026", 1),
    ("027", 2),
    ("010", 2),
    ("005", 2),
)
_DIRECTOR_OF_RESIDENTS = ("007", "018")
"""Areas whose residents' committee's director sits on the owners' committee."""

Place = tuple[str, int]
"""The area's last digits and which of its estates."""


@dataclass
class Owners:
    """One owners' committee."""

    body: Body
    place: Place
    estates: list[Estate]


@dataclass(frozen=True)
class _Term:
    start: date
    due: date


def add_owners_committees(
    sample: Sample, people: People, estates: list[Estate], teams: dict[tuple[str, int], Team]
) -> list[Owners]:
    """Add every owners' committee with its terms, posts and members."""
    by_place: dict[Place, Estate] = {}
    for estate in estates:
        number = sum(mark == estate.area.mark for mark, _ in by_place)
        by_place[estate.area.mark, number] = estate
    found = []
    for place, estate in by_place.items():
        if place in _NONE or place == _ACROSS[1]:
            continue
        if place[0] in NO_OWNERS_COMMITTEE and place != (NEW_OWNERS_COMMITTEE, 0):
            continue
        governed = [by_place[each] for each in _ACROSS] if place == _ACROSS[0] else [estate]
        owners = Owners(_body(place, governed), place, governed)
        terms = _terms(sample, place)
        _rows(sample, owners, terms)
        _members(sample, people, owners, terms, teams)
        found.append(owners)
    return found


def _body(place: Place, estates: list[Estate]) -> Body:
    dissolved = _DISSOLUTION if place == DISSOLVED else None
    if len(estates) > 1:
        return Body("".join(each.name for each in estates) + "联合业主委员会", "OwnersCommittee")
    return Body(f"{estates[0].name}业主委员会", "OwnersCommittee", estates[0].area, dissolved)


def _terms(sample: Sample, place: Place) -> list[_Term]:
    """Return the terms of a committee; those without a plan are elected anew in time."""
    if place in _OVERDUE_THEN:
        return _chain(date(2010, 5, 18), (4,), date(2016, 3, 15), (5, 4, 5))
    if place in _OVERDUE_NOW:
        return _chain(date(2012, 11, 10), (4, 4, 5))
    if place in _DUE_SOON:
        first = sample.day(date(2010, 10, 10), date(2010, 12, 10))
        return _chain(first, (5, 5, 3, 3))
    if place == (NEW_OWNERS_COMMITTEE, 0):
        return _chain(date(2019, 4, 13), (5, 5))
    if place == DISSOLVED:
        return _chain(date(2011, 4, 16), (5,))
    lengths = tuple(sample.random.choice((3, 4, 5)) for _ in range(8))
    found = _chain(sample.day(date(2010, 1, 10), date(2013, 3, 1)), lengths)
    return [term for term in found if term.start < NOW - timedelta(days=30)]


def _chain(
    start: date,
    lengths: tuple[int, ...],
    later: date | None = None,
    later_lengths: tuple[int, ...] = (),
) -> list[_Term]:
    """Return terms that follow each other, each elected ten days before the last is due."""
    terms = []
    for years in lengths:
        due = years_later(start, years)
        terms.append(_Term(start, due))
        start = due - timedelta(days=10)
    return terms + (_chain(later, later_lengths) if later else [])


def _size(place: Place) -> int:
    if place in (_THREE, _THREE_ALLOWED):
        return 3
    return 6 if place == _EVEN else 7 if place in _SEVEN else 5


def _rows(sample: Sample, owners: Owners, terms: list[_Term]) -> None:
    body, size = owners.body, _size(owners.place)
    sample.add(
        "owners_committees",
        name=body.name,
        estate=[estate.name for estate in owners.estates],
        area=[estate.area.written for estate in owners.estates],
        founded=terms[0].start,
        dissolved=body.dissolved,
    )
    for number, term in enumerate(terms, start=1):
        following = terms[number].start if number < len(terms) else body.dissolved
        reported = term.due - timedelta(days=160)
        told = owners.place in _REPORTED or (
            owners.place not in (*_DUE_SOON, *_OVERDUE_THEN, *_OVERDUE_NOW) and sample.chance(0.8)
        )
        add_term(
            sample,
            body,
            number,
            term.start,
            due=term.due,
            end=following,
            method="owners_assembly",
            elected_size=size,
            filed=term.start + timedelta(days=sample.random.randint(8, 40)),
            reported=reported if told and reported < NOW else None,
        )
    area = body.area.written if body.area else None
    for role, seats in {"director": 1, "deputy_director": 1, "member": size - 2}.items():
        sample.add("posts", organisation=body.name, role=role, seats=seats, area=area)


def _members(
    sample: Sample,
    people: People,
    owners: Owners,
    terms: list[_Term],
    teams: dict[tuple[str, int], Team],
) -> None:
    roles = ["director", "deputy_director", *["member"] * (_size(owners.place) - 2)]
    cadre = owners.place[1] == 0 and owners.place[0] in CADRES_ON_OWNERS_COMMITTEES
    for number, role in enumerate(roles):
        person: Person | None = None
        for start, end in _spans(terms, owners.body.dissolved):
            if cadre and number == 2:
                person = _cadre(owners.place[0], start, teams)
            elif person is None or person.age(start) > 76 or not sample.chance(0.8):
                old = owners.place[0] in AGEING
                ages = (56, 72) if old else (43, 72)
                person = people.make(start, ages, birth_known=1 if old else 0.95)
            sample.hold(person, owners.body, role, start, end)


def _spans(terms: list[_Term], dissolved: date | None) -> list[Span]:
    starts = [term.start for term in terms]
    return list(zip(starts, [*starts[1:], dissolved], strict=True))


def _cadre(mark: str, day: date, teams: dict[tuple[str, int], Team]) -> Person:
    era = max((era for era in ERAS if date(era, 8, 1) <= day), default=ERAS[0])
    return teams[mark, era]["director" if mark in _DIRECTOR_OF_RESIDENTS else "m2"]


def director_of(
    sample: Sample, area: Area, committees: list[Owners], day: date
) -> tuple[Person, Body] | None:
    """Return the director of the first committee of `area` at `day`, and that committee."""
    for owners in committees:
        if owners.estates[0].area is area:
            for holding in sample.holders(owners.body, "director", day):
                return holding.person, owners.body
    return None
