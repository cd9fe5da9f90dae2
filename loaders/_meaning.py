"""Whether the words of a row still mean what they meant when an earlier load took it.

新桥居委会 in the roster of one street is not that of another, and a nickname may have been given
to another body since. Where that can be, the row is made to facts again and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.facts import Node
from graph.journal import Journal
from graph.names import area_stem, name_key, party_stem
from graph.standing import Known, Standing
from loaders._directory import GraphDirectory
from loaders._pipeline import Candidate
from loaders._register import Entry
from loaders._registry import registry
from loaders._rows import Row

_BETWEEN_NAMES = re.compile(r"[、,，;；/\s]+")


class Meanings:
    """What the names in the rows of one load mean, as against earlier loads.

    Parameters
    ----------
    standing
        The rows of earlier loads.
    directory
        Finds what the names of this load mean.
    journal
        Of this load: it keeps which names came to mean something.
    """

    def __init__(self, standing: Standing, directory: GraphDirectory, journal: Journal) -> None:
        self._standing = standing
        self._directory = directory
        self._journal = journal
        self._named = dict(standing.named)
        self._last_of: dict[str, int] = {}
        self._place: str | None = None
        self._placed = False

    def settle(self) -> None:
        """Find of which street the load is, once its areas are known."""
        if not self._placed:
            self._place, self._placed = self._directory.default_place(), True
            self._journal.lies_in(self._place)

    def is_here(self, known: Known) -> bool:
        """Say whether the load of a row was of the same street as this one."""
        return not self._placed or self._standing.places[known.load] == self._place

    def stays(self, row: Row, known: Known) -> bool:
        """Say whether a row must mean what an earlier row of the same words says."""
        if not self.is_here(known):
            return False
        if not self._named:
            return True
        return all(
            self._last(cell) <= known.load
            for name in _naming(row.kind)
            if isinstance(cell := row.cells.get(name), str) and cell
        )

    def learn(self, candidates: Iterable[Candidate]) -> None:
        """Take in the names that rows of this load give."""
        if self._standing.is_empty:
            return  # no earlier row can mean anything else
        names = {
            name
            for candidate in candidates
            for node in candidate.nodes
            if node.label != "Person"  # is found by more than a name
            for name in self._new_names(node)
        }
        if names:
            self._journal.add_names(names)
            self._named |= dict.fromkeys(names, self._journal.load.number)
            self._last_of.clear()

    def _new_names(self, node: Node) -> set[str]:
        """Return the normal forms to which a node answers and did not before this load."""
        names = set(Entry.of(node).keys)
        if names:
            for fact in self._standing.facts_of(self._journal.key(node)):
                if isinstance(fact, Node):
                    names.difference_update(Entry.of(fact).keys)
        return names

    def _last(self, text: str) -> int:
        """Return the load since which all names in `text` mean what they do now."""
        if text not in self._last_of:
            parts = {text, *_BETWEEN_NAMES.split(text)}
            keys = {
                key
                for part in parts
                for key in (name_key(part), name_key(area_stem(part)), party_stem(name_key(part)))
            }
            self._last_of[text] = max(self._named.get(key, 0) for key in keys)
        return self._last_of[text]


@cache
def _naming(kind: str) -> tuple[str, ...]:
    """Return the fields of a sheet in which names of bodies and places may stand."""
    columns = registry()[kind].SHEET.columns
    return tuple(each.field for each in columns if each.type in ("text", "list"))
