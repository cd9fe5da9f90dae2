"""A workbook uploaded in the browser: checked, loaded, reported, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

import loaders
from benchmarks._browser import serving
from graph.connection import Graph
from graph.settings import Settings

SLOW = 90_000
HEADINGS = ["小区名称", "居民区", "户数"]


@pytest.fixture
def address(graph_server: Settings, empty_graph: Graph) -> Iterator[str]:
    """The pages on an empty graph."""
    assert empty_graph.size()["nodes"] == 0
    with serving(graph_server.home) as served:
        yield served


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """One area, two estates in it, and one in an area that nobody knows."""
    path = tmp_path / "rosters.xlsx"
    with xlsxwriter.Workbook(path) as book:
        areas = book.add_worksheet("居民区")
        areas.write_row(0, 0, ["区划代码", "名称"])
        areas.write_row(1, 0, ["310110009018", "铁岭路九十弄居委会"])
        estates = book.add_worksheet("小区")
        estates.write_row(0, 0, HEADINGS)
        estates.write_row(1, 0, ["甲苑", "铁岭路90弄", 120])
        estates.write_row(2, 0, ["乙苑", "铁岭路九十弄居委会", 80])
        estates.write_row(3, 0, ["丙苑", "无此居委会", 80])
    return path


def test_an_empty_graph_leads_to_template_and_upload(page: Page, address: str) -> None:
    page.goto(f"{address}/?lang=zh")
    expect(page.locator("h1").first).to_contain_text("尚无数据", timeout=SLOW)


def test_a_workbook_is_checked_loaded_and_reported(
    page: Page, address: str, workbook: Path, empty_graph: Graph
) -> None:
    page.goto(f"{address}/data?lang=en")
    page.locator("input[type=file]").set_input_files(workbook, timeout=SLOW)
    expect(page.get_by_text("4 rows read: 3 would be loaded").first).to_be_visible(timeout=SLOW)
    assert empty_graph.size()["nodes"] == 0
    page.get_by_role("button", name="Load 3 rows").click()
    expect(page.get_by_text("4 rows read: 3 loaded").first).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Refused rows").first).to_be_visible()
    names = empty_graph.read("MATCH (e:Estate) RETURN e.name AS name ORDER BY name")
    assert [row["name"] for row in names] == ["乙苑", "甲苑"]


def test_two_files_of_one_name_are_both_read(page: Page, address: str, tmp_path: Path) -> None:
    paths = []
    for number, name in (("018", "铁岭路九十弄居委会"), ("023", "金安居委会")):
        path = tmp_path / number / "areas.csv"
        path.parent.mkdir()
        path.write_text(f"区划代码,名称\n310110009{number},{name}\n", encoding="utf-8")
        paths.append(path)
    page.goto(f"{address}/data?lang=en")
    page.locator("input[type=file]").set_input_files(paths, timeout=SLOW)
    expect(page.get_by_text("2 rows read: 2 would be loaded").first).to_be_visible(timeout=SLOW)


def test_a_choice_outlasts_the_words_it_was_made_in(
    page: Page, address: str, tmp_path: Path, empty_graph: Graph
) -> None:
    areas = "区划代码,名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n"
    for name, text in {
        "areas.csv": areas,
        "居委会.csv": "居委会名称,居民区\n铁岭路九十弄居委会,310110009018\n",
        "其他.csv": "居委会名称,居民区\n铁岭路居委会,310110009018\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path / "areas.csv", tmp_path / "居委会.csv"])

    page.goto(f"{address}/data?lang=zh&scope=310110009&as_of=2015-08-01")
    page.locator("input[type=file]").set_input_files(tmp_path / "其他.csv", timeout=SLOW)
    page.locator(".stSelectbox").filter(has_text="以前入库").get_by_role("combobox").click()
    page.get_by_role("option", name="于 2015-08-01 终止").click()
    expect(page.get_by_role("button", name="于 2015-08-01 终止 1 行")).to_be_visible(timeout=SLOW)
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("button", name="end 1 row on 2015-08-01")).to_be_visible(timeout=SLOW)
