"""What was loaded, and taking a load back."""

from __future__ import annotations

from graph.connection import Graph
from graph.errors import InputError
from graph.progress import Progress, silent
from graph.records import FileRecord, LoadRecord
from graph.words import N_, Text
from loaders._books import Withdrawn, open_books, take_back

STATUS = {
    "done": Text(zh="已入库", en="in the graph"),
    "running": Text(zh="未完成", en="unfinished"),
    "withdrawing": Text(zh="正在撤回", en="being taken back"),
    "rolled_back": Text(zh="已撤回", en="taken back"),
}
"""What the status of a load is called."""


def recover(graph: Graph, progress: Progress = silent) -> tuple[str, ...]:
    """Take back the loads that were cut off; return their ids.

    Every other act on loads does so first; this is for who wants to be told.

    Parameters
    ----------
    progress
        Told when another act on loads must be waited for, and how far taking back is.
    """
    with open_books(graph, progress) as books:
        return tuple(books.recovered)


def history(graph: Graph) -> list[tuple[LoadRecord, list[FileRecord]]]:
    """Return the loads of a graph with their files, the earliest first.

    Parameters
    ----------
    graph
        An open graph.
    """
    with open_books(graph) as books:
        return [(load, books.archive.files(load.number)) for load in books.loads()]


def rollback(graph: Graph, load_id: str, progress: Progress = silent) -> Withdrawn:
    """Take a load back: the graph is then the fold of the loads that are left.

    What only this load asserts goes; what others assert too stays as they assert it.

    Parameters
    ----------
    load_id
        As `history` lists it; its number alone will do.
    progress
        Told how far it is.

    Raises
    ------
    InputError
        If there is no such load, or it was rolled back before.
    """
    with open_books(graph, progress) as books:
        for load in books.loads():
            if load_id not in {load.id, str(load.number)}:
                continue
            if load.status == "done":
                return take_back(graph, books.archive, load, progress)
            raise InputError(N_("Load {load} was taken back before."), load=load.id)
    raise InputError(
        N_("There is no load {load} in the graph. `loaders history` lists them."), load=load_id
    )
