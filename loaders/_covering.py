"""Party organisations that cover several areas: by their place they lie in none of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping


class Covering:
    """Which bodies cover an area together with others.

    Parameters
    ----------
    read
        Reads area and body of those in the graph; asked once, when somebody first wants to know.
    """

    def __init__(self, read: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._read = read
        self._lasting: Mapping[str, Collection[str]] | None = None
        self._added: dict[str, set[str]] = defaultdict(set)

    def add(self, body: str, areas: Collection[str]) -> None:
        """Take in what areas a row says that a body covers."""
        if len(areas) > 1:
            for area in areas:
                self._added[area].add(body)

    def of(self, area: str) -> list[str]:
        """Return the bodies that cover an area among several, in order of id."""
        if self._lasting is None:
            found: dict[str, set[str]] = defaultdict(set)
            for each, body in self._read():
                found[each].add(body)
            self._lasting = found
        return sorted({*self._lasting.get(area, ()), *self._added.get(area, ())})
