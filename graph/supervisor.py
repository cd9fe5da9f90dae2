"""A small process between us and the server: when we end, however, the server ends.

Run as ``python supervisor.py COMMAND…`` with a pipe as standard input, held open by the
parent. It starts COMMAND, prints its process number, and stops it when the pipe closes:
the system closes it also when the parent is killed. Needs nothing but the standard library
and is single-threaded when it forks, which a parent full of threads is not.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 20
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    """Have Linux end the server also when the supervisor itself is killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def supervise(command: list[str]) -> int:
    """Run `command` until it ends or standard input closes; return its exit code."""
    # Ctrl-C in the terminal reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The main thread forks and stays: the death signal is bound to the forking thread.
    server = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
    )
    print(server.pid, flush=True)  # noqa: T201 -- the parent reads it
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    watcher = threading.Thread(target=_stop_at_end_of_input, args=[server], daemon=True)
    watcher.start()
    return server.wait()


def _stop_at_end_of_input(server: subprocess.Popen[bytes]) -> None:
    while os.read(0, 4096):
        pass
    server.terminate()
    try:
        server.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    sys.exit(supervise(sys.argv[1:]))
