"""The page of gaps as a user meets it: from the click on its link until its table stands.

Chromium takes its share of the machine, a third of a core while it waits for the city's page;
`benchmarks.gaps_page` measures what the server does alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import Page

from benchmarks._browser import chromium, serving
from benchmarks._figures import Figure
from benchmarks._world import World, timed
from sample_data.city_plan import TODAY

ORDER = 66
_RUNS = 5
_MOST_MS, _LOOK_MS = 200_000, 50
_GAPS, _DATA = "缺口", "数据"
_STANDS = """title => {
    const app = document.querySelector('[data-testid="stApp"]')
    const heading = document.querySelector('h1')
    return app && heading && heading.textContent.includes(title)
        && app.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-testid="stStatusWidget"]')
        && (title !== '缺口' || document.querySelector('[data-testid="stDataFrame"] canvas'))
}"""
"""The script has ended and, on the page of gaps, the table is drawn."""


def measure(world: World) -> Iterator[Figure]:
    """Click on days that nobody asked for; the first of them is not counted."""
    world.loaded()
    with serving(world.home) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for part, scope, limit in (("street", world.street, 1.0), ("all", world.scope, 4.0)):
            anew: list[float] = []
            again: list[float] = []
            for days in range(_RUNS + 1):
                day = TODAY + timedelta(days=1 + days)  # other measures asked for `TODAY`
                page.goto(f"{address}/data?scope={scope}&as_of={day.isoformat()}&lang=zh")
                page.wait_for_function(_STANDS, arg=_DATA, timeout=_MOST_MS, polling=_LOOK_MS)
                with timed(anew):
                    _follow(page, _GAPS)
                _follow(page, _DATA)
                with timed(again):
                    _follow(page, _GAPS)
            what = f"page of gaps of {'one street' if part == 'street' else 'the whole'}"
            title = f"{what}, a click in Chromium on a day not asked for before"
            yield Figure(f"gaps_click_{part}", title, tuple(anew[1:]), limit=limit)
            title = f"{what}, the same click again"
            yield Figure(f"gaps_click_again_{part}", title, tuple(again[1:]), limit=limit)


def _follow(page: Page, title: str) -> None:
    page.get_by_test_id("stPageLink-NavLink").filter(has_text=title).first.click()
    page.wait_for_function(_STANDS, arg=title, timeout=_MOST_MS, polling=_LOOK_MS)
