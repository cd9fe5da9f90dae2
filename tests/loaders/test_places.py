"""Names in one cell, places that hold several, and the declarations of all sheets."""

from __future__ import annotations

from collections import Counter

import pytest

from loaders._headings import normal
from loaders._places import common, each
from loaders._registry import registry
from loaders._sheet import End, Refused


@pytest.mark.parametrize(
    ("places", "held_by"),
    [
        (["310110009018"], "310110009018"),
        (["310110009018", "310110009018"], "310110009018"),
        (["310110009018", "310110009023"], "310110009"),
        (["310110009018", "310110009"], "310110009"),
        (["310110009018", "310110010001"], "310110"),
        (["310110009018", "310104011023"], "31"),
        (["310110009018", "110101001001"], None),
        ([], None),
    ],
)
def test_the_finest_place_that_holds_all(places: list[str], held_by: str | None) -> None:
    assert common(places) == held_by


def find(name: str) -> End:
    if name not in ("新苑第一、二居委会", "金安", "同济绿园", "中银,十二", "铁岭路 90弄"):
        raise Refused("area", "There is none.")
    return "Area", name


def test_the_longest_run_of_parts_that_is_a_name_is_taken() -> None:
    found = each(["金安", "新苑第一", "二居委会", "同济绿园"], find)
    assert [name for _, name in found] == ["金安", "新苑第一、二居委会", "同济绿园"]


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (["金安,同济绿园"], ["金安", "同济绿园"]),
        (["金安 同济绿园", "金安"], ["金安", "同济绿园", "金安"]),
        (["金安/新苑第一,二居委会"], ["金安", "新苑第一、二居委会"]),
        (["中银,十二", "金安"], ["中银,十二", "金安"]),
        (["铁岭路 90弄"], ["铁岭路 90弄"]),
    ],
)
def test_commas_and_spaces_part_what_names_nothing_as_a_whole(
    items: list[str], names: list[str]
) -> None:
    assert [name for _, name in each(items, find)] == names


def test_a_list_of_thousands_is_not_tried_in_every_run() -> None:
    asked: list[str] = []

    def known(name: str) -> End:
        asked.append(name)
        return find(name)

    assert len(each(["金安", "同济绿园"] * 1000, known)) == 2000
    assert len(asked) < 2000 * 7


def test_a_part_that_is_no_name_is_refused() -> None:
    with pytest.raises(Refused):
        each(["金安", "无此处"], find)
    with pytest.raises(Refused):
        each(["金安,无此处"], find)


def test_no_two_sheets_answer_to_one_name() -> None:
    names: list[str] = []
    for kind, loader in registry().items():
        title = loader.SHEET.title
        names += {normal(name) for name in (kind, title.zh, title.en, *loader.SHEET.aliases)}
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("kind", sorted(registry()))
def test_no_two_columns_of_a_sheet_answer_to_one_heading(kind: str) -> None:
    headings: list[str] = []
    for column in registry()[kind].SHEET.columns:
        own = {column.title.zh, column.title.en, column.field, *column.aliases}
        headings += {normal(heading) for heading in own}
    assert [name for name, count in Counter(headings).items() if count > 1] == []


@pytest.mark.parametrize("kind", sorted(registry()))
def test_a_column_of_choices_says_which_and_shows_one_of_them(kind: str) -> None:
    for column in registry()[kind].SHEET.columns:
        if column.type == "choice":
            assert column.choices, column.field
            assert column.example in ("", *(text.zh for text in column.choices.values()))
