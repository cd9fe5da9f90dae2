"""Words of offices and what they mean, from the tables in ``loaders/words``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """Return the table ``loaders/words/<name>.toml``."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
