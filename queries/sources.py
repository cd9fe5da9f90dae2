"""Sources, each ``file-id#sheet!row``, as people find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.words import N_, Language, Message

_ROWS = N_("{file}, sheet {sheet}, row {row}")


def told(sources: Iterable[str], language: Language, files: Mapping[str, str]) -> str:
    """Return sources as file, sheet and the rows of each, a line a sheet.

    Parameters
    ----------
    files
        Names of files by the id that sources begin with.
    """
    comma = "、" if language == "zh" else ", "
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source in dict.fromkeys(sources):
        file, _, place = source.partition("#")
        sheet, _, row = place.rpartition("!")
        rows[files.get(file, file), sheet or "—"].append(row)
    return "\n".join(
        Message(
            _ROWS, {"file": file, "sheet": sheet, "row": comma.join(sorted(here, key=_number))}
        ).get(language)
        for (file, sheet), here in rows.items()
    )


def _number(row: str) -> int:
    return int(row) if row.isdecimal() else 0
