"""A second table below the first in the same sheet: a blank row, then headings of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from loaders._cells import RawCell, as_text
from loaders._headings import Headings, names_of, normal
from loaders._personal import is_personal
from loaders._registry import registry


def parted(
    rows: Iterator[tuple[int, Sequence[RawCell]]], headings: Headings
) -> Iterator[tuple[int, Sequence[RawCell], bool]]:
    """Yield rows, and whether they stand in another table: below a blank row and its headings.

    One cell between the two is its title.
    """
    blank = other = False
    title: tuple[int, Sequence[RawCell]] | None = None
    for index, cells in rows:
        if other or not blank:
            yield index, cells, other
            blank = not any(cells)
            continue
        count = sum(1 for cell in cells if as_text(cell).strip())
        if title is None and count == 1:
            title = index, cells
            continue
        other = count > 1 and _is_other(cells, headings)
        if title:
            yield *title, other
            title = None
        yield index, cells, other
        blank = not count
    if title:
        yield *title, False


def _is_other(cells: Sequence[RawCell], headings: Headings) -> bool:
    """Say whether a row holds headings, and others than those above the table."""
    texts = [as_text(cell).strip() for cell in cells]
    read = {at: texts[at] for at in headings.columns if at < len(texts)}
    if all(text in ("", *headings.written[at].split("/")) for at, text in read.items()):
        return False
    filled = [text for text in texts if text]
    known = sum(normal(text) in _all_names() or is_personal(text) for text in filled)
    return known > 1 and 2 * known >= len(filled)


@cache
def _all_names() -> frozenset[str]:
    """Return every heading, in normal form, that any kind of roster knows."""
    return frozenset().union(*map(names_of, registry()))
