"""Known tables of offices that are no rosters, so that they can be named when not read."""

from __future__ import annotations

from dataclasses import dataclass

from graph.words import N_, Text
from loaders._cells import as_text
from loaders._headings import normal
from loaders._reading import RawSheet

SHARE = 0.6
"""A sheet that has so many of a form's headings is that form."""


@dataclass(frozen=True)
class Form:
    """A table that no loader is for."""

    title: Text
    why: str
    """Why it is not read: the end of a sentence."""
    headings: tuple[str, ...]


FORMS = (
    Form(
        Text(zh="党员信息表", en="register of Party members"),
        N_("data of members as persons are never loaded; of those who hold a post, a roster is"),
        ("姓名", "入党时间", "民族", "转正时间", "籍贯", "学位", "所在党组织"),
    ),
    Form(
        Text(
            zh="党组织覆盖情况统计表", en="statistical form on the coverage by Party organisations"
        ),
        N_("it counts organisations and names none"),
        (
            "单位数",
            "已单独建立党组织",
            "建立党委的",
            "建立总支部的",
            "建立支部的",
            "已建立联合党支部的",
            "联合党支部数",
            "未建立党组织",
            "从业人员",
            "已派党建工作指导员的",
            "党建工作指导员",
        ),
    ),
)


def form_of(sheet: RawSheet) -> Form | None:
    """Return the form a sheet is, its headings standing in rows or in columns."""
    parts = {
        normal(part) for cells in sheet.top for cell in cells for part in as_text(cell).split("/")
    }
    for form in FORMS:
        known = sum(normal(heading) in parts for heading in form.headings)
        if known >= SHARE * len(form.headings):
            return form
    return None
