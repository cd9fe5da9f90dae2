"""Indicators as figures of a page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from app_pages import _store, _view
from app_pages._figures import Benchmark, Figure, Part
from app_pages._words import language, text
from graph.words import Text
from queries.catalogue import Query, catalogue

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)(?=(?: to \d+(?:\.\d+)?)? ?%)")
"""Percentages, and the lower end of a band: 65 to 70 %."""


def figures(ids: Sequence[str], *, as_of: datetime.date | None = None) -> list[Figure]:
    """Return the indicators `ids` for the scope and date of the page, in this order.

    Parameters
    ----------
    as_of
        Another date than that of the page.
    """
    known = {query.id: query for query in catalogue().values() if query.id}
    return [_figure(known[one], as_of) for one in ids]


def _figure(query: Query, as_of: datetime.date | None) -> Figure:
    spoken = language()
    table = _store.ask_on(as_of or _view.view().as_of, query.name)
    # An indicator by parts alone (the pairs of I7) has no row of its own: its first part leads.
    main = next((row for row in table.rows if row.get("part") is None), table.rows[0])
    words = table.columns["part"].words() if "part" in table.columns else {}
    parts = []
    for row in table.rows:
        code = str(row.get("part"))
        if row is not main and code in words:
            parts.append(
                Part(
                    words[code].get(spoken),
                    _number(row["numerator"]),
                    _number(row["denominator"]),
                    int(_number(row["unknown"]) or 0),
                )
            )
    return Figure(
        id=query.id,
        title=_title(query, main.get("part")),
        value=_number(main["value"]),
        numerator=_number(main["numerator"]),
        denominator=_number(main["denominator"]),
        unknown=int(_number(main["unknown"]) or 0),
        unit=query.unit,
        benchmark=benchmark(query.benchmark) if query.benchmark else None,
        parts=tuple(parts),
        listed=query.detail,
        note=text(query.description),
    )


def _title(query: Query, part: object) -> str:
    words = query.columns["part"].words() if part else {}
    return text(words.get(str(part), query.title))


def benchmark(declared: Text) -> Benchmark:
    """Return a declared benchmark with the band that its percentages span, if it names any."""
    found = [float(number) / 100 for number in _PERCENT.findall(declared.en)]
    return Benchmark(text(declared), min(found, default=None), max(found, default=None))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
