"""The page of gaps as a user meets it: from the click on its link until its table stands.

On a day that nobody asked for, once clicked as soon as the page before it stands, and once
after that page was read for some seconds, in which its findings are asked for ahead. Chromium
takes its share of the machine; `benchmarks.gaps_page` measures what the server does alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from playwright.sync_api import Page

from benchmarks._browser import chromium, serving
from benchmarks._figures import Figure
from benchmarks._world import World, timed
from sample_data.city_plan import TODAY

ORDER = 66
_RUNS = 5
_MOST_MS, _LOOK_MS, _READ_MS = 200_000, 50, 6_000
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
    days = (TODAY + timedelta(days=one) for one in count(1))  # other measures asked for `TODAY`
    with serving(world.home) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for part, scope, limit in (("street", world.street, 1.0), ("all", world.scope, 4.0)):
            at_once: list[float] = []
            again: list[float] = []
            read: list[float] = []
            for _run in range(_RUNS + 1):
                _open(page, f"{address}/data?scope={scope}&lang=zh", next(days))
                with timed(at_once):
                    _follow(page, _GAPS)
                _follow(page, _DATA)
                with timed(again):
                    _follow(page, _GAPS)
                _open(page, f"{address}/data?scope={scope}&lang=zh", next(days))
                page.wait_for_timeout(_READ_MS)
                with timed(read):
                    _follow(page, _GAPS)
            what = f"page of gaps of {'one street' if part == 'street' else 'the whole'}"
            for name, how, seconds in (
                ("click", "a click at once on a day not asked for before", at_once),
                ("click_again", "the same click again", again),
                ("click_read", "a click after another page was read on such a day", read),
            ):
                title = f"{what}, in Chromium: {how}"
                yield Figure(f"gaps_{name}_{part}", title, tuple(seconds[1:]), limit=limit)


def _open(page: Page, address: str, day: date) -> None:
    page.goto(f"{address}&as_of={day.isoformat()}")
    page.wait_for_function(_STANDS, arg=_DATA, timeout=_MOST_MS, polling=_LOOK_MS)


def _follow(page: Page, title: str) -> None:
    page.get_by_test_id("stPageLink-NavLink").filter(has_text=title).first.click()
    page.wait_for_function(_STANDS, arg=title, timeout=_MOST_MS, polling=_LOOK_MS)
