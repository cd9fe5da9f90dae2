"""Which loader a sheet is for: by its name, by its headings, by what a person answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from graph.errors import InputError
from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._forms import form_of
from loaders._headings import (
    Block,
    Headings,
    blocks_of,
    columns_of,
    match_headings,
    normal,
)
from loaders._mapping import Mappings, Question
from loaders._personal import MARK, scrub
from loaders._questions import ask
from loaders._reading import RawSheet
from loaders._registry import registry
from loaders._sheet import Column, Loader
from loaders._texts import TextRows

EXPLANATION = "说明"
EXPLANATIONS = frozenset({EXPLANATION, "填写说明", "填表说明", "readme"})
"""Sheets for people: no roster, and no fault."""

_DATE = re.compile(r"^(?:\d{4}(?:[-.年]?\d{1,2}(?:[-.月]?\d{1,2}日?|月)?|年度?))?[\s_-]*")
"""What systems put before the name of a file they export."""
_NO_NAME = re.compile(r"[\d\W_附件第〇零一二三四五六七八九十新本届年度季上下半月日号]*")
"""What else stands before 班子成员名单 and names nobody: （2021年上半年）, 附件1：, 第九届."""


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
            if column.field not in self.given
        ]


def is_explanation(sheet: RawSheet) -> bool:
    """Say whether `sheet` explains the workbook to people."""
    return normal(sheet.name) in EXPLANATIONS


def recognise(file: Path, sheet: RawSheet, mappings: Mappings | None = None) -> Recognised | None:
    """Find the loader for a sheet.

    A sheet that bears the name of a loader's sheet is for that loader. Any other is for
    the loader most of whose columns its headings name, all required ones among them. Where
    there is none, headings near the required ones may do: they are asked about.

    Parameters
    ----------
    file
        Whose name may say what no column does (``<党组织>班子成员信息表``).
    sheet
        The sheet.
    mappings
        What people answered for this and other shapes.

    Raises
    ------
    InputError
        If the name is a loader's and a required column is missing, or rows stand in a cell.
    """
    if isinstance(sheet.rows, TextRows) and sheet.rows.torn:
        raise InputError(
            N_(
                "{file}, line {line}: the quotation mark that begins a cell here has none that "
                "ends it where the cell does, so that the cell swallows the lines below."
            ),
            file=file.name,
            line=sheet.rows.torn,
        )
    found = _recognise(file, sheet, mappings or {})
    if found is None:
        return None
    questions = ask(file, sheet, found.kind, found.headings)
    return replace(found, questions=questions, remarks=_placed(file, sheet, _remarks(sheet, found)))


def _placed(file: Path, sheet: RawSheet, remarks: Iterable[Message]) -> tuple[Message, ...]:
    place = {"file": file.name, "sheet": sheet.name}
    return tuple(
        Message(N_("{file}, sheet {sheet}: {remark}."), {**place, "remark": remark})
        for remark in remarks
    )


def unnamed(file: Path, sheet: RawSheet, found: Recognised) -> Recognised:
    """Return a sheet without what the file's name says: of several sheets it is true of one.

    Raises
    ------
    InputError
        If nothing else says it.
    """
    given = {name: text for name, text in found.given.items() if name not in found.by_file}
    rest = replace(found, given=given, by_file=frozenset())
    if rest.lacking:
        raise InputError(
            N_(
                "{file}, sheet {sheet}: no column {columns}, and the name of the file cannot "
                "speak for several sheets; write it into the name of each or above its table."
            ),
            file=file.name,
            sheet=sheet.name,
            columns="、".join(column.title.zh for column in rest.lacking),
        )
    titles = {column.field: column.title for column in found.loader.SHEET.columns}
    told = [
        Message(
            N_(
                "“{title}” is not filled in by the name of the file, for several sheets of it "
                "are of this kind"
            ),
            {"title": titles[name]},
        )
        for name in sorted(found.by_file)
    ]
    return replace(rest, remarks=_placed(file, sheet, [*_remarks(sheet, rest), *told]))


def not_read(file: Path, sheet: RawSheet) -> Message:
    """Say in one sentence why a sheet for which there is no loader is not read."""
    place = {"file": file.name, "sheet": sheet.name}
    form = form_of(sheet)
    if form is None:
        return Message(N_("{file}, sheet {sheet}: not a roster, not read."), place)
    return Message(
        N_("{file}, sheet {sheet}: this is a {form}, not read: {why}."),
        {**place, "form": form.title, "why": Message(form.why)},
    )


def _recognise(file: Path, sheet: RawSheet, mappings: Mappings) -> Recognised | None:
    blocks = blocks_of(sheet)
    if not blocks:
        return None
    candidates = [_candidate(file, sheet, blocks, kind, mappings) for kind in registry()]
    named = [each for each in candidates if normal(sheet.name) in _names(each)]
    if named and not named[0].lacking:
        return named[0]
    found = [each for each in candidates if _is_enough(each)]
    if not found and (named or form_of(sheet) is None):
        asking = (
            replace(each, questions=ask(file, sheet, each.kind, each.headings))
            for each in named or candidates
        )
        found = [each for each in asking if _is_near(each)]
    if named and not found:
        raise InputError(
            N_("{file}, sheet {sheet}: no column {columns}."),
            file=file.name,
            sheet=sheet.name,
            columns="、".join(column.title.zh for column in named[0].lacking),
        )
    return max(found, key=_rank, default=None)


def _candidate(
    file: Path, sheet: RawSheet, blocks: Sequence[Block], kind: str, mappings: Mappings
) -> Recognised:
    """Return what the sheet is if it is of `kind`: the headings that name most columns."""

    def rank(block: Block) -> tuple[int, bool, int, int]:
        fields = {column.field for column in columns_of(block, kind, mappings).values()}
        return len(fields), block.joined, -block.height, -block.row

    loader = registry()[kind]
    headings = match_headings(sheet, max(blocks, key=rank), kind, mappings)
    given, by_file = _given(file, sheet, loader, headings)
    return Recognised(kind, loader, headings, given, by_file)


def _given(
    file: Path, sheet: RawSheet, loader: Loader, headings: Headings
) -> tuple[dict[str, str], frozenset[str]]:
    """Return what a title above the headings, else the sheet's, else the file's name says.

    And which fields of it only the name of the file gives.
    """
    titles = (
        texts[0]
        for cells in sheet.top[: headings.block.row]
        if len(texts := [text for cell in cells if (text := as_text(cell).strip())]) == 1
    )
    found: dict[str, str] = {}
    for text in (*titles, sheet.name):
        found = said(text, loader) | found
    named = said(file.stem, loader)
    return named | found, frozenset(named.keys() - found.keys())


def said(text: str, loader: Loader) -> dict[str, str]:
    """Return what a title or a name says of the rows below it, less all personal data."""
    patterns = _patterns(loader.SHEET.file_names)
    if not patterns:
        return {}
    # The date goes first: no part of it may be taken for the name.
    bare = _DATE.sub("", as_text(scrub(text)[0]))
    found: dict[str, str] = {}
    for name, pattern in patterns:
        match = pattern.match(bare)
        value = match[1].replace(MARK, "").strip() if match else ""
        if not _NO_NAME.fullmatch(value):
            found.setdefault(name, value)
    return found


@cache
def _patterns(file_names: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """Return the field that each of the patterns gives, and what finds it."""
    found = []
    for pattern in file_names:
        before, _, rest = pattern.partition("{")
        name, _, after = rest.partition("}")
        found.append((name, re.compile(f"{re.escape(before)}(.+?){re.escape(after)}")))
    return found


def named_in(file: Path) -> set[str]:
    """Return what the name of a file says by the patterns of any kind of roster."""
    return {text for loader in registry().values() for text in said(file.stem, loader).values()}


def _names(candidate: Recognised) -> set[str]:
    sheet = candidate.loader.SHEET
    names = (candidate.kind, sheet.title.zh, sheet.title.en, *sheet.aliases)
    return {normal(name) for name in names}


def _is_enough(candidate: Recognised) -> bool:
    """Say whether the headings alone tell that a sheet is of this kind."""
    columns = candidate.headings.columns
    if candidate.lacking or not columns:
        return False
    # One heading tells where it holds the kind: 共建单位名称.
    title = normal(candidate.loader.SHEET.title.zh)
    return len(columns) > 1 or any(
        normal(heading).startswith(title) for heading in candidate.headings.written.values()
    )


def _is_near(candidate: Recognised) -> bool:
    """Say whether headings near those of this kind, with some equal, tell that it is meant."""
    proposed = {question.field for question in candidate.questions}
    columns = candidate.headings.columns
    return (
        bool(columns)
        and len(columns) + len(proposed) > 2
        and {column.field for column in candidate.lacking} <= proposed
    )


def _rank(candidate: Recognised) -> tuple[int, int, int, int]:
    """Most columns, then most required ones, most near ones, the one that begins first."""
    columns = candidate.headings.columns
    required = sum(column.required for column in columns.values())
    return len(columns), required, len(candidate.questions), -min(columns)


def _remarks(sheet: RawSheet, found: Recognised) -> Iterator[Message]:
    yield from found.headings.remarks
    block = found.headings.block
    above = [row for row, cells in enumerate(sheet.top[: block.row]) if _is_like(cells, block)]
    if above:
        # After a page break the headings come again, and may be whole only there.
        values = {"count": len(above), "row": block.row + 1}
        yield Message(
            N_("{count} filled rows above the headings in row {row} were not read"), values
        )
    titles = {column.field: column.title for column in found.loader.SHEET.columns}
    for name, text in found.given.items():
        yield Message(
            N_("“{title}” is {text} where its cell is empty, by the name of the file or sheet"),
            {"title": titles[name], "text": text},
        )
    hidden = sheet.hidden
    if hidden.sheet:
        yield Message(N_("the sheet is hidden and was read all the same"))
    if hidden.rows:
        values = {"count": len(hidden.rows), "first": hidden.rows[0]}
        yield Message(
            N_(
                "{count} hidden {count:row|rows}, the first of them {first}, {count:was|were} "
                "read like the others"
            ),
            values,
        )
    if hidden.columns:
        yield Message(
            N_("the hidden columns {columns} were treated like the others"),
            {"columns": "、".join(hidden.columns)},
        )


def _is_like(cells: Sequence[RawCell], block: Block) -> bool:
    """Say whether a row is filled as one below these headings would be."""
    filled = sum(bool(as_text(cell).strip()) for cell in cells)
    return filled > max(1, len(block.labels) // 2)
