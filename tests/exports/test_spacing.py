"""Rectangles pushed apart, packed and set in rows do not overlap."""

from __future__ import annotations

import numpy as np

from exports.spacing import Floats, pack, push_apart, rows


def overlaps(centres: Floats, sizes: Floats) -> int:
    apart = np.abs(centres[:, None] - centres[None])
    room = (sizes[:, None] + sizes[None]) / 2
    return int(np.triu((apart < room - 1e-6).all(axis=2), 1).sum())


def test_rectangles_on_one_spot_are_pushed_apart() -> None:
    sizes = np.array([[80.0, 30.0]] * 12 + [[200.0, 100.0]])
    centres = push_apart(np.zeros((13, 2)), sizes)
    assert overlaps(np.zeros((13, 2)), sizes) == 78
    assert overlaps(centres, sizes) == 0


def test_what_does_not_overlap_stays() -> None:
    centres = np.array([[0.0, 0.0], [100.0, 0.0]])
    moved = push_apart(centres, np.array([[50.0, 20.0], [50.0, 20.0]]))
    assert np.abs(moved - centres).max() < 0.01


def test_packed_parts_do_not_overlap_and_make_a_wide_picture() -> None:
    sizes = [(300.0, 200.0)] * 9 + [(900.0, 500.0)]
    corners = np.array(pack(sizes))
    centres = corners + np.array(sizes) / 2
    assert overlaps(centres, np.array(sizes)) == 0
    wide, high = (corners + np.array(sizes)).max(axis=0)
    assert 1.2 < wide / high < 2.6


def test_rows_break_at_the_width_above() -> None:
    centres = rows([(100.0, 20.0)] * 5, 350.0, gap=10.0)
    assert centres[:4] == [(50.0, 10.0), (160.0, 10.0), (270.0, 10.0), (50.0, 40.0)]
