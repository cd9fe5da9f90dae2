"""What a load did: the report as JSON document, as workbook, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import ModelError
from graph.words import N_, Language, Message, shortened
from loaders._cells import RawCell
from loaders._document import report_document
from loaders._mapping import Question
from loaders._rows import IgnoredRow
from loaders._workbook import write_report

if TYPE_CHECKING:
    from loaders._identity import Pair

LISTED = 10_000
"""So many repairs and merges are kept for the report; all are counted."""


@dataclass(frozen=True)
class SheetCount:
    """What became of the rows of one sheet."""

    file: str
    sheet: str
    kind: str
    """Name of the loader module."""
    read: int
    loaded: int
    unchanged: int
    refused: int
    ignored: int
    unmapped: tuple[str, ...] = ()
    """Headings that no column answers to."""
    personal: tuple[str, ...] = ()
    """Headings of columns dropped unread."""
    repaired: int = 0
    """Cells read otherwise than they are written; `Report.repairs` lists them up to a limit."""
    dropped: int = 0
    """Personal values found in cells of other columns and dropped; only counted, never shown."""

    def __post_init__(self) -> None:
        if self.read != self.loaded + self.unchanged + self.refused + self.ignored:
            raise ModelError(
                N_("The count of {file}, sheet {sheet}, does not add up."),
                file=self.file,
                sheet=self.sheet,
                detail=repr(self),
            )


@dataclass(frozen=True)
class Refusal:
    """A cell for which a row was not loaded; a row has one for each of its bad cells."""

    file: str
    sheet: str
    row: int
    column: str
    """Heading as in the file."""
    value: str
    reason: Message

    @property
    def message(self) -> Message:
        """The refusal as one sentence."""
        return Message(
            N_("{file}, sheet {sheet}, row {row}, {column} “{value}”: {reason}"),
            vars(self) | {"column": shortened(self.column), "value": shortened(self.value)},
        )


@dataclass(frozen=True)
class RefusedRow:
    """A refused row as it stands in the file, to be corrected and loaded again."""

    file: str
    sheet: str
    row: int
    layout: tuple[str, ...]
    """All headings of the sheet in their order, less those of personal data; a stroke joins what
    stood in several rows."""
    line: tuple[RawCell, ...]
    """The cells under `layout`; merged cells filled forward."""
    refusals: tuple[Refusal, ...]
    """Every bad cell of the row."""
    section: str = ""
    """What the section row above it says."""
    titles: tuple[str, ...] = ()
    """What stands above the headings, or in the name of sheet or file, and holds for each row."""


@dataclass(frozen=True)
class Repair:
    """A cell that was read otherwise than it is written."""

    file: str
    sheet: str
    row: int
    column: str
    """Heading as in the file."""
    before: str
    after: str
    rule: Message
    """Why: one sentence, the same for all cells repaired alike."""


@dataclass(frozen=True)
class Merge:
    """A record that was taken for one known under another name or in another roster."""

    file: str
    sheet: str
    row: int
    name: str
    """As in the row."""
    known_as: str
    """Name of the node it was merged with."""
    reason: Message
    label: str
    """Of both."""


@dataclass(frozen=True)
class Vanished:
    """A row loaded earlier that a complete roster of the same place no longer has."""

    file: str
    """Of the earlier load."""
    sheet: str
    row: int
    text: str
    """What it said."""
    ended: bool
    """Whether it was ended by this load, or is only reported."""
    kind: str
    """Name of the loader module."""


@dataclass(frozen=True)
class Report:
    """What a load did, or would do."""

    load_id: str | None
    """None where nothing was written: a dry run, or nothing new."""
    dry_run: bool
    sample: bool
    counts: tuple[SheetCount, ...]
    nodes_created: int
    relationships_created: int
    refusals: tuple[Refusal, ...] = ()
    ignored: tuple[IgnoredRow, ...] = ()
    skipped: tuple[Message, ...] = ()
    """Files and sheets that no loader is for."""
    recovered: tuple[str, ...] = ()
    """Loads that were found unfinished and rolled back first."""
    refused: tuple[RefusedRow, ...] = ()
    """The refused rows whole; `refusals` are those of all of them."""
    repairs: tuple[Repair, ...] = ()
    """The first `LISTED` repaired cells."""
    merges: tuple[Merge, ...] = ()
    """The first `LISTED` of them."""
    doubts: tuple[Pair, ...] = ()
    """Records of this load that may be one with another: people are to decide."""
    questions: tuple[Question, ...] = ()
    """Columns that are not read until somebody says what they are."""
    vanished: tuple[Vanished, ...] = ()
    noted: tuple[Message, ...] = ()
    """What is to be known of files and sheets: hidden rows, links, headings that come twice."""

    def total(self, name: str) -> int:
        """Return the sum of one count (``read``, ``loaded`` …) over all sheets."""
        return sum(getattr(count, name) for count in self.counts)

    @property
    def outcome(self) -> Message:
        """What it came to, as one sentence."""
        values = {
            "load": self.load_id,
            "nodes": self.nodes_created,
            "ties": self.relationships_created,
        }
        if self.load_id:
            return Message(
                N_("Load {load}: {nodes} new {nodes:node|nodes}, {ties} new {ties:tie|ties}."),
                values,
            )
        if self.dry_run:
            return Message(
                N_(
                    "Nothing was written; there would be {nodes} new {nodes:node|nodes}, "
                    "{ties} new {ties:tie|ties}."
                ),
                values,
            )
        return Message(N_("Nothing was written: no row says anything new."))

    def document(self, language: Language) -> dict[str, Any]:
        """Return the JSON document of the command's contract, sentences in `language`."""
        return report_document(self, language)

    def workbook(self, language: Language) -> bytes:
        """Return the report as an .xlsx file, headings in `language`, reasons in both."""
        return write_report(self, language)

    def remarks(self) -> Iterator[Message]:
        """Yield what a person must be told beside the counts."""
        if self.recovered:
            yield Message(
                N_("Unfinished loads were found and rolled back: {loads}."),
                {"loads": "、".join(self.recovered)},
            )
        if self.doubts:
            yield Message(
                N_(
                    "Pairs of records that may be one: {count}; decide on them under “Records to "
                    "review” on the Data page, or with `loaders review`."
                ),
                {"count": len(self.doubts)},
            )
        yield from self.skipped
        yield from self.noted
        asked = {(each.file, each.sheet, each.column) for each in self.questions}
        for count in self.counts:
            place = {"file": count.file, "sheet": count.sheet}
            if unread := [
                heading
                for heading in count.unmapped
                if (count.file, count.sheet, heading) not in asked
            ]:
                columns = "、".join(map(shortened, unread))
                yield Message(
                    N_("{file}, sheet {sheet}: columns read as no field: {columns}."),
                    {**place, "columns": columns},
                )
            if count.dropped:
                yield Message(
                    N_(
                        "{file}, sheet {sheet}: {count} personal {count:value|values} dropped from "
                        "other cells."
                    ),
                    {**place, "count": count.dropped},
                )
            if count.personal:
                columns = "、".join(map(shortened, count.personal))
                yield Message(
                    N_(
                        "{file}, sheet {sheet}: columns of personal data dropped unread: {columns}."
                    ),
                    {**place, "columns": columns},
                )
