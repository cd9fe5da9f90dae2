"""What people made of findings: checked, or dismissed with a reason; kept, and undoable.

The record is a file beside the archive, one JSON object a line, only ever added to. Undoing
is a line of its own, so that who decided what and when stays to be seen.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from graph.errors import InputError
from graph.ledger import append, lines
from graph.lock import locked
from graph.words import N_, Text

State = Literal["new", "checked", "dismissed"]
STATES: dict[State, Text] = {
    "new": Text(zh="新发现", en="new"),
    "checked": Text(zh="已核实", en="checked"),
    "dismissed": Text(zh="不予列入", en="dismissed"),
}
_FILE = "findings.jsonl"


@dataclass(frozen=True)
class Mark:
    """One decision on one finding.

    Parameters
    ----------
    key
        Of the finding; see `Finding.key`.
    state
        What it is from then on.
    reason
        Why; never empty where it is dismissed.
    by, at
        Who decided and when, in ISO form.
    undoes
        Whether this line takes back the decision before it; `state` is then what it falls
        back to.
    """

    key: str
    state: State
    reason: str
    by: str
    at: str
    undoes: bool = False


class Marks:
    """The decisions read from the record, the latest of each finding in force."""

    def __init__(self, history: Mapping[str, list[Mark]]) -> None:
        self._history = history
        self._standing = {key: _standing(marks) for key, marks in history.items()}
        self.dismissed = frozenset(key for key in history if self.state(key) == "dismissed")
        """Keys of the findings dismissed: a city's page looks at tens of thousands for these."""

    def state(self, key: str) -> State:
        """Return what a finding is taken for."""
        standing = self._standing.get(key)
        return standing[-1].state if standing else "new"

    def last(self, key: str) -> Mark | None:
        """Return the decision in force, None where nobody decided or all was undone."""
        standing = self._standing.get(key)
        return standing[-1] if standing else None

    def history(self, key: str) -> list[Mark]:
        """Return every line on a finding, the earliest first."""
        return self._history.get(key, [])


def _standing(marks: list[Mark]) -> list[Mark]:
    standing: list[Mark] = []
    for mark in marks:
        if not mark.undoes:
            standing.append(mark)
        elif standing:
            standing.pop()
    return standing


def read(home: Path) -> Marks:
    """Read the decisions kept in a home folder.

    Raises
    ------
    InputError
        If the file or a line of it cannot be read; the sentence names it.
    """
    history: dict[str, list[Mark]] = defaultdict(list)
    path = home / _FILE
    for number, line in lines(path):
        mark = _mark(line)
        if mark is None:
            raise InputError(
                N_("Line {line} of {file} is no decision on a finding. Correct or remove it."),
                line=number,
                file=path,
            )
        history[mark.key].append(mark)
    return Marks(history)


def _mark(line: str) -> Mark | None:
    try:
        mark = Mark(**json.loads(line))
    except (ValueError, TypeError):
        return None
    return mark if mark.state in get_args(State) else None


def decide(home: Path, key: str, state: State, *, reason: str, by: str, at: str) -> None:
    """Keep a decision on a finding.

    Raises
    ------
    InputError
        If a finding is dismissed without a reason, nobody is named, or the file cannot be written.
    """
    reason, by = reason.strip(), by.strip()
    if not by:
        raise InputError(N_("Say who decides."))
    if state == "dismissed" and not reason:
        raise InputError(N_("Say why the finding is dismissed."))
    with locked(home / "findings.lock"):
        _append(home / _FILE, Mark(key, state, reason, by, at))


def undo(home: Path, key: str, *, by: str, at: str) -> None:
    """Take back the decision in force on a finding, where there is one."""
    if not by.strip():
        raise InputError(N_("Say who decides."))
    with locked(home / "findings.lock"):
        standing = _standing(read(home).history(key))
        if standing:
            before = standing[-2].state if len(standing) > 1 else "new"
            _append(home / _FILE, Mark(key, before, "", by.strip(), at, undoes=True))


def _append(path: Path, mark: Mark) -> None:
    append(path, json.dumps(asdict(mark), ensure_ascii=False))
