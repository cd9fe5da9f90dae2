"""Which rows loaded before still stand as they are, so that the same row changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from graph.archive import Archive
from graph.changes import Changes
from graph.fold import Fact, from_text, key_of
from graph.statements import read_sql

_CHUNK = 5000
"""Values in one IN list; SQLite's limit is 32,766."""


class Standing:
    """The rows that count in an archive, found by their hashes.

    A row that an earlier load asserted does not stand if a later load said otherwise of the
    same things: then it speaks again.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def alike(self, raw: Collection[bytes]) -> dict[bytes, int]:
        """Return the rows whose cells as read have these hashes."""
        return self._found("raw", raw, {raw for _, raw in self._overruled})

    def unchanged(self, hashes: Collection[bytes]) -> dict[bytes, int]:
        """Return the rows whose cleaned cells have these hashes."""
        return self._found("hash", hashes, {cleaned for cleaned, _ in self._overruled})

    @cached_property
    def overruled_sheets(self) -> frozenset[int]:
        """The sheets in which a row stands that an earlier load took and a later one overruled."""
        return frozenset(
            sheet
            for rows in self._overruled.values()
            for row in rows
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
    ) -> dict[bytes, int]:
        found: dict[bytes, int] = {}
        if self._nothing:
            return found
        listed = list(hashes)
        for first in range(0, len(listed), _CHUNK):
            part = listed[first : first + _CHUNK]
            found.update(
                self._archive.sql.execute(
                    f"SELECT {column}, rows.id FROM rows JOIN active ON active.number = rows.load "
                    f"WHERE {column} IN ({', '.join('?' * len(part))})",
                    part,
                )
            )
        for each in overruled:
            found.pop(each, None)
        return found

    @cached_property
    def _nothing(self) -> bool:
        return self._archive.sql.execute("SELECT 1 FROM active LIMIT 1").fetchone() is None

    @cached_property
    def _overruled(self) -> dict[tuple[bytes, bytes], set[int]]:
        """The rows that do not stand, by the hashes of their cells: as cleaned, and as read."""
        found: dict[tuple[bytes, bytes], set[int]] = defaultdict(set)
        for row, cleaned, raw in self._archive.sql.execute(read_sql("ended_rows")):
            found[cleaned, raw].add(row)
        for hashes, rows in self._contradicted().items():
            found[hashes] |= rows
        return found

    def _contradicted(self) -> dict[tuple[bytes, bytes], set[int]]:
        """Return the rows of which a later load said otherwise, if that has the last word."""
        rows: dict[tuple[bytes, bytes], set[int]] = defaultdict(set)
        said: dict[tuple[bytes, bytes], list[tuple[str, Fact]]] = defaultdict(list)
        for row, cleaned, raw in self._archive.sql.execute(read_sql("contested")).fetchall():
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
