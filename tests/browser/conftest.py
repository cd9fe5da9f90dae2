"""A real browser on the real pages; a request to a foreign host fails the test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, Request, sync_playwright

from app_pages.__main__ import provide_font

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOW = (
    "No browser was found, and none could be got. Install Chromium or Chrome "
    "(Debian, Ubuntu: sudo apt install chromium), or name one in CHROMIUM=/path."
)


def find_chromium(playwright: Playwright) -> str:
    """Return a browser's path: on the machine, else by playwright, else from Debian as root."""
    for found in (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES)):
        if found and Path(found).is_file():
            return found
    own = Path(playwright.chromium.executable_path)
    if not own.is_file():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if own.is_file():
        return str(own)
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "chromium"]):
            subprocess.run(["apt-get", "-qq", *command], check=False, env=environment)
    return shutil.which("chromium") or pytest.fail(HOW, pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the run fails and says how to get one."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the pages on the managed Neo4j of `home`; gives their address."""
    provide_font()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    environment |= {"STREET_GRAPH_HOME": str(home)}
    process = subprocess.Popen(
        [*command, "--server.port", str(port)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_answers(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait_until_answers(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"Streamlit did not answer at {address} (exit code {process.poll()})")


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
