"""Numbers are read in the unit in which they are counted, wherever a table says it."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from loaders._headings import Label, normal
from loaders._mapping import Shape
from loaders._matching import is_smaller, names_of
from loaders._reading import RawFile, RawSheet, read_file
from loaders._recognition import recognise
from loaders._registry import registry
from loaders._rows import Row, rows_of
from loaders._vocabulary import words
from tests.loaders.recognised import FILE, fields_of, found_in, table


def test_a_heading_in_ten_thousands_is_no_field_in_ones() -> None:
    headings = ["居民区", "年度", "工作经费（万元）"]
    sheet = table(headings, ["金安居委会", 2015, 20], name="经费与人员")
    found = found_in(sheet)
    assert found.questions == ()
    assert found.headings.unmapped == ("工作经费（万元）",)
    (remark,) = found.remarks
    assert (
        "“工作经费（万元）” is not read, for its unit is not that of “Funds (yuan)”"
        in remark.get("en")
    )
    # Nor by an answer that was given when it was still asked.
    shape = Shape("provisions", found.headings.block.keys)
    answered = recognise(FILE, sheet, {shape: {normal(headings[2]): "funds"}})
    assert answered is not None
    assert answered.headings.unmapped == ("工作经费（万元）",)
    near = found_in(table(["居民区", "年度", "工作的经费（元）"], ["金安居委会", 2015, 20]))
    assert [question.field for question in near.questions] == ["funds"]


def test_a_line_above_the_table_gives_the_unit_that_the_headings_leave_out() -> None:
    row = ["金安居委会", 2015, 20, 8]
    for line in (["单位：万元"], ["2015年经费表", "", "（单位: 万元）"]):
        headings = ["居民区", "年度", "工作经费", "社工人数"]
        found = found_in(RawSheet("经费与人员", [line, headings, row]))
        assert found.headings.unmapped == ("工作经费",)
        assert {column.field for column in found.headings.columns.values()} == {
            "area", "year", "workers",
        }  # fmt: skip
        (remark,) = found.remarks
        assert "“工作经费” is not read, for its unit is not that of" in remark.get("en")
    said = found_in(
        RawSheet("经费与人员", [["单位：万元"], ["居民区", "年度", "工作经费（元）"], row])
    )
    assert said.headings.unmapped == ("[D]",)
    plain = found_in(
        RawSheet("经费与人员", [["单位：元"], ["居民区", "年度", "工作经费"], row[:3]])
    )
    assert plain.headings.unmapped == ()


ESTATES = ["小区名称", "居民区", "建筑面积", "户数"]
PROVISIONS = ["居民区", "年度", "工作经费", "社区工作者人数"]


@pytest.mark.parametrize(
    ("sheet", "line", "headings", "unread"),
    [
        ("小区", "单位：万平方米", ESTATES, ["建筑面积"]),
        ("小区", "（面积单位：万平方米）", ESTATES, ["建筑面积"]),
        ("小区", "单位：万平方米、户", ESTATES, ["建筑面积"]),
        ("小区", "单位：户、万㎡", ESTATES, ["建筑面积"]),
        ("小区", "单位：公顷", ESTATES, ["建筑面积"]),
        ("小区", "单位：千户", ESTATES, ["户数"]),
        ("小区", "单位：千户/万平方米", ESTATES, ["建筑面积", "户数"]),
        ("小区", "单位:百户", ESTATES, ["户数"]),
        ("经费与人员", "单位：人、万元", PROVISIONS, ["工作经费"]),
        ("经费与人员", "金额单位：人民币万元", PROVISIONS, ["工作经费"]),
        ("经费与人员", "金额以万元为单位", PROVISIONS, ["工作经费"]),
        ("经费与人员", "计量单位为亿元", PROVISIONS, ["工作经费"]),
        ("经费与人员", "单位（百万元）", PROVISIONS, ["工作经费"]),
        ("经费与人员", "单位：元、人", PROVISIONS, []),
        ("经费与人员", "填报单位：四平路街道万年居委会", PROVISIONS, []),
        ("经费与人员", "单位：元（5万元以上另附说明）", PROVISIONS, []),
        ("小区", "单位：万元", ESTATES, []),
        ("小区", "面积：万平方米", ESTATES, ["建筑面积"]),
        ("小区", "万平方米、户", ESTATES, ["建筑面积"]),
        ("小区", "（万㎡，户）", ESTATES, ["建筑面积"]),
        ("小区", "平方米、户", ESTATES, []),
        ("小区", "面积在5万平方米以上", ESTATES, []),
        # What names its unit is what it says.
        ("小区", "单位：万平方米、千户", [*ESTATES[:2], "建筑面积（平方米）", "户数（户）"], []),
        ("小区", "单位：万平方米、千户", [*ESTATES[:2], "建筑面积（㎡）", "总户数"], ["总户数"]),
        ("经费与人员", "单位：万元", [*PROVISIONS[:2], "工作经费（人民币元）", "社工人数"], []),
    ],
)
def test_the_units_of_a_line_above_the_table_are_those_of_the_fields_that_count_so(
    sheet: str, line: str, headings: list[str], unread: list[str]
) -> None:
    row = ["金安居委会", 2015, 5.2, 8] if sheet == "经费与人员" else ["甲苑", "金安", 5.2, 8]
    found = found_in(RawSheet(sheet, [["一览表"], [line], headings, row]))
    told = [remark.get("en").split("“")[1].split("”")[0] for remark in found.remarks]
    asked = [question.column for question in found.questions]
    assert (told, [each for each in found.headings.unmapped if each not in asked]) == (
        unread, unread,
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_note_far_below_is_seen_in_a_sheet_that_is_not_kept_in_memory(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders._reading.KEPT_CELLS", 40)
    rows = [ESTATES, *([f"{at}苑", "金安", "5.2", "640"] for at in range(40))]
    rows.append(["注：建筑面积单位为万平方米", "", "", ""])
    path = tmp_path / f"小区.{ending}"
    if ending == "csv":
        path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    else:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("小区")
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    (sheet,) = read_file(path).sheets
    assert not isinstance(sheet.rows, list)
    found = recognise(path, sheet)
    assert found is not None
    assert list(fields_of(found).values()) == ["name", "area", "households"]


@pytest.mark.parametrize("units", [["", "", "万平方米", "户"], ["", "", "（万平方米）", "（户）"]])
def test_a_row_of_units_below_two_rows_of_headings_is_a_part_of_them(units: list[str]) -> None:
    rows = [
        ["小区名称", "居民区", "规模", ""], ["", "", "建筑面积", "户数"], units,
        ["甲苑", "金安", 5.2, 640],
    ]  # fmt: skip
    sheet = RawSheet("小区", rows, [((0, 0), (2, 0)), ((0, 1), (2, 1)), ((0, 2), (0, 3))])
    found = found_in(sheet)
    assert found.headings.below == 3
    assert list(fields_of(found).values()) == ["name", "area", "households"]
    assert found.headings.unmapped == (f"规模/建筑面积/{units[2]}",)
    assert len(found.remarks) == 1
    (row,) = rows_of(RawFile(FILE, "0" * 64, [sheet]), sheet, found)
    assert isinstance(row, Row)
    assert row.cells["households"] == 640


@pytest.mark.parametrize(
    ("note", "unread"),
    [
        ("注：建筑面积单位为万平方米。", ("建筑面积",)),
        ("备注：1.单位：万平方米", ("建筑面积",)),
        ("注：建筑面积单位为平方米。", ()),
        ("单位：万平方米", ()),  # what stands below and is no note may be of another table
    ],
)
def test_a_note_below_the_table_gives_the_unit_too(note: str, unread: tuple[str, ...]) -> None:
    rows = [["甲苑", "金安", 5.2, 640] for _ in range(40)]
    found = found_in(table(ESTATES, *rows, [note, "", "", ""], name="小区"))
    assert (found.headings.unmapped, len(found.remarks)) == (unread, len(unread))


@pytest.mark.parametrize(
    ("units", "unread"),
    [
        (["", "年", "万元", "人"], ["工作经费/万元"]),
        (["", "", "（万元）", "（人）"], ["工作经费/（万元）"]),
        (["", "", "（单位：人民币万元）", "（名）"], ["工作经费/（单位：人民币万元）"]),
        (["", "", "元", "千人"], ["社工人数/千人"]),
        (["", "", "（元）", ""], []),
    ],
)
def test_a_row_of_units_below_the_headings_is_a_part_of_them(
    units: list[str], unread: list[str]
) -> None:
    rows = [["居民区", "年度", "工作经费", "社工人数"], units, ["金安居委会", 2015, 20, 8]]
    sheet = RawSheet("经费与人员", rows)
    found = found_in(sheet)
    assert (found.headings.below, found.headings.unmapped) == (2, tuple(unread))
    assert [each.get("en").split("“")[1].split("”")[0] for each in found.remarks] == unread
    (row,) = rows_of(RawFile(FILE, "0" * 64, [sheet]), sheet, found)
    assert isinstance(row, Row)
    assert row.cells["year"] == 2015
    assert len(row.cells) == 4 - len(unread)


@pytest.mark.parametrize("heading", ["建筑面积（公顷）", "建筑面积（亩）", "建筑面积（万㎡）"])
def test_a_heading_in_a_larger_unit_is_told_and_not_asked_about(heading: str) -> None:
    found = found_in(table(["小区名称", "居民区", heading], ["甲苑", "金安", 5.2], name="小区"))
    assert (found.questions, found.headings.unmapped) == ((), (heading,))
    (remark,) = found.remarks
    assert "is not that of “Floor area (m²)”: write the numbers in full, and 平方米 in" in (
        remark.get("en")
    )


def test_every_number_has_a_unit_or_is_none_that_a_table_could_count_larger() -> None:
    columns = {
        (kind, column.field): column
        for kind, loader in registry().items()
        for column in loader.SHEET.columns
    }
    numbers = {place for place, each in columns.items() if each.type in ("integer", "number")}
    assert {place for place in numbers if not columns[place].unit} == {
        ("agreements", "round"), ("brand_positions", "number"), ("estates", "delivered_share"),
        ("provisions", "year"), ("terms", "number"),
    }  # fmt: skip
    assert {place for place, each in columns.items() if each.unit} <= numbers
    assert {each.unit for each in columns.values()} - {""} == set(words("cells")["same"])
    # A field has no heading that says more than its unit.
    for kind in registry():
        for name, column in names_of(kind).items():
            label = Label(0, (name,), name, (name,), personal=False)
            assert not is_smaller(label, column), (kind, name)
