"""What a sheet is if it is of a kind: the headings that name most columns, and what titles say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile
from pathlib import Path

from graph.words import Message
from loaders._cells import as_text
from loaders._headings import Block, blocks_of, normal
from loaders._mapping import Mappings, Question, Shape
from loaders._matching import NEAR, Headings, are_groups, columns_of, match_headings, nearness
from loaders._notes import NOTE
from loaders._reading import RawSheet
from loaders._registry import registry
from loaders._sheet import Column, Loader
from loaders._stated import denied, is_told, stated
from loaders._titles import is_of_bodies, said, title_in, titled
from loaders._vocabulary import words


@dataclass(frozen=True)
class Recognised:
    """A sheet, the loader it is for, and its headings."""

    kind: str
    """Name of the loader module."""
    loader: Loader
    headings: Headings
    given: Mapping[str, str] = field(default_factory=dict)
    """Field -> what the title, the sheet's or the file's name says for every row."""
    by_file: frozenset[str] = frozenset()
    """The fields of `given` that only the name of the file gives."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Field of no column -> the one whose cells say it, where they name a body: 居委会."""
    stated: Mapping[str, str] = field(default_factory=dict)
    """Field of choices -> what a title or the sheet's name says of it for every row."""
    denied: str = ""
    """A word in a title, a name or a heading after which not all rows need be of the kind."""
    told: bool = True
    """Whether something tells the kind where any body may have its headings."""
    questions: tuple[Question, ...] = ()
    """Columns whose heading is near a field; they are not read until answered."""
    remarks: tuple[Message, ...] = ()
    """What the report must say of the sheet."""

    @property
    def lacking(self) -> list[Column]:
        """The required columns that neither a heading nor a name gives."""
        return [
            column
            for column in self.headings.lacking(self.loader.SHEET)
            if not {column.field} & {*self.given, *self.instead, *self.stated}
        ]


def candidates_of(file: Path, sheet: RawSheet, mappings: Mappings) -> list[Recognised]:
    """Return what the sheet is if it is of each kind; empty where nothing stands in it."""
    # Below groups the columns' own headings do not say of whom they speak.
    blocks = [
        block for block in blocks_of(sheet) if _says_who(block) or not are_groups(block.above)
    ]
    kinds = registry() if blocks else ()
    return [_candidate(file, sheet, blocks, kind, mappings) for kind in kinds]


def _says_who(block: Block) -> bool:
    """Say whether the row above tells who reports (单位, 居民区), and each heading speaks alone."""
    table, above = words("rows"), tuple(map(normal, block.above))
    if len(above) != 2 or above[0] not in ("单位", *table["signers"]):
        return False
    return above[1] in table["areas"] and not any("#" in label.key for label in block.labels)


def _candidate(
    file: Path, sheet: RawSheet, blocks: Sequence[Block], kind: str, mappings: Mappings
) -> Recognised:
    """Return what the sheet is if it is of `kind`: the headings that name most columns."""

    def rank(block: Block) -> tuple[int, bool, bool, int, int]:
        fields = {column.field for column in columns_of(block, kind, mappings).values()}
        # 学历 over 全日制 and 在职 names a field more without them, and loses a row to the data.
        return len(fields) - block.cut, not block.cut, block.joined, -block.height, -block.row

    loader = registry()[kind]
    block = max(blocks, key=rank)
    titles = _titles(sheet, block)
    given, by_file = _given(file, titles, loader)
    said = stated(kind, titles)
    headings = match_headings(sheet, block, kind, mappings, given, said)
    texts = [*titles, file.stem]
    return Recognised(
        kind=kind,
        loader=loader,
        headings=headings,
        given=given,
        by_file=by_file,
        instead=_instead(loader, headings, given, texts),
        stated=said,
        denied=denied(kind, _denying(sheet, texts, headings, kind)),
        told=Shape(kind, block.keys) in mappings
        or is_told(kind, [*texts, *headings.written.values()], _called(sheet, headings)),
    )


def _denying(
    sheet: RawSheet, titles: Iterable[str], headings: Headings, kind: str
) -> Iterator[str]:
    """Yield what may say that rows are not of a kind: titles, headings and lines below them.

    A note is none, nor is a heading near that of a column that is read: 拟任职务 beside 职务.
    """
    rows = ([as_text(cell).strip() for cell in cells] for cells in sheet.top[headings.below :])
    below = (title_in([text for text in texts if text]) for texts in rows)
    yield from (text for text in chain(titles, below) if not NOTE.search(text))
    read = headings.columns.values()
    for label in headings.block.labels:
        if all(nearness(label, column, kind) < NEAR for column in read):
            yield label.written


def _called(sheet: RawSheet, headings: Headings) -> list[str]:
    """Return what the first rows are called, down to a blank one: below may be another table."""
    at = next((at for at, column in headings.columns.items() if column.field == "name"), None)
    if at is None:
        return []
    rows = takewhile(lambda row: any(map(as_text, row)), sheet.top[headings.below :])
    cells = (row[at] for row in rows if at < len(row))
    return [text for cell in cells if (text := as_text(cell).strip())]


def _titles(sheet: RawSheet, block: Block) -> list[str]:
    """Return the titles above the headings, the nearest first, and the name of the sheet."""
    rows = ([as_text(cell).strip() for cell in cells] for cells in sheet.top[: block.row])
    titles = [title_in([text for text in texts if text]) for texts in rows]
    return [*filter(None, reversed(titles)), sheet.name]


def _given(
    file: Path, titles: Sequence[str], loader: Loader
) -> tuple[dict[str, str], frozenset[str]]:
    """Return what the first of the titles, else the name of the file says.

    And which fields of it only the name of the file gives.
    """
    found: dict[str, str] = {}
    for bare in (False, True):
        for text in titles:
            found = said(text, loader, bare=bare) | found
    named = said(file.stem, loader)
    return named | found, frozenset(named.keys() - found.keys())


def _instead(
    loader: Loader, headings: Headings, given: Mapping[str, str], texts: Sequence[str]
) -> dict[str, str]:
    """Return which columns say what else a title says; they go before one of the same kind."""
    read = {column.field for column in headings.columns.values()}
    return {
        name: headings.columns[at].field
        for name in titled(loader) - read
        for at, heading in headings.written.items()
        if is_of_bodies(heading, given.get(name, ""), texts)
    }
