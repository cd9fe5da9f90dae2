"""What is told of rosters under a setting that keeps names of persons back.

A refused cell may hold anything, also a name under the heading of a role, so the cells of
sheets that name persons are kept back whole; file, sheet, row and column say where to look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from graph.privacy import WITHHELD, person_name
from graph.settings import Privacy
from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._decisions import Decision, Record
from loaders._identity import Pair, Side
from loaders._mapping import Question
from loaders._registry import registry
from loaders._report import Merge, Refusal, RefusedRow, Repair, Report

PERSON = "Person"
_NAMES = ("name", "name_key")
KEPT_BACK = N_(
    "The privacy setting keeps back names of persons and the cells of sheets that hold them; "
    "the workbook of refused rows has the rows as they were read."
)
NAMES_KEPT_BACK = N_(
    "The privacy setting keeps back names of persons. What speaks for a pair was found in the "
    "whole names."
)


def withheld(report: Report, privacy: Privacy) -> Report:
    """Return a report as it may be shown; the refused rows to correct are those of the report.

    Parameters
    ----------
    report
        Of a load or a dry run.
    privacy
        The setting.
    """
    if privacy == "full":
        return report
    naming = {(count.file, count.sheet) for count in report.counts if _names_persons(count.kind)}
    lines = {(row.file, row.sheet, row.row): row.line for row in report.refused}
    return replace(
        report,
        refusals=tuple(
            _refusal(each, lines.get((each.file, each.sheet, each.row), ()))
            if (each.file, each.sheet) in naming
            else each
            for each in report.refusals
        ),
        refused=tuple(
            _row(row) if (row.file, row.sheet) in naming else row for row in report.refused
        ),
        repairs=tuple(
            _repair(each) if (each.file, each.sheet) in naming else each for each in report.repairs
        ),
        merges=tuple(_merge(each, privacy) for each in report.merges),
        doubts=tuple(withheld_pair(pair, privacy) for pair in report.doubts),
        questions=tuple(withheld_question(each, privacy) for each in report.questions),
        vanished=tuple(
            replace(each, text=WITHHELD) if _names_persons(each.kind) else each
            for each in report.vanished
        ),
        noted=(*report.noted, Message(KEPT_BACK)),
    )


def withheld_pair(pair: Pair, privacy: Privacy) -> Pair:
    """Return a pair as it may be shown; only that which `review` returned can be decided on."""
    if privacy == "full" or pair.label != PERSON:
        return pair
    return replace(pair, first=_side(pair.first, privacy), second=_side(pair.second, privacy))


def withheld_decision(decision: Decision, privacy: Privacy) -> Decision:
    """Return a decision as it may be shown."""
    if privacy == "full" or decision.label != PERSON:
        return decision
    stays, goes = (
        Record(id=each.id, name=person_name(each.name, privacy))
        for each in (decision.stays, decision.goes)
    )
    return decision.model_copy(update={"stays": stays, "goes": goes})


def withheld_question(question: Question, privacy: Privacy) -> Question:
    """Return a question as it may be shown: of a column that is not known it may hold names."""
    if privacy == "full":
        return question
    return replace(question, samples=(WITHHELD,) if question.samples else ())


@cache
def _names_persons(kind: str) -> bool:
    return any(column.type == "persons" for column in registry()[kind].SHEET.columns)


def _refusal(refusal: Refusal, line: Sequence[RawCell]) -> Refusal:
    cells = {text for cell in line if (text := as_text(cell).strip())} | {refusal.value} - {""}
    values = {name: _cut(value, cells) for name, value in refusal.reason.values.items()}
    value = WITHHELD if refusal.value else ""
    return replace(refusal, value=value, reason=replace(refusal.reason, values=values))


def _cut(value: object, cells: set[str]) -> object:
    """Keep back what a sentence tells of the cells of its row, whole or in part."""
    if isinstance(value, str) and value and any(value in cell or cell in value for cell in cells):
        return WITHHELD
    return value


def _row(row: RefusedRow) -> RefusedRow:
    line = tuple(WITHHELD if as_text(cell).strip() else cell for cell in row.line)
    reasons = tuple(_refusal(each, row.line) for each in row.refusals)
    return replace(row, line=line, refusals=reasons)


def _repair(repair: Repair) -> Repair:
    return replace(repair, before=WITHHELD, after=WITHHELD)


def _merge(merge: Merge, privacy: Privacy) -> Merge:
    if merge.label != PERSON:
        return merge
    name, known_as = (person_name(each, privacy) for each in (merge.name, merge.known_as))
    return replace(merge, name=name, known_as=known_as)


def _side(side: Side, privacy: Privacy) -> Side:
    known: Mapping[str, object] = side.properties
    names = {name: person_name(str(known[name]), privacy) for name in _NAMES if known.get(name)}
    spoken = {"pinyin": WITHHELD} if known.get("pinyin") else {}
    return replace(side, properties={**side.properties, **names, **spoken})
