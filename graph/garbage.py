"""Python's look for circular garbage, made seldom while very many values are made.

Rows and facts form no circles, and every look goes through all that is kept: of the findings of
a city it took half of the time that Python did. Nothing is frozen (`gc.freeze`): in a server that
answers for weeks, what is frozen at each answer would be looked at too late.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = 100_000
_lock = Lock()
_blocks: list[tuple[int, int, int]] = []
"""One for each block under way, in whatever thread: the thresholds before the first of them."""


def collect_seldom() -> None:
    """Look for circular garbage seldom from now on, in a process that keeps answers.

    What is counted are things made less those gone, so garbage that a look would find stays
    bounded; but each look at all goes through every answer kept: half a second of a city's page.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for circular garbage seldom until the block ends, and all others beside it."""
    with _lock:
        usual = _blocks[0] if _blocks else gc.get_threshold()
        if not _blocks:
            gc.set_threshold(_SELDOM, *usual[1:])
        _blocks.append(usual)
    try:
        yield
    finally:
        with _lock:
            _blocks.pop()
            if not _blocks:
                gc.set_threshold(*usual)
