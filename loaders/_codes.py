"""The code of a body as offices write it: 9131 0110 …, ="9131…", '9131…, 待补."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from graph.words import N_
from loaders._sheet import Record, Refused
from loaders._vocabulary import words

_BETWEEN = re.compile(r"[\s\-\u200b-\u200d\u2060\ufeff]+")
_CODE = re.compile(r"(?=.*[0-9])[0-9A-Z]{6,20}")
_ROUNDED = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]{1,2}")


def plain_code(text: str) -> str:
    """Return a code in half width and upper case, without spaces, hyphens and marks of text."""
    if text.isascii() and text.isalnum():
        return text.upper()
    text = unicodedata.normalize("NFKC", text).strip()
    text = text.removeprefix("=").strip("\"'‘’“”`")
    return _BETWEEN.sub("", text).upper()


def read_code(record: Record) -> str | None:
    """Return the code of a row; None where the cell is empty or holds a placeholder.

    Raises
    ------
    Refused
        If the cell holds no code: two bodies of one wrong code would be taken for one.
    """
    text = record.text("code")
    if text is None:
        return None
    code = plain_code(text)
    if _CODE.fullmatch(code):
        return code if code.strip("0") else None
    if code in _placeholders():
        return None
    if _ROUNDED.fullmatch(code):
        raise Refused(
            "code",
            N_(
                "{value} is a code that a spreadsheet has rounded to a number; write it anew, "
                "in a cell formatted as text."
            ),
            value=text,
        )
    raise Refused(
        "code",
        N_("{value} is no code: a code is 6 to 20 digits and letters. Leave it empty if unknown."),
        value=text,
    )


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(plain_code(word) for word in words("codes")["placeholders"]) | {""}
