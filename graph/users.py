"""Who uses a server that was started for one command only; its owner waits for them."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import psutil

_numbers = count()


def enter(home: Path) -> Path:
    """Note that this process uses the server of `home`; return the note, to be unlinked."""
    folder = home / "users"
    folder.mkdir(exist_ok=True)
    note = folder / f"{os.getpid()}-{next(_numbers)}"
    note.touch()
    return note


def others(home: Path) -> bool:
    """Tell whether another living process uses the server of `home`."""
    found = False
    for note in (home / "users").glob("*-*"):
        pid = int(note.name.split("-")[0])
        if not psutil.pid_exists(pid):
            note.unlink(missing_ok=True)  # killed before it could
        elif pid != os.getpid():
            found = True
    return found
