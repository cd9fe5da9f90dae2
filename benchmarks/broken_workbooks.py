"""Two thousand broken workbooks: every row accounted for, or the file refused in a sentence.

``python -m benchmarks.broken_workbooks [COUNT [FIRST]]`` prints what became of each kind, and
the seed of every failure; `sample_data.broken` writes the workbook of a seed, to look at.
"""

from __future__ import annotations

import re
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import click

from benchmarks._figures import Figure
from benchmarks._world import World
from graph.command import DONE, FINDINGS, Command
from graph.connection import Graph
from graph.errors import StreetGraphError
from loaders import Report
from loaders._loading import load_tables, read
from loaders._rows import SECTION
from sample_data.broken import Broken, broken

ORDER = 90
COUNT = 2000

_ABOVE = re.compile(r"\d+ filled rows above the headings in row \d+ were not read")


class EmptyGraph:
    """A graph that holds nothing, without a server: enough for a load that writes nothing."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def read(self, *_: object, **__: object) -> list[dict[str, Any]]:
        """Return no rows."""
        return []


@dataclass
class Tally:
    """What became of the workbooks."""

    outcomes: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    """Rows, by what became of them."""
    failures: dict[int, str] = field(default_factory=dict)
    """Seed -> what is wrong."""


def tally(seeds: range, folder: Path) -> Tally:
    """Load the workbooks of `seeds`, each alone into a graph that holds nothing."""
    found = Tally()
    graph = cast(Graph, EmptyGraph(folder))
    for seed in seeds:
        made = broken(seed)
        path = folder / made.name
        path.write_bytes(made.content)
        try:
            report = load_tables(graph, read([path]), dry_run=True)
        except StreetGraphError as error:
            found.outcomes["refused as a whole"] += 1
            if wrong := _wrong_refusal(made, error):
                found.failures[seed] = wrong
        except BaseException as error:  # a parser that gives up raises no ordinary error
            if isinstance(error, KeyboardInterrupt):
                raise
            found.outcomes["crashed"] += 1
            found.failures[seed] = "".join(traceback.format_exception(error)[-3:])
        else:
            found.outcomes["read"] += 1
            for name in ("loaded", "unchanged", "refused", "ignored"):
                found.rows[f"rows {name}"] += report.total(name)
            if wrong := _wrong_counts(made, report):
                found.failures[seed] = wrong
        finally:
            path.unlink(missing_ok=True)
    return found


def _wrong_refusal(made: Broken, error: StreetGraphError) -> str:
    """Say what is wrong with the sentence by which a file was refused, if anything."""
    sentence = error.user_message("en")
    if made.name not in sentence:
        return f"{made.faults}: the sentence does not name the file: {sentence}"
    return ""


def _wrong_counts(made: Broken, report: Report) -> str:
    """Say which rows are not accounted for, if any."""
    counts = {count.sheet: count for count in report.counts}
    told = [message.get("en") for message in report.remarks()]
    for sheet, expected in made.sheets.items():
        about = [each for each in told if sheet in each]
        if sheet not in counts:
            if expected.data and not made.damaged and not about:
                return f"{made.faults}: {sheet} is neither read nor told as skipped"
            continue
        count = counts[sheet]
        used = count.read - count.ignored
        # A section that may be a name is told among the ignored rows.
        sections = sum(row.sheet == sheet and row.reason.sentence == SECTION
                       for row in report.ignored)  # fmt: skip
        read = count.read - sections
        whole = expected.data <= used and read == expected.data + expected.ignored
        if not whole and not made.damaged and not any(_ABOVE.search(each) for each in about):
            return f"{made.faults}: {sheet} has {expected}, but the report says {count}"
    return ""


def measure(_world: World) -> Iterator[Figure]:
    """Load them all and count what is not as it must be."""
    with tempfile.TemporaryDirectory() as folder:
        found = tally(range(COUNT), Path(folder))
    for outcome, count in sorted(found.outcomes.items()):
        name = f"broken_{outcome.split()[0]}"
        yield Figure(name, f"of {COUNT} broken workbooks: {outcome}", (count,), "count")
    wrong = (len(found.failures),)
    title = "crashes, rows lost and sentences that name no file among them"
    yield Figure("broken_wrong", title, wrong, "count", limit=0)


@click.command(cls=Command)
@click.argument("count", default=COUNT)
@click.argument("first", default=0)
def main(count: int, first: int) -> int:
    """Load COUNT broken workbooks from seed FIRST on. Exit code 1: something is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        found = tally(range(first, first + count), Path(folder))
    for table in (found.outcomes, found.rows):
        for outcome, number in table.most_common():
            click.echo(f"{number:8,} {outcome}")
    for seed, wrong in found.failures.items():
        click.echo(f"seed {seed}: {wrong}")
    return FINDINGS if found.failures else DONE


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.broken_workbooks")
