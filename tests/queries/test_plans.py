"""What the real server makes of every prepared query."""

from __future__ import annotations

import pytest

from graph.connection import Graph
from queries.catalogue import catalogue
from queries.guard import operators
from queries.runner import run
from tests.queries.worlds import TODAY


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_prepared_query_only_reads_and_multiplies_nothing(
    name: str, sample_graph: Graph
) -> None:  # fmt: skip
    query_type, plan = sample_graph.explain(catalogue()[name].text, timeout=60)
    kinds = {str(one["operatorType"]).split("@")[0] for one in operators(plan)}

    assert query_type == "r"
    assert not {kind for kind in kinds if "Cartesian" in kind or kind == "AllNodesScan"}


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_the_columns_declared_are_those_returned(name: str, sample_graph: Graph) -> None:
    query = catalogue()[name]
    needed = {
        parameter: "x"
        for parameter, declared in query.parameters.items()
        if declared.given_by_caller and declared.default is None
    }
    needed = {key: value for key, value in needed.items() if key not in ("as_of", "scope")}

    for row in run(sample_graph, name, as_of=TODAY, **needed).rows:
        assert list(row) == list(query.columns)
