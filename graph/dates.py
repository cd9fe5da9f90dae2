"""Dates as rosters know them: a day, a month or a year, and the as-of date of a question."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from graph.errors import InputError
from graph.words import N_

Precision = Literal["day", "month", "year", "circa"]
"""``circa``: about the year, as a roster says 约2002."""


_VAGUEST_FIRST: tuple[Precision, ...] = ("circa", "year", "month", "day")
_WRITTEN = {"year": 4, "month": 7, "day": 10}
"""Characters of an ISO date that are known."""


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date that may be known to the month, the year or about the year only.

    `first` is the earliest day it can mean; that day stands in the graph, with
    `precision` beside it.
    """

    first: date
    precision: Precision = "day"

    @property
    def last(self) -> date:
        """The latest day it can mean. "Due" counts from here (domain B3.7)."""
        if self.precision in ("year", "circa"):
            return date(self.first.year, 12, 31)
        if self.precision == "month":
            days = calendar.monthrange(self.first.year, self.first.month)[1]
            return self.first.replace(day=days)
        return self.first

    def leaves_open(self, other: PartialDate) -> bool:
        """Say whether it may mean `other`, which is known more finely: 2014-03 and 2014-03-15."""
        vaguer = _VAGUEST_FIRST.index(self.precision) < _VAGUEST_FIRST.index(other.precision)
        return vaguer and self.first <= other.first and other.last <= self.last

    def agrees(self, other: PartialDate) -> bool:
        """Say whether both may mean the same, as a month and one of its days do."""
        return self == other or self.leaves_open(other) or other.leaves_open(self)

    def __str__(self) -> str:
        if self.precision == "circa":
            return f"约{self.first.year}"
        return self.first.isoformat()[: _WRITTEN[self.precision]]


def read_date(properties: Mapping[str, object], name: str) -> PartialDate | None:
    """Return a date of a node or tie, with the precision that stands beside it."""
    first = properties.get(name)
    if not isinstance(first, date):
        return None
    return PartialDate(first, cast(Precision, properties.get(f"{name}_precision") or "day"))


def read_as_of(text: str | None) -> date:
    """Read the as-of date of a question: ISO form, today where none is given.

    Raises
    ------
    InputError
        If `text` is no date of the form YYYY-MM-DD.
    """
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            N_("{value} is not a date of the form YYYY-MM-DD."), value=repr(text)
        ) from None
