"""A figure shows what it is a share of, and compares with its benchmark."""

from __future__ import annotations

import pytest

from app_pages._figures import Benchmark, Figure, Part


def figure(**given: object) -> Figure:
    values = {
        "id": "I9", "title": "x", "value": 13 / 21, "numerator": 13, "denominator": 21,
        "unknown": 0,
    }  # fmt: skip
    return Figure(**{**values, **given})  # type: ignore[arg-type]  # built from names


def test_a_share_shows_numerator_and_denominator() -> None:
    assert figure().words == "62 %"
    assert figure().fraction == "13/21"


def test_the_unknown_stand_beside_the_share() -> None:
    shown = figure(unknown=2).fraction
    assert shown.startswith("13/21 · ")
    assert "2" in shown.removeprefix("13/21 · ")


def test_a_count_has_no_denominator() -> None:
    count = figure(unit="count", value=3, numerator=3, denominator=None)
    assert (count.words, count.fraction) == ("3", "")


@pytest.mark.parametrize(
    ("value", "sign"), [(0.64, "▼"), (0.65, "＝"), (0.70, "＝"), (0.7004, "＝"), (0.71, "▲")]
)
def test_a_band_is_compared_at_both_ends(value: float, sign: str) -> None:
    assert Benchmark("近七成", 0.65, 0.70).compare(value) == sign


def test_a_part_of_nothing_counted_is_not_zero_and_tells_the_unknown() -> None:
    assert Part("已备案", 2, 5).words.endswith("已备案 2/5")
    assert Part("人次", 7, 1).words.endswith("人次 7")
    nothing = Part("未报告", 0, 0, unknown=3).words
    assert "0" not in nothing
    assert "3" in nothing
    assert nothing.split(" · ")[0] == Part("未报告", None, None).words
