from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook
from rich.cells import cell_len

from graph.words import Text
from queries.catalogue import Column, Query
from queries.tables import Sheet, Table, as_csv, as_json, as_text, as_xlsx, book

COLUMNS = {
    "id": Column(zh="编号", en="id", type="id"),
    "name": Column(zh="名称", en="name"),
    "role": Column(zh="职务", en="roles", type="strings", of="Post.role"),
    "kind": Column(zh="类别", en="kind", type="kind"),
    "members": Column(zh="人数", en="members", type="integer"),
    "share": Column(zh="比例", en="share", type="percent"),
    "even": Column(zh="双数", en="even", type="boolean"),
    "since": Column(zh="起", en="since", type="date"),
}
ROWS: list[dict[str, object]] = [
    {
        "id": "org:1",
        "name": "金安居委会",
        "role": ["director", "member"],
        "kind": "ResidentsCommittee",
        "members": 5,
        "share": 2 / 3,
        "even": False,
        "since": date(2015, 8, 1),
    },
    {
        "id": "org:2",
        "name": "=1+1",
        "role": [],
        "kind": "OwnersCommittee",
        "members": -3,
        "share": None,
        "even": None,
        "since": None,
    },
]


@pytest.fixture
def table() -> Table:
    query = Query(
        name="q",
        topic="t",
        text="RETURN 1",
        title=Text(zh="表:一", en="Table: one"),
        description=Text(zh="说明", en="About"),
        kind="list",
        columns=COLUMNS,
    )
    return Table(query, ROWS, date(2015, 8, 1), "310110009")


def test_words_of_the_program_are_translated_and_data_is_not(table: Table) -> None:
    zh, en = table.cells("zh")[0], table.cells("en")[0]

    assert zh[1:7] == ["金安居委会", "主任、委员", "居委会", 5, 2 / 3, "否"]
    assert en[1:7] == ["金安居委会", "director, member", "residents' committee", 5, 2 / 3, "no"]
    assert table.titles("zh")[:2] == ["编号", "名称"]


def test_english_headings_have_a_capital_though_titles_stand_in_sentences_too(
    table: Table,
) -> None:
    assert all(title[0].isupper() for title in table.titles("en"))
    assert table.columns["name"].title("en").islower()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(table, "en"))).get_sheet_by_index(0)
    assert all(str(heading)[0].isupper() for heading in sheet.to_python()[0])
    assert table.titles("en")[1] in as_text(table, "en")


def test_the_text_table_is_aligned_for_wide_characters(table: Table) -> None:
    lines = as_text(table, "zh").splitlines()
    heading = next(line for line in lines if "名称" in line)
    first = next(line for line in lines if "金安" in line)

    assert "编号" not in heading
    assert cell_len(heading[: heading.index("类别")]) == cell_len(
        first[: first.index("居委会", first.index("主任"))]
    )
    assert "66.7%" in first
    assert "—" in next(line for line in lines if "=1+1" in line)


def test_a_workbook_tells_sources_as_people_find_them_and_the_place_by_name() -> None:
    query = Query(
        name="t", topic="t", text="RETURN 1", title=Text(zh="表", en="Table"),
        description=Text(zh="说明", en="About"), kind="list",
        columns={"sources": Column(zh="来源", en="sources", type="id")},
    )  # fmt: skip
    sources = Table(
        query, [{"sources": ["f#换届!12", "f#换届!3"]}, {"sources": None}], date(2015, 8, 1), "3101"
    )
    content = as_xlsx(sources, "zh", scope="某街道", files={"f": "名册.xlsx"})
    made = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert made.get_sheet_by_index(0).to_python()[1] == ["名册.xlsx，工作表 换届，第 3、12 行"]
    assert ["范围", "某街道"] in made.get_sheet_by_index(1).to_python()


def test_csv_opens_in_a_spreadsheet_without_running_anything(table: Table) -> None:
    text = as_csv(table, "en")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert rows[0] == ["Id", "Name", "Roles", "Kind", "Members", "Share", "Even", "Since"]
    assert rows[2][1] == "'=1+1"
    assert rows[2][4] == "-3"
    assert rows[2][5] == ""


def test_json_keeps_numbers_lists_and_unknown() -> None:
    rows = json.loads(as_json(ROWS))

    assert rows[0]["role"] == ["director", "member"]
    assert rows[0]["since"] == "2015-08-01"
    assert rows[1]["share"] is None


def test_a_workbook_keeps_texts_as_texts_and_tells_what_it_is(table: Table) -> None:
    made = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(table, "zh")))
    rows = made.get_sheet_by_name("表_一").to_python()
    about = made.get_sheet_by_name("关于本表").to_python()

    assert (rows[0][:2], rows[0][-1]) == (["名称", "职务"], "编号")
    assert rows[1][:4] == ["金安居委会", "主任、委员", "居委会", 5]
    assert rows[1][6:] == [date(2015, 8, 1), "org:1"]
    assert rows[2][0] == "=1+1"
    assert ["截至日期", "2015-08-01"] in about


def test_a_day_before_the_first_that_spreadsheets_know_stays_a_text() -> None:
    content = book([Sheet("a", ["since"], [[date(1899, 12, 31)], [date(1900, 1, 1)]])])
    read = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("a")
    assert read.to_python()[1:] == [["1899-12-31"], [date(1900, 1, 1)]]


def test_a_sheet_prints_across_one_page_with_its_headings() -> None:
    content = book([Sheet("a", ["since"], [["x"]])])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        names = package.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "Print_Titles" in names


def test_sheets_of_a_book_have_names_of_their_own() -> None:
    sheets = [Sheet(name, ["a"], [["=1"]]) for name in ("全部", "甲" * 40, "甲" * 40, "a/b", "A_B")]
    read = CalamineWorkbook.from_filelike(io.BytesIO(book(sheets, [("a", "b")], "全部")))

    assert read.sheet_names == ["全部", "甲" * 31, "甲" * 29 + " 2", "a_b", "A_B 2", "全部 2"]
    assert read.get_sheet_by_name("a_b").to_python() == [["a"], ["=1"]]
