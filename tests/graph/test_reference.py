"""The schema's page in the docs says what the model declares."""

from __future__ import annotations

from pathlib import Path

from graph.reference import schema_page

PAGE = Path(__file__).parents[2] / "docs" / "schema.md"


def test_the_page_in_the_docs_is_the_declared_model() -> None:
    assert PAGE.read_text(encoding="utf-8") == schema_page()


def test_a_dated_tie_shows_its_interval_and_precision() -> None:
    holds = schema_page().split("### HOLDS")[1].split("###")[0]
    assert "Person → Post, dated" in holds
    assert "| start ° | date |" in holds  # expected: empty, it counts as unknown
    assert "| end_precision | string |" in holds
