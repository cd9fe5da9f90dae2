"""Rules as data: one TOML file a rule in ``graph/rules``, each with the days it was in force.

A check at a day uses the rule in force on that day; a term is judged by the rule of the day
it began. Several rules of one topic follow each other in time without overlap or gap; the
more local jurisdiction goes before the wider one, where the setting ``jurisdiction`` lets it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations, groupby, pairwise
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from graph.errors import ModelError
from graph.settings import Jurisdiction, read_settings
from graph.words import N_, Text

FOLDER = Path(__file__).parent / "rules"

# Where a jurisdiction rules, as the prefix of a division code.
JURISDICTIONS = {"national": "", "shanghai": "31"}

Number = int | float | bool


class Rule(BaseModel):
    """One rule of a law, a regulation or a Party document."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    topic: str
    """What it is about; one rule of a topic and jurisdiction is in force at a time."""
    use: Literal["check", "benchmark", "reference"]
    """check: queries and findings judge by it; benchmark: a published number to compare with;
    reference: to be read only, for nothing recorded could tell."""
    jurisdiction: Jurisdiction
    valid_from: date | None
    """First day in force; None (``"unknown"`` in the file) where the beginning is not known."""
    valid_to: date | None = None
    """First day no longer in force."""
    kind: str = ""
    """Label of the bodies it holds for, where it holds for bodies."""
    forms: list[str] = []
    """Forms of Party organisation it holds for; empty: all."""
    bases: list[str] = []
    """Fields (`basis`) of Party organisation it holds for; empty: all."""
    numbers: dict[str, Number] = {}
    text: Text
    source: str
    status: Literal["verified", "secondary"]

    @field_validator("valid_from", mode="before")
    @classmethod
    def _said_to_be_unknown(cls, value: object) -> object:
        return None if value == "unknown" else value

    @property
    def place(self) -> str:
        """Prefix of the division codes of its jurisdiction."""
        return JURISDICTIONS[self.jurisdiction]

    def in_force(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its id.

    Raises
    ------
    ModelError
        If a file cannot be used or says not since when it is in force, a rule is never in
        force, or the rules of one topic overlap or leave days without a rule between them.
    """
    return load(FOLDER)


def load(folder: Path = FOLDER) -> dict[str, Rule]:
    """Read the rules in `folder`; see `rules`."""
    found = {rule.id: rule for rule in map(_read, sorted(folder.glob("*.toml")))}
    topics = sorted(found.values(), key=_topic)
    for _, group in groupby(topics, key=_topic):
        _check_validity(list(group))
    return found


def _read(path: Path) -> Rule:
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
        if "valid_from" not in declared:
            raise ModelError(
                N_("The rule {file} does not say since when it is in force (valid_from)."),
                file=path.name,
            )
        rule = Rule.model_validate(declared)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ModelError(
            N_("The rule {file} cannot be used."), file=path.name, detail=str(error)
        ) from error
    if rule.id != path.stem:
        raise ModelError(
            N_("The rule {file} declares {name}; file and id must be equal."),
            file=path.name,
            name=rule.id,
        )
    return rule


def _topic(rule: Rule) -> tuple[str, str]:
    return rule.topic, rule.jurisdiction


def _check_validity(group: list[Rule]) -> None:
    """Let the rules of one topic and jurisdiction follow each other without overlap or gap."""
    for rule in group:
        if rule.valid_from and rule.valid_to and rule.valid_to <= rule.valid_from:
            raise ModelError(
                N_("The rule {rule} is never in force: it ends on {end}, before it begins."),
                rule=rule.id,
                end=rule.valid_to,
            )
    for first, second in combinations(group, 2):
        if _collide(first, second):
            raise ModelError(
                N_("The rules {first} and {second} of {topic} are in force on the same day."),
                first=first.id,
                second=second.id,
                topic=first.topic,
            )
    in_time = sorted(group, key=lambda rule: rule.valid_from or date.min)
    for first, second in pairwise(in_time):
        if first.valid_to != second.valid_from:
            raise ModelError(
                N_("No rule of {topic} is in force from {start} to {end}, after {first}."),
                topic=first.topic,
                start=first.valid_to,
                end=second.valid_from,
                first=first.id,
            )


def _collide(first: Rule, second: Rule) -> bool:
    latest_start = max(first.valid_from or date.min, second.valid_from or date.min)
    return first.in_force(latest_start) and second.in_force(latest_start)


def applicable() -> list[Rule]:
    """Return the rules that the jurisdiction of the settings lets hold."""
    local = read_settings().jurisdiction
    return [rule for rule in rules().values() if rule.jurisdiction in ("national", local)]


def rule_at(
    id_or_topic: str, day: date, place: str = "", among: Sequence[Rule] | None = None
) -> Rule | None:
    """Return the rule in force on `day`, or None where none is known.

    Parameters
    ----------
    id_or_topic
        Id of one rule, or a topic.
    place
        Division code of the place judged; its own jurisdiction goes before the national one.
    among
        What `applicable` gave, for who asks for many places: it reads the settings each time.
    """
    candidates = [
        rule
        for rule in (applicable() if among is None else among)
        if id_or_topic in (rule.id, rule.topic) and rule.in_force(day)
    ]
    if id_or_topic not in rules():
        candidates = [rule for rule in candidates if place.startswith(rule.place)]
    return max(candidates, key=lambda rule: len(rule.place), default=None)


def rows_for(topic: str) -> list[dict[str, object]]:
    """Return the checks of `topic` as rows for Cypher, the most local first.

    Parameters
    ----------
    topic
        The last part of topics: ``term`` gives ``residents_committee.term`` and its like.
    """
    chosen = [
        rule for rule in applicable() if rule.use == "check" and rule.topic.split(".")[1] == topic
    ]
    chosen.sort(key=lambda rule: (-len(rule.place), -len(rule.bases), rule.id))
    return [
        {
            "id": rule.id,
            "kind": rule.kind,
            "place": rule.place,
            "forms": rule.forms,
            "bases": rule.bases,
            "from": rule.valid_from or date.min,
            "to": rule.valid_to or date.max,
            "numbers": dict(rule.numbers),
        }
        for rule in chosen
    ]
