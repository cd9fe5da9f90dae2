"""An answer as a table, and its forms: text, CSV, JSON, a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import xlsxwriter
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from graph.spreadsheets import inert
from graph.words import N_, Language, Text, translate
from queries.catalogue import Column, Query
from queries.sources import told

Cell = str | int | float | None
Format = Literal["table", "csv", "json", "xlsx"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "xlsx")

_WIDEST = 60
_A4 = 9
_SOURCES = "sources"
"""Names of columns that end so hold sources."""
_FIRST_YEAR = 1900
"""Spreadsheets know no date before."""
_LONGEST = 31
"""Characters in the name of a sheet."""


@dataclass(frozen=True)
class Table:
    """The answer of a query.

    Parameters
    ----------
    query
        What was asked.
    rows
        One dict a row; the keys are the columns that the query declares, in their order.
    as_of, scope
        For which day and for which place.
    """

    query: Query
    rows: list[dict[str, object]]
    as_of: date
    scope: str = ""

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns in their order."""
        return self.query.columns

    def titles(self, language: Language) -> list[str]:
        """Return the headings in `language`."""
        return [column.heading(language) for column in self.columns.values()]

    def cells(self, language: Language) -> list[list[Cell]]:
        """Return what stands in each cell, words of the program in `language`."""
        words = {name: column.words() for name, column in self.columns.items()}
        return [
            [cell(row[name], words[name], language) for name in self.columns] for row in self.rows
        ]


def cell(value: object, words: Mapping[str, Text], language: Language) -> Cell:
    """Return `value` as a cell: numbers stay numbers, unknown is None, lists are joined.

    Parameters
    ----------
    words
        What the values of this column are called, by value; see `Column.words`.
    """
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if isinstance(value, bool):
        return translate(_YES if value else _NO, language)
    if isinstance(value, list):
        parts = [cell(part, words, language) for part in value]
        return ("、" if language == "zh" else ", ").join(str(part) for part in parts)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    text = str(value)
    return words[text].get(language) if text in words else text


_YES, _NO = N_("yes"), N_("no")


def as_text(table: Table, language: Language, width: int | None = None) -> str:
    """Return the table drawn for a terminal; columns of ids are left out.

    Parameters
    ----------
    width
        Columns of the terminal; None takes what the table needs.
    """
    shown = [name for name, column in table.columns.items() if column.type != "id"]
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in shown:
        column = table.columns[name]
        numeric = column.type in ("integer", "float", "percent")
        drawn.add_column(
            column.heading(language), justify="right" if numeric else "left", overflow="fold"
        )
    names = list(table.columns)
    for cells in table.cells(language):
        row = dict(zip(names, cells, strict=True))
        drawn.add_row(*(_shown(row[name], table.columns[name]) for name in shown))
    out = io.StringIO()
    console = Console(file=out, width=width or 10_000, markup=False, highlight=False, emoji=False)
    console.print(drawn)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def as_csv(table: Table, language: Language) -> str:
    """Return the table as CSV with a byte-order mark, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([inert(title) for title in table.titles(language)])
    for row in table.cells(language):
        writer.writerow([inert(value) if isinstance(value, str) else value for value in row])
    return "\ufeff" + out.getvalue()


def as_json(rows: object) -> str:
    """Return `rows` as one JSON document; dates in ISO form, unknown as null."""
    return json.dumps(rows, ensure_ascii=False, indent=2, default=_plain) + "\n"


def as_xlsx(
    table: Table,
    language: Language,
    *,
    scope: str | None = None,
    files: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook: the table, and a sheet that says what it answers.

    Parameters
    ----------
    scope
        What to call the place; None leaves its code.
    files
        Names of files by id; sources are then told as people find them.
    """
    about: list[tuple[str, str]] = [
        (translate(_TITLE, language), table.query.title.get(language)),
        (translate(_ABOUT, language), table.query.description.get(language)),
        (translate(_AS_OF, language), table.as_of.isoformat()),
        (translate(_SCOPE, language), scope or table.scope),
        (translate(_ROWS, language), str(len(table.rows))),
    ]
    columns = list(table.columns.values())
    # People read from the left; ids are there for programs.
    order = sorted(range(len(columns)), key=lambda place: columns[place].type == "id")
    cells = table.cells(language)
    for at, name in enumerate(table.columns):
        if files is not None and name.endswith(_SOURCES):
            for line, row in zip(cells, table.rows, strict=True):
                found = row[name]
                line[at] = told(map(str, found), language, files) if isinstance(found, list) else ""
    rows = [[_dated(row[at], columns[at]) for at in order] for row in cells]
    return workbook(
        table.query.title.get(language),
        [columns[at].heading(language) for at in order],
        rows,
        about,
        translate(_ABOUT, language),
    )


def _dated(value: Cell, column: Column) -> Cell | date:
    """Return the days of a column of dates as dates, which spreadsheets sort and count with."""
    return date.fromisoformat(value) if column.type == "date" and isinstance(value, str) else value


_TITLE, _ABOUT = N_("Title"), N_("About this table")
_AS_OF, _SCOPE, _ROWS = N_("As of"), N_("Scope"), N_("Rows")


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell | date]]


def workbook(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell | date]],
    about: Sequence[tuple[str, str]] = (),
    about_title: str = "",
) -> bytes:
    """Return an .xlsx file with one table; see `book`."""
    return book([Sheet(title, headings, rows)], about, about_title)


def book(
    sheets: Sequence[Sheet], about: Sequence[tuple[str, str]] = (), about_title: str = ""
) -> bytes:
    """Return an .xlsx file with a sheet a table; every text stays a text.

    Parameters
    ----------
    sheets
        The tables; titles too long, not allowed or met before are changed to fit.
    about
        Pairs for a last sheet, called `about_title`.
    """
    out = io.BytesIO()
    as_they_are = dict.fromkeys(
        ("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False
    )
    made = xlsxwriter.Workbook(out, {"in_memory": True, **as_they_are})
    bold = made.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = made.add_format({"text_wrap": True, "valign": "top"})
    day = made.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    names = _sheet_names([*(sheet.title for sheet in sheets), about_title])
    for name, sheet in zip(names, sheets, strict=False):
        _fill(made.add_worksheet(name), sheet, bold, wrap, day)
    if about:
        _describe(made.add_worksheet(names[-1]), about, bold, wrap)
    made.close()
    return out.getvalue()


def _fill(
    sheet: Worksheet, table: Sheet, bold: CellFormat, wrap: CellFormat, day: CellFormat
) -> None:
    for number, heading in enumerate(table.headings):
        sheet.write_string(0, number, heading, bold)
        widest = max([cell_len(heading), *(cell_len(str(row[number] or "")) for row in table.rows)])
        sheet.set_column(number, number, min(widest, _WIDEST) + 2)
    for line, row in enumerate(table.rows, start=1):
        for number, value in enumerate(row):
            if isinstance(value, date) and value.year >= _FIRST_YEAR:
                sheet.write_datetime(line, number, value, day)
            elif value is not None:
                sheet.write(line, number, str(value) if isinstance(value, date) else value, wrap)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), max(len(table.headings) - 1, 0))


def _describe(
    sheet: Worksheet, about: Sequence[tuple[str, str]], bold: CellFormat, wrap: CellFormat
) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90, wrap)
    for line, (name, text) in enumerate(about):
        sheet.write_string(line, 0, name, bold)
        sheet.write_string(line, 1, text)


def _sheet_names(titles: Sequence[str]) -> list[str]:
    """Make titles fit: 31 characters, none of those not allowed, each met once."""
    found: list[str] = []
    for title in titles:
        allowed = "".join("_" if one in "[]:*?/\\'" else one for one in title)
        name, number = allowed[:_LONGEST], 1
        while name.casefold() in {one.casefold() for one in found}:
            number += 1
            ending = f" {number}"
            name = allowed[: _LONGEST - len(ending)] + ending
        found.append(name)
    return found


def _shown(value: Cell, column: Column) -> str:
    if value is None:
        return "—"
    if column.type == "percent" and isinstance(value, int | float):
        return f"{value:.1%}"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
