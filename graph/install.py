"""The jars of Neo4j: fetched once, checked against our own list before every start."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from graph.errors import ServerError
from graph.lock import locked
from graph.settings import Settings
from graph.words import N_, translate

VERSION = "2026.08.1"
_LIST = Path(__file__).with_name("neo4j_jars.sha256")
_TRIES = 3
_PARALLEL = 8


@dataclass(frozen=True)
class Jar:
    """One line of the list: hash, file name, Maven coordinate ``group:name:version[:kind]``."""

    sha256: str
    name: str
    coordinate: str

    def whole(self, folder: Path) -> bool:
        """Tell whether `folder` holds this jar, unchanged."""
        try:
            with (folder / self.name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except FileNotFoundError:
            return False


def jar_list() -> list[Jar]:
    """Return every jar that Neo4j needs; nothing else comes on its class path."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return [Jar(*line.split()) for line in lines if line]


def jar_folder(settings: Settings) -> Path:
    """Return where the jars are: the operator's folder or the one all our homes share."""
    return settings.jars or user_cache_path("street-graph", appauthor=False) / f"neo4j-{VERSION}"


def damaged(folder: Path) -> list[Jar]:
    """Return the jars that `folder` lacks or holds changed.

    All are hashed each time: 176 MB take a tenth of a second, so no marker is kept that
    could say "good" of a file that no longer is.
    """
    jars = jar_list()
    with ThreadPoolExecutor() as pool:
        good = list(pool.map(lambda jar: jar.whole(folder), jars))
    return [jar for jar, whole in zip(jars, good, strict=True) if not whole]


def install(settings: Settings) -> list[Path]:
    """Return the paths of all jars, each checked; fetch those that are missing or changed.

    Raises
    ------
    ServerError
        If the operator's folder is not complete, or a jar cannot be had as listed.
    """
    folder = jar_folder(settings)
    if not settings.jars:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / ".lock"):
            if bad := damaged(folder):
                _fetch_all(bad, folder, settings)
    elif bad := damaged(folder):
        raise ServerError(
            N_(
                "{count} of {total} Neo4j files in {folder} are missing or changed, "
                "the first is {file}. They are not used."
            ),
            count=len(bad),
            total=len(jar_list()),
            folder=folder,
            file=bad[0].name,
        )
    return [folder / jar.name for jar in jar_list()]


def _fetch_all(jars: list[Jar], folder: Path, settings: Settings) -> None:
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
    )
    sentence = translate(N_("Fetching Neo4j {version}"), settings.language)
    # Inside `folder`: the last step is a rename, so no half-written jar ever has its name.
    staging = Path(tempfile.mkdtemp(prefix=".fetch-", dir=folder))
    try:
        with progress, ThreadPoolExecutor(_PARALLEL) as pool:
            task = progress.add_task(sentence.format(version=VERSION), total=len(jars))
            try:
                for _ in pool.map(lambda jar: _fetch(jar, folder, staging), jars):
                    progress.advance(task)
            except ServerError:
                pool.shutdown(cancel_futures=True)
                raise
    finally:
        shutil.rmtree(staging)


def _fetch(jar: Jar, folder: Path, staging: Path) -> None:
    reason = ""
    for attempt in range(_TRIES):
        try:
            found = download(jar.coordinate, staging / f"{attempt}")
        except (OSError, RuntimeError) as error:  # requests' errors are OSErrors
            reason = str(error)
            continue
        reason = ""
        if jar.whole(found.parent):
            found.replace(folder / jar.name)
            return
    if reason:
        raise ServerError(
            N_(
                "{file} cannot be fetched. Is there a way to the internet? Without one, set "
                "STREET_GRAPH_NEO4J_JARS to a folder that holds the Neo4j files."
            ),
            file=jar.name,
            detail=reason,
        )
    raise ServerError(
        N_("{file} is not the file it should be (its SHA-256 differs) and is not used."),
        file=jar.name,
    )


def download(coordinate: str, cache: Path) -> Path:
    """Fetch one artifact of the Maven world by `jgo` into `cache`, return its path.

    Mirrors that the operator declared in jgo's own settings file are asked first; they need
    no trust, since the caller checks what comes.
    """
    # Imported on use: a machine that has its jars should not pay for it at each start.
    from jgo.config import GlobalSettings
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext

    repositories = {**GlobalSettings.load().repositories, "central": MAVEN_CENTRAL_URL}
    context = MavenContext(repo_cache=cache, remote_repos=repositories, timeout=30)
    group, name, version, *kind = coordinate.split(":")
    artifact: Any = context.project(group, name).at_version(version).artifact(*kind)
    found: Path = artifact.resolve()
    return found
