"""The archive beside the store: loads, files, rows as read, and the facts of each load.

It is the journal of loading (a load is written here before the graph is touched), the
evidence behind every source (the cells of a row, less the personal columns), and the record
from which the graph can be folded anew when a load is rolled back.

A row that a later load repeats unchanged is *confirmed*: the later row asserts nothing new,
and takes the first row's place if that row's load is rolled back.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic_core import to_json

from graph.errors import InputError
from graph.fact_text import from_text
from graph.facts import Fact
from graph.journal import Journal, numbers
from graph.keys import key_number
from graph.records import Evidence, FileRecord, LoadRecord
from graph.sameness import Sameness
from graph.statements import read_sql
from graph.words import N_

VERSION = 3
"""Of the archive's tables."""
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE}
"""What SQLite calls a full disk; the second it says as "disk I/O error"."""


class _CancelledError(Exception):
    """Ends the transaction of a journal of which nothing is to be kept."""


class Archive:
    """An open archive; made by `open_archive`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.sql = connection
        self.sameness = Sameness(connection.execute("SELECT goes, stays FROM same ORDER BY number"))
        """Which records are one: facts are found and folded by it, and kept as asserted."""

    def activate(self, loads: Iterable[str]) -> None:
        """Let only those done `loads` count which the graph itself holds.

        A graph that was emptied, restored or replaced holds fewer than the archive.
        """
        self.sql.execute("DELETE FROM active")
        self.sql.executemany(
            "INSERT INTO active SELECT number FROM loads WHERE id = ? AND status = 'done'",
            [(load,) for load in loads],
        )

    def loads(self) -> list[LoadRecord]:
        """Return every load, the earliest first."""
        rows = self.sql.execute(
            "SELECT id, number, status, at, by, sample, "
            "(SELECT count(*) FROM rows WHERE load = loads.number AND rows.number > 0) "
            "FROM loads ORDER BY number"
        )
        return [
            LoadRecord(id, number, status, at, by, bool(sample), count)
            for id, number, status, at, by, sample, count in rows
        ]

    def done(self) -> list[LoadRecord]:
        """Return the loads of which the graph is the fold, the earliest first."""
        return [load for load in self.loads() if load.status == "done"]

    def files(self, load: int) -> list[FileRecord]:
        """Return the files of a load."""
        rows = self.sql.execute(
            "SELECT id, name, sha256, rows FROM files WHERE load = ? ORDER BY name, id", (load,)
        )
        return [FileRecord(*row) for row in rows]

    def files_left(self, load: int) -> list[FileRecord]:
        """Return the files of a load as other loads that count have them, the earliest first."""
        rows = self.sql.execute(read_sql("files_left"), {"load": load})
        return [FileRecord(*row) for row in rows]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that the block writes or, if it fails, nothing."""
        self.sql.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.sql.in_transaction:  # a full disk has ended it already
                self.sql.execute("ROLLBACK")
            raise
        self.sql.execute("COMMIT")

    @contextmanager
    def journal(self, load: LoadRecord) -> Iterator[Journal]:
        """Write a whole load down as running, all or nothing; see `Journal.cancel`."""
        with suppress(_CancelledError), self.transaction():
            journal = Journal(self.sql, load, self.sameness)
            yield journal
            if journal.cancelled:
                raise _CancelledError
            journal.index()

    def follow(self, sameness: Sameness, moved: Iterable[tuple[int, int, Fact]]) -> None:
        """Take for one from now on what `sameness` says.

        Parameters
        ----------
        moved
            Row, place in the row, and what the fact that stands there is said of now.
        """
        with self.transaction():
            self.sql.executemany(
                'UPDATE facts SET key = ?, "start" = ?, "end" = ? WHERE "row" = ? AND place = ?',
                [(*numbers(fact), row, place) for row, place, fact in moved],
            )
            self.sql.execute("DELETE FROM same")
            self.sql.executemany("INSERT INTO same (goes, stays) VALUES (?, ?)", sameness.same)
        self.sameness = sameness

    def count_in(self, load: int) -> None:
        """Let a load count that is not marked done yet."""
        self.sql.execute("INSERT OR IGNORE INTO active VALUES (?)", (load,))

    def finish(self, load: int) -> None:
        """Mark a load done; it counts from now on."""
        self.sql.execute("UPDATE loads SET status = 'done' WHERE number = ?", (load,))
        self.count_in(load)

    def withdraw(self, load: int) -> None:
        """Begin to roll a load back: it counts no more, rows that confirmed its rows step in.

        Can be repeated when it was interrupted.
        """
        with self.transaction():
            self.sql.execute("UPDATE loads SET status = 'withdrawing' WHERE number = ?", (load,))
            self.sql.execute("DELETE FROM active WHERE number = ?", (load,))
            self.sql.execute(
                "UPDATE named SET since = (SELECT max(number) + 1 FROM loads) WHERE load = ?",
                (load,),
            )
            for confirmation, row, _ in self.sql.execute(
                read_sql("heirs"), {"load": load}
            ).fetchall():
                heir = self.sql.execute(
                    read_sql("step_in"), {"confirmation": confirmation}
                ).lastrowid
                self.sql.execute(
                    'INSERT INTO facts SELECT ?, place, key, "start", "end", body '
                    'FROM facts WHERE "row" = ?',
                    (heir, row),
                )
                self.sql.execute("DELETE FROM confirmations WHERE rowid = ?", (confirmation,))
                self.sql.execute('UPDATE confirmations SET "row" = ? WHERE "row" = ?', (heir, row))

    def forget(self, load: int) -> None:
        """End rolling back: rows and facts go, the load stays in the history."""
        rows = "(SELECT id FROM rows WHERE load = ?)"
        with self.transaction():
            self.sql.execute("DELETE FROM confirmations WHERE load = ?", (load,))
            self.sql.execute(f'DELETE FROM confirmations WHERE "row" IN {rows}', (load,))
            self.sql.execute(f'DELETE FROM facts WHERE "row" IN {rows}', (load,))
            self.sql.execute("DELETE FROM rows WHERE load = ?", (load,))
            self.sql.execute("DELETE FROM wholes WHERE load = ?", (load,))
            self.sql.execute("UPDATE loads SET status = 'rolled_back' WHERE number = ?", (load,))

    def confirmed_nodes(self, load: int, label: str) -> set[str]:
        """Return the ids of the nodes of a label that rows assert which a load repeats."""
        found = self.sql.execute(
            read_sql("confirmed_nodes"), {"load": load, "beginning": f'[[]"{label}"*'}
        )
        return {from_text(body, "").id for _, body in found}

    def called(self, keys: Iterable[str]) -> dict[str, set[str]]:
        """Return every name that rows give to the nodes of these keys, former ones too."""
        numbered = {key_number(key): key for key in keys}
        asked = {"keys": to_json(list(numbered)).decode()}
        found: dict[str, set[str]] = {}
        for number, name in self.sql.execute(read_sql("called"), asked):
            found.setdefault(numbered[number], set()).add(name)
        return found

    def evidence(self, source: str) -> Evidence | None:
        """Return the cells behind a source, None where the archive does not hold them."""
        file, _, place = source.partition("#")
        sheet, _, number = place.rpartition("!")
        row = self.sql.execute(read_sql("evidence"), (file, sheet, number)).fetchone()
        if row is None:
            return None
        name, written, load, at = row
        return Evidence(name, sheet, int(number), json.loads(written), load, at)

    def places(self) -> set[str]:
        """Return the subdistricts of which loads that count were."""
        found = self.sql.execute(
            "SELECT DISTINCT place FROM loads JOIN active USING (number) WHERE place IS NOT NULL"
        )
        return {place for (place,) in found}

    def written(self, kind: str) -> Iterator[tuple[int, str, dict[str, str]]]:
        """Yield number, subdistrict and cells of every row of one kind that counts, once each.

        The subdistrict is that whose rosters its load brought, empty where that was not one.
        """
        for row, street, text in self.sql.execute(read_sql("written"), (kind,)):
            yield row, street, json.loads(text)


@contextmanager
def open_archive(home: Path, *, reading: bool = False) -> Iterator[Archive]:
    """Open the archive of a home folder for the block, made if there is none.

    Parameters
    ----------
    reading
        Whether it is only read while nobody writes it (`graph.turns`), so that its folder need
        not be written to.

    Raises
    ------
    InputError
        If the file is damaged, of another program or of an earlier version, or the disk full.
    """
    path = archive_path(home)
    connection = None
    try:
        if reading and not os.access(path.parent, os.W_OK):
            connection = _connected_to_read(path)
        else:
            connection = _connected(path)
        _prepare(connection, path)
        yield Archive(connection)
    except (sqlite3.DatabaseError, OSError) as error:
        raise _unusable(path, error) from error
    finally:
        if connection:
            connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    folder = path.parent
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # it holds names of persons
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    path.chmod(0o600)
    return connection


def _connected_to_read(path: Path) -> sqlite3.Connection:
    """Open an archive in a folder where no file can be made.

    SQLite reads what was written last with the help of two files beside, which it makes where
    they are not there: of an archive that was closed there is nothing in them.
    """
    last, index = (path.with_name(f"{path.name}-{side}") for side in ("wal", "shm"))
    closed = not (last.exists() and last.stat().st_size)
    if not closed and not index.exists():
        raise InputError(
            N_(
                "What was last written into the archive {file} can be read only where its folder "
                "can be written to: copy {home} there, and set STREET_GRAPH_HOME to the copy."
            ),
            file=path,
            home=path.parents[1],
        )
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{'immutable=1' if closed else 'mode=ro'}",
        uri=True,
        timeout=30,
        isolation_level=None,
    )


def _unusable(path: Path, error: sqlite3.DatabaseError | OSError) -> InputError:
    if getattr(error, "sqlite_errorcode", None) in _FULL:
        sentence = N_(
            "The archive {file} cannot be used: its disk is full, or that of the system's "
            "temporary files. Make room, then do it again."
        )
    else:
        sentence = N_("The archive {file} cannot be used: {reason}.")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return InputError(sentence, file=path, reason=reason)


def archive_path(home: Path) -> Path:
    """Return where the archive of a home folder stands."""
    return home / "archive" / "archive.sqlite"


def _prepare(sql: sqlite3.Connection, path: Path) -> None:
    (version,) = sql.execute("PRAGMA user_version").fetchone()
    (tables,) = sql.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and version != VERSION:
        raise InputError(
            N_(
                "The archive {file} is of another version of this program. Use that version, or "
                "end the program, move the folder {home} away (where NEO4J_URI is set, `python "
                "-m graph rebuild --replace` then drops what that version wrote) and load the "
                "rosters again."
            ),
            file=path,
            home=path.parents[1],
        )
    if not tables:
        sql.execute(f"PRAGMA user_version = {VERSION}")
    sql.executescript(read_sql("archive"))
    sql.executescript(read_sql("index"))
