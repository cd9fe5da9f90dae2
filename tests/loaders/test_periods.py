"""Two days in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.words import Text
from loaders._loading import read
from loaders._periods import read_period
from loaders._pipeline import Candidate
from loaders._sheet import Column, Refused
from loaders._tables import Tables

START = Column("start", Text(zh="开始日期", en="Start"), type="date", until="end")


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("2018.12-2023.12", "2018-12", "2023-12"),
        ("2018-12-2023-12", "2018-12", "2023-12"),
        ("2018-12-03-2023-12-02", "2018-12-03", "2023-12-02"),
        ("2018-2023", "2018", "2023"),
        ("2018年12月至2023年12月", "2018-12", "2023-12"),
        ("自2018年12月3日起至2023年12月2日止", "2018-12-03", "2023-12-02"),
        ("2018/12/3 ～ 2023/12/2", "2018-12-03", "2023-12-02"),
        ("201812－202312", "2018-12", "2023-12"),
        ("2018.12——2023.12", "2018-12", "2023-12"),
        ("2018.12 -- 2023.12", "2018-12", "2023-12"),
        ("二〇一八年十二月-二〇二三年十二月", "2018-12", "2023-12"),
        ("2018-12-19-2023-12-20", "2018-12-19", "2023-12-20"),
        ("2018-12-20 - 2023-12-19", "2018-12-20", "2023-12-19"),
        ("一九九六年十二月-一九九九年一月", "1996-12", "1999-01"),
        ("1996-12-一九九九年", "1996-12", "1999"),
        ("约2002-2005", "约2002", "2005"),
        ("2018.12至今", "2018-12", None),
        ("2018.12-至今", "2018-12", None),
        ("2018年12月—现在", "2018-12", None),
        ("2014.3-现在", "2014-03", None),
        ("2014.3-在职", "2014-03", None),
        ("2018.12，至今", "2018-12", None),
    ],
)
def test_two_days_in_one_cell(written: str, begin: str, end: str | None) -> None:
    found = read_period(written, START)
    assert found is not None
    assert [day and str(day) for day in found] == [begin, end]


@pytest.mark.parametrize(
    "written", ["", "5年", "2018-12", "2018-12-03", "第九届", 2018, None, "至今", "不详-2023.12"]
)
def test_what_does_not_part_is_no_period(written: str | int | None) -> None:
    assert read_period(written, START) is None


@pytest.mark.parametrize("written", ["2018.13-2023.12", "2018.12至五年", "上届到本届"])
def test_a_part_that_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_period(written, START)


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMS = {
    "day": ("{0:%Y-%m-%d}", "{0.year}.{0.month}.{0.day}", "{0:%Y年%m月%d日}", "{0:%Y%m%d}"),
    "month": ("{0:%Y-%m}", "{0.year}/{0.month}", "{0.year}年{0.month}月", "{0:%Y%m}"),
    "year": ("{0:%Y}", "{0.year}年"),
}


@settings(deadline=None)
@given(
    DAYS,
    DAYS,
    st.sampled_from([(kind, form) for kind, forms in FORMS.items() for form in forms]),
    st.sampled_from(["-", " - ", "至", "到", "—", "～", "--", "－"]),
)
def test_two_days_of_any_form_are_both_read(
    begin: date, end: date, written: tuple[str, str], mark: str
) -> None:
    kind, form = written
    first = {"day": begin, "month": begin.replace(day=1), "year": begin.replace(month=1, day=1)}
    last = {"day": end, "month": end.replace(day=1), "year": end.replace(month=1, day=1)}
    expected = PartialDate(first[kind], kind), PartialDate(last[kind], kind)
    assert read_period(form.format(begin) + mark + form.format(end), START) == expected
    assert read_period(f"{form.format(begin)}{mark}现在", START) == (expected[0], None)


@given(st.text())
def test_any_text_is_a_period_none_or_refused(text: str) -> None:
    with suppress(Refused):  # no other error leaves it
        found = read_period(text, START)
        assert found is None or len(found) == 2


def rows(folder: Path, headings: str, lines: Sequence[str]) -> tuple[Tables, list[Candidate]]:
    path = folder / "换届.csv"
    path.write_text("\n".join([headings, *lines]) + "\n", encoding="utf-8")
    tables = read([path])
    return tables, tables.candidates


def test_a_cell_of_a_roster_gives_both_days_and_is_told(tmp_path: Path) -> None:
    tables, (first, second) = rows(
        tmp_path, "组织,届次,起始日期,备案届满日期", ["甲,9,2018.12-2023.12,", "乙,9,2018.12至今,"]
    )
    assert (str(first.record.date("start")), str(first.record.date("due"))) == (
        "2018-12",
        "2023-12",
    )
    assert (str(second.record.date("start")), second.record.date("due")) == ("2018-12", None)
    (table,) = tables.tables
    assert [(each.row, each.before, each.after) for each in table.repairs] == [
        (2, "2018.12-2023.12", "2018-12 / 2023-12"), (3, "2018.12至今", "2018-12 /"),
    ]  # fmt: skip
    assert table.repairs[0].rule.get("en") == "A cell that holds two days gives both."


def test_the_end_may_be_said_twice_but_not_otherwise(tmp_path: Path) -> None:
    _, (same, other) = rows(
        tmp_path,
        "组织,届次,起始日期,备案届满日期",
        ["甲,9,2018.12-2023.12,2023-12", "乙,9,2018.12-2023.12,2024-01"],
    )
    assert not same.refusals
    (refusal,) = other.refusals
    assert refusal.reason.get("en") == (
        "This cell ends the period on 2023-12, the column 备案届满日期 on 2024-01."
    )


def test_other_cells_refuse_two_days_as_before(tmp_path: Path) -> None:
    _, (row,) = rows(tmp_path, "组织,届次,起始日期,实际结束日期", ["甲,9,2018-12,2018.12-2023.12"])
    (refusal,) = row.refusals
    assert refusal.field == "end"
    assert refusal.reason.get("en").startswith("This is not a date.")


def test_headings_for_both_days_are_known(tmp_path: Path) -> None:
    _, (row,) = rows(tmp_path, "组织,届次,任期起止时间", ["甲,9,2018.12-2023.12"])
    assert str(row.record.date("due")) == "2023-12"
