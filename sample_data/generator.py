"""The whole sample, made in one order from one seed."""

from __future__ import annotations

from sample_data.cobuilding import add_projects, add_street_activities
from sample_data.committees import (
    Local,
    add_branches,
    add_general_branch,
    add_local_bodies,
    add_mass_groups,
    add_street_party,
    seat_teams,
)
from sample_data.faults import plant
from sample_data.firms import Service, add_firms
from sample_data.frame import Area, Cell, Holding, Person, Row, Sample
from sample_data.lists import add_lists
from sample_data.meetings import add_meetings
from sample_data.owners import Owners, add_owners_committees
from sample_data.partners import add_partners
from sample_data.parttimers import add_part_timers
from sample_data.people import People
from sample_data.places import areas as add_areas
from sample_data.places import estates as add_estates
from sample_data.plan import THEN
from sample_data.positions import add_bases, add_positions
from sample_data.services import add_services
from sample_data.street import add_street_bodies
from sample_data.teams import teams as make_teams
from sample_data.work import add_work

_TIELING = ("铁岭路90弄", "铁岭路90弄居委会", "铁岭路九十弄居委会", "铁岭路 90 弄")
"""How rosters write 铁岭路九十弄居委会."""


def generate() -> dict[str, list[Row]]:
    """Return the rows of every sheet by loader module, in its field names."""
    sample = Sample()
    people = People(sample.random)
    areas = add_areas(sample)
    estates = add_estates(sample, areas)
    add_street_party(sample)
    locals_ = {area.mark: add_local_bodies(sample, area) for area in areas}
    teams = make_teams(sample, people, areas)
    for local in locals_.values():
        seat_teams(sample, local, teams)
        add_branches(sample, people, local)
        add_mass_groups(sample, people, local, teams)
    service = add_firms(sample, people, areas, estates)
    committees = add_owners_committees(sample, people, estates, teams)
    agreements = add_partners(sample, areas)
    officers: dict[tuple[int, int], Person] = {}
    for local in locals_.values():
        add_part_timers(sample, people, local, teams, committees, service, agreements, officers)
        add_general_branch(sample, local, _led(local, committees, service))
        add_meetings(sample, local, committees, service)
    add_street_bodies(sample, people, areas, committees)
    plant(sample, people, locals_, committees, service)
    projects = add_projects(sample, agreements)
    add_street_activities(sample)
    add_lists(sample, areas, agreements, projects)
    add_positions(sample, areas)
    add_bases(sample)
    # Last, so that what stands above keeps its draws.
    add_work(sample, areas)
    add_services(sample, people, areas, agreements)
    sample.rows["holdings"] = [_row(each, number) for number, each in enumerate(sample.holdings)]
    return sample.rows


def _led(local: Local, committees: list[Owners], service: Service) -> list[str]:
    """Return the bodies a general branch leads: the committee, the owners' and the firm."""
    owners = [each.body.name for each in committees if each.body.area is local.area]
    firms = [firm.name for firm in service.of_area(local.area, THEN)]
    return [local.committee.name, *owners, *firms]


def _row(holding: Holding, number: int) -> Row:
    person = holding.person
    more = dict(holding.more)
    area = more.pop("area", None) or _written(holding.body.area, number)
    start: Cell = holding.start
    if holding.start and holding.to_month:
        start = f"{holding.start:%Y-%m}"
    return {
        "person": person.name,
        "organisation": holding.body.name,
        "role": holding.role,
        "area": area,
        "start": start,
        "end": holding.end,
        "birth": person.birth,
        "gender": person.gender,
        "party": person.party,
        "education": person.education,
        **more,
    }


def _written(area: Area | None, number: int) -> str | None:
    if area is None:
        return None
    return _TIELING[number % 4] if area.mark == "018" else (area.stem, area.name)[number % 2]
