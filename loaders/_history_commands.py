"""``python -m loaders history | recover | rollback``: what was loaded, and taking it back."""

from __future__ import annotations

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.command import DONE, json_option, lang_option, say_json, telling
from graph.progress import progress_bar
from graph.words import Language, Text
from loaders._history import STATUS
from loaders._history import history as read_history
from loaders._history import rollback as take_back
from loaders._opened import opened

_HEADINGS = (
    Text(zh="批次", en="Load"),
    Text(zh="状态", en="Status"),
    Text(zh="时间", en="Time"),
    Text(zh="操作人", en="By"),
    Text(zh="行数", en="Rows"),
    Text(zh="文件", en="Files"),
)


@click.command()
@json_option
@lang_option
def history(as_json: bool, language: Language) -> int:
    """List the loads, the earliest first."""
    with opened(language) as graph:
        loads = read_history(graph)
    if as_json:
        say_json(
            [
                {
                    "load_id": load.id,
                    "number": load.number,
                    "status": load.status,
                    "at": load.at,
                    "by": load.by,
                    "sample": load.sample,
                    "rows": load.rows,
                    "files": [{"file": file.name, "sha256": file.sha256} for file in files],
                }
                for load, files in loads
            ]
        )
        return DONE
    table = Table(*(heading.get(language) for heading in _HEADINGS))
    for load, files in loads:
        status = STATUS[load.status].get(language)
        if load.sample:
            status += " · " + Text(zh="样例", en="sample").get(language)
        names = "、".join(file.name for file in files)
        table.add_row(
            load.id, status, load.at[:16].replace("T", " "), load.by, str(load.rows), escape(names)
        )
    Console().print(table)
    return DONE


@click.command()
@lang_option
def recover(language: Language) -> int:
    """Take back loads that were cut off, as every other act on loads does first."""
    with opened(language):
        return DONE


@click.command()
@click.argument("load_id")
@json_option
@lang_option
def rollback(load_id: str, as_json: bool, language: Language) -> int:
    """Take a load back; what other loads assert stays."""
    with opened(language) as graph, progress_bar(language) as bar:
        done = take_back(graph, load_id, bar)
    document = {
        "load_id": done.load_id,
        "nodes_deleted": done.nodes_deleted,
        "relationships_deleted": done.relationships_deleted,
        "relationships_waiting": done.waiting,
    }
    with telling(done.message):
        if as_json:
            say_json(document)
        else:
            click.echo(done.message.get(language))
    return DONE


COMMANDS = (history, recover, rollback)
