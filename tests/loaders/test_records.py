"""What an .xls says beside its cells."""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest

from loaders._epoch import counts_from_1904
from loaders._hidden import Hidden, hidden_parts
from loaders._reading import read_file
from loaders._tables import find_tables
from sample_data.broken_xls import compound_file, record, write_xls

HEADINGS = ["小区名称", "居民区", "首套交付日期"]
# 2014-03-01 is day 41,699 from 1900 and 1,462 days less from 1904.
SERIAL = 40237.0


@pytest.mark.parametrize(
    ("date1904", "day"), [(True, "2014-03-01"), (False, "2010-02-28")]
)  # fmt: skip
def test_serial_numbers_are_counted_from_the_day_that_the_file_says(
    tmp_path: Path, date1904: bool, day: str
) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(write_xls("小区", [HEADINGS, ["示例里", "金安", SERIAL]], date1904=date1904))
    file = read_file(path)
    assert file.date1904 is date1904
    (candidate,) = find_tables([file]).candidates
    assert str(candidate.record.date("first_delivery")) == day


def test_hidden_rows_and_columns_are_known(tmp_path: Path) -> None:
    rows = [HEADINGS, ["示例里", "金安", SERIAL], ["示例苑", "金安", SERIAL]]
    path = tmp_path / "a.xls"
    path.write_bytes(write_xls("小区", rows, hidden_rows=[1], hidden_columns=[(2, 255)]))
    (sheet,) = read_file(path).sheets
    # What is hidden beyond the last cell hides nothing.
    assert sheet.hidden == Hidden(rows=(2,), columns=("C",))
    assert len(list(sheet.rows)) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        compound_file({"WordDocument": b"x"}),
        compound_file({"Workbook": bytes(3)}),
        write_xls("小区", [HEADINGS], date1904=True)[:1500],
        write_xls("小区", [HEADINGS], date1904=True)[:700],
    ],
)
def test_what_cannot_be_asked_says_nothing(content: bytes) -> None:
    assert hidden_parts(content) == {}
    assert not counts_from_1904(content)


def test_a_name_that_is_no_text_is_no_fault_of_the_cells() -> None:
    # Half of a pair of surrogates, and no other half.
    whole = write_xls("小区", [HEADINGS], hidden_rows=[0])
    odd = whole.replace("小区".encode("utf-16-le"), b"\x00\xd8\x3a\x53")
    (hidden,) = hidden_parts(odd).values()
    assert hidden == ((1,), ())


def style(form: int) -> bytes:
    return record(0x00E0, struct.pack("<2H", 0, form) + bytes(16))


def form(number: int, text: str) -> bytes:
    letters = text.encode("utf-16-le")
    return record(0x041E, struct.pack("<2HB", number, len(text), 1) + letters)


def test_a_day_that_shows_its_month_only_is_read_as_a_month(tmp_path: Path) -> None:
    # Day 42,217 is 2015-08-01; styles 0 to 3: plain, a month of one's own, one that Excel
    # knows by heart, a day. Cells: a number, a packed number, two in one record, a formula.
    book = form(164, 'yyyy"年"m"月"') + form(165, "yyyy-mm-dd")
    book += style(0) + style(164) + style(57) + style(165)
    packed = 42217 << 2 | 2
    cells = (
        record(0x0203, struct.pack("<3Hd", 1, 2, 1, 42217.0))
        + record(0x027E, struct.pack("<3HI", 2, 2, 2, packed))
        + record(0x00BD, struct.pack("<2HHIHIH", 3, 1, 3, packed, 1, packed, 2))
        + record(0x0006, struct.pack("<3Hd", 4, 2, 1, 42217.0) + bytes(8))
    )
    rows = [HEADINGS, ["示例里"], ["示例苑"], ["示例坊"], ["示例园"]]
    path = tmp_path / "a.xls"
    path.write_bytes(write_xls("小区", rows, book=book, cells=cells))
    (sheet,) = read_file(path).sheets
    assert [row[2] for row in sheet.rows][1:] == ["2015-08"] * 4
    assert list(sheet.rows)[3][1] == date(2015, 8, 1)


def test_a_first_day_that_shows_its_year_only_is_read_as_a_year(tmp_path: Path) -> None:
    # Day 42,005 is 2015-01-01, 42,217 is 2015-08-01.
    book = form(164, 'yyyy"年"') + style(0) + style(164)
    cells = record(0x0203, struct.pack("<3Hd", 1, 2, 1, 42005.0))
    cells += record(0x0203, struct.pack("<3Hd", 2, 2, 1, 42217.0))
    path = tmp_path / "a.xls"
    path.write_bytes(write_xls("小区", [HEADINGS, ["示例里"], ["示例苑"]], book=book, cells=cells))
    (sheet,) = read_file(path).sheets
    assert [row[2] for row in sheet.rows][1:] == ["2015", date(2015, 8, 1)]


def test_cells_that_hold_an_error_are_counted_for_they_are_read_as_empty(tmp_path: Path) -> None:
    # 0x2A is #N/A; a boolean stands in the same kind of record, a text in that of a formula.
    fault = struct.pack("<BBIH", 2, 0, 0x2A, 0xFFFF)
    cells = (
        record(0x0205, struct.pack("<3HBB", 1, 1, 0, 0x2A, 1))
        + record(0x0205, struct.pack("<3HBB", 1, 2, 0, 1, 0))
        + record(0x0006, struct.pack("<3H", 2, 1, 0) + fault + bytes(8))
        + record(0x0006, struct.pack("<3HB", 2, 2, 0, 3) + bytes(5) + b"\xff\xff" + bytes(8))
    )
    path = tmp_path / "a.xls"
    path.write_bytes(write_xls("小区", [HEADINGS, ["示例里"], ["示例苑"]], cells=cells))
    file = read_file(path)
    assert [remark.get("en") for remark in file.remarks] == [
        "a.xls, sheet 小区: 2 cells hold an error such as #N/A and are read as empty; "
        "open the file and correct them."
    ]
    assert [list(row) for row in file.sheets[0].rows][1:] == [
        ["示例里", "", True],
        ["示例苑", "", ""],
    ]
