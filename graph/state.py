"""What we note about a running managed Neo4j, so that others adopt it instead of starting one."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import psutil

Lifetime = Literal["block", "parent", "detached"]
"""How long a server lives: for one command, as long as its parent process, until `down`."""

_FILE = "server.json"
_CLOCK_SECONDS = 2.0  # the system derives start times from the boot time, which may be corrected


@dataclass(frozen=True)
class ServerState:
    """One running server: process, when it began, where it listens, whose store it holds."""

    pid: int
    created: float
    port: int
    home: str
    version: str
    lifetime: Lifetime

    @property
    def uri(self) -> str:
        """Address for a driver on this machine."""
        return f"bolt://127.0.0.1:{self.port}"

    def process(self) -> psutil.Process | None:
        """Return the process, or None when it is gone and its number perhaps another's."""
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return None
            began = abs(process.create_time() - self.created) < _CLOCK_SECONDS
            # Where the clock was set since, so was that time: then its arguments tell.
            store = f"--home-dir={Path(self.home) / 'neo4j'}"
            return process if began or store in process.cmdline() else None
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return None


def read_state(home: Path) -> ServerState | None:
    """Return the server that runs for `home`, None where there is none."""
    state = last_state(home)
    return state if state and state.home == str(home.resolve()) and state.process() else None


def last_state(home: Path) -> ServerState | None:
    """Return what was noted last for `home`, also when that server is gone."""
    try:
        return ServerState(**json.loads((home / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None  # nothing noted that we can read, or by another version of the program


def write_state(home: Path, state: ServerState) -> None:
    """Note `state`; readers see the old file or the new one, never half of it."""
    path = home / _FILE
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(state)), encoding="utf-8")
    draft.chmod(0o600)
    draft.replace(path)
