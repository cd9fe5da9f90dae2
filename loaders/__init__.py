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
    loaders.remember(home, shape, {heading: field})
"""

from __future__ import annotations

from loaders._cells import as_text
from loaders._decisions import VERDICTS, Decision, Verdict
from loaders._export import Written, export
from loaders._history import STATUS, history, recover, rollback
from loaders._identity import Pair, Side
from loaders._loading import load
from loaders._mapping import (
    NOT_NEEDED,
    Question,
    Shape,
    forget,
    mapping_file,
    read_mapping,
    read_mappings,
    remember,
)
from loaders._refused import refused_workbook, to_correct
from loaders._registry import registry
from loaders._report import Refusal, RefusedRow, Report, SheetCount
from loaders._review import decide, decided, review, undo
from loaders._template import template
from loaders._vanishing import Completeness
from loaders._withheld import (
    NAMES_KEPT_BACK,
    withheld,
    withheld_decision,
    withheld_pair,
)

__all__ = [
    "NAMES_KEPT_BACK",
    "NOT_NEEDED",
    "STATUS",
    "VERDICTS",
    "Completeness",
    "Decision",
    "Pair",
    "Question",
    "Refusal",
    "RefusedRow",
    "Report",
    "Shape",
    "SheetCount",
    "Side",
    "Verdict",
    "Written",
    "as_text",
    "decide",
    "decided",
    "export",
    "forget",
    "history",
    "load",
    "mapping_file",
    "read_mapping",
    "read_mappings",
    "recover",
    "refused_workbook",
    "registry",
    "remember",
    "review",
    "rollback",
    "template",
    "to_correct",
    "undo",
    "withheld",
    "withheld_decision",
    "withheld_pair",
]
