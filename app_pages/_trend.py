"""Figures beside those of another date: what changed, and what they were."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from app_pages import _indicators
from app_pages._figures import Figure
from app_pages._words import _


def figures(ids: Sequence[str], other: datetime.date) -> list[Figure]:
    """Return the indicators `ids` of the page, each told against the `other` date."""
    there = _indicators.figures(ids, as_of=other)
    return [
        replace(figure, change=told(figure, before, other))
        for figure, before in zip(_indicators.figures(ids), there, strict=True)
    ]


def told(figure: Figure, before: Figure, other: datetime.date) -> str:
    """Return how `figure` differs from `before`, its value on the `other` date.

    Without a value on one of the two dates there is no difference to tell.
    """
    was = f"{before.words} ({before.fraction})" if before.fraction else before.words
    if figure.value is None or before.value is None:
        return _("Not comparable; on {date} {was}", date=other, was=was)
    if figure.unit == "ratio":
        # The difference of what is printed: 62 % after 57 % is 5 points more, not 4.6.
        points = round(100 * figure.value) - round(100 * before.value)
        if not points:
            return _("= as on {date}: {was}", date=other, was=was)
        return _(
            "{points} {points:point|points} against {date}: {was}",
            points=signed(points),
            date=other,
            was=was,
        )
    step = round(figure.value - before.value, 2)
    if not step:
        return _("= as on {date}: {was}", date=other, was=was)
    return _("{step} against {date}: {was}", step=signed(step), date=other, was=was)


def signed(number: float) -> str:
    """Return a number with its sign, as people write it."""
    return f"{'+' if number > 0 else '−'}{abs(number):g}"
