"""A backup put back: checked first, then exchanged for what the home holds, then made a graph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graph import exchange
from graph.archive import archive_path, open_archive
from graph.backup import Manifest, read_manifest, unpack
from graph.connection import Graph
from graph.digests import digest_of_archive
from graph.errors import InputError, StreetGraphError
from graph.home import records
from graph.progress import Progress, silent
from graph.rebuilding import Opened, Rebuilt, check_loads, write_anew
from graph.targets import written
from graph.turns import turn
from graph.words import N_, Message


@dataclass(frozen=True)
class Restored:
    """What was put back."""

    manifest: Manifest
    aside: Path | None
    """Folder with what the home held before."""
    graph: Rebuilt
    as_it_was: bool
    """Whether the graph is the one that the backup was made of, to the last property; loads that
    lacked only their mark (`Rebuilt.marked`) left out, as they are in the backup's digest."""


def restore(
    home: Path,
    path: Path,
    opened: Opened,
    *,
    replace: bool = False,
    progress: Progress = silent,
) -> Restored:
    """Put a backup back into a home, and make the graph of it.

    Nothing is touched before the whole file is found good and the graph answers. Cut off before
    that, the home is as it was; after that, `graph.rebuilding.rebuild` ends it.

    Parameters
    ----------
    opened
        Opens the graph of the home.
    replace
        Move what the home holds into a folder of it, and drop loads of the graph that the backup
        does not know; else a home that holds anything is left alone.
    progress
        Told what is being done.

    Raises
    ------
    InputError
        If the file cannot be put back, or something stands in its way.
    """
    read_manifest(path)  # what is no backup is told before anything is waited for
    with turn(home, lambda message: progress(message, 0, 0)):
        occupied = _occupied(home)
        if occupied and not replace:
            raise InputError(
                N_(
                    "{home} holds data already, which this backup would take the place of. Say "
                    "--replace to move it into a folder beside, or set STREET_GRAPH_HOME to a new "
                    "folder."
                ),
                home=home,
            )
        try:
            progress(Message(N_("Checking {file}"), {"file": path.name}), 0, 0)
            with written(home):
                folder = exchange.lay_out(home)
            manifest = unpack(path, folder)
            with opened() as graph:
                with open_archive(folder) as archive:
                    check_loads(graph, archive, home, replace=replace)
                aside = f"replaced-{datetime.now():%Y%m%d-%H%M%S-%f}" if occupied else None
                with written(home):
                    exchange.begin(home, aside)
                rebuilt, digest = _rebuilt(graph, home, progress)
        finally:
            if not exchange.under_way(home):
                exchange.end(home)
        exchange.end(home)
    return Restored(manifest, home / aside if aside else None, rebuilt, digest == manifest.digest)


def _rebuilt(graph: Graph, home: Path, progress: Progress) -> tuple[Rebuilt, str]:
    """Make the graph; return also the digest of the loads that the backup knew to be done."""
    try:
        with open_archive(home) as archive:
            rebuilt = write_anew(graph, archive, progress)
            if not rebuilt.marked:
                return rebuilt, rebuilt.digest
            return rebuilt, digest_of_archive(archive, without=rebuilt.marked).text
    except StreetGraphError as error:
        raise InputError(
            N_(
                "{reason} The backup is put back, but the graph is not made of it yet: run "
                "`python -m graph rebuild`."
            ),
            reason=error.message,
            detail=error.detail,
        ) from error


def _occupied(home: Path) -> bool:
    """Say whether a home holds records; an archive without any load is as good as none."""
    names = records(home)
    if names != [archive_path(home).relative_to(home).as_posix()]:
        return bool(names)
    try:
        with open_archive(home) as archive:
            return bool(archive.loads())
    except InputError:  # damaged: for whoever wants to look into it, it is something
        return True
