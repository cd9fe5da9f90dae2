"""Dates as rosters know them: a day, a month or a year, and the as-of date of a question."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.errors import InputError
from graph.words import N_

Precision = Literal["day", "month", "year", "circa"]
"""``circa``: about the year, as a roster says 约2002."""


_WRITTEN = {"year": 4, "month": 7, "day": 10}
"""Characters of an ISO date that are known."""


@dataclass(frozen=True, order=True)
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

    def __str__(self) -> str:
        if self.precision == "circa":
            return f"约{self.first.year}"
        return self.first.isoformat()[: _WRITTEN[self.precision]]


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
