"""Names of bodies and places in a form that compares equal however they were written."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from pypinyin import lazy_pinyin

from graph.numerals import number, with_zeros

# With characters of no width, which come along from web pages.
_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
# The dot in 阿依古丽·买买提, as keyboards have it.
_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅", "·"))
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千廿卅]+")
_DIGIT_BY_DIGIT = str.maketrans("〇零一二两三四五六七八九", "001223456789")
_ZEROS = frozenset("〇零")
_POSITIONAL = re.compile(r"[十百千廿卅]")
_BRACKETS = re.compile(r"[()\[\]〔〕【】]")
_PARTY = re.compile(r"^(中国共产党|中共)")
_IN_STREET = re.compile(r"(?:.{2,3}市)?(?:.{1,4}区)?(.{2,6}?(?:街道|镇|乡))(.{2,})")
# Endings of a committee's name; what stands before them is the name of its area.
_COMMITTEE = re.compile(
    r"(社区居民委员会|社区居委会?|居民委员会|居委会?|村民委员会|村委会?|家委会|居民区|社区)$"
)
# Endings that mean one body, the usual one first.
_SAME_ENDINGS = (
    ("居委会", "居民委员会", "社区居委会", "社区居民委员会", "居委", "社区居委"),
    ("村委会", "村民委员会", "村委"),
    ("业委会", "业主委员会"),
    ("党总支", "总支", "总支部", "党总支部", "总支部委员会", "党总支部委员会"),
    ("党支部", "支部", "支部委员会", "党支部委员会"),
    ("党工委", "工委", "工作委员会"),
)
_ENDINGS = {ending: same for same in _SAME_ENDINGS for ending in same}
_ENDING = re.compile("(" + "|".join(sorted(_ENDINGS, key=len, reverse=True)) + ")$")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the form of `name` used to compare it.

    Full-width characters become half-width, spaces go, Chinese numerals become digits
    (九十弄, 90弄, ９０ 弄 and 三一零弄, 三一○弄, 310弄 compare equal), letters are lower case.
    Two digits without a zero stay as they are but before 弄: what stands there may be two numbers
    (三四村, 第二四方会议) or a word (一一物业), and 三十四村, 十一物业 are others.

    Examples
    --------
    >>> name_key("铁岭路 九十弄居委会") == name_key("铁岭路90弄居委会")
    True
    """
    return _NUMERAL.sub(_digits, with_zeros(_even(name)))


@lru_cache(maxsize=65536)
def person_key(name: str) -> str:
    """Return the form of a person's name used to tell persons apart.

    As `name_key`, but its characters stay as they are: 李一一 is not 李十一.
    """
    return _even(name)


@cache
def compound_surnames() -> frozenset[str]:
    """Return the surnames of two characters: 欧阳."""
    table = Path(__file__).with_name("surnames.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(table)["compound"])


@lru_cache(maxsize=65536)
def area_stem(name: str) -> str:
    """Return the name of the area in a committee's name: 金安居委会 -> 金安."""
    stem = _COMMITTEE.sub("", name)
    return stem or name


@lru_cache(maxsize=65536)
def party_stem(name: str) -> str:
    """Return a Party organisation's name less the Party's: 中共金安支部 -> 金安支部."""
    stem = _PARTY.sub("", name)
    return stem or name


def in_street(key: str) -> tuple[str, str] | None:
    """Part the normal form of a name that begins with that of a street; None where none does.

    Examples
    --------
    >>> in_street("上海市杨浦区控江路街道金安居委会")
    ('控江路街道', '金安居委会')
    """
    match = _IN_STREET.fullmatch(key)
    return (match[1], match[2]) if match else None


def unbracketed(key: str) -> str:
    """Return a normal form of a name without brackets: 晨曦苑(1期) is 晨曦苑1期."""
    return _BRACKETS.sub("", key) or key


def body_key(kind: str, name: str) -> str:
    """Return the normal form of a body's name; of a Party organisation without 中国共产党."""
    key = name_key(name)
    return party_stem(key) if kind == "PartyOrganisation" else key


@lru_cache(maxsize=65536)
def spellings(key: str) -> tuple[str, ...]:
    """Return the normal forms of a body's name with each ending that means the same.

    The one with the usual ending comes first; of a name that ends otherwise there is one form.

    Examples
    --------
    >>> spellings("某某村委")
    ('某某村委会', '某某村民委员会', '某某村委')
    """
    ending = _ENDING.search(key)
    if not ending or not ending.start():
        return (key,)
    return tuple(key[: ending.start()] + same for same in _ENDINGS[ending[0]])


def body_id(kind: str, name: str, place: str | None) -> str:
    """Return the id of a body that is known by kind, place and name, for want of a code."""
    return f"org:{kind}:{place or ''}:{body_key(kind, name)}"


@lru_cache(maxsize=65536)
def pinyin(name: str) -> str:
    """Return `name` in pinyin without tones, syllables apart by spaces."""
    return " ".join(lazy_pinyin(unicodedata.normalize("NFKC", name)))


def name_properties(name: str) -> dict[str, str]:
    """Return what a named node keeps of its name: as written, to compare, in pinyin."""
    return {"name": name, "name_key": name_key(name), "pinyin": pinyin(name)}


def _even(name: str) -> str:
    """Return `name` in half width and lower case, without spaces."""
    text = _SPACES.sub("", unicodedata.normalize("NFKC", name)).casefold()
    if text.isascii():
        return text
    # Lower case and closed-up marks may part what belongs together.
    return unicodedata.normalize("NFKC", text).translate(_DOTS)


def _digits(match: re.Match[str]) -> str:
    numeral = match[0]
    if not _POSITIONAL.search(numeral):
        is_lane = match.string.startswith("弄", match.end())
        if len(numeral) == 2 and not is_lane and not _ZEROS & set(numeral):
            return numeral
        return numeral.translate(_DIGIT_BY_DIGIT)  # the zeros of 零一 stand for themselves
    value = number(numeral)
    return numeral if value is None else str(value)  # 千百 in a name is no number
