"""Files to candidate rows: what every sheet is, which rows it has, which cells are clean."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.dates import PartialDate
from graph.errors import InputError
from graph.words import N_, Message
from loaders._cells import as_text, clean
from loaders._headings import normal
from loaders._pipeline import Candidate
from loaders._reading import RawFile, RawSheet
from loaders._recognition import Recognised, is_explanation, recognise
from loaders._registry import registry
from loaders._rows import IgnoredRow, Row, rows_of
from loaders._sheet import Cell, Loader, Record, Refused

SAMPLE = ("样例数据", "是")
"""The two cells, side by side in a sheet named 说明, that make a load a sample."""


@dataclass
class Table:
    """One recognised sheet and its rows."""

    file: RawFile
    sheet: str
    found: Recognised
    candidates: list[Candidate] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)


@dataclass
class Tables:
    """Everything that was found in the files of one load."""

    files: Sequence[RawFile] = ()
    tables: list[Table] = field(default_factory=list)
    skipped: list[Message] = field(default_factory=list)
    sample: bool = False

    @property
    def candidates(self) -> list[Candidate]:
        """All rows, in the order of their sheets' kinds; so areas come before estates."""
        order = {kind: place for place, kind in enumerate(registry())}
        tables = sorted(self.tables, key=lambda table: order[table.found.kind])
        return [candidate for table in tables for candidate in table.candidates]


def find_tables(files: Sequence[RawFile]) -> Tables:
    """Recognise every sheet of `files` and clean its rows.

    Raises
    ------
    InputError
        If no sheet is a roster, or none has a row of data.
    """
    found = Tables(files)
    for file in files:
        recognised = [sheet for sheet in file.sheets if _take(file, sheet, found)]
        if not recognised and not all(is_explanation(sheet) for sheet in file.sheets):
            found.skipped.append(
                Message(N_("{file} holds no sheet that is a roster."), {"file": file.path.name})
            )
    names = "、".join(file.path.name for file in files)
    if not found.tables:
        raise InputError(
            N_("No roster was recognised in {files}. `loaders template` shows what is expected."),
            files=names,
        )
    if not found.candidates:
        raise InputError(N_("There is nothing to load in {files}: no row of data."), files=names)
    return found


def _take(file: RawFile, sheet: RawSheet, found: Tables) -> bool:
    """Add the table of a sheet to `found`; say whether the sheet is a roster."""
    if is_explanation(sheet):
        found.sample = found.sample or _says_sample(sheet)
        return False
    recognised = recognise(file.path, sheet)
    if recognised is None:
        if sheet.top and len(file.sheets) > 1:
            found.skipped.append(
                Message(
                    N_("{file}, sheet {sheet}: not a roster, not read."),
                    {"file": file.path.name, "sheet": sheet.name},
                )
            )
        return False
    table = Table(file, sheet.name, recognised)
    for row in rows_of(file, sheet, recognised):
        if isinstance(row, IgnoredRow):
            table.ignored.append(row)
        else:
            table.candidates.append(_candidate(row, recognised.loader))
    found.tables.append(table)
    return True


def _says_sample(sheet: RawSheet) -> bool:
    for cells in sheet.rows:
        texts = [normal(as_text(cell)) for cell in cells]
        if SAMPLE in pairwise(texts):
            return True
    return False


def _candidate(row: Row, loader: Loader) -> Candidate:
    cells: dict[str, Cell] = {}
    refused: Refused | None = None
    for column in loader.SHEET.columns:
        try:
            cells[column.field] = clean(row.cells.get(column.field), column)
        except Refused as reason:
            refused = refused or reason
    record = Record(cells, row.source, row.context)
    return Candidate(row, loader, record, _hash(row.kind, record), refused=refused)


def _hash(kind: str, record: Record) -> str:
    """Return the hash that says whether a row is the same as one loaded before.

    Of the cleaned cells: 2014.03 and 2014-03 are the same. An empty cell is no cell, so a
    column added to the program later changes no hash.
    """
    filled = {name: cell for name, cell in record.cells.items() if cell not in (None, [])}
    body = json.dumps(
        [kind, filled, dict(record.context)], sort_keys=True, ensure_ascii=False, default=_plain
    )
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()


def _plain(value: object) -> str:
    assert isinstance(value, PartialDate)
    return str(value)


def value_of(candidate: Candidate, name: str) -> str:
    """Return the text of a cell as in the file."""
    return as_text(candidate.row.cells.get(name)).strip()


def heading_of(candidate: Candidate, name: str) -> str:
    """Return the heading of a field: as in the file, else as declared."""
    headings: Mapping[str, str] = candidate.row.headings
    declared = {column.field: column.title.zh for column in candidate.loader.SHEET.columns}
    return headings.get(name) or declared.get(name, name)
