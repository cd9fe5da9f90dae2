"""Tables as streets and districts publish them: what each is, and what it must not be taken for.

Headings and layouts are those of real tables and forms; all persons, firms and rows are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from loaders._reading import read_file
from loaders._recognition import Recognised, recognise
from loaders._rows import Row, rows_of

Cells = Sequence[object]


def written(path: Path, *rows: Cells, sheet: str = "Sheet1") -> Path:
    """Write one sheet; a row of one text is a title over the table."""
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet(sheet)
        for index, row in enumerate(rows):
            page.write_row(index, 0, row)
    return path


def found_in(path: Path) -> Recognised | None:
    return recognise(path, read_file(path).sheets[0])


def kind_of(path: Path) -> str | None:
    found = found_in(path)
    return found.kind if found else None


def fields_of(path: Path) -> dict[str, str]:
    found = found_in(path)
    assert found
    return {
        found.headings.written[at]: column.field for at, column in found.headings.columns.items()
    }


def asked(path: Path) -> dict[str, str]:
    found = found_in(path)
    assert found
    return {question.column: question.field for question in found.questions}


def rows_in(path: Path) -> list[dict[str, object]]:
    file = read_file(path)
    found = recognise(path, file.sheets[0])
    assert found
    rows = (row for row in rows_of(file, file.sheets[0], found) if isinstance(row, Row))
    return [{name: cell for name, cell in row.cells.items() if cell} for row in rows]


# Headings of published tables.
def test_units_report_to_a_community(tmp_path: Path) -> None:
    path = written(
        tmp_path / "名单.xlsx",
        ["机关企事业单位党组织到社区报到名单"],
        ["序号", "单位名称", "单位性质", "报到社区", "报到时间", "报到党员人数"],
        [1, "同济大学法学院", "高校", "金安居委会", "2014年9月", 12],
    )
    assert kind_of(path) == "double_reporting"
    assert set(fields_of(path).values()) == {"organisation", "area", "start", "members"}


def test_what_is_due_is_no_start_of_a_term(tmp_path: Path) -> None:
    path = written(
        tmp_path / "一览表.xlsx",
        ["序号", "党组织名称", "届次", "上次换届时间", "应换届时间", "选举方式"],
        [1, "金安居民区党总支", "第五届", "2012.5", "2015.5", "公推直选"],
    )
    read = fields_of(path)
    assert (read["上次换届时间"], read["应换届时间"]) == ("start", "due")
    assert not asked(path)


def test_a_term_of_a_member_is_asked_about(tmp_path: Path) -> None:
    headings = ["姓名", "业委会名称", "职务", "任期"]
    dated = ["庞知秋", "晴岚苑业主委员会", "主任", "2015.5-2020.5"]
    path = written(tmp_path / "名单.xlsx", headings, dated)
    assert asked(path) == {"任期": "start"}
    path = written(tmp_path / "名册.xlsx", headings, [*dated[:3], "第三届"])
    assert not asked(path)


@pytest.mark.parametrize(
    ("headings", "heading", "field"),
    [
        (["姓名", "居委会名称", "职务", "文化程度"], "文化程度", "education"),
        (["姓名", "居委会名称", "职务", "最高学历"], "最高学历", "education"),
        (["共建单位名称", "组织机构代码", "共建单位性质"], "共建单位性质", "unit_type"),
        (["小区名称", "物业服务企业名称"], "物业服务企业名称", "firm"),
        (["小区名称", "物业公司", "物业服务合同开始时间"], "物业服务合同开始时间", "start"),
        (["小区名称", "物业公司", "物业服务合同结束时间"], "物业服务合同结束时间", "end"),
        (["清单类型", "清单内容", "居民区"], "清单类型", "list"),
    ],
)
def test_headings_of_published_tables(
    tmp_path: Path, headings: list[str], heading: str, field: str
) -> None:
    path = written(tmp_path / "名单.xlsx", headings, ["甲"] * len(headings))
    assert fields_of(path)[heading] == field




# Two rows of headings, the lower of which no kind knows.
def test_merged_headings_of_two_rows_are_no_row_of_data(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet("Sheet1")
        for at in (0, 1, 2, 5):
            page.merge_range(0, at, 1, at, "")
        page.merge_range(0, 3, 0, 4, "")
        page.write_row(0, 0, ["居委会名称", "姓名", "职务", "学历", "", "性别"])
        page.write_row(1, 3, ["全日制", "在职"])
        page.write_row(2, 0, ["金安居委会", "庞知秋", "主任", "大专", "本科", "女"])
    # Which of the two is a person's education nobody said: neither is read, and it is told.
    assert rows_in(path) == [
        {"organisation": "金安居委会", "person": "庞知秋", "role": "主任", "gender": "女"}
    ]
    found = found_in(path)
    assert found
    assert found.headings.unmapped == ("学历/全日制", "学历/在职")
