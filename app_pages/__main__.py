"""``python -m app_pages``: the graph database, the sample and the pages, all in one command."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from pylopdf_fonts_zh_cn import sans_path

from graph.archive import open_archive
from graph.child import Child, start
from graph.command import FINDINGS, Command, lang_option, settings_in
from graph.connection import Graph, connect, start_server
from graph.constraints import ensure_schema
from graph.errors import GraphConnectionError, InputError, ServerError
from graph.rules import rules
from graph.server import free_port
from graph.settings import ROOT, Settings
from graph.turns import check_whole
from graph.words import N_, Language, Message

SAMPLE = "sample_data"
READY_SECONDS = 60
_POLL_SECONDS = 0.2


@click.command(cls=Command)
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
@click.option("--sample/--no-sample", default=True, help="Load the sample into an empty graph.")
@lang_option
def main(port: int, sample: bool, language: Language) -> None:
    """Start all that is needed and serve the pages until Ctrl-C."""
    settings = settings_in(language)
    rules()  # rules that contradict each other are told now, not when a page first asks
    # A stop by the system takes the same way out as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if free_port(port) != port:
        raise InputError(
            N_("Port {port} is in use. Choose another: make run PORT={other}"),
            port=port,
            other=free_port(port + 1),
        )
    provide_font()
    try:
        with _graph(settings) as graph:
            _prepare(graph, settings, sample=sample)
            _serve(port, language)
    except KeyboardInterrupt:
        _say(N_("Everything is stopped."), language)


@contextmanager
def _graph(settings: Settings) -> Iterator[Graph]:
    if settings.neo4j_uri:
        address = {"address": settings.neo4j_uri}
        _say(N_("Using the graph database at {address}."), settings.language, **address)
        graph = connect(settings)
        try:
            yield graph
        finally:
            graph.close()
        return
    server = start_server(settings)
    try:
        graph = connect(settings)
        try:
            yield graph
        finally:
            graph.close()
    finally:
        server.release()


def _prepare(graph: Graph, settings: Settings, *, sample: bool) -> None:
    """Make constraints and indexes, take back what was cut off, load the sample if need be."""
    try:
        ensure_schema(graph)
    except GraphConnectionError as error:
        if not settings.neo4j_uri:
            raise
        _tell(error.message, settings.language)  # who may only read can still look
        return
    check_whole(settings.home)
    with open_archive(settings.home) as archive:
        cut_off = any(load.cut_off for load in archive.loads())
        known = len(archive.done())
    if cut_off:
        _loaders("recover", settings.language)
    if graph.size()["loads"]:
        return
    if known:  # the store was lost: beside the sample nobody would miss what it held
        sentence = N_(
            "The graph is empty, and the archive holds {count} {count:load|loads}: `python -m "
            "graph rebuild` brings {count:it|them} back."
        )
        _say(sentence, settings.language, count=known)
        return
    if not sample:
        return
    _say(N_("Loading the sample."), settings.language)
    if _loaders("load", settings.language, SAMPLE) > FINDINGS:
        raise InputError(N_("The sample could not be loaded."))


def _loaders(command: str, language: Language, *words: str) -> int:
    """Run a command of the loaders, whose modules the pages must not know."""
    done = subprocess.run(
        [sys.executable, "-m", "loaders", command, *words, "--lang", language],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    return done.returncode


def provide_font() -> None:
    """Put the font where the pages may be served from; links that lead out are refused."""
    target = ROOT / "static" / sans_path().name
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        shutil.copyfile(sans_path(), draft)
        draft.replace(target)


def _serve(port: int, language: Language) -> None:
    _say(N_("Starting the pages."), language)
    os.environ["STREET_GRAPH_LANG"] = language
    os.chdir(ROOT)
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    command += ["--server.port", str(port), "--logger.level", "warning"]
    pages = start(command)
    try:
        _wait(pages, port)
        address = f"http://127.0.0.1:{port}"
        _say(N_("The pages are at {address} (Ctrl-C stops them)."), language, address=address)
        first = start([sys.executable, "-m", "app_pages._first_visit"], errors=Path(os.devnull))
        try:
            while not pages.ended():
                time.sleep(_POLL_SECONDS)
        finally:
            first.leave()
        raise ServerError(N_("The pages ended by themselves."))
    finally:
        pages.leave()


def _wait(pages: Child, port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(port):
        if pages.ended() or time.monotonic() > deadline:
            raise ServerError(N_("The pages could not be started."))
        time.sleep(_POLL_SECONDS)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _say(sentence: str, language: Language, **values: object) -> None:
    _tell(Message(sentence, values), language)


def _tell(message: Message, language: Language) -> None:
    click.echo(message.get(language), err=True)


if __name__ == "__main__":
    main()
