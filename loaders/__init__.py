"""Rosters in: one module a kind of sheet, and the shared reading, checking and reporting.

What the pages and other programs use::

    report = loaders.load(graph, [path], dry_run=True)
    loaders.refused_workbook(report, "zh")
    loaders.history(graph)
    loaders.rollback(graph, load_id)
    loaders.template(path)
"""

from __future__ import annotations

from loaders._export import export
from loaders._history import history, rollback
from loaders._loading import load
from loaders._refused import refused_workbook
from loaders._report import Refusal, Report, SheetCount
from loaders._template import template

__all__ = [
    "Refusal",
    "Report",
    "SheetCount",
    "export",
    "history",
    "load",
    "refused_workbook",
    "rollback",
    "template",
]
