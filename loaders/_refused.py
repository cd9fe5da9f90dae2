"""The refused rows as a workbook in the layout of their files, to correct and load again."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from graph.words import N_, Language, Message
from loaders._cells import RawCell, as_text
from loaders._dates import serial_day
from loaders._headings import REASON
from loaders._personal import scrub, scrub_row
from loaders._pipeline import Candidate
from loaders._recognition import EXPLANATION
from loaders._report import Refusal, RefusedRow, Report
from loaders._rows import Row
from loaders._sheet import Column, Refused
from loaders._stated import is_told
from loaders._tables import SAMPLE, heading_of
from loaders._units import noted_units, scaled_units
from loaders._workbook import height, print_wide

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LARGEST = 2**53
"""Of the whole numbers that a workbook keeps to the last digit."""
_WIDTHS = 10, 40
_REASON_WIDTH = 80
_ASKED = N_("Whether “{column}” is “{proposed}” must be answered first; then load again.")
_BAD = {"bg_color": "#FCEEEC", "font_color": "#B3261E"}


def refused_row(candidate: Candidate) -> RefusedRow:
    """Return a refused candidate as the report tells it, without personal data."""
    row = candidate.row
    headings = row.found.headings
    refusals = tuple(_refusal(candidate, refused) for refused in candidate.refusals)
    required = {column.title.zh for column in candidate.loader.SHEET.columns if column.required}
    # What no column says and must be filled gets one to be filled in.
    wanting = [each.column for each in refusals if each.column in required - {*headings.layout}]
    return RefusedRow(
        row.file.path.name,
        row.sheet,
        row.number,
        layout=(*headings.layout, *wanting),
        line=(*_line(row), *[""] * len(wanting)),
        refusals=refusals,
        section=row.context.get("section", ""),
        titles=(*_titles(row), *_units(candidate)),
    )


def _refusal(candidate: Candidate, refused: Refused) -> Refusal:
    """Return a reason; what is wanting for an open question is looked for under its heading."""
    row = candidate.row
    place = row.file.path.name, row.sheet, row.number
    for question in row.found.questions:
        if question.field == refused.field and not row.surplus:
            values = {"column": question.column, "proposed": question.proposed}
            named = question.column in refused.reason.values.values()
            reason = refused.reason if named else Message(_ASKED, values)
            return Refusal(*place, question.column, "", reason)  # what is not read is not shown
    value = "" if row.surplus else as_text(scrub(row.cells.get(refused.field))[0]).strip()
    return Refusal(*place, heading_of(candidate, refused.field), value, refused.reason)


def to_correct(report: Report) -> list[RefusedRow]:
    """Return the refused rows that a person can correct: those of sheets that wait for no answer.

    What an open question is about is not read: given back now, its cells would be lost.

    Parameters
    ----------
    report
        Of a load or a dry run.
    """
    asked = {(each.file, each.sheet) for each in report.questions}
    return [row for row in report.refused if (row.file, row.sheet) not in asked]


def _line(row: Row) -> Iterator[RawCell]:
    """Yield the cells of a row as a workbook that counts days from 1900 reads them again."""
    headings, surplus = row.found.headings, row.surplus
    personal = [label.position for label in headings.block.labels if label.personal]
    for at, cell in zip(headings.kept, row.line, strict=True):
        if surplus and personal and at > min(personal):
            # With a cell too many, what is personal stands under a heading further on.
            yield None
        elif row.file.date1904 and cell and _is_day(headings.columns.get(at)):
            yield serial_day(cell, date1904=True) or cell
        else:
            yield cell


def _is_day(column: Column | None) -> bool:
    return column is not None and column.type == "date"


def _titles(row: Row) -> Iterator[str]:
    """Yield what a title, sheet or file name says for every row, or of its kind, as a title."""
    yield from row.found.stated.values()
    if not is_told(row.kind, [row.sheet, *row.found.headings.written.values()], ()):
        yield row.found.loader.SHEET.title.zh
    patterns = row.found.loader.SHEET.file_names
    for name, text in row.found.given.items():
        place = f"{{{name}}}"
        yield next(pattern for pattern in patterns if place in pattern).replace(place, text)


def _units(candidate: Candidate) -> Iterator[str]:
    """Yield the lines above the headings, and the notes, that say in what numbers count."""
    sheet = candidate.table.sheet
    above = sheet.top[: candidate.row.found.headings.block.row]
    lines = [as_text(cell).strip() for cells in above for cell in scrub_row(cells)[0]]
    yield from filter(scaled_units, lines)
    for note in filter(noted_units, sheet.notes):
        text = as_text(scrub(note)[0])
        if text not in lines:
            yield text


def refused_workbook(report: Report, language: Language) -> bytes:
    """Return the refused rows of a report that can be corrected as `write_refused` does."""
    return write_refused(to_correct(report), language, sample=report.sample)


@dataclass(frozen=True)
class _Form:
    """What the rows of one sheet have in common."""

    sheet: str
    layout: tuple[str, ...]
    titles: tuple[str, ...]


def write_refused(rows: Iterable[RefusedRow], language: Language, *, sample: bool = False) -> bytes:
    """Return refused rows as an .xlsx file that can be loaded once it is corrected.

    Rows of equal sheets of several files stand in one sheet. The cells that are to be
    corrected are red; the last column says why.

    Parameters
    ----------
    rows
        Of a report.
    language
        Of the reasons.
    sample
        The rows are those of a sample, and the corrected ones stay so.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    forms: dict[_Form, list[RefusedRow]] = {}
    for row in rows:
        form = _Form(row.sheet, row.layout, row.titles)
        forms.setdefault(form, []).append(row)
    used: set[str] = set()
    for form, members in forms.items():
        # A section holds until the next one: rows outside of any come first.
        members.sort(key=lambda row: (row.section != "", row.file, row.row))
        _Page(book, _free_name(form.sheet, used), form, language).fill(members)
    if sample:
        book.add_worksheet(EXPLANATION).write_row(0, 0, SAMPLE)
    book.close()
    return buffer.getvalue()


def _free_name(sheet: str, used: set[str]) -> str:
    # Cut first: an apostrophe that comes last by it is forbidden too.
    bare = _FORBIDDEN.sub("_", sheet)[:_LONGEST_NAME].strip("'") or "_"
    name, number = bare, 1
    while name.casefold() in used:
        number += 1
        mark = f" ({number})"
        name = bare[: _LONGEST_NAME - len(mark)] + mark
    used.add(name.casefold())
    return name


class _Page:
    """One sheet: titles, headings, sections, rows and why each was refused."""

    def __init__(self, book: Any, name: str, form: _Form, language: Language) -> None:
        self._page = book.add_worksheet(name)
        print_wide(self._page)
        self._form = form
        self._language = language
        self._next = 0
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._formats = {
            (marked, shape): book.add_format(
                {
                    "valign": "top",
                    **(_BAD if marked else {}),
                    **({"num_format": shape} if shape else {}),
                }
            )
            for marked in (False, True)
            for shape in ("", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm")
        }

    def fill(self, rows: Sequence[RefusedRow]) -> None:
        """Write the whole sheet."""
        for title in self._form.titles:
            self._page.write_string(self._next, 0, title, self._bold)
            self._next += 1
        self._headings()
        section = ""
        for row in rows:
            if row.section != section:
                section = row.section
                width = len(self._form.layout)
                self._page.merge_range(self._next, 0, self._next, width, section, self._bold)
                self._next += 1
            self._row(row)
        self._widths(rows)

    def _headings(self) -> None:
        columns = [*(heading.split("/") for heading in self._form.layout), [REASON]]
        last = self._next + max(map(len, columns)) - 1
        for at, parts in enumerate(columns):
            for row, part in enumerate(parts, start=self._next):
                if part == parts[-1] and row < last:
                    # Merged: it says that all these rows are headings.
                    self._page.merge_range(row, at, last, at, part, self._bold)
                else:
                    self._page.write_string(row, at, part, self._bold)
        self._next = last + 1
        self._page.freeze_panes(self._next, 0)

    def _row(self, row: RefusedRow) -> None:
        bad = {refusal.column for refusal in row.refusals}
        for at, (heading, cell) in enumerate(zip(row.layout, row.line, strict=True)):
            self._cell(at, cell, marked=heading in bad)
        reason = _reason(row, self._language)
        self._page.write_string(self._next, len(row.layout), reason, self._wrapped)
        self._page.set_row(self._next, height([(reason, _REASON_WIDTH)]))
        self._next += 1

    def _cell(self, at: int, cell: RawCell, *, marked: bool) -> None:
        place = self._next, at
        plain = self._formats[marked, ""]
        if isinstance(cell, bool):
            self._page.write_boolean(*place, cell, plain)
        elif isinstance(cell, int | float) and math.isfinite(cell) and abs(cell) < _LARGEST:
            self._page.write_number(*place, cell, plain)
        elif shape := _shape(cell):
            self._page.write_datetime(*place, cell, self._formats[marked, shape])
        elif text := as_text(cell):
            self._page.write_string(*place, text, plain)
        elif marked:
            self._page.write_blank(*place, None, plain)

    def _widths(self, rows: Sequence[RefusedRow]) -> None:
        least, most = _WIDTHS
        for at, heading in enumerate(self._form.layout):
            longest = max(len(as_text(row.line[at])) for row in rows)
            width = max(2 * len(heading), int(1.6 * longest)) + 2
            self._page.set_column(at, at, min(most, max(least, width)))
        self._page.set_column(len(self._form.layout), len(self._form.layout), _REASON_WIDTH)


def _shape(cell: RawCell) -> str:
    """Return how a cell is shown that a workbook keeps as a date or time, "" for any other."""
    if isinstance(cell, time):
        return "hh:mm"
    if not isinstance(cell, date) or cell.year < 1901:  # days before 1900 have no number there
        return ""
    if isinstance(cell, datetime) and cell.time() != time():
        return "yyyy-mm-dd hh:mm"
    return "yyyy-mm-dd"


def _reason(row: RefusedRow, language: Language) -> str:
    """Say where the row stands and what is wrong with each of its bad cells."""
    reasons = [
        Message(
            N_("{column} “{value}”: {reason}"),
            {"column": refusal.column, "value": refusal.value, "reason": refusal.reason},
        ).get(language)
        for refusal in row.refusals
    ]
    place = Message(N_("{file}, row {row}"), {"file": row.file, "row": row.row}).get(language)
    return "\n".join([place, *reasons])
