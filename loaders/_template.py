"""The workbook to fill: a sheet for each loader, and one that explains every column."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from graph.words import Text
from loaders._recognition import EXPLANATION
from loaders._registry import registry
from loaders._row_kinds import EXAMPLE
from loaders._sheet import Column, Sheet

LAST_ROW = 5000
"""Drop-down lists reach down to this row."""
_YES_NO = ["是", "否"]
_TYPES = {
    "text": Text(zh="文字", en="text"),
    "integer": Text(zh="整数", en="whole number"),
    "number": Text(zh="数字", en="number"),
    "boolean": Text(zh="是或否", en="yes or no (是, 否)"),
    "date": Text(
        zh="日期，可只写到月或年：2014-03-01、2014-03、2014",
        en="date, to the day, month or year: 2014-03-01, 2014-03, 2014",
    ),
    "choice": Text(zh="从下拉列表中选取", en="one of the list"),
    "list": Text(zh="可填多项，以顿号“、”分隔", en="several, parted by 、"),
    "seats": Text(
        zh="从下拉列表中选取；多项以“、”分隔", en="of the list; several are parted by 、"
    ),
    "persons": Text(
        zh="姓名；多人以“、”分隔，可写作“书记:张三、委员:李四”",
        en="names; several are parted by 、; with roles: 书记:张三、委员:李四",
    ),
}
_GUIDE = (
    "每张表一类名册，不用的表留空即可；表头带 * 的列必填。",
    f"每张表第二行是示例，以“{EXAMPLE}”开头，不会入库，可以覆盖或删除。",
    "不要填写身份证号、电话和住址；这些列即使存在也不会读取。",
    "One kind of roster a sheet; leave empty what you do not need. Columns marked * are required.",
    f"The second row of each sheet is an example; it begins with {EXAMPLE} and is never loaded.",
    "Do not enter ID numbers, phone numbers or home addresses; such columns are never read.",
)
_EXPLAINED = (
    ("名册", 12), ("列", 18), ("English", 26), ("必填", 6), ("类型", 28), ("可填内容", 40),
    ("示例", 24), ("说明", 40), ("Note", 40),
)  # fmt: skip


def template(target: Path | BinaryIO) -> None:
    """Write the workbook to fill.

    Parameters
    ----------
    target
        Path of an .xlsx file, or an open binary stream.
    """
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    styles = {
        "heading": workbook.add_format(
            {"bold": True, "bg_color": "#F1E3E1", "bottom": 1, "text_wrap": True, "valign": "top"}
        ),
        "required": workbook.add_format(
            {"bold": True, "bg_color": "#D9B3AE", "bottom": 1, "text_wrap": True, "valign": "top"}
        ),
        "example": workbook.add_format(
            {"italic": True, "font_color": "#767676", "num_format": "@"}
        ),
        # Text, or a spreadsheet makes a day of 2014-03 and rounds a code of 18 digits.
        "text": workbook.add_format({"num_format": "@"}),
        "plain": workbook.add_format({}),
        "wrapped": workbook.add_format({"text_wrap": True, "valign": "top"}),
    }
    _explain(workbook, styles)
    for loader in registry().values():
        _write_sheet(workbook, loader.SHEET, styles)
    workbook.close()


def _write_sheet(workbook: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page = workbook.add_worksheet(sheet.title.zh)
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        heading = column.title.zh + ("*" if column.required else "")
        style = "plain" if column.type in {"integer", "number", "boolean"} else "text"
        page.set_column(at, at, max(12, 2 * len(heading) + 4), styles[style])
        page.write_string(0, at, heading, styles["required" if column.required else "heading"])
        page.write_string(1, at, example(column, first=at == 0), styles["example"])
        options = _options(column)
        if options and column.type != "persons":
            page.data_validation(
                2, at, LAST_ROW, at,
                {
                    "validate": "list",
                    "source": options,
                    # Of several words no list can hold every pair.
                    "error_type": "warning" if column.type in ("seats", "list") else "stop",
                    "error_title": column.title.zh,
                    "error_message": "请从下拉列表中选取。",
                },
            )  # fmt: skip


def example(column: Column, *, first: bool) -> str:
    """Return what a column shows in the example row; the first cell marks the row."""
    text = column.choices[column.example].zh if column.example in column.choices else column.example
    return EXAMPLE + text if first else text


def _options(column: Column) -> list[str]:
    if column.type == "boolean":
        return _YES_NO
    return [choice.zh for choice in column.choices.values()]


def _explain(workbook: Any, styles: dict[str, Any]) -> None:
    page = workbook.add_worksheet(EXPLANATION)
    for row, sentence in enumerate(_GUIDE):
        page.write_string(row, 0, sentence)
    top = len(_GUIDE) + 1
    for at, (heading, width) in enumerate(_EXPLAINED):
        page.set_column(at, at, width)
        page.write_string(top, at, heading, styles["heading"])
    page.freeze_panes(top + 1, 0)
    row = top
    for loader in registry().values():
        for column in loader.SHEET.columns:
            row += 1
            for at, text in enumerate(_explained(loader.SHEET, column)):
                page.write_string(row, at, text, styles["wrapped"])


def _explained(sheet: Sheet, column: Column) -> list[str]:
    note = column.note or Text(zh="", en="")
    kind = _TYPES[column.type]
    return [
        sheet.title.zh,
        column.title.zh,
        f"{column.title.en} ({kind.en})",
        "是" if column.required else "",
        kind.zh,
        "、".join(_options(column)),
        example(column, first=False),
        note.zh,
        note.en,
    ]
