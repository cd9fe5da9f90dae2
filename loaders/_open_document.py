"""What an .ods says beside the values of its cells, which are all that its parser gives.

It stands in attributes and styles of one part of the package (OpenDocument 1.3, part 3: tables
in 9, styles of dates in 16.29): rows and columns that are hidden, merged cells, errors, formulas
without a value, days that show a month or a year only.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from xlsxwriter.utility import xl_col_to_name

from loaders._months import MONTH, YEAR
from loaders._vocabulary import words

TABLES = "content.xml"
"""The part that holds the tables."""
_STYLES = "styles.xml"
_ROW_LIMIT, _COLUMN_LIMIT = 1_048_576, 16_384
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _STYLE, _NUMBER = (
    f"{_SPACE}{name}:1.0 " for name in ("office", "table", "style", "datastyle")
)
_CALCULATED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_ERROR = re.compile(r"(?:err|错误)[:：]\d{3}")
"""How OpenOffice shows the errors that have no name."""
_LONGEST_ERROR = 20
_PLACES_LIMIT = 5_000_000
"""Cells of all tables that may hold errors, months and years; a city's 350,000 rows have fewer."""


@dataclass
class OpenTable:
    """One sheet. Places are counted from 0, row numbers as in the file."""

    rows: list[int] = field(default_factory=list)
    """Numbers of hidden rows, from 1."""
    columns: list[str] = field(default_factory=list)
    """Letters of hidden columns."""
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    """First and last row and column."""
    months: defaultdict[tuple[int, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    """Of the days that show a month or a year only; see `loaders._months.Shown`."""
    faults: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Column -> rows of the errors that the parser takes for a value."""
    errors: int = 0
    unsaved: int = 0
    """Formulas without a saved value."""


def open_tables(content: bytes) -> Mapping[str, OpenTable]:
    """Return the sheets of an .ods that was inspected; none of any other file.

    Raises
    ------
    ValueError
        If its text is no XML.
    """
    if not content.startswith(b"PK"):
        return {}
    reader = _Reader()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.namelist()
        if TABLES not in parts:
            return {}
        for part in (_STYLES, TABLES):  # what the second says of a style is the nearer
            if part in parts:
                with package.open(part) as text:
                    reader.read(text)
    return reader.tables


class _Reader:
    """Follows the elements of the two parts."""

    def __init__(self) -> None:
        self.tables: dict[str, OpenTable] = {}
        self._shown_by: dict[str, str] = {}
        self._styles: dict[str, tuple[str | None, str | None]] = {}
        self._resolved: dict[str, str] = {}
        """What days of styles show that were asked for: thousands may inherit one another."""
        self._form = ""
        self._letters: set[str] = set()
        self._table: OpenTable | None = None
        self._depth = 0
        self._row = self._column = 0
        self._filled = self._noted = 0
        self._hidden: list[range] = []
        self._row_count = self._cell_count = 1
        self._row_style: str | None = None
        self._column_styles: list[str | None] = []
        self._cell: Mapping[str, str] = {}
        self._shown: list[str] | None = None

    def read(self, text: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.ParseFile(text)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from error

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name in _CELLS:
            if self._depth == 1:
                self._begin_cell(given)
        elif name == f"{_TABLE}table-row":
            if self._depth == 1:
                self._begin_row(given)
        elif name == f"{_TABLE}table-column":
            if self._depth == 1:
                self._add_columns(given)
        elif name == f"{_TABLE}table":
            self._depth += 1  # a table in a table is none of its own
            if self._depth == 1:
                self._table = self.tables[given.get(f"{_TABLE}name", "")] = OpenTable()
                self._row = self._row_count = self._filled = 0
                self._column_styles, self._hidden = [], []
        elif name == f"{_NUMBER}date-style":
            self._form, self._letters = given.get(f"{_STYLE}name", ""), set()
        elif name == f"{_STYLE}style":
            self._resolved.clear()
            self._styles[given.get(f"{_STYLE}name", "")] = (
                given.get(f"{_STYLE}data-style-name"),
                given.get(f"{_STYLE}parent-style-name"),
            )
        elif self._form and name.startswith(_NUMBER):
            self._letters.add(name.removeprefix(_NUMBER))

    def _end(self, name: str) -> None:
        if name in _CELLS:
            if self._depth == 1:
                self._end_cell()
        elif name == f"{_TABLE}table-row":
            if self._depth == 1:
                self._row += self._row_count
        elif name == f"{_TABLE}table":
            self._depth -= 1
            if self._depth == 0 and self._table:  # the empty rows to the end are one element
                last = self._filled
                for rows in self._hidden:
                    self._table.rows += range(rows.start, min(rows.stop, last + 1))
        elif name == f"{_NUMBER}date-style":
            parts = self._letters - {"text", "era"}
            known = {frozenset({"year", "month"}): MONTH, frozenset({"year"}): YEAR}
            self._resolved.clear()
            self._shown_by[self._form] = known.get(frozenset(parts), "")
            self._form = ""

    def _text(self, text: str) -> None:
        if self._shown is not None and len(self._shown) < _LONGEST_ERROR:
            self._shown.append(text)

    def _add_columns(self, given: Mapping[str, str]) -> None:
        first = len(self._column_styles)
        count = min(_times(given, "number-columns-repeated"), _COLUMN_LIMIT - first)
        self._column_styles += [given.get(f"{_TABLE}default-cell-style-name")] * count
        if _is_hidden(given) and self._table:
            self._table.columns += map(xl_col_to_name, range(first, first + count))

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self._row_count = _times(given, "number-rows-repeated")
        self._row_style = given.get(f"{_TABLE}default-cell-style-name")
        self._column = 0
        if _is_hidden(given) and self._table:
            self._hidden.append(range(self._row + 1, self._row + self._row_count + 1))

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        self._cell = given
        self._cell_count = _times(given, "number-columns-repeated")
        self._shown = [] if f"{_TABLE}formula" in given else None

    def _end_cell(self) -> None:
        table, cell = self._table, self._cell
        assert table is not None
        shown, self._shown = self._shown, None
        kind = cell.get(f"{_OFFICE}value-type")
        if kind is not None:
            self._filled = min(self._row + self._row_count, _ROW_LIMIT)
        if cell.get(_CALCULATED) == "error" or (shown and _is_error("".join(shown))):
            table.errors += self._row_count * self._cell_count
            if cell.get(f"{_OFFICE}string-value") != "":
                for column, rows in self._places():
                    table.faults[column].update(rows)
        elif shown is not None and kind is None:
            table.unsaved += self._row_count * self._cell_count
        elif kind == "date" and (form := self._form_of(self._style_of(cell))):
            for column, rows in self._places():
                table.months[column, form].update(rows)
        down, across = (_times(cell, f"number-{side}-spanned") for side in ("rows", "columns"))
        if down > 1 or across > 1:
            first = self._row, self._column
            table.merged.append((first, (self._row + down - 1, self._column + across - 1)))
        self._column += self._cell_count

    def _places(self) -> Iterator[tuple[int, range]]:
        """Yield where the cell is repeated, which one that is empty may be as often as it likes."""
        columns = range(self._column, min(self._column + self._cell_count, _COLUMN_LIMIT))
        rows = range(self._row, min(self._row + self._row_count, _ROW_LIMIT))
        self._noted += len(columns) * len(rows)
        if self._noted > _PLACES_LIMIT:
            raise ValueError("more cells than a roster has")
        for column in columns:
            yield column, rows

    def _style_of(self, cell: Mapping[str, str]) -> str | None:
        of_column = self._column_styles[self._column : self._column + 1]
        return cell.get(f"{_TABLE}style-name") or self._row_style or (of_column or [None])[0]

    def _form_of(self, style: str | None) -> str:
        """Return what days of a style show, empty where it is no month or year."""
        seen: set[str] = set()
        form = ""
        while style is not None and style not in seen:
            if style in self._resolved:
                form = self._resolved[style]
                break
            seen.add(style)
            own, style = self._styles.get(style, (None, None))
            if own is not None:
                form = self._shown_by.get(own, "")
                break
        self._resolved |= dict.fromkeys(seen, form)
        return form


def _is_error(text: str) -> bool:
    """Say whether a formula shows an error: some writers say so by the text alone."""
    text = text.strip().casefold()
    return text in words("cells")["error"] or _ERROR.fullmatch(text) is not None


def _times(given: Mapping[str, str], name: str) -> int:
    text = given.get(_TABLE + name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 1


def _is_hidden(given: Mapping[str, str]) -> bool:
    return given.get(f"{_TABLE}visibility") in {"collapse", "filter"}
