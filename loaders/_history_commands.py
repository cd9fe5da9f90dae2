"""``python -m loaders history | recover | rollback``: what was loaded, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.command import DONE, json_option, lang_option, say_json, settings_in
from graph.connection import open_graph
from graph.words import N_, Language, Message, Text
from loaders._history import history as read_history
from loaders._history import recover as take_back_unfinished
from loaders._history import rollback as take_back

_HEADINGS = (
    Text(zh="批次", en="Load"),
    Text(zh="状态", en="Status"),
    Text(zh="时间", en="Time"),
    Text(zh="操作人", en="By"),
    Text(zh="行数", en="Rows"),
    Text(zh="文件", en="Files"),
)
_STATUS = {
    "done": Text(zh="已入库", en="loaded"),
    "running": Text(zh="未完成", en="unfinished"),
    "withdrawing": Text(zh="正在撤回", en="being taken back"),
    "rolled_back": Text(zh="已撤回", en="taken back"),
}


@click.command()
@json_option
@lang_option
def history(as_json: bool, language: Language) -> int:
    """List the loads, the earliest first."""
    with open_graph(settings_in(language)) as graph:
        _tell(take_back_unfinished(graph), language)
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
        status = _STATUS[load.status].get(language)
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
    with open_graph(settings_in(language)) as graph:
        _tell(take_back_unfinished(graph), language)
    return DONE


def _tell(recovered: Sequence[str], language: Language) -> None:
    if recovered:
        sentence = N_("Unfinished loads were found and rolled back: {loads}.")
        click.echo(Message(sentence, {"loads": "、".join(recovered)}).get(language), err=True)


@click.command()
@click.argument("load_id")
@json_option
@lang_option
def rollback(load_id: str, as_json: bool, language: Language) -> int:
    """Take a load back; what other loads assert stays."""
    with open_graph(settings_in(language)) as graph:
        done = take_back(graph, load_id)
    if as_json:
        say_json(
            {
                "load_id": done.load_id,
                "nodes_deleted": done.nodes_deleted,
                "relationships_deleted": done.relationships_deleted,
                "relationships_waiting": done.waiting,
            }
        )
        return DONE
    click.echo(done.message.get(language))
    return DONE


COMMANDS = (history, recover, rollback)
