"""Notes on a table: 注：面积单位为万平方米, 以上数据截至3月, alone in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

NOTE = re.compile(
    r"(注|备注|说明|(数据|资料)来源|统计口径|截[止至](日期|时间))\d*[:：]"
    r"|(以上|本表)(数据|信息|情况|名单|内容|金额|面积|人员)"
    # ※为2023年新增的小区, but ★为老服务中心 is a body.
    r"|[※*★☆▲△●]\s*(表示|代表|[为指系](?=\s*[新已未]|.*[的者，。；,;\d]))"
)
"""Begins a note on the table."""


def note_in(row: Sequence[object]) -> str:
    """Return the note that is all that stands in a row; empty where none does."""
    if row.count("") + row.count(None) != len(row) - 1:  # at once: every row is asked
        return ""
    text = next((cell.strip() for cell in row if cell and isinstance(cell, str)), "")
    return text if NOTE.match(text) else ""
