"""The page of results: every figure in words, nothing that names the machine."""

from __future__ import annotations

import platform

from benchmarks._figures import Figure
from benchmarks._results import document


def test_every_figure_stands_beside_its_anchor_and_limit() -> None:
    page = document(
        "city",
        [
            Figure("bulk", "the anchor", (10.0, 12.0, 11.0)),
            Figure("load", "first load", (33.0,), anchor="bulk", limit=4.0),
            Figure("load_peak", "memory", (1100.0,), "MiB", limit=1024.0),
            Figure("load_rows", "rows", (609_515,), "count"),
        ],
    )
    lines = page.splitlines()
    assert "| bulk | the anchor | 11.00 s | 18% | 3 |  |  |  |" in lines
    assert "| load | first load | 33.00 s |  | 1 | 3 × bulk | 4 × bulk | kept |" in lines
    assert "| load_peak | memory | 1,100 MiB |  | 1 |  | 1,024 MiB | **missed** |" in lines
    assert "| load_rows | rows | 609,515 |  |  |  |  |  |" in lines


def test_the_machine_is_described_and_not_named() -> None:
    page = document("street", [])
    assert "- Size: street" in page
    assert f"Python {platform.python_version()}, Neo4j 2026.08.1" in page
    assert platform.node() not in page
