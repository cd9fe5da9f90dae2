"""The rosters of a city on disk: one file a kind, written row by row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Literal, Protocol

import xlsxwriter

from graph.dates import PartialDate
from loaders._registry import registry
from loaders._sheet import Column
from sample_data.city_offices import Cell, Line, write_date

Format = Literal["xlsx", "csv"]
Value = str | int | float | date | None

EXPLANATION = (
    ("样例数据", "是"),  # the mark by which a load knows that it is a sample
    ("样例数据：上海市", "Sample data: Shanghai"),
    (
        "真实部分仅为居（村）委会的名称与区划代码（国家统计局统计用区划代码 2023 年版）；"
        "人员、组织、任职、届次、协议等均由程序按固定种子生成，与任何真实的人或组织无关。",
        "Real are only the names and division codes of the committees (division codes of the "
        "National Bureau of Statistics, 2023); persons, bodies, holdings, terms and agreements "
        "come from a seeded generator and refer to no real person or body.",
    ),
)
UNREAD = {"residents_committees": ("居委电话",)}
"""Columns of real tables that no loader has a field for."""


class _File(Protocol):
    def write(self, row: list[Value]) -> None: ...

    def close(self) -> None: ...


def write_rosters(lines: Iterable[Line], folder: Path, form: Format) -> dict[str, int]:
    """Write each line to the file of its kind; return the number of rows by loader module."""
    folder.mkdir(parents=True, exist_ok=True)
    opened: dict[str, tuple[_File, list[Callable[[Cell, str], Value]], list[str]]] = {}
    rows: dict[str, int] = {}
    with ExitStack() as stack:
        _explain(folder, form)
        for kind, office, cells in lines:
            if kind not in opened:
                columns = _columns(kind)
                headings = [heading for _, heading, _ in columns]
                path = folder / f"{registry()[kind].SHEET.title.zh}.{form}"
                file = _FORMS[form](path, headings)
                stack.callback(file.close)
                opened[kind] = file, [show for _, _, show in columns], [f for f, _, _ in columns]
            file, shows, fields = opened[kind]
            file.write([
                None if (cell := cells.get(name)) is None else show(cell, office)
                for name, show in zip(fields, shows, strict=True)
            ])  # fmt: skip
            rows[kind] = rows.get(kind, 0) + 1
    return rows


def _columns(kind: str) -> list[tuple[str, str, Callable[[Cell, str], Value]]]:
    declared = [
        (column.field, column.title.zh, _shown(column)) for column in registry()[kind].SHEET.columns
    ]
    return declared + [(name, name, _plain) for name in UNREAD.get(kind, ())]


def _plain(cell: Cell, _office: str) -> Value:
    return str(cell)


def _shown(column: Column) -> Callable[[Cell, str], Value]:
    """Return what shows the cells of a column as an office writes them."""
    words = {key: choice.zh for key, choice in column.choices.items()}

    def show(cell: Cell, office: str) -> Value:
        if isinstance(cell, str):
            return words.get(cell, cell)
        if isinstance(cell, bool):
            return "是" if cell else "否"
        if isinstance(cell, PartialDate):
            return write_date(cell, office)
        if isinstance(cell, list):
            return "、".join(cell)
        return cell

    return show


class _Csv:
    def __init__(self, path: Path, headings: list[str]) -> None:
        # With the mark by which spreadsheets know UTF-8.
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(headings)

    def write(self, row: list[Value]) -> None:
        self._writer.writerow(row)

    def close(self) -> None:
        self._file.close()


class _Workbook:
    def __init__(self, path: Path, headings: list[str]) -> None:
        # Row by row to disk: a sheet of 350,000 rows is never held.
        self._workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
        self._workbook.set_properties({"created": datetime(2026, 8, 1)})
        self._day = self._workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._sheet = self._workbook.add_worksheet(path.stem)
        self._row = 0
        self.write(list(headings))

    def write(self, row: list[Value]) -> None:
        sheet, number = self._sheet, self._row
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, at, value)
            elif isinstance(value, date):
                day = datetime(value.year, value.month, value.day)
                sheet.write_datetime(number, at, day, self._day)
            elif value is not None:
                sheet.write_number(number, at, value)
        self._row += 1

    def close(self) -> None:
        self._workbook.close()


_FORMS: dict[Format, Callable[[Path, list[str]], _File]] = {"csv": _Csv, "xlsx": _Workbook}


def _explain(folder: Path, form: Format) -> None:
    file = _FORMS[form](folder / f"说明.{form}", list(EXPLANATION[0]))
    for texts in EXPLANATION[1:]:
        file.write(list(texts))
    file.close()
