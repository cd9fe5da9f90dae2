"""The workbook to fill."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

import loaders
from graph.errors import InputError
from loaders._cells import clean
from loaders._loading import read
from loaders._registry import registry
from loaders._template import EXAMPLE, example

ESTATES = registry()["estates"].SHEET.columns


@pytest.fixture(scope="module")
def workbook() -> openpyxl.Workbook:
    stream = io.BytesIO()
    loaders.template(stream)
    return openpyxl.load_workbook(stream)


def test_a_sheet_for_each_loader_in_order(workbook: openpyxl.Workbook) -> None:
    orders = [loader.SHEET.order for loader in registry().values()]
    assert orders == sorted(orders)
    titles = [loader.SHEET.title.zh for loader in registry().values()]
    assert workbook.sheetnames == ["说明", *titles]
    assert titles[:2] == ["居民区", "小区"]


def test_headings_examples_and_lists_are_those_declared(workbook: openpyxl.Workbook) -> None:
    for loader in registry().values():
        page = workbook[loader.SHEET.title.zh]
        columns = loader.SHEET.columns
        headings = [column.title.zh + "*" * column.required for column in columns]
        assert [cell.value for cell in page[1]] == headings
        assert page.freeze_panes == "A2"
        assert str(page["A2"].value).startswith(EXAMPLE)
        listed = {str(each.sqref)[0]: each for each in page.data_validations.dataValidation}
        for at, column in enumerate(columns):
            letter = openpyxl.utils.get_column_letter(at + 1)
            # Roles stand beside the names of persons, so no list can be chosen from.
            listable = column.choices if column.type != "persons" else {}
            choices = [choice.zh for choice in listable.values()]
            options = ["是", "否"] if column.type == "boolean" else choices
            formula = listed[letter].formula1 if letter in listed else '""'
            assert formula.strip('"') == ",".join(options), column.field
            # Excel takes no longer list; xlsxwriter would leave it out.
            assert len(",".join(options)) <= 255
            if options:
                assert str(listed[letter].sqref).startswith(f"{letter}3:")
                # No list holds every pair of what may stand together: 人民调解、司法调解.
                several = column.type in ("seats", "list")
                assert (listed[letter].errorStyle == "warning") is several, column.field


def test_dates_and_codes_are_kept_as_text(workbook: openpyxl.Workbook) -> None:
    formats = {
        number: group.number_format
        for group in workbook["小区"].column_dimensions.values()
        for number in range(group.min, group.max + 1)
    }
    kept = {column.field for at, column in enumerate(ESTATES, 1) if formats[at] == "@"}
    assert kept == {"name", "area", "address", "first_delivery"}


def test_every_column_is_explained(workbook: openpyxl.Workbook) -> None:
    rows = list(workbook["说明"].iter_rows(values_only=True))
    explained = {(row[0], row[1]) for row in rows}
    for loader in registry().values():
        for column in loader.SHEET.columns:
            assert (loader.SHEET.title.zh, column.title.zh) in explained
    (area,) = (row for row in rows if row[:2] == ("小区", "居民区"))
    assert area == (
        "小区", "居民区", "Area (text)", "是", "文字", "", "铁岭路九十弄居委会", "", "",
    )  # fmt: skip


@pytest.mark.parametrize("kind", list(registry()))
def test_an_example_is_a_row_that_could_be_loaded(kind: str) -> None:
    for column in registry()[kind].SHEET.columns:
        clean(example(column, first=False) or None, column)


def test_the_untouched_template_is_nothing_to_load(tmp_path: Path) -> None:
    loaders.template(tmp_path / "template.xlsx")
    with pytest.raises(InputError) as error:
        read([tmp_path / "template.xlsx"])
    assert error.value.user_message("zh") == "template.xlsx 中没有可入库的内容：没有数据行。"


def test_a_row_below_the_example_is_read(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    loaders.template(path)
    workbook = openpyxl.load_workbook(path)
    workbook["居民区"]["A3"] = "310110009018"
    workbook["居民区"]["B3"] = "铁岭路九十弄居委会"
    workbook.save(path)
    tables = read([path])
    assert [candidate.row.kind for candidate in tables.candidates] == ["areas"]
    assert tables.candidates[0].refused is None
    assert tables.skipped == []
    assert not tables.sample
