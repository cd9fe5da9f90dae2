"""Part-time commissioners of the big general branches, from the five source systems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sample_data.committees import Local
from sample_data.firms import Service
from sample_data.frame import Area, Person, Sample
from sample_data.owners import Owners, director_of
from sample_data.partners import Agreement
from sample_data.people import People
from sample_data.plan import AGEING, ERAS, NO_CROSS_PR, ONE_SHOULDER, ONE_SHOULDER_COUNT, THEN
from sample_data.teams import Team

_OFFICERS = ("四平路派出所", "四平路派出所", "四平路司法所", "四平路派出所", "四平路街道信访办公室")
_WITHOUT_PARTNER_SYSTEM = ("011", "022")
_WITHOUT_FIRM_SYSTEM = ("001", *AGEING)


@dataclass(frozen=True)
class _Sent:
    person: Person
    system: str
    on_behalf_of: str
    employer: str | None = None


def add_part_timers(
    sample: Sample,
    people: People,
    local: Local,
    teams: dict[tuple[str, int], Team],
    committees: list[Owners],
    service: Service,
    agreements: list[Agreement],
    officers: dict[tuple[int, int], Person],
) -> None:
    """Let one person from each system there is in an area be a commissioner, term by term."""
    partner: dict[str, Person] = {}
    for era, (start, end) in zip(ERAS, local.party_spans, strict=False):
        day = max(start, min(THEN, end or THEN)) if era == 2012 else start
        sent = [
            _resident(local, era, teams),
            _owner(sample, local, committees, start),
            _manager(sample, local, era, service, start),
            _partner(sample, people, local, era, _unit(local.area, agreements, day), partner),
            _officer(local.area, era, people, officers),
        ]
        for each in sent:
            if each is None:
                continue
            each.person.party = True
            sample.hold(
                each.person,
                local.party,
                "part_time_commissioner",
                start,
                end,
                full_time=False,
                system=each.system,
                on_behalf_of=each.on_behalf_of,
                employer=each.employer,
            )


def _resident(local: Local, era: int, teams: dict[tuple[str, int], Team]) -> _Sent | None:
    mark = local.area.mark
    if mark in NO_CROSS_PR and era < 2018:
        return None
    one = ONE_SHOULDER.index(mark) < ONE_SHOULDER_COUNT[era]
    person = teams[mark, era]["m2" if one else "director"]
    return _Sent(person, "residents_committee", local.committee.name)


def _owner(sample: Sample, local: Local, committees: list[Owners], day: date) -> _Sent | None:
    found = director_of(sample, local.area, committees, day)
    return _Sent(found[0], "owners_committee", found[1].name) if found else None


def _manager(sample: Sample, local: Local, era: int, service: Service, day: date) -> _Sent | None:
    if era < 2018 and local.area.mark in _WITHOUT_FIRM_SYSTEM:
        return None
    for firm in service.of_area(local.area, day):
        for holding in sample.holders(firm, "project_manager", day):
            if holding.more.get("area") in (None, local.area.written):
                return _Sent(holding.person, "property_firm", firm.name, firm.name)
    return None


def _unit(area: Area, agreements: list[Agreement], day: date) -> str | None:
    units = [each.partner for each in agreements if area in each.areas and each.active(day)]
    return None if area.mark in _WITHOUT_PARTNER_SYSTEM or not units else units[0]


def _partner(
    sample: Sample,
    people: People,
    local: Local,
    era: int,
    unit: str | None,
    known: dict[str, Person],
) -> _Sent | None:
    if unit is None:
        return None
    if unit not in known or not sample.chance(0.7):
        old = local.area.mark in AGEING and era < 2018
        known[unit] = people.make(date(era, 6, 1), (53, 58) if old else (32, 56))
    return _Sent(known[unit], "partner_unit", unit, unit)


def _officer(
    area: Area, era: int, people: People, officers: dict[tuple[int, int], Person]
) -> _Sent:
    """Send the officer of the area's beat; four or five areas are one beat."""
    beat = 0 if area.mark in AGEING else 1 + int(area.mark) % 4
    generation = 0 if era < 2018 else 1
    if (beat, generation) not in officers:
        ages = (53, 57) if beat == 0 and generation == 0 else (27, 45)
        officers[beat, generation] = people.make(date(era, 6, 1), ages, "male")
    unit = _OFFICERS[beat]
    return _Sent(officers[beat, generation], "line_department", unit, unit)
