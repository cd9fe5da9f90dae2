"""Acts on the archive of a home take turns: loads, backups, restores, rebuilds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from graph import exchange
from graph.errors import InputError
from graph.lock import locked, sharing
from graph.words import N_, Message


@contextmanager
def turn(
    home: Path,
    tell: Callable[[Message], None] | None = None,
    *,
    ends_restore: bool = False,
    reading: bool = False,
) -> Iterator[None]:
    """Hold the turn for the block.

    Parameters
    ----------
    tell
        Told when another act must be waited for.
    ends_restore
        Whether the block ends a restore that was cut off; no other act may begin before.
    reading
        Whether the block only reads, which others may do at once.

    Raises
    ------
    InputError
        If a restore was cut off.
    """

    def wait() -> None:
        if tell:
            tell(Message(N_("Another act on the archive is under way; waiting for its end.")))

    with locked(_lock(home), wait, shared=reading):
        if not ends_restore:
            check_whole(home)
            exchange.end(home)  # drops what one laid out that was killed before it began
        yield


@contextmanager
def at_rest(home: Path) -> Iterator[bool]:
    """Say whether nobody holds the turn but to read; nobody else takes it during the block."""
    with ExitStack() as held:
        rests = True
        with suppress(OSError):  # a file of another user, or a disk that knows no locks
            if _lock(home).exists():
                rests = held.enter_context(sharing(_lock(home)))
        yield rests


def check_whole(home: Path) -> None:
    """Refuse a home in which a restore was cut off.

    Raises
    ------
    InputError
        Saying what to do.
    """
    if exchange.under_way(home):
        raise InputError(
            N_(
                "Putting a backup back into {home} was cut off. Run `python -m graph rebuild`: it "
                "ends that."
            ),
            home=home,
        )


def _lock(home: Path) -> Path:
    return home / "archive" / "lock"
