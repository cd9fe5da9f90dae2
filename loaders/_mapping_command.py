"""``python -m loaders mapping``: which column is read as which field, and answers to doubts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.command import DONE, FINDINGS, Command, json_option, lang_option, say_json
from graph.errors import InputError
from graph.privacy import WITHHELD
from graph.settings import read_settings
from graph.words import N_, Language, Message, Text
from loaders._answering import SheetMapping, Understood, Unread, answer, understand


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Remember what a column is; - as FIELD: not needed.",
)
@click.option("--kind", metavar="MODULE", help="What the sheets are, where headings do not tell.")
@json_option
@lang_option
def mapping(
    paths: tuple[Path, ...],
    answers: tuple[str, ...],
    kind: str | None,
    as_json: bool,
    language: Language,
) -> int:
    """Show which column is read as which field; answer what is doubtful.

    Answers are kept for all rosters of the same headings, in the folder `mappings` of the
    program's home. A file there may be sent to a colleague, corrected, or deleted. Exit
    code 1: something is doubtful, or no sheet is known as a roster.
    """
    if kind and not answers:
        raise InputError(N_("--kind says what the answers are for: give --answer with it."))
    home = read_settings().home
    kept = answer(home, paths, answers, kind) if answers else []
    sheets = [_shown(sheet) for sheet in understand(home, paths)]
    if as_json:
        say_json([_document(sheet, language) for sheet in sheets])
    else:
        _print(sheets, language)
        for path in kept:
            click.echo(Message(N_("Written: {file}"), {"file": path}).get(language))
    known = [sheet for sheet in sheets if isinstance(sheet, SheetMapping)]
    doubtful = any(each.proposed for sheet in known for each in sheet.columns)
    return FINDINGS if doubtful or not known else DONE


def _shown(sheet: SheetMapping | Unread) -> SheetMapping | Unread:
    """Return a sheet less the samples of its columns where names of persons are kept back."""
    if isinstance(sheet, Unread) or read_settings().privacy == "full":
        return sheet
    columns = (replace(each, samples=(WITHHELD,) if each.samples else ()) for each in sheet.columns)
    return replace(sheet, columns=tuple(columns))


def _document(sheet: SheetMapping | Unread, language: Language) -> dict[str, Any]:
    """Return a sheet as a JSON document; ``field`` is null for a column that is not read.

    A sheet that is not read has no ``kind``, and a sentence that says why.
    """
    if isinstance(sheet, Unread):
        why = sheet.why.get(language)
        return {"file": sheet.file, "sheet": sheet.sheet, "kind": None, "why": why, "columns": []}
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
                "samples": list(each.samples),
            }
            for each in sheet.columns
        ],
    }


def _print(sheets: list[SheetMapping | Unread], language: Language) -> None:
    """Print each sheet as a table of its columns."""
    console = Console()
    for sheet in sheets:
        if isinstance(sheet, Unread):
            click.echo(sheet.why.get(language))
            continue
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
            N_("? perhaps {proposed} ({confidence:.0%}): {samples}; --answer {heading}=…"),
            vars(each) | {"samples": "、".join(each.samples)},
        )
    return Text(zh="未读取", en="not read")
