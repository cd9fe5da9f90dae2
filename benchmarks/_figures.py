"""A figure: what was measured, all its runs, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Literal

Unit = Literal["s", "MiB", "count"]


@dataclass(frozen=True)
class Figure:
    """One measured quantity.

    Parameters
    ----------
    name
        By which other figures refer to it.
    title
        What was measured, in one line.
    values
        Of every run.
    unit
        Of the values.
    anchor
        Name of the figure of the same run that this one is divided by; "" for none.
    limit
        Largest ratio to the anchor, or without one the largest median; None for no limit.
    """

    name: str
    title: str
    values: tuple[float, ...]
    unit: Unit = "s"
    anchor: str = ""
    limit: float | None = None

    @property
    def median(self) -> float:
        """The median of the runs."""
        return median(self.values)

    @property
    def spread(self) -> float:
        """The largest less the smallest run, as a share of the median."""
        return (max(self.values) - min(self.values)) / self.median if self.median else 0.0


@dataclass(frozen=True)
class Judged:
    """A figure beside its anchor."""

    figure: Figure
    ratio: float | None
    """Of the medians; None without an anchor."""

    @property
    def met(self) -> bool | None:
        """Whether the limit is kept; None where there is none."""
        if self.figure.limit is None or (self.figure.anchor and self.ratio is None):
            return None
        measured = self.figure.median if self.ratio is None else self.ratio
        return measured <= self.figure.limit


def judged(figures: list[Figure]) -> list[Judged]:
    """Set each figure beside its anchor; an anchor that was not measured gives no ratio."""
    named = {figure.name: figure for figure in figures}
    return [Judged(figure, _ratio(figure, named.get(figure.anchor))) for figure in figures]


def _ratio(figure: Figure, anchor: Figure | None) -> float | None:
    return figure.median / anchor.median if anchor and anchor.median else None
