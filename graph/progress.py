"""How far a long act is: told as it goes on, and shown in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from graph.words import Language, Message

Progress = Callable[[Message, int, int], None]
"""``progress(what is being done, how much of it is done, of how much)``; 0: nobody knows."""


def silent(_what: Message, _done: int, _total: int) -> None:
    """Tell nobody."""


@contextmanager
def progress_bar(language: Language) -> Iterator[Progress]:
    """Show in the terminal, for the block, what is told."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def tell(message: Message, done: int, total: int) -> None:
            bar.update(
                task, description=escape(message.get(language)), completed=done, total=total or None
            )

        yield tell
