"""The graph for a command about loads, its books put in order before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from graph.command import settings_in
from graph.connection import Graph, open_graph
from graph.progress import progress_bar
from graph.words import N_, Language, Message
from loaders._history import recover


@contextmanager
def opened(language: Language) -> Iterator[Graph]:
    """Open the graph for the block; say on standard error what was rolled back before."""

    def say(message: Message) -> None:
        click.echo(message.get(language), err=True)

    with open_graph(settings_in(language)) as graph:
        with progress_bar(language) as bar:

            def tell(message: Message, done: int, total: int) -> None:
                if total:
                    bar(message, done, total)
                else:  # said also where no terminal shows a bar
                    say(message)

            recovered = recover(graph, tell)
        if recovered:
            sentence = N_("Unfinished loads were found and rolled back: {loads}.")
            say(Message(sentence, {"loads": "、".join(recovered)}))
        yield graph
