"""Dates as offices write them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import PartialDate
from loaders._dates import read_date
from loaders._epoch import counts_from_1904
from loaders._reading import read_file
from loaders._sheet import Refused
from loaders._tables import find_tables

MARCH = PartialDate(date(2014, 3, 1), "month")
FIRST_OF_MARCH = PartialDate(date(2014, 3, 1), "day")


@pytest.mark.parametrize(
    "written",
    ["2014.03", "2014.3", "201403", "2014-03", "2014/3", "2014年3月", "2014 年 3 月",
     "2014年03月份", "2014年三月", "二〇一四年三月", "二零一四年三月", "２０１４．０３", 201403,
     201403.0, "201403.0", 2014.03, "2014.3月", "2014-03月份", "二O一四年三月", "二Ｏ一四年三月",
     "二○一四年三月", "二0一四年三月"],
)  # fmt: skip
def test_a_month_is_read_as_a_month(written: object) -> None:
    assert read_date(written, "start") == MARCH


@pytest.mark.parametrize(
    "written",
    ["2014-03-01", "2014-3-1", "2014.03.01", "2014/3/1", "20140301", 20140301.0, "2014年3月1日",
     "二〇一四年三月一日", "2014.3月1日", "2014-03-01 00:00:00", date(2014, 3, 1),
     datetime(2014, 3, 1, 9, 30),
     41699, 41699.0, 41699.5, "41699", "４１６９９", "二零一四年三月一号"],
)  # fmt: skip
def test_a_day_is_read_as_a_day(written: object) -> None:
    # 41699 is the serial of 2014-03-01: 41640 is 2014-01-01, and 59 days follow.
    assert read_date(written, "start") == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("written", "year"),
    [("二O二O年十月", 2020), ("二〇二O年十月", 2020), ("二O一O年十月", 2010),
     ("二0一0年十月", 2010), ("二○○○年十月", 2000)],
)  # fmt: skip
def test_a_letter_or_circle_is_a_zero_in_a_year(written: str, year: int) -> None:
    assert read_date(written, "start") == PartialDate(date(year, 10, 1), "month")


@pytest.mark.parametrize("written", ["2014", 2014, 2014.0, "2014年", "二〇一四年", "2014年度"])
def test_a_year_is_read_as_a_year(written: object) -> None:
    assert read_date(written, "start") == PartialDate(date(2014, 1, 1), "year")


@pytest.mark.parametrize(
    "written",
    ["约2014", "约2014年", "约 2014 年", "大约2014年", "2014年左右", "2014前后", "约二〇一四年",
     "约2014年3月", "2014（约）"],
)  # fmt: skip
def test_an_approximate_date_says_that_it_is_one(written: str) -> None:
    rules: list[str] = []
    read = read_date(written, "start", note=rules.append)
    assert read == PartialDate(date(2014, 1, 1), "circa")
    assert read is not None
    assert (read.last, str(read)) == (date(2014, 12, 31), "约2014")
    assert rules == ["An approximate date is known to about the year only."]


def test_the_serial_numbers_of_a_workbook_that_counts_from_1904() -> None:
    # 40237 days after 1904-01-01 is 2014-03-01: 1462 days lie between the two systems.
    for written in (40237, 40237.0, 40237.5, "40237"):
        assert read_date(written, "start", date1904=True) == FIRST_OF_MARCH
    assert read_date(date(2014, 3, 1), "start", date1904=True) == FIRST_OF_MARCH
    assert read_date(2014, "start", date1904=True) == PartialDate(date(2014, 1, 1), "year")


def test_a_serial_number_that_is_read_as_a_date_is_told() -> None:
    rules: list[str] = []
    for written in (41699, "41699", 201403, "2014.03", date(2014, 3, 1), "至今"):
        read_date(written, "start", note=rules.append)
    assert rules == ["A serial number of a spreadsheet is read as the date it stands for."] * 2


def test_a_number_that_may_be_january_or_october_is_refused() -> None:
    # Who types 2014.10 into a cell gets the number 2014.1.
    with pytest.raises(Refused) as refused:
        read_date(2014.10, "start")
    assert refused.value.reason.get("en").endswith("Write 2014-01 or 2014-10.")
    assert read_date(2014.01, "start") == PartialDate(date(2014, 1, 1), "month")
    assert read_date("2014.1", "start") == PartialDate(date(2014, 1, 1), "month")
    assert read_date(2014.11, "start") == PartialDate(date(2014, 11, 1), "month")


def test_chinese_days_beyond_ten() -> None:
    read = read_date("二〇一四年十二月三十一日", "start")
    assert read == PartialDate(date(2014, 12, 31), "day")
    assert read_date("二〇一四年十月二十日", "start") == PartialDate(date(2014, 10, 20), "day")
    assert read_date("二〇一四年十月廿一日", "start") == PartialDate(date(2014, 10, 21), "day")


@pytest.mark.parametrize("written", [None, "", "  ", "至今", "不详", "-", "—", "现任", "在职"])
def test_no_date(written: object) -> None:
    assert read_date(written, "end") is None


@pytest.mark.parametrize(
    "written",
    ["2014-02-30", "2014-13", "201413", "2014.00", "2014年2月30日", "1850-01-01", 185001, "2150",
     "三月", "昨天", "2014-3.1", "14-03-01", "2014-03-01 abc", "二〇一四年十三月", 5, -1.5,
     "约", "约三月", "99年7月", "2014年十十月", "73051", float("inf"), float("nan"), True],
)  # fmt: skip
def test_what_is_no_date_is_refused(written: object) -> None:
    with pytest.raises(Refused) as refused:
        read_date(written, "start")
    assert refused.value.field == "start"


@pytest.mark.parametrize(("date1904", "serial"), [(False, 41699), (True, 40237)])
def test_a_workbook_says_from_when_its_serial_numbers_count(
    tmp_path: Path, date1904: bool, serial: int
) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": date1904})
    sheet = book.add_worksheet("小区")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ["小区名称", "居民区", "首套交付日期"])
    sheet.write_row(1, 0, ["示例苑", "金安"])
    sheet.write_datetime(1, 2, datetime(2014, 3, 1), day)  # the parser knows of 1904
    sheet.write_row(2, 0, ["示例里", "金安", serial])
    book.close()
    file = read_file(path)
    assert file.date1904 is date1904
    found = find_tables([file])
    (table,) = found.tables
    assert [each.record.date("first_delivery") for each in found.candidates] == [FIRST_OF_MARCH] * 2
    assert [(repair.row, repair.before, repair.after) for repair in table.repairs] == [
        (3, str(serial), "2014-03-01")
    ]
    assert table.count["repaired"] == 1


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ('<workbookPr date1904="1"/>', True),
        ("<x:workbookPr codeName='a' date1904='true'/>", True),
        ('<workbookPr date1904="0"/>', False),
        ('<workbookPr codeName="date1904"/>', False),
    ],
)
def test_the_word_for_1904_in_a_workbook(part: str, says: bool) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("xl/workbook.xml", f"<workbook>{part}</workbook>")
    assert counts_from_1904(packed.getvalue()) is says


@pytest.mark.parametrize("content", [b"", b"PK", b"a,b\n1,2\n", b"PK\x03\x04 damaged"])
def test_what_is_no_packed_workbook_counts_from_1900(content: bytes) -> None:
    assert not counts_from_1904(content)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["day", "month", "year", "circa"]),
)
def test_what_is_written_out_is_read_back(day: date, precision: str) -> None:
    first = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}
    first["circa"] = first["year"]
    known = PartialDate(first[precision], precision)
    assert read_date(str(known), "start") == known


@given(
    st.one_of(st.text(), st.integers(), st.floats(), st.text("0123456789年月日.-/〇一二十廿约左右"))
)
def test_anything_is_read_or_refused(written: object) -> None:
    try:
        read = read_date(written, "start")
    except Refused:
        return
    if read is not None:
        assert read_date(str(read), "start") == read
