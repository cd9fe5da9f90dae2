"""What a load did: the report as JSON document, as workbook, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import ModelError
from graph.words import N_, Language, Message
from loaders._rows import IgnoredRow
from loaders._workbook import write_report


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
    """A row that was not loaded, and the cell that is why."""

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
            N_("{file}, sheet {sheet}, row {row}, {column} “{value}”: {reason}"), vars(self)
        )


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
            return Message(N_("Load {load}: {nodes} new nodes, {ties} new ties."), values)
        if self.dry_run:
            return Message(
                N_("Nothing was written; there would be {nodes} new nodes, {ties} new ties."),
                values,
            )
        return Message(N_("Nothing was written: no row says anything new."))

    def document(self, language: Language) -> dict[str, Any]:
        """Return the JSON document of the command's contract, reasons in `language`."""
        return {
            "load_id": self.load_id,
            "files": [
                {
                    "file": count.file,
                    "kind": count.kind,
                    "rows_read": count.read,
                    "rows_loaded": count.loaded,
                    "rows_unchanged": count.unchanged,
                    "rows_refused": count.refused,
                    "rows_ignored": count.ignored,
                }
                for count in self.counts
            ],
            "nodes_created": self.nodes_created,
            "relationships_created": self.relationships_created,
            "refusals": [
                {
                    "file": refusal.file,
                    "sheet": refusal.sheet,
                    "row": refusal.row,
                    "column": refusal.column,
                    "value": refusal.value,
                    "reason": refusal.reason.get(language),
                }
                for refusal in self.refusals
            ],
        }

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
        yield from self.skipped
        for count in self.counts:
            place = {"file": count.file, "sheet": count.sheet}
            if count.unmapped:
                columns = "、".join(count.unmapped)
                yield Message(
                    N_("{file}, sheet {sheet}: columns not read, for want of a field: {columns}."),
                    {**place, "columns": columns},
                )
            if count.personal:
                columns = "、".join(count.personal)
                yield Message(
                    N_(
                        "{file}, sheet {sheet}: columns of personal data dropped unread: {columns}."
                    ),
                    {**place, "columns": columns},
                )
