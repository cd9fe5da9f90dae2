"""The graph as the files that Neo4j's own bulk import reads."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graph.connection import Graph

SEPARATOR = "\x1f"
"""Between the parts of a list; stands in no text."""
_SECONDS = 600.0
_CYPHER = Path(__file__).parent / "cypher"


@dataclass
class Dump:
    """Files of nodes and relationships, and how many of each they hold."""

    nodes: list[Path] = field(default_factory=list)
    relationships: list[Path] = field(default_factory=list)
    objects: int = 0


def dump(graph: Graph, folder: Path) -> Dump:
    """Write every node and relationship of `graph`, one file a kind."""
    folder.mkdir()
    made = Dump()
    for number, (labels,) in enumerate(_ask(graph, "labels")):
        rows = _ask(graph, "nodes", labels=labels)
        path = folder / f"nodes-{number}.csv"
        _write(path, {"id": "id:ID"}, [row[0] for row in rows], {":LABEL": SEPARATOR.join(labels)})
        made.nodes.append(path)
        made.objects += len(rows)
    for number, (kind,) in enumerate(_ask(graph, "types")):
        rows = _ask(graph, "relationships", kind=kind)
        cells = [{**row, ":START_ID": one, ":END_ID": other} for row, one, other in rows]
        path = folder / f"relationships-{number}.csv"
        ends = {":START_ID": ":START_ID", ":END_ID": ":END_ID"}
        _write(path, ends, cells, {":TYPE": kind})
        made.relationships.append(path)
        made.objects += len(rows)
    return made


def _ask(graph: Graph, name: str, **parameters: object) -> Sequence[Sequence[Any]]:
    cypher = (_CYPHER / f"{name}.cypher").read_text(encoding="utf-8")
    return graph.read_columns(cypher, parameters, timeout=_SECONDS)[1]


def _write(
    path: Path,
    special: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
    constant: Mapping[str, str],
) -> None:
    """Write one file; a heading names the type that the values of its column have."""
    kinds: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None and kinds.get(name) != "double":
                kinds[name] = _kind(value)
    headings = [special.get(name, f"{name}:{kind}") for name, kind in kinds.items()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*headings, *constant])
        for row in rows:
            writer.writerow([*(_text(row.get(name)) for name in kinds), *constant.values()])


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    if isinstance(value, float):
        return "double"
    if isinstance(value, datetime):
        return "datetime"
    if isinstance(value, date):
        return "date"
    return "string[]" if isinstance(value, list) else "string"


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
