"""A small process between us and the server: when we end, however, the server ends.

Run as ``python supervisor.py [--detach] COMMAND…`` with a pipe as standard input, held open
by the parent. It starts COMMAND, prints its process number, and stops it when the pipe
closes: the system closes it also when the parent is killed. It needs nothing but the
standard library and is single-threaded when it forks, which a parent full of threads is not.
With ``--detach`` it leaves once COMMAND is started, and nobody stops it.
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


def supervise(command: list[str], *, detach: bool) -> int:
    """Run `command` until it ends or standard input closes; return its exit code."""
    # The main thread forks and stays: the death signal is bound to the forking thread.
    bound = sys.platform == "linux" and not detach
    server = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent if bound else None,
    )
    print(server.pid, flush=True)  # noqa: T201 -- the parent reads it
    if detach:
        return 0
    # Ctrl-C in the terminal reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    threading.Thread(target=_stop_at_end_of_input, args=[server], daemon=True).start()
    code = server.wait()
    return code if code >= 0 else 128 - code  # a signal, in the way of shells


def _stop_at_end_of_input(server: subprocess.Popen[bytes]) -> None:
    while os.read(0, 4096):
        pass
    server.terminate()
    try:
        server.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(supervise(words[words[0] == "--detach" :], detach=words[0] == "--detach"))
