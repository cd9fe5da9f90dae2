"""Records known by a day that one roster knows less finely than another, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from graph.dates import PartialDate
from graph.names import name_key
from loaders._sheet import Directory, End


def first_known(
    day: PartialDate | None,
    end: Callable[[str], End],
    directory: Directory,
    without: str = "",
    name: str = "",
) -> str:
    """Return the id of a record: that by which it was first known, else the one of its own day.

    What was known less finely may have been told its day since: then that must agree.

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
    name
        Of the record, which what it was first known as bears too; empty where it has none.
    """
    own = end(str(day or without))
    if day is None or directory.knows(own):
        return own[1]

    def is_same(known: End) -> bool:
        if not directory.knows(known):
            return False
        told = directory.day(known)
        same_day = told is None or told.agrees(day)
        return same_day and (not name or name_key(directory.name(known)) == name_key(name))

    for vaguer in filter(is_same, map(end, (*_vaguer(day), without))):
        return vaguer[1]
    finer = [*filter(is_same, map(end, _finer(day)))]
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
