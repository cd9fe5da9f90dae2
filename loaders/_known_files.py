"""Files that need not be read: an earlier load took each row of them, and all stand as they did.

Only of a file of which nothing was to be told but numbers: no row refused or ignored, no
question, no remark. All others are read again, so that all is told again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from graph.archive import Archive, archive_path, open_archive
from graph.records import FileRecord
from graph.wholes import Whole, Wholes
from loaders._fingerprints import program
from loaders._inspection import read_content
from loaders._mapping import Mappings
from loaders._report import SheetCount


@dataclass(frozen=True)
class Told:
    """What the report said of a file."""

    sample: bool
    counts: tuple[SheetCount, ...]


@dataclass(frozen=True)
class KnownFile:
    """A file that an earlier load took whole."""

    path: Path
    whole: Whole

    @property
    def told(self) -> Told:
        """What is to be told of it now: that nothing changed."""
        told = _TOLD.validate_json(self.whole.told)
        unchanged = (
            replace(count, loaded=0, unchanged=count.read, repaired=0) for count in told.counts
        )
        return replace(told, counts=tuple(unchanged))


_TOLD = TypeAdapter(Told)


def known_files(home: Path, paths: Sequence[Path], mappings: Mappings) -> list[KnownFile]:
    """Return those of `paths` that the archive of `home` knows whole.

    Whether they still stand, `graph.wholes.Wholes.stands` says once no other load is under way.

    Raises
    ------
    InputError
        If a file cannot be read.
    """
    if not archive_path(home).exists():
        return []
    read_so = reading(mappings)
    with open_archive(home) as archive:
        wholes, found = Wholes(archive), []
        for path in paths:
            sha256 = hashlib.sha256(read_content(path)).hexdigest()
            if whole := wholes.find(path.name, sha256, read_so):
                found.append(KnownFile(path, whole))
    return found


def keep_known(
    archive: Archive, load: int, file: FileRecord, told: Told, mappings: Mappings
) -> None:
    """Write down that a load takes a file of which no more than `told` is to be told."""
    text = _TOLD.dump_json(told).decode()
    Wholes(archive).keep(load, file, reading(mappings), text)


def reading(mappings: Mappings) -> str:
    """Return a digest of all that decides how a file is read: the program and the answers."""
    answers = sorted(
        (shape.kind, sorted(shape.headings), sorted(answered.items()))
        for shape, answered in mappings.items()
    )
    body = repr((program(), answers))
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()
