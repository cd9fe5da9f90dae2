"""Rows of one load that say different things of one record, and the sheets in which they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from graph.archive import Archive
from graph.statements import read_sql


class Rivals:
    """The rows of an archive that differ from others of their own load."""

    def __init__(self, archive: Archive) -> None:
        self.rows: set[tuple[int, bytes, bytes]] = set()
        """Each with the hash of its cells as cleaned, and as read."""
        groups: dict[tuple[int, int], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for key, load, row, cleaned, raw, sheet in archive.sql.execute(read_sql("rivals")):
            self.rows.add((row, cleaned, raw))
            groups[key, load][row].add(sheet)
        self._groups = groups.values()
        """Of one record in one load: row -> the sheets in which it stands, there and since."""

    def part(self, sheets: Collection[int], outdone: Collection[int]) -> bool:
        """Say whether a file with these sheets lacks rivals of one of its rows that was outdone.

        Where it has them all, they outdo that row again as they did.
        """
        for group in self._groups:
            here = {row for row, found in group.items() if not found.isdisjoint(sheets)}
            if len(here) < len(group) and not here.isdisjoint(outdone):
                return True
        return False
