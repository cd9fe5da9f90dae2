"""The report as a workbook, for colleagues and for the file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import east_asian_width

import xlsxwriter

from graph.words import Language, Message, Text
from loaders._registry import registry

if TYPE_CHECKING:
    from loaders._report import Report

_SHEETS = Text(zh="文件", en="File"), Text(zh="工作表", en="Sheet")
_PLACE = *_SHEETS, Text(zh="行", en="Row")
_COLUMN = Text(zh="列", en="Column")
_REASONS = Text(zh="原因", en="Reason (Chinese)"), Text(zh="原因（英文）", en="Reason")
_MARK = "✓"
_NARROWEST, _WIDEST = 10, 60
_LINE, _HIGHEST = 15, 409
"""Points."""
_ENDED, _TO_BE_ENDED = Text(zh="已终止", en="Ended"), Text(zh="将终止", en="To be ended")


@dataclass(frozen=True)
class _Page:
    """One sheet of the report."""

    title: Text
    headings: Sequence[Text]
    rows: Sequence[Sequence[str | int]]


class _Formats(NamedTuple):
    """Of the cells of a workbook."""

    bold: Any
    texts: Any
    numbers: Any


def write_report(report: Report, language: Language) -> bytes:
    """Return the report as an .xlsx file.

    Parameters
    ----------
    report
        Of a load or a dry run.
    language
        Of the headings; reasons are given in both languages.
    """
    buffer = io.BytesIO()
    # Cells of a roster are written as text whatever they begin with: no formula comes alive.
    workbook = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = _Formats(
        bold=workbook.add_format({"bold": True, "bottom": 1}),
        texts=workbook.add_format({"text_wrap": True, "valign": "top"}),
        # Apart from the text that follows in the next column.
        numbers=workbook.add_format(
            {"text_wrap": True, "valign": "top", "align": "right", "indent": 1}
        ),
    )
    for page in _pages(report, language):
        _write(workbook.add_worksheet(page.title.get(language)), page, language, formats)
    workbook.close()
    return buffer.getvalue()


def _pages(report: Report, language: Language) -> Iterator[_Page]:
    yield _Page(
        Text(zh="汇总", en="Summary"),
        (*_SHEETS, Text(zh="类别", en="Kind"), Text(zh="读入行数", en="Rows read"),
         Text(zh="入库", en="Loaded"), Text(zh="已有", en="Known already"),
         Text(zh="退回", en="Refused"), Text(zh="略过", en="Ignored"),
         Text(zh="修正单元格", en="Cells repaired"),
         Text(zh="删除个人信息", en="Personal values dropped")),
        [
            (count.file, count.sheet, _kind(count.kind, language), count.read, count.loaded,
             count.unchanged, count.refused, count.ignored, count.repaired, count.dropped)
            for count in report.counts
        ],
    )  # fmt: skip
    yield from _rows(report)
    yield from _columns(report)
    yield from _identities(report)
    yield _Page(
        Text(zh="提示", en="Remarks"),
        (Text(zh="提示", en="Remark (Chinese)"), Text(zh="提示（英文）", en="Remark")),
        [_both(remark) for remark in (report.outcome, *report.remarks())],
    )


def _kind(kind: str, language: Language) -> str:
    return registry()[kind].SHEET.title.get(language)


def _rows(report: Report) -> Iterator[_Page]:
    yield _Page(
        Text(zh="退回的行", en="Refused rows"),
        (*_PLACE, _COLUMN, Text(zh="内容", en="Value"), *_REASONS),
        [
            (each.file, each.sheet, each.row, each.column, each.value, *_both(each.reason))
            for each in report.refusals
        ],
    )
    yield _Page(
        Text(zh="修正的单元格", en="Repaired cells"),
        (*_PLACE, _COLUMN, Text(zh="原文", en="Before"), Text(zh="读作", en="After"), *_REASONS),
        [
            (each.file, each.sheet, each.row, each.column, each.before, each.after,
             *_both(each.rule))
            for each in report.repairs
        ],
    )  # fmt: skip
    yield _Page(
        Text(zh="略过的行", en="Ignored rows"),
        (*_PLACE, *_REASONS),
        [(each.file, each.sheet, each.row, *_both(each.reason)) for each in report.ignored],
    )
    yield _Page(
        Text(zh="不再出现的行", en="Vanished rows"),
        (*_PLACE, Text(zh="内容", en="Text"), _TO_BE_ENDED if report.dry_run else _ENDED),
        [
            (each.file, each.sheet, each.row, each.text, _MARK if each.ended else "")
            for each in report.vanished
        ],
    )


def _columns(report: Report) -> Iterator[_Page]:
    asked = {(each.file, each.sheet, each.column) for each in report.questions}
    yield _Page(
        Text(zh="未读取的列", en="Columns not read"),
        (*_SHEETS, _COLUMN, Text(zh="个人信息", en="Personal data"),
         Text(zh="待确认", en="To be confirmed")),
        [
            (count.file, count.sheet, heading, mark,
             _MARK if (count.file, count.sheet, heading) in asked else "")
            for count in report.counts
            for headings, mark in ((count.unmapped, ""), (count.personal, _MARK))
            for heading in headings
        ],
    )  # fmt: skip
    yield _Page(
        Text(zh="待确认的列", en="Columns to confirm"),
        (*_SHEETS, _COLUMN, Text(zh="示例值", en="Samples"), Text(zh="可能是", en="May be"),
         Text(zh="把握（%）", en="Confidence (%)")),
        [
            (each.file, each.sheet, each.column, "、".join(each.samples), each.proposed,
             round(100 * each.confidence))
            for each in report.questions
        ],
    )  # fmt: skip


def _identities(report: Report) -> Iterator[_Page]:
    yield _Page(
        Text(zh="合并的记录", en="Merged records"),
        (*_PLACE, Text(zh="名称", en="Name"), Text(zh="并入", en="Taken for"), *_REASONS),
        [
            (each.file, each.sheet, each.row, each.name, each.known_as, *_both(each.reason))
            for each in report.merges
        ],
    )
    yield _Page(
        Text(zh="待核对的记录", en="Records to review"),
        (Text(zh="记录一", en="First"), Text(zh="记录二", en="Second"),
         Text(zh="得分", en="Score"), Text(zh="出处一", en="Sources of the first"),
         Text(zh="出处二", en="Sources of the second"), *_REASONS),
        [
            (each.first.name, each.second.name, each.score, "、".join(each.first.sources),
             "、".join(each.second.sources), *_both(each.reason))
            for each in report.doubts
        ],
    )  # fmt: skip


def _both(message: Message) -> tuple[str, str]:
    return message.get("zh"), message.get("en")


def _letters(cell: str | int) -> int:
    """Return how many letters wide a cell is; a Chinese character takes two."""
    return sum(1 + (east_asian_width(letter) in "WF") for letter in str(cell))


def _write(sheet: Any, page: _Page, language: Language, formats: _Formats) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    print_wide(sheet)
    widths = []
    for at, declared in enumerate(page.headings):
        heading = declared.get(language)
        # Beside the longest stands the button of the filter.
        widest = max(map(_letters, [heading, *(row[at] for row in page.rows)]))
        widths.append(min(_WIDEST, max(_NARROWEST, widest + 4)))
        sheet.set_column(at, at, widths[-1])
        sheet.write_string(0, at, heading, formats.bold)
    for index, row in enumerate(page.rows, start=1):
        sheet.set_row(index, height(zip(map(str, row), widths, strict=True)))
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(index, at, value, formats.numbers)
            else:
                sheet.write_string(index, at, value, formats.texts)
    sheet.autofilter(0, 0, max(1, len(page.rows)), len(page.headings) - 1)


def height(cells: Iterable[tuple[str, int]]) -> int:
    """Return how high a row must be to show its texts whole; not every program finds it itself.

    Parameters
    ----------
    cells
        Text and width of the column, in letters, of each cell that wraps.

    Returns
    -------
    int
        In points, at most as many as a workbook allows.
    """
    lines = (
        sum(max(1, ceil(_letters(line) / width)) for line in text.split("\n"))
        for text, width in cells
    )
    return min(_HIGHEST, _LINE * max(lines))


def print_wide(sheet: Any) -> None:
    """Let a sheet be printed on A4 across, all its columns beside each other."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
