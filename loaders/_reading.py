"""Files to rows: which files, which sheets in them, which cells, with true row numbers."""

from __future__ import annotations

import hashlib
import io
import pickle
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from threading import Lock

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)
from xlsxwriter.utility import xl_col_to_name

from graph.errors import InputError
from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._epoch import counts_from_1904
from loaders._hidden import Hidden, hidden_parts
from loaders._inspection import TEXTS, inspect, is_text_by_name, read_content
from loaders._months import MONTH, Shown, months_shown
from loaders._notes import note_in
from loaders._open_document import OpenTable, open_tables
from loaders._parsing import protected
from loaders._personal import scrub
from loaders._personal_forms import MARK
from loaders._texts import NoTextError, TextRows, read_text

WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"})
Merged = tuple[tuple[int, int], tuple[int, int]]
"""((first row, first column), (last row, last column)), counted from 0."""

TOP = 30
"""Rows from which it is seen what a sheet is."""
KEPT_CELLS = 50_000
"""A sheet of more cells is not kept in memory (750 bytes a row)."""
SPILLED_ROWS = 1000
"""Rows of a large sheet that are in memory at a time."""
LARGE = 4_000_000
"""Bytes of a file that is parsed alone, for the memory: of others one more is parsed beside it."""
_ONE = Lock()


@dataclass(frozen=True)
class RawSheet:
    """The cells of one sheet; row i of `rows` is row i + 1 of the file.

    `rows` may be iterated more than once; a large sheet streams and has no length.
    """

    name: str
    rows: Iterable[Sequence[RawCell]] = field(repr=False)  # personal data may stand in them
    merged: Sequence[Merged] = ()
    hidden: Hidden = field(default_factory=Hidden)

    @cached_property
    def top(self) -> list[Sequence[RawCell]]:
        """The first rows, from which it is seen what the sheet is."""
        return list(islice(self.rows, TOP))

    @cached_property
    def notes(self) -> Sequence[str]:
        """The notes on the table, wherever in the sheet they stand alone in a row."""
        if isinstance(self.rows, TextRows | _Spilled):
            return self.rows.notes  # found while it was read: it is not read once more for them
        return list(filter(None, map(note_in, self.rows)))


@dataclass(frozen=True)
class RawFile:
    """One file as it was read."""

    path: Path
    """As it may be shown: a number of a person in the file's name is gone."""
    sha256: str
    sheets: Sequence[RawSheet] = field(default_factory=tuple)
    remarks: Sequence[Message] = ()
    """What is worth knowing of the file as a whole: macros, links, formulas without a value."""
    date1904: bool = False
    """Serial numbers of days count from 1904."""

    @cached_property
    def is_text(self) -> bool:
        """Whether it is a table of text."""
        return is_text_by_name(self.path)

    @property
    def id(self) -> str:
        """The name of the file in every source: a piece of its checksum."""
        return self.sha256[:16]


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the roster files that `paths` mean, sorted within each folder.

    A folder means the workbooks and CSV files directly in it.

    Raises
    ------
    InputError
        If a path does not exist, a file has another extension, or a folder holds none.
    """
    found: list[Path] = []
    for path in paths:
        try:
            found += _meant(path)
        except OSError as error:
            raise InputError(
                N_("{file} cannot be read: {reason}."),
                file=_shown_path(path),
                reason=error.strerror,
            ) from error
    return list(dict.fromkeys(found))


def _meant(path: Path) -> list[Path]:
    shown = _shown_path(path)
    if path.is_dir():
        if inside := sorted(entry for entry in path.iterdir() if _is_roster(entry)):
            return inside
        raise InputError(
            N_("The folder {folder} holds no roster (.xlsx, .xls, .csv)."), folder=shown
        )
    if not path.exists():
        if path.is_symlink():
            raise InputError(N_("{file} is a link to a file that is not there."), file=shown)
        raise InputError(N_("There is no file {file}."), file=shown)
    if path.suffix.lower() not in WORKBOOKS | TEXTS:
        raise InputError(N_("{file} is no roster: expected .xlsx, .xls or .csv."), file=shown.name)
    return [path]


def _is_roster(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))  # ~$ is what Excel leaves beside an open file
    return path.is_file() and not hidden and path.suffix.lower() in WORKBOOKS | TEXTS


@contextmanager
def reading(paths: Sequence[Path]) -> Iterator[Iterator[RawFile]]:
    """Give the files one by one as they were read; errors are those of `read_file`.

    Two are read at a time, for parsing a workbook leaves Python free.
    """
    with ThreadPoolExecutor(max_workers=2) as readers:
        try:
            yield readers.map(read_file, paths)
        finally:
            readers.shutdown(cancel_futures=True)


def read_file(path: Path) -> RawFile:
    """Read every sheet of a file.

    Raises
    ------
    InputError
        If the file is empty, damaged, protected by a password or not what its name says.
    """
    content = read_content(path)
    shown = _shown_path(path)
    remarks = tuple(map(_less_numbers, inspect(shown, content)))
    read = _texts if is_text_by_name(path) else _workbook
    with _ONE if len(content) > LARGE else nullcontext():
        sheets = tuple(_told_apart(read(path, content)))
    return RawFile(
        shown,
        hashlib.sha256(content).hexdigest(),
        sheets,
        remarks,
        date1904=counts_from_1904(content),
    )


def _shown_path(path: Path) -> Path:
    return path.with_name(_shown(path.stem) + path.suffix) if path.name else path


def _less_numbers(remark: Message) -> Message:
    """Return a remark less the numbers of persons in a sheet's name, as no parser has read it."""
    values = {
        name: _shown(value) if isinstance(value, str) else value
        for name, value in remark.values.items()
    }
    return replace(remark, values=values)


def _shown(name: str) -> str:
    """Return a name of a file or sheet less the numbers of persons, for it stands everywhere."""
    left, count = scrub(name)
    return (as_text(left) or MARK) if count else name


def _told_apart(sheets: Iterable[RawSheet]) -> Iterator[RawSheet]:
    """Yield sheets under the names that may be shown, numbered where two would be the same."""
    used: set[str] = set()
    for sheet in sheets:
        shown = name = _shown(sheet.name)
        number = 1
        while name in used:
            number += 1
            name = f"{shown} ({number})"
        used.add(name)
        yield sheet if name == sheet.name else replace(sheet, name=name)


def _workbook(path: Path, content: bytes) -> Iterator[RawSheet]:
    try:
        workbook = _opened(path, content)
        parts, months, opened = hidden_parts(content), months_shown(content), open_tables(content)
        for described in workbook.sheets_metadata:
            if described.typ is SheetTypeEnum.WorkSheet:
                name = described.name
                table = opened.get(name, OpenTable())
                rows, columns = parts.get(name, (table.rows, table.columns))
                shown = months.get(name, table.months)
                yield _sheet(workbook, described, rows, columns, shown, table)
    except PasswordError as error:
        raise protected(_shown_path(path)) from error
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(
            N_("{file} cannot be opened as a workbook: it is damaged or of another format."),
            file=_shown_path(path).name,
            detail=str(error),
        ) from error


def _sheet(
    workbook: CalamineWorkbook,
    described: SheetMetadata,
    rows: Sequence[int],
    columns: Sequence[str],
    months: Shown,
    table: OpenTable,
) -> RawSheet:
    name = described.name
    sheet = workbook.get_sheet_by_name(name)
    height, width = (last + 1 for last in sheet.end or (-1, -1))
    # What is hidden beyond the last cell (all the empty rest, by some) hides nothing.
    filled = {xl_col_to_name(position) for position in range(width)}
    hidden = Hidden(
        described.visible is not SheetVisibleEnum.Visible,
        tuple(row for row in rows if row <= height),
        tuple(column for column in columns if column in filled),
    )
    merged = sheet.merged_cell_ranges or table.merged
    if height * width <= KEPT_CELLS:
        # Leading empty rows are kept, or row numbers would not be those of the file.
        kept: Sequence[Sequence[RawCell]] = sheet.to_python(skip_empty_area=False)
        if months or table.faults:
            kept = list(_as_shown(kept, months, table.faults))
        return RawSheet(name, kept, merged, hidden)
    cells = _cells(sheet)
    spilled = _Spilled(_as_shown(cells, months, table.faults) if months or table.faults else cells)
    return RawSheet(name, spilled, merged, hidden)


def _as_shown(
    rows: Iterable[Sequence[RawCell]], months: Shown, faults: Mapping[int, Collection[int]]
) -> Iterator[Sequence[RawCell]]:
    """Yield rows in which a cell that shows a month or an error holds that month, or nothing."""
    for index, cells in enumerate(rows):
        row = list(cells)
        for (at, form), shown in months.items():
            cell = row[at] if at < len(row) else None
            # Only the first day may be a month or year that somebody wrote.
            first = isinstance(cell, date) and cell.day == 1 and (form == MONTH or cell.month == 1)
            if first and index in shown:
                row[at] = f"{cell:{form}}"
        for at, faulty in faults.items():
            if at < len(row) and index in faulty:
                row[at] = ""
        yield row


class _Spilled:
    """The rows of a large sheet, in a nameless temporary file from which each iteration reads.

    Parsed cells would fill the memory while the rows of other sheets are looked at, and
    parsing again takes ten times as long as reading this file.
    """

    def __init__(self, rows: Iterable[Sequence[RawCell]]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the last reader
        self.notes: list[str] = []
        rest = iter(rows)
        while chunk := list(islice(rest, SPILLED_ROWS)):
            self.notes += filter(None, map(note_in, chunk))
            pickle.dump(chunk, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[Sequence[RawCell]]:
        at = 0
        while at < self._end:
            self._file.seek(at)
            chunk = pickle.load(self._file)
            at = self._file.tell()
            yield from chunk

    def __del__(self) -> None:
        """Give the file back."""
        self._file.close()


def _cells(sheet: CalamineSheet) -> Iterator[Sequence[RawCell]]:
    # Leading empty rows come along, leading empty columns do not.
    left: list[RawCell] = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*left, *row] for row in sheet.iter_rows()) if left else iter(sheet.iter_rows())


def _opened(path: Path, content: bytes) -> CalamineWorkbook:
    try:
        # By its content: many an .xls is an .xlsx by another name.
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError:
        # By its name, which tells a password from damage.
        return CalamineWorkbook.from_path(path)


def _texts(path: Path, content: bytes) -> Iterator[RawSheet]:
    try:
        yield RawSheet(path.stem, read_text(content, kept_cells=KEPT_CELLS))
    except NoTextError as error:
        raise InputError(
            error.sentence, file=_shown_path(path).name, detail=str(error), **error.values
        ) from error
