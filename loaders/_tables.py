"""Files to candidate rows: what every sheet is, and its rows in portions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import cast

from graph.errors import InputError
from graph.words import N_, Message
from loaders._candidates import Recognised
from loaders._cells import as_text, clean
from loaders._dates import JANUARY_OR_OCTOBER
from loaders._fingerprints import cleaned
from loaders._headings import normal
from loaders._intervals import out_of_order
from loaders._known_files import KnownFile
from loaders._mapping import Mappings
from loaders._periods import read_periods
from loaders._pipeline import Candidate
from loaders._reading import RawFile, RawSheet
from loaders._recognition import (
    is_explanation,
    not_read,
    recognise,
    unnamed,
    why_not,
)
from loaders._registry import registry
from loaders._report import LISTED, Repair
from loaders._roles import held_in
from loaders._rows import IgnoredRow, Row, rows_of
from loaders._sheet import OTHERS, Cell, Record, Refused, Seat
from loaders._titles import named_in

SAMPLE = ("样例数据", "是")
"""The two cells, side by side in a sheet named 说明, that make a load a sample."""


AREAS = "areas"
"""The kind of roster whose rows say of which street a load is."""
PORTION = 5_000
"""Rows of one kind that are made to facts together; more of them would fill the memory."""


@dataclass(eq=False)
class Table:
    """One recognised sheet and what became of its rows."""

    file: RawFile
    sheet: RawSheet
    found: Recognised
    ignored: list[IgnoredRow] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)
    """``read``, ``loaded``, ``unchanged``, ``refused``, ``repaired``."""
    dropped: Counter[str] = field(default_factory=Counter)
    """Heading -> personal values dropped from its cells."""
    repairs: list[Repair] = field(default_factory=list)
    """The first `LISTED` of those counted as ``repaired``."""

    def rows(self) -> Iterator[Row]:
        """Yield the data rows; count and keep the others."""
        for row in rows_of(self.file, self.sheet, self.found):
            self.count["read"] += 1
            if isinstance(row, IgnoredRow):
                self.ignored.append(row)
            else:
                for name, count in row.dropped.items():
                    self.dropped[row.headings[name]] += count
                yield row

    @property
    def is_of_bodies(self) -> bool:
        """Whether its rows bring places and bodies, which those of other tables name."""
        return self.found.loader.SHEET.order < OTHERS

    @property
    def has_data(self) -> bool:
        """Say whether there is any row of data."""
        rows = rows_of(self.file, self.sheet, self.found)
        return any(not isinstance(row, IgnoredRow) for row in rows)


Portion = list[tuple[Table, list[Row]]]
"""Rows that are taken together, none of them cleaned yet."""


@dataclass
class Tables:
    """Everything that was found in the files of one load."""

    files: list[RawFile] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    known: list[KnownFile] = field(default_factory=list)
    """Files that were not read, for an earlier load took them whole."""
    skipped: list[tuple[RawFile, Message]] = field(default_factory=list)
    """Files and sheets that no loader is for."""
    samples: set[str] = field(default_factory=set)
    """Ids of the files that say that they are a sample."""
    places: Mapping[str, int] = field(default_factory=dict)
    """Id of each file -> its place among those given: later rows have the last word."""

    @property
    def sample(self) -> bool:
        """Whether a file says that all is a sample."""
        return bool(self.samples) or any(file.told.sample for file in self.known)

    def take(self, file: RawFile, mappings: Mappings | None = None) -> None:
        """Recognise the sheets of one more file, unless it is a copy of another."""
        names = {each.id: each.path.name for each in self.files}
        names |= {each.whole.file.id: each.path.name for each in self.known}
        if file.id in names:
            self.skipped.append((file, _copy(file, Path(names[file.id]))))
            return
        self.files.append(file)
        first = len(self.tables)
        recognised = [sheet for sheet in file.sheets if self._take(file, sheet, mappings)]
        named = [table for table in self.tables[first:] if table.found.by_file and table.has_data]
        for table in named if len(named) > 1 else ():
            table.found = unnamed(file.path, table.sheet, table.found)
        if not recognised and not all(is_explanation(sheet) for sheet in file.sheets):
            sentence = N_("{file} holds no sheet that is a roster.")
            self.skipped.append((file, Message(sentence, {"file": file.path.name})))

    def put_in_order(self) -> None:
        """Let files taken late stand where they were given."""
        self.files.sort(key=lambda file: self.places.get(file.id, 0))
        self.tables.sort(key=lambda table: self.places.get(table.file.id, 0))

    def _take(self, file: RawFile, sheet: RawSheet, mappings: Mappings | None) -> bool:
        """Add the table of a sheet; say whether the sheet is a roster."""
        if is_explanation(sheet):
            if _says_sample(sheet):
                self.samples.add(file.id)
            return False
        recognised = recognise(file.path, sheet, mappings)
        if recognised is None:
            if sheet.top and (len(file.sheets) > 1 or why_not(file.path, sheet)):
                self.skipped.append((file, not_read(file.path, sheet)))
            return False
        self.tables.append(Table(file, sheet, recognised))
        return True

    def portions(self) -> Iterator[Portion]:
        """Yield the rows in the portions that become facts together.

        The areas come first, for they say of which street the load is. Then all bodies at once,
        for any of them may name another. Then, in the order of the kinds, at most `PORTION`
        rows of one kind at a time.
        """
        order = {kind: place for place, kind in enumerate(registry())}
        tables = sorted(self.tables, key=lambda table: order[table.found.kind])
        areas = [table for table in tables if table.found.kind == AREAS]
        bodies = [table for table in tables[len(areas) :] if table.is_of_bodies]
        for some in filter(None, (areas, bodies)):
            yield [(table, list(table.rows())) for table in some]
        others = (table for table in tables if not table.is_of_bodies)
        for _, group in groupby(others, key=lambda table: table.found.kind):
            rows = ((table, row) for table in group for row in table.rows())
            while part := list(islice(rows, PORTION)):
                yield [
                    (table, [row for _, row in mine])
                    for table, mine in groupby(part, key=itemgetter(0))
                ]

    @cached_property
    def candidates(self) -> list[Candidate]:
        """All rows, cleaned, in that order: for who wants them without any graph."""
        found = [
            Candidate(row, table.found.loader, table)
            for portion in self.portions()
            for table, rows in portion
            for row in rows
        ]
        for candidate in found:
            clean_row(candidate)
        return found


def find_tables(
    files: Sequence[RawFile],
    mappings: Mappings | None = None,
    known: Sequence[KnownFile] = (),
) -> Tables:
    """Recognise every sheet of `files`.

    Parameters
    ----------
    files
        As read.
    mappings
        What people answered about doubtful headings.
    known
        Files beside them that were not read.

    Raises
    ------
    InputError
        If no sheet is a roster, or none has a row of data, and no file is known.
    """
    found = Tables(known=list(known))
    for file in files:
        found.take(file, mappings)
    if known:
        return found
    names = "、".join(file.path.name for file in files)
    if not found.tables:
        raise _no_roster(files, names)
    if not any(table.has_data for table in found.tables):
        raise InputError(N_("There is nothing to load in {files}: no row of data."), files=names)
    return found


def _copy(file: RawFile, other: Path) -> Message:
    """Say that a file is not read, being a copy, and what its name has said in vain."""
    values = {"file": file.path.name, "other": other.name}
    if lost := named_in(file.path) - named_in(other):
        sentence = N_(
            "{file} is a copy of {other} and was not read: its name says {body}, its rows are "
            "those of the other; correct one of them."
        )
        return Message(sentence, {**values, "body": "、".join(sorted(lost))})
    return Message(N_("{file} is a copy of {other} and was not read again."), values)


def _no_roster(files: Sequence[RawFile], names: str) -> InputError:
    for file in files:
        for sheet in file.sheets:
            if why := why_not(file.path, sheet):
                return InputError(
                    N_("{why} No roster was recognised in {files}."), why=why, files=names
                )
    return InputError(
        N_(
            "No roster was recognised in {files}. What is expected is shown by the template, "
            "under “Download template” on the Data page."
        ),
        files=names,
    )


def _says_sample(sheet: RawSheet) -> bool:
    for cells in sheet.rows:
        texts = [normal(as_text(cell)) for cell in cells]
        if SAMPLE in pairwise(texts):
            return True
    return False


def clean_row(candidate: Candidate) -> None:
    """Read the cells of a row; each bad cell is told, one is enough to refuse it."""
    cells: dict[str, Cell] = {}
    told: list[tuple[str, str, str, Message]] = []
    row = candidate.row
    date1904 = row.file.date1904

    def tell(name: str, before: str, after: str, rule: Message) -> None:
        # A workbook keeps a month that is a number apart from one that is a text.
        if rule.sentence != JANUARY_OR_OCTOBER or row.file.is_text:
            told.append((name, before, after, rule))

    if row.surplus:
        # No cell of it is looked at: each may be that of another heading, even a personal one.
        last = list(row.found.headings.columns.values())[-1]
        sentence = N_("This row has more cells than headings; quote a cell that holds a comma.")
        candidate.refusals.append(Refused(last.field, sentence))
        candidate.record = Record(cells, row.source, row.context)
        return
    for column in candidate.loader.SHEET.columns:
        value = row.cells.get(column.field)
        if column.also and row.cells.get(column.also):
            column = column.optional
        if (value is None or value == "") and not column.required:
            continue  # half of all cells
        try:
            cells[column.field] = clean(value, column, tell, date1904=date1904)
        except Refused as reason:
            candidate.refusals.append(reason)
    for name, word in row.found.headings.bodies.items():
        if isinstance(seats := cells.get(name), list):
            cells[name] = held_in(word, cast(list[Seat], seats))
    if candidate.refusals:
        candidate.refusals = read_periods(candidate, cells, tell)
    days = candidate.loader.SHEET.ordered
    candidate.refusals += out_of_order(days, cells, lambda name: heading_of(candidate, name))
    candidate.record = Record(cells, row.source, row.context)
    if not candidate.refusals:
        candidate.hash = cleaned(row.kind, candidate.record)
        _keep(candidate, told)


def _keep(candidate: Candidate, told: Sequence[tuple[str, str, str, Message]]) -> None:
    """Keep what was read otherwise than written; a cell counts once, whatever the rules."""
    row, table = candidate.row, candidate.table
    table.count["repaired"] += len({name for name, *_ in told})
    for name, before, after, rule in told[: LISTED - len(table.repairs)]:
        heading = heading_of(candidate, name)
        place = row.file.path.name, row.sheet, row.number
        table.repairs.append(Repair(*place, heading, before, after, rule))


def heading_of(candidate: Candidate, name: str) -> str:
    """Return the heading of a field: as in the file, else as declared."""
    headings: Mapping[str, str] = candidate.row.headings
    declared = {column.field: column.title.zh for column in candidate.loader.SHEET.columns}
    return headings.get(name) or declared.get(name, name)
