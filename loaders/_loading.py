"""The act of loading: journal first, then the graph, then the mark that it is done.

Sample data: a load is a sample where a sheet named 说明 (in a workbook, or a file 说明.csv
beside others) has the two cells ``样例数据`` and ``是`` side by side. Its Load node then carries
``sample = true``. Any file of the load may say so; it holds for the whole load.
"""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from graph.archive import Archive, FileRecord, LoadRecord, RowRecord
from graph.connection import Graph
from graph.constraints import ensure_schema
from graph.facts import Node
from graph.fold import Fact, State, fold, key_of
from graph.model import model
from graph.words import N_, Message
from graph.writer import read_cypher, run_file, write_states
from loaders._books import Books, open_books, take_back, with_ends
from loaders._directory import GraphDirectory
from loaders._pipeline import Candidate, make_facts
from loaders._reading import RawFile, find_files, read_file
from loaders._register import Entry
from loaders._report import Refusal, Report, SheetCount
from loaders._tables import Table, Tables, find_tables, heading_of, value_of

Progress = Callable[[Message, int, int], None]
"""``progress(what is being done, how much of it is done, of how much)``."""


def load(
    graph: Graph,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Load rosters into the graph as one load.

    Parameters
    ----------
    graph
        An open graph.
    paths
        Files or folders; their sheets may refer to each other in any order.
    dry_run
        Report what would happen and write nothing.
    progress
        Told what is being done; see `Progress`.

    Returns
    -------
    Report
        With every refused row. Nothing is written where no row asserts anything new.

    Raises
    ------
    InputError
        If a file cannot be used or holds no roster; then nothing is loaded.
    """
    return load_tables(graph, read(paths, progress), dry_run=dry_run, progress=progress)


def read(paths: Sequence[Path], progress: Progress | None = None) -> Tables:
    """Read rosters without any graph; parameters and errors are those of `load`."""
    files = []
    found = find_files(paths)
    for number, path in enumerate(found):
        message = Message(N_("Reading {file}"), {"file": path.name})
        (progress or _silent)(message, number, len(found))
        files.append(read_file(path))
    return find_tables(files)


def load_tables(
    graph: Graph, tables: Tables, *, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Load what `read` returned; parameters and result are those of `load`."""
    tell = progress or _silent
    with open_books(graph) as books:
        known = _facts(books, tables, tell)
        plan = _plan(books.archive, tables.candidates, known)
        load_id = None
        if plan.asserted and not dry_run:
            load_id = _write(books, tables, plan, tell)
        return Report(
            load_id=load_id,
            dry_run=dry_run,
            sample=tables.sample,
            counts=tuple(_count(table, known) for table in tables.tables),
            nodes_created=plan.nodes_created,
            relationships_created=len(plan.created) - plan.nodes_created,
            refusals=tuple(_refusals(tables.tables)),
            ignored=tuple(row for table in tables.tables for row in table.ignored),
            skipped=tuple(tables.skipped),
            recovered=books.recovered,
        )


def _silent(_what: Message, _done: int, _total: int) -> None:
    """Tell nobody."""


def _facts(books: Books, tables: Tables, tell: Progress) -> set[str]:
    """Make the facts of all rows that are new; return the hashes of those that are not."""
    clean = [candidate for candidate in tables.candidates if not candidate.refused]
    tell(Message(N_("Checking {count} rows"), {"count": len(clean)}), 0, len(clean))
    archive = books.archive
    known = archive.unchanged({candidate.hash for candidate in clean})
    directory = GraphDirectory(
        lambda root: _known_nodes(books.graph, root), archive.nodes_of(known, "Subdistrict")
    )
    make_facts([candidate for candidate in clean if candidate.hash not in known], directory)
    return known


def _known_nodes(graph: Graph, root: str) -> Iterator[Entry]:
    order = list(model().nodes)
    for row in graph.read(read_cypher("known_nodes"), {"root": root}):
        labels = [label for label in row["labels"] if label in order]
        label = max(labels, key=lambda each: len(model().labels(each)))
        yield Entry.made(label, row["id"], row)


@dataclass(frozen=True)
class _Plan:
    """What a load will write."""

    asserted: Sequence[Candidate]
    confirmed: Sequence[Candidate]
    states: dict[str, State]
    created: frozenset[str]
    """Keys of nodes and ties that are not in the graph yet."""

    @property
    def nodes_created(self) -> int:
        return sum(isinstance(self.states[key].fact, Node) for key in self.created)


def _plan(archive: Archive, candidates: Iterable[Candidate], known: set[str]) -> _Plan:
    good = [candidate for candidate in candidates if not candidate.refused]
    asserted = [candidate for candidate in good if candidate.hash not in known]
    new: list[tuple[str, Fact]] = [
        (key_of(fact), fact) for candidate in asserted for fact in candidate.facts
    ]
    keys = {key for key, _ in new}
    there = archive.existing(keys)
    coming = {key for key, fact in new if isinstance(fact, Node)}
    # Ties of earlier loads that waited for a node of this one.
    back = archive.ties_at(coming - there) - keys
    states = fold(chain(archive.facts_of(keys | back), new))
    states = with_ends(archive, states, coming)
    return _Plan(
        asserted,
        [candidate for candidate in good if candidate.hash in known],
        states,
        frozenset(states.keys() - there),
    )


def _write(books: Books, tables: Tables, plan: _Plan, tell: Progress) -> str:
    """Write the journal, the graph, and that it is done; take all back if that fails."""
    record = _record(books, tables.sample, len(plan.asserted))
    described = [_described(file, tables) for file in tables.files]
    rows = [_row(candidate) for candidate in tables.candidates if not candidate.refused]
    ensure_schema(books.graph)
    books.archive.register(record, described, rows)
    total = len(plan.states)
    done = 0

    def written(count: int) -> None:
        nonlocal done
        done += count
        tell(Message(N_("Writing {count} nodes and ties"), {"count": total}), done, total)

    try:
        books.graph.write(lambda run: run_file(run, "begin_load", _books_rows(record, described)))
        write_states(books.graph, plan.states.values(), written)
        books.graph.write(lambda run: run_file(run, "finish_load", {"load": record.id}))
        books.archive.finish(record.number)
    except BaseException:
        take_back(books.graph, books.archive, record)
        raise
    return record.id


def _record(books: Books, sample: bool, rows: int) -> LoadRecord:
    number = max((load.number for load in books.archive.loads()), default=0) + 1
    # The number is for people; the rest keeps apart the loads of two archives.
    return LoadRecord(
        id=f"{number}-{secrets.token_hex(3)}",
        number=number,
        status="running",
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        by=_user(),
        sample=sample,
        rows=rows,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""  # a container's user may have no name


def _described(file: RawFile, tables: Tables) -> FileRecord:
    rows = sum(len(table.candidates) for table in tables.tables if table.file is file)
    return FileRecord(file.id, file.path.name, file.sha256, rows)


def _row(candidate: Candidate) -> RowRecord:
    row = candidate.row
    return RowRecord(
        row.file.id, row.sheet, row.number, row.kind, candidate.hash, row.written, candidate.facts
    )


def _books_rows(record: LoadRecord, files: Iterable[FileRecord]) -> dict[str, object]:
    return {
        "load": {
            "id": record.id,
            "number": record.number,
            "status": record.status,
            "at": record.at,
            "by": record.by,
            "sample": record.sample,
        },
        "files": [
            {"id": file.id, "name": file.name, "sha256": file.sha256, "rows": file.rows}
            for file in files
        ],
    }


def _count(table: Table, known: set[str]) -> SheetCount:
    refused = sum(candidate.refused is not None for candidate in table.candidates)
    unchanged = sum(
        candidate.refused is None and candidate.hash in known for candidate in table.candidates
    )
    loaded = sum(
        candidate.refused is None and candidate.hash not in known for candidate in table.candidates
    )
    return SheetCount(
        table.file.path.name,
        table.sheet,
        table.found.kind,
        len(table.candidates) + len(table.ignored),
        loaded,
        unchanged,
        refused,
        len(table.ignored),
        table.found.headings.unmapped,
        table.found.headings.personal,
    )


def _refusals(tables: Iterable[Table]) -> Iterator[Refusal]:
    for table in tables:
        for candidate in table.candidates:
            if candidate.refused:
                yield Refusal(
                    table.file.path.name,
                    table.sheet,
                    candidate.row.number,
                    heading_of(candidate, candidate.refused.field),
                    value_of(candidate, candidate.refused.field),
                    candidate.refused.reason,
                )
