"""The rosters and the graph that the measures share."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from benchmarks._figures import Figure
from benchmarks._processes import Run, run
from graph.connection import Graph, connect
from graph.constraints import ensure_schema
from graph.settings import Settings
from graph.words import Message
from sample_data.city_areas import SCOPES, Size

RUNS: dict[Size, int] = {"street": 3, "district": 3, "city": 1}
"""How often what takes long is measured."""


@dataclass
class World:
    """What is measured with: a size, a folder to work in, and the graph loaded last."""

    size: Size
    folder: Path
    homes: int = field(default=0, init=False)
    graph: Graph | None = field(default=None, init=False)

    @property
    def runs(self) -> int:
        """How often a measure that takes long is repeated."""
        return RUNS[self.size]

    @property
    def home(self) -> Path:
        """The home of the graph loaded last."""
        return self.folder / f"home-{self.homes}"

    @property
    def scope(self) -> str:
        """The division code of all that is loaded."""
        return SCOPES[self.size]

    @property
    def street(self) -> str:
        """The division code of one street that every size holds."""
        return SCOPES["street"]

    @cached_property
    def rosters(self) -> Path:
        """The rosters as workbooks."""
        return self._generate("rosters")

    def delta(self, number: int) -> Path:
        """Return the same with one row in a hundred changed, others for each number."""
        return self._generate(f"delta-{number}", "--delta", str(number))

    def fresh(self) -> Graph:
        """Start the server of a home that was never used, its constraints made."""
        self.close()
        self.homes += 1
        self.graph = connect(Settings(home=self.home), report=quiet)
        ensure_schema(self.graph)
        return self.graph

    def loaded(self) -> Graph:
        """Return the graph loaded last; load the rosters where no measure did so yet."""
        if not self.graph:
            self.fresh()
            self.load(self.rosters)
        assert self.graph
        return self.graph

    def close(self) -> None:
        """Stop the server that runs, if one does."""
        if self.graph:
            self.graph.close()
            self.graph = None

    def load(self, folder: Path) -> tuple[Run, dict[str, Any]]:
        """Load a folder into the running graph in a process of its own.

        Raises
        ------
        RuntimeError
            If a row is refused: then it is not this load that would be measured.
        """
        done = run("-m", "loaders", "load", "--json", str(folder), home=self.home)
        document: dict[str, Any] = json.loads(done.output)
        return done, document

    def _generate(self, name: str, *options: str) -> Path:
        target = self.folder / name
        run("-m", "sample_data.city", "--size", self.size, *options, str(target), home=self.folder)
        return target


class Measure(Protocol):
    """A module of this package that measures something."""

    ORDER: int

    def measure(self, world: World) -> Iterator[Figure]:
        """Measure in `world` and yield what was found."""


@contextmanager
def timed(values: list[float]) -> Iterator[None]:
    """Add the seconds that the block takes to `values`."""
    started = time.perf_counter()
    yield
    values.append(time.perf_counter() - started)


def rows(document: dict[str, Any], count: str) -> int:
    """Return a count (``rows_loaded``, …) of a load's document, summed over its files."""
    return sum(file[count] for file in document["files"])


def quiet(message: Message) -> None:
    """Keep the server's steps out of the output."""
