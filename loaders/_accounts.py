"""What became of the rows of each file of a load, in numbers."""

from __future__ import annotations

from graph.records import FileRecord
from loaders._known_files import Told
from loaders._reading import RawFile
from loaders._report import SheetCount
from loaders._tables import Table, Tables


def counts(tables: Tables) -> tuple[SheetCount, ...]:
    """Return what became of the rows of each sheet, by the names of the files."""
    known = [count for file in tables.known for count in file.told.counts]
    return tuple(sorted([*map(_count, tables.tables), *known], key=lambda count: count.file))


def records(tables: Tables) -> list[FileRecord]:
    """Return the files of a load as the archive keeps them."""
    return [
        *(record(file, tables) for file in tables.files),
        *(file.whole.file for file in tables.known),
    ]


def record(file: RawFile, tables: Tables) -> FileRecord:
    """Return a file that was read as the archive keeps it."""
    rows = sum(table.count["read"] - len(table.ignored) for table in _of(file, tables))
    return FileRecord(file.id, file.path.name, file.sha256, rows)


def told_of_whole(file: RawFile, tables: Tables) -> Told | None:
    """Return what is told of a file of which only numbers are; None where more is."""
    mine = _of(file, tables)
    more = (
        file.remarks
        or any(other is file for other, _ in tables.skipped)
        or any(
            table.count["refused"]
            or table.ignored
            or table.dropped
            or table.found.questions
            or table.found.remarks
            for table in mine
        )
    )
    return None if more else Told(file.id in tables.samples, tuple(map(_count, mine)))


def _of(file: RawFile, tables: Tables) -> list[Table]:
    return [table for table in tables.tables if table.file is file]


def _count(table: Table) -> SheetCount:
    count, headings = table.count, table.found.headings
    return SheetCount(
        file=table.file.path.name,
        sheet=table.sheet.name,
        kind=table.found.kind,
        read=count["read"],
        loaded=count["loaded"],
        unchanged=count["unchanged"],
        refused=count["refused"],
        ignored=len(table.ignored),
        unmapped=headings.unmapped,
        personal=headings.personal,
        repaired=count["repaired"],
        dropped=table.dropped.total(),
    )
