"""The rows below a heading row: which are data, which are sections, totals or examples."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from operator import itemgetter

from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._fingerprints import Writing
from loaders._headings import Headings, names_of, normal
from loaders._personal import is_personal, scrub_row
from loaders._reading import TEXTS, RawFile, RawSheet
from loaders._recognition import Recognised, said
from loaders._registry import registry
from loaders._vocabulary import words

EXAMPLE = "（示例）"
"""Begins the first cell of a template's example row."""
SECTION = N_("This row is read as the heading of a section.")
EXPLAINED_ROWS = 2
"""So many rows below the headings may explain them."""

_COUNT = re.compile(r"\s*[(（][^()（）]*\d+[^()（）]*[)）]$")
# (92所), but not (2) or (23个班).
_COUNTED = re.compile(r"[(（][共计]*\d+[家所个户名人][)）]$")
_NUMBERED = re.compile(
    r"[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十]+部分"
)
# 一、机关, but not 一、二联合办公室.
_OUTLINED = re.compile(rf"(?:{_NUMBERED.pattern})(?![一二三四五六七八九十])")
_NUMERAL = re.compile(r"[(（]?[一二三四五六七八九十]+[)）]?[、.．]?")
_TOTAL = re.compile(r"(合计|总计|小计|共计|累计|总数|本页计|本页小计)([:：].*|\d+.{0,2})?")
_SUBTOTAL = re.compile(r".+(合计|总计|小计|共计|累计)([:：]|[:：]?\d+.{0,2})?")
_AMOUNT = re.compile(r"[\d.,%]+.{0,2}")
_NOTE = re.compile(r"(注|备注|说明)\d*[:：]")
_SIGNED = re.compile(rf"({'|'.join(map(re.escape, words('rows')['signers']))})\d*\s*[:：]")
_LABELLED = re.compile(r"[:：]|\d")
_HINT = re.compile(
    r"必填|选填|可空|填写|格式|下拉|例如|如[:：]|例[:：]|请|yyyy|不超过|字符|日期型|文本型|\(.*选.*\)",
    re.IGNORECASE,
)
# Only what holds one of these can be a row of totals or an example; most rows do not.
_SUSPECT = re.compile(r"计|总\s*数|示\s*例")


@dataclass(slots=True)  # not frozen: that would double the time of making one, and all are made
class Row:
    """One data row with the raw cells of its declared columns."""

    file: RawFile
    sheet: str
    number: int
    """As in the file, from 1."""
    kind: str
    """Name of the loader module."""
    cells: Mapping[str, RawCell]
    """Field -> raw cell."""
    headings: Mapping[str, str]
    """Field -> heading as in the file."""
    context: Mapping[str, str]
    found: Recognised = field(repr=False, compare=False)
    """The sheet it stands in."""
    whole: Sequence[RawCell] = field(repr=False, compare=False)
    """All cells as they stand, personal ones too: `line` is what may be shown."""
    raw: bytes = b""
    """Hash of the cells as written; see `loaders._fingerprints.Writing`."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Field -> personal values that were dropped from its cell."""

    @property
    def source(self) -> str:
        """``file-id#sheet!row``."""
        return f"{self.file.id}#{self.sheet}!{self.number}"

    @property
    def written(self) -> dict[str, str]:
        """Heading -> text of the filled cells, the evidence that the archive keeps."""
        return {
            self.headings[name]: text
            for name, cell in self.cells.items()
            if cell is not None and (text := as_text(cell)) and not text.isspace()
        }

    @property
    def surplus(self) -> bool:
        """Whether a row of a text has more cells than the headings.

        A mark inside a cell that is not quoted parts it, and all that follows stands under
        the wrong headings.
        """
        width = self.found.headings.block.width
        if len(self.whole) <= width:
            return False  # at once: every row is asked
        return self.file.path.suffix.lower() in TEXTS and any(map(as_text, self.whole[width:]))

    @property
    def line(self) -> tuple[RawCell, ...]:
        """The cells under `Headings.layout`, merged ones filled, less all personal data.

        Columns that are not read stay empty: what they hold, nobody has looked at.
        """
        columns, width = self.found.headings.columns, len(self.whole)
        kept = self.found.headings.kept
        cells = [self.whole[at] if at in columns and at < width else None for at in kept]
        return tuple(scrub_row(cells)[0])


@dataclass(frozen=True)
class IgnoredRow:
    """A row that was read and is no data, and why."""

    file: str
    sheet: str
    row: int
    reason: Message


def rows_of(file: RawFile, sheet: RawSheet, found: Recognised) -> Iterator[Row | IgnoredRow]:
    """Yield the data rows and the ignored rows of a sheet, one by one as they are read.

    Blank rows, section rows and notes below the table are neither. A section row holds one
    cell, merged over the table, ending in a count (北京市（92所）) or numbered (一、机关). One
    that may be data as well is told. A title says anew what is given for the rows below it.
    """
    columns = found.headings.columns
    titles = {column.field: column.title.zh for column in found.loader.SHEET.columns}
    headings = {name: titles[name] for name in found.given} | {
        column.field: found.headings.written[at] for at, column in columns.items()
    }
    fields = [column.field for column in columns.values()]
    repeated = set(found.headings.written.values())
    width = max(columns) + 1
    pick = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[min(columns)],)
    given, kind, name = found.given, found.kind, sheet.name
    required = [column.field for column in found.loader.SHEET.columns if column.required]
    beyond = [column.field for at, column in columns.items() if column.required and at > 1]
    banners = _banners(sheet, found.headings)
    explained = found.headings.below + EXPLAINED_ROWS
    context: dict[str, str] = {}
    writing = Writing(kind, fields, given, date1904=file.date1904)
    for index, cells, other in _parted(_filled(sheet, found.headings.below), found.headings):
        if other:
            if any(as_text(cell).strip() for cell in cells):
                reason = Message(N_("This row stands in another table, which is not read."))
                yield IgnoredRow(file.path.name, name, index + 1, reason)
            continue
        row = cells if len(cells) >= width else [*cells, *[None] * (width - len(cells))]
        read, dropped = scrub_row(pick(row))
        mapped = dict(zip(fields, read, strict=True))
        if index < explained or _is_suspect(cells, mapped, repeated, beyond):
            seen = scrub_row(cells)[0]
            texts = [text for cell in seen if (text := as_text(cell).strip())]
            if not texts or (len(texts) == 1 and _is_note(texts[0])):
                continue
            if len(texts) == 1 and (told := said(texts[0], found.loader)):
                given, context = {**given, **told}, {}
                headings = {each: titles[each] for each in told} | headings
                found = replace(found, given=given)
                writing = Writing(kind, fields, given, date1904=file.date1904)
                sentence = N_("This is a title: the rows below it are those of {text}.")
                reason = Message(sentence, {"text": "、".join(told.values())})
                yield IgnoredRow(file.path.name, name, index + 1, reason)
                continue
            names = [as_text(mapped.get(each) or given.get(each)).strip() for each in required]
            if section := _section(texts, names, banners.get(index)):
                context = {"section": section.text}
                writing = Writing(kind, fields, {**given, **context}, date1904=file.date1904)
                if section.doubtful:
                    yield IgnoredRow(file.path.name, name, index + 1, Message(SECTION))
                continue
            why = _no_data(texts, names, mapped, headings)
            if why is None and index < explained and _explains(mapped, kind):
                why = Message(N_("This row explains the headings."))
            if why:
                yield IgnoredRow(file.path.name, name, index + 1, why)
                continue
        if given:
            mapped = _completed(mapped, given)
        counts = {fields[at]: count for at, count in dropped.items()} if dropped else {}
        raw = writing.hash(read)
        yield Row(file, name, index + 1, kind, mapped, headings, context, found, cells, raw, counts)


def _banners(sheet: RawSheet, headings: Headings) -> dict[int, bool]:
    """Return the rows that hold a merged cell, and whether it is merged over the table."""
    found: dict[int, bool] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if top == bottom:
            covered = sum(left <= label.position <= right for label in headings.block.labels)
            wide = covered > 1 and 2 * covered > len(headings.block.labels)
            found[top] = found.get(top, False) or wide
    return found


def _is_suspect(
    cells: Sequence[RawCell],
    mapped: Mapping[str, RawCell],
    repeated: set[str],
    beyond: Sequence[str],
) -> bool:
    """Say quickly whether a row may be something else than data. Most rows may not.

    `beyond` are the required fields that do not stand in the first two columns.
    """
    head = list(islice(filter(None, cells), 3))
    if len(head) < 3 or not any(mapped.values()):
        return True
    first = head[0]
    if isinstance(first, str) and ("：" in first or ":" in first):
        return True
    for cell in head[:2]:
        if isinstance(cell, str) and (cell in repeated or _SUSPECT.search(cell) or cell.isspace()):
            return True
    for name in beyond:
        cell = mapped[name]
        if isinstance(cell, str) and "计" in cell:
            return True
    return False


@dataclass(frozen=True)
class _Section:
    """What a section row says."""

    text: str
    doubtful: bool = False
    """Whether it may be data as well."""


def _section(filled: Sequence[str], names: Sequence[str], merged: bool | None) -> _Section | None:
    """Return the section that a row begins; None where it begins none.

    Parameters
    ----------
    filled
        What stands in the row.
    names
        What stands in the required columns. Where all are filled the row may be data.
    merged
        Whether a cell is merged over the table; None where none is merged at all.
    """
    last, whole = filled[-1], all(names)
    text = _COUNT.sub("", last).strip()
    if not text or _is_total(filled, names):
        return None
    section = _Section(text)
    if len(filled) > 1:
        numbered = len(filled) == 2 and _NUMERAL.fullmatch(filled[0])
        return section if numbered and not whole else None
    if merged:
        return section
    if not whole:
        return section if merged is not None or _looks_so(last) else None
    doubtful = _COUNTED.search(last) or _OUTLINED.match(last)
    return replace(section, doubtful=True) if doubtful else None


def _looks_so(text: str) -> bool:
    return bool(_COUNT.search(text) or _NUMBERED.match(text))


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(text) or _SIGNED.match(text))


def _is_total(filled: Sequence[str], names: Sequence[str]) -> bool:
    """Say whether a row holds totals: by its first cells or those that name what it is of.

    A name that ends so (四平路街道合计) has nothing but amounts behind it.
    """
    if any(_TOTAL.fullmatch(_compact(text)) for text in (*filled[:2], *names)):
        return True
    return any(
        "计" in text
        and _SUBTOTAL.fullmatch(_compact(text))
        and all(_AMOUNT.fullmatch(_compact(other)) for other in filled[at:])
        for at, text in enumerate(filled[:3], start=1)
    )


def _no_data(
    filled: Sequence[str],
    names: Sequence[str],
    mapped: Mapping[str, RawCell],
    headings: Mapping[str, str],
) -> Message | None:
    if _is_total(filled, names):
        return Message(N_("This is a row of totals."))
    if _SIGNED.match(filled[0]) and all(map(_LABELLED.search, filled)):
        return Message(N_("This row says who filled in the table."))
    texts = {name: as_text(cell).strip() for name, cell in mapped.items()}
    if any(_compact(text).startswith(_compact(EXAMPLE)) for text in texts.values()):
        return Message(N_("This is the template's example row."))
    if not any(texts.values()):
        return Message(N_("No column that is read is filled in this row."))
    if all(text in ("", headings[name].rpartition("/")[2]) for name, text in texts.items()):
        return Message(N_("The headings are repeated here."))
    return None


def _explains(mapped: Mapping[str, RawCell], kind: str) -> bool:
    """Say whether a row right below the headings is one more of them, or tells how to fill."""
    filled = {name: text for name, cell in mapped.items() if (text := as_text(cell).strip())}
    names = names_of(kind)
    again = sum(
        (known := names.get(normal(text))) is not None and known.field == name
        for name, text in filled.items()
    )
    told = sum(bool(_HINT.search(text)) for text in filled.values())
    return len(filled) > 1 and 2 * max(again, told) >= len(filled)


def _completed(mapped: dict[str, RawCell], given: Mapping[str, str]) -> dict[str, RawCell]:
    return mapped | {
        name: text for name, text in given.items() if not as_text(mapped.get(name)).strip()
    }


def _compact(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _parted(
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


def _filled(sheet: RawSheet, below: int) -> Iterator[tuple[int, Sequence[RawCell]]]:
    """Yield the rows below the headings by index.

    Each row of a vertically merged cell gets the value that stands in its first.
    """
    starting: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, _) in sheet.merged:
        if top >= below and bottom > top:
            starting[top].append((left, bottom))
    held: dict[int, tuple[int, RawCell]] = {}
    for index, cells in enumerate(islice(sheet.rows, below, None), start=below):
        if not held and index not in starting:
            yield index, cells
            continue
        row = list(cells)
        for left, bottom in starting.get(index, ()):
            if left < len(row):
                held[left] = bottom, row[left]
        held = {left: (last, value) for left, (last, value) in held.items() if last >= index}
        for left, (_, value) in held.items():
            if left < len(row):
                row[left] = value
        yield index, row
