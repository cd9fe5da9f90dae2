"""The rows below a heading row: which are data, which are sections, totals or examples."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._reading import RawFile, RawSheet
from loaders._recognition import Recognised

EXAMPLE = "（示例）"
"""Begins the first cell of a template's example row."""

_COUNT = re.compile(r"\s*[(（][^()（）]*\d+[^()（）]*[)）]$")
_TOTAL = re.compile(r"(合计|总计|小计|共计|总数|本页计)([:：].*)?")
_NOTE = re.compile(r"(注|备注|说明|填表人|制表人|填报单位|审核人)\d*[:：]")


@dataclass(frozen=True)
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

    @property
    def source(self) -> str:
        """``file-id#sheet!row``."""
        return f"{self.file.id}#{self.sheet}!{self.number}"

    @property
    def written(self) -> dict[str, str]:
        """Heading -> text of the filled cells, the evidence that the archive keeps."""
        return {
            self.headings[name]: as_text(cell)
            for name, cell in self.cells.items()
            if as_text(cell).strip()
        }


@dataclass(frozen=True)
class IgnoredRow:
    """A row that was read and is no data, and why."""

    file: str
    sheet: str
    row: int
    reason: Message


def rows_of(file: RawFile, sheet: RawSheet, found: Recognised) -> Iterator[Row | IgnoredRow]:
    """Yield the data rows and the ignored rows of a sheet.

    Blank rows, section rows and notes below the table are neither. A section row holds one
    cell, merged over the table or ending in a count: 北京市（92所）.
    """
    columns = found.headings.columns
    headings = {column.field: found.headings.written[at] for at, column in columns.items()}
    banners = {first[0] for first, last in sheet.merged if first[0] == last[0]}
    context: dict[str, str] = {}
    for index, cells in _filled(sheet, found.headings.row):
        filled = [text for text in (as_text(cell).strip() for cell in cells) if text]
        if not filled or (len(filled) == 1 and _NOTE.match(filled[0])):
            continue
        if _is_section(filled, merged=index in banners):
            context = {"section": _COUNT.sub("", filled[0]).strip()}
            continue
        mapped = {
            column.field: cells[at] if at < len(cells) else None for at, column in columns.items()
        }
        if reason := _no_data(filled, mapped, headings):
            yield IgnoredRow(file.path.name, sheet.name, index + 1, reason)
        else:
            yield Row(file, sheet.name, index + 1, found.kind, mapped, headings, context)


def _is_section(filled: Sequence[str], *, merged: bool) -> bool:
    if len(filled) != 1 or _TOTAL.fullmatch(_compact(filled[0])):
        return False
    return merged or bool(_COUNT.search(filled[0]))


def _no_data(
    filled: Sequence[str], mapped: Mapping[str, RawCell], headings: Mapping[str, str]
) -> Message | None:
    if any(_TOTAL.fullmatch(_compact(text)) for text in filled[:2]):
        return Message(N_("This is a row of totals."))
    texts = {name: as_text(cell).strip() for name, cell in mapped.items()}
    if any(_compact(text).startswith(_compact(EXAMPLE)) for text in texts.values()):
        return Message(N_("This is the template's example row."))
    if texts == dict(headings):
        return Message(N_("The headings are repeated here."))
    if not any(texts.values()):
        return Message(N_("No column that is read is filled in this row."))
    return None


def _compact(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _filled(sheet: RawSheet, heading: int) -> Iterator[tuple[int, Sequence[RawCell]]]:
    """Yield the rows below the headings by index.

    Each row of a vertically merged cell gets the value that stands in its first.
    """
    starting: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, _) in sheet.merged:
        if top > heading and bottom > top:
            starting[top].append((left, bottom))
    held: dict[int, tuple[int, RawCell]] = {}
    for index, cells in enumerate(islice(sheet.rows, heading + 1, None), start=heading + 1):
        row = list(cells)
        for left, bottom in starting.get(index, ()):
            if left < len(row):
                held[left] = bottom, row[left]
        held = {left: (last, value) for left, (last, value) in held.items() if last >= index}
        for left, (_, value) in held.items():
            if left < len(row):
                row[left] = value
        yield index, row
