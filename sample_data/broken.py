"""Broken workbooks: small rosters as offices break them, each with what must be found in it.

``python -m sample_data.broken SEED FOLDER`` writes the workbook of one seed, to look at.
All is invented, and the same for the same seed.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import xlsxwriter

from loaders._registry import registry
from sample_data.broken_faults import FAULTS
from sample_data.broken_rows import Cell, Line, Page, areas_page, page
from sample_data.broken_xls import write_xls

ENDINGS = ("xlsx", "xlsx", "xlsx", "xls", "csv", "csv")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-8 and gb18030")
DAMAGES = ("cut", "changed bytes", "another ending", "nothing")


@dataclass(frozen=True)
class Expected:
    """What is in one sheet."""

    data: int
    """Rows of data: each must be loaded, unchanged or refused."""
    ignored: int
    """Rows that are read and are no data: totals, repeated headings, the example."""


@dataclass(frozen=True)
class Broken:
    """A file, what was done to it, and what must be found in it."""

    seed: int
    name: str
    content: bytes
    faults: tuple[str, ...]
    sheets: dict[str, Expected]
    damaged: bool
    """Its bytes were changed: it may be refused whole, or hold fewer rows."""


def broken(seed: int) -> Broken:
    """Return the broken workbook of a seed."""
    random = Random(seed)
    ending = random.choice(ENDINGS)
    kind = random.choice(list(registry()))
    roster = page(random, kind, random.choice([0, 1, 2, 5, 12, 40]))
    faults = random.sample(list(FAULTS), random.choice([0, 1, 1, 2, 3, 4]))
    for fault in faults:
        FAULTS[fault](random, roster)
    pages = [roster] if ending == "csv" else _surrounded(random, roster, faults)
    name = f"{roster.name}{seed}.{ending}"
    content = _WRITERS[ending](random, pages, faults)
    sheets = {
        each.name if ending != "csv" else name.removesuffix(".csv"): Expected(
            len(each.data), sum(line.kind == "ignored" for line in each.lines)
        )
        for each in (pages if ending != "xls" else pages[:1])
        if any(line.kind == "heading" for line in each.lines)
    }
    damaged = random.random() < 0.15
    if damaged:
        name, content = _damage(random, name, content, faults)
    return Broken(seed, name, content, tuple(faults), sheets, damaged)


def _surrounded(random: Random, roster: Page, faults: list[str]) -> list[Page]:
    """Return the sheet among those it refers to, and among strays."""
    pages = [roster]
    if roster.name != "居民区" and random.random() < 0.8:
        pages.append(areas_page())
    if random.random() < 0.3:
        faults.append("stray sheet")
        pages.append(
            Page("Sheet3", random.choice([[], [Line("other", ["待办"]), Line("other", [3, "？"])]]))
        )
    if random.random() < 0.2:
        faults.append("explanation")
        pages.insert(0, Page("填写说明", [Line("other", ["请勿修改表头。"])]))
    return pages


def _xlsx(random: Random, pages: list[Page], faults: list[str]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False})
    unsaved = random.random() < 0.1
    for each in pages:
        sheet = book.add_worksheet(each.name)
        if each.hidden and len(pages) > 1:
            sheet.hide()
        for row, line in enumerate(each.lines):
            for column, cell in enumerate(line.cells):
                if cell is not None:
                    sheet.write(row, column, cell)
        for top, left, bottom, right in each.merged:
            first = each.lines[top].cells
            sheet.merge_range(top, left, bottom, right, first[left] if left < len(first) else None)
        if unsaved and each.data:
            faults.append("formula without a value")
            sheet.write_formula(len(each.lines), each.width + 3, "=1+1", None, "")
    if pages[0].hidden and len(pages) > 1:
        book.worksheets()[1].activate()
    book.close()
    return buffer.getvalue()


def _xls(_random: Random, pages: list[Page], _faults: list[str]) -> bytes:
    return write_xls(pages[0].name, [line.cells for line in pages[0].lines])


def _csv(random: Random, pages: list[Page], faults: list[str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=random.choice(",,,\t;"))
    writer.writerows([_shown(cell) for cell in line.cells] for line in pages[0].lines)
    encoding = random.choice(ENCODINGS)
    faults.append(encoding)
    text = buffer.getvalue()
    if encoding == "utf-8 and gb18030":
        half = text.find("\r\n", len(text) // 2) + 2
        return text[:half].encode() + text[half:].encode("gb18030")
    return text.encode(encoding)


def _shown(cell: Cell) -> Cell:
    return "" if cell is None else cell


_WRITERS: dict[str, Callable[[Random, list[Page], list[str]], bytes]] = {
    "xlsx": _xlsx, "xls": _xls, "csv": _csv,
}  # fmt: skip


def _damage(random: Random, name: str, content: bytes, faults: list[str]) -> tuple[str, bytes]:
    kind = random.choice(DAMAGES)
    faults.append(kind)
    if kind == "nothing":
        return name, b""
    if kind == "cut":
        return name, content[: random.randrange(len(content) + 1)]
    if kind == "another ending":
        return f"{name.rpartition('.')[0]}.{random.choice(['csv', 'xls', 'xlsx', 'tsv'])}", content
    changed = bytearray(content)
    for _ in range(random.choice([1, 3, 20])):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return name, bytes(changed)


if __name__ == "__main__":
    made = broken(int(sys.argv[1]))
    (Path(sys.argv[2]) / made.name).write_bytes(made.content)
    print(made.name, made.faults, made.sheets)  # noqa: T201 -- a command says what it wrote
