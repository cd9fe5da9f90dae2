"""Persons: a name alone is no identity."""

from __future__ import annotations

from graph.dates import PartialDate
from graph.facts import fingerprint
from graph.names import name_key


def person_id(name: str, birth: PartialDate | None, employer: str | None, body: str) -> str:
    """Return the id of the person of `name`.

    Two rows are one person where the name and one thing more agree: the month of birth, else
    the employer as written, else the body in which the person holds a post.
    """
    if birth and birth.precision in ("day", "month"):
        agreeing = f"{birth.first:%Y-%m}"
    else:
        agreeing = name_key(employer) if employer else body
    return f"person:{fingerprint(name_key(name), agreeing)}"
