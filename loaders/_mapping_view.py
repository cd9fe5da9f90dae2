"""How sheets are understood, for the terminal and as JSON."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.words import N_, Language, Message, Text
from loaders._answering import SheetMapping, Understood


def mapping_document(sheet: SheetMapping) -> dict[str, Any]:
    """Return a sheet as a JSON document; ``field`` is null for a column that is not read."""
    return {
        "file": sheet.file,
        "sheet": sheet.sheet,
        "kind": sheet.kind,
        "columns": [
            {
                "heading": each.heading,
                "written": each.written,
                "field": each.column.field if each.column else None,
                "personal": each.personal,
                "not_needed": each.unneeded,
                "proposed": each.proposed or None,
                "confidence": each.confidence or None,
            }
            for each in sheet.columns
        ],
    }


def print_mappings(sheets: list[SheetMapping], language: Language) -> None:
    """Print each sheet as a table of its columns."""
    console = Console()
    for sheet in sheets:
        table = Table(
            Text(zh="表头", en="Heading").get(language),
            Text(zh="读作", en="Read as").get(language),
            title=escape(f"{sheet.file} · {sheet.sheet} · {sheet.kind}"),
        )
        for each in sheet.columns:
            table.add_row(escape(each.written), escape(_said(each).get(language)))
        console.print(table)


def _said(each: Understood) -> Text | Message:
    if each.column:
        return each.column.title
    if each.personal:
        return Text(zh="个人信息，不读取", en="personal, never read")
    if each.unneeded:
        return Text(zh="不需要", en="not needed")
    if each.proposed:
        return Message(
            N_("? perhaps {proposed} ({confidence:.0%}); answer with --answer {heading}=…"),
            vars(each),
        )
    return Text(zh="未读取", en="not read")
