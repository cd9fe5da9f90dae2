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


@cache
def cypher_for(name: str, **names: str) -> str:
    """Return ``graph/cypher/NAME.cypher`` less its remarks, identifiers in their places.

    Parameters
    ----------
    **names
        Word that stands for a label or type -> one of the declared model, never of data.
    """
    text = read_cypher(name)
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    for place, identifier in names.items():
        code = code.replace(f":{place}", f":{identifier}")
    return code
