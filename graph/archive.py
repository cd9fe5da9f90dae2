"""The archive beside the store: loads, files, rows as read, and the facts of each load.

It is the journal of loading (a load is written here before the graph is touched), the
evidence behind every source (the cells of a row, less the personal columns), and the record
from which the graph can be folded anew when a load is rolled back.

A row that a later load repeats unchanged is *confirmed*: it asserts nothing new, and takes
the first row's place if that row's load is rolled back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import InputError
from graph.facts import Tie
from graph.fold import Fact, ends_of, fold, from_text, key_of, to_text
from graph.words import N_

_SQL = Path(__file__).parent / "sql"
_CHUNK = 500
"""Values in one IN list; SQLite's least limit is 999."""


@dataclass(frozen=True)
class LoadRecord:
    """One load in the books."""

    id: str
    number: int
    status: str
    """``running``, ``done`` or ``rolled_back``."""
    at: str
    by: str
    sample: bool
    rows: int
    """Rows that assert something."""


@dataclass(frozen=True)
class FileRecord:
    """One file of a load."""

    id: str
    name: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class RowRecord:
    """One row of a load; `facts` is empty where it confirms an earlier row."""

    file: str
    sheet: str
    number: int
    kind: str
    hash: str
    written: dict[str, str]
    facts: Sequence[Fact]

    @property
    def source(self) -> str:
        """``file-id#sheet!row``."""
        return f"{self.file}#{self.sheet}!{self.number}"


@dataclass(frozen=True)
class Evidence:
    """The cells behind a source."""

    file: str
    sheet: str
    row: int
    cells: dict[str, str]
    """Heading -> text as in the file, less the columns that are never read."""
    load: str
    at: str


class Archive:
    """An open archive; made by `open_archive`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def activate(self, loads: Iterable[str]) -> None:
        """Let only those done `loads` count which the graph itself holds.

        A graph that was emptied, restored or replaced holds fewer than the archive.
        """
        self._sql.execute("DELETE FROM active")
        self._sql.executemany(
            "INSERT INTO active SELECT number FROM loads WHERE id = ? AND status = 'done'",
            [(load,) for load in loads],
        )

    def loads(self) -> list[LoadRecord]:
        """Return every load, the earliest first."""
        rows = self._sql.execute(
            "SELECT id, number, status, at, by, sample, "
            "(SELECT count(*) FROM rows WHERE load = loads.number AND asserted) "
            "FROM loads ORDER BY number"
        )
        return [
            LoadRecord(id, number, status, at, by, bool(sample), count)
            for id, number, status, at, by, sample, count in rows
        ]

    def files(self, load: int) -> list[FileRecord]:
        """Return the files of a load."""
        rows = self._sql.execute(
            "SELECT id, name, sha256, rows FROM files WHERE load = ? ORDER BY name, id", (load,)
        )
        return [FileRecord(*row) for row in rows]

    def register(
        self, load: LoadRecord, files: Iterable[FileRecord], rows: Iterable[RowRecord]
    ) -> None:
        """Write a whole load down as running, all or nothing."""
        with self._sql:
            self._sql.execute(
                "INSERT INTO loads VALUES (?, ?, ?, ?, ?, ?)",
                (load.number, load.id, load.status, load.at, load.by, load.sample),
            )
            self._sql.executemany(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?)",
                [(load.number, file.id, file.name, file.sha256, file.rows) for file in files],
            )
            for row in rows:
                self._add(load.number, row)

    def _add(self, load: int, row: RowRecord) -> None:
        written = json.dumps(row.written, ensure_ascii=False)
        found = self._sql.execute(
            "INSERT INTO rows (load, file, sheet, number, kind, hash, written, asserted) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (load, row.file, row.sheet, row.number, row.kind, row.hash, written, bool(row.facts)),
        )
        self._sql.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?)",
            [(found.lastrowid, key_of(fact), *_ends(fact), to_text(fact)) for fact in row.facts],
        )

    def finish(self, load: int) -> None:
        """Mark a load done; it counts from now on."""
        with self._sql:
            self._sql.execute("UPDATE loads SET status = 'done' WHERE number = ?", (load,))
        self._sql.execute("INSERT INTO active VALUES (?)", (load,))

    def withdraw(self, load: int) -> None:
        """Begin to roll a load back: it counts no more, rows that confirmed its rows step in."""
        with self._sql:
            self._sql.execute("UPDATE loads SET status = 'running' WHERE number = ?", (load,))
            self._sql.execute("DELETE FROM active WHERE number = ?", (load,))
            for row, heir in self._sql.execute(_sql("heirs"), {"load": load}).fetchall():
                self._sql.execute("UPDATE rows SET asserted = 1 WHERE id = ?", (heir,))
                self._sql.execute(
                    'INSERT INTO facts SELECT ?, key, "start", "end", body '
                    'FROM facts WHERE "row" = ?',
                    (heir, row),
                )

    def forget(self, load: int) -> None:
        """End rolling back: rows and facts go, the load stays in the history."""
        with self._sql:
            self._sql.execute(
                'DELETE FROM facts WHERE "row" IN (SELECT id FROM rows WHERE load = ?)', (load,)
            )
            self._sql.execute("DELETE FROM rows WHERE load = ?", (load,))
            self._sql.execute("UPDATE loads SET status = 'rolled_back' WHERE number = ?", (load,))

    def facts_in(self, load: int) -> dict[str, Fact]:
        """Return key -> one fact of each key that a load asserts."""
        rows = self._sql.execute(
            'SELECT key, body FROM facts JOIN rows ON rows.id = "row" WHERE load = ?', (load,)
        )
        return {key: from_text(body, "") for key, body in rows}

    def facts_of(self, keys: Collection[str]) -> Iterator[tuple[str, Fact]]:
        """Yield the facts of `keys` in all loads that count, the earliest first."""
        found = [
            row
            for part in _parts(keys)
            for row in self._sql.execute(_filled(_sql("facts"), part), part)
        ]
        for *_, key, body, file, sheet, number in sorted(found, key=lambda row: row[:2]):
            yield key, from_text(body, f"{file}#{sheet}!{number}")

    def existing(self, keys: Collection[str]) -> set[str]:
        """Return those of `keys` that some load that counts asserts."""
        return {
            key
            for part in _parts(keys)
            for (key,) in self._sql.execute(_filled(_sql("existing"), part), part)
        }

    def ties_at(self, nodes: Collection[str]) -> set[str]:
        """Return the keys of ties, in loads that count, that end at one of `nodes`."""
        return {
            key
            for part in _parts(nodes)
            for (key,) in self._sql.execute(_filled(_sql("ties_at"), part), [*part, *part])
        }

    def unchanged(self, hashes: Collection[str]) -> set[str]:
        """Return the hashes of rows that already stand in the graph as they are.

        A row that an earlier load asserted is not unchanged if a later load said otherwise of
        the same things: then it speaks again.
        """
        known = {
            found
            for part in _parts(hashes)
            for (found,) in self._sql.execute(_filled(_sql("uncontested"), part), part)
        }
        said = [
            (found, key, from_text(body, ""))
            for part in _parts(set(hashes) - known)
            for found, key, body in self._sql.execute(_filled(_sql("facts_by_hash"), part), part)
        ]
        states = fold(self.facts_of({key for _, key, _ in said}))
        overruled = {found for found, key, fact in said if not states[key].says(fact)}
        return known | ({found for found, _, _ in said} - overruled)

    def nodes_of(self, hashes: Collection[str], root: str) -> set[str]:
        """Return the ids of the nodes of one root label that rows of these hashes assert."""
        return {
            key.removeprefix(f"{root}:")
            for part in _parts(hashes)
            for (key,) in self._sql.execute(_filled(_sql("nodes_of"), part), [f"{root}:*", *part])
        }

    def evidence(self, source: str) -> Evidence | None:
        """Return the cells behind a source, None where the archive does not hold them."""
        file, _, place = source.partition("#")
        sheet, _, number = place.rpartition("!")
        row = self._sql.execute(_sql("evidence"), (file, sheet, number)).fetchone()
        if row is None:
            return None
        name, written, load, at = row
        return Evidence(name, sheet, int(number), json.loads(written), load, at)

    def written(self, kind: str) -> Iterator[dict[str, str]]:
        """Yield the cells of every row of one kind that counts, once each."""
        for (text,) in self._sql.execute(_sql("written"), (kind,)):
            yield json.loads(text)


def _ends(fact: Fact) -> tuple[str, str] | tuple[None, None]:
    return ends_of(fact) if isinstance(fact, Tie) else (None, None)


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _parts(values: Collection[str]) -> Iterator[list[str]]:
    listed = list(values)
    for first in range(0, len(listed), _CHUNK):
        yield listed[first : first + _CHUNK]


def _filled(statement: str, values: Sequence[str]) -> str:
    """Widen each ``IN (?)`` to as many places as there are values."""
    return statement.replace("IN (?)", f"IN ({', '.join('?' * len(values))})")


@contextmanager
def open_archive(home: Path) -> Iterator[Archive]:
    """Open the archive of a home folder for the block, made if there is none.

    Raises
    ------
    InputError
        If the file is damaged or of another program.
    """
    folder = home / "archive"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # it holds names of persons
    path = folder / "archive.sqlite"
    connection = sqlite3.connect(path)
    try:
        path.chmod(0o600)
        connection.executescript(_sql("archive"))
        yield Archive(connection)
    except sqlite3.DatabaseError as error:
        raise InputError(
            N_("The archive {file} cannot be used: {reason}."), file=path, reason=str(error)
        ) from error
    finally:
        connection.close()
