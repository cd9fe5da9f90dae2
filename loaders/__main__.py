"""``python -m loaders``: rosters in, what was loaded, and taking it back."""

from __future__ import annotations

import json
from pathlib import Path

import click

import loaders
from graph.connection import open_graph


@click.group()
def main() -> None:
    """Load rosters into the graph."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def load(paths: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Load files or folders."""
    with open_graph() as graph:
        report = loaders.load(graph, paths, dry_run=dry_run)
    click.echo(json.dumps(report.document("zh"), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
