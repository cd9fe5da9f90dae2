"""The pages in a real browser, as a person uses them, on the sample."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.settings import Settings
from tests.browser.conftest import serving

VIEW = "scope=310110009&as_of=2015-08-01"
TITLES = {
    "overview": ("总览", "Overview"),
    "cross_appointments": ("交叉任职", "Cross-appointments"),
    "co_building": ("共建", "Co-building"),
    "gaps": ("缺口", "Gaps"),
    "profile": ("档案", "Profile"),
    "data": ("数据", "Data"),
}
AREA = "310110009018"
SLOW = 90_000
"""Milliseconds: the machine may be shared; nothing is measured here."""


@pytest.fixture(scope="module")
def address(sample_server: Settings) -> Iterator[str]:
    """The pages on the sample."""
    with serving(sample_server.home) as served:
        yield served


def open_page(page: Page, address: str, name: str, language: str = "zh", more: str = "") -> None:
    path = "" if name == "overview" else name
    page.goto(f"{address}/{path}?{VIEW}&lang={language}{more}")
    expect(page.locator("h1").first).to_contain_text(
        TITLES[name][language == "en"] if name != "profile" else "", timeout=SLOW
    )
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run to its end; the title stands long before the answers."""
    page.locator("[data-test-script-state=notRunning]").first.wait_for(timeout=SLOW)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0, timeout=SLOW)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(TITLES))
def test_a_page_opens_without_a_traceback_or_serious_fault_of_access(
    page: Page, address: str, name: str, language: str
) -> None:
    open_page(page, address, name, language)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    found = Axe().run(page).response["violations"]
    grave = [
        (one["id"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("name", list(TITLES))
def test_a_page_fits_a_phone(page: Page, address: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, address, name)
    overflow = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


def test_the_first_page_shows_the_figures_of_the_article(page: Page, address: str) -> None:
    open_page(page, address, "overview")
    expect(page.get_by_text("23/23").first).to_be_visible()
    expect(page.get_by_text("样例数据").first).to_be_visible()


def test_a_click_on_a_node_opens_its_details(page: Page, address: str) -> None:
    open_page(page, address, "cross_appointments", more=f"&area={AREA}")
    page.locator(".canvas[data-drawn]").first.wait_for(timeout=SLOW)
    place = page.evaluate(
        """() => {
            const network = Object.values(window.__streetGraphNetworks)[0];
            const id = Object.keys(network.body.nodes).find(
                (one) => one.startsWith('org:ResidentsCommittee') || one.startsWith('org:310110'));
            const spot = network.canvasToDOM(network.getPosition(id));
            const box = network.canvas.frame.canvas.getBoundingClientRect();
            return {id, x: box.left + spot.x, y: box.top + spot.y};
        }"""
    )
    page.mouse.move(place["x"], place["y"])
    page.mouse.wheel(0, 0)
    page.mouse.click(place["x"], place["y"])
    expect(page.locator(".st-key-details")).to_contain_text("居委会", timeout=SLOW)


def test_another_language_keeps_the_view(page: Page, address: str) -> None:
    open_page(page, address, "gaps")
    page.get_by_role("radio", name="English").or_(
        page.get_by_role("button", name="English")
    ).first.click()
    expect(page.locator("h1").first).to_contain_text("Gaps", timeout=SLOW)
    assert "lang=en" in page.url
    assert "as_of=2015-08-01" in page.url


def test_a_deep_link_opens_the_same_view_and_back_returns(page: Page, address: str) -> None:
    open_page(page, address, "overview")
    open_page(page, address, "profile", more=f"&id={AREA}")
    expect(page.locator("h1").first).to_contain_text("铁岭路九十弄")
    page.go_back()
    expect(page.locator("h1").first).to_contain_text("总览", timeout=SLOW)


def test_the_alias_of_the_article_is_found(page: Page, address: str) -> None:
    open_page(page, address, "overview")
    box = page.locator(".st-key-search input")
    box.fill("铁岭路90弄")
    expect(page.get_by_test_id("stSidebar").get_by_text("铁岭路九十弄居委会").first).to_be_visible(
        timeout=SLOW
    )
