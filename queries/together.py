"""Asking a graph many things at once: questions that do not wait for one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

AT_ONCE = 2
"""Questions under way; the server answers each on one core, and small machines have two."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


def answers(ask: Callable[[Question], Answer], questions: Iterable[Question]) -> list[Answer]:
    """Return ``ask(question)`` of each question, in their order.

    The first that fails, in their order, fails all; those not yet begun are not asked.
    """
    with ThreadPoolExecutor(AT_ONCE) as workers:
        return list(workers.map(ask, questions))
