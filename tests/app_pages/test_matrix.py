"""A click in a matrix means a row and a column."""

from __future__ import annotations

from app_pages import _matrix

NAMES = _matrix._distinct(["居民区", "物业", "物业"])


def test_equal_headings_are_told_apart() -> None:
    assert len(set(NAMES)) == 3
    assert [name.strip("\u200b") for name in NAMES] == ["居民区", "物业", "物业"]


def test_a_click_gives_row_and_column() -> None:
    found = _matrix._clicked([(1, NAMES[2])], ["a", "b"], ["x", "y"], NAMES)
    assert found == ("b", "y")


def test_a_click_on_the_heading_column_gives_the_row() -> None:
    assert _matrix._clicked([(0, NAMES[0])], ["a", "b"], ["x", "y"], NAMES) == ("a", None)


def test_no_click_and_a_click_on_a_row_that_is_gone_give_nothing() -> None:
    assert _matrix._clicked([], ["a"], ["x", "y"], NAMES) is None
    assert _matrix._clicked([(5, NAMES[1])], ["a"], ["x", "y"], NAMES) is None


def test_a_column_is_as_wide_as_its_heading_within_bounds() -> None:
    assert _matrix._between(84, ["物业"], 240) == 84
    assert _matrix._between(84, ["居民区缺少的共建单位类型"], 240) == 12 * 13 + 20
    assert _matrix._between(84, ["居民区" * 20], 240) == 240
