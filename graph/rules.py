"""Rules as data: one TOML file a rule in ``graph/rules``, each with the days it was in force.

A check at a day uses the rule in force on that day; a term is judged by the rule of the day
it began. Several rules of one topic follow each other in time; the more local jurisdiction
goes before the wider one.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import ModelError
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
    jurisdiction: Literal["national", "shanghai"]
    valid_from: date | None = None
    """First day in force; None where the beginning is not known."""
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
        If a file cannot be used, or two rules of one topic are in force on the same day.
    """
    return load(FOLDER)


def load(folder: Path = FOLDER) -> dict[str, Rule]:
    """Read the rules in `folder`; see `rules`."""
    found: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            rule = Rule.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
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
        found[rule.id] = rule
    for first, second in combinations(found.values(), 2):
        if _collide(first, second):
            raise ModelError(
                N_("The rules {first} and {second} of {topic} are in force on the same day."),
                first=first.id,
                second=second.id,
                topic=first.topic,
            )
    return found


def _collide(first: Rule, second: Rule) -> bool:
    if (first.topic, first.jurisdiction) != (second.topic, second.jurisdiction):
        return False
    latest_start = max(first.valid_from or date.min, second.valid_from or date.min)
    return first.in_force(latest_start) and second.in_force(latest_start)


def rule_at(id_or_topic: str, day: date, place: str = "") -> Rule | None:
    """Return the rule in force on `day`, or None where none is known.

    Parameters
    ----------
    id_or_topic
        Id of one rule, or a topic.
    place
        Division code of the place judged; its own jurisdiction goes before the national one.
    """
    candidates = [
        rule
        for rule in rules().values()
        if id_or_topic in (rule.id, rule.topic) and rule.in_force(day)
    ]
    if id_or_topic not in rules():
        candidates = [rule for rule in candidates if place.startswith(rule.place)]
    return max(candidates, key=lambda rule: len(rule.place), default=None)


def rows_for(topic: str) -> list[dict[str, object]]:
    """Return the rules of `topic` and its sub-topics as rows for Cypher, the most local first.

    Parameters
    ----------
    topic
        The last part of topics: ``term`` gives ``residents_committee.term`` and its like.
    """
    chosen = [rule for rule in rules().values() if rule.topic.split(".")[1] == topic]
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
