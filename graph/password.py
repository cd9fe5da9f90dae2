"""The password of the managed server: random, set before its first start, kept from others."""

from __future__ import annotations

import os
import secrets
import subprocess
from pathlib import Path

from graph.configuration import java_environment
from graph.errors import ServerError
from graph.words import N_


def set_password(admin: list[str], folder: Path, home: Path) -> None:
    """Set a random password on a store that never ran: there is never a default one.

    Parameters
    ----------
    admin
        Command of the server's admin tool.
    folder
        Neo4j's own home.
    home
        Ours; the password is kept there, readable by its owner only.
    """
    password = secrets.token_hex(24)
    done = subprocess.run(
        [*admin, "dbms", "set-initial-password", password],
        env=java_environment(folder),
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
    file = password_file(home)
    file.unlink(missing_ok=True)  # of a store that is gone
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(password)


def read_password(home: Path) -> str:
    """Return the password of the managed server.

    Raises
    ------
    ServerError
        If the file is gone: the store then cannot be opened by us.
    """
    try:
        return password_file(home).read_text(encoding="ascii")
    except FileNotFoundError:
        raise ServerError(
            N_("The password file {file} of the graph database is missing."),
            file=password_file(home),
        ) from None


def password_file(home: Path) -> Path:
    """Return where the password is kept."""
    return home / "neo4j-password"
