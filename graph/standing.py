"""Which rows loaded before still stand as they are, so that the same row changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from graph.archive import Archive
from graph.changes import Changes
from graph.fact_text import from_text, to_text
from graph.facts import Fact, Tie
from graph.journal import numbers
from graph.keys import key_of
from graph.rivals import Rivals
from graph.statements import read_sql

_CHUNK = 5000
"""Values in one IN list; SQLite's limit is 32,766."""
_NAMED = (
    "FROM loads CROSS JOIN named ON load = number WHERE (number IN active OR status <> 'done') "
    "AND (place IS NULL OR :place IS NULL OR place = :place)"
)
"""The names that loads gave and that mean something to rows of a street; few loads are of it."""


class Known(NamedTuple):
    """A row of an earlier load."""

    row: int
    load: int


class Standing:
    """The rows that count in an archive, found by their hashes.

    A row that an earlier load asserted does not stand if a later load said otherwise of the
    same things: then it speaks again.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._last_named: dict[str | None, int] = {}

    def alike(self, raw: Collection[bytes]) -> dict[bytes, Known]:
        """Return the rows whose cells as read have these hashes."""
        return self._found("raw", raw, self._overruled_as_read)

    def unchanged(self, hashes: Collection[bytes]) -> dict[bytes, Known]:
        """Return the rows whose cleaned cells have these hashes."""
        return self._found("hash", hashes, self._overruled_as_cleaned)

    def saying(self, digest: bytes, facts: Iterable[Fact]) -> int | None:
        """Return the row of this hash that asserts exactly `facts`, None where there is none."""
        bodies = [(to_text(fact),) for fact in facts]
        for (row,) in self._archive.sql.execute(
            "SELECT rows.id FROM rows JOIN active ON active.number = load WHERE hash = ?",
            (digest,),
        ).fetchall():
            said = self._archive.sql.execute(
                'SELECT body FROM facts WHERE "row" = ? ORDER BY place', (row,)
            )
            if said.fetchall() == bodies:
                return int(row)
        return None

    def facts_of(self, key: int) -> list[Fact]:
        """Return what rows of earlier loads say of the node or tie of a number."""
        found = self._archive.sql.execute(
            'SELECT body FROM facts CROSS JOIN rows ON rows.id = facts."row" '
            "CROSS JOIN active ON active.number = rows.load WHERE key = ?",
            (key,),
        )
        return [from_text(body, "") for (body,) in found]

    def between(self, tie: Tie) -> list[Fact]:
        """Return what rows of earlier loads say of ties of its type between its ends.

        The earliest first; what complete rosters ended is among it.
        """
        if self.is_empty:
            return []  # nor is there an index yet
        _, start, end = numbers(self._archive.sameness.fact(tie))
        asked = {"start": start, "end": end, "beginning": f'[[]"{tie.type}"*'}
        found = self._archive.sql.execute(read_sql("between"), asked)
        return [from_text(body, "") for (body,) in found]

    @cached_property
    def places(self) -> dict[int, str | None]:
        """Number of each load -> the subdistrict whose rosters it brought, where it was one."""
        return dict(self._archive.sql.execute("SELECT number, place FROM loads"))

    @cached_property
    def loads_of(self) -> dict[str, set[int]]:
        """Id of each file -> the numbers of the loads that brought it."""
        found: dict[str, set[int]] = defaultdict(set)
        for file, number in self._archive.sql.execute("SELECT id, load FROM files"):
            found[file].add(number)
        return found

    def named(self, place: str | None) -> dict[str, int]:
        """Return since which load each name, in normal form, means what it does now.

        Parameters
        ----------
        place
            The subdistrict whose rows are asked about: a name given in another street means
            nothing there. None where that is not known.
        """
        return dict(
            self._archive.sql.execute(
                f"SELECT name, max(since) {_NAMED} GROUP BY name", {"place": place}
            )
        )

    def last_named(self, place: str | None) -> int:
        """Return since which load all names mean what they do now; 0 if none was ever given.

        As it was when first asked: before this load gives any name.

        Parameters
        ----------
        place
            As for `named`.
        """
        if place not in self._last_named:
            (since,) = self._archive.sql.execute(
                f"SELECT coalesce(max(since), 0) {_NAMED}", {"place": place}
            ).fetchone()
            self._last_named[place] = since
        return self._last_named[place]

    def falls(self, sheets: Collection[int]) -> bool:
        """Say whether a row of a file, which has these sheets, stands no more.

        A row that others of its load overruled stands as it did where they are in the file too.
        """
        if not self._fallen_sheets.isdisjoint(sheets):
            return True
        outdone = set[int]().union(*self._outdone.values())
        return self._rivals.part(sheets, outdone)

    @cached_property
    def _fallen_sheets(self) -> frozenset[int]:
        """The sheets in which a row stands that an earlier load took and that stands no more."""
        return frozenset(
            sheet
            for row in self._severed.union(*self._ended.values(), *self._contested.values())
            for (sheet,) in self._archive.sql.execute(
                "SELECT sheet FROM rows WHERE id = ? "
                'UNION SELECT sheet FROM confirmations WHERE "row" = ?',
                (row, row),
            )
        )

    def sheets(self, file: str, name: str, kind: str) -> list[int]:
        """Return the sheets in which loads that count read this one as this kind."""
        found = self._archive.sql.execute(
            "SELECT id FROM sheets JOIN active ON active.number = load "
            "WHERE file = ? AND name = ? AND kind = ?",
            (file, name, kind),
        )
        return [sheet for (sheet,) in found]

    def said_before(self, sheets: Iterable[int], number: int, digest: bytes) -> dict[int, str]:
        """Return what the row in one place of `sheets` said where it was read otherwise.

        Parameters
        ----------
        sheets
            Of the same file and sheet, in earlier loads.
        number
            Of the row.
        digest
            Hash of its cleaned cells as they are read now.

        Returns
        -------
        dict[int, str]
            Number of a key -> id of the load that says something of it.
        """
        return {
            key: load
            for sheet in sheets
            for key, load in self._archive.sql.execute(
                read_sql("said_before"), {"sheet": sheet, "number": number, "hash": digest}
            )
        }

    def _found(
        self, column: str, hashes: Collection[bytes], overruled: Collection[bytes]
    ) -> dict[bytes, Known]:
        found: dict[bytes, Known] = {}
        if self.is_empty:
            return found
        listed = list(hashes)
        for first in range(0, len(listed), _CHUNK):
            part = listed[first : first + _CHUNK]
            rows = self._archive.sql.execute(
                f"SELECT {column}, rows.id, rows.load FROM rows "
                "JOIN active ON active.number = rows.load "
                f"WHERE {column} IN ({', '.join('?' * len(part))})",
                part,
            )
            severed = self._severed
            found.update(
                (digest, Known(row, load))
                for digest, row, load in rows
                if row not in severed and digest not in overruled
            )
        return found

    @cached_property
    def is_empty(self) -> bool:
        """Whether no load counts yet."""
        return self._archive.sql.execute("SELECT 1 FROM active LIMIT 1").fetchone() is None

    @cached_property
    def _overruled(self) -> dict[tuple[bytes, bytes], set[int]]:
        """The rows that do not stand, by the hashes of their cells: as cleaned, and as read."""
        found = {hashes: set(rows) for hashes, rows in self._ended.items()}
        for hashes, rows in self._contradicted.items():
            found.setdefault(hashes, set()).update(rows)
        return found

    @cached_property
    def _overruled_as_cleaned(self) -> frozenset[bytes]:
        return frozenset(cleaned for cleaned, _ in self._overruled)

    @cached_property
    def _overruled_as_read(self) -> frozenset[bytes]:
        return frozenset(raw for _, raw in self._overruled)

    @cached_property
    def contradicted(self) -> frozenset[bytes]:
        """Hashes of rows, as cleaned, that do not stand only for what later loads said."""
        ended = {cleaned for cleaned, _ in self._ended}
        return frozenset(cleaned for cleaned, _ in self._contradicted) - ended

    @cached_property
    def _ended(self) -> dict[tuple[bytes, bytes], set[int]]:
        """The rows that say what a later complete roster ended."""
        found: dict[tuple[bytes, bytes], set[int]] = defaultdict(set)
        for row, cleaned, raw in self._archive.sql.execute(read_sql("ended_rows")):
            found[cleaned, raw].add(row)
        return found

    @cached_property
    def _severed(self) -> frozenset[int]:
        """The rows that hang on what is gone with a load that was taken back."""
        found = self._archive.sql.execute(read_sql("severed_rows"))
        return frozenset(row for (row,) in found)

    @cached_property
    def _contradicted(self) -> dict[tuple[bytes, bytes], set[int]]:
        """The rows of which later rows said otherwise, if these have the last word."""
        return {
            hashes: self._contested.get(hashes, set()) | self._outdone.get(hashes, set())
            for hashes in self._contested.keys() | self._outdone.keys()
        }

    @cached_property
    def _contested(self) -> dict[tuple[bytes, bytes], set[int]]:
        """Those of which a later load said otherwise."""
        return self._unheard(self._archive.sql.execute(read_sql("contested")).fetchall())

    @cached_property
    def _outdone(self) -> dict[tuple[bytes, bytes], set[int]]:
        """Those of which another row of their own load said otherwise."""
        return self._unheard(self._rivals.rows)

    @cached_property
    def _rivals(self) -> Rivals:
        return Rivals(self._archive)

    def _unheard(
        self, listed: Iterable[tuple[int, bytes, bytes]]
    ) -> dict[tuple[bytes, bytes], set[int]]:
        """Return those of some rows, with both hashes, that say what does not stand."""
        rows: dict[tuple[bytes, bytes], set[int]] = defaultdict(set)
        said: dict[tuple[bytes, bytes], list[tuple[str, Fact]]] = defaultdict(list)
        for row, cleaned, raw in listed:
            rows[cleaned, raw].add(row)
            for (body,) in self._archive.sql.execute(
                'SELECT body FROM facts WHERE "row" = ?', (row,)
            ):
                fact = from_text(body, "")
                said[cleaned, raw].append((key_of(fact), fact))
        if not said:
            return {}
        states = Changes(self._archive).fold_of(
            fact for facts in said.values() for _, fact in facts
        )
        return {
            hashes: rows[hashes]
            for hashes, facts in said.items()
            if not all(key in states and states[key].says(fact) for key, fact in facts)
        }
