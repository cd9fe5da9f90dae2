"""The journal of a load: all it will assert, written down before the graph is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from pydantic_core import to_json

from graph.fact_text import from_text, to_text
from graph.facts import Fact, Tie
from graph.keys import ends_of, key_number, key_of
from graph.records import Confirmation, FileRecord, LoadRecord, RowRecord
from graph.sameness import Sameness
from graph.statements import read_sql

_Fact = tuple[int, int, int, int | None, int | None, str]


class Journal:
    """The open journal of one load; made by `graph.archive.Archive.journal`."""

    def __init__(self, sql: sqlite3.Connection, load: LoadRecord, sameness: Sameness) -> None:
        self._sql = sql
        self._sameness = sameness
        self.load = load
        self.cancelled = False
        self.rows = 0
        """Rows that assert something."""
        sql.execute(
            "INSERT INTO loads VALUES (?, ?, 'running', ?, ?, ?, NULL)",
            (load.number, load.id, load.at, load.by, load.sample),
        )
        (last,) = sql.execute("SELECT coalesce(max(id), 0) FROM rows").fetchone()
        self._last: int = last
        if not last:
            self._drop_indexes()

    def cancel(self) -> None:
        """Keep nothing of it: a dry run, or nothing new."""
        self.cancelled = True

    def add_files(self, files: Iterable[FileRecord]) -> None:
        """Write down the files of the load."""
        self._sql.executemany(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?)",
            [(self.load.number, file.id, file.name, file.sha256, file.rows) for file in files],
        )

    def add_sheet(self, file: str, name: str, kind: str) -> int:
        """Write down a sheet of a file; return its number for `add` and `confirm`."""
        added = self._sql.execute(
            "INSERT INTO sheets (load, file, name, kind) VALUES (?, ?, ?, ?)",
            (self.load.number, file, name, kind),
        )
        assert added.lastrowid is not None
        return added.lastrowid

    def add(self, sheet: int, rows: Iterable[RowRecord]) -> None:
        """Write down rows that assert something, and what they assert."""
        written: list[tuple[object, ...]] = []
        facts: list[_Fact] = []
        for row in rows:
            self._last += 1
            text = to_json(row.written).decode()
            written.append(
                (self._last, self.load.number, sheet, row.number, row.raw, row.hash, text)
            )
            facts += self._facts(self._last, row.facts)
        self.rows += len(written)
        self._sql.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?)", written)
        self._sql.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", facts)

    def lies_in(self, place: str | None) -> None:
        """Write down the subdistrict whose rosters the load brings."""
        self._sql.execute("UPDATE loads SET place = ? WHERE number = ?", (place, self.load.number))

    def add_names(self, names: Iterable[str]) -> None:
        """Write down names that something bears which did not bear them before."""
        self._sql.executemany(
            "INSERT OR IGNORE INTO named VALUES (?, ?, ?)",
            [(self.load.number, name, self.load.number) for name in names],
        )

    def index(self) -> None:
        """Build the indexes that a first load does without: what was added can be looked up."""
        for statement in read_sql("index").split(";"):
            self._sql.execute(statement)

    def confirm(self, sheet: int, rows: Iterable[Confirmation]) -> None:
        """Write down rows that repeat earlier ones."""
        self._sql.executemany(
            "INSERT INTO confirmations VALUES (?, ?, ?, ?, ?)",
            [
                (row.row, self.load.number, sheet, row.number, _text(row.written))
                for row in rows
            ],
        )  # fmt: skip

    def repeated(self, fact: Fact) -> list[Fact]:
        """Return what rows of earlier loads that this one repeats say of the same."""
        asked = {"load": self.load.number, "key": self.key(fact)}
        # A first load repeats none, and has no index by which its facts could be found.
        any_row = self._sql.execute(
            "SELECT 1 FROM confirmations WHERE load = :load LIMIT 1", asked
        ).fetchone()
        found = self._sql.execute(read_sql("repeated"), asked) if any_row else ()
        return [from_text(body, "") for (body,) in found]

    def key(self, fact: Fact) -> int:
        """Return the number by which the archive finds what a fact is of."""
        return numbers(self._sameness.fact(fact))[0]

    def _drop_indexes(self) -> None:
        """Let nothing keep them row by row: built at once they take seconds for a city."""
        names = self._sql.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        for (name,) in names.fetchall():
            self._sql.execute(f"DROP INDEX {name}")

    def _facts(self, row: int, facts: Iterable[Fact]) -> Iterator[_Fact]:
        for place, fact in enumerate(facts):
            yield row, place, *numbers(self._sameness.fact(fact)), to_text(fact)


def numbers(fact: Fact) -> tuple[int, int | None, int | None]:
    """Return the numbers by which the archive finds a fact: of its key, its start and its end."""
    if isinstance(fact, Tie):
        start, end = ends_of(fact)
        return key_number(fact.id), key_number(start), key_number(end)
    return key_number(key_of(fact)), None, None


def _text(written: object) -> str | None:
    return None if written is None else to_json(written).decode()
