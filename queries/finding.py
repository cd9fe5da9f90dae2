"""A finding: what is said of whom, how grave it is, why, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graph.rules import Rule, rules
from graph.words import N_, Language, Message, Text
from queries.catalogue import catalogue
from queries.tables import Table, cell

Severity = Literal["violation", "gap", "notice", "unknown"]
SEVERITIES: tuple[Severity, ...] = ("violation", "gap", "notice", "unknown")
SEVERITY_WORDS: dict[Severity, Text] = {
    "violation": Text(zh="违规", en="violation"),
    "gap": Text(zh="缺口", en="gap"),
    "notice": Text(zh="提醒", en="notice"),
    "unknown": Text(zh="不详", en="unknown"),
}
Row = Mapping[str, Any]


# Not frozen: a city has tens of thousands, and each would take thrice as long to make.
@dataclass(slots=True)
class Finding:
    """One finding.

    Parameters
    ----------
    reason
        Id of the rule it follows from, else of the indicator.
    topic, column
        Name of the list query it was read from, and of the column that tells apart what one
        list checks several times.
    identity
        What tells it from other findings of its check on its subject: a role, a term.
    subject_id, subject, subject_kind
        The body, area or street it is about; the kind is a label of the model.
    areas, area_ids
        Names and codes of the areas concerned.
    severity
        violation: against a verified rule in force; gap: something is absent; notice: worth
        knowing; unknown: to be verified before anything is said.
    since
        First day of the state, where known.
    numbers
        What was seen, by column of the list.
    seen
        What was seen, as a sentence.
    closing
        Sentence that says what would close it; its places are those of `seen`.
    sources
        ``file-id#sheet!row`` of what was read.
    """

    reason: str
    topic: str
    column: str
    identity: str
    subject_id: str
    subject: str
    subject_kind: str
    areas: tuple[str, ...]
    area_ids: tuple[str, ...]
    severity: Severity
    as_of: date
    since: date | None
    numbers: Mapping[str, Any]
    seen: Message
    closing: str
    sources: tuple[str, ...]

    @property
    def key(self) -> str:
        """The same for the same finding on another day or after another load."""
        return f"{self.check}|{self.subject_id}|{self.identity}"

    @property
    def check(self) -> str:
        """What was checked: the list, and the column where the list checks several things."""
        return f"{self.topic}.{self.column}" if self.column else self.topic

    @property
    def rule(self) -> Rule | None:
        """The rule it follows from; None where it follows from an indicator."""
        return rules().get(self.reason)

    @property
    def explanation(self) -> Message:
        """Why: what was seen and what the rule says."""
        rule = self.rule
        if rule is None:
            return self.seen
        values = {"seen": self.seen, "id": rule.id, "text": rule.text}
        if rule.status == "secondary":
            return Message(
                N_("{seen} Rule {id}, from a secondary source, to be verified: {text}"), values
            )
        return Message(N_("{seen} Rule {id}: {text}"), values)

    @property
    def closes(self) -> Message:
        """What would close it."""
        return Message(self.closing, self.seen.values)

    def figures(self, language: Language) -> str:
        """Return the numbers seen, each under the heading of its column."""
        columns = catalogue()[self.topic].columns
        told = []
        for name, value in self.numbers.items():
            shown = cell(value, columns[name].words(), language)
            told.append(f"{columns[name].title(language)} {'—' if shown in (None, '') else shown}")
        return ("；" if language == "zh" else "; ").join(told)

    def record(self, language: Language) -> dict[str, object]:
        """Return the finding as other programs read it, explained in `language`."""
        return {
            "reason": self.reason,
            "check": self.check,
            "key": self.key,
            "subject_id": self.subject_id,
            "subject": self.subject,
            "subject_kind": self.subject_kind,
            "areas": list(self.areas),
            "area_ids": list(self.area_ids),
            "severity": self.severity,
            "as_of": self.as_of.isoformat(),
            "since": self.since.isoformat() if self.since else None,
            "numbers": dict(self.numbers),
            "explanation": self.explanation.get(language),
            "closes": self.closes.get(language),
            "sources": list(self.sources),
        }


def check_title(check: str) -> Text:
    """Return what is checked under `check`: the title of the list or of its column."""
    topic, _, column = check.partition(".")
    query = catalogue()[topic]
    if not column:
        return query.title
    return Text(zh=query.columns[column].zh, en=query.columns[column].en.capitalize())


_PLACES = {"area": "Area", "street": "Subdistrict"}


def made(
    table: Table,
    row: Row,
    severity: Severity,
    seen: Message,
    *,
    indicator: str,
    numbers: Iterable[str],
    closes: str,
    rule: Rule | None = None,
    since: date | None = None,
    identity: Iterable[str] = (),
    column: str = "",
    sources: Iterable[str] | None = None,
) -> Finding:
    """Make the finding that `row` of `table` leads to.

    Parameters
    ----------
    seen
        What was seen; what the rule says is added to it.
    indicator
        The reason where there is no rule.
    numbers
        Columns of the row to keep as what was seen.
    closes
        Sentence that says what would close it; its places are those of `seen`.
    identity
        Columns of the row that tell it from other findings on the same subject.
    sources
        Where they are more than those of the row.
    """
    about = "body" if "body_id" in row else "street" if "street_id" in row else "area"
    if severity == "violation" and rule and rule.status == "secondary":
        severity = "notice"  # nobody is accused on the word of a source not yet verified
    return Finding(
        reason=rule.id if rule else indicator,
        topic=table.query.name,
        column=column,
        identity=" ".join(str(row[name]) for name in identity),
        subject_id=row[f"{about}_id"],
        subject=row[about],
        subject_kind=_PLACES.get(about) or row.get("kind") or "OwnersCommittee",
        areas=(row["area"],) if about == "area" else tuple(row["areas"]),
        area_ids=(row["area_id"],) if about == "area" else tuple(row["area_ids"]),
        severity=severity,
        as_of=table.as_of,
        since=since,
        numbers={name: row[name] for name in numbers},
        seen=seen,
        closing=closes,
        sources=tuple(row.get("sources") or () if sources is None else sources),
    )
