"""The graph for a command about loads, its books put in order before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from graph.command import settings_in
from graph.connection import Graph, open_graph
from graph.words import N_, Language, Message
from loaders._history import recover


@contextmanager
def opened(language: Language) -> Iterator[Graph]:
    """Open the graph for the block; say on standard error what was rolled back before."""

    def tell(message: Message) -> None:
        click.echo(message.get(language), err=True)

    with open_graph(settings_in(language)) as graph:
        if recovered := recover(graph, tell):
            sentence = N_("Unfinished loads were found and rolled back: {loads}.")
            tell(Message(sentence, {"loads": "、".join(recovered)}))
        yield graph
