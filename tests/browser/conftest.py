"""A real browser on the real pages; a request to a foreign host fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Request

from benchmarks._browser import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the run fails and says how to get one."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, 1440 x 900; the test fails if it asks any host but this machine."""
    foreign: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            foreign.append(request.url)

    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.on("request", note)
    opened = context.new_page()
    errors: list[Error] = []
    opened.on("pageerror", lambda error: errors.append(error))  # a bound method is refused
    yield opened
    context.close()
    assert foreign == []
    assert errors == []
