"""Faults planted in the people: empty seats, conflicts of interest, namesakes, gaps in rosters."""

from __future__ import annotations

from datetime import date

from sample_data.committees import Local
from sample_data.firms import Service
from sample_data.frame import Body, Holding, Person, Sample
from sample_data.owners import BY_ELECTION, DEPLETED, DISSOLVED, WITHOUT_DIRECTOR, Owners, Place
from sample_data.people import People
from sample_data.plan import NOW, THEN
from sample_data.street import EXPERTS

_PARTY_SHARE = {THEN: 0.68, NOW: 0.74}
_OF_STAFF, _SPOUSE, _LINEAL, _MANAGER = ("004", 0), ("012", 1), ("018", 1), ("027", 1)
_OTHER_FIRM, _OF_STAFF_NOW = ("025", 0), ("023", 0)
_COMMITTEE_AND_FIRM = "010"


def plant(
    sample: Sample,
    people: People,
    locals_: dict[str, Local],
    committees: list[Owners],
    service: Service,
) -> None:
    """Plant every fault that is one of persons."""
    by_place = {owners.place: owners for owners in committees}
    _empty_seats(sample, locals_, by_place)
    _surplus(sample, people, locals_["021"])
    _conflicts(sample, people, by_place, service)
    _manager_on_committee(sample, locals_[_COMMITTEE_AND_FIRM])
    _namesakes(sample, locals_, by_place)
    _forgotten_end(sample, by_place[DISSOLVED].body)
    _known_births(sample, people)
    _party_members(sample, committees)


def _leave(sample: Sample, body: Body, role: str, day: date, count: int = 1) -> None:
    """Let `count` holders of a post leave it on `day`."""
    for holding in sample.holders(body, role, day)[-count:]:
        holding.end = day


def _empty_seats(sample: Sample, locals_: dict[str, Local], by_place: dict[Place, Owners]) -> None:
    _leave(sample, locals_["013"].party, "secretary", date(2015, 3, 16))
    _leave(sample, locals_["008"].committee, "director", date(2015, 2, 10))
    _leave(sample, locals_["017"].committee, "director", date(2015, 5, 4))
    for mark in ("001", "005", "019"):
        _leave(sample, locals_[mark].committee, "member", date(2015, 1, 20))
    _leave(sample, locals_["022"].committee, "director", date(2026, 4, 8))
    _leave(sample, locals_["009"].party, "deputy_secretary", date(2026, 3, 2))
    _leave(sample, by_place[WITHOUT_DIRECTOR].body, "director", date(2015, 1, 20))
    _leave(sample, by_place[DEPLETED].body, "deputy_director", date(2014, 10, 9))
    _leave(sample, by_place[DEPLETED].body, "member", date(2014, 11, 3), 2)
    _leave(sample, by_place[BY_ELECTION].body, "member", date(2015, 2, 2), 2)


def _surplus(sample: Sample, people: People, local: Local) -> None:
    """Let two hold one seat: more holders than seats is a fault of its own."""
    start = date(2014, 10, 8)
    second = people.make(start, (38, 50), "female")
    sample.hold(second, local.committee, "deputy_director", start, date(2015, 12, 31))


def _conflicts(
    sample: Sample, people: People, by_place: dict[Place, Owners], service: Service
) -> None:
    for place, role, day in ((_OF_STAFF, "member", THEN), (_OF_STAFF_NOW, "director", NOW)):
        owners = by_place[place]
        holding = sample.holders(owners.body, role, day)[-1]
        firm = service.of_estate(owners.estates[0], day)
        holding.more["employer"] = firm.name if firm else None

    spouse = by_place[_SPOUSE]
    manager = _manager(sample, service, spouse)
    member = sample.holders(spouse.body, "member", THEN)[-1].person
    _relatives(sample, people, member, manager.person, "spouse")

    lineal = by_place[_LINEAL]
    firm = service.of_estate(lineal.estates[0], THEN)
    child = people.make(THEN, (27, 31))
    team = next(each.body for each in sample.holdings if each.body.name == EXPERTS)
    sample.hold(
        child,
        team,
        "volunteer",
        date(2014, 5, 8),
        date(2019, 6, 30),
        employer=firm.name if firm else None,
    )
    parent = sample.holders(lineal.body, "deputy_director", THEN)[0].person
    _relatives(sample, people, parent, child, "lineal")

    both = by_place[_MANAGER]
    seat = sample.holders(both.body, "member", THEN)[-1]
    seat.person = _manager(sample, service, both).person

    # No conflict: the spouse works for a firm that does not serve this estate.
    apart = by_place[_OTHER_FIRM]
    stranger = sample.holders(service.firms[0], "project_manager", THEN)[-1].person
    member = sample.holders(apart.body, "member", THEN)[-1].person
    _relatives(sample, people, member, stranger, "spouse")


def _manager(sample: Sample, service: Service, owners: Owners) -> Holding:
    """Return the holding of the manager who looks after the committee's estate in 2015."""
    firm = service.of_estate(owners.estates[0], THEN)
    assert firm is not None
    return next(
        holding
        for holding in sample.holders(firm, "project_manager", THEN)
        if holding.more.get("area") in (None, owners.estates[0].area.written)
    )


def _relatives(
    sample: Sample, people: People, person: Person, relative: Person, degree: str
) -> None:
    for each in (person, relative):
        each.birth = each.birth or people.make(THEN, (45, 60)).birth
    sample.add(
        "relatives",
        person=person.name,
        person_birth=person.birth,
        relative=relative.name,
        relative_birth=relative.birth,
        degree=degree,
    )


def _manager_on_committee(sample: Sample, local: Local) -> None:
    """Let a member of the residents' committee also be the firm's manager in the area."""
    member = sample.holders(local.committee, "member", THEN)[-1].person
    for holding in sample.holdings:
        here = holding.more.get("area") == local.area.written
        if holding.role == "project_manager" and here and holding.held(THEN):
            holding.person = member


def _namesakes(sample: Sample, locals_: dict[str, Local], by_place: dict[Place, Owners]) -> None:
    """Give two pairs of persons one name each, apart by birth, and a third pair no birth."""
    for name, bodies in (
        ("王爱民", (locals_["002"].committee, locals_["016"].committee)),
        ("陈丽娟", (by_place["022", 1].body, locals_["021"].committee)),
        ("李国华", (by_place["012", 2].body, by_place["025", 1].body)),
    ):
        for number, body in enumerate(bodies):
            person = sample.holders(body, "member", THEN)[-1].person
            person.name = name
            person.birth = None if name == "李国华" else ("1958-03", "1971-09")[number]


def _forgotten_end(sample: Sample, body: Body) -> None:
    """Leave one holding in the dissolved committee open, as rosters do."""
    next(each for each in sample.holdings if each.body is body and each.role == "member").end = None


def _known_births(sample: Sample, people: People) -> None:
    """Give a birth to who holds posts in several bodies: without one no roster joins them."""
    bodies: dict[int, set[str]] = {}
    for holding in sample.holdings:
        bodies.setdefault(id(holding.person), set()).add(holding.body.name)
    for holding in sample.holdings:
        if len(bodies[id(holding.person)]) > 1 and not holding.person.birth:
            holding.person.birth = people.make(THEN, (45, 64)).birth


def _party_members(sample: Sample, committees: list[Owners]) -> None:
    """Settle who on the owners' committees is a Party member, near 70 % of those known."""
    for day, share in _PARTY_SHARE.items():
        members: dict[int, Person] = {}
        for owners in committees:
            if owners.body.dissolved and owners.body.dissolved <= day:
                continue
            for role in ("director", "deputy_director", "member"):
                for holding in sample.holders(owners.body, role, day):
                    members[id(holding.person)] = holding.person
        unsettled = [person for person in members.values() if person.party is None]
        settled = [person for person in members.values() if person.party is not None]
        unknown = len(unsettled) // 20
        sample.random.shuffle(unsettled)
        rest = unsettled[unknown:]
        wanted = round(share * (len(settled) + len(rest)))
        missing = max(0, wanted - sum(bool(person.party) for person in settled))
        for number, person in enumerate(rest):
            person.party = number < missing
