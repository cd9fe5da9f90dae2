"""A small prompt for Cypher; it only reads."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Cell

from graph.connection import Graph
from graph.errors import InputError, StreetGraphError
from graph.privacy import kept_back, withhold, withhold_in_error
from graph.settings import read_settings
from graph.words import N_, Language, Message

ROWS = 200
_QUIT = "\\q"


def shell(graph: Graph, language: Language) -> None:
    """Answer statements: one from standard input, or one after another at a terminal.

    Raises
    ------
    InputError
        If the one statement is refused; at a terminal the sentence is printed instead.
    """
    if not sys.stdin.isatty():
        answer(graph, sys.stdin.read(), language)
        return
    hint = N_("Reading only. A statement ends with ; or an empty line; {quit} quits.")
    click.echo(Message(hint, {"quit": _QUIT}).get(language), err=True)
    for statement in _statements():
        try:
            answer(graph, statement, language)
        except StreetGraphError as error:
            click.echo(error.user_message(language), err=True)


def answer(graph: Graph, statement: str, language: Language) -> None:
    """Run `statement` in a reading session and print its rows as a table.

    People look here for what is wrong: while a load stands half done they are told, not refused.
    """
    privacy = read_settings().privacy
    try:
        columns, rows = graph.read_columns(statement.strip().removesuffix(";"), limit=ROWS + 1)
    except InputError as error:
        raise withhold_in_error(graph, error, privacy) from None
    rows = withhold(graph, rows, privacy)
    table = Table()
    for column in columns:
        table.add_column(Cell(column))
    for row in rows[:ROWS]:
        table.add_row(*(Cell("" if value is None else str(value)) for value in row))
    if columns:
        Console().print(table)
    more = N_("The first {count} rows; there are more.")
    count = N_("{count} {count:row|rows}.")
    shown = Message(more if len(rows) > ROWS else count, {"count": min(len(rows), ROWS)})
    click.echo(shown.get(language), err=True)
    if privacy != "full":
        click.echo(kept_back(privacy).get(language), err=True)
    if running := graph.running():
        half = N_(
            "The graph holds a part of load {loads}, which is not complete; so may answers be."
        )
        click.echo(Message(half, {"loads": "、".join(running)}).get(language), err=True)


def _statements() -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            line = input("... " if lines else "cypher> ").rstrip()
        except EOFError:
            return
        if line == _QUIT:
            return
        lines.append(line)
        if line.endswith(";") or not line:
            if statement := "\n".join(lines).strip():
                yield statement
            lines = []
