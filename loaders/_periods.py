"""Cells that hold two days, the first and the last of a period: 2018.12-2023.12."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from graph.dates import PartialDate
from graph.words import N_, Message
from loaders._cells import RawCell, Repair, as_text
from loaders._dates import read_date
from loaders._sheet import Cell, Column, Refused
from loaders._vocabulary import words

if TYPE_CHECKING:
    from loaders._pipeline import Candidate

Period = tuple[PartialDate, PartialDate | None]


def read_periods(candidate: Candidate, cells: dict[str, Cell], repair: Repair) -> list[Refused]:
    """Read refused cells that hold two days, where a column is the first of two.

    Parameters
    ----------
    candidate
        A row some of whose cells were refused.
    cells
        Its cells that were read; takes in both days.
    repair
        Told of each cell that gave two; see `loaders._cells.clean`.

    Returns
    -------
    list
        What is refused all the same.
    """
    row, left = candidate.row, []
    columns = {column.field: column for column in candidate.loader.SHEET.columns}
    for refused in candidate.refusals:
        column = columns[refused.field]
        value = row.cells.get(column.field)
        try:
            period = column.until and read_period(value, column, date1904=row.file.date1904)
            if not period:
                left.append(refused)
                continue
            _fill(column, period, cells, columns[column.until])
        except Refused as reason:
            left.append(reason)
        else:
            after = " / ".join("" if day is None else str(day) for day in period).strip()
            rule = _BEGIN if _begins(as_text(value)) else _BOTH
            repair(column.field, as_text(value), after, Message(rule))
    return left


_BOTH = N_("A cell that holds two days gives both.")
_BEGIN = N_("起 after a day says that something begins on it, and has no end yet.")


def _fill(column: Column, period: Period, cells: dict[str, Cell], until: Column) -> None:
    begin, end = period
    other = cells.get(until.field)
    if isinstance(other, PartialDate) and end:
        if end.last < other.first or other.last < end.first:
            sentence = N_("This cell ends the period on {end}, the column {column} on {other}.")
            raise Refused(column.field, sentence, end=end, column=until.title.zh, other=other)
    elif end:
        cells[until.field] = end
    cells[column.field] = begin


def read_period(value: RawCell, column: Column, *, date1904: bool = False) -> Period | None:
    """Read a cell of a column of days as the two days of a period.

    Parameters
    ----------
    value
        A raw cell that is no day.
    column
        Of the day that begins it, for the refusal.
    date1904
        See `read_date`.

    Returns
    -------
    tuple or None
        The two days, None for the last where the cell says that there is none (至今, 起); None
        where the cell does not part in two, or begins with no day.

    Raises
    ------
    Refused
        If the cell parts in two, and one of them is no day.
    """
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", value).strip()
    parted = _between().fullmatch(text)
    if not parted:
        begin = read_date(_bare(text), column.field, date1904=date1904) if _begins(text) else None
        return (begin, None) if begin else None
    begin, end = (
        read_date(_bare(part), column.field, date1904=date1904) for part in parted.groups()
    )
    return (begin, end) if begin else None


def _begins(text: str) -> bool:
    """Say whether a cell ends as one does that tells only when something begins: 2026.5.1起."""
    return text.strip().endswith("起")


@cache
def _between() -> re.Pattern[str]:
    # A lone hyphen parts year and month, and month and the 19th, as well: two days only before
    # a whole year or 现在.
    last = "|".join([r"(?:19|20)\d\d", "一九", "二", *words("cells")["open"]])
    mark = rf"[至到]|[—–―~]+|--+|-(?=\s*(?:{last}))"
    return re.compile(rf"(.+?)[\s,、]{{0,3}}(?:{mark})\s*(.+)", re.DOTALL)


def _bare(part: str) -> str:
    """Return a day without the words around a period: 自 … 起, 至 … 止."""
    begun = part.strip().removeprefix("自").removeprefix("从")
    return begun.removesuffix("止").removesuffix("起").strip()
