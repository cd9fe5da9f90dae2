"""The workbook of refused rows: the layout of the file, every fault told, loaded again."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

import loaders
from graph.connection import Graph
from graph.words import Message
from loaders._headings import REASON
from loaders._reading import read_file
from loaders._refused import refused_row, to_correct, write_refused
from loaders._report import Refusal, RefusedRow, Report
from loaders._tables import Table, find_tables

ID = "110101199003070134"
MOBILE = "13800000000"
ESTATES = ["序号", "小区名称", "联系电话", "居民区", "户数", "首套交付日期", "备注"]


def written(path: Path, **sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for index, row in enumerate(rows):
                page.write_row(index, 0, row)
    return path


def tables_in(path: Path) -> list[Table]:
    return find_tables([read_file(path)]).tables


def refused_in(path: Path) -> list[RefusedRow]:
    found = find_tables([read_file(path)])
    return [refused_row(candidate) for candidate in found.candidates if candidate.refusals]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(page: Worksheet) -> list[tuple[object, ...]]:
    return list(page.iter_rows(values_only=True))


def row(**more: object) -> RefusedRow:
    """Return a refused row with one bad cell."""
    given: dict[str, Any] = {
        "file": "a.xlsx",
        "sheet": "小区",
        "row": 2,
        "layout": ("小区名称", "户数", "居民区"),
        "line": ("示例花苑", "许多", "金安"),
        **more,
    }
    bad = Refusal(given["file"], given["sheet"], given["row"], "户数", "许多", Message("No."))
    return RefusedRow(**{"refusals": (bad,), **given})


def test_all_columns_but_personal_ones_in_their_order_and_all_faults_of_a_row(
    tmp_path: Path,
) -> None:
    bad = [7, "示例花苑", MOBILE, "金安", "许多", "2014-13", f"住户 {ID}"]
    path = written(tmp_path / "a.xlsx", 小区=[ESTATES, bad])

    content = write_refused(refused_in(path), "zh")

    page = opened(content)["小区"]
    headings, line = values(page)
    assert headings == ("序号", "小区名称", "居民区", "户数", "首套交付日期", "备注", REASON)
    # What is not read is not shown either: nobody looked whether it is personal.
    assert line[:5] == (None, "示例花苑", "金安", "许多", "2014-13")
    reason = str(line[6])
    assert reason.startswith("a.xlsx 第 2 行\n户数“许多”：")
    assert "首套交付日期“2014-13”：" in reason
    assert not [cell for cell in line if ID in str(cell) or MOBILE in str(cell)]
    red = [cell.value for cell in page[2] if cell.fill.fgColor.rgb == "FFFCEEEC"]
    assert red == ["许多", "2014-13"]


def test_a_corrected_row_goes_in(tmp_path: Path, empty_graph: Graph) -> None:
    areas = [["区划代码", "居民区名称", "街道"], ["310110009023", "金安居委会", "四平路街道"]]
    estates = [ESTATES, [1, "好花苑", MOBILE, "金安", 10, "2014-01", ""],
               [2, "坏花苑", MOBILE, "金安", "许多", "2014-01", ""]]  # fmt: skip
    path = written(tmp_path / "a.xlsx", 居民区=areas, 小区=estates)
    first = loaders.load(empty_graph, [path])
    assert (first.total("loaded"), first.total("refused")) == (2, 1)

    again = tmp_path / "refused.xlsx"
    book = opened(loaders.refused_workbook(first, "zh"))
    assert book.sheetnames == ["小区"]
    book["小区"]["D2"] = 12
    book.save(again)
    second = loaders.load(empty_graph, [again])

    assert (second.total("loaded"), second.total("refused")) == (1, 0)
    found = empty_graph.read("MATCH (e:Estate {name: '坏花苑'}) RETURN e.households AS n", {})
    assert found == [{"n": 12}]
    (count,) = second.counts
    assert count.unmapped == ("序号", "备注")  # not the column of reasons


def test_what_waits_for_an_answer_names_the_column_and_is_not_there_to_correct(
    tmp_path: Path, empty_graph: Graph
) -> None:
    bodies = [["党组织名字", "组织类别", "成立的时间"], ["甲党支部", "党支部", "2012.5"]]
    path = written(tmp_path / "a.xlsx", Sheet1=bodies, 小区=[ESTATES, [1, "甲", "", "", "许多"]])

    report = loaders.load(empty_graph, [path], dry_run=True)

    waits = next(each for each in report.refused if each.sheet == "Sheet1")
    (refusal,) = waits.refusals
    assert (refusal.column, refusal.value) == ("党组织名字", "")  # what is not read is not shown
    assert refusal.reason.get("en") == (
        "Whether “党组织名字” is “党组织名称” must be answered first; then load again."
    )
    assert to_correct(report) == [each for each in report.refused if each.sheet == "小区"]
    assert opened(loaders.refused_workbook(report, "zh")).sheetnames == ["小区"]
    page = opened(report.workbook("zh"))
    assert values(page["汇总"])[1][:3] == ("a.xlsx", "Sheet1", "党组织")
    unread = {line[2]: line[3:] for line in values(page["未读取的列"])[1:]}
    assert unread["党组织名字"] == ("", "✓")


def test_no_row_of_a_sheet_with_an_open_question_is_there_to_correct(tmp_path: Path) -> None:
    headings = ["小区名称", "居民区", "户数", "首套交付的日子"]
    rows = [["甲苑", "金安", "许多", "1996-05"]]
    path = written(tmp_path / "a.xlsx", 小区=[headings, *rows])
    found = find_tables([read_file(path)])
    (question,) = found.tables[0].found.questions
    assert question.column == "首套交付的日子"  # its cell would come back empty, and be lost
    refused = refused_in(path)
    assert [each.column for row in refused for each in row.refusals] == ["户数"]

    asked = Report(None, True, False, (), 0, 0, refused=tuple(refused), questions=(question,))
    assert to_correct(asked) == []
    assert to_correct(replace(asked, questions=())) == refused


def test_cells_and_reasons_stand_at_the_top_of_their_row() -> None:
    page = opened(write_refused([row(line=("示例花苑", "许多", 5.0))], "zh"))["小区"]
    assert {cell.alignment.vertical for cell in page[2]} == {"top"}
    assert page.page_setup.orientation == "landscape"  # as the reasons beside the row need it
    # Two lines, where the row stands and why it is refused: not every program finds the height.
    assert page.row_dimensions[2].height == 30


def test_what_is_still_wrong_comes_back_with_one_column_of_reasons(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", 小区=[ESTATES, [1, "甲", "", "金安", "许多", "", ""]])
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))

    (found,) = refused_in(again)

    assert REASON not in found.layout
    assert (found.file, found.row, found.line[3]) == ("b.xlsx", 2, "许多")


def test_the_shape_stays_the_same_so_that_answers_hold(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", 小区=[ESTATES, [1, "甲", "", "金安", "许多", "", ""]])
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))

    shapes = [tables_in(each)[0].found.headings.block.keys for each in (path, again)]

    assert shapes[0] == shapes[1]


def test_two_heading_rows_stay_two(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("党组织")
        page.merge_range(0, 0, 1, 0, "序号")
        page.merge_range(0, 1, 0, 3, "党组织")
        page.write_row(1, 1, ["名称", "类别", "成立日期"])
        page.write_row(2, 0, [1, "甲党支部", "党支部", "2014-13"])
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))

    assert values(opened(again.read_bytes())["党组织"])[:2] == [
        ("序号", "党组织", "党组织", "党组织", REASON),
        (None, "名称", "类别", "成立日期", None),
    ]
    first, second = (tables_in(each)[0].found.headings for each in (path, again))
    assert first.layout == second.layout
    assert [column.field for column in first.columns.values()] == [
        column.field for column in second.columns.values()
    ]


def test_three_heading_rows_stay_three(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("党组织")
        page.merge_range(0, 0, 2, 0, "序号")
        page.merge_range(0, 1, 0, 3, "组织")
        page.merge_range(1, 1, 2, 1, "名称")
        page.merge_range(1, 2, 1, 3, "基本信息")
        page.write_row(2, 2, ["类别", "成立日期"])
        page.write_row(3, 0, [1, "甲党支部", "党支部", "2014-13"])
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))

    assert values(opened(again.read_bytes())["党组织"])[:3] == [
        ("序号", "组织", "组织", "组织", REASON),
        (None, "名称", "基本信息", "基本信息", None),
        (None, None, "类别", "成立日期", None),
    ]
    first, second = (tables_in(each)[0].found.headings for each in (path, again))
    assert first.layout == second.layout == ("序号", "组织/名称", "组织/基本信息/类别",
                                             "组织/基本信息/成立日期")  # fmt: skip
    assert list(first.columns) == list(second.columns) == [1, 2, 3]
    assert first.block.keys == second.block.keys


def test_what_stands_above_a_row_or_in_a_name_comes_along(tmp_path: Path) -> None:
    headings = ["姓名", "党内职务", "任职日期", "离职日期"]
    path = written(
        tmp_path / "甲党支部班子成员信息表.xlsx",
        Sheet1=[headings, ["示例甲", "书记", "2014-13", ""]],
    )
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))

    (candidate,) = find_tables([read_file(again)]).candidates

    assert candidate.row.cells["organisation"] == "甲党支部"
    assert [each.field for each in candidate.refusals] == ["start"]


def test_what_no_column_says_gets_a_column_to_correct(tmp_path: Path) -> None:
    """Below a line that ends the title no cell of a row says whose it is."""
    rows: list[list[object]] = [
        ["密云路居委会班子成员名单"],
        ["序号", "姓名", "职务"],
        [1, "张三", "主任"],
        ["金安居民区", "", ""],
        [1, "李四", "委员"],
    ]
    path = written(tmp_path / "a.xlsx", Sheet1=rows)
    book = opened(write_refused(refused_in(path), "zh"))
    (page,) = book.worksheets
    headings, _, line = values(page)
    assert headings == ("序号", "姓名", "职务", "任职组织", REASON)
    assert line[:4] == (None, "李四", "委员", None)
    assert page["D3"].fill.fgColor.rgb == "FFFCEEEC"

    page["D3"] = "金安居委会"
    again = tmp_path / "b.xlsx"
    book.save(again)
    (candidate,) = find_tables([read_file(again)]).candidates

    assert not candidate.refusals
    assert candidate.row.cells["organisation"] == "金安居委会"


@pytest.mark.parametrize(
    ("above", "below", "line"),
    [
        ([["单位：万平方米、户"]], [], "单位：万平方米、户"),
        ([], [["注：面积单位为万平方米"]], "注：面积单位为万平方米"),
    ],
)
def test_the_line_of_units_comes_along(
    above: list[list[object]], below: list[list[object]], line: str, tmp_path: Path
) -> None:
    """Without it 3.2 under 建筑面积 would be square metres in the corrected file."""
    rows: list[list[object]] = [
        ["小区一览表"],
        *above,
        ["小区名称", "居民区", "建筑面积", "户数"],
        ["甲小区", "金安", 3.2, "许多"],
        *below,
    ]
    path = written(tmp_path / "a.xlsx", 小区=rows)
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))
    assert values(opened(again.read_bytes())["小区"])[0][0] == line
    for each in (path, again):
        (candidate,) = find_tables([read_file(each)]).candidates
        assert "floor_area" not in candidate.row.cells
        assert [refused.field for refused in candidate.refusals] == ["households"]


def test_sections_stand_above_their_rows(tmp_path: Path) -> None:
    rows = [row(row=9, section="乙区"), row(row=3, section="甲区"), row(row=2), row(row=4)]
    page = opened(write_refused(rows, "en"))["小区"]
    assert [line[0] for line in values(page)[1:]] == [
        "示例花苑", "示例花苑", "甲区", "示例花苑", "乙区", "示例花苑",
    ]  # fmt: skip
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_refused(rows, "en"))
    found = find_tables([read_file(path)]).candidates
    assert [each.row.context.get("section") for each in found] == [None, None, "甲区", "乙区"]


def test_equal_sheets_of_several_files_are_one_and_others_keep_apart() -> None:
    rows = [row(), row(file="b.xlsx", row=5), row(file="c.xlsx", layout=("名称", "户数", "居民区"))]
    book = opened(write_refused(rows, "en"))
    assert book.sheetnames == ["小区", "小区 (2)"]
    reasons = [str(line[-1]).split("\n")[0] for line in values(book["小区"])[1:]]
    assert reasons == ["a.xlsx, row 2", "b.xlsx, row 5"]


@pytest.mark.parametrize(
    ("sheet", "name"),
    [("a/b:c", "a_b_c"), ("长" * 40, "长" * 31), ("'x'", "x"), ("", "_")],
)
def test_a_sheet_is_named_as_a_workbook_can_name_it(sheet: str, name: str) -> None:
    assert opened(write_refused([row(sheet=sheet)], "zh")).sheetnames == [name]


def test_cells_keep_their_type_and_no_formula_comes_alive() -> None:
    layout = tuple("abcdefgh")
    line = (
        date(2014, 3, 1), datetime(2014, 3, 1, 9, 30), True, 1.5, "=1+1", 310110009018,
        12345678901234567890, date(1899, 1, 1),
    )  # fmt: skip
    page = opened(write_refused([row(layout=layout, line=line)], "zh"))["小区"]
    cells = values(page)[1][:-1]
    assert cells == (
        datetime(2014, 3, 1), datetime(2014, 3, 1, 9, 30), True, 1.5, "=1+1", 310110009018,
        "12345678901234567890", "1899-01-01",
    )  # fmt: skip
    assert page["E2"].data_type == "s"
    assert page["A2"].number_format == "yyyy-mm-dd"


def test_an_empty_cell_that_must_be_filled_is_red_too() -> None:
    page = opened(write_refused([row(line=("示例花苑", None, "金安"))], "zh"))["小区"]
    assert page["B2"].fill.fgColor.rgb == "FFFCEEEC"
    assert page["A2"].fill.fgColor.rgb != "FFFCEEEC"


def test_rows_of_a_sample_stay_a_sample(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_refused([row()], "zh", sample=True))
    assert find_tables([read_file(path)]).sample
    path.write_bytes(write_refused([row()], "zh"))
    assert not find_tables([read_file(path)]).sample


def test_a_day_of_a_workbook_that_counts_from_1904_is_the_same_in_that_of_refused_rows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        page = book.add_worksheet("小区")
        page.write_row(0, 0, ["小区名称", "居民区", "户数", "首套交付日期"])
        page.write_row(1, 0, ["甲", "金安", "许多", 41860])
        page.write_row(2, 0, ["乙", "金安", "许多", "41860"])
        page.write_row(3, 0, ["丙", "金安", "许多", 2018])
        page.write_row(4, 0, ["丁", "金安", "许多"])
        page.write_datetime(4, 3, datetime(2018, 8, 10), book.add_format({"num_format": "y-m-d"}))
        page.write_row(5, 0, ["戊", "金安", "甲乙", 41860.5])
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))
    read = [
        str(each.record.date("first_delivery"))
        for each in find_tables([read_file(again)]).candidates
    ]
    assert read == ["2018-08-10", "2018-08-10", "2018", "2018-08-10", "2018-08-10"]


def test_a_group_heading_that_holds_a_stroke_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("任职")
        for at, heading in enumerate(["姓名", "任职组织", "任职日期", "负责人/职务"]):
            page.merge_range(0, at, 1, at, heading)
        page.merge_range(0, 4, 0, 5, "现任/任职")
        page.write_row(1, 4, ["职务", "甲/乙"])
        page.write_row(2, 0, ["张三", "金安居委会", "2014-13", "无", "主任", "丙"])
    before = tables_in(path)[0].found
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_refused(refused_in(path), "zh"))
    page = opened(again.read_bytes())["任职"]
    assert [cell.value for cell in page[1]][3:6] == ["负责人／职务", "现任／任职", "现任／任职"]
    assert [cell.value for cell in page[2]][3:6] == [None, "职务", "甲／乙"]
    after = tables_in(again)[0].found
    assert [column.field for column in after.headings.columns.values()] == [
        column.field for column in before.headings.columns.values()
    ]
    assert after.headings.block.keys == before.headings.block.keys
    (found,) = refused_in(again)
    assert found.line == ("张三", "金安居委会", "2014-13", None, "主任", None)


def test_the_name_of_a_sheet_is_cut_where_an_apostrophe_stands() -> None:
    name = "a" * 30 + "'bcd"
    many = [row(sheet=name, titles=(f"{number}",)) for number in range(120)]
    names = opened(write_refused(many, "zh")).sheetnames
    assert names[:2] == ["a" * 30, "a" * 27 + " (2)"]
    assert (len(set(names)), max(map(len, names))) == (120, 31)
