"""A file before it is parsed: disguises, damage, bombs, far cells, and what is only remarked."""

from __future__ import annotations

import io
import os
import re
import socket
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from graph.errors import InputError
from loaders import _inspection, _packed, _spans, _strings
from loaders._inspection import inspect, read_content
from loaders._reading import read_file
from sample_data.broken_xls import compound_file, write_xls

SHEET = "xl/worksheets/sheet1.xml"
TEXT = "小区名称,居民区\n示例花苑,金安居委会\n"


def workbook(rows: int = 2) -> bytes:
    """Return a small .xlsx of one sheet 小区."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("小区")
        for row in range(rows):
            page.write_row(row, 0, ["示例花苑", row])
    return buffer.getvalue()


def repacked(changed: Mapping[str, bytes] = {}, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the small workbook with parts changed or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(buffer, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, content in {**parts, **changed}.items():
            new.writestr(name, content, method)
    return buffer.getvalue()


def sheet(rows: bytes) -> bytes:
    """Return the XML of a sheet."""
    return b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"


def refused(name: str, content: bytes) -> str:
    """Return the sentence by which a file is refused."""
    with pytest.raises(InputError) as error:
        inspect(Path(name), content)
    assert "\n" not in error.value.user_message("zh")
    assert re.search(r"[一-鿿]", error.value.user_message("zh"))
    return error.value.user_message("en")


def remarks(content: bytes, name: str = "a.xlsx") -> list[str]:
    return [remark.get("en") for remark in inspect(Path(name), content)]


def parts(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return buffer.getvalue()


def test_a_sound_file_is_passed_without_remark() -> None:
    assert inspect(Path("a.xlsx"), workbook()) == ()
    assert inspect(Path("a.xls"), workbook()) == ()  # read by its content
    assert inspect(Path("a.xls"), write_xls("小区", [["小区名称"], [2.0]])) == ()
    assert inspect(Path("a.csv"), TEXT.encode("gb18030")) == ()
    assert inspect(Path("a.csv"), TEXT.encode("utf-16")) == ()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.xlsx", b"%PDF-1.7 ...", "in truth a PDF document; expected a workbook"),
        ("a.csv", b"%PDF-1.7 ...", "in truth a PDF document; expected a workbook"),
        ("a.xls", b"\x89PNG\r\n\x1a\n...", "in truth a picture; expected"),
        ("a.xlsx", b"Rar!\x1a\x07\x01\x00", "in truth an archive of files; expected"),
        ("a.xlsx", parts("a.csv", "b.csv"), "in truth an archive of files; expected"),
        ("a.csv", parts("word/document.xml"), "in truth a text document; expected"),
        ("a.xlsx", parts("ppt/presentation.xml"), "in truth a presentation; expected"),
        ("a.xls", compound_file({"WordDocument": b"x"}), "in truth a text document; expected"),
        ("a.xls", b"\xef\xbb\xbf\r\n<HTML><table><tr>", "in truth a web page; open it in Excel"),
        ("a.xls", "<table><tr><td>小区".encode("utf-16"), "in truth a web page; open it in Exc"),
        ("a.xls", b'<?xml version="1.0"?><Workbook', "in truth an XML file; open it in Excel"),
        ("a.csv", b"<!DOCTYPE html><html>", "in truth a web page; open it in Excel"),
        ("a.xlsx", TEXT.encode(), "in truth plain text; change its ending to .csv"),
        ("a.xls", TEXT.encode("utf-16"), "in truth plain text; change its ending to .csv"),
        ("a.csv", workbook(), "in truth a workbook; change its ending to .xlsx"),
        ("a.csv", write_xls("a", [["a"]]), "in truth a workbook; change its ending to .xls "),
        ("a.csv", b"", "empty"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_for_what_it_is(
    name: str, content: bytes, what: str
) -> None:
    assert refused(name, content).startswith(f"{name} is {what}")


@pytest.mark.parametrize(
    "content",
    [
        compound_file({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        write_xls("小区", [["小区名称"]], password=True),
    ],
)
def test_a_password_is_told(content: bytes) -> None:
    sentence = "a.xls is protected by a password. Save it without one."
    assert refused("a.xls", content) == sentence


def test_a_password_on_the_parts_is_told() -> None:
    content = bytearray(workbook())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1  # the flag of encryption, in the list of parts
    assert refused("a.xlsx", bytes(content)).startswith("a.xlsx is protected by a password")


def test_a_password_on_an_open_document_is_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("content.xml", b"\x93\x11")
        packed.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refused("a.ods", buffer.getvalue()).startswith("a.ods is protected by a password")


def test_half_a_workbook_is_told_wherever_it_was_cut() -> None:
    whole = workbook(200)
    for length in range(10, len(whole), 97):
        assert refused("a.xlsx", whole[:length]).startswith("a.xlsx cannot be opened as a workbook")


def test_half_an_xls_is_told() -> None:
    whole = write_xls("小区", [["小区名称", "居民区"]] * 200)
    for length in (600, 1500, 2049, len(whole) // 2):
        assert refused("a.xls", whole[:length]) == (
            "a.xls cannot be opened as a workbook: it is damaged; copy or save it again."
        )


def test_a_changed_byte_in_a_part_is_told() -> None:
    content = bytearray(workbook(500))
    at = zipfile.ZipFile(io.BytesIO(content)).getinfo(SHEET).header_offset
    content[at + 200] ^= 0xFF
    assert refused("a.xlsx", bytes(content)).startswith("a.xlsx cannot be opened as a workbook")


def test_an_encoding_nobody_knows_is_damage() -> None:
    book = b'<?xml version="1.0" encoding="UTF-0"?><workbook/>'
    content = repacked({"xl/workbook.xml": book})
    assert refused("a.xlsx", content).startswith("a.xlsx cannot be opened as a workbook")


def test_a_cell_far_out_in_an_xls_does_not_take_the_memory() -> None:
    content = bytearray(write_xls("小区", [["小区名称"]] * 30))
    cell = struct.pack("<HH3H", 0x0204, 17, 29, 0, 0)
    at = content.find(cell)
    content[at : at + len(cell)] = struct.pack("<HH3H", 0x0204, 17, 65535, 65535, 0)
    assert refused("a.xls", bytes(content)).startswith("a.xls cannot be opened as a workbook")


# Bombs


def test_more_than_the_limit_is_refused_by_what_is_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_packed, "UNPACKED_LIMIT", 2_000_000)
    noise = os.urandom(1_999_000)
    assert inspect(Path("a.xlsx"), repacked({"xl/media/a.png": noise[:900_000]})) == ()
    assert refused("a.xlsx", repacked({"xl/media/a.png": noise})).startswith(
        "a.xlsx unpacks to more than 2 MB"
    )


def test_a_part_that_declares_less_than_it_holds_is_damage() -> None:
    content = bytearray(repacked({SHEET: sheet(b" " * 5_000_000)}))
    size = struct.pack("<I", len(sheet(b"")) + 5_000_000)
    less = struct.pack("<I", 1000)
    assert content.count(size) == 2
    assert refused("a.xlsx", bytes(content.replace(size, less))).startswith(
        "a.xlsx cannot be opened as a workbook"
    )


def test_a_part_that_unpacks_to_hundreds_of_times_its_size_is_refused() -> None:
    content = repacked({"xl/media/image.bmp": bytes(_packed.RATIO_FROM + 1)})
    assert refused("a.xlsx", content).startswith("a.xlsx unpacks to more than 200 times its size")
    assert inspect(Path("a.xlsx"), repacked({"xl/media/a.bmp": bytes(_packed.RATIO_FROM)})) == ()


def test_formatting_down_to_the_last_row_is_no_bomb() -> None:
    rows = b"".join(
        b'<row r="%d" s="1" customFormat="1" ht="15"><c r="A%d" s="1"/></row>' % (row, row)
        for row in range(1, 100_001)
    )
    assert inspect(Path("a.xlsx"), repacked({SHEET: sheet(rows)})) == ()


def test_more_parts_than_a_workbook_has_are_refused() -> None:
    many = {f"xl/media/{number}.png": b"" for number in range(_packed.PART_LIMIT)}
    assert refused("a.xlsx", repacked(many)).startswith("a.xlsx consists of more than 2000 parts")


def test_a_list_of_parts_too_long_to_be_read_is_not_read() -> None:
    content = bytearray(workbook())
    end = content.rfind(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<I", _packed.DIRECTORY_LIMIT + 1)
    assert refused("a.xlsx", bytes(content)).startswith("a.xlsx consists of more than 2000 parts")


def test_an_archive_within_a_workbook_is_not_opened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inner", bytes(400_000_000 // 100))
    assert inspect(Path("a.xlsx"), repacked({"xl/embeddings/a.zip": bomb.getvalue()})) == ()


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_are_refused_before_any_parser_sees_them(part: str) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    for content in (laughs, outside):
        assert refused("a.xlsx", repacked({part: b'<?xml version="1.0"?>' + content})) == (
            "a.xlsx declares entities of its own, as no office program does."
        )


# Sheets that reach too far


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_spans, "ROW_LIMIT", 3)
    row = b"<row><c><v>1</v></c></row>"
    assert inspect(Path("a.xlsx"), repacked({SHEET: sheet(row * 3)})) == ()
    assert refused("a.xlsx", repacked({SHEET: sheet(row * 4)})) == (
        "a.xlsx, sheet 小区: more than 3 rows; split it and load the parts together."
    )


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        b'<row r="1"><c r="A2000000"><v>1</v></c></row>',  # a cell that lies in no row
        b"<row r='2000000'><c t='n'><v>1</v></c></row>",  # a cell that says nothing
    ],
)
def test_a_row_beyond_the_last_is_refused(cells: bytes) -> None:
    sentence = refused("a.xlsx", repacked({SHEET: sheet(cells)}))
    assert sentence.startswith("a.xlsx, sheet 小区: more than 1048576 rows")


def test_two_filled_cells_in_far_corners_are_refused() -> None:
    cells = (
        b'<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9000"><c r="A9000"><v>1</v></c></row>'
    )
    assert refused("a.xlsx", repacked({SHEET: sheet(cells)})) == (
        "a.xlsx, sheet 小区: filled cells reach to column 16384 and row 9000; "
        "delete those far from the table."
    )


def test_an_empty_cell_far_out_and_a_false_extent_are_no_fault(tmp_path: Path) -> None:
    xml = b'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>' + (
        b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
        b'<row r="900000"><c r="XFD900000" s="0"/></row></sheetData></worksheet>'
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(repacked({SHEET: xml}))
    assert read_file(path).sheets[0].rows == [[1.0]]


@pytest.mark.parametrize("piece", [50, 1 << 20])
def test_a_long_text_in_many_cells_is_counted_in_each(
    monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(_packed, "_PIECE", piece)
    strings = b"<sst><si><t>a</t></si><si/><si><r><t>" + b"x" * 988 + b"</t></r></si></sst>"
    cells = b"".join(b'<c r="A%d" t="s"><v>%d</v></c>' % (row, row % 3) for row in range(1, 31))
    content = repacked({SHEET: sheet(cells), "xl/sharedStrings.xml": strings})
    # Ten cells each of 22, 5 and 1011 bytes; the first with what stands before it.
    monkeypatch.setattr(_strings, "STRINGS_LIMIT", 10_380)
    assert inspect(Path("a.xlsx"), content) == ()
    monkeypatch.setattr(_strings, "STRINGS_LIMIT", 10_379)
    assert refused("a.xlsx", content).startswith("a.xlsx: its cells hold more than 0 MB of text")


def test_a_wide_sheet_within_bounds_is_passed() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        for row in range(50):
            page.write_row(row, 0, [1] * 300)
    assert inspect(Path("a.xlsx"), buffer.getvalue()) == ()


def open_document(repeated: str = "") -> bytes:
    """Return an .ods whose only cell says how often it comes again."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
        f'xmlns:text="{space}text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="小区">'
        f'<table:table-row{repeated}><table:table-cell office:value-type="string"{repeated}>'
        "<text:p>甲</text:p></table:table-cell></table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()


def test_a_cell_that_is_repeated_over_the_whole_sheet_does_not_take_the_memory(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(open_document())
    assert read_file(path).sheets[0].rows == [["甲"]]
    bomb = open_document(
        ' table:number-rows-repeated="60000" table:number-columns-repeated="16000"'
    )
    assert refused("a.ods", bomb).startswith("a.ods cannot be opened as a workbook")


# What is only worth a remark


def test_formulas_are_read_by_their_saved_value_and_counted_without(tmp_path: Path) -> None:
    cells = (
        b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c></row>'
        b'<row r="2"><c r="A2"><f>A1</f><v></v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'
        b'<row r="3"><c r="A3"><f t="shared" si="0"/><v/></c><c r="B3"><v>7</v></c></row>'
    )
    content = repacked({SHEET: sheet(cells)})
    assert remarks(content) == [
        "a.xlsx, sheet 小区: 3 formulas have no saved value and are read as empty; "
        "open the file in Excel or WPS and save it."
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    file = read_file(path)
    assert [list(row) for row in file.sheets[0].rows] == [[2.0, ""], ["", ""], ["", 7.0]]
    assert [remark.get("en") for remark in file.remarks] == remarks(content)


def test_errors_of_the_spreadsheet_are_counted_for_they_are_read_as_empty(tmp_path: Path) -> None:
    cells = (
        b'<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1"><v>7</v></c></row>'
        b'<row r="2"><c r="A2" s="1" t="e"><v>#REF!</v></c><c r="B2" t="str"><v>t="e"</v></c></row>'
    )
    content = repacked({SHEET: sheet(cells)})
    assert remarks(content) == [
        "a.xlsx, sheet 小区: 2 cells hold an error such as #N/A and are read as empty; "
        "open the file and correct them."
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert [list(row) for row in read_file(path).sheets[0].rows] == [["", 7.0], ["", 't="e"']]


def test_elements_with_a_prefix_are_scanned_like_others() -> None:
    cells = b'<x:row r="1"><x:c r="B1"><x:f>A1</x:f></x:c></x:row>'
    xml = b"<x:worksheet><x:sheetData>" + cells + b"</x:sheetData></x:worksheet>"
    assert len(remarks(repacked({SHEET: xml}))) == 1
    far = xml.replace(b'"B1"', b'"A2000000"').replace(b"</x:f>", b"</x:f><x:v>1</x:v>")
    assert "more than 1048576 rows" in refused("a.xlsx", repacked({SHEET: far}))


def test_a_formula_that_two_pieces_share_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = b"".join(b'<c r="A%d"><f>B1</f></c>' % row for row in range(1, 101))
    content = repacked({SHEET: sheet(b"<row>" + cells + b"</row>")})
    for piece in (64, 101, 1000):
        monkeypatch.setattr(_packed, "_PIECE", piece)
        assert "100 formulas" in remarks(content)[0]


def test_macros_are_remarked() -> None:
    sentence = "a.xlsm holds macros; they are never run, only values are read."
    assert remarks(repacked({"xl/vbaProject.bin": b"x"}), "a.xlsm") == [sentence]


@pytest.mark.parametrize("part", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_links_to_other_files_are_remarked_and_not_followed(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", never)
    link = b'<externalLink><externalBook r:id="rId1" xmlns:r="r"/></externalLink>'
    sentence = "a.xlsx refers to other files; they are never opened, saved values are read."
    assert remarks(repacked({part: link})) == [sentence]


# The bytes of a file


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    link = tmp_path / "zero.xlsx"
    link.symlink_to("/dev/zero")
    for path in (pipe, link):
        with pytest.raises(InputError) as error:
            read_content(path)
        assert error.value.user_message("en") == (
            f"{path.name} is no ordinary file; expected .xlsx, .xls or .csv."
        )


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("Permission denied", PermissionError(13, "Permission denied")),
        ("No such file or directory", FileNotFoundError(2, "No such file or directory")),
        ("Input/output error", OSError(5, "Input/output error")),
    ],
)
def test_a_file_that_cannot_be_read_or_vanished_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, error: OSError
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(InputError) as told:
        read_content(path)
    assert told.value.user_message("en") == f"a.csv cannot be read: {reason}."


@pytest.mark.parametrize(
    ("name", "shown"), [("a\nb.csv", r"a\nb.csv"), (os.fsdecode(b"\xff.csv"), r"\udcff.csv")]
)
def test_a_name_that_cannot_be_shown_is_told_in_letters(
    tmp_path: Path, name: str, shown: str
) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    with pytest.raises(InputError) as error:
        read_content(path)
    assert error.value.user_message("en") == (
        f"The file name {shown} holds characters that cannot be shown; rename the file."
    )


@pytest.mark.parametrize("name", ["党 组织（2026）.csv", "a'b\"c{d}[e].csv", "😀.csv", "%s.csv"])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    assert read_file(path).path.name == name


@pytest.mark.parametrize(("ending", "limit"), [("csv", "TEXT_LIMIT"), ("xlsx", "WORKBOOK_LIMIT")])
def test_a_larger_file_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, limit: str
) -> None:
    monkeypatch.setattr(_inspection, limit, 1)
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"x" * 1_000_001)
    with pytest.raises(InputError) as error:
        read_content(path)
    assert error.value.user_message("en").startswith(f"a.{ending} is larger than 1 MB")


@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16")])
def test_a_table_of_text_has_as_many_lines_as_a_sheet_has_rows(
    monkeypatch: pytest.MonkeyPatch, encode: Callable[[str], bytes]
) -> None:
    monkeypatch.setattr(_inspection, "LINE_LIMIT", 3)
    assert inspect(Path("a.csv"), encode("上海,上\n" * 3)) == ()
    assert refused("a.csv", encode("上海,上\r\n" * 4)).startswith("a.csv has more than 3 lines")
