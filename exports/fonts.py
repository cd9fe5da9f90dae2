"""The font of every picture: Noto Sans SC, from a package, so that no machine shows boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from pylopdf_fonts_zh_cn import sans_path


def font_path() -> Path:
    """Return the font's file, as other programs and the pages need it."""
    return Path(sans_path())


@cache
def font() -> FontProperties:
    """Return the font for matplotlib; its size is set where it is used."""
    return FontProperties(fname=str(font_path()))


def lacking(texts: Iterable[str]) -> list[str]:
    """Return the characters of `texts` that the font cannot draw, each once, sorted."""
    known = _known()
    signs = {sign for text in texts for sign in text}
    return sorted(
        sign for sign in signs if ord(sign) not in known and unicodedata.category(sign)[0] != "C"
    )


def drawable(text: str) -> str:
    """Return `text` with each character the font lacks replaced by 〓, the printers' stopgap."""
    known = _known()
    return "".join(sign if ord(sign) in known else "〓" for sign in text)


@cache
def _known() -> frozenset[int]:
    return frozenset(FT2Font(str(font_path())).get_charmap())
