"""RESULTS.md: the machine, the versions, and every figure beside its anchor."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version

import psutil

from benchmarks._figures import Figure, Judged, judged
from graph.install import VERSION
from sample_data.city_areas import Size

_LIBRARIES = ("neo4j", "neo4j-rust-ext", "python-calamine", "rapidfuzz", "xlsxwriter")
_MARKS = {True: "kept", False: "**missed**", None: ""}


def document(size: Size, figures: Sequence[Figure]) -> str:
    """Return the whole page for `figures` measured at one size, in their order."""
    return "\n".join([*_heading(size), *_table(figures), ""])


def _heading(size: Size) -> Iterator[str]:
    memory = psutil.virtual_memory().total / 1024**3
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    yield "# Benchmarks"
    yield "Written by `make bench`; what each figure means stands in `benchmarks/NAME.py`."
    yield ""
    yield f"- Size: {size} (`python -m sample_data.city --size {size}`)"
    yield f"- Date: {date.today().isoformat()}"
    yield f"- Machine: {psutil.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.machine()}"
    yield f"- Versions: Python {platform.python_version()}, Neo4j {VERSION}, {libraries}"
    yield ""
    yield (
        "Seconds differ from machine to machine and from run to run; a ratio divides by another "
        "figure of the same run. Spread: the largest less the smallest run, by the median."
    )
    yield ""


def _table(figures: Sequence[Figure]) -> Iterator[str]:
    yield "| figure | what | median | spread | runs | ratio | limit | |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in judged(list(figures)):
        yield f"| {' | '.join(_cells(row))} |"


def _cells(row: Judged) -> Iterator[str]:
    figure = row.figure
    yield figure.name
    yield figure.title
    yield _amount(figure.median, figure.unit)
    yield f"{figure.spread:.0%}" if len(figure.values) > 1 else ""
    yield str(len(figure.values)) if figure.unit != "count" else ""
    yield f"{row.ratio:.3g} × {figure.anchor}" if row.ratio is not None else ""
    yield _limit(figure)
    yield _MARKS[row.met]


def _limit(figure: Figure) -> str:
    if figure.limit is None:
        return ""
    if figure.anchor:
        return f"{figure.limit:g} × {figure.anchor}"
    return _amount(figure.limit, figure.unit)


def _amount(value: float, unit: str) -> str:
    if unit == "count":
        return f"{value:,.0f}"
    return f"{value:,.0f} MiB" if unit == "MiB" else f"{value:.2f} s"
