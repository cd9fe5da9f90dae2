"""The collector of circular garbage is slowed down by blocks, and back as it was after the last."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Thread

import pytest

from graph.garbage import collect_seldom, seldom_collected


@pytest.fixture(autouse=True)
def _as_python_starts() -> Iterator[None]:
    """Pages that were tested before slow the collector for good."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_it_is_slow_until_the_last_block_ends() -> None:
    usual, frozen = gc.get_threshold(), gc.get_freeze_count()
    first, second = ExitStack(), ExitStack()
    first.enter_context(seldom_collected())
    second.enter_context(seldom_collected())
    slowed = gc.get_threshold()
    assert slowed[0] > usual[0]
    first.close()  # the blocks of two threads end in any order
    assert gc.get_threshold() == slowed
    second.close()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (usual, frozen)


def test_blocks_of_many_threads_put_it_back() -> None:
    usual = gc.get_threshold()

    def work() -> None:
        for _ in range(200):
            with seldom_collected():
                pass

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.get_threshold() == usual


def test_in_a_process_that_keeps_answers_a_block_leaves_it_slow() -> None:
    collect_seldom()
    slowed = gc.get_threshold()
    assert slowed[0] > 700
    with seldom_collected():
        assert gc.get_threshold()[0] >= slowed[0]
    assert gc.get_threshold() == slowed
