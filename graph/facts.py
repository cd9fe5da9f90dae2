"""Facts: what a roster asserts, one node or tie at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Value = str | int | float | bool | date | list[str] | None


@dataclass(slots=True)  # not frozen: that would double the time of making one
class Node:
    """One node as one row asserts it.

    `label` is the most special label; the model gives the others. Empty values are not
    assertions and are left out when facts are folded.
    """

    label: str
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    source: str = ""


@dataclass(slots=True)
class Tie:
    """One relationship as one row asserts it; `start` and `end` are (label, id)."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    properties: Mapping[str, Value] = field(default_factory=dict)
    source: str = ""
    key: str = ""
    """Tells apart several ties of one type between the same two nodes: a start date."""

    id: str = field(init=False, compare=False)
    """Stable: the type and a hash of both ends and the key."""

    def __post_init__(self) -> None:
        """Name the tie."""
        identity = f"{self.type}:{fingerprint(self.start[1], self.end[1], self.key)}"
        self.id = identity


Fact = Node | Tie
"""What a row asserts."""


def fingerprint(*parts: str) -> str:
    """Return a short stable hash of `parts`: 128 bits of BLAKE2b in hexadecimal."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def asserted(properties: Mapping[str, Value]) -> dict[str, Value]:
    """Return what of properties says something: an empty value is no assertion."""
    return {
        name: value
        for name, value in properties.items()
        if value is not None and value != "" and value != []
    }
