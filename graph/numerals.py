"""Chinese numerals: 九十, 三一零, 二零二六, 两百, 廿一."""

from __future__ import annotations

import re

import cn2an

_DIGITS = str.maketrans("〇零一二两三四五六七八九", "001223456789")
_TWENTY = str.maketrans({"廿": "二十", "卅": "三十"})
_NUMERALS = "〇零○◯一二两三四五六七八九十廿卅百千万亿"
# A circle that keyboards have for a zero; a letter or digit is one between numerals only.
_ZERO = re.compile(rf"[○◯]|(?<=[{_NUMERALS}])[0oO]+(?=[{_NUMERALS}])")
_LONGEST = 30
"""Characters; a longer row of numerals is no number anybody writes."""
_NUMERAL = re.compile(f"[{_NUMERALS}]+")
_POSITIONAL = re.compile(r"[十百千万亿]")


def with_zeros(text: str) -> str:
    """Return `text` with 〇 for what stands for it: 二○一四, 二O一四, 二0一四."""
    return _ZERO.sub(lambda match: "〇" * len(match[0]), text)


def number(numeral: str) -> int | None:
    """Return the number that a Chinese numeral writes, by place or digit by digit.

    Returns
    -------
    int | None
        None where `numeral` is none, as 十百 and 零十零.

    Examples
    --------
    >>> number("九十"), number("三一零"), number("二零二六"), number("两百零三"), number("廿一")
    (90, 310, 2026, 203, 21)
    """
    spelt = with_zeros(numeral).translate(_TWENTY)
    if len(spelt) > _LONGEST or not _NUMERAL.fullmatch(spelt):
        return None
    if not _POSITIONAL.search(spelt):
        return int(spelt.translate(_DIGITS))
    try:
        return int(cn2an.cn2an(spelt.replace("〇", "零"), "smart"))
    except (ValueError, KeyError):
        return None  # the library may stumble over what is no number
