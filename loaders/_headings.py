"""Headings: their normal form, and the rows they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from loaders._cells import as_text
from loaders._personal import is_personal, scrub_row
from loaders._reading import Merged, RawSheet
from loaders._units import is_units, noted_units, scaled_units
from loaders._vocabulary import words

SEARCHED_ROWS = 20
"""The heading row is looked for in so many rows from the top."""

_MOST = 4
"""Rows of headings: groups of groups, groups, their columns' own, units."""

REASON = "原因/Reason"
"""Heading of the column that the program adds to a workbook of refused rows and never reads."""

_SAID = re.compile(r"[:：\d]")
"""Stands in a line above a table (填报单位：…, 2024年), and in few headings."""
_NOTES = re.compile(r"[(（\[【](必填|选填|必须|可空)[)）\]】]")
_MARKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff*:\"“”'‘’「」()\[\]【】<>《》、,·/_\-]+")


def normal(heading: str) -> str:
    """Return a heading in the form that compares: NFKC, no spaces, brackets, marks or quotes."""
    text = unicodedata.normalize("NFKC", _NOTES.sub("", heading)).casefold()
    # Again: casefold may bring other forms, and what stood apart by a mark may join.
    return unicodedata.normalize("NFKC", _MARKS.sub("", unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True)
class Label:
    """What names one column: a heading, or group headings and the one under them."""

    position: int
    parts: tuple[str, ...]
    key: str
    """In normal form; the second of two equal ones ends in ``#2``."""
    names: tuple[str, ...]
    """In normal form, as it is written and without its unit."""
    personal: bool
    scaled: frozenset[str] = frozenset()
    """The units of which a line beside the table says that it counts more: 元 where in 万元."""
    groups: tuple[str, ...] = ()
    """The group headings in normal form, the outermost first."""
    below: tuple[tuple[str, ...], ...] = ()
    """The names below each of the groups, which may tell of whom they speak: 出生年月 of 子女."""

    @property
    def read(self) -> bool:
        """Whether the column may be read at all."""
        return not self.personal and self.key != normal(REASON)

    @property
    def written(self) -> str:
        """The heading as in the file; groups and their part are joined by a stroke."""
        return "/".join(self.parts)


@dataclass(frozen=True)
class Block:
    """One to three rows of a sheet, and perhaps one of units, read as its headings."""

    row: int
    """Index of the first."""
    height: int
    labels: tuple[Label, ...]
    width: int = 0
    """Cells of the rows as they stand, empty ones too."""
    joined: bool = False
    """Whether merged cells join all the rows, or the words below groups are headings only."""
    cut: bool = False
    """Whether merged cells join its last row to the one below it."""
    above: tuple[str, ...] = ()
    """The row above, where by its form it may be one of groups of these headings."""

    @property
    def below(self) -> int:
        """Index of the first row under the headings."""
        return self.row + self.height

    @property
    def keys(self) -> frozenset[str]:
        """The headings by which the shape is known: with or without personal ones it is one."""
        return frozenset(label.key for label in self.labels if label.read)


def blocks_of(sheet: RawSheet) -> list[Block]:
    """Return every row near the top, and every two and three that follow, as headings.

    A row of units below is a part of them. A row into which a cell above it is merged is no
    first one: it says less than both together do.
    """
    # A heading is shown in many places, so a number of a person in it goes first.
    top = [scrub_row(cells)[0] for cells in sheet.top[: SEARCHED_ROWS + _MOST]]
    merged = [area for area in sheet.merged if area[0][0] <= SEARCHED_ROWS]
    rows = [[as_text(cell).strip() for cell in cells] for cells in top]
    spread = [_spread(cells, at, merged) for at, cells in enumerate(rows)]
    spans = {(first, last) for (first, _), (last, _) in merged if first < last < first + _MOST}
    beside = Counter(first for (first, left), (_, right) in merged if left < right)
    wide = beside.keys()
    joined = {row for first, last in spans for row in range(first + 1, last + 1)}
    groups = [
        _groups(rows[at], lower, merged=beside[at] > 1) for at, lower in enumerate(spread[1:])
    ]
    blocks = []
    scaled = _noted(sheet)
    for at, upper in enumerate(spread[:SEARCHED_ROWS]):
        for height, units in _heights(spread, at) if at not in joined else ():
            below = at + height
            stack, uppers = spread[at : below + units], range(at, below - 1)
            columns = list(_stacked(stack, [row not in wide for row in uppers]))
            linked = [row + 1 in joined for row in uppers]
            grouped = all(
                row in wide or linked[level] or _are_groups(columns, level)
                for level, row in enumerate(uppers)
            )
            labels = _labels(columns, scaled, groups=grouped)
            told = all(groups[row] for row in uppers) and _are_headings(rows[below - 1])
            whole = height > 1 and (all(linked) or told) and below not in joined
            above = groups[at - 1] if at else ()
            width, cut = max(map(len, stack)), below in joined
            blocks.append(Block(at, height + units, labels, width, whole, cut, above))
        scaled = scaled.union(*map(scaled_units, upper))
    return [block for block in blocks if block.labels]


def _noted(sheet: RawSheet) -> frozenset[str]:
    """Return the units of which a note on the table says that it counts more."""
    return frozenset().union(*map(noted_units, sheet.notes))


def _heights(rows: Sequence[Sequence[str]], at: int) -> Iterator[tuple[int, int]]:
    """Yield how many rows from one on may be headings, and whether one of units follows them."""
    for height in range(1, _MOST):
        if at + height > len(rows) or (height > 1 and is_units(rows[at + height - 1])):
            return
        yield height, at + height < len(rows) and is_units(rows[at + height])


def _groups(upper: Sequence[str], lower: Sequence[str], *, merged: bool) -> tuple[str, ...]:
    """Return the texts of a row that by its form is one of groups of the headings below it.

    Several are `merged` over them, or each stands over several, or over none and is itself a
    heading.
    """
    filled = [at for at, text in enumerate(upper) if text]
    if len(filled) < 2 or any(map(_SAID.search, upper)):
        return ()
    ends = [*filled[1:], max(len(upper), len(lower))]
    over = [sum(map(bool, lower[at:end])) for at, end in zip(filled, ends, strict=True)]
    own = [at < len(lower) and not lower[at] for at in filled]
    fits = all(count > 1 or alone for count, alone in zip(over, own, strict=True))
    return tuple(upper[at] for at in filled) if (merged or fits) and max(over) > 1 else ()


def _are_groups(columns: Iterable[Sequence[str]], level: int) -> bool:
    """Say whether more columns share a heading of a row than have one and a text below it.

    Else, without a merged cell, what stands below is not told from a row of data that holds
    words of headings.
    """
    over = (stack[: level + 1] for stack in columns if stack[level] and any(stack[level + 1 :]))
    widths = Counter(len(list(same)) for _, same in groupby(over))
    return sum(width * count for width, count in widths.items() if width > 1) > widths[1]


def _are_headings(row: Iterable[str]) -> bool:
    """Say whether all texts of a row end as only headings do."""
    endings = tuple(words("rows")["headings"])
    return all(normal(text).endswith(endings) for text in row if text)


def _spread(cells: Sequence[str], row: int, merged: Iterable[Merged]) -> list[str]:
    """Return a row with each merged cell's text in all the columns it covers."""
    spread = list(cells)
    for (top, left), (_, right) in merged:
        if top == row and left < len(spread):
            spread[left : right + 1] = [spread[left]] * (min(right + 1, len(spread)) - left)
    return spread


def _stacked(rows: Sequence[Sequence[str]], carried: Sequence[bool]) -> Iterator[tuple[str, ...]]:
    """Yield what stands over each column, row by row.

    Where none is merged in its row, a group heading stands in its first column only and is
    `carried` on, until one above it ends.
    """
    groups = [""] * len(carried)
    for stack in zip_longest(*rows, fillvalue=""):
        column, ended = list(stack), False
        for level, carries in enumerate(carried):
            # A column without a heading of its own is no part of the group to its left.
            if not any(stack[level + 1 :]):
                groups[level:] = [""] * len(groups[level:])
                break
            # A merged text stands in each of its columns: it ends where another begins.
            ended = ended or (bool(stack[level]) if carries else stack[level] != groups[level])
            groups[level] = column[level] = stack[level] or (
                groups[level] if carries and not ended else ""
            )
        yield tuple(column)


def _labels(
    columns: Iterable[Sequence[str]], scaled: frozenset[str], *, groups: bool
) -> tuple[Label, ...]:
    seen: Counter[str] = Counter()
    labels = []
    for position, stack in enumerate(columns):
        # A stroke of its own is written wide, for one joins the two (党员／群众/职务).
        parts = tuple(dict.fromkeys(part.replace("/", "／") for part in stack if part))
        if key := normal("".join(parts)):
            seen[key] += 1
            mark = f"#{seen[key]}" if seen[key] > 1 else ""
            bare = parts[:-1] if is_units(parts[-1:]) else parts
            depth = max(len(bare) - 1, 0) if groups else 0
            names, *below = (_names(parts[at:], bare[at:]) for at in range(depth + 1))
            labels.append(
                Label(
                    position,
                    parts,
                    key + mark,
                    names,
                    is_personal("/".join(parts)),
                    scaled,
                    tuple(map(normal, bare[:depth])),
                    tuple(below),
                )
            )
    return tuple(labels)


def _names(*written: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (normal("".join(parts)) for parts in written))))
