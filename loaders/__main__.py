"""``python -m loaders``: rosters in, what was loaded, and taking it back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

import loaders
from graph.command import (
    DONE,
    FINDINGS,
    Group,
    as_of_option,
    json_option,
    lang_option,
    say_json,
    settings_in,
    telling,
)
from graph.connection import open_graph
from graph.errors import InputError
from graph.progress import progress_bar
from graph.settings import read_settings
from graph.targets import check_new, written
from graph.words import N_, Language, Message, Text
from loaders._export import Written
from loaders._history_commands import COMMANDS as HISTORY
from loaders._loading import load_tables, read
from loaders._mapping_command import mapping
from loaders._opened import opened
from loaders._reading import find_files
from loaders._registry import registry
from loaders._review_commands import COMMANDS as REVIEWING
from loaders._targets import check_workbook
from loaders._vanishing import Completeness
from loaders._withheld import withheld

_COUNTS = (
    Text(zh="文件", en="File"),
    Text(zh="工作表", en="Sheet"),
    Text(zh="读入", en="Read"),
    Text(zh="入库", en="Loaded"),
    Text(zh="未变", en="Unchanged"),
    Text(zh="退回", en="Refused"),
    Text(zh="略过", en="Ignored"),
)
SHOWN = 20
"""Refused rows listed in the terminal."""
_PATH = click.Path(path_type=Path)


@click.group(cls=Group)
def main() -> None:
    """Load rosters into the graph, list the loads, take one back; say which records are one."""


for _command in (mapping, *HISTORY, *REVIEWING):
    main.add_command(_command)


@main.command("list")
@json_option
@lang_option
def list_(as_json: bool, language: Language) -> int:
    """List the kinds of roster there are loaders for."""
    sheets = {kind: loader.SHEET for kind, loader in registry().items()}
    if as_json:
        say_json(
            [
                {
                    "kind": kind,
                    "sheet": sheet.title.zh,
                    "title": sheet.title.get(language),
                    "description": sheet.description.get(language),
                    "columns": [
                        {"field": each.field, "heading": each.title.zh, "required": each.required}
                        for each in sheet.columns
                    ],
                }
                for kind, sheet in sheets.items()
            ]
        )
        return DONE
    table = _table(
        language,
        Text(zh="模块", en="Module"),
        Text(zh="工作表", en="Sheet"),
        Text(zh="内容", en="What it holds"),
    )
    for kind, sheet in sheets.items():
        table.add_row(kind, sheet.title.zh, sheet.description.get(language))
    Console().print(table)
    return DONE


@main.command()
@click.argument("out", type=_PATH)
@lang_option
def template(out: Path, language: Language) -> int:
    """Write the workbook to fill to OUT.xlsx."""
    check_workbook(out)
    check_new(out)
    workbook = io.BytesIO()
    loaders.template(workbook)
    with written(out):
        out.write_bytes(workbook.getvalue())
    click.echo(Message(N_("Written: {file}"), {"file": out}).get(language))
    return DONE


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--report", "out", type=_PATH, help="Write the report to this .xlsx file.")
@click.option(
    "--refused",
    type=_PATH,
    help="Write the refused rows to this .xlsx file, to correct and load again.",
)
@click.option(
    "--complete",
    type=click.Choice(["report", "end"]),
    help="The rosters are complete for their subdistricts: report the rows loaded earlier that "
    "they no longer have, or end them on the day of --as-of.",
)
@as_of_option
@json_option
@lang_option
def load(
    paths: tuple[Path, ...],
    dry_run: bool,
    out: Path | None,
    refused: Path | None,
    complete: Literal["report", "end"] | None,
    as_of: date,
    as_json: bool,
    language: Language,
) -> int:
    """Load files and folders as one load. Exit code 1: some rows were refused."""
    wanted = Completeness(complete, as_of) if complete else None
    _check_targets(paths, out, refused)
    with progress_bar(language) as tell:
        # Files first: what cannot be read is told before a database is started for it.
        tables = read(paths, tell, read_settings().home)
        with open_graph(settings_in(language)) as graph:
            report = load_tables(graph, tables, dry_run=dry_run, progress=tell, complete=wanted)
    shown = withheld(report, read_settings().privacy)
    # Said before files are written: a full disk must not hide that the load is done.
    with telling(report.outcome):
        if as_json:
            say_json(shown.document(language))
        else:
            _print_report(shown, language)
    if out:
        with written(out):
            out.write_bytes(shown.workbook(language))
    if refused and report.refused:
        with written(refused):
            refused.write_bytes(loaders.refused_workbook(report, language))
    return FINDINGS if report.refusals else DONE


@main.command()
@click.argument("folder", type=_PATH)
@lang_option
def export(folder: Path, language: Language) -> int:
    """Write the loaded rosters to FOLDER, one CSV file a kind. Exit code 1: not all of it.

    Of several subdistricts each has a folder of its own in FOLDER.
    """
    if (privacy := read_settings().privacy) != "full":
        raise InputError(
            N_(
                "Rosters hold the names of persons, which STREET_GRAPH_PRIVACY={privacy} keeps "
                "back. Set it to full to export them."
            ),
            privacy=privacy,
        )
    with opened(language) as graph:
        files = loaders.export(graph, folder)
    if not files:
        raise InputError(N_("Nothing is loaded, so there is nothing to export."))
    lost = False
    for path, told in files.items():
        message = Message(
            N_("{file}: {count} {count:row|rows}"), {"file": path, "count": told.rows}
        )
        click.echo(message.get(language))
        for remark in _unwritten(told):
            lost = True
            click.echo(remark.get(language))
    if any(path.parent != folder for path in files):
        sentence = N_(
            "Each subdistrict has a folder of its own. Load these one by one, and what stands "
            "beside them last: two subdistricts may have bodies of one name."
        )
        click.echo(Message(sentence).get(language))
    return FINDINGS if lost else DONE


def _check_targets(paths: Sequence[Path], out: Path | None, refused: Path | None) -> None:
    rosters = find_files(paths)
    for target in filter(None, (out, refused)):
        check_workbook(target, rosters)
    if out and refused and out.resolve() == refused.resolve():
        raise InputError(N_("--report and --refused both name {file}; give two files."), file=out)


def _unwritten(told: Written) -> Iterator[Message]:
    if told.unknown:
        values = {"count": told.unknown.total(), "columns": "、".join(told.unknown)}
        yield Message(
            N_(
                "{count} {count:cell|cells} not written, for no column answers to the heading "
                "any more: {columns}"
            ),
            values,
        )
    if told.parted:
        yield Message(
            N_(
                "{count} {count:row|rows} written without the end that a complete roster gave to "
                "a part of them"
            ),
            {"count": told.parted},
        )


def _print_report(report: loaders.Report, language: Language) -> None:
    console = Console()
    table = _table(language, *_COUNTS)
    for count in report.counts:
        numbers = (count.read, count.loaded, count.unchanged, count.refused, count.ignored)
        table.add_row(escape(count.file), escape(count.sheet), *map(str, numbers))
    console.print(table)
    for refusal in report.refusals[:SHOWN]:
        console.print(refusal.message.get(language), markup=False, style="red", soft_wrap=True)
    if (more := len(report.refusals) - SHOWN) > 0:
        message = Message(
            N_("And {count} more refused cells; --report OUT.xlsx lists them all."), {"count": more}
        )
        console.print(message.get(language), markup=False, style="red", soft_wrap=True)
    for question in report.questions:
        console.print(question.message.get(language), markup=False, style="yellow", soft_wrap=True)
    if report.questions:
        how = Message(N_("Answer with: python -m loaders mapping FILE --answer HEADING=FIELD"))
        console.print(how.get(language), markup=False, style="yellow", soft_wrap=True)
    for remark in (*report.remarks(), report.outcome):
        console.print(remark.get(language), markup=False, soft_wrap=True)


def _table(language: Language, *headings: Text) -> Table:
    return Table(*(heading.get(language) for heading in headings))


if __name__ == "__main__":
    main(prog_name="python -m loaders")
