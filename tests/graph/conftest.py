"""Several loads, one taken back and two records judged to be one, in a home of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from graph.password import read_password
from graph.settings import Settings
from graph.state import read_state

AREAS = (
    "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n"
    "310110009020,金安居委会,四平路街道\n"
)
BODIES = "组织名称,组织类别,居民区\n金安居民区妇代会,妇代会,金安\n金安社区妇代会,妇代会,金安\n"
HOLDINGS = (
    "姓名,任职组织,职务,任职日期,出生年月\n"
    "张某一,金安居民区妇代会,主任,2012-08,1960-01\n"
    "李某二,金安社区妇代会,委员,2013-05,1971-03\n"
)
ESTATES = (
    "小区名称,居民区,总户数,建筑面积\n示例花苑,铁岭路九十弄,120,8000.5\n和平花苑,金安,90,6000\n"
)
MORE_HOUSEHOLDS = "小区名称,居民区,总户数,建筑面积\n示例花苑,铁岭路九十弄,140,8000.5\n"
WRONG = "小区名称,居民区,总户数,建筑面积\n和平花苑,金安,1,6000\n误入花苑,金安,5,100\n"
Everything = Callable[[Graph], object]


def everything(graph: Graph) -> object:
    """All that the graph holds, in an order of its own."""
    nodes = graph.read(
        "MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id, labels(n)[0]"
    )
    ties = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS p, b.id AS b "
        "ORDER BY type, r.id, a.id, b.id"
    )
    return [{**row, "labels": sorted(row["labels"])} for row in nodes], ties


@pytest.fixture(name="everything")
def _everything() -> Everything:
    """Return what reads all that a graph holds."""
    return everything


@pytest.fixture
def own_settings(graph_server: Settings) -> Callable[[Path], dict[str, str]]:
    """Return what gives a home the database of the tests, as one that it does not manage."""

    def settings(home: Path) -> dict[str, str]:
        state = read_state(graph_server.home)
        assert state is not None
        return {
            "STREET_GRAPH_HOME": str(home),
            "NEO4J_URI": state.uri,
            "NEO4J_PASSWORD": read_password(graph_server.home),
        }

    return settings


@pytest.fixture
def own_graph(empty_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """An empty graph whose archive begins with it."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(empty_graph, "home", home)
    return empty_graph


@pytest.fixture
def loaded(own_graph: Graph, tmp_path: Path) -> Graph:
    """A graph of three loads, of which the one between was taken back, with a merge."""

    def load(**texts: str) -> str:
        folder = tmp_path / "-".join(texts)
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        report = loaders.load(own_graph, [folder])
        assert not report.refusals
        assert report.load_id is not None
        return report.load_id

    load(areas=AREAS, bodies=BODIES, holdings=HOLDINGS, estates=ESTATES)
    wrong = load(wrong=WRONG)
    load(more=MORE_HOUSEHOLDS)
    (pair,) = loaders.review(own_graph)
    loaders.decide(own_graph, pair, "same", "li")
    loaders.rollback(own_graph, wrong)
    return own_graph
