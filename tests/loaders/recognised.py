"""A sheet by its headings, and what is recognised in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders._candidates import Recognised
from loaders._mapping import read_mappings
from loaders._reading import RawSheet
from loaders._recognition import recognise

FILE = Path("名册.xlsx")


def table(headings: Sequence[str], *rows: Sequence[object], name: str = "Sheet1") -> RawSheet:
    return RawSheet(name, [list(headings), *map(list, rows)])


def found_in(sheet: RawSheet, home: Path | None = None) -> Recognised:
    found = recognise(FILE, sheet, read_mappings(home) if home else None)
    assert found is not None
    return found


def fields_of(found: Recognised) -> dict[str, str]:
    columns = found.headings.columns
    return {found.headings.written[at]: column.field for at, column in columns.items()}
