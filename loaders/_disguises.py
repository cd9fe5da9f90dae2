"""Files that are not what their names say, known by how they begin or what they hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError
from graph.words import N_, Text

WORKBOOK = Text(zh="工作簿", en="a workbook")
PLAIN_TEXT = Text(zh="纯文本", en="plain text")
PAGE = Text(zh="网页", en="a web page")
PICTURE = Text(zh="图片", en="a picture")
ARCHIVE = Text(zh="压缩包", en="an archive of files")
DOCUMENT = Text(zh="文字文档", en="a text document")
SLIDES = Text(zh="演示文稿", en="a presentation")

_BEGINNINGS = (
    (b"%PDF-", Text(zh="PDF 文件", en="a PDF document")),
    (b"{\\rtf", DOCUMENT),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b\x08", ARCHIVE),
)
# What systems export under the name of a workbook; spreadsheets open it all the same.
_MARKUP = (
    (b"<?xml", Text(zh="XML 文件", en="an XML file")),
    (b"mime-version:", PAGE),
    *((tag, PAGE) for tag in (b"<!doctype html", b"<html", b"<head", b"<meta", b"<style")),
    *((tag, PAGE) for tag in (b"<table", b"<body", b"<div", b"<script")),
)
# By a stream of a compound file, and by a folder of a packed one.
_STREAMS = {"WordDocument": DOCUMENT, "PowerPoint Document": SLIDES}
_FOLDERS = {"word/": DOCUMENT, "ppt/": SLIDES}
_START = 4096
"""Bytes from which it is told what a file is."""


def in_truth(path: Path, what: Text, ending: str = "") -> InputError:
    """Return the error that a file is not what its name says.

    Parameters
    ----------
    ending
        Under which it can be loaded; empty where it is no roster in any case.
    """
    if ending:
        sentence = N_("{file} is in truth {what}; change its ending to {ending} and try again.")
        return InputError(sentence, file=path.name, what=what, ending=ending)
    sentence = N_("{file} is in truth {what}; expected a workbook (.xlsx, .xls) or a .csv file.")
    return InputError(sentence, file=path.name, what=what)


def check_beginning(path: Path, content: bytes) -> None:
    """Refuse what begins as no roster does.

    Raises
    ------
    InputError
        Naming what the file is.
    """
    for beginning, what in _BEGINNINGS:
        if content.startswith(beginning):
            raise in_truth(path, what)
    # Without its marks and zero bytes, UTF-16 reads as what it says.
    start = content[:_START].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip().lower()
    for beginning, what in _MARKUP:
        if start.startswith(beginning):
            raise InputError(
                N_("{file} is in truth {what}; open it in Excel or WPS and save it as .xlsx."),
                file=path.name,
                what=what,
            )


def is_text(content: bytes) -> bool:
    """Say whether a file that has no known beginning is text."""
    start = content[:_START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    strange = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in start)
    return strange == 0


def check_compound(path: Path, holds: Callable[[str], bool]) -> None:
    """Refuse a compound file that is no workbook, by the names of its streams."""
    for name, what in _STREAMS.items():
        if holds(name) and not holds("Workbook"):
            raise in_truth(path, what)


def check_packed(path: Path, names: list[str]) -> None:
    """Refuse a packed file that is no workbook, by the names of its parts."""
    parts = [name.replace("\\", "/").lstrip("/").lower() for name in names]
    if any(name.startswith("xl/") or name == "content.xml" for name in parts):
        return
    for folder, what in _FOLDERS.items():
        if any(name.startswith(folder) for name in parts):
            raise in_truth(path, what)
    raise in_truth(path, ARCHIVE)
