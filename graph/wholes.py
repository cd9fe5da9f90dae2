"""Files that a load took whole: the same file again needs not be read."""

from __future__ import annotations

from dataclasses import dataclass

from graph.archive import Archive
from graph.journal import Journal
from graph.records import FileRecord
from graph.standing import Standing
from graph.statements import read_sql


@dataclass(frozen=True)
class Whole:
    """A file of which a load took every row, and nothing else was to be told."""

    load: int
    file: FileRecord
    told: str
    """What the report said of its sheets."""


class Wholes:
    """The files of an archive that were taken whole."""

    def __init__(self, archive: Archive) -> None:
        self._sql = archive.sql

    def find(self, name: str, sha256: str, reading: str) -> Whole | None:
        """Return the file of this name and content that was last read in this way."""
        found = self._sql.execute(
            "SELECT wholes.load, wholes.file, wholes.name, wholes.sha256, wholes.rows, told "
            "FROM wholes JOIN loads ON loads.number = wholes.load "
            "WHERE name = ? AND sha256 = ? AND reading = ? AND status = 'done' "
            "ORDER BY wholes.load DESC LIMIT 1",
            (name, sha256, reading),
        ).fetchone()
        return Whole(found[0], FileRecord(*found[1:5]), found[5]) if found else None

    def stands(self, whole: Whole, standing: Standing) -> bool:
        """Say whether each of its rows counts still, and no later row says otherwise.

        Nor a later load gave a name, for one of its rows may mean something else by it.
        """
        place = {"load": whole.load, "file": whole.file.id}
        (count,) = self._sql.execute(read_sql("whole_rows"), place).fetchone()
        return (
            count == whole.file.rows
            and standing.last_named(standing.places[whole.load]) <= whole.load
            and not standing.falls({sheet for sheet, *_ in self._sheets(whole)})
        )

    def kinds(self, whole: Whole) -> set[str]:
        """Return the kinds of its sheets."""
        return {kind for _, _, kind in self._sheets(whole)}

    def keep(self, load: int, file: FileRecord, reading: str, told: str) -> None:
        """Write down that a load takes a file whole."""
        self._sql.execute(
            "INSERT INTO wholes VALUES (?, ?, ?, ?, ?, ?, ?)",
            (load, file.id, file.name, file.sha256, reading, file.rows, told),
        )

    def repeat(self, whole: Whole, journal: Journal) -> None:
        """Let a load that brings other files confirm each row of this one."""
        load = journal.load.number
        for sheet, name, kind in self._sheets(whole):
            again = journal.add_sheet(whole.file.id, name, kind)
            numbers = {"first": whole.load, "sheet": sheet, "load": load, "again": again}
            self._sql.execute(read_sql("repeat_sheet"), numbers)

    def _sheets(self, whole: Whole) -> list[tuple[int, str, str]]:
        return self._sql.execute(
            "SELECT id, name, kind FROM sheets WHERE load = ? AND file = ?",
            (whole.load, whole.file.id),
        ).fetchall()
