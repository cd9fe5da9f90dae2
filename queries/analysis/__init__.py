"""Answers that no Cypher gives: one module for each analysis that a query's header names.

A module offers ``analyse(rows, scope) -> rows``: it makes the declared columns of what the
Cypher returned.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any, cast

Rows = list[dict[str, Any]]
Analysis = Callable[[Sequence[dict[str, Any]], str], Rows]


def analysis(name: str) -> Analysis:
    """Return the analysis `name`."""
    return cast(Analysis, importlib.import_module(f"queries.analysis.{name}").analyse)
