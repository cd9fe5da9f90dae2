"""Headings: their normal form, those of personal data, and the row they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from loaders._cells import RawCell, as_text
from loaders._personal import is_personal
from loaders._sheet import Column, Sheet

SEARCHED_ROWS = 20
"""The heading row is looked for in so many rows from the top."""

_MARKS = re.compile(r"[\s*＊:：\"“”']+|[(（\[【](必填|选填|必须|可空)[)）\]】]")


@dataclass(frozen=True)
class Headings:
    """What the columns of a sheet are, by the row that names them."""

    row: int
    """Index of the heading row in the sheet."""
    columns: dict[int, Column]
    """Position -> declared column."""
    written: dict[int, str]
    """Position -> heading as in the file, of the columns read."""
    unmapped: tuple[str, ...]
    personal: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many headings the row has."""
        return len(self.columns) + len(self.unmapped) + len(self.personal)

    def lacking(self, sheet: Sheet) -> list[Column]:
        """Return the required columns of `sheet` that no heading names."""
        return [
            column
            for column in sheet.columns
            if column.required and column not in self.columns.values()
        ]


def normal(heading: str) -> str:
    """Return a heading in the form that compares: NFKC, no spaces, marks or quotes."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", heading)).casefold()


def match_headings(row: int, cells: Sequence[RawCell], sheet: Sheet) -> Headings:
    """Read `cells` as the heading row of `sheet`.

    A heading that comes twice counts once; the second is reported as unmapped.
    """
    names = _names(sheet)
    columns: dict[int, Column] = {}
    unmapped: list[str] = []
    personal: list[str] = []
    for position, cell in enumerate(cells):
        heading = as_text(cell).strip()
        if not heading:
            continue
        column = names.get(normal(heading))
        if is_personal(heading):
            personal.append(heading)
        elif column is None or column in columns.values():
            unmapped.append(heading)
        else:
            columns[position] = column
    written = {position: as_text(cells[position]).strip() for position in columns}
    return Headings(row, columns, written, tuple(unmapped), tuple(personal))


def best_headings(rows: Sequence[Sequence[RawCell]], sheet: Sheet) -> Headings:
    """Return the row near the top that names most columns of `sheet`; the first of equals."""
    found = [match_headings(row, cells, sheet) for row, cells in enumerate(rows[:SEARCHED_ROWS])]
    return max(found, key=lambda headings: (len(headings.columns), -headings.row))


def _names(sheet: Sheet) -> dict[str, Column]:
    """Return every heading a column answers to; its own titles go before others' aliases."""
    names: dict[str, Column] = {}
    for column in sheet.columns:
        for heading in (column.title.zh, column.title.en, column.field):
            names.setdefault(normal(heading), column)
    for column in sheet.columns:
        for heading in column.aliases:
            names.setdefault(normal(heading), column)
    return names
