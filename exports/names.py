"""Names as they are drawn: short enough for a picture, no more personal than allowed."""

from __future__ import annotations

import re
import unicodedata

from graph.names import name_key
from graph.privacy import person_name as allowed_name
from graph.settings import Privacy
from graph.words import N_, Language, translate

_FORMAL = (
    ("中国共产党", ""),
    ("中共", ""),
    ("街道工作委员会", "街道党工委"),
    ("居民委员会", "居委会"),
    ("业主委员会", "业委会"),
    ("村民委员会", "村委会"),
    ("社区代表大会", "社代会"),
    ("妇女代表大会", "妇代会"),
    ("总支部委员会", "党总支"),
    ("党党总支", "党总支"),
    ("股份有限公司", ""),
    ("有限责任公司", ""),
    ("有限公司", ""),
    ("人民调解委员会", "调委会"),
    ("社区党", "党"),
)
_WHERE = re.compile(r"^(上海市)?([^区街]{2,3}区)?([^区街]{2,5}街道)?(?=\w{2})")
_WITHIN = re.compile(r"(?<=.)居民区(?=.)")
_LIMIT = 10


def short_name(name: str, *, stem: str = "", limit: int = _LIMIT) -> str:
    """Return `name` as it stands beside its node.

    Formal endings become the usual ones, the subdistrict in front goes, and so does `stem`.
    What is still longer than `limit` loses its middle, since both ends of a Chinese name tell.

    Parameters
    ----------
    name
        Full name.
    stem
        Name of the area when the area itself is drawn beside the body.
    limit
        Widths of a Chinese character that the label may take.
    """
    text = unicodedata.normalize("NFC", name).strip()
    for formal, usual in _FORMAL:
        text = text.replace(formal, usual)
    text = _WITHIN.sub("", _WHERE.sub("", text) or text)
    return _cut(_after(stem, text) or name, limit)


def person_name(name: str, privacy: Privacy, language: Language) -> str:
    """Return what a picture shows of a person's `name` under `privacy`."""
    if privacy == "posts" or not name:
        return translate(N_("office holder"), language) if privacy != "full" else name
    return allowed_name(name, privacy)


def text_width(text: str) -> float:
    """Return the width of `text` in widths of a Chinese character."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.56 for sign in text)


def _after(stem: str, text: str) -> str:
    """Return what follows the area's name, however its numerals are written (90弄, 九十弄)."""
    if not stem:
        return text
    for end in range(1, len(text)):
        if name_key(text[:end]) == name_key(stem):
            return text[end:]
    return text


def _cut(text: str, limit: int) -> str:
    if text_width(text) <= limit:
        return text
    tail = text[-3:] if text_width(text[-3:]) > 2 else text[-6:]
    head = ""
    for sign in text:
        if text_width(head + sign + "…" + tail) > limit:
            break
        head += sign
    return f"{head}…{tail}"
