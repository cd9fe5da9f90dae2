"""Files to sheets: which files, which encodings, and what is no roster."""

from __future__ import annotations

import struct
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from graph.errors import InputError
from loaders._hidden import Hidden
from loaders._reading import find_files, read_file

TEXT = "小区名称,居民区\n示例花苑,金安居委会\n"


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_is_read_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    # Long enough for a guess; a file of one line could be anything.
    content = TEXT + "".join(f"鞍山{number}村小区,鞍山三村居委会\n" for number in range(20))
    path = write(tmp_path / "小区.csv", content.encode(encoding))
    (sheet,) = read_file(path).sheets
    assert sheet.name == "小区"
    assert list(sheet.rows[:2]) == [["小区名称", "居民区"], ["示例花苑", "金安居委会"]]
    assert len(sheet.rows) == 22


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_text_of_two_lines_is_enough_to_tell_its_encoding(
    tmp_path: Path, encoding: str, ending: str
) -> None:
    path = write(tmp_path / "小区.csv", TEXT.replace("\n", ending).encode(encoding))
    (sheet,) = read_file(path).sheets
    assert list(sheet.rows) == [["小区名称", "居民区"], ["示例花苑", "金安居委会"]]


def test_a_text_with_a_stray_zero_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", TEXT.encode() + b"\0\0\n")
    with pytest.raises(InputError):
        read_file(path)


ROW, OTHER = "示例苑一,金安\n".encode("gb18030"), "示例苑二,金安\n".encode()
"""Even numbers of letters: as GB18030 the second would be other letters, and no fault."""


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (TEXT.encode("gb18030") + ROW + OTHER + ROW, 4),
        (TEXT.encode() + OTHER + ROW, 4),
        (TEXT.encode() + OTHER * 100 + ROW * 200, 103),
        (TEXT.encode("gb18030").replace(b"\n", b"\r") + OTHER, 3),
        (TEXT.encode() + "示例\0苑,金安\n".encode(), 3),
        (TEXT.encode("gb18030") + b"\x81", 3),  # half a letter
    ],
)
def test_a_text_that_stops_being_one_is_told_with_the_line(
    content: bytes, line: int, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as error:
        read_file(write(tmp_path / "a.csv", content))
    assert error.value.user_message("en") == (
        f"a.csv, line {line}: what stands here is no text in the encoding of the lines above. "
        "Open the file in Excel or WPS, look at that line and save it as .xlsx."
    )
    assert f"a.csv 第 {line} 行" in error.value.user_message("zh")


def test_letters_of_gb18030_that_might_be_another_encoding_are_read(tmp_path: Path) -> None:
    # 联通 and 一 are also letters in UTF-8, though no Chinese ones.
    for word in ("联通", "一", "小区,联通,一"):
        content = "小区名称,居民区\n".encode("gb18030") + f"{word}\n".encode("gb18030")
        (sheet,) = read_file(write(tmp_path / "a.csv", content)).sheets
        assert ",".join(list(sheet.rows)[1]) == word


def test_a_name_with_a_rare_character_is_read_from_gb18030(tmp_path: Path) -> None:
    text = "姓名,任职组织\n" + "陶喆,铁岭路九十弄居委会\n李𬭎,鞍山三村居委会\n" * 10
    (sheet,) = read_file(write(tmp_path / "a.csv", text.encode("gb18030"))).sheets
    assert list(sheet.rows)[2] == ["李𬭎", "鞍山三村居委会"]


def test_a_large_text_streams_and_can_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders._reading.KEPT_CELLS", 3)
    text = TEXT + '"第二\n花苑",金安居委会\n'
    (sheet,) = read_file(write(tmp_path / "a.csv", text.encode("gb18030"))).sheets
    assert not isinstance(sheet.rows, list)
    rows = [["小区名称", "居民区"], ["示例花苑", "金安居委会"], ["第二\n花苑", "金安居委会"]]
    assert [list(sheet.rows), list(sheet.rows), sheet.top] == [rows, rows, rows]


def test_the_mark_is_seen_below_a_title_and_beside_a_quoted_text(tmp_path: Path) -> None:
    text = '小区名册，2015年\n小区名称\t居民区\t备注\n甲\t乙\t"有花,有树,有水,有桥,有亭"\n'
    (sheet,) = read_file(write(tmp_path / "a.tsv", text)).sheets
    assert [len(row) for row in sheet.rows] == [1, 3, 3]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_columns_may_be_parted_by_comma_tab_or_semicolon(tmp_path: Path, mark: str) -> None:
    path = write(tmp_path / "a.csv", TEXT.replace(",", mark))
    assert read_file(path).sheets[0].rows[1] == ["示例花苑", "金安居委会"]


def test_a_space_before_a_quoted_cell_is_layout(tmp_path: Path) -> None:
    text = '小区名称, 居民区, 备注\n"示例苑一", "金安、银安", "一,二\n三"\n示例苑二, 金"安", 无\n'
    (sheet,) = read_file(write(tmp_path / "a.csv", text)).sheets
    assert list(sheet.rows) == [
        ["小区名称", "居民区", "备注"],
        ["示例苑一", "金安、银安", "一,二\n三"],
        ["示例苑二", '金"安"', "无"],
    ]


@pytest.mark.parametrize("kept", [50_000, 3])
def test_quotation_marks_of_a_name_are_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr("loaders._reading.KEPT_CELLS", kept)
    text = (
        "小区名称,居民区,备注\n"
        '甲苑, "新"苑,\n'
        '"新"苑,金安,"老" "新"两苑\n'
        # As it is to be written, with a space behind, over lines, and a mark in a cell.
        '"""新""苑","金安" ,"他说""好""\n的, 走"\n'
        '"新" ,"金""安""","一,二"\n'
        '"新"苑,金安,"一\n二"\n'
    )
    (sheet,) = read_file(write(tmp_path / "a.csv", text)).sheets
    assert [[cell.strip() for cell in row] for row in sheet.rows] == [
        ["小区名称", "居民区", "备注"],
        ["甲苑", '"新"苑', ""],
        ['"新"苑', "金安", '"老" "新"两苑'],
        ['"新"苑', "金安", '他说"好"\n的, 走'],
        ["新", '金"安"', "一,二"],
        ['"新"苑', "金安", "一\n二"],
    ]


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_quotation_marks_of_a_name_beside_another_mark(tmp_path: Path, mark: str) -> None:
    text = mark.join(["小区名称", "居民区"]) + "\n" + mark.join(['"新"苑', '"金安"社区']) + "\n"
    (sheet,) = read_file(write(tmp_path / "a.csv", text)).sheets
    assert list(sheet.rows)[1] == ['"新"苑', '"金安"社区']


def test_quoted_line_breaks_make_no_new_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", '小区名称,居民区\n"示例\n花苑",甲\n第二,乙\n')
    assert [row[1] for row in read_file(path).sheets[0].rows] == ["居民区", "甲", "乙"]


def test_a_workbook_keeps_its_row_numbers_sheets_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet("小区")
        page.merge_range(2, 0, 2, 1, "标题")
        page.write_row(3, 0, ["小区名称", "户数"])
        page.write_row(4, 0, ["示例花苑", 640])
        workbook.add_worksheet("空")
    first, second = read_file(path).sheets
    assert (first.name, second.name) == ("小区", "空")
    assert first.rows[3] == ["小区名称", "户数"]
    assert first.rows[4] == ["示例花苑", 640.0]
    assert list(first.merged) == [((2, 0), (2, 1))]
    assert list(second.rows) == []


def test_a_large_sheet_streams_and_can_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders._reading.KEPT_CELLS", 3)
    monkeypatch.setattr("loaders._reading.SPILLED_ROWS", 7)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet("小区")
        for row in range(2, 40):
            page.write_row(row, 1, [f"行{row}", row])
    (sheet,) = read_file(path).sheets
    assert not isinstance(sheet.rows, list)
    rows = [["", "", ""]] * 2 + [["", f"行{row}", float(row)] for row in range(2, 40)]
    assert sheet.top == rows[:30]
    assert next(iter(sheet.rows)) == rows[0]  # begun and left
    assert [list(sheet.rows), list(sheet.rows)] == [rows, rows]
    assert list(zip(sheet.rows, sheet.rows, strict=True)) == list(zip(rows, rows, strict=True))


def test_hidden_sheets_rows_and_columns_are_told_and_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet("甲 & 乙")
        for row in range(4):
            page.write_row(row, 0, [f"行{row}", "二", "三"])
        page.set_row(2, None, None, {"hidden": True})
        page.set_row(9, None, None, {"hidden": True})  # below the last row: hides nothing
        page.set_column(1, 1, 10, None, {"hidden": True})
        page.set_column(3, 16383, 10, None, {"hidden": True})  # all the empty columns
        workbook.add_worksheet("旧").hide()
        workbook.add_worksheet("深").very_hidden()
    first, second, third = read_file(path).sheets
    assert first.hidden == Hidden(rows=(3,), columns=("B",))
    assert first.rows[2] == ["行2", "二", "三"]
    assert (second.hidden, third.hidden) == (Hidden(sheet=True), Hidden(sheet=True))


def test_the_id_of_a_file_is_that_of_its_content(tmp_path: Path) -> None:
    first, same, other = (
        read_file(write(tmp_path / name, text))
        for name, text in (("a.csv", TEXT), ("b.csv", TEXT), ("c.csv", TEXT + "x,y\n"))
    )
    assert first.id == same.id != other.id


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "a.csv is empty."),
        ("a.xlsx", b"", "a.xlsx is empty."),
        ("a.xlsx", b"PK\x03\x04 cut short", "a.xlsx cannot be opened as a workbook"),
        ("a.xlsx", TEXT.encode(), "a.xlsx is in truth plain text"),
        ("a.xls", b"\xd0\xcf\x11\xe0 cut short", "a.xls cannot be opened as a workbook"),
        ("a.csv", bytes(range(256)) * 4, "a.csv is not a table of text"),
        ("a.csv", b"\xff\xfea", "a.csv is not a table of text"),
        ("a.csv", b"a,b\n" + b"x" * 200_000, "a.csv, line 2: a cell holds more than 131072"),
    ],
)
def test_what_is_no_file_of_its_kind_is_told_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(InputError) as error:
        read_file(write(tmp_path / name, content))
    assert error.value.user_message("en").startswith(sentence)


def protected() -> bytes:
    """The least of a workbook with a password: a compound file that holds an EncryptedPackage."""
    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[none] * 108)
    sectors = struct.pack("<128I", 0xFFFFFFFD, end, *[none] * 126)
    directory = b""
    for name, kind, child in (
        ("Root Entry", 5, 1),
        ("EncryptedPackage", 2, none),
        *[("", 0, none)] * 2,
    ):
        letters = f"{name}\0".encode("utf-16-le") if name else b""
        directory += letters.ljust(64, b"\0")
        directory += struct.pack("<HBB3I", len(letters), kind, 1, none, none, child)
        directory += bytes(36) + struct.pack("<IQ", end, 0)
    return header + sectors + directory


def test_a_password_is_told_apart_from_damage(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_file(write(tmp_path / "a.xlsx", protected()))
    assert error.value.user_message("en") == (
        "a.xlsx is protected by a password. Save it without one."
    )


def test_a_workbook_with_the_other_ending_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("小区").write_row(0, 0, ["小区名称"])
    assert read_file(path.rename(tmp_path / "a.xls")).sheets[0].rows == [["小区名称"]]


def test_a_folder_means_its_rosters_in_order(tmp_path: Path) -> None:
    for name in ("b.csv", "a.XLSX", "c.xls", "readme.md", ".hidden.csv", "~$a.xlsx"):
        write(tmp_path / name, TEXT)
    (tmp_path / "inner.csv").mkdir()
    assert [path.name for path in find_files([tmp_path])] == ["a.XLSX", "b.csv", "c.xls"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", TEXT)
    assert find_files([path, tmp_path]) == [path]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("none.csv", "There is no file"),
        ("a.docx", "a.docx is no roster"),
        ("empty", "The folder"),
        ("张三13800138000.csv", "There is no file"),
    ],
)
def test_what_is_no_roster_is_told(tmp_path: Path, name: str, sentence: str) -> None:
    write(tmp_path / "a.docx", "x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as error:
        find_files([tmp_path / name])
    assert error.value.user_message("en").startswith(sentence)
    assert "13800138000" not in error.value.user_message("en")


def sheets_named(path: Path, *names: str) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name in names:
            book.add_worksheet(name).write_row(0, 0, ["小区名称", "居民区"])
    return path


def test_a_number_of_a_person_in_the_name_of_a_sheet_or_file_is_not_shown(tmp_path: Path) -> None:
    cards = ("110105194912310029", "11010519491231002X")  # the second is right
    path = sheets_named(tmp_path / "张三13800138000.xlsx", "张三" + cards[1], "张三", cards[1])
    file = read_file(path)
    assert file.path == tmp_path / "张三.xlsx"
    assert [sheet.name for sheet in file.sheets] == ["张三", "张三 (2)", "〔已删除〕"]
    text = write(tmp_path / "13800138000.csv", TEXT)
    assert (read_file(text).path.name, read_file(text).sheets[0].name) == (
        "〔已删除〕.csv",
        "〔已删除〕",
    )


def test_a_number_of_a_person_in_a_name_is_not_shown_by_what_is_told_of_a_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "张三13800138000.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("李四13900139000")
        page.write_row(0, 0, ["小区名称", "居民区"])
        page.write_formula(1, 0, "=B1", None, "")
    remarks = [each.get("en") for each in read_file(path).remarks]
    assert len(remarks) == 1
    assert remarks[0].startswith("张三.xlsx, sheet 李四: 1 formula")
    with pytest.raises(InputError) as told:
        read_file(write(tmp_path / "王五13800138000.xlsx", b""))
    assert told.value.user_message("en") == "王五.xlsx is empty."


@pytest.mark.parametrize("rows", [3, 20_000])  # kept, or streamed
def test_a_day_that_is_shown_as_a_month_is_a_month(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "小区.xlsx"
    with xlsxwriter.Workbook(path) as book:
        shapes = [
            book.add_format({"num_format": shape})
            for shape in ('yyyy"年"m"月";@', "[$-804]yyyy\\-mm", "yyyy-mm-dd", 17)
        ]
        page = book.add_worksheet("小区")
        page.write_row(0, 0, ["小区名称", "居民区", "首套交付日期"])
        for index in range(rows):
            page.write_row(index + 1, 0, [f"示例苑{index}", "金安"])
            day = datetime(2015, 8, 15 if index == 4 else 1)
            page.write_datetime(index + 1, 2, day, shapes[index % 4])
    (sheet,) = read_file(path).sheets
    days = [row[2] for row in list(sheet.rows)[1:6]]
    first = date(2015, 8, 1)
    assert days[:3] == ["2015-08", "2015-08", first]
    if rows > 3:
        assert days[3:] == ["2015-08", date(2015, 8, 15)]


def test_a_first_day_that_is_shown_as_a_year_is_a_year(tmp_path: Path) -> None:
    path = tmp_path / "小区.xlsx"
    with xlsxwriter.Workbook(path) as book:
        shapes = [book.add_format({"num_format": shape}) for shape in ("yyyy", 'yyyy"年";@')]
        page = book.add_worksheet("小区")
        for row, day in enumerate([datetime(2015, 1, 1), datetime(2015, 8, 1)]):
            for column, shape in enumerate(shapes):
                page.write_datetime(row, column, day, shape)
    (sheet,) = read_file(path).sheets
    august = date(2015, 8, 1)  # nobody writes a year so: the day is known
    assert [list(row) for row in sheet.rows] == [["2015", "2015"], [august, august]]
