"""The act of loading: journal first, then the graph, then the mark that it is done.

Sample data: a load is a sample where a sheet named 说明 (in a workbook, or a file 说明.csv
beside others) has the two cells ``样例数据`` and ``是`` side by side. Its Load node then carries
``sample = true``. Any file of the load may say so; it holds for the whole load.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from graph.archive import Archive
from graph.changes import Changes
from graph.connection import Graph, Run
from graph.constraints import ensure_schema
from graph.errors import InputError, StreetGraphError
from graph.garbage import seldom_collected
from graph.journal import Journal
from graph.progress import Progress, silent
from graph.records import LoadRecord, described
from graph.standing import Standing
from graph.statements import read_cypher
from graph.wholes import Wholes
from graph.words import N_, Message
from graph.writer import write_states
from loaders._accounts import counts, record, records, told_of_whole
from loaders._books import Books, open_books, take_back, writing
from loaders._differing import told
from loaders._intake import Intake
from loaders._known_files import KnownFile, keep_known, known_files
from loaders._mapping import Mappings, read_mappings
from loaders._reading import RawFile, find_files, reading
from loaders._report import LISTED, RefusedRow, Report
from loaders._review import doubts, user
from loaders._tables import AREAS, Tables, find_tables
from loaders._vanishing import Completeness, vanish

_NOT_COMPARED = N_(
    "The graph holds so many persons and bodies that a load does not look for records that may "
    "be one; `python -m loaders review` does."
)


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
    tables = read(paths, progress, graph.home)
    return load_tables(graph, tables, dry_run=dry_run, progress=progress, complete=complete)


def read(
    paths: Sequence[Path], progress: Progress | None = None, home: Path | None = None
) -> Tables:
    """Read rosters without any graph; parameters and errors are those of `load`.

    Parameters
    ----------
    home
        Of the graph they are for: it keeps what people answered about doubtful headings, and
        which files were loaded whole, which are not read again.
    """
    found = find_files(paths)
    mappings = read_mappings(home) if home else {}
    known = known_files(home, found, mappings) if home else []
    familiar = {file.path for file in known}
    rest = [path for path in found if path not in familiar]
    files = _read(rest, progress or silent)
    tables = find_tables(files, mappings, known)
    ids = {file.path: file.whole.file.id for file in known}
    ids |= {path: file.id for path, file in zip(rest, files, strict=True)}
    tables.places = {ids[path]: place for place, path in enumerate(found)}
    return tables


def _read(paths: Sequence[Path], tell: Progress) -> list[RawFile]:
    files = []
    with reading(paths) as read_in_turn:
        for number, path in enumerate(paths):
            tell(Message(N_("Reading {file}"), {"file": path.name}), number, len(paths))
            files.append(next(read_in_turn))
    return files


def load_tables(
    graph: Graph,
    tables: Tables,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    complete: Completeness | None = None,
) -> Report:
    """Load what `read` returned; parameters and result are those of `load`."""
    tell = progress or silent
    with open_books(graph, tell) as books, seldom_collected():
        mappings = read_mappings(graph.home)
        standing = Standing(books.archive)
        _read_what_fell(tables, standing, Wholes(books.archive), mappings, complete, tell)
        record = _record(books, tables.sample)
        changes = Changes(books.archive)
        with books.archive.journal(record) as journal:
            for file in tables.known if tables.tables else ():  # else nothing will be written
                Wholes(books.archive).repeat(file.whole, journal)
            taken = Intake(books, journal, standing, tell).take(tables)
            vanished, kept = (
                vanish(books.archive, journal, tables.tables, complete) if complete else ([], [])
            )
            if journal.rows:
                _describe(books.archive, journal, tables, mappings)
                changes.touch_load(record.number)
                changes.touch_new(record.number)
            report = _report(books, tables, taken.refused, changes)
            report = replace(
                report,
                merges=taken.merges,
                vanished=tuple(vanished),
                noted=(*report.noted, *taken.remarks, *kept),
            )
            if dry_run and journal.rows:
                report = _differing(report, _foreseen(books.archive, record, changes), tables)
            if dry_run or not journal.rows:
                journal.cancel()
        if journal.cancelled:
            return replace(report, dry_run=dry_run)
        _write(books, record, tables, changes, tell)
        report = _differing(report, changes, tables)
        found = doubts(books, [file.id for file in records(tables)])
        if found is None:
            report = replace(report, noted=(*report.noted, Message(_NOT_COMPARED)))
        return replace(report, load_id=record.id, doubts=found or ())


def _read_what_fell(
    tables: Tables,
    standing: Standing,
    wholes: Wholes,
    mappings: Mappings,
    complete: Completeness | None,
    tell: Progress,
) -> None:
    """Read the files whose rows stand no more as they did, or are all to be gone through.

    And where another file brings bodies, those whose rows may mean these by their names: all but
    the areas, which are named by their code.
    """

    def take(fallen: Sequence[KnownFile]) -> None:
        tables.known = [file for file in tables.known if file not in fallen]
        for file in _read([file.path for file in fallen], tell):
            tables.take(file, mappings)

    take([file for file in tables.known if complete or not wholes.stands(file.whole, standing)])
    if any(table.is_of_bodies for table in tables.tables):
        take([file for file in tables.known if wholes.kinds(file.whole) != {AREAS}])
    tables.put_in_order()


def _differing(report: Report, changes: Changes, tables: Tables) -> Report:
    """Tell also what rows say differently of one node, once it is folded."""
    return replace(report, noted=(*report.noted, *told(changes.differing, records(tables))))


def _foreseen(archive: Archive, record: LoadRecord, changes: Changes) -> Changes:
    """Fold the nodes of a load that will be cancelled, and let it go on counting until then."""
    archive.count_in(record.number)
    for _ in changes.states(ties=False):
        pass
    return changes


def _describe(archive: Archive, journal: Journal, tables: Tables, mappings: Mappings) -> None:
    """Write down the files, and which of them were taken whole."""
    journal.add_files(records(tables))
    for known in tables.known:
        keep_known(archive, journal.load.number, known.whole.file, known.told, mappings)
    for file in tables.files:
        if told := told_of_whole(file, tables):
            keep_known(archive, journal.load.number, record(file, tables), told, mappings)


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

    files = records(tables)
    try:
        ensure_schema(books.graph)
        books.archive.count_in(record.number)
        with writing(books.graph, changes, record) as (run, at_once):
            _begin(run, books, record)  # before all else: beside others nothing is to be taken back
            run(read_cypher("begin_load"), described(record, files))
            states = chain(changes.states(ties=False), changes.states(ties=True))
            write_states(run, states, written, at_once=at_once)
            changes.note_differing()  # before the mark: whose load is whole is asked no more
            run(read_cypher("mark_load"), {"load": record.id, "status": "done"})
        books.archive.finish(record.number)
    except BaseException:
        # Where the graph is gone too, the next start takes it back.
        with suppress(StreetGraphError, sqlite3.Error):
            try:
                tell(Message(N_("Taking back what was written")), 0, 0)
            finally:  # a page that was left is ended where it would show that
                take_back(books.graph, books.archive, record)
        raise


def _begin(run: Run, books: Books, record: LoadRecord) -> None:
    """Write a load down, where none of another home stands: that takes turns of its own."""
    about = {**described(record, ()), "held": [*books.held, record.id]}
    (row,) = run(read_cypher("begin_alone"), about)
    if row["others"]:
        raise InputError(
            N_(
                "Load {loads} of another home came into the database meanwhile, so nothing of this "
                "one was loaded. Use one STREET_GRAPH_HOME for a database, or a database for each."
            ),
            loads="、".join(sorted(row["others"])),
        )


def _record(books: Books, sample: bool) -> LoadRecord:
    number = max((load.number for load in books.archive.loads()), default=0) + 1
    # The number is for people; the rest keeps apart the loads of two archives.
    return LoadRecord(
        id=f"{number}-{secrets.token_hex(3)}",
        number=number,
        status="running",
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        by=user(),
        sample=sample,
        rows=0,
    )


def _report(
    books: Books, tables: Tables, refused: tuple[RefusedRow, ...], changes: Changes
) -> Report:
    return Report(
        load_id=None,
        dry_run=False,
        sample=tables.sample,
        counts=counts(tables),
        nodes_created=changes.count(ties=False, fresh=True),
        relationships_created=changes.count(ties=True, fresh=True),
        refusals=tuple(refusal for row in refused for refusal in row.refusals),
        refused=refused,
        repairs=tuple(islice(chain(*(table.repairs for table in tables.tables)), LISTED)),
        ignored=tuple(row for table in tables.tables for row in table.ignored),
        skipped=tuple(message for _, message in tables.skipped),
        recovered=tuple(books.recovered),
        questions=tuple(asked for table in tables.tables for asked in table.found.questions),
        noted=(
            *(remark for file in tables.files for remark in file.remarks),
            *(remark for table in tables.tables for remark in table.found.remarks),
        ),
    )
