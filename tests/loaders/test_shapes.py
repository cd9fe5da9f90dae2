"""The forms in which rosters come from other systems: each is recognised, with its traps.

The headings of ``data/header_shapes.json`` are those of real systems; the rows are invented.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from loaders._candidates import Recognised
from loaders._reading import RawFile, RawSheet, read_file
from loaders._recognition import not_read, recognise
from loaders._rows import IgnoredRow, Row, rows_of

SHAPES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "data" / "header_shapes.json").read_text(encoding="utf-8")
)
ID = "110101199003070134"
MOBILE = "13800000000"


class Book:
    """One workbook, filled by row, with merged cells where told."""

    def __init__(self, path: Path, sheet: str = "Sheet1") -> None:
        self.path, self.sheet = path, sheet
        self.rows: list[Sequence[object]] = []
        self.merged: list[tuple[int, int, int, int]] = []

    def write(self) -> Path:
        with xlsxwriter.Workbook(self.path) as workbook:
            page = workbook.add_worksheet(self.sheet)
            for top, left, bottom, right in self.merged:
                page.merge_range(top, left, bottom, right, "")
            for index, row in enumerate(self.rows):
                for at, value in enumerate(row):
                    if value not in ("", None):
                        page.write(index, at, value)
        return self.path


def row_of(shape: str, values: Mapping[str, object], *, last: bool = False) -> list[object]:
    """Return a row under the headings of a shape; of equal headings the first has the value."""
    headings = SHAPES[shape]
    row: list[object] = [""] * len(headings)
    for heading, value in values.items():
        places = [at for at, each in enumerate(headings) if each == heading]
        row[places[-1 if last else 0]] = value
    return row


def found_in(path: Path) -> tuple[RawFile, RawSheet, Recognised]:
    file = read_file(path)
    (sheet,) = file.sheets
    found = recognise(path, sheet)
    assert found is not None
    return file, sheet, found


def rows_in(path: Path) -> tuple[Recognised, list[Row], list[IgnoredRow]]:
    file, sheet, found = found_in(path)
    rows = list(rows_of(file, sheet, found))
    return (
        found,
        [row for row in rows if isinstance(row, Row)],
        [row for row in rows if isinstance(row, IgnoredRow)],
    )


def cells(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.cells.items() if value not in ("", None)}


def remarks(found: Recognised) -> list[str]:
    return [remark.get("en") for remark in found.remarks]


def test_the_national_base_of_party_organisations(tmp_path: Path) -> None:
    shape = "party_organisation_base"
    book = Book(tmp_path / "2024-01-05党组织信息库.xlsx")
    known = {"党组织全称": "甲党支部", "组织类别": "党支部", "批准成立的上级党组织": "乙党总支"}
    book.rows = [SHAPES[shape], row_of(shape, known | {"成立日期": "2014.03", "联系电话": MOBILE})]
    book.rows.append(row_of(shape, {"成立日期": "1999.01"}, last=True))
    found, rows, _ = rows_in(book.write())
    assert found.kind == "party_organisations"
    assert cells(rows[0]) == {
        "name": "甲党支部", "form": "党支部", "superior": "乙党总支", "founded": "2014.03",
    }  # fmt: skip
    # Both are filled: the first is that of the organisation, the second that of its unit.
    assert remarks(found) == [
        f"{book.path.name}, sheet Sheet1: several columns may be “Founded”: "
        "成立日期 (F) is read, 成立日期 (AN) not."
    ]
    assert found.headings.unmapped.count("成立日期") == 1
    assert found.headings.personal == ("联系电话",)


def test_of_two_equal_headings_the_filled_one_is_read(tmp_path: Path) -> None:
    shape = "party_organisation_base"
    book = Book(tmp_path / "a.xlsx")
    known = {"党组织全称": "甲党支部", "组织类别": "党支部", "成立日期": "1999.01"}
    book.rows = [SHAPES[shape], row_of(shape, known, last=True)]
    found, (row,), _ = rows_in(book.write())
    assert row.cells["founded"] == "1999.01"
    assert "成立日期 (AN) is read, 成立日期 (F) not" in remarks(found)[0]


@pytest.mark.parametrize("filled", [0, 1])
def test_headings_that_differ_in_the_width_of_brackets_are_equal(
    tmp_path: Path, filled: int
) -> None:
    book = Book(tmp_path / "共建单位.xlsx", "共建单位")
    names = ["", ""]
    names[filled] = "示例小学"
    book.rows = [["单位名称（全称）", "单位名称(全称)", "单位性质类别"], [*names, "学校"]]
    found, (row,), _ = rows_in(book.write())
    assert row.cells["name"] == "示例小学"
    read, other = ("单位名称（全称） (A)", "单位名称(全称) (B)")[:: -1 if filled else 1]
    assert f"{read} is read, {other} not" in remarks(found)[0]


def test_quotes_and_spaces_in_a_heading_do_not_matter(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx")
    book.rows = [['"党组织名称"', "“组织类别”", "上级 党组织 "], ["甲", "党支部", "乙"]]
    _, (row,), _ = rows_in(book.write())
    assert cells(row) == {"name": "甲", "form": "党支部", "superior": "乙"}


LEADING = {
    "党内职务": "书记", "姓名": "示例甲", "公民身份证号码": ID, "性别": "女", "出生日期": "1972-05",
    "学历": "本科", "领导职务": "主任", "任职日期": "2019.06", "排序": 1, "单位职务": "科员",
}  # fmt: skip


def test_a_branch_that_stands_in_the_name_of_the_file_only(tmp_path: Path) -> None:
    book = Book(tmp_path / "2024-01-05铁岭路90弄党支部班子成员信息表.xlsx")
    other = row_of("leading_group", LEADING | {"所属党支部": "金安党支部", "姓名": "示例乙"})
    book.rows = [SHAPES["leading_group"], row_of("leading_group", LEADING), other]
    found, (row, named), _ = rows_in(book.write())
    assert found.kind == "holdings"
    assert cells(row) == {
        "organisation": "铁岭路90弄党支部", "role": "书记", "person": "示例甲", "gender": "女",
        "birth": "1972-05", "education": "本科", "start": "2019.06",
    }  # fmt: skip
    assert named.cells["organisation"] == "金安党支部"  # what the cell says goes before
    assert row.written["所属党支部"] == "铁岭路90弄党支部"
    assert remarks(found) == [
        f"{book.path.name}, sheet Sheet1: “Body” is 铁岭路90弄党支部 where its cell is empty, "
        "by a title or the name of the file or sheet."
    ]
    # Two kinds of post beside the one in the Party are named, none is taken for it.
    assert found.headings.unmapped == ("领导职务", "排序", "单位职务")


@pytest.mark.parametrize("place", ["file", "sheet", "title"])
def test_a_roster_without_the_column_has_its_branch_from_a_name(tmp_path: Path, place: str) -> None:
    words = "铁岭路90弄党支部班子成员信息表"
    book = Book(tmp_path / f"{words if place == 'file' else 'a'}.xlsx")
    book.sheet = words if place == "sheet" else "Sheet1"
    book.rows = [[words if place == "title" else ""], ["姓名", "党内职务"], ["示例甲", "书记"]]
    _, (row,), _ = rows_in(book.write())
    assert row.cells["organisation"] == "铁岭路90弄党支部"


@pytest.mark.parametrize(
    "before", ["2024-01-05", "20240105", "2024.01_", "2024年1月", "2024年度", "2024年", ""]
)
def test_the_date_before_the_name_of_a_branch_is_no_part_of_it(tmp_path: Path, before: str) -> None:
    book = Book(tmp_path / f"{before}铁岭路90弄党支部班子成员信息表(1).xlsx")
    book.rows = [["姓名", "党内职务"], ["示例甲", "书记"]]
    found, _, _ = rows_in(book.write())
    assert found.given == {"organisation": "铁岭路90弄党支部"}


def test_an_id_card_number_is_nowhere_in_a_row(tmp_path: Path) -> None:
    book = Book(tmp_path / "甲党支部班子成员信息表.xlsx")
    values = LEADING | {"领导职务": f"主任（{MOBILE}）"}
    book.rows = [SHAPES["leading_group"], row_of("leading_group", values)]
    found, (row,), _ = rows_in(book.write())
    assert found.headings.personal == ("公民身份证号码",)
    shown = f"{row!r} {row.cells} {row.written} {row.line} {row.context}"
    assert ID not in shown
    assert MOBILE not in shown


def test_the_line_of_a_row_has_the_layout_of_the_file_and_what_is_read(tmp_path: Path) -> None:
    book = Book(tmp_path / "甲党支部班子成员信息表.xlsx")
    book.rows = [SHAPES["leading_group"], row_of("leading_group", LEADING)]
    found, (row,), _ = rows_in(book.write())
    assert found.headings.layout == tuple(
        heading for heading in SHAPES["leading_group"] if heading != "公民身份证号码"
    )
    line = dict(zip(found.headings.layout, row.line, strict=True))
    read = LEADING.keys() - {"公民身份证号码", "领导职务", "排序", "单位职务"}
    assert {heading: cell for heading, cell in line.items() if cell not in ("", None)} == {
        heading: LEADING[heading] for heading in read
    }


def test_the_export_of_a_municipal_system(tmp_path: Path) -> None:
    shape = "municipal_export"
    book = Book(tmp_path / "export.xlsx", "dwjbxx")
    values = {
        "党组织名称": "甲党支部", "上级党组织": "乙党总支", "党组织类型": "党支部",
        "批准建立党组织日期": "201403", "领导班子": "示例甲、示例乙", "任期年限": 3,
        "本届班子当选日期": "2021-08",
        "党组织联系人手机号": MOBILE,
    }  # fmt: skip
    book.rows = [SHAPES[shape], row_of(shape, values)]
    found, (row,), _ = rows_in(book.write().rename(tmp_path / "export.xls"))
    assert found.kind == "party_organisations"
    assert cells(row) == {
        "name": "甲党支部", "superior": "乙党总支", "form": "党支部", "founded": "201403",
        "leaders": "示例甲、示例乙", "elected": "2021-08",
    }  # fmt: skip
    # A column that is always empty, and a number of years beside a date: named, not mistaken.
    assert {"职务名称", "任期年限"} <= set(found.headings.unmapped)
    assert found.headings.personal == ("党组织联系人手机号",)
    assert found.questions == ()


def test_a_register_of_party_members_is_named_and_not_read(tmp_path: Path) -> None:
    headings = SHAPES["party_member_import"]
    book = Book(tmp_path / "党员导入.xlsx")
    hints = ["必填", "格式：yyyy-MM-dd"] + [""] * (len(headings) - 2)
    values = dict.fromkeys(headings, "示例") | {"身份证号码": ID, "手机号码": MOBILE}
    book.rows = [headings, hints, [values[heading] for heading in headings]]
    (sheet,) = read_file(book.write()).sheets
    assert recognise(book.path, sheet) is None
    assert not_read(book.path, sheet).get("en") == (
        "党员导入.xlsx, sheet Sheet1: this is a register of Party members, not read: data of "
        "members as persons are never loaded; of those who hold a post, a roster is."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_an_export_parted_by_tabs(tmp_path: Path, encoding: str) -> None:
    shape = "tab_separated_export"
    values = {
        "序号": 1, "党组织名称": "甲党支部", "党组织书记": "示例甲", "联系电话": MOBILE,
        "组织类别": "党支部", "上级党组织名称": "乙党总支", "创建时间": "2020-01-01",
    }  # fmt: skip
    path = tmp_path / "export.tsv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter="\t").writerows([SHAPES[shape], row_of(shape, values)])
    found, (row,), _ = rows_in(path)
    assert found.kind == "party_organisations"
    assert cells(row) == {
        "name": "甲党支部", "form": "党支部", "superior": "乙党总支", "secretary": "示例甲",
    }  # fmt: skip
    assert found.headings.personal == ("联系电话",)


def test_the_terms_of_big_working_committees(tmp_path: Path) -> None:
    shape = "working_committee_term"
    counts = {"应到人数": 51, "实到人数": 50, "委员人数": 11, "委员兼职人数": 4}
    counts |= {"兼职委员人数": 7, "常务委员人数": 5, "候补委员人数": 2}
    values = {"组织名称": "示例街道大工委", "年届": 3, "换届时间": "2021年8月", **counts}
    book = Book(tmp_path / "a.xlsx")
    book.rows = [SHAPES[shape], row_of(shape, values | {"当选时间": "2021-08-10"})]
    found, (row,), _ = rows_in(book.write())
    assert found.kind == "terms"
    # Seven counts of people: only that of the elected members is the elected size.
    assert cells(row) == {
        "organisation": "示例街道大工委", "number": 3, "start": "2021年8月", "elected_size": 11,
    }  # fmt: skip
    assert set(counts) - set(found.headings.unmapped) == {"委员人数"}
    assert "换届时间 (D) is read, 当选时间 (L) not" in remarks(found)[0]


def test_the_list_of_part_time_commissioners(tmp_path: Path) -> None:
    shape = "part_time_commissioners"
    values = {
        "委员id": 7,
        "组织名称": "示例街道大工委",
        "人员名称": "示例甲",
        "党内职务": "兼职委员",
    }
    book = Book(tmp_path / "a.xlsx")
    book.rows = [SHAPES[shape], row_of(shape, values | {"职务级别": "正科", "联系方式": MOBILE})]
    found, (row,), _ = rows_in(book.write())
    assert found.kind == "holdings"
    assert cells(row) == {
        "organisation": "示例街道大工委", "person": "示例甲", "role": "兼职委员",
    }  # fmt: skip
    assert (found.headings.personal, found.questions) == (("联系方式",), ())


def test_partner_units_of_which_little_more_than_the_name_is_known(tmp_path: Path) -> None:
    shape = "partner_units"
    book = Book(tmp_path / "a.xlsx")
    values = {"共建单位名称": "示例小学", "第一负责人": "示例甲", "站长手机号": MOBILE}
    book.rows = [SHAPES[shape], row_of(shape, values)]
    found, (row,), _ = rows_in(book.write())
    assert found.kind == "partner_units"
    assert cells(row) == {"name": "示例小学"}
    assert found.headings.personal == ("第一负责人手机号", "站长手机号")


def test_the_filing_of_owners_committees(tmp_path: Path) -> None:
    shape = "owners_committee_filing"
    book = Book(tmp_path / "a.xlsx")
    values = {
        "街道名称": "四平路街道", "社区代码": "310110009018", "社区名称": "铁岭路九十弄居委会",
        "业主大会名称": "示例花苑业主大会", "业主委员会名称": "示例花苑业主委员会",
        "业主委员会成立时间": "2016-05", "当前业委会届次": 3,
    }  # fmt: skip
    book.rows = [SHAPES[shape], row_of(shape, values)]
    found, (row,), _ = rows_in(book.write())
    assert found.kind == "owners_committees"
    assert cells(row) == {
        "name": "示例花苑业主委员会", "estate": "示例花苑业主大会", "area": "铁岭路九十弄居委会",
        "founded": "2016-05",
    }  # fmt: skip


def test_several_leaders_in_one_cell_are_each_somebody(facts: Any) -> None:
    row = {
        "党组织名称": "甲党支部",
        "党组织类型": "党支部",
        "领导班子": "书记:陈示范、委员:林示例、王示例",
    }
    read = facts(党组织=[row])
    assert read.refused == []
    names = {node.id: node.properties["name"] for node in read.nodes if node.label == "Person"}
    held = [(names[who], post.rpartition(":")[2]) for who, post in read.joined("HOLDS")]
    assert held == [("陈示范", "secretary"), ("林示例", "member"), ("王示例", "member")]


def test_an_owners_assembly_names_its_estate(facts: Any) -> None:
    estates = [{"小区名称": "示例花苑", "居民区": "金安"}]
    row = {"业主委员会名称": "示例花苑业主委员会", "业主大会名称": "示例花苑业主大会"}
    read = facts(小区=estates, 业委会=[row])
    assert [estate for _, estate in read.joined("GOVERNS")] == ["estate:310110009023:示例花苑"]


@pytest.mark.parametrize("across", [False, True])
def test_a_statistical_form_is_named_and_not_read(tmp_path: Path, across: bool) -> None:
    book = Book(tmp_path / "覆盖.xlsx")
    parts = [heading.rpartition("/") for heading in SHAPES["coverage_statistics"]]
    rows = [["覆盖情况", "", ""], *[[group, own, 12] for group, _, own in parts]]
    book.rows = [list(column) for column in zip(*rows, strict=True)] if across else rows
    (sheet,) = read_file(book.write()).sheets
    assert recognise(book.path, sheet) is None
    assert not_read(book.path, sheet).get("en") == (
        "覆盖.xlsx, sheet Sheet1: this is a statistical form on the coverage by Party "
        "organisations, not read: it counts organisations and names none."
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2014.03.01", "2014-03-01"),
        ("201403", "2014-03"),
        (201403.0, "2014-03"),
        ("2014-03-01", "2014-03-01"),
        ("2019年3月", "2019-03"),
        ("1988-08", "1988-08"),
        ("约2002", "约2002"),
        ("至今", None),
    ],
)
def test_the_forms_of_dates(facts: Any, written: object, date: str | None) -> None:
    row = {"任职组织": "金安居委会", "姓名": "示例甲", "职务": "主任", "离职日期": written}
    read = facts(居委会=[{"居委会名称": "金安居委会", "居民区": "金安"}], 任职=[row])
    assert read.refused == []
    assert str(read.candidates[0].record.date("end") or "") == (date or "")


def two_rows(book: Book, *rows: Sequence[object]) -> Book:
    book.rows = [["某街道名册"], *rows]
    return book


def test_a_group_heading_stands_above_the_headings_of_its_columns(tmp_path: Path) -> None:
    book = two_rows(
        Book(tmp_path / "a.xlsx"),
        ["序号", "党组织", "", "", "备注"],
        ["", "名称", "类别", "成立日期", ""],
        [1, "甲党支部", "党支部", "2014.03", "好"],
    )
    book.merged = [(0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 2, 4)]
    found, (row,), ignored = rows_in(book.write())
    assert (found.kind, found.headings.block.height, ignored) == ("party_organisations", 2, [])
    assert (row.number, cells(row)) == (4, {
        "name": "甲党支部", "form": "党支部", "founded": "2014.03",
    })  # fmt: skip
    assert found.headings.layout == (
        "序号",
        "党组织/名称",
        "党组织/类别",
        "党组织/成立日期",
        "备注",
    )
    assert found.headings.unmapped == ("序号", "备注")
    assert row.written == {
        "党组织/名称": "甲党支部",
        "党组织/类别": "党支部",
        "党组织/成立日期": "2014.03",
    }


def test_a_group_heading_needs_no_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "序号,党组织,,,单位,\n,名称,类别,成立日期,名称,成立日期\n1,甲,党支部,2014.03,乙厂,1999\n",
        encoding="utf-8",
    )
    found, (row,), _ = rows_in(path)
    assert cells(row) == {"name": "甲", "form": "党支部", "founded": "2014.03"}
    assert found.headings.unmapped == ("序号", "单位/名称", "单位/成立日期")


def test_a_row_that_explains_the_headings_is_ignored_and_counted(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx")
    book.rows = [
        ["党组织名称", "组织类别", "成立日期"],
        ["name", "form", "founded"],
        ["必填，请写全称", "从下拉列表选择", "格式：yyyy-MM"],
        ["甲党支部", "党支部", "2014.03"],
    ]
    _, (row,), ignored = rows_in(book.write())
    assert row.number == 4
    assert [(each.row, each.reason.get("en")) for each in ignored] == [
        (2, "This row explains the headings."), (3, "This row explains the headings."),
    ]  # fmt: skip


def test_a_column_without_a_heading_is_named_where_it_is_filled(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx")
    book.rows = [["党组织名称", "", "组织类别", "", ""], ["甲", "", "党支部", "", "好"]]
    found, _, _ = rows_in(book.write())
    assert found.headings.unmapped == ("[E]",)


def test_a_numbered_line_parts_the_table(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx")
    book.rows = [
        ["党组织名称", "组织类别", "成立日期"],
        ["一、居民区党组织"],
        ["甲", "党支部", ""],
        ["（二）两新党组织"],
        ["乙", "党支部", ""],
    ]
    _, rows, _ = rows_in(book.write())
    assert [(row.cells["name"], row.context["section"]) for row in rows] == [
        ("甲", "一、居民区党组织"), ("乙", "（二）两新党组织"),
    ]  # fmt: skip


def test_a_numeral_beside_a_section_parts_the_table_too(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx")
    book.rows = [
        ["序号", "党组织名称", "组织类别"],
        ["一", "居民区党组织（12个）"],
        [1, "甲", "党支部"],
        ["二、", "两新党组织"],
        [2, "乙", "党支部"],
    ]
    _, rows, ignored = rows_in(book.write())
    assert ignored == []
    assert [(row.cells["name"], row.context["section"]) for row in rows] == [
        ("甲", "居民区党组织"), ("乙", "两新党组织"),
    ]  # fmt: skip


@pytest.mark.parametrize("numerals", ["一二三四", ("（一）", "（二）", "（三）", "（四）")])
@pytest.mark.parametrize("lacking", [1, 2, 3])
def test_a_numeral_as_all_rows_of_data_have_begins_no_section(
    tmp_path: Path, numerals: Sequence[str], lacking: int
) -> None:
    book = Book(tmp_path / "a.xlsx", "小区")
    book.rows = [["序号", "小区名称", "居民区", "户数"]]
    book.rows += [[each, f"{each}苑", "甲居委会", 100] for each in numerals]
    book.rows[lacking][2:] = ["", ""]
    _, rows, ignored = rows_in(book.write())
    assert ignored == []
    assert [(row.cells["area"], row.context) for row in rows] == [
        ("" if at == lacking else "甲居委会", {}) for at in range(1, 5)
    ]


def test_a_numeral_of_another_form_than_the_rows_have_begins_a_section(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx", "小区")
    book.rows = [
        ["序号", "小区名称", "居民区", "户数"],
        ["一、", "多层"],
        ["一", "甲苑", "甲居委会", 100],
        ["二、", "高层"],
        ["二", "乙苑", "甲居委会", 100],
    ]
    _, rows, ignored = rows_in(book.write())
    assert ignored == []
    assert [row.context for row in rows] == [{"section": "多层"}, {"section": "高层"}]


def test_a_numeral_beside_all_that_is_required_is_a_row(tmp_path: Path) -> None:
    book = Book(tmp_path / "物业企业.xlsx", "物业企业")
    book.rows = [["序号", "物业企业名称", "企业简称"], ["一", "示例物业", ""]]
    _, (row,), _ = rows_in(book.write())
    assert row.cells["name"] == "示例物业"


@pytest.mark.parametrize("total", ["合计", "小 计", "总计：", "共计12个", "累计 12 人", "本页小计"])
def test_a_row_of_totals_is_ignored_and_counted(tmp_path: Path, total: str) -> None:
    book = Book(tmp_path / "a.xlsx")
    book.rows = [["党组织名称", "组织类别", "正式党员数"], ["甲", "党支部", 3], ["乙", "党支部", 4]]
    book.rows += [["", "", ""], [total, "", 7], [total]]
    _, rows, ignored = rows_in(book.write())
    assert len(rows) == 2
    assert [(each.row, each.reason.get("en")) for each in ignored] == [
        (5, "This is a row of totals."), (6, "This is a row of totals."),
    ]  # fmt: skip


def test_hidden_parts_are_said_and_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("空")
        page = workbook.add_worksheet("党组织")
        for index, row in enumerate(
            [["党组织名称", "组织类别"], ["甲", "党支部"], ["乙", "党支部"]]
        ):
            page.write_row(index, 0, row)
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(1, 1, 9, None, {"hidden": True})
        page.hide()
    file = read_file(path)
    found = recognise(path, file.sheets[1])
    assert found is not None
    assert [row.cells["name"] for row in rows_of(file, file.sheets[1], found)] == ["甲", "乙"]
    assert remarks(found) == [
        f"a.xlsx, sheet 党组织: {what}."
        for what in (
            "the sheet is hidden and was read all the same",
            "1 hidden row, the first of them 3, was read like the others",
            "the hidden columns B were treated like the others",
        )
    ]
