"""Days of an entry that are taken for the day a matter came in, though it was closed before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from loaders._cells import RawCell, clean
from loaders._intervals import out_of_order
from loaders._sheet import Cell, Column, Refused


class Late(NamedTuple):
    """A column of days, one of which lies after a day that follows it."""

    position: int
    row: int
    """Index of the row that shows it, among those that were looked at."""
    before: int
    """Position of the day that lies before it."""


def late_entries(
    rows: Sequence[Sequence[RawCell]],
    columns: Mapping[int, Column],
    vague: Collection[int],
    ordered: Iterable[Column],
) -> list[Late]:
    """Return the vague columns whose days cannot all be what their heading is taken for.

    登记日期 is the day a case came in, but that of the entry where the case was closed before.
    One such row is enough: in the others the day of the entry would be believed.

    Parameters
    ----------
    rows
        Below the headings.
    columns
        By their positions.
    vague
        Positions of the columns that are looked at.
    ordered
        The columns of days that follow others.
    """
    days = {at: column for at, column in columns.items() if column.type == "date"}
    positions = {column.field: at for at, column in days.items()}
    found = []
    for at in sorted(vague & days.keys()):
        field = days[at].field
        later = [replace(each, after=(field,)) for each in ordered if field in each.after]
        for row, cells in enumerate(rows):
            if wrong := next(out_of_order(later, _read(cells, days), str), None):
                found.append(Late(at, row, positions[wrong.field]))
                break
    return found


def _read(cells: Sequence[RawCell], days: Mapping[int, Column]) -> dict[str, Cell]:
    """Return the days of a row by their fields, but those that cannot be read."""
    read: dict[str, Cell] = {}
    for at, column in days.items():
        with suppress(Refused):
            read[column.field] = clean(cells[at] if at < len(cells) else None, column)
    return read
