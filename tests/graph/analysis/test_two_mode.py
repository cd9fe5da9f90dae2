"""Measures of two-mode networks against published values and by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.analysis.two_mode import TwoMode


@pytest.fixture(scope="module")
def davis() -> TwoMode:
    """The Southern women of Davis, Gardner and Gardner (1941), as networkx carries them."""
    women = nx.davis_southern_women_graph()
    return TwoMode([(woman, event) for woman in women.graph["top"] for event in women[woman]])


@pytest.mark.parametrize(
    ("node", "published"),
    [
        ("E8", 0.244),
        ("E9", 0.226),
        ("Nora Fayette", 0.113),
        ("Evelyn Jefferson", 0.097),
        ("Theresa Anderson", 0.088),
    ],
)
def test_betweenness_is_that_of_borgatti_and_everett(
    davis: TwoMode, node: str, published: float
) -> None:
    persons, bodies = davis.betweenness()

    assert round((persons | bodies)[node], 3) == published


def test_degree_counts_bodies_once() -> None:
    network = TwoMode([("x", "P"), ("x", "R"), ("x", "P")])

    assert network.degree("x") == 2


def test_a_broker_is_who_alone_joins_bodies() -> None:
    # x alone joins O to the others; P and R are joined by x and by y.
    ties = [("x", "P"), ("x", "R"), ("y", "P"), ("y", "R"), ("x", "O"), ("z", "O")]

    assert TwoMode(ties).brokers() == {"x"}
    assert TwoMode([*ties, ("z", "R")]).brokers() == set()


def test_a_body_is_joined_by_a_shared_person_only() -> None:
    network = TwoMode([("x", "P"), ("x", "R"), ("z", "O")], bodies=["F"])

    assert network.joined() == {"P", "R"}


def test_nothing_has_no_betweenness() -> None:
    assert TwoMode([], persons=["x"]).betweenness() == ({"x": 0.0}, {})
