"""What lies in a home folder and cannot be made again: the archive, and what people decided.

The store is made from the archive (`graph.rebuilding`); its password, logs and notes are of this
machine.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

RECORDS = ("archive/archive.sqlite", "*.jsonl", "mappings/*.toml")
"""The archive, the ledgers (see `graph.ledger`), and what headings were said to mean."""


def records(home: Path) -> list[str]:
    """Return the names, from the home folder on, of the records that it holds."""
    found = {path for pattern in RECORDS for path in home.glob(pattern) if path.is_file()}
    return sorted(path.relative_to(home).as_posix() for path in found)


def is_record(name: str) -> bool:
    """Say whether a name can be that of a record: none leads anywhere else."""
    parts = name.split("/")
    return not set(name) & set("\\:\0") and any(
        len(parts) == len(pattern.split("/")) and all(map(fnmatchcase, parts, pattern.split("/")))
        for pattern in RECORDS
    )
