"""A finding: what is said of whom, how grave it is, why, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graph.rules import Rule, rules
from graph.words import N_, Language, Message
from queries.tables import Table

Severity = Literal["violation", "gap", "notice", "unknown"]
SEVERITIES: tuple[Severity, ...] = ("violation", "gap", "notice", "unknown")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """One finding.

    Parameters
    ----------
    reason
        Id of the rule it follows from, else of the indicator.
    topic
        Name of the list query it was read from.
    subject_id, subject, subject_kind
        The body or area it is about; the kind is a label of the model.
    areas
        Names of the areas concerned.
    severity
        violation: against a verified rule in force; gap: something is absent; notice: worth
        knowing; unknown: to be verified before anything is said.
    since
        First day of the state, where known.
    numbers
        What was seen, by column of the list.
    explanation
        Why, in both languages: the numbers seen and what the rule says.
    sources
        ``file-id#sheet!row`` of what was read.
    """

    reason: str
    topic: str
    subject_id: str
    subject: str
    subject_kind: str
    areas: tuple[str, ...]
    severity: Severity
    as_of: date
    since: date | None
    numbers: Mapping[str, Any]
    explanation: Message
    sources: tuple[str, ...]

    @property
    def rule(self) -> Rule | None:
        """The rule it follows from; None where it follows from an indicator."""
        return rules().get(self.reason)

    def record(self, language: Language) -> dict[str, object]:
        """Return the finding as other programs read it, explained in `language`."""
        return {
            "reason": self.reason,
            "topic": self.topic,
            "subject_id": self.subject_id,
            "subject": self.subject,
            "subject_kind": self.subject_kind,
            "areas": list(self.areas),
            "severity": self.severity,
            "as_of": self.as_of.isoformat(),
            "since": self.since.isoformat() if self.since else None,
            "numbers": dict(self.numbers),
            "explanation": self.explanation.get(language),
            "sources": list(self.sources),
        }


def made(
    table: Table,
    row: Row,
    severity: Severity,
    seen: Message,
    *,
    indicator: str,
    numbers: Iterable[str],
    rule: Rule | None = None,
    since: date | None = None,
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
    """
    of_body = "body_id" in row
    if severity == "violation" and rule and rule.status == "secondary":
        severity = "notice"  # nobody is accused on the word of a source not yet verified
    return Finding(
        reason=rule.id if rule else indicator,
        topic=table.query.name,
        subject_id=row["body_id"] if of_body else row["area_id"],
        subject=row["body"] if of_body else row["area"],
        subject_kind=row.get("kind") or "OwnersCommittee" if of_body else "Area",
        areas=tuple(row["areas"]) if of_body else (row["area"],),
        severity=severity,
        as_of=table.as_of,
        since=since,
        numbers={name: row[name] for name in numbers},
        explanation=_explained(seen, rule),
        sources=tuple(row.get("sources") or ()),
    )


def _explained(seen: Message, rule: Rule | None) -> Message:
    if rule is None:
        return seen
    values = {"seen": seen, "id": rule.id, "text": rule.text}
    if rule.status == "secondary":
        return Message(
            N_("{seen} Rule {id}, from a secondary source, to be verified: {text}"), values
        )
    return Message(N_("{seen} Rule {id}: {text}"), values)
