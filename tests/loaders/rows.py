"""A sheet by its rows, and which of them are data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders._reading import RawFile, RawSheet
from loaders._recognition import recognise
from loaders._rows import IgnoredRow, Row, rows_of

THIRD, FOURTH = "鞍山三村居民区党总支", "鞍山四村第一居民区党总支"
MEMBERS = "班子成员信息表"
HOLDINGS = ["姓名", "职务", "任职日期"]


def sheet_of(
    *rows: Sequence[object], name: str = "Sheet1", merged: Sequence[tuple[int, int, int]] = ()
) -> RawSheet:
    return RawSheet(
        name,
        [list(row) for row in rows],
        [((row, left), (row, right)) for row, left, right in merged],
    )


def file_of(*sheets: RawSheet, name: str = "名册.xlsx", sha256: str = "0") -> RawFile:
    return RawFile(Path(name), sha256 * 64, sheets)


def rows_in(*sheets: RawSheet, name: str = "名册.xlsx") -> tuple[list[Row], dict[int, str]]:
    """Return the rows of data, and why each of the others is ignored."""
    file = file_of(*sheets, name=name)
    found = recognise(file.path, sheets[0])
    assert found is not None
    rows = list(rows_of(file, sheets[0], found))
    return (
        [row for row in rows if isinstance(row, Row)],
        {row.row: row.reason.get("en") for row in rows if isinstance(row, IgnoredRow)},
    )
