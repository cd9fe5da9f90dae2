"""Doubtful headings: which field a column may be that no heading says for certain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz

from loaders._cells import as_text
from loaders._headings import Headings, Label, names_of
from loaders._mapping import Question, Shape
from loaders._personal import scrub
from loaders._reading import RawSheet

NEAR = 0.7
"""Confidence from which a field is proposed: 党组织名字 is near 党组织名称 (0.8)."""
SAMPLES = 5


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
        for label, field, confidence in _proposals(kind, headings)
    )


def _proposals(kind: str, headings: Headings) -> Iterator[tuple[Label, str, float]]:
    """Yield the nearest pairs of column and field, each column and each field once."""
    fields = {column.field for column in headings.columns.values()}
    certain = names_of(kind)
    open_labels = [
        label
        for label in headings.block.labels
        if label.written in headings.unmapped
        # The second of two equal headings is no other field.
        and not any(name in certain for name in label.names)
    ]
    near = [
        (fuzz.ratio(name, known) / 100, label.position, column.field, label)
        for label in open_labels
        for name in label.names
        for known, column in certain.items()
        if column.field not in fields
    ]
    asked: set[int] = set()
    for confidence, position, field, label in sorted(near, key=lambda each: (-each[0], each[1])):
        if confidence < NEAR:
            return
        if position not in asked and field not in fields:
            asked.add(position)
            fields.add(field)
            yield label, field, confidence


def _samples(sheet: RawSheet, headings: Headings, label: Label) -> tuple[str, ...]:
    cells = (
        row[label.position] for row in sheet.top[headings.below :] if label.position < len(row)
    )
    # A cell in which something personal was found is not shown at all.
    texts = (as_text(cell).strip() for cell in cells if not scrub(cell)[1])
    return tuple(dict.fromkeys(text for text in texts if text))[:SAMPLES]
