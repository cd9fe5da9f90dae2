"""Rosters in: one module a kind of sheet, and the shared reading, checking and reporting.

What the pages and other programs use::

    report = loaders.load(graph, [path], dry_run=True)
    loaders.refused_workbook(report, "zh")
    loaders.history(graph)
    loaders.rollback(graph, load_id)
    loaders.template(path)
    loaders.review(graph)
    loaders.decide(graph, pair_id, "same")
    loaders.undo(graph, decision_id)
"""

from __future__ import annotations

from loaders._export import Written, export
from loaders._history import history, recover, rollback
from loaders._identity import Pair
from loaders._loading import load
from loaders._refused import refused_workbook
from loaders._report import Refusal, Report, SheetCount
from loaders._review import decide, decided, review, undo
from loaders._template import template
from loaders._vanishing import Completeness

__all__ = [
    "Completeness",
    "Pair",
    "Refusal",
    "Report",
    "SheetCount",
    "Written",
    "decide",
    "decided",
    "export",
    "history",
    "load",
    "recover",
    "refused_workbook",
    "review",
    "rollback",
    "template",
    "undo",
]
