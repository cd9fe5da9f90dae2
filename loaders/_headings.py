"""Headings: their normal form, the row or two rows they stand in, what each column is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from xlsxwriter.utility import xl_col_to_name

from graph.words import N_, Message
from loaders._cells import as_text
from loaders._mapping import NOT_NEEDED, Mappings, Shape
from loaders._personal import is_personal, scrub_row
from loaders._reading import Merged, RawSheet
from loaders._registry import registry
from loaders._sheet import Column, Sheet
from loaders._vocabulary import words

SEARCHED_ROWS = 20
"""The heading row is looked for in so many rows from the top."""

REASON = "原因/Reason"
"""Heading of the column that the program adds to a workbook of refused rows and never reads."""

NEAR = 0.7
"""Confidence from which a heading is near a field: 党组织名字 is near 党组织名称 (0.8)."""
_NOTES = re.compile(r"[(（\[【](必填|选填|必须|可空)[)）\]】]")
_UNIT_LINE = re.compile(r"单位\s*[:(为是]|为单位")
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
    """The normal forms by which a column may be known, the fullest first."""
    personal: bool
    scaled: frozenset[str] = frozenset()
    """The units of which a line above the table says that it counts more: 元 where in 万元."""

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
    """One or two rows of a sheet, read as its headings."""

    row: int
    """Index of the first."""
    height: int
    labels: tuple[Label, ...]
    width: int = 0
    """Cells of the rows as they stand, empty ones too."""
    joined: bool = False
    """Whether a cell is merged over both rows, which says that both are headings."""

    @property
    def below(self) -> int:
        """Index of the first row under the headings."""
        return self.row + self.height

    @property
    def keys(self) -> frozenset[str]:
        """The headings by which the shape is known: with or without personal ones it is one."""
        return frozenset(label.key for label in self.labels if label.read)


@dataclass(frozen=True)
class Headings:
    """What the columns of a sheet are."""

    block: Block
    columns: dict[int, Column]
    """Position -> declared column."""
    written: dict[int, str]
    """Position -> heading as in the file, of the columns read."""
    unmapped: tuple[str, ...] = ()
    """Headings no column answers to; ``[F]`` is column F, filled and without a heading."""
    personal: tuple[str, ...] = ()
    """Headings of columns dropped before a value is read."""
    unneeded: tuple[str, ...] = ()
    """Headings that somebody said hold nothing to be read."""
    kept: tuple[int, ...] = ()
    """Positions of all columns but those of personal data."""
    layout: tuple[str, ...] = ()
    """The headings at `kept`, as in the file."""
    remarks: tuple[Message, ...] = ()
    """What a person should know of how the headings were understood."""

    @property
    def below(self) -> int:
        """Index of the first row under the headings."""
        return self.block.below

    def lacking(self, sheet: Sheet) -> list[Column]:
        """Return the required columns of `sheet` that no heading names."""
        return [
            column
            for column in sheet.columns
            if column.required and column not in self.columns.values()
        ]


def blocks_of(sheet: RawSheet) -> list[Block]:
    """Return every row near the top, and every two that follow each other, as headings."""
    # A heading is shown in many places, so a number of a person in it goes first.
    top = [scrub_row(cells)[0] for cells in sheet.top[: SEARCHED_ROWS + 1]]
    merged = [area for area in sheet.merged if area[0][0] <= SEARCHED_ROWS]
    rows = [
        _spread([as_text(cell).strip() for cell in cells], at, merged)
        for at, cells in enumerate(top)
    ]
    blocks = []
    scaled: frozenset[str] = frozenset()
    for at, upper in enumerate(rows[:SEARCHED_ROWS]):
        labels = _labels(((text,) if text else () for text in upper), scaled)
        if at + 1 == len(rows) or not _is_units(rows[at + 1]):
            blocks.append(Block(at, 1, labels, len(upper)))
        if at + 1 < len(rows):
            joined = any((first, last) == (at, at + 1) for (first, _), (last, _) in merged)
            lower = rows[at + 1]
            width = max(len(upper), len(lower))
            blocks.append(Block(at, 2, _labels(_stacked(upper, lower), scaled), width, joined))
        scaled = scaled.union(*map(_scaled_units, upper))
    return [block for block in blocks if block.labels]


def _is_units(row: Iterable[str]) -> bool:
    """Say whether a row holds units only: it is a part of the headings above it."""
    filled = [unicodedata.normalize("NFKC", text) for text in row if text]
    return bool(filled) and all(map(_unit().fullmatch, filled))


@cache
def _unit() -> re.Pattern[str]:
    table = words("cells")
    larger = (word for listed in table["more"].values() for word in listed)
    same = (word for listed in table["same"].values() for word in listed)
    units = _any_of([*table["units"], *same, *larger])
    scale = f"({_any_of(table['scales'])})*"
    return re.compile(rf"[(\[【]?\s*(单位\s*:)?\s*(人民币)?\s*{scale}\s*({units})\s*[)\]】]?")


def _scaled_units(text: str) -> set[str]:
    """Return the units of which a line above a table (单位：人、万元) says that it counts more."""
    line = unicodedata.normalize("NFKC", text)
    if not _UNIT_LINE.search(line):
        return set()
    return {unit for unit, pattern in _larger().items() if pattern.search(line)}


@cache
def _larger() -> Mapping[str, re.Pattern[str]]:
    """Return by the unit of a field what finds more of it, alone or in a list."""
    scales, end = _any_of(words("cells")["scales"]), r"$|\W|_|人民币|为单位"
    return {
        unit: re.compile(rf"(?<!\d)(({scales})\s*({_same(unit)})|{_more(unit)})(?={end})")
        for unit in words("cells")["same"]
    }


def _spread(cells: Sequence[str], row: int, merged: Iterable[Merged]) -> list[str]:
    """Return a row with each merged cell's text in all the columns it covers."""
    spread = list(cells)
    for (top, left), (_, right) in merged:
        if top == row and left < len(spread):
            spread[left : right + 1] = [spread[left]] * (min(right + 1, len(spread)) - left)
    return spread


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield for each column the group heading, which may stand in its first only, and its own."""
    group = ""
    for at in range(max(len(upper), len(lower))):
        above = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        # A column without a heading of its own is no part of the group to its left.
        group = (above or group) if below else ""
        parts = (group, below) if below else (above,)
        # A stroke of its own is written wide, for one joins the two (党员／群众/职务).
        yield tuple(dict.fromkeys(part.replace("/", "／") for part in parts if part))


def _labels(columns: Iterable[tuple[str, ...]], scaled: frozenset[str]) -> tuple[Label, ...]:
    seen: Counter[str] = Counter()
    labels = []
    for position, parts in enumerate(columns):
        if key := normal("".join(parts)):
            seen[key] += 1
            mark = f"#{seen[key]}" if seen[key] > 1 else ""
            above = parts[:-1] if _is_units(parts[-1:]) else ()
            known = (key, normal(parts[-1]), normal("".join(above)))
            names = tuple(dict.fromkeys(filter(None, known)))
            personal = is_personal("/".join(parts))
            labels.append(Label(position, parts, key + mark, names, personal, scaled))
    return tuple(labels)


def columns_of(block: Block, kind: str, mappings: Mappings) -> dict[int, Column]:
    """Return which column each label may be; several may be the same one."""
    answers = mappings.get(Shape(kind, block.keys), {}) if mappings else {}
    declared = {column.field: column for column in registry()[kind].SHEET.columns}
    names = names_of(kind)
    found = {}
    for label in block.labels:
        if label.key in answers:
            column = declared.get(answers[label.key])
        else:
            column = next((names[name] for name in label.names if name in names), None)
        if column and label.read and not is_smaller(label, column):
            found[label.position] = column
    return found


def is_smaller(label: Label, column: Column) -> bool:
    """Say whether a column of numbers counts in less than its heading does: 元 and 万元.

    What the heading does not say, a line above the table may.
    """
    if not column.unit:
        return False
    if any(map(_scaled(column.unit).search, label.names)):
        return True
    named = _named(column.unit)
    return column.unit in label.scaled and not any(
        named.search(unicodedata.normalize("NFKC", part)) for part in label.parts
    )


@cache
def _scaled(unit: str) -> re.Pattern[str]:
    """Return what finds in a heading, in normal form, that it counts in more than `unit`."""
    table = words("cells")
    scales, units = _any_of(table["scales"]), _any_of(table["units"])
    return re.compile(f"({scales})({units}|$)|{_more(unit)}")


@cache
def _named(unit: str) -> re.Pattern[str]:
    """Return what finds `unit` in a heading as its unit: 户数（户）, but not 户数."""
    around = r"\W|_|人民币"
    return re.compile(rf"(^|{around})({_same(unit)})($|{around})")


def _same(unit: str) -> str:
    return _any_of(words("cells")["same"][unit])


def _more(unit: str) -> str:
    return _any_of(words("cells")["more"].get(unit, ())) or "(?!)"


def _any_of(listed: Iterable[str]) -> str:
    return "|".join(re.escape(unicodedata.normalize("NFKC", word)) for word in listed)


def match_headings(raw: RawSheet, block: Block, kind: str, mappings: Mappings) -> Headings:
    """Read `block` as the headings of a sheet of `kind`.

    Where several columns may be the same, an answer decides, then which is filled, then
    which heading is declared first, then which comes first. The others are not read, and
    it is said.
    """
    answers = mappings.get(Shape(kind, block.keys), {})
    labels = {label.position: label for label in block.labels}
    filled = _filled(raw, block)
    columns: dict[int, Column] = {}
    remarks = []
    for column, positions in _gathered(columns_of(block, kind, mappings)):
        best, *others = sorted(positions, key=_precedence(labels, filled, kind, answers))
        columns[best] = column
        if others:
            remarks.append(_doubled(column, labels[best], [labels[at] for at in others]))
    columns = dict(sorted(columns.items()))
    personal = [label for label in block.labels if label.personal]
    unneeded = [label for label in block.labels if answers.get(label.key) == NOT_NEEDED]
    done = {*columns, *(label.position for label in block.labels if not label.read)}
    done |= {label.position for label in unneeded}
    shown = {at: f"[{xl_col_to_name(at)}]" for at in filled} | {
        at: label.written for at, label in labels.items()
    }
    unread = [label for label in block.labels if label.position not in done]
    remarks += _too_large(unread, kind)
    kept = tuple(at for at in range(max(shown) + 1) if at not in labels or labels[at].read)
    return Headings(
        block=block,
        columns=columns,
        written={at: labels[at].written for at in columns},
        unmapped=tuple(shown[at] for at in sorted(shown.keys() - done)),
        personal=tuple(label.written for label in personal),
        unneeded=tuple(label.written for label in unneeded),
        kept=kept,
        layout=tuple(labels[at].written if at in labels else "" for at in kept),
        remarks=tuple(remarks),
    )


def _gathered(found: Mapping[int, Column]) -> Iterator[tuple[Column, list[int]]]:
    """Yield each column with the positions that may be it."""
    columns = {column.field: column for column in found.values()}
    for name, column in columns.items():
        yield column, [at for at, each in found.items() if each.field == name]


def _precedence(
    labels: Mapping[int, Label], filled: set[int], kind: str, answers: Mapping[str, str]
) -> Callable[[int], tuple[bool, bool, int, int]]:
    declared = list(names_of(kind))

    def precedence(at: int) -> tuple[bool, bool, int, int]:
        known = [declared.index(name) for name in labels[at].names if name in declared]
        return labels[at].key not in answers, at not in filled, min(known, default=0), at

    return precedence


def _filled(raw: RawSheet, block: Block) -> set[int]:
    """Return the positions that hold something in the rows that are at hand."""
    return {
        at
        for cells in raw.top[block.below :]
        for at, cell in enumerate(cells)
        if cell not in ("", None) and as_text(cell).strip()  # most of a wide sheet is empty
    }


def _doubled(column: Column, read: Label, others: Sequence[Label]) -> Message:
    def shown(label: Label) -> str:
        return f"{label.written} ({xl_col_to_name(label.position)})"

    return Message(
        N_("several columns may be “{title}”: {read} is read, {others} not"),
        {"title": column.title, "read": shown(read), "others": "、".join(map(shown, others))},
    )


def _too_large(unread: Iterable[Label], kind: str) -> Iterator[Message]:
    """Yield what is to be told of headings near a field whose numbers they would change."""
    for label in unread:
        near = (
            column
            for known, column in names_of(kind).items()
            if is_smaller(label, column)
            and max(fuzz.ratio(name, known) for name in label.names) >= 100 * NEAR
        )
        if column := next(near, None):
            sentence = N_(
                "“{heading}” is not read, for its unit is not that of “{title}”: write the "
                "numbers in full, and {unit} in the heading"
            )
            values = {"heading": label.written, "title": column.title, "unit": column.unit}
            yield Message(sentence, values)


@cache
def names_of(kind: str) -> Mapping[str, Column]:
    """Return every heading, in normal form, that a column of a kind of sheet answers to.

    The columns' own titles go before others' aliases, and both before those that have the
    column's unit behind them: 户数（户）.
    """
    columns = registry()[kind].SHEET.columns
    names: dict[str, Column] = {}
    for column in columns:
        for heading in (column.title.zh, column.title.en, column.field):
            names.setdefault(normal(heading), column)
    for column in columns:
        for heading in column.aliases:
            names.setdefault(normal(heading), column)
    for column in columns:
        for unit in words("cells")["same"][column.unit] if column.unit else ():
            for heading in (column.title.zh, *column.aliases):
                names.setdefault(normal(heading + unit), column)
    return names
