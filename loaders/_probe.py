"""Parse a workbook in a process of its own, which may die of it.

The forms before .xlsx place cells by bytes that damage can turn into any number: the parser
then takes all memory, or gives up the whole process. What passes here passes in ours too.
Run as a file, so that it imports the parser alone; the workbook comes on standard input.
"""

from __future__ import annotations

import io
import sys

from python_calamine import CalamineError, CalamineWorkbook

GOOD, DAMAGED = 0, 3
"""Exit codes; any other is the end of a parser that gave up."""
MEMORY_LIMIT = 1_000_000_000
"""Bytes; an .xls of 65,536 rows of 100 columns takes a quarter."""


def parse(content: bytes) -> int:
    """Parse every sheet and say how it ended."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError):
        return DAMAGED
    return GOOD


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


if __name__ == "__main__":
    _limit_memory()
    sys.exit(parse(sys.stdin.buffer.read()))
