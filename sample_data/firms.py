"""Property firms, their contracts and their project managers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from sample_data.frame import Area, Body, Person, Sample, years_later
from sample_data.people import People
from sample_data.places import Estate
from sample_data.plan import NO_FIRM, NOW, THEN

NAMES = ("沁垣", "砚禾", "霁原", "棠岑", "璟樾", "朴棣", "蘅皋", "洵衍", "筠庭")
_LARGE = ("002", "003", "004", "006", "012", "013", "019", "021")
"""Areas of the firm that serves most estates."""
_MANAGED_TOGETHER = (("002", "012", "013"), ("003", "004", "006"), ("019", "021"))
"""Areas of that firm that have one manager."""
_DISSOLVED = ("023", "026")
"""Areas of the firm that is dissolved in 2020."""
_WITHOUT_AREAS = 7
"""Index of the firm whose manager's post is for no area in particular."""
DISSOLUTION = date(2020, 6, 30)
_CHANGE = date(2018, 3, 1)


@dataclass(frozen=True)
class Contract:
    """One firm serves one estate from `start` until, not including, `end`."""

    firm: Body
    estate: Estate
    start: date
    end: date | None

    def valid(self, day: date) -> bool:
        """Say whether the contract is valid at `day`."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass
class Service:
    """Firms, their contracts, and the manager of each firm in each area."""

    firms: list[Body] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)

    def of_estate(self, estate: Estate, day: date) -> Body | None:
        """Return the firm that serves `estate` at `day`."""
        valid = (each.firm for each in self.contracts if each.estate is estate and each.valid(day))
        return next(valid, None)

    def of_area(self, area: Area, day: date) -> list[Body]:
        """Return the firms that serve estates of `area` at `day`, the most estates first."""
        count = Counter(
            each.firm.name
            for each in self.contracts
            if each.estate.area is area and each.valid(day)
        )
        by_name = {firm.name: firm for firm in self.firms}
        return [by_name[name] for name, _ in count.most_common()]


def add_firms(sample: Sample, people: People, areas: list[Area], estates: list[Estate]) -> Service:
    """Add firms, contracts and managers."""
    service = Service()
    for number, short in enumerate(NAMES):
        dissolved = DISSOLUTION if number == len(NAMES) - 1 else None
        firm = Body(f"上海{short}物业管理有限公司", "PropertyFirm", dissolved=dissolved)
        service.firms.append(firm)
        founded = f"{sample.random.randint(1996, 2006)}-{sample.random.randint(1, 12):02d}"
        sample.add(
            "property_firms",
            name=firm.name,
            short_name=f"{short}物业",
            founded=founded,
            dissolved=dissolved,
        )
        sample.add("posts", organisation=firm.name, role="head", seats=1)
        head = people.make(date(2012, 1, 1), (36, 52))
        sample.hold(head, firm, "head", date(2012, 1, 4), dissolved, employer=firm.name)
    for area in areas:
        main = service.firms[_main(area, areas)]
        for estate in estates:
            if estate.area is area:
                _contracts(sample, service, estate, main)
    _managers(sample, people, service, areas)
    return service


def _main(area: Area, areas: list[Area]) -> int:
    if area.mark in _LARGE:
        return 0
    if area.mark in _DISSOLVED:
        return len(NAMES) - 1
    return 1 + areas.index(area) % 7


def _contracts(sample: Sample, service: Service, estate: Estate, main: Body) -> None:
    """Add the contracts of one estate, one after the other."""
    firms = service.firms
    # Estates of one firm stay with it; elsewhere one in six is served by a second firm.
    first = (
        main if main is firms[0] or not sample.chance(0.17) else firms[sample.random.randint(1, 6)]
    )
    periods: list[tuple[Body, date, date | None]]
    if estate.area.mark == NO_FIRM:
        periods = [(first, date(2016, 4, 1), None)]
    else:
        begin = sample.day(date(2009, 3, 1), date(2011, 6, 1))
        renewed = years_later(begin, 3)
        until = DISSOLUTION if first is firms[-1] else None
        if until is None and sample.chance(0.35):
            until = sample.day(date(2017, 2, 1), date(2021, 6, 1))
        periods = [(first, begin, renewed), (first, renewed, until)]
        if until:
            after = firms[1] if first is not firms[1] else firms[2]
            periods.append((after, until, None))
    for firm, start, end in periods:
        service.contracts.append(Contract(firm, estate, start, end))
        filed = (
            None if sample.chance(0.07) else start + timedelta(days=sample.random.randint(4, 36))
        )
        sample.add(
            "service_contracts",
            firm=firm.name,
            estate=estate.name,
            area=estate.area.written,
            start=start,
            end=end,
            filed=filed,
        )


def _managers(sample: Sample, people: People, service: Service, areas: list[Area]) -> None:
    together = {mark: group for group in _MANAGED_TOGETHER for mark in group}
    pairs: dict[tuple[str, ...], list[Person]] = {}
    for firm in service.firms:
        mine = [each for each in service.contracts if each.firm is firm]
        if firm is service.firms[_WITHOUT_AREAS]:
            _manager(sample, firm, None, _pair(sample, people, mine[0].start), mine)
            continue
        for area in areas:
            here = [each for each in mine if each.estate.area is area]
            if here:
                large = firm is service.firms[0] and area.mark in together
                group = together[area.mark] if large else (firm.name, area.mark)
                pair = pairs.setdefault(group, _pair(sample, people, here[0].start))
                _manager(sample, firm, area, pair, here)


def _pair(sample: Sample, people: People, start: date) -> list[Person]:
    """Return the manager until the change of 2018 and the one after it, who may be the same."""
    first = people.make(start, (30, 48))
    return [first, first if sample.chance(0.4) else people.make(_CHANGE, (28, 42))]


def _manager(
    sample: Sample, firm: Body, area: Area | None, pair: list[Person], contracts: list[Contract]
) -> None:
    """Add a manager's post and let the pair hold it in turn while the contracts run."""
    written = area.written if area else None
    # A post has no dates: how many seats is only said where the firm serves at both dates.
    lasting = all(any(each.valid(day) for each in contracts) for day in (THEN, NOW))
    sample.add(
        "posts",
        organisation=firm.name,
        role="project_manager",
        seats=1 if lasting else None,
        area=written,
    )
    start = min(each.start for each in contracts)
    ends = [each.end for each in contracts if each.end]
    end = max(ends) if len(ends) == len(contracts) else None
    turns = [(pair[0], start, end)]
    if start < _CHANGE and (end is None or end > _CHANGE):
        turns = [(pair[0], start, _CHANGE), (pair[1], _CHANGE, end)]
    for person, first, last in turns:
        sample.hold(person, firm, "project_manager", first, last, employer=firm.name, area=written)
