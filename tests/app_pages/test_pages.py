"""Every page by its script, in both languages: on the sample, on nothing, without a server.

Pages are found in their folder, so that a new one is tried here without being named.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.connection import Graph
from graph.settings import Settings
from tests.app_pages.conftest import Open, words

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.stem for path in (ROOT / "app_pages").glob("*.py") if not path.stem.startswith("_")
)
TITLES = {
    "overview": {"zh": "总览", "en": "Overview"},
    "cross_appointments": {"zh": "交叉任职", "en": "Cross-appointments"},
    "co_building": {"zh": "共建", "en": "Co-building"},
    "terms": {"zh": "换届", "en": "Terms and elections"},
    "gaps": {"zh": "缺口", "en": "Gaps"},
    "profile": {"zh": "档案", "en": "Profile"},
    "data": {"zh": "数据", "en": "Data"},
}


def test_every_page_is_named_here() -> None:
    assert sorted(TITLES) == PAGES


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_draws_the_sample(
    name: str, language: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, name, language)
    assert not test.exception
    assert not test.error
    assert TITLES[name][language] in words(test)


def test_the_overview_shows_the_figures_of_the_article(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "overview", "zh")
    figures = {metric.label: metric.value for metric in test.metric}
    assert figures["“大总支”比例"] == "100 %"
    assert figures["公推直选率"] == "100 %"
    assert 65 <= int(figures["业委会党员比例"].split()[0]) < 70
    assert "23/23" in words(test)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_profile_opens_by_its_address(
    language: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "profile", language, id="310110009018")
    assert not test.exception
    assert "铁岭路九十弄居委会" in words(test)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_an_empty_graph_leads_to_the_template(
    name: str, language: str, graph_server: Settings, empty_graph: Graph, open_page: Open
) -> None:
    assert empty_graph.size()["loads"] == 0
    test = open_page(graph_server.home, name, language)
    assert not test.exception
    wanted = {
        "data": {"zh": "尚未", "en": "Nothing is loaded yet"},
    }.get(name, {"zh": "尚无数据", "en": "No data yet"})
    assert wanted[language] in words(test)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh", "bolt://127.0.0.1:1 的图数据库没有应答"), ("en", "bolt://127.0.0.1:1 does not answer")],
)
def test_a_server_out_of_reach_is_told_in_a_sentence(
    language: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_page: Open,
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    test = open_page(tmp_path, "overview", language)
    assert not test.exception
    assert sentence in words(test)


def test_a_date_that_is_none_is_told(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "en", as_of="2015-02-30")
    assert "2015-02-30" in words(test)
    assert not test.exception
