"""The font knows what pictures say; what it does not know is told, not drawn as a box."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from exports.fonts import drawable, font_path, lacking
from exports.look import LINES, SHAPES
from graph.words import CATALOGUES, LANGUAGES


def test_every_word_of_ours_can_be_drawn() -> None:
    texts = [shape.text for shape in SHAPES.values()] + [look.text for look in LINES.values()]
    words = [text.get(language) for text in texts for language in LANGUAGES]
    marks = [look.mark for look in LINES.values()]
    catalogue = (CATALOGUES / "exports.po").read_text(encoding="utf-8")
    assert lacking([*words, *marks, catalogue]) == []


def test_what_is_lacking_agrees_with_the_font_itself() -> None:
    known = TTFont(str(font_path())).getBestCmap()
    assert 0x20BB7 not in known
    assert lacking(["赵𠮷", "𠮷"]) == ["𠮷"]


def test_a_lacking_character_is_replaced() -> None:
    assert drawable("赵𠮷") == "赵〓"
