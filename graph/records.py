"""What the archive holds a record of: loads, files, rows, and the cells behind a source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.facts import Fact


@dataclass(frozen=True)
class LoadRecord:
    """One load in the books."""

    id: str
    number: int
    status: str
    """``running``, ``done``, ``withdrawing`` or ``rolled_back``."""
    at: str
    by: str
    sample: bool
    rows: int
    """Rows that assert something."""

    @property
    def cut_off(self) -> bool:
        """Whether it, or taking it back, is under way or was cut off."""
        return self.status in {"running", "withdrawing"}


@dataclass(frozen=True)
class FileRecord:
    """One file of a load."""

    id: str
    name: str
    sha256: str
    rows: int


def described(load: LoadRecord, files: Iterable[FileRecord]) -> dict[str, Any]:
    """Return what the graph keeps of a load and its files, for ``begin_load.cypher``."""
    return {
        "load": {
            "id": load.id,
            "number": load.number,
            "status": load.status,
            "at": load.at,
            "by": load.by,
            "sample": load.sample,
        },
        "files": [
            {"id": file.id, "name": file.name, "sha256": file.sha256, "rows": file.rows}
            for file in files
        ],
    }


@dataclass(slots=True)  # not frozen: that would double the time of making one
class RowRecord:
    """One row of a load that asserts something.

    `raw` is the hash of its cells as read, `hash` that of the cleaned ones; `written` the
    filled cells by heading.
    """

    number: int
    raw: bytes
    hash: bytes
    written: Mapping[str, str]
    facts: Sequence[Fact]


@dataclass(slots=True)
class Confirmation:
    """A row that repeats row `row` of the archive; `written` where its letters differ."""

    number: int
    row: int
    written: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Evidence:
    """The cells behind a source."""

    file: str
    sheet: str
    row: int
    cells: dict[str, str]
    """Heading -> text as in the file, less the columns that are never read."""
    load: str
    at: str
