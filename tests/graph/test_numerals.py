"""Chinese numerals, by place and digit by digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.numerals import number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("九十", 90), ("三一零", 310), ("三一〇", 310), ("二零二六", 2026),
     ("二○二六", 2026), ("十", 10),
     ("两百零三", 203), ("二百〇三", 203), ("廿一", 21), ("卅", 30), ("一千二百八十", 1280),
     ("五万二千", 52000), ("两", 2), ("〇", 0)],
)  # fmt: skip
def test_a_numeral_is_a_number(numeral: str, value: int) -> None:
    assert number(numeral) == value


@pytest.mark.parametrize(
    "text", ["", "90", "百", "千百", "零十零", "一二十", "九十弄", "张三", "一" * 5000]
)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert number(text) is None


@given(st.text("〇零○一二两三九十百千万亿廿卅", max_size=8))
def test_any_numeral_is_read_or_none(numeral: str) -> None:
    value = number(numeral)
    assert value is None or value >= 0
