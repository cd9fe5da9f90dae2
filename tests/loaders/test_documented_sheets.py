"""docs/architecture.md names the sheets and fields that there are, in their order."""

from __future__ import annotations

import re

from graph.settings import ROOT
from loaders._registry import registry

ROW = re.compile(r"^\| (\w+) \| (\S+) \| (.+) \|$", re.MULTILINE)
REMARK = re.compile(r"\([^)]*\)")


def test_the_table_of_sheets_is_that_of_the_loaders() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("| module | sheet | fields |")[2].partition("\n\n")[0]
    documented = {
        module: (title, REMARK.sub("", fields).split())
        for module, title, fields in ROW.findall(table)
    }
    declared = {
        name: (
            loader.SHEET.title.zh,
            [column.field + "*" * column.required for column in loader.SHEET.columns],
        )
        for name, loader in registry().items()
    }
    assert documented == declared
