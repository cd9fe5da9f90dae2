"""``python -m benchmarks`` runs every measure and writes RESULTS.md."""

from __future__ import annotations

import pkgutil
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

import click

import benchmarks
from benchmarks._figures import Figure, judged
from benchmarks._results import document
from benchmarks._world import Measure, World
from graph.command import DONE, FINDINGS, Command
from sample_data.city_areas import SCOPES, Size

RESULTS = Path(__file__).parent / "RESULTS.md"


def measures() -> dict[str, Measure]:
    """Return the measures of this folder by name, in the order in which they run."""
    found = {
        module.name: cast(Measure, import_module(f"benchmarks.{module.name}"))
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if not module.name.startswith("_")
    }
    return dict(sorted(found.items(), key=lambda item: item[1].ORDER))


def run(size: Size, chosen: Sequence[str], folder: Path) -> list[Figure]:
    """Run the `chosen` measures, all where empty, and say how far they are."""
    world = World(size, folder)
    figures: list[Figure] = []
    try:
        for name, measure in measures().items():
            if chosen and name not in chosen:
                continue
            started = time.perf_counter()
            found = list(measure.measure(world))
            figures += found
            click.echo(f"{name}: {time.perf_counter() - started:.0f} s", err=True)
            for figure in found:
                click.echo(f"  {figure.title}: {figure.median:.2f} {figure.unit}", err=True)
    finally:
        world.close()
    return figures


@click.command(cls=Command)
@click.argument("names", nargs=-1)
@click.option("--size", type=click.Choice(list(SCOPES)), default="city", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=RESULTS)
@click.option("--work", type=click.Path(path_type=Path, file_okay=False), help="Folder to work in.")
def main(names: tuple[str, ...], size: Size, out: Path, work: Path | None) -> int:
    """Measure all, or NAMES only, and write the results. Exit code 1: a limit was missed."""
    if unknown := set(names) - set(measures()):
        raise click.UsageError(f"No measure {', '.join(sorted(unknown))}.")
    with tempfile.TemporaryDirectory(prefix="street-graph-bench-", dir=work) as folder:
        figures = run(size, names, Path(folder))
    out.write_text(document(size, figures), encoding="utf-8")
    missed = [row for row in judged(figures) if row.met is False]
    click.echo(f"{out}: {len(figures)} figures, {len(missed)} limits missed")
    return FINDINGS if missed else DONE


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
