"""Records known by a day that one roster knows less finely than another, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from graph.dates import PartialDate
from loaders._sheet import Directory, End


def first_known(
    day: PartialDate | None,
    end: Callable[[str], End],
    directory: Directory,
    without: str = "",
) -> str:
    """Return the id of a record: that by which it was first known, else the one of its own day.

    Parameters
    ----------
    day
        That tells the record from others; None where its row has none.
    end
        Returns the record of a mark: a day as it is written, or `without`.
    directory
        Knows the records that there are.
    without
        The mark of a record whose day nobody knew.
    """
    own = end(str(day or without))
    if day is None or directory.knows(own):
        return own[1]
    for vaguer in map(end, (*_vaguer(day), without)):
        if directory.knows(vaguer):
            return vaguer[1]
    finer = [found for found in map(end, _finer(day)) if directory.knows(found)]
    return finer[0][1] if len(finer) == 1 else own[1]


def _vaguer(day: PartialDate) -> Iterator[str]:
    """Yield the month and the year of a day, as far as they are less than is known."""
    if day.precision == "day":
        yield str(day)[:7]
    if day.precision in ("day", "month"):
        yield str(day)[:4]


def _finer(day: PartialDate) -> Iterator[str]:
    """Yield the months and days that a month or a year may mean."""
    if day.precision not in ("month", "year"):
        return
    for number in range((day.last - day.first).days + 1):
        each = day.first + timedelta(number)
        if day.precision == "year" and each.day == 1:
            yield each.isoformat()[:7]
        yield each.isoformat()
