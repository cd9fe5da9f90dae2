"""Doubtful headings: which field a column may be that no heading says for certain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders._cells import RawCell, as_text, clean
from loaders._headings import Label
from loaders._mapping import Question, Shape
from loaders._matching import NEAR, Headings, is_smaller, known_by, names_of, nearness
from loaders._periods import read_period
from loaders._personal import scrub
from loaders._reading import RawSheet
from loaders._sheet import Column, Refused

SAMPLES = 5
GROUPED = DOUBTED = 0.8
"""How near a heading is that equals a field's, under a group that may tell of another, or where
its days cannot all be the field's."""
STRICT = frozenset({"date", "integer", "number", "boolean"})
"""Types of column of which a cell can be said to be none."""


def ask(file: Path, sheet: RawSheet, kind: str, headings: Headings) -> tuple[Question, ...]:
    """Return a question for each column that is not read and whose heading is near a field.

    A field that a heading names for certain is proposed for no other column.
    """
    shape = Shape(kind, headings.block.keys)
    titles = {column.field: column.title.zh for column in names_of(kind).values()}
    return tuple(
        Question(
            file=file.name,
            sheet=sheet.name,
            column=label.written,
            samples=_samples(sheet, headings, label),
            proposed=titles[field],
            confidence=round(confidence, 2),
            shape=shape,
            heading=label.key,
            field=field,
        )
        for label, field, confidence in _proposals(sheet, kind, headings)
    )


def _proposals(
    sheet: RawSheet, kind: str, headings: Headings
) -> Iterator[tuple[Label, str, float]]:
    """Yield the nearest pairs of column and field, each column and each field once.

    How near they are is the share of letters in common, less up to a half where cells cannot
    be read as the field.
    """
    fields = {column.field for column in headings.columns.values()}
    near = [
        (
            alike * (1 + _fit(sheet, headings, label, column)) / 2,
            label.position,
            column.field,
            label,
        )
        for label in headings.block.labels
        if label.written in headings.unmapped
        for column, alike in _alike(label, kind, headings)
        if column.field not in fields and alike >= NEAR and not is_smaller(label, column)
    ]
    asked: set[int] = set()
    for confidence, position, field, label in sorted(near, key=lambda each: (-each[0], each[1])):
        if confidence < NEAR:
            return
        if position not in asked and field not in fields:
            asked.add(position)
            fields.add(field)
            yield label, field, confidence


def _alike(label: Label, kind: str, headings: Headings) -> Iterator[tuple[Column, float]]:
    """Yield the columns that a heading may mean, and how near it is to each."""
    if doubtful := headings.doubtful.get(label.position):
        yield doubtful, DOUBTED
        return
    certain = names_of(kind)
    known = known_by(label, kind)
    if any(name in certain for name in known):
        return  # the second of two equal headings is no other field
    own = label.below[-1] if label.below else ()
    if equal := next(filter(None, map(certain.get, own)), None):
        grouped = {each for title, each in certain.items() if title.startswith(label.groups)}
        if grouped <= {equal}:  # the code of the superior is that of no other
            yield equal, GROUPED
        return
    for column in dict.fromkeys(certain.values()):
        yield column, nearness(label, column, kind)


def _fit(sheet: RawSheet, headings: Headings, label: Label, column: Column) -> float:
    """Return the share of the filled cells that can be read as a column of strict form."""
    cells = _cells(sheet, headings, label) if column.type in STRICT else []
    return sum(_is_read(cell, column) for cell in cells) / len(cells) if cells else 1


def _is_read(cell: RawCell, column: Column) -> bool:
    try:
        clean(cell, column)
    except Refused:
        return bool(column.until) and _is_period(cell, column)
    return True


def _is_period(cell: RawCell, column: Column) -> bool:
    try:
        return read_period(cell, column) is not None
    except Refused:
        return False


def _cells(sheet: RawSheet, headings: Headings, label: Label) -> list[RawCell]:
    """Return the filled cells at hand; one in which something personal was found is left out."""
    at, width = label.position, headings.block.width
    # In a row of more cells than headings they stand under the wrong ones.
    rows = (row for row in sheet.top[headings.below :] if not any(map(as_text, row[width:])))
    cells = (row[at] for row in rows if at < len(row))
    return [cell for cell in cells if as_text(cell).strip() and not scrub(cell)[1]]


def _samples(sheet: RawSheet, headings: Headings, label: Label) -> tuple[str, ...]:
    texts = (as_text(cell).strip() for cell in _cells(sheet, headings, label))
    return tuple(dict.fromkeys(texts))[:SAMPLES]
