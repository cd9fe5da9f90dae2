"""Small rosters, read by the loaders against a graph that holds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.facts import Node, Tie, Value
from loaders._directory import GraphDirectory
from loaders._pipeline import Candidate, make_facts
from loaders._reading import RawFile, RawSheet, read_file
from loaders._tables import find_tables

LANE, JINAN = "310110009018", "310110009023"
AREAS = (
    {"区划代码": LANE, "居民区名称": "铁岭路九十弄居委会", "街道": "四平路街道"},
    {"区划代码": JINAN, "居民区名称": "金安居委会", "街道": "四平路街道"},
)
Cells = Mapping[str, object]


@dataclass(frozen=True)
class Facts:
    """What the rows of one sheet became."""

    candidates: list[Candidate]

    @property
    def nodes(self) -> list[Node]:
        return [node for each in self.candidates for node in each.nodes]

    @property
    def ties(self) -> list[Tie]:
        return [tie for each in self.candidates for tie in each.ties]

    @property
    def refused(self) -> list[str]:
        """The columns for which rows were refused."""
        return [each.refused.field for each in self.candidates if each.refused]

    def node(self, label: str) -> Node:
        """Return the only node of a label."""
        (found,) = (node for node in self.nodes if node.label == label)
        return found

    def known(self, label: str) -> dict[str, Value]:
        """Return the properties of the only node of a label that say something."""
        return {
            name: value for name, value in self.node(label).properties.items() if value is not None
        }

    def joined(self, type_: str) -> list[tuple[str, str]]:
        """Return the ids that ties of a type join."""
        return [(tie.start[1], tie.end[1]) for tie in self.ties if tie.type == type_]

    def tie(self, type_: str) -> dict[str, Value]:
        """Return the properties of the only tie of a type that say something."""
        (found,) = (tie for tie in self.ties if tie.type == type_)
        return {name: value for name, value in found.properties.items() if value is not None}


def sheets_of(sheets: Mapping[str, list[Cells]]) -> Iterator[RawSheet]:
    """Yield sheets of rows given as heading and value."""
    for name, rows in sheets.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        cells: list[list[Any]] = [[row.get(heading) for heading in headings] for row in rows]
        yield RawSheet(name, [headings, *cells])


@pytest.fixture
def facts() -> Callable[..., Facts]:
    """Return a reader of sheets; two areas are there unless a sheet 居民区 is given.

    The facts are those of the last sheet; the sheets before it are its surroundings and must
    be good.
    """

    def read(**sheets: list[Cells]) -> Facts:
        given = {"居民区": list(AREAS), **sheets}
        last = list(sheets)[-1]
        candidates = find_tables(
            [RawFile(Path("a.xlsx"), "0" * 64, list(sheets_of(given)))]
        ).candidates
        make_facts([each for each in candidates if not each.refused], GraphDirectory(lambda _: []))
        around = [each for each in candidates if each.row.sheet != last]
        assert [each.refused.reason.get("en") for each in around if each.refused] == []
        return Facts([each for each in candidates if each.row.sheet == last])

    return read


@pytest.fixture
def file_facts() -> Callable[[Path], Facts]:
    """Return a reader of a whole file."""

    def read(path: Path) -> Facts:
        candidates = find_tables([read_file(path)]).candidates
        make_facts([each for each in candidates if not each.refused], GraphDirectory(lambda _: []))
        return Facts(candidates)

    return read
