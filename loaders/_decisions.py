"""What people decided on pairs of records: a small file that can be read, sent and put together.

One line of JSON a decision, the latest of a pair holds; taking one back is a line too, so the
file tells who decided what and when. Files of two offices are put together by joining them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import InputError
from graph.facts import fingerprint
from graph.ledger import append, lines
from graph.sameness import Sameness
from graph.words import N_, Text

Verdict = Literal["same", "different", "later"]
VERDICTS: dict[str, Text] = {
    "same": Text(zh="同一", en="the same"),
    "different": Text(zh="不同", en="different"),
    "later": Text(zh="以后再定", en="later"),
}


class Record(BaseModel):
    """One of the two records: its id, and its name for people who read the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str


class Decision(BaseModel):
    """What was decided on one pair."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """That of the pair."""
    verdict: Verdict | Literal["undone"]
    label: str
    """Root label of both."""
    stays: Record
    """Of two that are the same, the one that remains; else the first."""
    goes: Record
    by: str
    at: str
    """ISO date and time."""


@dataclass(frozen=True)
class Decisions:
    """The decisions that hold, the earliest first."""

    all: tuple[Decision, ...] = ()

    def sameness(self) -> Sameness:
        """Return which records stand for which."""
        return Sameness(
            (each.goes.id, each.stays.id) for each in self.all if each.verdict == "same"
        )

    def get(self, pair: str) -> Decision | None:
        """Return what was decided on a pair."""
        return next((each for each in self.all if each.id == pair), None)

    def ruled_out(self) -> frozenset[str]:
        """Return the pairs that are different, whatever was merged since.

        If A is not C, then neither is B that A was merged into.
        """
        same = self.sameness()
        return frozenset(
            pair_id(same.id(each.stays.id), same.id(each.goes.id))
            for each in self.all
            if each.verdict == "different"
        )

    def put_off(self) -> frozenset[str]:
        """Return the pairs to be decided later."""
        return frozenset(each.id for each in self.all if each.verdict == "later")


def pair_id(one: str, other: str) -> str:
    """Return the id of a pair, whichever comes first: short enough to type."""
    return fingerprint(*sorted((one, other)))[:10]


def decisions_file(home: Path) -> Path:
    """Return where a home folder keeps its decisions."""
    return home / "decisions.jsonl"


def read_decisions(home: Path) -> Decisions:
    """Read the decisions of a home folder; none where there is no file.

    Raises
    ------
    InputError
        If a line is no decision, or the file cannot be read.
    """
    path = decisions_file(home)
    latest: dict[str, Decision] = {}
    for number, line in lines(path):
        try:
            decision = Decision.model_validate_json(line)
        except ValidationError as error:
            raise InputError(
                N_("{file}, line {line}: this is no decision."),
                file=path,
                line=number,
                detail=str(error),
            ) from error
        latest.pop(decision.id, None)  # the order is that of the latest words
        latest[decision.id] = decision
    return Decisions(tuple(each for each in latest.values() if each.verdict != "undone"))


def add_decision(home: Path, decision: Decision) -> None:
    """Write a decision down for good before anything is done about it.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    append(decisions_file(home), decision.model_dump_json())
