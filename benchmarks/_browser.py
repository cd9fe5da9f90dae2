"""The pages in a real browser: Chromium on this machine, and the pages served to it."""

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

from playwright.sync_api import Browser, Playwright, sync_playwright

from app_pages.__main__ import provide_font
from graph.settings import ROOT

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_HOW = (
    "No browser was found, and none could be got. Install Chromium or Chrome "
    "(Debian, Ubuntu: sudo apt install chromium), or name one in CHROMIUM=/path."
)
_START_SECONDS = 60


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium.

    Raises
    ------
    RuntimeError
        If there is none and none can be got; says how to get one.
    """
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_found(playwright), args=_FLAGS)
        yield opened
        opened.close()


def _found(playwright: Playwright) -> str:
    """Return a browser's path: on the machine, else by playwright, else from Debian as root."""
    for found in (os.environ.get("CHROMIUM"), *map(shutil.which, _NAMES)):
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
    if path := shutil.which("chromium"):
        return path
    raise RuntimeError(_HOW)


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the pages on the managed Neo4j of `home`; gives their address.

    Raises
    ------
    RuntimeError
        If the pages do not answer.
    """
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
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"Streamlit did not answer at {address} (exit code {process.poll()})")
