"""What an .ods, and an .xlsb, says beside its values. Files are written here by hand."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from loaders._hidden import Hidden
from loaders._inspection import inspect
from loaders._open_document import _Reader, open_tables
from loaders._reading import RawFile, RawSheet, read_file
from loaders._tables import find_tables

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
MONTH = (
    '<number:date-style style:name="N1"><number:year number:style="long"/>'
    "<number:text>年</number:text><number:month/><number:text>月</number:text>"
    '</number:date-style><style:style style:name="month" style:family="table-cell" '
    'style:data-style-name="N1"/><style:style style:name="red" style:family="table-cell" '
    'style:parent-style-name="month"/>'
)
DAY = MONTH.replace("N1", "N2").replace('"month"', '"day"').replace('"red"', '"blue"')
DAY = DAY.replace("<number:month/>", "<number:month/><number:day/>")


def packed(body: str, styles: str = "", named: str = "") -> bytes:
    """Return an .ods of these tables, automatic styles and named styles."""
    spaces = " ".join(
        f'xmlns:{prefix}="{SPACE}{name}:1.0"'
        for prefix, name in {
            "office": "office", "table": "table", "text": "text", "style": "style",
            "number": "datastyle",
        }.items()
    )  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            f'<office:document-content {spaces} xmlns:calcext="{CALC}">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
        if named:
            package.writestr(
                "styles.xml",
                f"<office:document-styles {spaces}><office:styles>{named}</office:styles>"
                "</office:document-styles>",
            )
    return buffer.getvalue()


def table(*rows: str, name: str = "小区", columns: str = "") -> str:
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def day(text: str, attributes: str = "") -> str:
    return cell(text, f'office:value-type="date" office:date-value="{text}" {attributes}')


def read(folder: Path, content: bytes) -> RawFile:
    path = folder / "a.ods"
    path.write_bytes(content)
    return read_file(path)


def sheet(folder: Path, content: bytes) -> RawSheet:
    (found,) = read(folder, content).sheets
    return found


def test_hidden_rows_and_columns_are_told_and_read(tmp_path: Path) -> None:
    columns = (
        "<table:table-column/><table:table-column-group>"
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        "</table:table-column-group>"
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16381"/>'
    )
    rows = [
        f"<table:table-header-rows>{row(cell('头'), cell('二'))}</table:table-header-rows>",
        row(cell("甲"), cell("二"), cell("三"), attributes='table:number-rows-repeated="2"'),
        row(cell("乙"), attributes='table:visibility="collapse"'),
        row(cell("丙"), attributes='table:visibility="filter" table:number-rows-repeated="2"'),
        row(attributes='table:visibility="collapse" table:number-rows-repeated="1048570"'),
    ]
    found = sheet(tmp_path, packed(table(*rows, columns=columns)))
    # The fourth row, and the fifth twice; nothing is in the rows and columns after them.
    assert found.hidden == Hidden(rows=(4, 5, 6), columns=("B", "C"))
    assert [next(iter(each)) for each in found.rows] == ["头", "甲", "甲", "乙", "丙", "丙"]


def test_a_day_that_is_shown_as_a_month_is_a_month(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="month"/>'
    )
    rows = [
        row(day("2015-08-01", 'table:style-name="month"'), day("2015-08-01"), day("2015-08-01")),
        row(
            day("2015-08-15", 'table:style-name="month"'),
            day("2015-08-01", 'table:style-name="day"'),
            day("2015-08-01", 'table:style-name="blue"'),
        ),
        row(
            day("2015-08-01", 'table:number-columns-repeated="2" table:style-name="red"'),
            attributes='table:number-rows-repeated="2"',
        ),
        row(day("2015-08-01"), attributes='table:default-cell-style-name="month"'),
    ]
    first = date(2015, 8, 1)
    found = sheet(tmp_path, packed(table(*rows, columns=columns), MONTH + DAY))
    assert [list(each) for each in found.rows] == [
        ["2015-08", first, "2015-08"],  # the third by the style of its column
        [date(2015, 8, 15), first, first],
        ["2015-08", "2015-08", ""],  # the style is that of its parent
        ["2015-08", "2015-08", ""],
        ["2015-08", "", ""],
    ]


def test_a_first_day_that_is_shown_as_a_year_is_a_year(tmp_path: Path) -> None:
    year = MONTH.replace("<number:month/>", "").replace('"month"', '"year"')
    style = 'table:style-name="year"'
    body = table(row(day("2015-01-01", style)), row(day("2015-08-01", style)))
    assert list(sheet(tmp_path, packed(body, year)).rows) == [["2015"], [date(2015, 8, 1)]]


class Counted(dict[str, tuple[str | None, str | None]]):
    """Styles that count how often one is looked up."""

    looked_up = 0

    def get(self, *args: Any) -> Any:
        self.looked_up += 1
        return super().get(*args)


@pytest.mark.parametrize(("eldest", "months"), [("month", 50), ("day", 0), ("s49", 0)])
def test_each_style_of_a_chain_is_resolved_once(
    monkeypatch: pytest.MonkeyPatch, eldest: str, months: int
) -> None:
    parents = [eldest, *(f"s{number}" for number in range(49))]  # of s0 to s49
    chain = "".join(
        f'<style:style style:name="s{number}" style:parent-style-name="{parent}"/>'
        for number, parent in enumerate(parents)
    )
    cells = [day("2015-08-01", f'table:style-name="s{number}"') for number in reversed(range(50))]
    styles = Counted()
    monkeypatch.setattr(
        "loaders._open_document._Reader.__init__", lambda reader: begun(reader, styles)
    )
    found = open_tables(packed(table(*map(row, cells)), MONTH + DAY + chain))["小区"]
    assert sum(map(len, found.months.values())) == months
    assert styles.looked_up == (50 if eldest == "s49" else 51)  # with the eldest, once each


BEGIN = _Reader.__init__


def begun(reader: _Reader, styles: Counted) -> None:
    BEGIN(reader)
    reader._styles = styles


def test_a_style_of_a_cell_may_stand_among_the_named_ones(tmp_path: Path) -> None:
    own = '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="red"/>'
    body = table(row(day("2015-08-01", 'table:style-name="ce1"')))
    assert list(sheet(tmp_path, packed(body, own, named=MONTH)).rows) == [["2015-08"]]


def test_errors_are_told_and_read_as_empty_and_so_are_formulas_without_a_value(
    tmp_path: Path,
) -> None:
    calculated = 'table:formula="of:=[.A1]" '
    error = 'calcext:value-type="error"'
    rows = [
        row(
            cell("#N/A", f'{calculated}office:value-type="string" office:string-value="" {error}'),
            cell("#REF!", f'{calculated}office:value-type="string" {error}'),
            cell("#DIV/0!", f'{calculated}office:value-type="float" office:value="0"'),
            cell("Err:502", f'{calculated}office:value-type="float" office:value="0"'),
            cell("7", 'office:value-type="float" office:value="7"'),
        ),
        row(
            cell("#1", f'{calculated}office:value-type="string"'),
            cell("#甲", f'{calculated}office:value-type="string"'),
            cell("8", f'{calculated}office:value-type="float" office:value="8"'),
            cell("", f'{calculated}office:value-type="string" office:string-value=""'),
            cell("", calculated),
        ),
    ]
    file = read(tmp_path, packed(table(*rows)))
    assert [list(each) for each in file.sheets[0].rows] == [
        ["", "", "", "", 7.0], ["#1", "#甲", 8.0, "", ""],
    ]  # fmt: skip
    assert [remark.get("en") for remark in file.remarks] == [
        "a.ods, sheet 小区: 1 formula has no saved value and is read as empty; open the file in "
        "Excel or WPS and save it.",
        "a.ods, sheet 小区: 4 cells hold an error such as #N/A and are read as empty; open the "
        "file and correct them.",
    ]


def test_a_cell_that_is_merged_over_rows_is_known(tmp_path: Path) -> None:
    wide = 'office:value-type="string" table:number-rows-spanned="2" '
    rows = [
        row(cell("甲"), cell("乙"), cell("丙")),
        row(
            cell("丁"),
            cell("戊", f'{wide} table:number-columns-spanned="2"'),
            "<table:covered-table-cell/>",
        ),
        row(
            cell("己"), '<table:covered-table-cell table:number-columns-repeated="2"/>', cell("庚")
        ),
    ]
    assert sheet(tmp_path, packed(table(*rows))).merged == [((1, 1), (2, 2))]


def test_each_sheet_has_its_own_and_what_was_deleted_is_none_of_it(tmp_path: Path) -> None:
    deleted = (
        "<table:tracked-changes><table:cell-content-change><table:previous>"
        '<table:change-track-table-cell office:value-type="string"/></table:previous>'
        "</table:cell-content-change></table:tracked-changes>"
    )
    body = deleted + table(row(cell("甲")), row(cell("乙"), attributes='table:visibility="filter"'))
    body += table(
        row(cell("丙"), attributes='table:visibility="collapse"'), row(cell("丁")), name="二"
    )
    first, second = read(tmp_path, packed(body)).sheets
    assert (first.hidden, second.hidden) == (Hidden(rows=(2,)), Hidden(rows=(1,)))


def test_macros_of_an_open_document_are_told() -> None:
    content = io.BytesIO(packed(table(row(cell("甲")))))
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("Basic/Standard/Module1.xml", "<module/>")
    remarks = [each.get("en") for each in inspect(Path("a.ods"), content.getvalue())]
    assert remarks == ["a.ods holds macros; they are never run, only values are read."]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_seen_in_an_xlsb_is_told(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # None can be written here, and its cells are not what is asked: the parser is left out.
    monkeypatch.setattr("loaders._packed.check_by_parsing", lambda *_: None)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("xl/workbook.bin", b"x")
    (remark,) = inspect(Path("a.xlsb"), content.getvalue())
    assert (
        remark.get(lang)
        == {
            "zh": "a.xlsb 以 .xlsb 格式保存：无法识别其中的隐藏行列、合并单元格、错误值"
            "和只显示年月的日期；请另存为 .xlsx。",
            "en": "a.xlsb is saved as .xlsb: its hidden rows and columns, merged cells, errors and "
            "days that show their month only cannot be seen; save it as .xlsx.",
        }[lang]
    )


def test_what_is_repeated_to_the_end_of_a_sheet_takes_no_memory() -> None:
    hidden = 'table:visibility="collapse" table:number-rows-repeated="1048570"'
    wrong = (
        'calcext:value-type="error" office:value-type="string" '
        'office:string-value="x" table:number-columns-repeated="100000"'
    )
    rows = [row(cell("甲")), row(cell("", wrong)), row("<table:table-cell/>", attributes=hidden)]
    found = open_tables(packed(table(*rows)))["小区"]
    assert found.rows == []
    assert len(found.faults) == 16_384  # as many columns as a sheet can have


def test_a_file_that_libreoffice_wrote_is_read_as_it_is_shown() -> None:
    # Rows 2 and 3 share their area; row 5 and column C are hidden; F4 is #DIV/0!, F6 #N/A.
    file = read_file(Path(__file__).parents[1] / "data" / "libreoffice.ods")
    estates, other = file.sheets
    (remark,) = file.remarks
    assert "sheet 小区: 2 cells hold an error" in remark.get("en")
    assert estates.hidden == Hidden(rows=(5,), columns=("C",))
    assert list(estates.merged) == [((1, 1), (2, 1))]
    assert other.hidden.sheet
    (table, _) = find_tables([file]).tables
    assert [
        (each.cells["name"], each.cells["area"], each.cells["first_delivery"],
         each.cells["floor_area"])
        for each in table.rows()
    ] == [
        ("甲苑", "金安居委会", "1998-06", ""),
        ("乙苑", "金安居委会", "1999", ""),
        ("丙苑", "和平居委会", date(2001, 5, 7), ""),
        ("丁苑", "和平居委会", "2002-07", 200),
        ("戊苑", "和平居委会", date(2002, 7, 1), ""),
    ]  # fmt: skip
