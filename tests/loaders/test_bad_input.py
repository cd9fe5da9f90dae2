"""Files as they should not be, by the command: one sentence, exit code 2, nothing begun."""

from __future__ import annotations

import io
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import cast

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from benchmarks.broken_workbooks import EmptyGraph
from graph.archive import open_archive
from graph.connection import Graph
from graph.errors import InputError
from graph.settings import ROOT
from loaders.__main__ import main
from loaders._loading import load_tables, read
from sample_data.broken_xls import compound_file, write_xls

HEADINGS = ["小区名称", "居民区"]
CHINESE = re.compile(r"[一-鿿]")


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def workbook(*rows: list[str]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("小区")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return buffer.getvalue()


FILES: dict[str, tuple[bytes, str]] = {
    "password.xlsx": (compound_file({"EncryptedPackage": b"x"}), "protected by a password"),
    "password.xls": (write_xls("小区", [HEADINGS], password=True), "protected by a password"),
    "cut.xlsx": (workbook(HEADINGS)[:1500], "its end is missing"),
    "cut.xls": (write_xls("小区", [HEADINGS] * 99)[:2000], "is damaged"),
    "formula.csv": (workbook(HEADINGS), "in truth a workbook"),
    "table.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "in truth a web page"),
    "print.xlsx": (b"%PDF-1.4\n%\xe2\xe3", "in truth a PDF document"),
    "list.xlsx": ("小区名称,居民区\n甲,乙\n".encode(), "in truth plain text"),
    "noise.csv": (random.Random(9).randbytes(5000), "is not a table of text"),
    "noise.xlsx": (random.Random(9).randbytes(5000), "cannot be opened as a workbook"),
    "noise.xls": (random.Random(9).randbytes(5000), "cannot be opened as a workbook"),
    "empty.csv": (b"", "is empty"),
    "empty.xlsx": (b"", "is empty"),
    "blank.csv": (b" \n\n", "No roster was recognised"),
    "blank.xlsx": (workbook(), "No roster was recognised"),
    "headings.csv": ("小区名称,居民区\n".encode(), "no row of data"),
    "headings.xlsx": (workbook(HEADINGS), "no row of data"),
    "headings.xls": (write_xls("小区", [HEADINGS]), "no row of data"),
    "letter.docx": (b"PK\x03\x04", "is no roster"),
    "line\nbreak.csv": (b"a,b\n", "characters that cannot be shown"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_sentence_and_nothing_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("STREET_GRAPH_HOME", str(home))
    content, sentence = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    result = run("load", path, "--lang", language)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert path.name.replace("\n", "\\n") in result.stderr
    if language == "en":
        assert sentence in result.stderr
    else:
        assert len(CHINESE.findall(result.stderr)) > 3
    assert not home.exists()


def test_one_bad_file_among_good_ones_stops_the_load(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("小区名称,居民区\n甲,乙\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"%PDF-1.4")
    result = run("load", tmp_path, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr.startswith("b.xlsx is in truth a PDF document")


def test_a_pipe_does_not_make_the_command_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    result = run("load", tmp_path / "a.csv", "--lang", "en")
    assert (result.exit_code, result.stderr) == (
        2, "a.csv is no ordinary file; expected .xlsx, .xls or .csv.\n",
    )  # fmt: skip


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    link = tmp_path / "a.csv"
    link.symlink_to(tmp_path / "gone.csv")
    result = run("load", link, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == f"{link} is a link to a file that is not there.\n"


def test_a_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    result = run("load", tmp_path, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path} cannot be read: Permission denied.\n"


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    result = run("load", tmp_path / ("长" * 200 + ".csv"), "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr.endswith("cannot be read: File name too long.\n")


def test_a_full_disk_is_told_when_a_workbook_is_written(tmp_path: Path) -> None:
    out = tmp_path / "template.xlsx"
    out.symlink_to("/dev/full")
    result = run("template", out, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == f"{out} cannot be written: No space left on device.\n"


def test_a_report_that_cannot_be_written_is_told_before_anything_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("STREET_GRAPH_HOME", str(home))
    path = tmp_path / "a.csv"
    path.write_text("小区名称,居民区\n甲,乙\n", encoding="utf-8")
    out = tmp_path / "nowhere" / "r.xlsx"
    result = run("load", path, "--report", out, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == f"{out} cannot be written: No such file or directory.\n"
    assert not home.exists()


def test_a_full_disk_for_the_report_does_not_hide_that_the_load_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nullcontext(cast(Graph, EmptyGraph(tmp_path / "home")))
    monkeypatch.setattr("loaders.__main__.open_graph", lambda _: graph)
    path = tmp_path / "a.csv"
    path.write_text("区划代码,居民区名称\n310110009018,甲居委会\n", encoding="utf-8")
    out = tmp_path / "r.xlsx"
    out.symlink_to("/dev/full")
    result = run("load", path, "--dry-run", "--report", out, "--json", "--lang", "en")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["files"][0]["rows_loaded"] == 1
    assert result.stderr == f"{out} cannot be written: No space left on device.\n"


class FullAfter(sqlite3.Connection):
    """A connection to an archive whose disk is full soon after it is made."""

    def executescript(self, script: str, /) -> sqlite3.Cursor:
        cursor = super().executescript(script)
        (pages,) = self.execute("PRAGMA page_count").fetchone()
        self.execute(f"PRAGMA max_page_count = {pages + 20}")
        return cursor


def test_a_disk_that_fills_up_during_a_load_leaves_nothing_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"3101100{number:05},第{number}居委会\n" for number in range(2000))
    path = tmp_path / "areas.csv"
    path.write_text("区划代码,居民区名称\n" + rows, encoding="utf-8")
    graph = cast(Graph, EmptyGraph(tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=FullAfter))
        with pytest.raises(InputError) as error:
            load_tables(graph, read([path]))
    assert error.value.user_message("en") == (
        f"The archive {tmp_path}/archive/archive.sqlite cannot be used: its disk is full, or that "
        "of the system's temporary files. Make room, then do it again."
    )
    with open_archive(tmp_path) as archive:
        assert archive.loads() == []
        assert archive.sql.execute("SELECT count(*) FROM rows").fetchone() == (0,)


# Bounded memory: all in one process that may take two gigabytes and not a byte more.

_READ_EACH = """
import json, pathlib, resource, sys, warnings
from graph.errors import InputError
from loaders._reading import read_file
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
told = {}
for path in map(pathlib.Path, sys.argv[1:]):
    try:
        told[path.name] = sum(1 for sheet in read_file(path).sheets for _ in sheet.rows)
    except InputError as error:
        told[path.name] = error.user_message("en")
print(json.dumps(told))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def packed(rows: bytes, strings: bytes | None = None) -> Callable[[Path], None]:
    """Return a writer of a workbook whose sheet and shared strings are as given."""

    def write(path: Path) -> None:
        with (
            zipfile.ZipFile(io.BytesIO(workbook(HEADINGS))) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new,
        ):
            for name in old.namelist():
                content = old.read(name)
                if name == "xl/worksheets/sheet1.xml":
                    content = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
                if name == "xl/sharedStrings.xml" and strings:
                    content = b"<sst><si><t>" + strings + b"</t></si></sst>"
                new.writestr(name, content)

    return write


def zeros(path: Path) -> None:
    """Write a workbook of 400 MB of nothing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        new.writestr("xl/workbook.xml", "<workbook/>")
        with new.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(400):
                part.write(bytes(1_000_000))


BOMBS: dict[str, tuple[Callable[[Path], object], str]] = {
    "rows.xlsx": (
        packed(b'<row><c t="n"><v>1</v></c></row>' * 2_000_000),
        "rows.xlsx, sheet 小区: more than 1048576 rows",
    ),
    "far.xlsx": (
        packed(
            b'<row r="1"><c r="XFD1"><v>1</v></c></row>'
            b'<row r="9"><c r="A1048576"><v>1</v></c></row>'
        ),
        "far.xlsx, sheet 小区: filled cells reach to column 16384 and row 1048576",
    ),
    "zeros.xlsx": (zeros, "zeros.xlsx unpacks to more than 300 MB"),
    "rows.csv": (
        lambda path: path.write_bytes(b"a,b\n" * 2_000_000),
        "rows.csv has more than 1048576 lines",
    ),
    "line.csv": (
        lambda path: path.write_bytes(b"a," * 20_000_000),
        "",
    ),
    "wide.xls": (
        lambda path: path.write_bytes(write_xls("小区", [HEADINGS] * 5).replace(
            b"\x04\x02\x11\x00\x04\x00\x01\x00", b"\x04\x02\x11\x00\xff\xff\xff\xff"
        )),
        "",
    ),
}  # fmt: skip


def test_what_would_fill_the_memory_is_told_within_two_gigabytes(tmp_path: Path) -> None:
    for name, (write, _) in BOMBS.items():
        write(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", _READ_EACH, *(tmp_path / name for name in BOMBS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    document, peak = done.stdout.splitlines()
    told = json.loads(document)
    for name, (_, sentence) in BOMBS.items():
        assert str(told[name]).startswith(sentence), told[name]
    assert int(peak) < 2_000_000
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != 2_000_000_000
