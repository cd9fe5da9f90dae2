"""The report as a workbook, for colleagues and for correcting the refused rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import xlsxwriter

from graph.words import Language, Text

if TYPE_CHECKING:
    from loaders._report import Report

_FILE, _SHEET, _ROW = (
    Text(zh="文件", en="File"),
    Text(zh="工作表", en="Sheet"),
    Text(zh="行", en="Row"),
)
_REASONS = (Text(zh="原因", en="Reason (Chinese)"), Text(zh="原因（英文）", en="Reason"))


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
    for title, headings, rows in _pages(report):
        _write(workbook, title.get(language), [heading.get(language) for heading in headings], rows)
    workbook.close()
    return buffer.getvalue()


def _pages(
    report: Report,
) -> Iterable[tuple[Text, Sequence[Text], Sequence[Sequence[str | int]]]]:
    yield (
        Text(zh="汇总", en="Summary"),
        (_FILE, _SHEET, Text(zh="类别", en="Kind"), Text(zh="读入行数", en="Rows read"),
         Text(zh="入库", en="Loaded"), Text(zh="未变", en="Unchanged"),
         Text(zh="拒绝", en="Refused"), Text(zh="忽略", en="Ignored")),
        [
            (count.file, count.sheet, count.kind, count.read, count.loaded, count.unchanged,
             count.refused, count.ignored)
            for count in report.counts
        ],
    )  # fmt: skip
    yield (
        Text(zh="拒绝的行", en="Refused rows"),
        (_FILE, _SHEET, _ROW, Text(zh="列", en="Column"), Text(zh="内容", en="Value"), *_REASONS),
        [
            (refusal.file, refusal.sheet, refusal.row, refusal.column, refusal.value,
             refusal.reason.get("zh"), refusal.reason.get("en"))
            for refusal in report.refusals
        ],
    )  # fmt: skip
    yield (
        Text(zh="忽略的行", en="Ignored rows"),
        (_FILE, _SHEET, _ROW, *_REASONS),
        [
            (row.file, row.sheet, row.row, row.reason.get("zh"), row.reason.get("en"))
            for row in report.ignored
        ],
    )
    yield (
        Text(zh="未读取的列", en="Columns not read"),
        (_FILE, _SHEET, Text(zh="列", en="Column"), Text(zh="个人信息", en="Personal data")),
        [
            (count.file, count.sheet, heading, mark)
            for count in report.counts
            for headings, mark in ((count.unmapped, ""), (count.personal, "✓"))
            for heading in headings
        ],
    )
    yield (
        Text(zh="提示", en="Remarks"),
        _REASONS,
        [(remark.get("zh"), remark.get("en")) for remark in report.remarks()],
    )


def _write(
    workbook: Any, title: str, headings: Sequence[str], rows: Sequence[Sequence[str | int]]
) -> None:
    page = workbook.add_worksheet(title)
    page.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    for at, heading in enumerate(headings):
        widest = max((len(str(row[at])) for row in rows), default=0)
        page.set_column(at, at, min(60, max(10, 2 * len(heading) + 2, int(1.6 * widest))))
        page.write_string(0, at, heading, bold)
    for index, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(index, at, value)
            else:
                page.write_string(index, at, value)
    page.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)
