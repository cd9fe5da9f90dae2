"""What an .xls says beside its cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders._epoch import counts_from_1904
from loaders._hidden import Hidden, hidden_parts
from loaders._reading import read_file
from loaders._tables import find_tables
from sample_data.broken_xls import compound_file, write_xls

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
