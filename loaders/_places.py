"""Places a cell names, and the finest place that holds several of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress

from loaders._sheet import Directory, End, Record, Refused

_WEAK_MARKS = re.compile(r"[,，/\s]+")
_RUN = 6
"""Parts that one name may have: 新苑第一、二、三居委会 has three."""
_LEVELS = (12, 9, 6, 2)
"""Digits of an area's, subdistrict's, district's and city's division code."""


def each(items: list[str], find: Callable[[str], End]) -> list[End]:
    """Find every name of a list cell.

    A name may itself hold the mark that parts the list (新苑第一、二居委会), so the longest
    run of parts that names something is taken. Commas and spaces part a list only where the
    whole names nothing, for they too stand in names (中银，十二).

    Parameters
    ----------
    items
        The parts of the cell.
    find
        Finds one name or raises `Refused`.
    """
    found: list[End] = []
    rest = items
    while rest:
        ends, length = _longest(rest, find)
        found += ends
        rest = rest[length:]
    return found


def _longest(items: list[str], find: Callable[[str], End]) -> tuple[list[End], int]:
    for length in range(min(len(items), _RUN), 1, -1):
        try:
            return [find("、".join(items[:length]))], length
        except Refused:
            continue
    try:
        return [find(items[0])], 1
    except Refused:
        parts = [part for part in _WEAK_MARKS.split(items[0]) if part]
        if len(parts) < 2:
            raise
        return each(parts, find), 1


def areas(record: Record, directory: Directory, field: str = "area") -> list[End]:
    """Find the areas of a list cell."""
    return each(record.items(field), lambda name: directory.area(name, field))


def one_area(record: Record, directory: Directory, field: str = "area") -> str | None:
    """Return the code of the area in a text cell, None where the cell is empty."""
    name = record.text(field)
    return directory.area(name, field)[1] if name else None


def one_place(record: Record, directory: Directory) -> str | None:
    """Return the code of the area, else the subdistrict, in a text cell; None where it is empty."""
    try:
        return one_area(record, directory)
    except Refused:
        with suppress(Refused):  # most cells name an area: what is said is what is wrong with that
            return directory.named("Subdistrict", record.required("area"), field="area")[1]
        raise


def common(places: Iterable[str]) -> str | None:
    """Return the finest place that holds all of `places`; None where there is none."""
    codes = list(places)
    for digits in _LEVELS:
        heads = {code[:digits] for code in codes}
        if len(heads) == 1 and all(len(code) >= digits for code in codes):
            return heads.pop()
    return None


def place_of(found: Iterable[End], directory: Directory) -> str | None:
    """Return the place that holds `found` areas, else the subdistrict of the load."""
    codes = [code for _, code in found]
    return common(codes) if codes else directory.default_place()
