"""What must hold of the checkout as a whole."""

from __future__ import annotations

import importlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def tracked(*patterns: str) -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in lines.splitlines() if (ROOT / line).is_file()]


@pytest.mark.parametrize("package", ["graph", "loaders", "queries", "exports", "app_pages"])
def test_our_package_is_the_one_imported(package: str) -> None:
    """PyPI has a package called queries; ours must win."""
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).is_relative_to(ROOT)


def test_no_registry_is_addressed() -> None:
    address = re.compile(
        r"(--index-url|--extra-index-url|\"resolved\"|registry\s*=)\s*\"?https?://"
    )
    for path in tracked("*.txt", "*.toml", "*.cfg", "*.json", "Makefile", ".ci/*"):
        assert not address.search(path.read_text(encoding="utf-8")), path


def test_every_package_is_locked_with_its_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert entries
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_cypher_lives_in_its_files() -> None:
    """Statements stand in .cypher files; the code holds none to be put together."""
    statement = re.compile(r"[\"'\s](MATCH|MERGE|UNWIND|OPTIONAL MATCH|DETACH DELETE) *[(\$]")
    for path in tracked("*.py"):
        if path.is_relative_to(ROOT / "tests"):
            continue
        assert not statement.search(path.read_text(encoding="utf-8")), path
