"""The committed workbook is what the generator makes."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from sample_data.__main__ import WORKBOOK
from sample_data.generator import generate
from sample_data.workbook import write


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workbook = openpyxl.load_workbook(path, read_only=True)
    found = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets}
    workbook.close()
    return found


def test_the_seed_makes_the_committed_workbook_again(tmp_path: Path) -> None:
    write(generate(), tmp_path / "again.xlsx")
    assert cells(tmp_path / "again.xlsx") == cells(WORKBOOK)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = {"bases": [{"name": "示例基地", "opened": "2012-09"}]}
    for name in ("one.xlsx", "two.xlsx"):
        write(dict(rows), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
