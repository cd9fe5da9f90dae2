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
from graph.names import area_stem, in_street, name_key, party_stem, unbracketed
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
        self._named: dict[str | None, dict[str, int]] = {}
        """By the street of the rows that are asked about; see `Standing.named`."""
        self._learnt: dict[str, int] = {}
        self._last_of: dict[tuple[str, str | None], int] = {}
        self._place: str | None = None
        self._placed = False

    def settle(self) -> None:
        """Find of which street the load is, once its areas are known."""
        if not self._placed:
            self._place, self._placed = self._directory.default_place(), True
            self._journal.lies_in(self._place)

    def is_here(self, row: Row, known: Known) -> bool:
        """Say whether the load of an earlier row was of the same street as this one.

        A file that comes again in a load of no one street is of the street that it was of.
        """
        if not self._placed or self._standing.places[known.load] == self._place:
            return True
        return self._place is None and known.load in self._standing.loads_of.get(row.file.id, ())

    def stays(self, row: Row, known: Known) -> bool:
        """Say whether a row must mean what an earlier row of the same words says."""
        if not self.is_here(row, known):
            return False
        place = self._standing.places[known.load]
        if not self._since(place):
            return True
        return all(
            self._last(cell, place) <= known.load
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
            self._learnt |= dict.fromkeys(names, self._journal.load.number)
            self._named.clear()
            self._last_of.clear()

    def _new_names(self, node: Node) -> set[str]:
        """Return the normal forms to which a node answers and did not before this load."""
        names = set(Entry.of(node).keys)
        if names:
            for fact in self._standing.facts_of(self._journal.key(node)):
                if isinstance(fact, Node):
                    names.difference_update(Entry.of(fact).keys)
        return names

    def _since(self, place: str | None) -> dict[str, int]:
        """Return since which load each name means what it does now to rows of a street."""
        if place not in self._named:
            self._named[place] = self._standing.named(place)
            if place in (None, self._place) or self._place is None:
                self._named[place] |= self._learnt
        return self._named[place]

    def _last(self, text: str, place: str | None) -> int:
        """Return the load since which all names in `text` mean what they do now."""
        if (text, place) not in self._last_of:
            since = self._since(place)
            parts = {text, *_BETWEEN_NAMES.split(text)}
            names = {name for part in parts for name in (part, *(in_street(part) or ())[1:])}
            keys = {name_key(area_stem(name)) for name in names}
            for key in map(name_key, names):
                keys |= {key, party_stem(key), unbracketed(key)}
            self._last_of[text, place] = max(since.get(key, 0) for key in keys)
        return self._last_of[text, place]


@cache
def _naming(kind: str) -> tuple[str, ...]:
    """Return the fields of a sheet in which names of bodies and places may stand."""
    columns = registry()[kind].SHEET.columns
    return tuple(each.field for each in columns if each.type in ("text", "list"))
