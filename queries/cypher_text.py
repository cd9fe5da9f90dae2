"""Reading Cypher without running it: what stands outside strings and comments."""

from __future__ import annotations

import re

_MASKED = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<string> '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" )
    | (?P<name> `(?:``|[^`])*` )
    """,
    re.VERBOSE | re.DOTALL,
)
_SIMPLE_NAME = re.compile(r"`[A-Za-z_][A-Za-z0-9_.]*`")
_PARAMETER = re.compile(r"\$(?:([A-Za-z_][A-Za-z0-9_]*)|`([^`]+)`)")


def masked(text: str) -> str:
    """Return `text` with comments as blanks and strings empty; lines stay where they are.

    Names in backticks stay where they are plain, so that a quoted procedure is still seen;
    any other quoted name becomes an empty one.
    """

    def mask(match: re.Match[str]) -> str:
        lines = "\n" * match[0].count("\n")
        if match["comment"]:
            return " " + lines
        if match["string"]:
            return "''" + lines
        return match[0] if _SIMPLE_NAME.fullmatch(match[0]) else "``" + lines

    return _MASKED.sub(mask, text)


def used_parameters(text: str) -> dict[str, int]:
    """Return the parameters that `text` uses, each with the line of its first use."""
    plain = masked(text)
    found: dict[str, int] = {}
    for match in _PARAMETER.finditer(plain):
        found.setdefault(match[1] or match[2], plain.count("\n", 0, match.start()) + 1)
    return found
