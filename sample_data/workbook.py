"""The workbook: one sheet a loader, as a street's office would fill in the template."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from loaders._registry import registry
from loaders._sheet import Column
from sample_data.frame import Cell, Row

EXPLANATION = (
    ("样例数据", "是"),  # the mark by which a load knows that it is a sample
    ("样例数据：上海市杨浦区四平路街道", "Sample data: Siping Road subdistrict, Yangpu, Shanghai"),
    ("人物与关系均为虚构。", "All persons and all relations are invented."),
    (
        "真实部分仅为：23 个居委会的名称与区划代码（国家统计局统计用区划代码 2023 年版），"
        "以及同济大学及其院系、民盟、法院等公共机构的名称。",
        "Real are only the names and division codes of the 23 residents' committees (division "
        "codes of the National Bureau of Statistics, 2023) and the names of public institutions.",
    ),
    (
        "小区、业委会、物业企业、其他共建单位、任职、届次、协议、项目与活动均由程序按固定种子生成，"
        "与任何真实的人或组织无关。",
        "Estates, owners' committees, firms, other partners, holdings, terms, agreements, projects "
        "and activities come from a seeded generator and refer to no real person or body.",
    ),
    ("重新生成：python -m sample_data", "To make it again: python -m sample_data"),
)


def write(rows: dict[str, list[Row]], path: Path) -> None:
    """Write the rows of each sheet; the same rows give the same bytes.

    Parameters
    ----------
    rows
        Rows by loader module, in its field names.
    path
        The workbook to write.
    """
    workbook = xlsxwriter.Workbook(path)
    workbook.set_properties({"title": EXPLANATION[1][0], "created": datetime(2015, 8, 1)})
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    first = workbook.add_worksheet("说明")
    first.set_column(0, 1, 80)
    for number, texts in enumerate(EXPLANATION):
        first.write_row(number, 0, texts)
    for name, loader in registry().items():
        if name not in rows:
            continue
        columns = [
            column
            for column in loader.SHEET.columns
            if any(row.get(column.field) is not None for row in rows[name])
        ]
        sheet = workbook.add_worksheet(loader.SHEET.title.zh)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns) - 1, 18)
        sheet.write_row(0, 0, [column.title.zh for column in columns], bold)
        for number, row in enumerate(rows[name], start=1):
            for position, column in enumerate(columns):
                cell = row.get(column.field)
                if isinstance(cell, date):
                    sheet.write_datetime(number, position, _midnight(cell), day)
                else:
                    sheet.write(number, position, shown(cell, column))
    workbook.close()


def shown(cell: Cell, column: Column) -> str | int | float | None:
    """Return a cell as an office writes it: 是 and 否, choices in Chinese, lists joined by 、."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, list):
        return "、".join(_word(item, column) for item in cell) or None
    if isinstance(cell, date):
        return cell.isoformat()
    return _word(cell, column) if isinstance(cell, str) else cell


def _word(text: str, column: Column) -> str:
    choice = column.choices.get(text)
    return choice.zh if choice else text


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
