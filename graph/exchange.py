"""The records of a home exchanged for others, so that a machine that goes off leaves no mixture.

New records are laid out in a folder of the home first. What is done with them after that is noted
in a file; each step can be repeated, so whoever comes next ends it (`go_on`).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from graph.archive import archive_path
from graph.home import records

_FOLDER = "restoring"
_SIDES = ("-wal", "-shm", "")
"""SQLite keeps what it wrote last in files beside the archive, which leave before it: it would
take them for those of the next archive."""


class _Step(BaseModel):
    step: Literal["leave", "arrive", "rebuild"]
    aside: str
    """Folder, from the home on, into which the former records go."""


def lay_out(home: Path) -> Path:
    """Return an empty folder for the new records; nothing is exchanged before `begin`."""
    end(home)
    folder = home / _FOLDER / "records"
    folder.parent.mkdir(mode=0o700, parents=True)  # names of persons: nobody else's to read
    folder.mkdir()
    return folder


def begin(home: Path, aside: str | None) -> None:
    """Exchange the records for those laid out.

    Parameters
    ----------
    aside
        Folder, from the home on, into which the former ones go; None where they are of no use.
    """
    former = aside or f"{_FOLDER}/former"
    (home / former).mkdir(mode=0o700)
    _note(home, _Step(step="leave", aside=former))
    go_on(home)


def go_on(home: Path) -> None:
    """Go on with what was begun, if anything was; then only the graph is to be made anew."""
    if not under_way(home):
        return
    found = _Step.model_validate_json(_file(home).read_bytes())
    if found.step == "leave":
        archive = archive_path(home).relative_to(home).as_posix()
        for name in sorted({*records(home), archive}):  # were it lost, its sides may be there
            for side in _SIDES:
                _move(home / f"{name}{side}", home / found.aside / f"{name}{side}")
        found.step = "arrive"
        _note(home, found)
    if found.step == "arrive":
        laid_out = home / _FOLDER / "records"
        for name in records(laid_out):
            _move(laid_out / name, home / name)
        found.step = "rebuild"
        _note(home, found)


def under_way(home: Path) -> bool:
    """Say whether an exchange was begun of which the graph is not made yet."""
    return _file(home).exists()


def end(home: Path) -> None:
    """Note that the graph is made, or drop what was laid out and never begun."""
    if under_way(home):  # a home that may only be read takes no unlinking of what is not there
        _file(home).unlink()
    shutil.rmtree(home / _FOLDER, ignore_errors=True)


def synced(folder: Path) -> None:
    """Have the disk hold the names in a folder, where the system can be asked to."""
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _file(home: Path) -> Path:
    return home / _FOLDER / "step.json"


def _note(home: Path, step: _Step) -> None:
    draft = _file(home).with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        file.write(step.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(_file(home))
    synced(draft.parent)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        synced(target.parent)
        synced(source.parent)
