"""Headings: their normal form, and the rows they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from loaders._cells import as_text
from loaders._personal import is_personal, scrub_row
from loaders._reading import Merged, RawSheet
from loaders._units import is_units, noted_units, scaled_units

SEARCHED_ROWS = 20
"""The heading row is looked for in so many rows from the top."""

_MOST = 3
"""Rows of headings: groups, their columns' own, units."""

REASON = "原因/Reason"
"""Heading of the column that the program adds to a workbook of refused rows and never reads."""

_NOTES = re.compile(r"[(（\[【](必填|选填|必须|可空)[)）\]】]")
_MARKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff*:\"“”'‘’「」()\[\]【】<>《》、,·/_\-]+")


def normal(heading: str) -> str:
    """Return a heading in the form that compares: NFKC, no spaces, brackets, marks or quotes."""
    text = unicodedata.normalize("NFKC", _NOTES.sub("", heading)).casefold()
    # Again: casefold may bring other forms, and what stood apart by a mark may join.
    return unicodedata.normalize("NFKC", _MARKS.sub("", unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True)
class Label:
    """What names one column: a heading, or a group heading and the one under it."""

    position: int
    parts: tuple[str, ...]
    key: str
    """In normal form; the second of two equal ones ends in ``#2``."""
    names: tuple[str, ...]
    """In normal form, as it is written and without its unit."""
    personal: bool
    scaled: frozenset[str] = frozenset()
    """The units of which a line beside the table says that it counts more: 元 where in 万元."""
    group: str = ""
    """The group heading in normal form."""
    alone: tuple[str, ...] = ()
    """The names without the group, which may tell of whom they speak: 出生年月 of 子女."""

    @property
    def read(self) -> bool:
        """Whether the column may be read at all."""
        return not self.personal and self.key != normal(REASON)

    @property
    def written(self) -> str:
        """The heading as in the file; a group and its part are joined by a stroke."""
        return "/".join(self.parts)


@dataclass(frozen=True)
class Block:
    """One or two rows of a sheet, and perhaps one of units, read as its headings."""

    row: int
    """Index of the first."""
    height: int
    labels: tuple[Label, ...]
    width: int = 0
    """Cells of the rows as they stand, empty ones too."""
    joined: bool = False
    """Whether a cell is merged over several of the rows: it says that they are headings."""

    @property
    def below(self) -> int:
        """Index of the first row under the headings."""
        return self.row + self.height

    @property
    def keys(self) -> frozenset[str]:
        """The headings by which the shape is known: with or without personal ones it is one."""
        return frozenset(label.key for label in self.labels if label.read)


def blocks_of(sheet: RawSheet) -> list[Block]:
    """Return every row near the top, and every two that follow each other, as headings.

    A row of units below is a part of them. A row into which a cell above it is merged is no
    first one: it says less than both together do.
    """
    # A heading is shown in many places, so a number of a person in it goes first.
    top = [scrub_row(cells)[0] for cells in sheet.top[: SEARCHED_ROWS + _MOST]]
    merged = [area for area in sheet.merged if area[0][0] <= SEARCHED_ROWS]
    rows = [
        _spread([as_text(cell).strip() for cell in cells], at, merged)
        for at, cells in enumerate(top)
    ]
    spans = {(first, last) for (first, _), (last, _) in merged if first < last < first + _MOST}
    wide = {first for (first, left), (_, right) in merged if left < right}
    joined = {row for first, last in spans for row in range(first + 1, last + 1)}
    blocks = []
    scaled = _noted(sheet)
    for at, upper in enumerate(rows[:SEARCHED_ROWS]):
        for height in _heights(rows, at) if at not in joined else ():
            stack = rows[at : at + height]
            labels = _labels(_stacked(stack, carried=at not in wide), scaled)
            width, merged_over = max(map(len, stack)), height > 1 and at + 1 in joined
            blocks.append(Block(at, height, labels, width, merged_over))
        scaled = scaled.union(*map(scaled_units, upper))
    return [block for block in blocks if block.labels]


def _noted(sheet: RawSheet) -> frozenset[str]:
    """Return the units of which a note on the table says that it counts more."""
    # A sheet that is not kept in memory is not read once more for a note at its end.
    rows = sheet.rows if isinstance(sheet.rows, list) else sheet.top
    alone = (cells for row in rows if len(cells := [cell for cell in row if cell]) == 1)
    return frozenset().union(*(noted_units(as_text(cell)) for (cell,) in alone))


def _heights(rows: Sequence[Sequence[str]], at: int) -> Iterator[int]:
    """Yield how many rows from one on may be headings: one or two, and one of units."""
    units = [is_units(row) for row in rows[at + 1 : at + _MOST]]
    yield 1 + units[0] if units else 1
    if units and not units[0]:
        yield 2 + (units[1:] == [True])


def _spread(cells: Sequence[str], row: int, merged: Iterable[Merged]) -> list[str]:
    """Return a row with each merged cell's text in all the columns it covers."""
    spread = list(cells)
    for (top, left), (_, right) in merged:
        if top == row and left < len(spread):
            spread[left : right + 1] = [spread[left]] * (min(right + 1, len(spread)) - left)
    return spread


def _stacked(rows: Sequence[Sequence[str]], *, carried: bool) -> Iterator[tuple[str, ...]]:
    """Yield what names each column.

    Where none is merged, a group heading stands in its first column only and is `carried` on.
    """
    group = ""
    for upper, *lower in zip_longest(*rows, fillvalue=""):
        # A column without a heading of its own is no part of the group to its left.
        group = (upper or (group if carried else "")) if any(lower) else ""
        # A stroke of its own is written wide, for one joins the two (党员／群众/职务).
        parts = (part.replace("/", "／") for part in (group or upper, *lower) if part)
        yield tuple(dict.fromkeys(parts))


def _labels(columns: Iterable[tuple[str, ...]], scaled: frozenset[str]) -> tuple[Label, ...]:
    seen: Counter[str] = Counter()
    labels = []
    for position, parts in enumerate(columns):
        if key := normal("".join(parts)):
            seen[key] += 1
            mark = f"#{seen[key]}" if seen[key] > 1 else ""
            bare = parts[:-1] if is_units(parts[-1:]) else parts
            group = normal(bare[0]) if len(bare) > 1 else ""
            names, alone = (_names(parts[at:], bare[at:]) for at in (0, 1))
            personal = is_personal("/".join(parts))
            labels.append(
                Label(
                    position, parts, key + mark, names, personal, scaled,
                    group, alone if group else (),
                )
            )  # fmt: skip
    return tuple(labels)


def _names(*written: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (normal("".join(parts)) for parts in written))))
