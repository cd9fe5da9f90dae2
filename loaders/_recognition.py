"""Which loader a sheet is for: by its name, else by its headings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.words import N_
from loaders._headings import Headings, best_headings, normal
from loaders._reading import RawSheet
from loaders._registry import registry
from loaders._sheet import Loader

EXPLANATION = "说明"
EXPLANATIONS = frozenset({EXPLANATION, "填写说明", "填表说明", "readme"})
"""Sheets for people: no roster, and no fault."""


@dataclass(frozen=True)
class Recognised:
    """A sheet, the loader it is for, and its headings."""

    kind: str
    """Name of the loader module."""
    loader: Loader
    headings: Headings


def is_explanation(sheet: RawSheet) -> bool:
    """Say whether `sheet` explains the workbook to people."""
    return normal(sheet.name) in EXPLANATIONS


def recognise(file: Path, sheet: RawSheet) -> Recognised | None:
    """Find the loader for a sheet.

    A sheet that bears the name of a loader's sheet is for that loader. Any other is for
    the loader most of whose columns its headings name, all required ones among them.

    Raises
    ------
    InputError
        If the name is a loader's and a required column is missing.
    """
    if not sheet.top:
        return None
    named = next(
        (
            Recognised(kind, loader, best_headings(sheet.top, loader.SHEET))
            for kind, loader in registry().items()
            if normal(sheet.name) in _names(kind, loader)
        ),
        None,
    )
    if named is None or named.headings.lacking(named.loader.SHEET):
        found = _by_headings(sheet)
        if named is None or found is not None:
            return found
        lacking = named.headings.lacking(named.loader.SHEET)
        raise InputError(
            N_("{file}, sheet {sheet}: no column {columns}."),
            file=file.name,
            sheet=sheet.name,
            columns="、".join(column.title.zh for column in lacking),
        )
    return named


def _names(kind: str, loader: Loader) -> set[str]:
    title = loader.SHEET.title
    return {normal(name) for name in (kind, title.zh, title.en, *loader.SHEET.aliases)}


def _by_headings(sheet: RawSheet) -> Recognised | None:
    found = [
        Recognised(kind, loader, best_headings(sheet.top, loader.SHEET))
        for kind, loader in registry().items()
    ]
    complete = [
        candidate for candidate in found
        if len(candidate.headings.columns) > 1
        and not candidate.headings.lacking(candidate.loader.SHEET)
    ]  # fmt: skip
    return max(complete, key=lambda candidate: len(candidate.headings.columns), default=None)
