"""Workbooks (.xlsx) as programs other than Excel write them: each says what Excel's says."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from loaders import _package
from loaders._hidden import Hidden
from loaders._reading import read_file

SHEET = "xl/worksheets/sheet1.xml"
Rewrite = Callable[[str, str], tuple[str, str]]
"""Takes and gives the name of a part and its text."""


def workbook(rewrite: Rewrite) -> bytes:
    """Return a workbook of which a row and a column are hidden, and that holds an error."""
    plain, written = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        month = book.add_format({"num_format": "yyyy-mm"})
        page = book.add_worksheet("小区")
        page.write_row(0, 0, ["小区名称", "居民区", "首套交付日期", "户数"])
        for row in (1, 2):
            page.write_row(row, 0, [f"示例苑{row}", "金安"])
            page.write_datetime(row, 2, date(2015, 8, row), month)
            page.write_formula(row, 3, "=NA()", None, "#N/A")
        page.set_row(1, None, None, {"hidden": True})
        page.set_column(1, 1, 10, None, {"hidden": True})
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.namelist():
            name, text = rewrite(part, old.read(part).decode())
            kept = zipfile.ZipInfo(name)
            kept.filename = name  # on some systems its strokes would be turned round
            new.writestr(kept, text)
    return written.getvalue()


def as_written(name: str, text: str) -> tuple[str, str]:
    return name, text


def in_single_quotes(name: str, text: str) -> tuple[str, str]:
    return name, re.sub(r'="([^"]*)"', r"='\1'", text)


def spaced(name: str, text: str) -> tuple[str, str]:
    return name, re.sub(r'(\w)="', r'\1 = "', text) if name == SHEET else text


def without_places(name: str, text: str) -> tuple[str, str]:
    return name, re.sub(r' r="[A-Z]*\d+"', "", text) if name == SHEET else text


def with_a_prefix_and_without_places(name: str, text: str) -> tuple[str, str]:
    if name != SHEET:
        return name, text
    text = without_places(name, text)[1].replace("xmlns=", "xmlns:x=")
    return name, re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)


def with_backslashes(name: str, text: str) -> tuple[str, str]:
    return name.replace("/", "\\"), text


def in_capitals(name: str, text: str) -> tuple[str, str]:
    return ("xl/Worksheets/Sheet1.XML" if name == SHEET else name), text


@pytest.mark.parametrize(
    "rewrite",
    [
        as_written, in_single_quotes, spaced, without_places, with_a_prefix_and_without_places,
        with_backslashes, in_capitals,
    ],
)  # fmt: skip
@pytest.mark.parametrize("piece", [64, 1 << 20])
def test_what_is_hidden_wrong_or_a_month_is_seen_however_it_is_written(
    rewrite: Rewrite, piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_package, "_PIECE", piece)
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(rewrite))
    file = read_file(path)
    (sheet,) = file.sheets
    assert [list(row) for row in sheet.rows] == [
        ["小区名称", "居民区", "首套交付日期", "户数"],
        ["示例苑1", "金安", "2015-08", ""],
        ["示例苑2", "金安", date(2015, 8, 2), ""],
    ]
    assert sheet.hidden == Hidden(rows=(2,), columns=("B",))
    assert [remark.get("en") for remark in file.remarks] == [
        "a.xlsx, sheet 小区: 2 cells hold an error such as #N/A and are read as empty; "
        "open the file and correct them."
    ]
