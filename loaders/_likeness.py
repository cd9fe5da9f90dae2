"""Two records that are probably one: how like their names are, and what else speaks for it.

What is certain has one id already (`loaders._persons`, `loaders._bodies`). The rest is for a
person to decide: a pair carries the parts of its score, and is proposed from `LEAST` points on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from graph.names import in_street, party_stem, pinyin, spellings
from graph.words import Message

LEAST = 70
STREET = 9
"""Digits of a subdistrict's code."""

NameLikeness = Literal["equal", "words", "homophone", "apart", "unlike"]
"""Best first; ``words``: equal but for usual words; ``apart``: one character apart."""

_USUAL = re.compile(
    r"中国共产党|中共|居民区|社区|街道|委员会|管理|服务|有限责任公司|股份有限公司|有限公司|公司|市|区|县"
)
# They tell bodies apart that stand side by side: 东苑 and 西苑, 第一 and 第二, 小学 and 大学.
_TELLING = frozenset("甲乙丙丁东西南北中上下左右前后大小新老内外男女正副单双初高")
# 阿依古丽·买买提 is written with one of many dots, or with none.
_DOTS = re.compile(r"[·・•‧.]")
_DIGITS = re.compile(r"\d+")
_SHORTEST = 4
"""Of a body's name less its usual words: one character of three is too much to differ in."""


@dataclass(frozen=True)
class Part:
    """One thing that speaks for two records being one, and how much, of about a hundred."""

    words: Message
    points: int


@dataclass(frozen=True)
class Likely:
    """Two records that are probably one, and what speaks for it."""

    first: str
    second: str
    parts: tuple[Part, ...]

    @property
    def score(self) -> int:
        """The sum of the parts."""
        return sum(part.points for part in self.parts)


def enough(parts: Sequence[Part]) -> bool:
    """Say whether `parts` come to a pair."""
    return sum(part.points for part in parts) >= LEAST


def ranked(found: Iterable[Likely]) -> list[Likely]:
    """Return pairs, the likeliest first."""
    return sorted(found, key=lambda likely: (-likely.score, likely.first, likely.second))


@lru_cache(maxsize=65536)
def core(key: str) -> str:
    """Return the normal form of a body's name less its street and the words that come and go.

    Examples
    --------
    >>> core("中国共产党四平路街道金安社区总支部委员会")
    '金安党总支'
    """
    _, own = _parted(key)
    bare = _USUAL.sub("", spellings(own)[0])
    return bare if len(bare) > 1 else key


@lru_cache(maxsize=65536)
def sound(key: str) -> str:
    """Return a normal form in pinyin, without tones: what is typed for it."""
    return pinyin(_DOTS.sub("", key))


def persons_alike(one: str, other: str) -> NameLikeness:
    """Compare the normal forms of two persons' names."""
    one, other = _DOTS.sub("", one), _DOTS.sub("", other)
    if one == other:
        return "equal"
    if sound(one) == sound(other):
        return "homophone"
    # Another surname is another person, and so is a name of two characters that differs in one.
    near = one[:1] == other[:1] and min(len(one), len(other)) > 1 and len(one + other) > 4
    return "apart" if near and OSA.distance(one, other, score_cutoff=1) == 1 else "unlike"


def bodies_alike(one: str, other: str) -> NameLikeness:
    """Compare the normal forms of two bodies' names.

    Bodies that stand side by side are called nearly alike (第一党支部, 第二党支部; 法学院,
    理学院), so numbers must agree, and a character may be one too many or sound the same,
    but not be another.
    """
    if one == other:
        return "equal"
    streets = {_parted(key)[0] for key in (one, other)} - {""}
    mine, yours = core(one), core(other)
    if len(streets) > 1 or _DIGITS.findall(mine) != _DIGITS.findall(yours):
        return "unlike"
    if mine == yours:
        return "words"
    if sound(mine) == sound(yours):
        return "homophone"
    return "apart" if _one_too_many(mine, yours) else "unlike"


def _parted(key: str) -> tuple[str, str]:
    """Return the street that a body's name begins with, empty where there is none, and the rest."""
    name = party_stem(key)
    return in_street(name) or ("", name)


def _one_too_many(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    if len(one) == len(other):
        return sorted(one) == sorted(other)  # two neighbours changed places
    return _surplus(one, other) not in _TELLING


def _surplus(one: str, other: str) -> str:
    """Return the character that the longer of two names has more."""
    short, long = sorted((one, other), key=len)
    at = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return long[at]
