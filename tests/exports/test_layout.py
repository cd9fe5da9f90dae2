"""The layout: the same twice, areas alike, nothing on top of another, the lonely beneath."""

from __future__ import annotations

from itertools import combinations

from exports.layout import Item, positions


def area(code: str) -> list[Item]:
    return [
        Item(f"{code}a", 90, 40, area=code, caption=True),
        Item(f"{code}p", 60, 50, area=code, slot=90.0),
        Item(f"{code}r", 60, 50, area=code, slot=180.0),
        Item(f"{code}o", 60, 50, area=code, slot=0.0),
    ]


ITEMS = [*area("1"), *area("2"), *area("3"), Item("hub", 60, 50), Item("me", 60, 30)]
LINKS = [("1p", "hub"), ("2p", "hub"), ("3p", "hub"), ("me", "1p"), ("me", "1r")]


def test_the_same_twice_in_whatever_order() -> None:
    assert positions(ITEMS, LINKS) == positions(ITEMS[::-1], LINKS[::-1])


def test_nothing_overlaps() -> None:
    points = positions(ITEMS, LINKS)
    for one, other in combinations(ITEMS, 2):
        (x, y), (u, v) = points[one.id], points[other.id]
        wide, high = (one.width + other.width) / 2, (one.height + other.height) / 2
        assert abs(x - u) >= wide - 0.2 or abs(y - v) >= high - 0.2


def test_bodies_stand_around_their_area_in_the_same_order_everywhere() -> None:
    points = positions(ITEMS, LINKS)
    for code in ("2", "3"):
        x, y = points[f"{code}a"]
        assert points[f"{code}p"][1] < y
        assert points[f"{code}r"][0] < x < points[f"{code}o"][0]


def test_a_person_stands_between_the_bodies_that_share_it() -> None:
    points = positions(ITEMS, LINKS)
    left, right = sorted((points["1p"][0], points["1r"][0]))
    assert left <= points["me"][0] <= right


def test_a_node_without_ties_stands_beneath_all_others() -> None:
    points = positions([*ITEMS, Item("lonely", 60, 40)], LINKS)
    assert points["lonely"][1] > max(y for key, (_, y) in points.items() if key != "lonely")


def test_an_empty_network_has_no_positions() -> None:
    assert positions([], []) == {}
