"""Keys of facts: one names a node (``Root:id``) or a tie (its id, which begins with its type)."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from graph.facts import Fact, Tie
from graph.model import root_of


def node_key(label: str, identity: str) -> str:
    """Return the key of a node; nodes of one root label share one space of ids."""
    return f"{root_of(label)}:{identity}"


def key_of(fact: Fact) -> str:
    """Return the key of a fact."""
    return fact.id if isinstance(fact, Tie) else node_key(fact.label, fact.id)


def ends_of(tie: Tie) -> tuple[str, str]:
    """Return the keys of the nodes that a tie joins."""
    return node_key(*tie.start), node_key(*tie.end)


@lru_cache(maxsize=65_536)  # a node is named again by each tie at it
def key_number(key: str) -> int:
    """Return a key as a whole number of 63 bits: short enough to sort and to join by.

    Two keys may share one, once in ten million cities; who joins by it compares the keys too.
    """
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1
