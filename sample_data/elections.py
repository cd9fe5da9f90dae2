"""When each body of an area was elected, and the rows of its terms."""

from __future__ import annotations

from datetime import date, timedelta

from sample_data.frame import Area, Body, Cell, Sample, years_later
from sample_data.plan import (
    COMMITTEE_DUE_SOON,
    COMMITTEE_OVERDUE,
    ERAS,
    PARTY_DUE_SOON,
    PARTY_OVERDUE,
    POSTPONED,
)

Span = tuple[date, date | None]


def spans(starts: list[date]) -> list[Span]:
    """Return the half-open terms that begin at `starts`; the last is open."""
    return list(zip(starts, [*starts[1:], None], strict=True))


def party_starts(sample: Sample, area: Area) -> list[date]:
    """Return the elections of an area's Party organisation, one an era; late ones are missing."""
    overdue = {year: area.mark in marks for year, marks in PARTY_OVERDUE.items()}
    soon = {year: area.mark in marks for year, marks in PARTY_DUE_SOON.items()}
    first = ((5, 10), (5, 24)) if overdue[2015] else ((6, 8), (6, 28))
    fourth = ((5, 10), (5, 20)) if overdue[2026] else ((5, 10), (6, 20))
    windows = [
        ((9, 15), (9, 25)) if soon[2015] else first,
        ((10, 10), (10, 30)) if overdue[2015] or soon[2015] else ((5, 10), (6, 28)),
        ((6, 1), (6, 28)),
        ((10, 10), (10, 30)) if soon[2026] else fourth,
        ((5, 10), (6, 20)),
    ]
    held = len(ERAS) - (overdue[2026] or soon[2026])
    return [
        sample.day(date(year, *first), date(year, *last))
        for year, (first, last) in list(zip(ERAS, windows, strict=True))[:held]
    ]


def committee_starts(sample: Sample, area: Area) -> list[date]:
    """Return the elections of an area's residents' committee."""
    overdue = {year: area.mark in marks for year, marks in COMMITTEE_OVERDUE.items()}
    soon = {year: area.mark in marks for year, marks in COMMITTEE_DUE_SOON.items()}
    first = (6, 15) if overdue[2015] else (8, 12) if soon[2015] else (7, 5)
    begin = sample.day(date(2012, *first), date(2012, *first) + timedelta(days=10))
    if soon[2015]:
        second = years_later(begin, 3)
    elif overdue[2015]:
        second = sample.day(date(2015, 9, 15), date(2015, 9, 28))
    else:
        second = sample.day(date(2015, 7, 3), date(2015, 7, 24))
    fourth = (9, 10) if soon[2026] else (6, 15) if overdue[2026] else (6, 25)
    starts = [
        begin,
        second,
        sample.day(date(2018, 7, 5), date(2018, 7, 25)),
        sample.day(date(2021, *fourth), date(2021, *fourth) + timedelta(days=10)),
    ]
    if not overdue[2026] and not soon[2026]:
        starts.append(sample.day(date(2026, 6, 20), date(2026, 7, 20)))
    return starts


def add_term(sample: Sample, body: Body, number: int, start: date, **cells: Cell) -> None:
    """Add the row of one term."""
    area = body.area.written if body.area else None
    sample.add("terms", organisation=body.name, area=area, number=number, start=start, **cells)


def party_terms(sample: Sample, body: Body, starts: list[date]) -> None:
    """Add the terms of a Party organisation, each by open nomination and direct election."""
    for number, (start, end) in enumerate(spans(starts), start=5):
        add_term(
            sample,
            body,
            number,
            start,
            due=years_later(start, 3 if start.year < 2018 else 5),
            end=end,
            method="open_nomination_direct_election",
            elected_size=5 if body.name.endswith("总支") else 3,
        )


def committee_terms(sample: Sample, body: Body, starts: list[date], size: int) -> None:
    """Add the terms of a residents' committee; their length is left to the rule of the day."""
    for number, (start, end) in enumerate(spans(starts), start=8):
        by_representatives = start.year == 2012 and sample.chance(0.3)
        late = bool(body.area and body.area.mark == POSTPONED and start.year == 2012)
        add_term(
            sample,
            body,
            number,
            start,
            end=end,
            method="representatives" if by_representatives else "all_voters",
            elected_size=size,
            postponed_until=date(2015, 10, 15) if late else None,
        )


def other_terms(sample: Sample, body: Body, starts: list[date], years: int, method: str) -> None:
    """Add the terms of an assembly or a women's congress, with the end that was filed."""
    for number, (start, end) in enumerate(spans(starts), start=3):
        due = years_later(start, years if start.year < 2018 else 5)
        add_term(sample, body, number, start, due=due, end=end, method=method)
