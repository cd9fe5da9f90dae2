"""The bodies of each area with their posts, terms and holders; all but the areas is invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from graph.dates import PartialDate
from sample_data import city_plan as plan
from sample_data.city_areas import CityArea
from sample_data.city_offices import Line, Row
from sample_data.city_people import CityPerson, Crowd

_ON_TIME = (date(2021, 9, 1), date(2026, 6, 1))
_OVERDUE = (date(2018, 6, 1), date(2021, 7, 1))
_METHODS = {
    "PartyOrganisation": ("open_nomination_direct_election", "congress"),
    "ResidentsCommittee": ("all_voters", "household", "representatives"),
    "OwnersCommittee": ("owners_assembly",),
    "WomensCongress": ("congress",),
}
_SYSTEMS = ("residents_committee", "owners_committee", "property_firm", "line_department")
_EMPLOYERS = ("退休", "区属国有企业", "个体经营", "某街道事务受理服务中心")


@dataclass(frozen=True)
class CityBody:
    """A body that is elected for terms."""

    name: str
    kind: str
    roster: dict[str, int]
    office: str
    """Code of the street whose office writes of it."""
    area: str | None = None
    """As the rosters write it; None for a body of the whole street."""
    senders: dict[str, str] = field(default_factory=dict)
    """Bodies that send part-timers, by source system."""


class Bodies:
    """Makes the rows of bodies, area by area.

    Parameters
    ----------
    random
        Where every choice comes from.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._crowd = Crowd(random)
        self._here: list[CityPerson] = []
        self._before: list[CityPerson] = []

    def street(self, area: CityArea) -> Iterator[Line]:
        """Make the Party committee of the street of `area`."""
        name, office = street_party(area), area.street_code
        form = "working_committee" if area.street.endswith("街道") else "committee"
        superior = district_party(area)
        row: Row = {"name": name, "form": form, "superior": superior, "basis": "administrative"}
        yield "party_organisations", office, row
        body = CityBody(name, "PartyOrganisation", plan.STREET_PARTY, office)
        yield from self._held(body)

    def of_area(self, area: CityArea, firm: str) -> Iterator[Line]:
        """Make the bodies of an area and what they hold."""
        self._here, self._before = [], self._here
        stem, written, office = area.stem, area.written, area.street_code
        yield from self._party(area, firm)
        yield "residents_committees", office, {
            "name": area.name,
            "area": [written],
            "code": area.code,
            "founded": self._year(1955, 2005),
            # No number of Shanghai begins with 0; and the column is not read.
            "居委电话": "021-00000000" if self._chance(1 - plan.PHONE_MISSING) else None,
        }  # fmt: skip
        yield from self._held(
            CityBody(area.name, "ResidentsCommittee", plan.RESIDENTS, office, written)
        )
        name = owners(area)
        yield "owners_committees", office, {
            "name": name,
            "estate": [estate(area)],
            "area": [] if area.telling and self._chance(plan.COMMITTEE_MISSING) else [written],
            "founded": self._year(1999, 2014),
        }  # fmt: skip
        yield from self._held(CityBody(name, "OwnersCommittee", plan.OWNERS, office, written))
        if self._chance(plan.WOMEN_SHARE):
            name = f"{stem}妇代会"
            yield "other_bodies", office, {
                "name": name, "kind": "WomensCongress", "area": [written]
            }  # fmt: skip
            yield from self._held(CityBody(name, "WomensCongress", plan.WOMEN, office, written))
        yield from self._manager(area, firm)

    def _party(self, area: CityArea, firm: str) -> Iterator[Line]:
        name, office = party(area), area.street_code
        yield "party_organisations", office, {
            "name": name,
            "form": "general_branch",
            "superior": street_party(area),
            "area": [area.written],
            "basis": "residential_area",
            "big": self._chance(0.4),
            "full_members": self._random.randint(40, 220),
            "founded": self._year(1985, 2010),
        }  # fmt: skip
        senders = dict(zip(_SYSTEMS, (area.name, owners(area), firm), strict=False))
        body = CityBody(name, "PartyOrganisation", plan.PARTY, office, area.written, senders)
        yield from self._held(body)

    def _held(self, body: CityBody) -> Iterator[Line]:
        """Make the posts of a body, its last two terms, and who held what in them."""
        random = self._random
        for role, seats in body.roster.items():
            yield "posts", body.office, {
                "organisation": body.name, "role": role, "seats": seats, "area": body.area
            }  # fmt: skip
        second = self._day(*(_OVERDUE if self._chance(plan.LATE_SHARE) else _ON_TIME))
        first = second.replace(year=second.year - plan.YEARS, day=min(second.day, 28))
        first -= timedelta(days=random.randint(0, 60))
        number = random.randint(3, 9)
        members = sum(body.roster.values())
        holders: dict[tuple[str, int], CityPerson] = {}
        for start, end in ((first, second), (second, None)):
            begun, over = self._known(start), self._known(end)
            yield "terms", body.office, {
                "organisation": body.name,
                "area": body.area,
                "number": number,
                "start": begun,
                "end": over,
                "method": random.choice(_METHODS[body.kind]),
                "elected_size": members,
            }  # fmt: skip
            number += 1
            holders = self._elected(body, holders)
            for (role, _), person in holders.items():
                row = _holding(person, body.name, role, body.area, begun, over)
                self._employed(row, role, body)
                yield "holdings", body.office, row
        self._here += [person for person in holders.values() if person.birth]

    def _elected(
        self, body: CityBody, before: dict[tuple[str, int], CityPerson]
    ) -> dict[tuple[str, int], CityPerson]:
        """Fill the seats of a body; some stay empty, some holders stay."""
        found: dict[tuple[str, int], CityPerson] = {}
        former = set(before.values())
        for role, seats in body.roster.items():
            for seat in range(seats):
                if self._chance(plan.VACANT):
                    continue
                stays = before.get((role, seat)) if self._chance(plan.REELECTED) else None
                found[role, seat] = stays or self._newcomer(body, former | set(found.values()))
        return found

    def _newcomer(self, body: CityBody, seated: set[CityPerson]) -> CityPerson:
        if self._chance(plan.CROSS):
            crowd = self._before if self._chance(plan.NEIGHBOUR) else self._here
            person = self._random.choice(crowd) if crowd else None
            if person and person not in seated:
                return person
        return self._crowd.person(member=body.kind == "PartyOrganisation")

    def _employed(self, row: Row, role: str, body: CityBody) -> None:
        """Say where a part-timer comes from and, of a few, where they work."""
        random = self._random
        if role == "worker":
            row["full_time"] = True
        elif role == "part_time_commissioner":
            row["system"] = system = random.choice(_SYSTEMS)
            row["on_behalf_of"] = body.senders.get(system)
        # Of a person without a month of birth the employer is part of the identity.
        if row["birth"] and role != "worker" and self._chance(plan.OTHER_EMPLOYER):
            row["employer"] = random.choice(_EMPLOYERS)

    def _manager(self, area: CityArea, firm: str) -> Iterator[Line]:
        office, written = area.street_code, area.written
        yield "posts", office, {
            "organisation": firm, "role": "project_manager", "seats": 1, "area": written
        }  # fmt: skip
        change = self._day(*_ON_TIME)
        first = self._day(date(2014, 1, 1), date(2020, 1, 1))
        for start, end in ((first, change), (change, None)):
            person = self._crowd.person()
            row = _holding(
                person, firm, "project_manager", written, self._known(start), self._known(end)
            )
            row |= {"full_time": True, "employer": firm, "estate": estate(area)}
            yield "holdings", office, row

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(days=self._random.randint(0, (last - first).days))

    def _year(self, first: int, last: int) -> PartialDate:
        return PartialDate(date(self._random.randint(first, last), 1, 1), "year")

    def _known(self, day: date | None) -> PartialDate | None:
        """Return a day as the roster knows it: now and then to the month."""
        if day is None:
            return None
        if self._chance(plan.MONTH_ONLY):
            return PartialDate(day.replace(day=1), "month")
        return PartialDate(day, "day")


def party(area: CityArea) -> str:
    """Return the name of the Party organisation of an area."""
    return f"{area.stem}居民区党总支"


def owners(area: CityArea) -> str:
    """Return the name of the owners' committee of an area."""
    return f"{area.stem}小区业主委员会"


def estate(area: CityArea) -> str:
    """Return the name of the estate of an area."""
    return f"{area.stem}小区"


def street_party(area: CityArea) -> str:
    """Return the name of the Party committee of the street of an area."""
    ending = "党工委" if area.street.endswith("街道") else "党委"
    return f"{area.district}{area.street}{ending}"


def district_party(area: CityArea) -> str:
    """Return the name of the Party committee of the district of an area."""
    return f"中共{area.district}委员会"


def _holding(
    person: CityPerson,
    body: str,
    role: str,
    area: str | None,
    start: PartialDate | None,
    end: PartialDate | None,
) -> Row:
    birth = PartialDate(date(*person.birth, 1), "month") if person.birth else None
    return {
        "person": person.name,
        "organisation": body,
        "role": role,
        "area": area,
        "start": start,
        "end": end,
        "birth": birth,
        "gender": person.gender,
        "party": person.party,
        "education": person.education,
    }
