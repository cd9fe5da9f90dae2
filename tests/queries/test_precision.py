"""A date known to about the year counts as its year in every query."""

from __future__ import annotations

from pathlib import Path

import pytest

QUERIES = sorted((Path(__file__).parents[2] / "queries" / "cypher").rglob("*.cypher"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_what_asks_for_a_year_asks_for_about_a_year_too(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("WHEN 'year'") == text.count("WHEN 'year', 'circa'")
