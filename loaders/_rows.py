"""The rows below a heading row: which are data, which are sections, totals or examples."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._fingerprints import Writing
from loaders._headings import names_of, normal
from loaders._personal import scrub_row
from loaders._reading import TEXTS, RawFile, RawSheet
from loaders._recognition import Recognised

EXAMPLE = "（示例）"
"""Begins the first cell of a template's example row."""
EXPLAINED_ROWS = 2
"""So many rows below the headings may explain them."""

_COUNT = re.compile(r"\s*[(（][^()（）]*\d+[^()（）]*[)）]$")
_NUMBERED = re.compile(
    r"[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十]+部分"
)
_NUMERAL = re.compile(r"[(（]?[一二三四五六七八九十]+[)）]?[、.．]?")
_TOTAL = re.compile(r"(合计|总计|小计|共计|累计|总数|本页计|本页小计)([:：].*|\d+.{0,2})?")
_NOTE = re.compile(r"(注|备注|说明|填表人|制表人|填报单位|审核人)\d*[:：]")
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
    cell, merged over the table, ending in a count (北京市（92所）) or numbered (一、机关).
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
    banners = {first[0] for first, last in sheet.merged if first[0] == last[0]}
    explained = found.headings.below + EXPLAINED_ROWS
    context: dict[str, str] = {}
    writing = Writing(kind, fields, given, date1904=file.date1904)
    for index, cells in _filled(sheet, found.headings.below):
        row = cells if len(cells) >= width else [*cells, *[None] * (width - len(cells))]
        read, dropped = scrub_row(pick(row))
        mapped = dict(zip(fields, read, strict=True))
        if index < explained or _is_suspect(cells, mapped, repeated):
            seen = scrub_row(cells)[0]
            texts = [text for cell in seen if (text := as_text(cell).strip())]
            if not texts or (len(texts) == 1 and _NOTE.match(texts[0])):
                continue
            whole = all(as_text(mapped.get(name)).strip() for name in required)
            if section := _section(texts, merged=index in banners, whole=whole):
                context = {"section": section}
                writing = Writing(kind, fields, {**given, **context}, date1904=file.date1904)
                continue
            reason = _no_data(texts, mapped, headings)
            if reason is None and index < explained and _explains(mapped, kind):
                reason = Message(N_("This row explains the headings."))
            if reason:
                yield IgnoredRow(file.path.name, name, index + 1, reason)
                continue
        if given:
            mapped = _completed(mapped, given)
        counts = {fields[at]: count for at, count in dropped.items()} if dropped else {}
        raw = writing.hash(read)
        yield Row(file, name, index + 1, kind, mapped, headings, context, found, cells, raw, counts)


def _is_suspect(
    cells: Sequence[RawCell], mapped: Mapping[str, RawCell], repeated: set[str]
) -> bool:
    """Say quickly whether a row may be something else than data. Most rows may not."""
    head = list(islice(filter(None, cells), 3))
    if len(head) < 3 or not any(mapped.values()):
        return True
    for cell in head[:2]:
        if isinstance(cell, str) and (cell in repeated or _SUSPECT.search(cell) or cell.isspace()):
            return True
    return False


def _section(filled: Sequence[str], *, merged: bool, whole: bool) -> str | None:
    """Return what a section row says; None where the row is none.

    `whole` says that each required column is filled, so that the row may be data.
    """
    if any(_TOTAL.fullmatch(_compact(text)) for text in filled[:2]):
        return None
    last = filled[-1]
    numbered = len(filled) == 2 and _NUMERAL.fullmatch(filled[0]) and not whole
    single = len(filled) == 1 and (merged or _COUNT.search(last) or _NUMBERED.match(last))
    return _COUNT.sub("", last).strip() if numbered or single else None


def _no_data(
    filled: Sequence[str], mapped: Mapping[str, RawCell], headings: Mapping[str, str]
) -> Message | None:
    if any(_TOTAL.fullmatch(_compact(text)) for text in filled[:2]):
        return Message(N_("This is a row of totals."))
    texts = {name: as_text(cell).strip() for name, cell in mapped.items()}
    if any(_compact(text).startswith(_compact(EXAMPLE)) for text in texts.values()):
        return Message(N_("This is the template's example row."))
    if all(text == headings[name].rpartition("/")[2] for name, text in texts.items()):
        return Message(N_("The headings are repeated here."))
    if not any(texts.values()):
        return Message(N_("No column that is read is filled in this row."))
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
