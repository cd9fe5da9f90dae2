"""Party organisations, residents' committees and the mass groups of each area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sample_data.elections import (
    Span,
    committee_starts,
    committee_terms,
    other_terms,
    party_starts,
    party_terms,
    spans,
)
from sample_data.frame import Area, Body, Person, Sample
from sample_data.people import People
from sample_data.plan import (
    AGEING,
    ERAS,
    NO_DISCIPLINE_POST,
    NO_WOMENS_CONGRESS,
    WORKING_COMMITTEE,
)
from sample_data.teams import Team

PARTY_SEATS = {
    "secretary": "secretary",
    "deputy_secretary": "deputy_secretary",
    "discipline": "discipline_member",
    "organisation": "organisation_member",
    "publicity": "publicity_member",
}
COMMITTEE_SEATS = {
    "director": "director",
    "deputy": "deputy_director",
    "m1": "member",
    "m2": "member",
    "m3": "member",
    "m4": "member",
}
_MEDIATION = ("002", "004", "007", "012", "018", "021", "025", "027")
_TWO_BRANCHES = ("009", "017", "018", "021")
_NO_BRANCH = ("003", "006", "010", "016", "022", "025", "026")
_SMALL = ("006", "010", "016", "026")
"""Areas whose residents' committee has five seats; the others have six."""
_SMALL_BRANCH, _LARGE_BRANCH = ("017", 2), ("021", 58)
"""Branches with fewer than three full members, and with more than fifty."""
_ASSEMBLY_LATE = ("006", "012", "022")
_CONGRESS_LATE = ("003", "011")


@dataclass
class Local:
    """The bodies of one area and their terms."""

    area: Area
    party: Body
    committee: Body
    party_spans: list[Span]
    committee_spans: list[Span]


def add_local_bodies(sample: Sample, area: Area) -> Local:
    """Add an area's Party organisation and residents' committee with their terms and posts."""
    party = Body(f"{area.written}居民区党总支", "PartyOrganisation", area)
    committee = Body(f"{area.written}居委会", "ResidentsCommittee", area)
    elected, held = party_starts(sample, area), committee_starts(sample, area)
    sample.add(
        "residents_committees",
        name=area.name,
        area=area.name,
        code=area.code,
        founded=str(sample.random.randint(1955, 2003)),
    )
    party_terms(sample, party, elected)
    size = 5 if area.mark in _SMALL else 6
    committee_terms(sample, committee, held, size)
    _posts(sample, party, _party_posts(area))
    members = size - 2
    _posts(sample, committee, {"director": 1, "deputy_director": 1, "member": members})
    return Local(area, party, committee, spans(elected), spans(held))


def _party_posts(area: Area) -> dict[str, int]:
    posts = dict.fromkeys(PARTY_SEATS.values(), 1) | {"part_time_commissioner": 5}
    if area.mark in NO_DISCIPLINE_POST:
        del posts["discipline_member"]
    return posts


def _posts(sample: Sample, body: Body, seats: dict[str, int]) -> None:
    area = body.area.written if body.area else None
    for role, number in seats.items():
        sample.add("posts", organisation=body.name, role=role, seats=number, area=area)


def seat_teams(sample: Sample, local: Local, teams: dict[tuple[str, int], Team]) -> None:
    """Let the teams hold their posts for the terms of the two bodies."""
    mark = local.area.mark
    small = mark in _SMALL
    for era, (start, end) in zip(ERAS, local.party_spans, strict=False):
        for seat, role in PARTY_SEATS.items():
            if seat == "discipline" and mark in NO_DISCIPLINE_POST:
                continue
            if person := teams[mark, era].get(seat):
                person.party = True
                full_time = True if seat in ("secretary", "deputy_secretary") else None
                sample.hold(person, local.party, role, start, end, full_time=full_time)
    for era, (start, end) in zip(ERAS, local.committee_spans, strict=False):
        for seat, role in COMMITTEE_SEATS.items():
            if not (small and seat == "m4"):
                sample.hold(teams[mark, era][seat], local.committee, role, start, end)


def add_branches(sample: Sample, people: People, local: Local) -> None:
    """Add the Party branches of an area; one is merged into its neighbour in 2021."""
    area = local.area
    count = 2 if area.mark in _TWO_BRANCHES else 0 if area.mark in _NO_BRANCH else 1
    for number in ("一", "二")[:count]:
        merged = date(2021, 5, 31) if area.mark == "009" and number == "二" else None
        branch = Body(
            f"{area.written}居民区第{number}党支部", "PartyOrganisation", area, dissolved=merged
        )
        members = {("017", "二"): _SMALL_BRANCH[1], ("021", "二"): _LARGE_BRANCH[1]}.get(
            (area.mark, number), sample.random.randint(18, 46)
        )
        sample.add(
            "party_organisations",
            name=branch.name,
            form="branch",
            superior=local.party.name,
            area=area.name,
            basis="residential_area",
            big=False,
            full_members=members,
            dissolved=merged,
        )
        _posts(sample, branch, {"secretary": 1, "member": 2})
        starts = [start for start, _ in local.party_spans if not merged or start < merged]
        party_terms(sample, branch, starts)
        ages = (54, 66) if area.mark in AGEING else (38, 68)
        for role in ("secretary", "member", "member"):
            _hold_on(sample, people, branch, role, spans(starts), ages, kept=0.82, party=True)


def add_mass_groups(
    sample: Sample, people: People, local: Local, teams: dict[tuple[str, int], Team]
) -> None:
    """Add the assembly, the women's congress and, in some areas, the mediation committee."""
    area = local.area
    assembly = Body(f"{area.written}居民区社代会", "Assembly", area)
    sample.add("other_bodies", name=assembly.name, kind="Assembly", area=area.name)
    first = date(2012, 3, 20) if area.mark in _ASSEMBLY_LATE else date(2013, 11, 12)
    second = date(2015, 11, 20) if area.mark in _ASSEMBLY_LATE else date(2016, 11, 8)
    starts = [first, second, date(2019, 11, 5), date(2023, 11, 7)]
    other_terms(sample, assembly, starts, 3, "congress")
    _posts(sample, assembly, {"head": 1, "representative": 3})
    for era, (start, end) in zip(ERAS, local.party_spans, strict=False):
        sample.hold(teams[area.mark, era]["secretary"], assembly, "head", start, end)
    for _ in range(3):
        _hold_on(sample, people, assembly, "representative", spans(starts), (40, 72), kept=0.8)
    if area.mark not in NO_WOMENS_CONGRESS:
        _womens_congress(sample, people, local, teams)
    if area.mark in _MEDIATION:
        _mediation(sample, people, local, teams)


def _womens_congress(
    sample: Sample, people: People, local: Local, teams: dict[tuple[str, int], Team]
) -> None:
    area = local.area
    congress = Body(f"{area.written}居民区妇代会", "WomensCongress", area)
    sample.add("other_bodies", name=congress.name, kind="WomensCongress", area=area.name)
    first = date(2010, 4, 16) if area.mark in _CONGRESS_LATE else date(2012, 1, 10)
    starts = [first, date(2017, 1, 12), date(2022, 1, 13)]
    other_terms(sample, congress, starts, 5, "congress")
    _posts(sample, congress, {"head": 1, "member": 2})
    for era, (start, end) in zip(ERAS, local.committee_spans, strict=False):
        sample.hold(teams[area.mark, era]["m1"], congress, "head", start, end)
    for _ in range(2):
        _hold_on(sample, people, congress, "member", spans(starts), (30, 64), 0.6, gender="female")


def _mediation(
    sample: Sample, people: People, local: Local, teams: dict[tuple[str, int], Team]
) -> None:
    area = local.area
    body = Body(f"{area.written}居民区人民调解委员会", "MediationBody", area)
    sample.add("other_bodies", name=body.name, kind="MediationBody", area=area.name)
    _posts(sample, body, {"head": 1, "member": 2})
    for era, (start, end) in zip(ERAS, local.committee_spans, strict=False):
        sample.hold(teams[area.mark, era]["director"], body, "head", start, end)
    for _ in range(2):
        _hold_on(sample, people, body, "member", local.committee_spans, (45, 66), 0.85)


def _hold_on(
    sample: Sample,
    people: People,
    body: Body,
    role: str,
    terms: list[Span],
    ages: tuple[int, int],
    kept: float,
    gender: str | None = None,
    party: bool | None = None,
) -> None:
    """Fill one seat term after term; the holder stays on in a share `kept` of the elections."""
    person: Person | None = None
    for start, end in terms:
        if person is None or person.age(start) > 70 or not sample.chance(kept):
            person = people.make(start, ages, gender)
        person.party = party or person.party
        sample.hold(person, body, role, start, end)


def add_street_party(sample: Sample) -> None:
    """Add the Party organisations above and beside those of the areas."""
    sample.add("party_organisations", name=WORKING_COMMITTEE, form="working_committee")
    for name, form, basis, members in (
        ("四平路街道机关党总支", "general_branch", "administrative", 62),
        ("四平路街道驻区单位联合党支部", "joint_branch", "resident_unit", 17),
    ):
        sample.add(
            "party_organisations",
            name=name,
            form=form,
            superior=WORKING_COMMITTEE,
            basis=basis,
            big=False,
            full_members=members,
        )
    sample.add(
        "party_organisations",
        name="同济大学法学院党总支",
        form="general_branch",
        basis="resident_unit",
        big=False,
        leads="同济大学法学院",
    )


def add_general_branch(sample: Sample, local: Local, leads: list[str]) -> None:
    """Add the row of an area's big general branch with the bodies it leads."""
    sample.add(
        "party_organisations",
        name=local.party.name,
        form="general_branch",
        superior=WORKING_COMMITTEE,
        area=local.area.name,
        basis="residential_area",
        big=True,
        full_members=sample.random.randint(58, 142),
        leads=leads,
    )
