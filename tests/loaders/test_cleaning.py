"""One cell, by the type of its column."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.words import Text
from loaders._cells import RawCell, as_text, clean
from loaders._sheet import CellType, Column, Refused

FORMS = {
    "general_branch": Text(zh="党总支", en="general branch"),
    "branch": Text(zh="党支部", en="branch"),
}


def column(kind: CellType, *, required: bool = False) -> Column:
    choices = FORMS if kind == "choice" else {}
    return Column("field", Text(zh="列", en="column"), kind, required, choices=choices)


@pytest.mark.parametrize(
    ("kind", "raw", "cleaned"),
    [
        ("text", "  金安居委会　", "金安居委会"),
        ("text", "ＡＢ１２（甲）", "AB12(甲)"),
        ("text", "全国普通\n高等学校", "全国普通高等学校"),
        ("text", 4111010001.0, "4111010001"),
        ("text", "000001", "000001"),
        ("text", "张 三", "张 三"),
        ("text", "无", None),
        ("text", "", None),
        ("integer", "1,280户", 1280),
        ("integer", 640.0, 640),
        ("integer", "第9届", 9),
        ("integer", "—", None),
        ("number", "52000平方米", 52000.0),
        ("number", "5.2万平方米", 52000.0),
        ("number", "68.5%", 0.685),
        ("number", "3万元", 30000.0),
        ("number", 3, 3.0),
        ("boolean", "是", True),
        ("boolean", "有", True),
        ("boolean", "√", True),
        ("boolean", "Y", True),
        ("boolean", True, True),
        ("boolean", "否", False),
        ("boolean", "无", False),
        ("boolean", 0.0, False),
        ("boolean", "", None),
        ("date", "2014.03", PartialDate(date(2014, 3, 1), "month")),
        ("choice", "党总支", "general_branch"),
        ("choice", "general_branch", "general_branch"),
        ("choice", "General Branch", "general_branch"),
        ("choice", None, None),
        ("list", "甲、乙；丙;甲", ["甲", "乙", "丙"]),
        ("list", None, []),
    ],
)  # fmt: skip
def test_a_cell_becomes_what_its_column_says(kind: CellType, raw: RawCell, cleaned: object) -> None:
    assert clean(raw, column(kind)) == cleaned


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("integer", "12.5"), ("integer", "十几"), ("number", "1,28"), ("number", float("nan")),
     ("boolean", "也许"), ("date", True), ("choice", "党小组长")],
)  # fmt: skip
def test_what_is_not_of_the_type_is_refused(kind: CellType, raw: RawCell) -> None:
    with pytest.raises(Refused):
        clean(raw, column(kind))


@pytest.mark.parametrize("kind", ["text", "integer", "number", "boolean", "date", "choice", "list"])
def test_a_required_cell_must_be_filled(kind: CellType) -> None:
    assert not clean(" ", column(kind))
    with pytest.raises(Refused, match="must be filled"):
        clean(" ", column(kind, required=True))


def test_a_refused_choice_tells_what_is_allowed_in_the_readers_language() -> None:
    with pytest.raises(Refused) as refused:
        clean("支部", column("choice"))
    assert refused.value.reason.get("en").endswith("is not one of: general branch, branch.")
    assert "党总支、党支部" in refused.value.reason.get("zh")


def test_cells_are_shown_as_people_see_them() -> None:
    assert [as_text(cell) for cell in (None, True, 3.0, 3.5, date(2014, 3, 1))] == [
        "", "是", "3", "3.5", "2014-03-01",
    ]  # fmt: skip
    assert as_text(datetime(2014, 3, 1)) == "2014-03-01"


RAW = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates())


@given(RAW, st.sampled_from(["text", "integer", "number", "boolean", "date", "choice", "list"]))
def test_any_cell_is_cleaned_or_refused_and_cleaning_again_changes_nothing(
    raw: RawCell, kind: CellType
) -> None:
    try:
        cleaned = clean(raw, column(kind))
    except Refused:
        return
    if isinstance(cleaned, str | bool | int | float):
        assert clean(cleaned, column(kind)) == cleaned
    elif isinstance(cleaned, list):
        assert clean("、".join(cleaned), column(kind)) == cleaned
