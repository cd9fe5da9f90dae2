"""A body that was renamed, and its old name without a code, are a pair for people to decide on."""

from __future__ import annotations

from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from loaders._decisions import decisions_file

AREAS = "区划代码,居民区名称,街道\n310110009020,金安居委会,四平路街道\n"
CODE = "91310110000000000X"
OLD, NEW = "上海甲示物业有限公司", "上海乙示物业有限公司"


def rosters(graph: Graph, folder: Path, *sheets: tuple[str, str]) -> list[tuple[str, str]]:
    """Load rosters one after the other; return the names of the pairs."""
    decisions_file(graph.home).unlink(missing_ok=True)
    for number, (name, text) in enumerate((("居民区", AREAS), *sheets)):
        path = folder / str(number) / f"{name}.csv"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        report = loaders.load(graph, [path])
        assert report.refusals == ()
    found = [(pair.first.name, pair.second.name) for pair in loaders.review(graph)]
    assert sorted(found) == sorted((pair.first.name, pair.second.name) for pair in report.doubts)
    return [(min(pair), max(pair)) for pair in found]


def firm(name: str, code: str = "") -> tuple[str, str]:
    return "物业企业", f"企业名称,统一社会信用代码\n{name},{code}\n"


def test_the_old_name_that_an_earlier_roster_gave(empty_graph: Graph, tmp_path: Path) -> None:
    found = rosters(empty_graph, tmp_path, firm(OLD, CODE), firm(NEW, CODE), firm(OLD))
    assert found == [(NEW, OLD)]


def test_the_old_name_as_another_name(empty_graph: Graph, tmp_path: Path) -> None:
    former = "别名", f"曾用名,正式名称\n{OLD},{NEW}\n"
    found = rosters(empty_graph, tmp_path, firm(OLD), firm(NEW, CODE), former)
    assert found == [(NEW, OLD)]


@pytest.mark.parametrize("order", [1, -1])
def test_names_that_are_alike(empty_graph: Graph, tmp_path: Path, order: int) -> None:
    alike = "上海甲示物业服务有限公司"
    both = [firm(OLD), firm(alike, CODE)]
    found = rosters(empty_graph, tmp_path, *both[::order])
    assert found == [(min(OLD, alike), max(OLD, alike))]


def test_another_code_is_another_firm(empty_graph: Graph, tmp_path: Path) -> None:
    other = firm(OLD, "91310110000000001X")
    assert rosters(empty_graph, tmp_path, firm(OLD, CODE), firm(NEW, CODE), other) == []
