"""How the columns of rosters are understood, and answers to what is doubtful about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.words import N_, Message
from loaders._candidates import Recognised
from loaders._headings import blocks_of, normal
from loaders._mapping import NOT_NEEDED, Shape, read_mappings, remember
from loaders._matching import names_of
from loaders._reading import RawSheet, find_files, read_file
from loaders._recognition import is_explanation, not_read, recognise
from loaders._registry import registry
from loaders._sheet import Column

NOTHING = frozenset({"-", NOT_NEEDED, "不需要", "不读取"})
"""Words for a column that holds nothing to be read."""


@dataclass(frozen=True)
class Understood:
    """One column of a sheet and what it is taken for."""

    heading: str
    """In normal form: what an answer names."""
    written: str
    """As in the file."""
    column: Column | None
    """None where it is not read."""
    personal: bool
    unneeded: bool
    proposed: str
    """Heading of the field that is asked about; empty where there is none."""
    confidence: float
    samples: tuple[str, ...]
    """Values of a column that is asked about."""


@dataclass(frozen=True)
class SheetMapping:
    """How one sheet of a file is understood."""

    file: str
    sheet: str
    kind: str
    shape: Shape
    columns: tuple[Understood, ...]


@dataclass(frozen=True)
class Unread:
    """A sheet that no kind of roster is known for."""

    file: str
    sheet: str
    why: Message


def understand(home: Path, paths: Sequence[Path]) -> list[SheetMapping | Unread]:
    """Say how the sheets of rosters are understood, by headings and by remembered answers.

    Parameters
    ----------
    home
        Home folder of the program, where answers are kept.
    paths
        Files and folders.

    Raises
    ------
    InputError
        If a file cannot be read, or a remembered mapping is damaged.
    """
    return [
        _mapping(path.name, sheet.name, found)
        if found
        else Unread(path.name, sheet.name, not_read(path, sheet))
        for path, sheet, found in _recognised(home, paths)
    ]


def answer(
    home: Path, paths: Sequence[Path], answers: Sequence[str], kind: str | None = None
) -> list[Path]:
    """Remember answers for the shapes of rosters; return the files that keep them.

    Parameters
    ----------
    home, paths
        As for `understand`.
    answers
        Each ``heading=field``. The field may be named by its heading; a dash says that the
        column is not needed.
    kind
        Name of the loader module the sheets are for, where their headings do not tell.

    Raises
    ------
    InputError
        If an answer is none, no sheet has its heading, or there is no such kind.
    """
    if kind is not None and kind not in registry():
        raise InputError(
            N_("There is no kind of roster {kind}; `loaders list` shows those there are."),
            kind=kind,
        )
    parted = [_parted(text) for text in answers]
    kept: dict[Path, None] = {}
    heard: set[str] = set()
    for shape in _shapes(home, paths, {heading for heading, _ in parted}, kind):
        fitting = {heading: field for heading, field in parted if heading in shape.headings}
        if fitting:
            heard |= fitting.keys()
            fields = {heading: _field(shape.kind, field) for heading, field in fitting.items()}
            kept[remember(home, shape, fields)] = None
    for heading, _ in parted:
        if heading not in heard:
            raise InputError(N_("No sheet has the heading {heading}."), heading=heading)
    return list(kept)


def _shapes(
    home: Path, paths: Sequence[Path], named: Set[str], kind: str | None
) -> Iterator[Shape]:
    if kind is None:
        for _, _, found in _recognised(home, paths):
            if found:
                yield Shape(found.kind, found.headings.block.keys)
        return
    for _, sheet in _sheets(paths):
        # Nothing else tells which row is that of the headings than those that are named.
        block = max(
            blocks_of(sheet),
            key=lambda each: (len(each.keys & named), -each.height, -each.row),
            default=None,
        )
        if block:
            yield Shape(kind, block.keys)


def _recognised(
    home: Path, paths: Sequence[Path]
) -> Iterator[tuple[Path, RawSheet, Recognised | None]]:
    mappings = read_mappings(home)
    for path, sheet in _sheets(paths):
        yield path, sheet, recognise(path, sheet, mappings)


def _sheets(paths: Sequence[Path]) -> Iterator[tuple[Path, RawSheet]]:
    """Yield the sheets that are not blank and the paths of their files, as they may be shown."""
    for path in find_files(paths):
        file = read_file(path)
        for sheet in file.sheets:
            if sheet.top and not is_explanation(sheet):
                yield file.path, sheet


def _mapping(file: str, sheet: str, found: Recognised) -> SheetMapping:
    headings = found.headings
    asked = {question.heading: question for question in found.questions}
    columns = tuple(
        Understood(
            heading=label.key,
            written=label.written,
            column=headings.columns.get(label.position),
            personal=label.personal,
            unneeded=label.written in headings.unneeded,
            proposed=asked[label.key].proposed if label.key in asked else "",
            confidence=asked[label.key].confidence if label.key in asked else 0,
            samples=asked[label.key].samples if label.key in asked else (),
        )
        for label in headings.block.labels
    )
    return SheetMapping(file, sheet, found.kind, Shape(found.kind, headings.block.keys), columns)


def _parted(text: str) -> tuple[str, str]:
    heading, equals, field = text.rpartition("=")
    if not equals or not normal(heading) or not field.strip():
        raise InputError(
            N_("{text} is no answer; write it as heading=field, or heading=- if not needed."),
            text=text,
        )
    return normal(heading), field.strip()


def _field(kind: str, written: str) -> str:
    """Return the field that is meant; what is none is returned as it is, to be told."""
    if written in NOTHING:
        return NOT_NEEDED
    column = names_of(kind).get(normal(written))
    return column.field if column else written
