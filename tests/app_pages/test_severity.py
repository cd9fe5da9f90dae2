"""A glyph, a word and a colour together."""

from __future__ import annotations

from app_pages import _severity


def test_only_what_is_not_fine_is_coloured() -> None:
    assert _severity.style(None) == ""
    assert _severity.style("fine") == ""
    assert _severity.style("gap") == "color: #A84300; background-color: #FEF7EF"


def test_no_two_severities_share_a_glyph() -> None:
    glyphs = [one.glyph for one in _severity.SEVERITIES.values()]
    assert len(set(glyphs)) == len(glyphs) == 5


def test_severities_stand_from_grave_to_fine() -> None:
    assert list(_severity.SEVERITIES) == ["violation", "gap", "notice", "unknown", "fine"]
