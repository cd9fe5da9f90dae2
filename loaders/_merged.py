"""Merged cells among the rows below the headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from loaders._cells import RawCell
from loaders._matching import Headings
from loaders._reading import Merged, RawSheet


def filled(sheet: RawSheet, headings: Headings) -> Iterator[tuple[int, Sequence[RawCell]]]:
    """Yield the rows below the headings by index.

    Each row of a vertically merged cell gets the value that stands in its first, but none
    gets an amount that is that of all of them together.
    """
    below = headings.below
    together = {area[0] for area in amounts(sheet, headings)}
    starting: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, _) in sheet.merged:
        if top >= below and bottom > top:
            starting[top].append((left, bottom))
    held: dict[int, tuple[int, RawCell]] = {}
    for index, cells in enumerate(islice(sheet.rows, below, None), start=below):
        if not held and index not in starting:
            yield index, cells
            continue
        row = list(cells)
        for left, bottom in starting.get(index, ()):
            if left < len(row):
                held[left] = bottom, None if (index, left) in together else row[left]
        held = {left: (last, value) for left, (last, value) in held.items() if last >= index}
        for left, (_, value) in held.items():
            if left < len(row):
                row[left] = value
        yield index, row


def amounts(sheet: RawSheet, headings: Headings) -> Iterator[Merged]:
    """Yield the cells of amounts that are merged over rows of different things.

    300 households beside two estates are those of both. Rows whose required cells are merged
    too say more of one thing: an activity with a row for each body that took part.
    """
    required = [at for at, column in headings.columns.items() if column.required]
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, _) in sorted(sheet.merged):
        spans[left].append((top, bottom))
    for (top, left), (bottom, right) in sheet.merged:
        column = headings.columns.get(left)
        if top < headings.below or bottom == top or column is None or not column.unit:
            continue
        if not all(_covers(spans[at], top, bottom) for at in required):
            yield (top, left), (bottom, right)


def _covers(spans: Sequence[tuple[int, int]], top: int, bottom: int) -> bool:
    """Say whether one of the merged cells of a column, from above, holds for all these rows."""
    at = bisect_right(spans, top, key=itemgetter(0))
    return at > 0 and spans[at - 1][1] >= bottom


def banners(sheet: RawSheet, headings: Headings) -> dict[int, bool]:
    """Return the rows that hold a merged cell, and whether it is merged over the table."""
    found: dict[int, bool] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if top == bottom:
            covered = sum(left <= label.position <= right for label in headings.block.labels)
            wide = covered > 1 and 2 * covered > len(headings.block.labels)
            found[top] = found.get(top, False) or wide
    return found
