"""Rectangles kept apart: pushed from each other, packed on shelves, set in rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Size = tuple[float, float]
WIDE = 1.75  # width to height of what is packed: a screen or a slide


def push_apart(centres: Floats, sizes: Floats, *, gap: float = 6.0, turns: int = 400) -> Floats:
    """Return `centres` moved until no two rectangles overlap.

    Each overlapping pair is moved along the axis on which it overlaps least, both by half.

    Parameters
    ----------
    centres
        Array of n x 2.
    sizes
        Widths and heights, n x 2.
    gap
        Room left between two rectangles.
    turns
        After so many rounds the rest of the overlap stays.
    """
    order = np.arange(len(centres))
    # Equal places would give no direction to move in: a tiny spiral by number tells them apart.
    centres = centres + 1e-3 * np.column_stack([np.cos(order * 2.4), np.sin(order * 2.4)])
    half = sizes / 2 + gap / 2
    for _ in range(turns):
        left, right = _near(centres, half)
        apart = centres[right] - centres[left]
        over = half[left] + half[right] - np.abs(apart)
        hit = (over > 1e-6).all(axis=1)
        if not hit.any():
            break
        left, right, apart, over = left[hit], right[hit], apart[hit], over[hit]
        along = np.argmin(over, axis=1)
        number = np.arange(len(along))
        step = np.zeros_like(apart)
        sign = np.where(apart[number, along] < 0, -1.0, 1.0)
        step[number, along] = sign * (over[number, along] / 2 + 1e-3)
        moved = np.zeros_like(centres)
        times = np.zeros(len(centres))
        np.add.at(moved, left, -step)
        np.add.at(moved, right, step)
        np.add.at(times, left, 1)
        np.add.at(times, right, 1)
        centres = centres + moved / np.maximum(1.0, np.sqrt(times))[:, None]
    return centres


def _near(centres: Floats, half: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the pairs whose left edges allow an overlap, by one sweep from left to right."""
    order = np.argsort(centres[:, 0], kind="stable")
    across = centres[order, 0]
    reach = half[order, 0] + half[:, 0].max()
    last = np.searchsorted(across, across + reach, side="right")
    counts = last - np.arange(len(order)) - 1
    first = np.repeat(np.arange(len(order)), counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    second = first + 1 + (np.arange(counts.sum()) - starts)
    return order[first], order[second]


def pack(sizes: Sequence[Size], *, gap: float = 50.0) -> list[Size]:
    """Return the upper left corner of each rectangle, set on shelves, the highest first.

    Of several widths of the shelves the one is taken that comes nearest to a wide screen.
    """
    if not sizes:
        return []
    least, most = max(width for width, _ in sizes), sum(width + gap for width, _ in sizes)
    tries = (_shelves(sizes, least + (most - least) * share / 24, gap) for share in range(25))
    return min(tries, key=lambda corners: _off_shape(sizes, corners))


def _off_shape(sizes: Sequence[Size], corners: Sequence[Size]) -> float:
    wide = max(x + width for (width, _), (x, _) in zip(sizes, corners, strict=True))
    high = max(y + height for (_, height), (_, y) in zip(sizes, corners, strict=True))
    return abs(math.log(wide / high / WIDE))


def _shelves(sizes: Sequence[Size], limit: float, gap: float) -> list[Size]:
    corners: list[Size] = [(0.0, 0.0)] * len(sizes)
    x = y = shelf = 0.0
    for number in sorted(range(len(sizes)), key=lambda number: (-sizes[number][1], number)):
        width, height = sizes[number]
        if x > 0 and x + width > limit:
            x, y, shelf = 0.0, y + shelf + gap, 0.0
        corners[number] = (x, y)
        x += width + gap
        shelf = max(shelf, height)
    return corners


def rows(sizes: Sequence[Size], width: float, *, gap: float = 24.0) -> list[Size]:
    """Return the centres of rectangles set in rows, from the left, in the order given.

    Parameters
    ----------
    sizes
        Widths and heights.
    width
        Width of what stands above; the rows are at least wide enough to be no tower.
    gap
        Room between two rectangles.
    """
    area = sum((wide + gap) * (high + gap) for wide, high in sizes)
    limit = max(width, math.sqrt(area * WIDE))
    centres: list[Size] = []
    x = y = shelf = 0.0
    for wide, high in sizes:
        if x > 0 and x + wide > limit:
            x, y, shelf = 0.0, y + shelf + gap, 0.0
        centres.append((x + wide / 2, y + high / 2))
        x += wide + gap
        shelf = max(shelf, high)
    return centres
