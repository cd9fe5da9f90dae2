"""Names of persons in what is shown: no more of them than the setting allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from graph.errors import StreetGraphError
from graph.names import compound_surnames
from graph.settings import Privacy
from graph.statements import read_cypher
from graph.words import N_, Message

if TYPE_CHECKING:
    from graph.connection import Graph

WITHHELD = "×××"
KEPT_BACK = N_(
    "Names of persons are kept back wherever an answer holds a whole one "
    "(STREET_GRAPH_PRIVACY={privacy}); what a statement makes of a name, such as a part of it, "
    "is not known for one."
)
"""What is told beside an answer that `withhold` went over."""


def person_name(name: str, privacy: Privacy) -> str:
    """Return what may be shown of a person's `name` under `privacy`.

    ``surname`` keeps the family name, ``posts`` nothing of the name. What was cut once stays
    as it is.
    """
    if privacy == "full" or not name or name == WITHHELD or name.endswith("…"):
        return name
    if privacy == "posts":
        return WITHHELD
    if not "\u4e00" <= name[0] <= "\u9fff":
        return f"{name.split()[-1]} …" if " " in name else f"{name[0]}…"
    family = name[:2] if name[:2] in compound_surnames() and len(name) > 2 else name[0]
    return f"{family}某"


def withhold(graph: Graph, value: Any, privacy: Privacy) -> Any:
    """Return an answer to anybody's own statement with every whole name of a person cut.

    Nothing tells which text of such an answer is a name; so it is compared with the names in
    the graph. The name of a body stays whole, also where a person is called like a part of it.

    Parameters
    ----------
    value
        Texts, in lists and maps of any depth.
    """
    if privacy == "full":
        return value
    texts = set(_texts(value))
    begin = {text[at : at + 2] for text in texts for at in range(len(text))}
    (known,) = graph.read(read_cypher("names_of_persons"), {"begin": sorted(begin)})
    cutter = _Cutter(known["names"], known["keys"], known["pinyin"], privacy)
    cut = {text: short for text in texts if (short := cutter.cut(text)) != text}
    if longer := [text for text in cut if not cutter.is_name(text)]:
        (others,) = graph.read(read_cypher("names_of_others"), {"texts": longer})
        for text in others["names"]:
            del cut[text]
    return _each(value, lambda text: cut.get(text, text))


def withhold_in_error(graph: Graph, error: StreetGraphError, privacy: Privacy) -> StreetGraphError:
    """Return an error of the server, which may tell a value, with names of persons cut."""
    if privacy == "full":
        return error
    values = withhold(graph, dict(error.message.values), privacy)
    return type(error)(error.message.sentence, **values)


def kept_back(privacy: Privacy) -> Message:
    """Return what is told beside such an answer."""
    return Message(KEPT_BACK, {"privacy": privacy})


class _Cutter:
    """Cuts the names of persons in texts."""

    def __init__(
        self, names: list[str], keys: list[str], pinyin: list[str], privacy: Privacy
    ) -> None:
        # A surname in pinyin is not told apart from the rest.
        self._shown = dict.fromkeys(pinyin, WITHHELD) | {
            name: person_name(name, privacy) for name in (*keys, *names)
        }
        # One letter alone is a part of any text.
        self._lengths = sorted({len(name) for name in self._shown} - {0, 1}, reverse=True)

    def is_name(self, text: str) -> bool:
        return text in self._shown

    def cut(self, text: str) -> str:
        if text in self._shown:
            return self._shown[text]
        kept, at = "", 0
        while at < len(text):
            parts = (text[at : at + size] for size in self._lengths)
            name = next((part for part in parts if part in self._shown and len(part) > 1), "")
            kept += self._shown[name] if name else text[at]
            at += len(name) or 1
        return kept


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_each(one, change) for one in value]
    return value
