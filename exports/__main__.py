"""``python -m exports``: pictures of the graph as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from exports.formats import format_of
from exports.views import find, view_scene
from graph.command import Group, as_of_option, lang_option, settings_in
from graph.connection import open_graph
from graph.errors import InputError
from graph.words import N_, Language, Message
from queries.scopes import resolve


@click.group(cls=Group)
def main() -> None:
    """Write pictures of the graph for Word, WPS or PowerPoint."""


@main.command()
@click.option("--scope", required=True, metavar="CODE", help="Division code or name of a place.")
@click.option(
    "--view",
    default="cross_appointments",
    show_default=True,
    metavar="NAME",
    help="cross_appointments, co_building, organisation or another network query.",
)
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its ending says in which form.",
)
@as_of_option
@lang_option
def network(scope: str, view: str, out: Path, as_of: dt.date, language: Language) -> None:
    """Draw a network of the bodies of a place."""
    form = format_of(out)
    find(view)
    settings = settings_in(language)
    with open_graph(settings) as graph:
        drawn = view_scene(
            graph,
            view,
            scope=resolve(graph, scope),
            as_of=as_of,
            language=language,
            privacy=settings.privacy,
        )
    content = form.write(drawn, language)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=str(out), reason=error.strerror
        ) from error
    sentence = N_("{file}: {nodes} {nodes:node|nodes}, {ties} {ties:tie|ties}.")
    values = {"file": out, "nodes": len(drawn.nodes), "ties": len(drawn.ties)}
    click.echo(Message(sentence, values).get(language))


if __name__ == "__main__":
    main()
