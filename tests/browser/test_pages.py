"""The pages in a real browser, as a person uses them, on the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks._browser import serving
from graph.settings import Settings

VIEW = "scope=310110009&as_of=2015-08-01"
TITLES = {
    "overview": ("总览", "Overview"),
    "cross_appointments": ("交叉任职", "Cross-appointments"),
    "co_building": ("共建", "Co-building"),
    "gaps": ("缺口", "Gaps"),
    "profile": ("档案", "Profile"),
    "terms": ("换届", "Terms and elections"),
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


@pytest.mark.parametrize("name", ["gaps", "terms"])
def test_a_phone_folds_the_filters_and_a_wide_screen_shows_them(
    page: Page, address: str, name: str
) -> None:
    open_page(page, address, name, more="&state=new,checked,overdue")
    fold, area = page.locator(".st-key-filters_fold"), page.locator(".st-key-area_choice")
    expect(area).to_be_visible()
    expect(fold).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(area).to_be_hidden()
    expect(fold).to_contain_text("筛选（已设 1 项）")
    if name == "gaps":  # a finding is seen without a turn of the page
        table = page.get_by_test_id("stDataFrame").first.bounding_box()
        assert table is not None
        assert table["y"] < 600
    fold.get_by_role("button").press("Enter")
    settle(page)
    expect(area).to_be_visible()
    expect(fold).to_contain_text("收起筛选")


def test_the_sign_of_waiting_turns_in_steps(page: Page, address: str) -> None:
    open_page(page, address, "data")
    page.evaluate(
        """() => {
            const sign = document.createElement('span')
            sign.id = 'sign'
            sign.dataset.testid = 'stSpinnerIcon'
            document.querySelector('[data-testid=stApp]').append(sign)
        }"""
    )
    # The style may come after the script's end: the browser loads what draws it then.
    sign = page.locator("#sign")
    expect(sign).to_have_css("animation-timing-function", re.compile(r"steps\(8"), timeout=SLOW)


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


WRITTEN = """
    const write = CanvasRenderingContext2D.prototype.fillText;
    window.written = new Map();
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
        const at = this.getTransform();
        const half = this.measureText(text).width * at.a / 2;
        const middle = x * at.a + at.e;
        if (this.textAlign === "center" && this.canvas.closest(".canvas"))
            window.written.set(text, {
                left: middle - half, right: this.canvas.width - middle - half,
            });
        return write.call(this, text, x, y, ...more);
    };
"""
"""Notes how far the words drawn on a network are from its left and right edge."""


def test_no_label_of_a_network_is_cut_at_its_edges(page: Page, address: str) -> None:
    page.add_init_script(WRITTEN)
    open_page(page, address, "cross_appointments")
    page.locator(".canvas[data-drawn]").first.wait_for(timeout=SLOW)
    page.wait_for_function("window.written.size > 20", timeout=SLOW)
    cut = page.evaluate(
        "[...window.written].filter(([, room]) => Math.min(room.left, room.right) < 0)"
    )
    assert cut == []


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


def test_the_first_page_opens_under_its_name_too(page: Page, address: str) -> None:
    page.goto(f"{address}/overview?{VIEW}&lang=zh")
    expect(page.locator("h1").first).to_contain_text("总览", timeout=SLOW)
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_alias_of_the_article_is_found(page: Page, address: str) -> None:
    open_page(page, address, "overview")
    box = page.locator(".st-key-search input")
    box.fill("铁岭路90弄")
    expect(page.get_by_test_id("stSidebar").get_by_text("铁岭路九十弄居委会").first).to_be_visible(
        timeout=SLOW
    )


def click_first_row(page: Page, key: str) -> None:
    """Click the first row of a table; its cells are drawn on a canvas."""
    grid = page.locator(f".st-key-{key} .dvn-scroller").first
    grid.wait_for(timeout=SLOW)
    grid.click(position={"x": 40, "y": 51})
    settle(page)


def expect_cells(page: Page) -> None:
    """Expect the place of a source row and the row as it was read, here in its copy for paper."""
    expect(page.get_by_text("，工作表").first).to_be_visible(timeout=SLOW)
    cells = page.locator("table.on-paper", has=page.get_by_text("原文", exact=True)).last
    expect(cells.locator("tbody tr").first).to_be_attached(timeout=SLOW)


def test_a_figure_leads_to_its_list_its_sources_and_the_cells(page: Page, address: str) -> None:
    open_page(page, address, "overview")
    page.locator(".st-key-list_I15 button").click()
    click_first_row(page, "figure_list_table")
    expect_cells(page)


def test_a_figure_of_persons_leads_to_the_rows_that_name_them(page: Page, address: str) -> None:
    open_page(page, address, "overview", more="&list=I6")
    click_first_row(page, "figure_list_table")
    expect_cells(page)


@pytest.mark.parametrize(
    ("name", "more", "table"),
    [
        ("cross_appointments", "", "several"),
        ("co_building", "", "agreements"),
        ("terms", "&tab=seats", "empty_seats"),
        ("overview", "", "due_soon"),
        ("profile", f"&id={AREA}", "profile_ties"),
    ],
)
def test_a_line_of_a_list_shows_its_cells(
    page: Page, address: str, name: str, more: str, table: str
) -> None:
    open_page(page, address, name, more=more)
    click_first_row(page, table)
    expect_cells(page)


def test_the_keyboard_opens_a_finding_and_shows_where_it_is(page: Page, address: str) -> None:
    open_page(page, address, "gaps")
    # The grid takes the keys only once it has drawn itself.
    page.get_by_test_id("data-grid-canvas").first.wait_for(timeout=SLOW)
    page.wait_for_timeout(500)
    ways: list[str] = []
    while "CANVAS" not in ways and len(ways) < 60:
        page.keyboard.press("Tab")
        ways.append(page.evaluate("document.activeElement.tagName"))
        link = page.get_by_test_id("stPageLink").locator("a:focus")
        if link.count():
            assert link.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert {"A", "CANVAS"} <= {*ways}
    for _ in range(5):  # a key that comes while the grid draws itself anew is lost
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(2000)
        if "finding=" in page.url:
            break
    settle(page)
    expect(page.locator(".st-key-finding")).to_be_visible(timeout=SLOW)
    assert "finding=" in page.url


def test_another_list_forgets_the_row_chosen_in_the_one_before(page: Page, address: str) -> None:
    open_page(page, address, "gaps", more="&tab=changes")
    click_first_row(page, "changes")
    card = page.locator(".st-key-finding")
    expect(card).to_be_visible(timeout=SLOW)
    page.get_by_test_id("stButtonGroup").get_by_text("消除").click()
    settle(page)
    expect(card).to_have_count(0)
    click_first_row(page, "changes")
    expect(card).to_be_visible(timeout=SLOW)


def test_a_filter_offers_its_words_and_no_english(page: Page, address: str) -> None:
    open_page(page, address, "gaps")
    page.locator(".st-key-state_choice input").first.click()
    expect(page.get_by_role("option")).to_have_text(["新发现", "已核实", "不予列入"])


def test_a_finding_shows_its_cells(page: Page, address: str) -> None:
    open_page(page, address, "gaps")
    click_first_row(page, "findings")
    card = page.locator(".st-key-finding").bounding_box()
    assert card is not None
    assert card["y"] < 860, "what a click opened is not on the screen"
    page.locator(".st-key-finding").get_by_text("来源行").click()
    expect_cells(page)


def test_the_field_for_files_speaks_the_language_of_the_page(page: Page, address: str) -> None:
    open_page(page, address, "data")
    field = page.get_by_test_id("stFileUploaderDropzone")
    told = field.evaluate(
        """field => [...field.querySelectorAll('button p, span')].map(one =>
            getComputedStyle(one, '::after').content).join(' ')"""
    )
    assert "选择文件" in told
    assert "每个文件不超过 50 MB" in told
    assert (
        field.get_by_text("Upload", exact=True).evaluate("one => getComputedStyle(one).fontSize")
        == "0px"
    )


@pytest.mark.parametrize(
    ("name", "language", "more"),
    [
        ("overview", "zh", ""),
        ("gaps", "zh", ""),
        ("gaps", "en", "&tab=checks"),
        ("terms", "zh", ""),
        ("terms", "en", ""),
    ],
)
def test_on_paper_stand_the_tables_whole_and_no_controls(
    page: Page, address: str, name: str, language: str, more: str
) -> None:
    open_page(page, address, name, language, more)
    tables = page.locator("table.on-paper")
    expect(tables.first).to_be_attached(timeout=SLOW)
    # The browser may draw some after the script's end: as many a second later are all.
    page.wait_for_function(
        """() => {
            const before = window.tablesOnPaper
            window.tablesOnPaper = document.querySelectorAll('table.on-paper').length
            return window.tablesOnPaper === before
        }""",
        polling=1000,
        timeout=SLOW,
    )
    expect(tables.first).to_be_hidden()
    page.emulate_media(media="print")
    lies = page.locator("table.on-paper.wide").count() > 0
    width = 1032 if lies else 718  # A4 less its margins
    page.set_viewport_size({"width": width, "height": 1000})
    expect(tables.first).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    for control in ("stDataFrame", "stButton", "stDownloadButton", "stPageLink"):
        for one in page.get_by_test_id(control).all():
            expect(one).to_be_hidden()
    assert tables.first.locator("tbody tr").count() >= 23
    widths = tables.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(widths) <= width
