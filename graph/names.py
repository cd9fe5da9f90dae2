"""Names of bodies and places in a form that compares equal however they were written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import cn2an
from pypinyin import lazy_pinyin

_SPACES = re.compile(r"\s+")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千]+")
_DIGIT_BY_DIGIT = str.maketrans("〇零一二两三四五六七八九", "001223456789")
_POSITIONAL = re.compile(r"[十百千]")
# Endings of a committee's name; what stands before them is the name of its area.
_COMMITTEE = re.compile(
    r"(社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|家委会|居民区|社区)$"
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the form of `name` used to compare it.

    Full-width characters become half-width, spaces go, Chinese numerals become digits
    (九十弄, 90弄, ９０ 弄 and 三一零弄, 310弄 compare equal), letters are lower case.

    Examples
    --------
    >>> name_key("铁岭路 九十弄居委会") == name_key("铁岭路90弄居委会")
    True
    """
    text = _SPACES.sub("", unicodedata.normalize("NFKC", name)).casefold()
    return _NUMERAL.sub(lambda match: _digits(match[0]), text)


@lru_cache(maxsize=65536)
def area_stem(name: str) -> str:
    """Return the name of the area in a committee's name: 金安居委会 -> 金安."""
    stem = _COMMITTEE.sub("", name)
    return stem or name


@lru_cache(maxsize=65536)
def pinyin(name: str) -> str:
    """Return `name` in pinyin without tones, syllables apart by spaces."""
    return " ".join(lazy_pinyin(unicodedata.normalize("NFKC", name)))


def _digits(numeral: str) -> str:
    if not _POSITIONAL.search(numeral):
        return numeral.translate(_DIGIT_BY_DIGIT)
    try:
        return str(cn2an.cn2an(numeral, "smart"))
    except (ValueError, KeyError):
        return numeral  # 千百 or 零十零 in a name is no number; the library may stumble over it
