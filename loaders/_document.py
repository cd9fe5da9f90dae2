"""The report as a JSON document: the contract of the command, and what came to it since."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph.words import Language, Message

if TYPE_CHECKING:
    from loaders._report import Report, SheetCount


def report_document(report: Report, language: Language) -> dict[str, Any]:
    """Return the document, sentences in `language`; no personal value is in it."""
    return {
        "load_id": report.load_id,
        "dry_run": report.dry_run,
        "sample": report.sample,
        "files": [_counted(count) for count in report.counts],
        "nodes_created": report.nodes_created,
        "relationships_created": report.relationships_created,
        "refusals": [_said(each, language) for each in report.refusals],
        "repairs": [_said(each, language) for each in report.repairs],
        "ignored": [_said(each, language) for each in report.ignored],
        "merges": [_said(each, language) for each in report.merges],
        "questions": [
            {
                "file": each.file,
                "sheet": each.sheet,
                "column": each.column,
                "samples": list(each.samples),
                "proposed": each.proposed,
                "field": each.field,
                "confidence": each.confidence,
            }
            for each in report.questions
        ],
        "to_review": [each.document() for each in report.doubts],
        "vanished": [_said(each, language) for each in report.vanished],
        "recovered": list(report.recovered),
        "remarks": [each.get(language) for each in report.remarks()],
    }


def _counted(count: SheetCount) -> dict[str, Any]:
    return {
        "file": count.file,
        "sheet": count.sheet,
        "kind": count.kind,
        "rows_read": count.read,
        "rows_loaded": count.loaded,
        "rows_unchanged": count.unchanged,
        "rows_refused": count.refused,
        "rows_ignored": count.ignored,
        "cells_repaired": count.repaired,
        "values_dropped": count.dropped,
        "columns_unmapped": list(count.unmapped),
        "columns_personal": list(count.personal),
    }


def _said(entry: Any, language: Language) -> dict[str, Any]:
    """Return the fields of an entry of the report, its sentences in `language`."""
    found = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {
        name: value.get(language) if isinstance(value, Message) else value
        for name, value in found.items()
    }
