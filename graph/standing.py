"""Which rows loaded before still stand as they are, so that the same row changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
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
        return self._found("raw", raw, self._overruled[1])

    def unchanged(self, hashes: Collection[bytes]) -> dict[bytes, int]:
        """Return the rows whose cleaned cells have these hashes."""
        return self._found("hash", hashes, self._overruled[0])

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
    def _overruled(self) -> tuple[frozenset[bytes], frozenset[bytes]]:
        """The hashes of cleaned cells, and of cells as read, of the rows that do not stand."""
        contested = self._archive.sql.execute(read_sql("contested")).fetchall()
        if not contested:
            return frozenset(), frozenset()
        said: dict[tuple[bytes, bytes], list[tuple[str, Fact]]] = defaultdict(list)
        for row, cleaned, raw in contested:
            for (body,) in self._archive.sql.execute(
                'SELECT body FROM facts WHERE "row" = ?', (row,)
            ):
                fact = from_text(body, "")
                said[cleaned, raw].append((key_of(fact), fact))
        states = Changes(self._archive).fold_of(
            fact for facts in said.values() for _, fact in facts
        )
        gone = [
            hashes
            for hashes, facts in said.items()
            if not all(key in states and states[key].says(fact) for key, fact in facts)
        ]
        return frozenset(each[0] for each in gone), frozenset(each[1] for each in gone)
