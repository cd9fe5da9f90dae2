"""The act of loading: journal first, then the graph, then the mark that it is done.

Sample data: a load is a sample where a sheet named 说明 (in a workbook, or a file 说明.csv
beside others) has the two cells ``样例数据`` and ``是`` side by side. Its Load node then carries
``sample = true``. Any file of the load may say so; it holds for the whole load.
"""

from __future__ import annotations

import gc
import getpass
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from graph.changes import Changes
from graph.connection import Graph
from graph.constraints import ensure_schema
from graph.errors import StreetGraphError
from graph.records import FileRecord, LoadRecord
from graph.statements import read_cypher
from graph.words import N_, Message
from graph.writer import write_states
from loaders._books import Books, open_books, take_back, writing
from loaders._intake import Intake, Progress
from loaders._mapping import Mappings, read_mappings
from loaders._pipeline import Candidate
from loaders._reading import RawFile, find_files, read_file
from loaders._refused import refused_row
from loaders._report import LISTED, Report, SheetCount
from loaders._review import doubts
from loaders._tables import Table, Tables, find_tables
from loaders._vanishing import Completeness, vanish


def load(
    graph: Graph,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    complete: Completeness | None = None,
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
    complete
        What to do with rows loaded earlier that these rosters, being complete, no longer
        have; None: they stay as they are.

    Returns
    -------
    Report
        With every refused row. Nothing is written where no row asserts anything new.

    Raises
    ------
    InputError
        If a file cannot be used or holds no roster; then nothing is loaded.
    """
    tables = read(paths, progress, read_mappings(graph.home))
    return load_tables(graph, tables, dry_run=dry_run, progress=progress, complete=complete)


def read(
    paths: Sequence[Path], progress: Progress | None = None, mappings: Mappings | None = None
) -> Tables:
    """Read rosters without any graph; parameters and errors are those of `load`.

    Parameters
    ----------
    mappings
        What people answered about doubtful headings; see `loaders._mapping.read_mappings`.
    """
    files = []
    found = find_files(paths)
    for number, path in enumerate(found):
        message = Message(N_("Reading {file}"), {"file": path.name})
        (progress or _silent)(message, number, len(found))
        files.append(read_file(path))
    return find_tables(files, mappings)


def load_tables(
    graph: Graph,
    tables: Tables,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    complete: Completeness | None = None,
) -> Report:
    """Load what `read` returned; parameters and result are those of `load`."""
    tell = progress or _silent
    with (
        open_books(graph, lambda message: tell(message, 0, 0)) as books,
        _seldom_collected(),  # once the lock is held: two at once would not put it back
    ):
        record = _record(books, tables.sample)
        changes = Changes(books.archive)
        with books.archive.journal(record) as journal:
            intake = Intake(books, journal, tell)
            refused = intake.take(tables)
            vanished = vanish(books.archive, journal, tables.tables, complete) if complete else []
            journal.add_files(_described(file, tables) for file in tables.files)
            if journal.rows:
                changes.touch_load(record.number)
                changes.touch_new(record.number)
            report = replace(
                _report(books, tables, refused, changes),
                merges=tuple(intake.merges),
                vanished=tuple(vanished),
            )
            if dry_run or not journal.rows:
                journal.cancel()
        if journal.cancelled:
            return replace(report, dry_run=dry_run)
        _write(books, record, tables, changes, tell)
        found = doubts(graph, [file.id for file in tables.files])
        return replace(report, load_id=record.id, doubts=found)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for circular garbage seldom: rows leave none, and every look goes through them all."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _silent(_what: Message, _done: int, _total: int) -> None:
    """Tell nobody."""


def _write(
    books: Books, record: LoadRecord, tables: Tables, changes: Changes, tell: Progress
) -> None:
    """Write the graph, then that it is done; take all back if that fails."""
    total = changes.count(ties=False) + changes.count(ties=True)
    done = 0

    def written(count: int) -> None:
        nonlocal done
        done += count
        tell(Message(N_("Writing {count} nodes and ties"), {"count": total}), done, total)

    described = [_described(file, tables) for file in tables.files]
    try:
        ensure_schema(books.graph)
        books.archive.count_in(record.number)
        with writing(books.graph, changes, record) as run:
            run(read_cypher("begin_load"), _books_rows(record, described))
            states = chain(changes.states(ties=False), changes.states(ties=True))
            write_states(run, states, written)
            run(read_cypher("mark_load"), {"load": record.id, "status": "done"})
        books.archive.finish(record.number)
    except BaseException:
        # Where the graph is gone too, the next start takes it back.
        with suppress(StreetGraphError, sqlite3.Error):
            take_back(books.graph, books.archive, record)
        raise


def _record(books: Books, sample: bool) -> LoadRecord:
    number = max((load.number for load in books.archive.loads()), default=0) + 1
    # The number is for people; the rest keeps apart the loads of two archives.
    return LoadRecord(
        id=f"{number}-{secrets.token_hex(3)}",
        number=number,
        status="running",
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        by=_user(),
        sample=sample,
        rows=0,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""  # a container's user may have no name


def _described(file: RawFile, tables: Tables) -> FileRecord:
    rows = sum(
        table.count["read"] - len(table.ignored) for table in tables.tables if table.file is file
    )
    return FileRecord(file.id, file.path.name, file.sha256, rows)


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


def _report(books: Books, tables: Tables, refused: Sequence[Candidate], changes: Changes) -> Report:
    rows = tuple(map(refused_row, refused))
    return Report(
        load_id=None,
        dry_run=False,
        sample=tables.sample,
        counts=tuple(map(_count, tables.tables)),
        nodes_created=changes.count(ties=False, fresh=True),
        relationships_created=changes.count(ties=True, fresh=True),
        refusals=tuple(refusal for row in rows for refusal in row.refusals),
        refused=rows,
        repairs=tuple(islice(chain(*(table.repairs for table in tables.tables)), LISTED)),
        ignored=tuple(row for table in tables.tables for row in table.ignored),
        skipped=tuple(tables.skipped),
        recovered=tuple(books.recovered),
        questions=tuple(asked for table in tables.tables for asked in table.found.questions),
        noted=(
            *(remark for file in tables.files for remark in file.remarks),
            *(remark for table in tables.tables for remark in table.found.remarks),
        ),
    )


def _count(table: Table) -> SheetCount:
    count, headings = table.count, table.found.headings
    return SheetCount(
        file=table.file.path.name,
        sheet=table.sheet.name,
        kind=table.found.kind,
        read=count["read"],
        loaded=count["loaded"],
        unchanged=count["unchanged"],
        refused=count["refused"],
        ignored=len(table.ignored),
        unmapped=headings.unmapped,
        personal=headings.personal,
        repaired=count["repaired"],
        dropped=table.dropped.total(),
    )
