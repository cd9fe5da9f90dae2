"""What is known by name while rows are taken is let go before the graph is written."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest

import loaders
from graph.connection import Graph
from graph.writer import write_states
from loaders import _intake, _loading
from loaders._directory import GraphDirectory

AREAS = """区划代码,居民区名称,街道
310110009018,铁岭路九十弄居委会,四平路街道
"""
ESTATES = """小区名称,居民区
示例花苑,铁岭路九十弄居委会
另一花苑,无此居委会
"""


def test_nothing_known_by_name_is_kept_while_the_graph_is_written(
    empty_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "居民区.csv").write_text(AREAS, encoding="utf-8")
    (tmp_path / "小区.csv").write_text(ESTATES, encoding="utf-8")
    made: list[weakref.ref[object]] = []
    kept: list[object] = []

    def making(*args: Any) -> object:
        known = GraphDirectory(*args)
        made.append(weakref.ref(known))
        return known

    def writing(*args: Any, **options: Any) -> None:
        kept.append(made[0]())
        write_states(*args, **options)

    monkeypatch.setattr(_intake, "GraphDirectory", making)
    monkeypatch.setattr(_loading, "write_states", writing)
    gc.disable()  # what refers to itself in a circle would stay for long
    try:
        report = loaders.load(empty_graph, [tmp_path])
    finally:
        gc.enable()
    assert len(report.refusals) == 1
    assert kept == [None]
