"""What a load tells of its rows that say different things of one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from graph.dates import PartialDate, Precision
from graph.disputes import Claim, Dispute, Gathered
from graph.model import model
from graph.records import FileRecord
from graph.words import N_, Message, Text

_YES, _NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
_STANDS = N_("{cell}: {field} {value}; but {other_cell}: {other}, which stands.")
_NEITHER = N_(
    "{cell}: {field} {value}; but {other_cell}: {other}. Neither stands: other rows have the word."
)
_MORE = N_(
    "Rows of this load differ in {count} more {count:field|fields}; the Data page lists them under "
    "“Several values”."
)


def told(differing: Gathered, files: Iterable[FileRecord]) -> Iterator[Message]:
    """Yield a sentence for each value that another row of the load contradicts, with both cells.

    Parameters
    ----------
    differing
        What rows of the load say differently.
    files
        Of the load.
    """
    names = {file.id: file.name for file in files}
    for dispute in differing.listed:
        yield from _told(dispute, names)
    if more := differing.count - len(differing.listed):
        yield Message(_MORE, {"count": more})


def _told(dispute: Dispute, names: dict[str, str]) -> Iterator[Message]:
    declared = model().properties(dispute.label)[dispute.property]
    *others, last = sorted(dispute.claims, key=dispute.stands)
    sentence = _STANDS if dispute.stands(last) else _NEITHER
    for claim in others:
        yield Message(
            sentence,
            {
                "field": Text(zh=declared.zh, en=declared.en),
                "cell": _place(claim.sources[0], names),
                "value": _value(dispute, claim),
                "other_cell": _place(last.sources[-1], names),
                "other": _value(dispute, last),
            },
        )


def _place(source: str, names: dict[str, str]) -> Message:
    file, _, place = source.partition("#")
    sheet, _, row = place.rpartition("!")
    values = {"file": names[file], "sheet": sheet, "row": row}
    return Message(N_("{file}, sheet {sheet}, row {row}"), values)


def _value(dispute: Dispute, claim: Claim) -> object:
    if isinstance(claim.value, date):
        return PartialDate(claim.value, cast(Precision, claim.precision or "day"))
    if isinstance(claim.value, bool):
        return _YES if claim.value else _NO
    choices = model().properties(dispute.label)[dispute.property].choices
    return choices.get(str(claim.value), claim.value)
