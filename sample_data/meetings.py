"""Four-party meetings of the areas, and what their women's congresses take part in."""

from __future__ import annotations

from datetime import date, timedelta

from sample_data.committees import Local
from sample_data.firms import Service
from sample_data.frame import Area, Sample
from sample_data.owners import Owners
from sample_data.plan import NO_RECENT_MEETING, NO_WOMENS_CONGRESS, NOW, THEN

_NEVER = ("003", "016")
"""Areas that held no meeting before 2016."""


def add_meetings(sample: Sample, local: Local, committees: list[Owners], service: Service) -> None:
    """Add an area's four-party meetings before each date; some areas have held none lately."""
    mark = local.area.mark
    days = [
        sample.day(date(2014, 8, 20), date(2014, 10, 20)),
        sample.day(date(2014, 12, 1), date(2015, 3, 20)),
    ]
    if mark not in NO_RECENT_MEETING[2015]:
        days.append(sample.day(THEN - timedelta(days=80), THEN - timedelta(days=6)))
    if mark in _NEVER:
        days = []
    days += [
        sample.day(date(2019, 3, 1), date(2019, 11, 20)),
        sample.day(date(2025, 9, 1), date(2026, 3, 1)),
    ]
    if mark not in NO_RECENT_MEETING[2026]:
        days.append(sample.day(NOW - timedelta(days=80), NOW - timedelta(days=6)))
    for day in days:
        _meeting(sample, local, committees, service, day)
    if mark not in NO_WOMENS_CONGRESS and int(mark) % 3:
        _culture(sample, local.area, sample.day(date(2014, 9, 1), date(2015, 7, 20)))
        _culture(sample, local.area, sample.day(date(2025, 9, 1), date(2026, 7, 20)))


def _meeting(
    sample: Sample, local: Local, committees: list[Owners], service: Service, day: date
) -> None:
    area = local.area
    owners = [
        each.body.name
        for each in committees
        if each.body.area is area and sample.holders(each.body, "member", day)
    ]
    firms = [firm.name for firm in service.of_area(area, day)[:1]]
    sample.add(
        "activities",
        name=f"{area.written}四方联席会议（{day.year}年{day.month}月）",
        form="joint_meeting",
        date=day,
        area=area.written,
        organisations=[local.party.name, local.committee.name, *owners, *firms],
        attendance=sample.random.randint(8, 26),
    )


def _culture(sample: Sample, area: Area, day: date) -> None:
    sample.add(
        "activities",
        name=f"{area.written}邻里文化节（{day.year}）",
        form="culture",
        date=day,
        area=area.written,
        organisations=[f"{area.written}居民区党总支", f"{area.written}居民区妇代会"],
        attendance=sample.random.randint(40, 160),
    )
