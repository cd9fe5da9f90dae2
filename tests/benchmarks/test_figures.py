"""Figures beside their anchors: by hand, on the smallest numbers that tell."""

from __future__ import annotations

import pytest

from benchmarks._figures import Figure, judged


def test_a_figure_knows_its_median_and_spread() -> None:
    figure = Figure("load", "", (4.0, 2.0, 3.0))
    assert figure.median == 3.0
    assert figure.spread == pytest.approx(2 / 3)  # (4 - 2) / 3


@pytest.mark.parametrize(("seconds", "ratio", "met"), [(8.0, 4.0, True), (8.1, 4.05, False)])
def test_a_ratio_is_of_the_medians_and_judged_by_the_limit(
    seconds: float, ratio: float, met: bool
) -> None:
    bulk = Figure("bulk", "", (1.0, 2.0, 30.0))
    load = Figure("load", "", (seconds,), anchor="bulk", limit=4.0)
    _, row = judged([bulk, load])
    assert row.ratio == pytest.approx(ratio)
    assert row.met is met


def test_without_its_anchor_a_figure_is_not_judged() -> None:
    (row,) = judged([Figure("load", "", (8.0,), anchor="bulk", limit=4.0)])
    assert row.ratio is None
    assert row.met is None


def test_without_an_anchor_the_limit_is_one_of_the_median() -> None:
    peaks = [Figure("peak", "", (peak,), "MiB", limit=1024.0) for peak in (1024.0, 1025.0)]
    assert [row.met for row in judged(peaks)] == [True, False]


def test_what_has_no_limit_is_not_judged() -> None:
    (row,) = judged([Figure("rows", "", (5,), "count")])
    assert row.met is None
