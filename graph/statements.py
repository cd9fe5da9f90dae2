"""The texts of the statements this package runs: ``graph/cypher`` and ``graph/sql``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def read_cypher(name: str) -> str:
    """Return the text of ``graph/cypher/NAME.cypher``."""
    return (_HERE / "cypher" / f"{name}.cypher").read_text(encoding="utf-8")


@cache
def read_sql(name: str) -> str:
    """Return the text of ``graph/sql/NAME.sql``."""
    return (_HERE / "sql" / f"{name}.sql").read_text(encoding="utf-8")
