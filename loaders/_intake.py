"""Rows into the journal: what is new is cleaned and made to facts, what stands is confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from graph.archive import Archive
from graph.changes import Changes
from graph.connection import Graph
from graph.echoes import hush
from graph.facts import Node
from graph.journal import Journal
from graph.model import model
from graph.privacy import person_name
from graph.progress import Progress
from graph.records import Confirmation, RowRecord
from graph.settings import read_settings
from graph.standing import Known, Standing
from graph.statements import read_cypher
from graph.words import N_, Message
from loaders._books import Books
from loaders._directory import GraphDirectory
from loaders._meaning import Meanings
from loaders._pipeline import Candidate, make_facts
from loaders._refused import refused_row
from loaders._register import Entry
from loaders._report import LISTED, Merge, RefusedRow
from loaders._rereading import Reread
from loaders._rows import Row
from loaders._sheet import End, Refused
from loaders._tables import AREAS, Portion, Table, Tables, clean_row

_TOLD = 20
"""So many ties that may be one with another are told one by one; all are counted."""
_MAY_BE_ONE = N_(
    "{file}, sheet {sheet}, row {row}: what it says of {name} may be known already, with another "
    "start, one known less finely, or none; that is not certain, so both stand."
)
_MORE = N_(
    "What {count} more {count:row says|rows say} may be known already, with another start, one "
    "known less finely, or none; both stand."
)
_KNOWN = ("id", "name", "code", "place", "short_name", "aliases", "birth", "day", "precision")
"""Columns of graph/cypher/known_nodes.cypher."""


class Taken(NamedTuple):
    """What is to be told once all rows are taken."""

    refused: tuple[RefusedRow, ...]
    """In the order of their sheets."""
    merges: tuple[Merge, ...]
    """Records that were judged to be one with another, the first of them."""
    remarks: tuple[Message, ...]
    """Of ties that may be one with another."""


class Intake:
    """Takes the rows of a load into its journal, portion by portion.

    It knows everything by name, half of the memory that a city takes: let it go before the graph
    is written, which takes as much again.

    Parameters
    ----------
    books
        Of the graph that is loaded into.
    journal
        Of the load.
    standing
        Says which rows of earlier loads stand.
    tell
        Told how many rows are read.
    """

    def __init__(self, books: Books, journal: Journal, standing: Standing, tell: Progress) -> None:
        self._journal = journal
        self._tell = tell
        self._standing = standing
        self._archive = books.archive
        self._sameness = books.archive.sameness
        self._doubtful: list[tuple[Row, End]] = []
        self._merged: list[tuple[Row, str, End]] = []
        self._sheets: dict[Table, int] = {}
        self._before: dict[Table, list[int]] = {}
        """The sheets in which earlier loads read the same."""
        self._read = 0
        number = journal.load.number
        self._directory = GraphDirectory(
            lambda root: chain(_known_nodes(books.graph, root), _judged_nodes(books.archive, root)),
            cache(lambda: books.archive.confirmed_nodes(number, "Subdistrict")),
            books.archive.sameness.id,
            journal.repeated,
            standing.between,
            lambda: _known_covers(books.graph),
        )
        self._meanings = Meanings(standing, self._directory, journal)
        self._known: dict[bytes, Known] = {}
        """The earlier rows of the words of those that are taken now."""

    def take(self, tables: Tables) -> Taken:
        """Take every row."""
        refused: list[Candidate] = []
        for portion in tables.portions():
            if portion[0][0].found.kind != AREAS:
                self._meanings.settle()
            refused += self._take(portion)
            self._read += sum(len(rows) for _, rows in portion)
            self._tell(Message(N_("Checking rows: {count}"), {"count": self._read}), 0, 0)
        refused = self._try_again(refused)
        for candidate in refused:
            candidate.table.count["refused"] += 1
        self._journal.index()
        self._hush()
        order = {table: place for place, table in enumerate(tables.tables)}
        refused.sort(key=lambda each: (order[each.table], each.row.number))
        return Taken(
            tuple(map(refused_row, refused)),
            tuple(self._merge(*each) for each in self._merged),
            tuple(self._may_be_one()),
        )

    def _take(self, portion: Portion) -> list[Candidate]:
        """Journal what is good of a portion; return the rest."""
        alike = self._standing.alike({row.raw for _, rows in portion for row in rows})
        stays = self._meanings.stays
        changed: list[Candidate] = []
        for table, rows in portion:
            loader = table.found.loader
            same = []
            for row in rows:
                known = alike.get(row.raw)
                if known and stays(row, known):
                    same.append(Confirmation(row.number, known.row))
                else:
                    changed.append(Candidate(row, loader, table))
            self._confirm(table, same)
        for candidate in changed:
            clean_row(candidate)
        clean = [candidate for candidate in changed if not candidate.refusals]
        self._known = self._standing.unchanged({candidate.hash for candidate in clean})
        new = []
        for table, found in _by_table(clean):
            same = []
            for each in found:
                known = self._known.get(each.hash)
                if known and stays(each.row, known):
                    same.append(Confirmation(each.row.number, known.row, each.row.written))
                elif not self._waits(each):
                    new.append(each)
            self._confirm(table, same)
        for candidate in new:
            self._watch(candidate)
        make_facts(new, self._directory)
        self._assert(new)
        return [candidate for candidate in changed if candidate.refusals]

    def _waits(self, candidate: Candidate) -> bool:
        """Refuse a row while a column may hold what tells its records from others.

        Read without it now and with it later, each of them would be there twice.
        """
        identifying = candidate.loader.SHEET.identifying
        for asked in candidate.table.found.questions:
            if asked.field in identifying:
                sentence = N_(
                    "Whether “{column}” is “{proposed}” must be answered first, for it tells "
                    "records apart; then load again."
                )
                values = {"column": asked.column, "proposed": asked.proposed}
                candidate.refusals = [Refused(asked.field, sentence, **values)]
                candidate.hash = b""  # it is not tried again
                return True
        return False

    def _watch(self, candidate: Candidate) -> None:
        """Let a row be refused that an earlier load read otherwise, if it would stand twice."""
        table = candidate.table
        if table not in self._before:
            place = table.file.id, table.sheet.name, table.found.kind
            self._before[table] = self._standing.sheets(*place)
        if before := self._before[table]:
            known = self._known.get(candidate.hash)
            renamed = known is not None and self._meanings.is_here(candidate.row, known)
            candidate.loader = Reread(
                candidate,
                candidate.loader,
                before,
                self._standing,
                self._journal,
                self._directory.dated.known_again,
                # Of the same words, that of an earlier load too: it means something else now.
                except_for=b"" if renamed else candidate.hash,
            )

    def _try_again(self, refused: Sequence[Candidate]) -> list[Candidate]:
        """Journal the rows that named what a later portion brought; return the rest."""
        waiting = [each for each in refused if each.hash]
        self._known = self._standing.unchanged({each.hash for each in waiting})
        make_facts(waiting, self._directory)
        self._assert(waiting)
        return [candidate for candidate in refused if candidate.refusals]

    def _hush(self) -> None:
        """Count rows as unchanged that were overruled only by what this load says as well."""
        tables = {sheet: table for table, sheet in self._sheets.items()}
        for sheet in hush(self._archive, self._journal, self._standing.contradicted):
            tables[sheet].count["loaded"] -= 1
            tables[sheet].count["unchanged"] += 1

    def _assert(self, candidates: Iterable[Candidate]) -> None:
        """Journal what is good: as a repetition where an earlier row says exactly that."""
        good = [candidate for candidate in candidates if not candidate.refusals]
        self._meanings.learn(good)
        for table, rows in _by_table(good):
            said = {each: row for each in rows if (row := self._said(each)) is not None}
            self._confirm(
                table,
                [
                    Confirmation(each.row.number, row, each.row.written)
                    for each, row in said.items()
                ],
            )
            rows = [each for each in rows if each not in said]
            for candidate in rows if self._directory.dated.doubtful else ():
                self._note_doubtful(candidate)
            for candidate in rows if self._sameness else ():
                self._note_merges(candidate)
            if rows:
                self._journal.add(self._sheet(table), map(_record, rows))
                table.count["loaded"] += len(rows)

    def _said(self, candidate: Candidate) -> int | None:
        """Return the earlier row that says what this one does after all."""
        if candidate.hash not in self._known:
            return None
        return self._standing.saying(candidate.hash, candidate.facts)

    def _note_doubtful(self, candidate: Candidate) -> None:
        doubtful = (tie for tie in candidate.ties if tie.id in self._directory.dated.doubtful)
        if tie := next(doubtful, None):
            self._doubtful.append((candidate.row, tie.start))

    def _may_be_one(self) -> Iterator[Message]:
        for row, end in self._doubtful[:_TOLD]:
            place = {"file": row.file.path.name, "sheet": row.sheet, "row": row.number}
            name = self._directory.name(end)
            if end[0] == "Person":
                name = person_name(name, read_settings().privacy)
            yield Message(_MAY_BE_ONE, {**place, "name": name})
        if more := len(self._doubtful[_TOLD:]):
            yield Message(_MORE, {"count": more})

    def _note_merges(self, candidate: Candidate) -> None:
        for node in candidate.nodes:
            if node.id in self._sameness.gone and len(self._merged) < LISTED:
                name = str(node.properties.get("name") or node.id)
                end = node.label, self._sameness.id(node.id)
                self._merged.append((candidate.row, name, end))

    def _merge(self, row: Row, name: str, end: End) -> Merge:
        """Tell of a merge when all is read: the other record may stand in a later roster."""
        reason = Message(N_("Somebody decided that the two records are one."))
        known_as = self._directory.name(end)
        return Merge(row.file.path.name, row.sheet, row.number, name, known_as, reason, end[0])

    def _confirm(self, table: Table, rows: Sequence[Confirmation]) -> None:
        if rows:
            self._journal.confirm(self._sheet(table), rows)
            table.count["unchanged"] += len(rows)

    def _sheet(self, table: Table) -> int:
        if table not in self._sheets:
            self._sheets[table] = self._journal.add_sheet(
                table.file.id, table.sheet.name, table.found.kind
            )
        return self._sheets[table]


def _by_table(candidates: Iterable[Candidate]) -> Iterator[tuple[Table, list[Candidate]]]:
    for table, rows in groupby(candidates, key=attrgetter("table")):
        yield table, list(rows)


def _record(candidate: Candidate) -> RowRecord:
    row = candidate.row
    return RowRecord(row.number, row.raw, candidate.hash, row.written, candidate.facts)


def _judged_nodes(archive: Archive, root: str) -> Iterator[Entry]:
    """Yield the records that were judged to be another one: rosters go on to name them."""
    gone = [Node(root, identity) for identity in archive.sameness.gone]
    for state in Changes(archive).fold_of(gone).values():
        assert isinstance(state.fact, Node)
        yield Entry.made(state.fact.label, state.fact.id, state.properties)


def _known_covers(graph: Graph) -> Iterator[tuple[str, str]]:
    for row in graph.read(read_cypher("known_covers")):
        yield row["area"], row["body"]


def _known_nodes(graph: Graph, root: str) -> Iterator[Entry]:
    order = list(model().nodes)
    for part in graph.read(read_cypher("known_nodes"), {"root": root}):
        labels = [label for label in part["labels"] if label in order]
        label = max(labels, key=lambda each: len(model().labels(each)))
        for values in zip(*(part[name] for name in _KNOWN), strict=True):
            known = {name: value or None for name, value in zip(_KNOWN, values, strict=True)}
            birth, day = (
                text and date.fromisoformat(text) for text in (known["birth"], known["day"])
            )
            known |= {"birth": birth, "start": day, "start_precision": known["precision"]}
            yield Entry.made(label, str(known["id"]), known)
