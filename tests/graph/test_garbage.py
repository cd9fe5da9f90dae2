"""The collector of circular garbage is slowed down by blocks, and back as it was after the last."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from threading import Thread

from graph.garbage import seldom_collected


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
