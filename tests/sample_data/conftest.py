"""The sample's workbook, read and counted by plain Python: no loader, no query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
import pytest

WORKBOOK = Path(__file__).parents[2] / "sample_data" / "siping_road.xlsx"
SYSTEMS = {"居委会", "业委会", "物业", "共建单位", "条线单位"}
Row = dict[str, Any]


def day(value: object) -> date | None:
    """Return the first day a cell can mean."""
    if isinstance(value, datetime):
        return value.date()
    if value is None:
        return None
    text = str(value)
    return date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text))


@dataclass(frozen=True)
class Street:
    """The rows of each sheet by its Chinese headings."""

    sheets: dict[str, list[Row]]

    def rows(self, sheet: str, **equal: object) -> list[Row]:
        """Return the rows whose cells equal the given ones."""
        return [
            row
            for row in self.sheets[sheet]
            if all(row[name] == value for name, value in equal.items())
        ]

    @cached_property
    def codes(self) -> dict[str, str]:
        """Every way the sample writes an area, and its last three digits."""
        ways = {"铁岭路90弄": "018", "铁岭路90弄居委会": "018"}
        for row in self.sheets["居民区"]:
            name, mark = row["居民区名称"], row["区划代码"][-3:]
            ways |= {name: mark, name.removesuffix("居委会"): mark}
        return ways

    def area(self, written: str | None) -> str | None:
        """Return the last three digits of the area's code."""
        return self.codes[written.replace(" ", "")] if written else None

    def held(self, as_of: date) -> Iterator[Row]:
        """Yield the holdings valid at a date, of bodies that are not dissolved by then."""
        gone = {
            row[heading]
            for sheet, heading in (
                ("业委会", "业委会名称"),
                ("党组织", "党组织名称"),
                ("物业企业", "企业名称"),
            )
            for row in self.sheets[sheet]
            if (dissolved := day(row.get("撤销日期"))) and dissolved <= as_of
        }
        for row in self.sheets["任职"]:
            start, end = day(row["任职日期"]), day(row["离职日期"])
            if (
                start
                and start <= as_of
                and (not end or as_of < end)
                and row["任职组织"] not in gone
            ):
                yield row

    def holders(self, as_of: date, organisation: str, role: str | None = None) -> list[str]:
        """Return the names of who sits in a body at a date."""
        return [
            row["姓名"]
            for row in self.held(as_of)
            if row["任职组织"] == organisation and role in (None, row["职务"])
        ]

    def current_terms(self, as_of: date) -> Iterator[Row]:
        """Yield the last term of each body that has begun by a date."""
        latest: dict[tuple[str, str | None], Row] = {}
        for row in self.sheets["换届"]:
            start = day(row["起始日期"])
            key = (row["组织"], self.area(row["居民区"]))
            if start and start <= as_of:
                former = latest.get(key)
                if former is None or day(former["起始日期"]) < start:  # type: ignore[operator]
                    latest[key] = row
        return iter(latest.values())


@pytest.fixture(scope="session")
def street() -> Street:
    """Read the committed workbook."""
    workbook = openpyxl.load_workbook(WORKBOOK, read_only=True)
    sheets = {}
    for sheet in workbook.worksheets:
        headings, *rows = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [dict(zip(headings, row, strict=True)) for row in rows]
    workbook.close()
    return Street(sheets)


@pytest.fixture(scope="session")
def party_name() -> Callable[[str], str]:
    """Return how the general branch of an area is called."""

    def name(stem: str) -> str:
        return f"{stem}居民区党总支"

    return name
