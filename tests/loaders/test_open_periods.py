"""A period of which a cell tells only the beginning: 2026.5.1起."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.words import Text
from loaders._loading import read
from loaders._periods import read_period
from loaders._sheet import Column, Refused

START = Column("start", Text(zh="开始日期", en="Start"), type="date", until="end")


@pytest.mark.parametrize(
    ("written", "begin"),
    [
        ("2026.5.1起", "2026-05-01"),
        ("自2026年5月起", "2026-05"),
        (" 2026年5月1日起 ", "2026-05-01"),
    ],
)
def test_a_day_on_which_something_begins(written: str, begin: str) -> None:
    found = read_period(written, START)
    assert found is not None
    assert (str(found[0]), found[1]) == (begin, None)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(Refused):
        read_period("交付起", START)


def test_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "换届.csv"
    path.write_text("组织,届次,起始日期\n柳岸居委会,9,2026.6.19起\n", encoding="utf-8")
    tables = read([path])
    (row,) = tables.candidates
    assert str(row.record.date("start")) == "2026-06-19"
    (table,) = tables.tables
    (told,) = table.repairs
    assert (told.before, told.after) == ("2026.6.19起", "2026-06-19 /")
    assert told.rule.get("zh") == "日期后写“起”的，按自该日开始、尚无结束日期读取。"
