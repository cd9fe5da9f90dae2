"""Text that a spreadsheet may open: as CSV it could be run as a formula."""

from __future__ import annotations

import re

_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def inert(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: what starts like a formula is quoted.

    A number stays one: -3 has nothing to run.
    """
    if text.startswith(_STARTS) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def live(text: str) -> str:
    """Return the text of which `inert` made `text`."""
    bare = text.removeprefix("'")
    return bare if inert(bare) == text else text
