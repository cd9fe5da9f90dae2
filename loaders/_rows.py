"""The rows of a sheet below its headings: those that are data, and why the others are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter

from graph.words import N_, Message
from loaders._candidates import Recognised
from loaders._cells import RawCell, as_text
from loaders._dates import serial_day
from loaders._fingerprints import Writing
from loaders._merged import banners, filled
from loaders._other_tables import EXPLAINED_ROWS, parted
from loaders._personal import scrub_row
from loaders._reading import TOP, RawFile, RawSheet
from loaders._roles import is_role
from loaders._row_kinds import (
    UNREAD,
    explains,
    is_note,
    is_signature,
    is_suspect,
    no_data,
    numbers_columns,
    section,
    serial,
)
from loaders._stated import stated
from loaders._titles import example, names_body, said, title_in, titled, whose

SECTION = N_("This row is read as the heading of a section.")


@dataclass(slots=True)  # not frozen: that would double the time of making one, and all are made
class Row:
    """One data row with the raw cells of its declared columns."""

    file: RawFile
    sheet: str
    number: int
    """As in the file, from 1."""
    kind: str
    """Name of the loader module."""
    cells: Mapping[str, RawCell]
    """Field -> raw cell."""
    headings: Mapping[str, str]
    """Field -> heading as in the file."""
    context: Mapping[str, str]
    found: Recognised = field(repr=False, compare=False)
    """The sheet it stands in."""
    whole: Sequence[RawCell] = field(repr=False, compare=False)
    """All cells as they stand, personal ones too: `line` is what may be shown."""
    raw: bytes = b""
    """Hash of the cells as written; see `loaders._fingerprints.Writing`."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Field -> personal values that were dropped from its cell."""

    @property
    def source(self) -> str:
        """``file-id#sheet!row``."""
        return f"{self.file.id}#{self.sheet}!{self.number}"

    @property
    def written(self) -> dict[str, str]:
        """Heading -> text of the filled cells, the evidence that the archive keeps."""
        cells = self._days_told() if self.file.date1904 else self.cells
        return {
            self.headings[name]: text
            for name, cell in cells.items()
            if cell is not None and (text := as_text(cell)) and not text.isspace()
        }

    def _days_told(self) -> dict[str, RawCell]:
        """Return the cells with days for the numbers that stand for them in this file only."""
        days = {each.field for each in self.found.headings.columns.values() if each.type == "date"}
        return {
            name: (serial_day(cell, date1904=True) if name in days else None) or cell
            for name, cell in self.cells.items()
        }

    @property
    def surplus(self) -> bool:
        """Whether a row of a text has more cells than the headings.

        A mark inside a cell that is not quoted parts it, and all that follows stands under
        the wrong headings.
        """
        width = self.found.headings.block.width
        if len(self.whole) <= width:
            return False  # at once: every row is asked
        return self.file.is_text and any(map(as_text, self.whole[width:]))

    @property
    def line(self) -> tuple[RawCell, ...]:
        """The cells under `Headings.layout`, merged ones filled, less all personal data.

        Columns that are not read stay empty: what they hold, nobody has looked at.
        """
        columns, width = self.found.headings.columns, len(self.whole)
        kept = self.found.headings.kept
        cells = [self.whole[at] if at in columns and at < width else None for at in kept]
        return tuple(scrub_row(cells, [columns.get(at) for at in kept])[0])


@dataclass(frozen=True)
class IgnoredRow:
    """A row that was read and is no data, and why."""

    file: str
    sheet: str
    row: int
    reason: Message


def rows_of(file: RawFile, sheet: RawSheet, found: Recognised) -> Iterator[Row | IgnoredRow]:
    """Yield the data rows and the ignored rows of a sheet, one by one as they are read.

    Blank rows, section rows and notes below the table are neither. A section row holds one
    cell, merged over the table, ending in a count (北京市（92所）) or numbered (一、机关). One
    that may be data as well is told. A title says anew what is given for the rows below it; a
    line that may speak of another body ends that.
    """
    return _Below(file, sheet, found).rows()


@dataclass(frozen=True)
class _Verdict:
    """What a row is taken for."""

    is_data: bool = False
    told: Message | None = None
    """Why it is no data, where that is worth telling."""


_DATA, _UNTOLD = _Verdict(is_data=True), _Verdict()


class _Below:
    """The rows below the headings of one sheet, each read by the titles and sections above it."""

    def __init__(self, file: RawFile, sheet: RawSheet, found: Recognised) -> None:
        self._file, self._sheet, self._found = file, sheet, found
        declared = found.loader.SHEET.columns
        columns = found.headings.columns
        self._titles = {column.field: column.title.zh for column in declared}
        self._headings = {name: self._titles[name] for name in (*found.given, *found.stated)} | {
            column.field: found.headings.written[at] for at, column in columns.items()
        }
        self._instead = found.instead
        self._headings |= {name: self._headings[other] for name, other in found.instead.items()}
        self._fields = [column.field for column in columns.values()]
        self._required = [column.field for column in declared if column.required]
        self._banners = banners(sheet, found.headings)
        self._explained = found.headings.below + EXPLAINED_ROWS
        self._given = self._titled = found.given
        self._serials = frozenset(self._serials_near_the_top())
        self._context: dict[str, str] = {}
        self._writing = self._written_so()

    def _written_so(self) -> Writing:
        found = self._found
        known = {**found.stated, **self._given, **self._context, **self._instead}
        known |= found.headings.bodies
        return Writing(found.kind, self._fields, known, date1904=self._file.date1904)

    def rows(self) -> Iterator[Row | IgnoredRow]:
        """Yield them one by one."""
        # A city's roster has hundreds of thousands: what is the same for all is found once.
        file, name, kind = self._file, self._sheet.name, self._found.kind
        columns, fields = self._found.headings.columns, self._fields
        declared = tuple(columns.values())
        width = max(columns) + 1
        pick = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[min(columns)],)
        written = self._found.headings.written.values()
        repeated = {part for heading in written for part in heading.split("/")}
        beyond = [column.field for at, column in columns.items() if column.required and at > 1]
        below = filled(self._sheet, self._found.headings)
        for index, cells, other in parted(below, self._found.headings, kind):
            if other:
                if any(as_text(cell).strip() for cell in cells):
                    reason = Message(N_("This row stands in another table, which is not read."))
                    yield IgnoredRow(file.path.name, name, index + 1, reason)
                continue
            row = cells if len(cells) >= width else [*cells, *[None] * (width - len(cells))]
            read, dropped = scrub_row(pick(row), declared)
            mapped = dict(zip(fields, read, strict=True))
            if index < self._explained or is_suspect(cells, mapped, repeated, beyond):
                verdict = self._judge(index, cells, mapped)
                if verdict.told:
                    yield IgnoredRow(file.path.name, name, index + 1, verdict.told)
                if not verdict.is_data:
                    continue
            for said_of, said_by in self._instead.items():
                if names_body(text := as_text(mapped[said_by]).strip()):
                    mapped[said_of] = text
            if said := {**self._found.stated, **self._given}:
                mapped = _completed(mapped, said)
            yield Row(
                file, name, index + 1, kind, mapped, self._headings, self._context, self._found,
                cells, self._writing.hash(read),
                {fields[at]: count for at, count in dropped.items()} if dropped else {},
            )  # fmt: skip

    def _judge(
        self, index: int, cells: Sequence[RawCell], mapped: Mapping[str, RawCell]
    ) -> _Verdict:
        """Say what a row is that may be something else than data; take in what it says."""
        seen = scrub_row(cells)[0]
        texts = [text for cell in seen if (text := as_text(cell).strip())]
        if not texts or is_note(texts):
            return _UNTOLD
        if is_signature(texts):
            return _Verdict(told=Message(N_("This row says who filled in the table.")))
        if index < self._explained and numbers_columns(texts):
            return _Verdict(told=Message(N_("This row numbers the columns.")))
        title, merged = title_in(texts), self._banners.get(index)
        if told := self._said(title, mapped, merged):
            self._entitle(told)
            return _Verdict(told=_titled(told))
        if other := self._stated(title):
            return _Verdict(told=other)
        names = self._names(mapped)
        begun = section(texts, names, merged, self._serials)
        why = None if begun else no_data(texts, names, mapped, self._headings)
        if why and why.sentence != UNREAD:
            return _Verdict(told=why)
        if begun:
            if ended := self._end(begun.text):
                return _Verdict(told=ended)
            self._context = {"section": begun.text}
            self._writing = self._written_so()
            return _Verdict(told=Message(SECTION) if begun.doubtful else None)
        if title and not self._is_role(title, mapped):
            ended = self._end(title, may_be_data=not why or self._is_beside(cells))
            # A body in its column is data, but those without one below it may be its own.
            if ended and not self._is_body(title, mapped):
                return _Verdict(told=ended)
        if why:
            return _Verdict(told=why)
        if index < self._explained and explains(mapped, self._found.kind):
            return _Verdict(told=Message(N_("This row explains the headings.")))
        return _DATA

    def _names(self, mapped: Mapping[str, RawCell]) -> list[str]:
        """Return what stands in the required columns."""
        said = {**self._found.stated, **self._given}
        return [as_text(mapped.get(each) or said.get(each)).strip() for each in self._required]

    def _serials_near_the_top(self) -> Iterator[str]:
        """Yield the form of the numeral with which each row that is data for certain begins."""
        columns = self._found.headings.columns
        for _, cells in islice(filled(self._sheet, self._found.headings), TOP):
            texts = [text for cell in cells if (text := as_text(cell).strip())]
            if form := serial(texts):
                row = dict(enumerate(cells))
                mapped = {column.field: row.get(at) for at, column in columns.items()}
                if all(self._names(mapped)):
                    yield form

    def _said(
        self, title: str, mapped: Mapping[str, RawCell], merged: bool | None
    ) -> dict[str, str]:
        """Return what a title says; the name of a body in the column of bodies is none."""
        told = said(title, self._found.loader, bare=True) if title else {}
        if merged:
            return told
        return {} if told and self._is_body(title, mapped) else told

    def _stated(self, title: str) -> Message | None:
        """Let a title below another state anew what that one does: 资源清单 below 需求清单."""
        told = stated(self._found.kind, [title]) if title and self._found.stated else {}
        if not told:
            return None
        self._found = replace(self._found, stated=told)
        self._writing = self._written_so()
        return _titled(told)

    def _is_body(self, text: str, mapped: Mapping[str, RawCell]) -> bool:
        """Say whether a text stands in the column that says what titles else say."""
        said_by = (self._instead.get(name, name) for name in titled(self._found.loader))
        return any(as_text(mapped.get(name)).strip() == text for name in said_by)

    def _is_role(self, text: str, mapped: Mapping[str, RawCell]) -> bool:
        """Say whether a text is a role in the column of roles, with nobody in it."""
        return any(
            is_role(text, column)
            for column in self._found.headings.columns.values()
            if column.type == "seats" and as_text(mapped[column.field]).strip() == text
        )

    def _is_beside(self, cells: Sequence[RawCell]) -> bool:
        """Say whether nothing stands in the first column: what does is a remark."""
        first = self._found.headings.block.labels[0].position
        return not any(as_text(cell).strip() for cell in cells[: first + 1])

    def _entitle(self, told: Mapping[str, str]) -> None:
        """Let a title speak for the rows below it; the sections before it are over."""
        self._titled, self._context = {**self._given, **told}, {}
        self._headings = {each: self._titles[each] for each in told} | self._headings
        self._give(self._titled)

    def _end(self, text: str, *, may_be_data: bool = False) -> Message | None:
        """Let the rows below a text be those of no title, where they may be another body's.

        A row that may be data ends nothing unless its text names another body.
        """
        bodies = self._titled.values()
        of = whose(text, bodies) if bodies else "persons"
        if of == "same":
            self._give(self._titled)
        if of in ("same", "persons") or (may_be_data and of == "unknown"):
            return None
        if of != "beside":
            self._titled = {}
        self._context = {"section": text}
        self._give({})
        loader = self._found.loader
        titles = (example(loader, column) for column in loader.SHEET.columns)
        sentence = N_(
            "It is not clear whose the rows below this one are; they are no longer those of "
            "{bodies}. Put a title such as {example} here."
        )
        values = {"bodies": "、".join(bodies), "example": next(filter(None, titles), "")}
        return Message(sentence, values)

    def _give(self, given: Mapping[str, str]) -> None:
        self._given = given
        self._found = replace(self._found, given=given)
        self._writing = self._written_so()


def _titled(told: Mapping[str, str]) -> Message:
    sentence = N_("This is a title: the rows below it are those of {text}.")
    return Message(sentence, {"text": "、".join(told.values())})


def _completed(mapped: dict[str, RawCell], given: Mapping[str, str]) -> dict[str, RawCell]:
    return mapped | {
        name: text for name, text in given.items() if not as_text(mapped.get(name)).strip()
    }
