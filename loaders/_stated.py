"""What the words of titles, names and headings say of the rows: of which kind, and of a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._headings import Label
from loaders._sheet import Column
from loaders._vocabulary import words


def denied(kind: str, texts: Iterable[str]) -> str:
    """Return a word of the texts after which the rows need not be of a kind, empty without one."""
    denying = words("kinds")["denied"].get(kind, ())
    all_ = "\n".join(map(_bare, texts)) if denying else ""
    return next((word for word in denying if word in all_), "")


def is_told(kind: str, texts: Iterable[str], names: Sequence[str]) -> bool:
    """Say whether something tells the kind where headings alone do not.

    Parameters
    ----------
    kind
        Of sheet.
    texts
        Titles, names of sheet and file, headings.
    names
        What the first rows are called.
    """
    telling = words("kinds")["told"].get(kind)
    if telling is None:
        return True
    saying = sum(any(word in name for word in telling) for name in names)
    return 0 < len(names) <= 2 * saying or any(
        word in _bare(text) for text in texts for word in telling
    )


def stated(kind: str, texts: Iterable[str]) -> dict[str, str]:
    """Return field -> what titles and the name of a sheet say of it for every row."""
    found = {}
    all_ = "\n".join(map(_bare, texts))
    for name, saying in words("kinds")["stated"].get(kind, {}).items():
        said = [word for word in saying["words"] if word in all_]
        if len(said) == 1 and not any(word in all_ for word in saying["unless"]):
            found[name] = said[0]
    return found


def gives_way(kind: str, column: Column, label: Label, rows: Iterable[Sequence[RawCell]]) -> bool:
    """Say whether a column of a field that a title states is not of that field."""
    saying = words("kinds")["stated"][kind][column.field]
    if any(word in label.key for word in saying["own"]):
        return False
    at = label.position
    cells = (as_text(row[at]) for row in rows if at < len(row))
    return not any(word in cell for cell in cells for word in saying["cells"])


def given_way(label: Label, column: Column, said: Mapping[str, str]) -> Message:
    """Return what is told of a column that is not read, for a title states its field."""
    sentence = N_(
        "“{heading}” is not read as “{title}”, for a title or name says {text} and the column "
        "does not"
    )
    values = {"heading": label.written, "title": column.title, "text": said[column.field]}
    return Message(sentence, values)


def _bare(text: str) -> str:
    return "".join(text.split())
