"""Fixtures of the tests of queries."""

from __future__ import annotations

import pytest

from graph.connection import Graph
from tests.queries.worlds import A, B, World


@pytest.fixture
def world(empty_graph: Graph) -> World:
    """An empty world."""
    return World(empty_graph)


@pytest.fixture
def street(world: World) -> World:
    """A world with one street and the areas A and B."""
    world.street(A, B)
    return world
