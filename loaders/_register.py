"""The nodes of one root label, by id and by every name they answer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.dates import PartialDate, read_date
from graph.facts import Node
from graph.names import area_stem, name_key, party_stem, unbracketed
from loaders._sheet import End

NEAR_NAMES = 3
NEAR_SCORE = 70
"""Of 100: 鞍山四村 and 鞍山四村第一 score 80; unrelated names of this length below 60."""


@dataclass(slots=True)  # not frozen: that would double the time of making one
class Entry:
    """What is kept of a node to find it again."""

    label: str
    """The most special one."""
    id: str
    name: str = ""
    keys: tuple[str, ...] = ()
    """Normal forms of every name, alias and code."""
    place: str | None = None
    birth: date | None = None
    code: str | None = None
    day: PartialDate | None = None
    """On which it began or was signed."""

    @classmethod
    def of(cls, node: Node) -> Entry:
        """Return the entry of a node as a row asserts it."""
        return cls.made(node.label, node.id, node.properties)

    @classmethod
    def made(cls, label: str, identity: str, properties: Mapping[str, object]) -> Entry:
        """Return the entry of a node with these properties."""
        name, place, birth = (properties.get(key) for key in ("name", "place", "birth"))
        code = properties.get("code")
        names = [name, properties.get("short_name"), code]
        aliases = properties.get("aliases")
        names += aliases if isinstance(aliases, list) else []
        return cls(
            label,
            identity,
            name if isinstance(name, str) else "",
            keys_of(label, tuple(text for text in names if isinstance(text, str) and text)),
            place if isinstance(place, str) else None,
            birth if isinstance(birth, date) else None,
            code if isinstance(code, str) else None,
            read_date(properties, "start") or read_date(properties, "signed"),
        )


@lru_cache(maxsize=65536)
def keys_of(label: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the normal forms under which a node of these names is found."""
    keys = [name_key(name) for name in names]
    if label == "Area":  # 铁岭路九十弄居委会 also answers to 铁岭路90弄
        keys += [name_key(area_stem(name)) for name in names]
    if label == "Estate":  # 晨曦苑（一期） also answers to 晨曦苑一期
        keys += [unbracketed(key) for key in keys]
    if label == "PartyOrganisation":  # with and without 中国共产党
        keys += [party_stem(key) for key in keys]
    return tuple(dict.fromkeys(keys))


class Register:
    """The nodes of one root label.

    Parameters
    ----------
    read
        Reads those of the graph; they stay whatever rows are taken back. Asked once, when a
        name or an id is not of this load.
    """

    def __init__(self, read: Callable[[], Iterable[Entry]]) -> None:
        self._read = read
        self._lasting: frozenset[str] | None = None
        self._entries: dict[str, Entry] = {}
        self._assertions: Counter[str] = Counter()
        self._by_key: dict[str, dict[str, int]] = {}
        self._names: dict[str, str] = {}
        self._near: dict[str, list[str]] = {}
        """What `near` answered; forgotten whenever a name comes: many rows may miss one body."""
        self._by_place: dict[str, dict[str, None]] | None = None
        """Ids; None until somebody asks, which for most labels nobody does."""
        self.answers: dict[tuple[object, ...], End] = {}
        """What names were found to mean; forgotten whenever a node comes or goes."""
        self._unindexed: Counter[tuple[str, tuple[str, ...]]] = Counter()
        """Id and keys of assertions not yet in `_by_key`: of most labels nobody asks a name."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All nodes by id, those of the graph included."""
        self._load()
        return self._entries

    def add(self, entry: Entry) -> None:
        """Count one more assertion of a node."""
        self._assertions[entry.id] += 1
        self._take(entry)

    def remove(self, entry: Entry) -> None:
        """Count one assertion less; the last of a node that is not in the graph unknows it."""
        self._index()
        self.answers.clear()
        self._assertions[entry.id] -= 1
        for key in entry.keys:
            self._by_key[key][entry.id] -= 1
        if self._assertions[entry.id] < 1 and entry.id not in (self._lasting or ()):
            self._entries.pop(entry.id, None)

    def knows(self, identity: str) -> bool:
        """Say whether a node is of this load or in the graph."""
        return identity in self._entries or identity in self.entries

    def asserts(self, identity: str) -> bool:
        """Say whether a row of this load asserts the node."""
        return self._assertions[identity] > 0

    def added(self) -> set[str]:
        """Return the ids that rows of this load assert."""
        return {identity for identity, count in self._assertions.items() if count > 0}

    def named(self, key: str) -> list[Entry]:
        """Return the nodes that answer to a normal form, in order of id."""
        self._load()
        self._index()
        found = self._by_key.get(key)
        if not found:
            return []
        return [self._entries[each] for each in sorted(found) if found[each] > 0]

    def placed(self, place: str) -> list[Entry]:
        """Return the nodes that lie in a place, in order of id."""
        if self._by_place is None:
            self._by_place = {}
            for entry in self.entries.values():
                self._lay(self._by_place, entry)
        known = map(self._entries.get, sorted(self._by_place.get(place, ())))
        return [entry for entry in known if entry and entry.place == place]

    @staticmethod
    def _lay(places: dict[str, dict[str, None]], entry: Entry) -> None:
        if entry.place:
            places.setdefault(entry.place, {})[entry.id] = None

    def end(self, identity: str) -> End:
        """Return a known node as the end of a tie."""
        return self.entries[identity].label, identity

    def near(self, key: str) -> list[str]:
        """Return the names most like a normal form, of nodes that there are."""
        return list(
            dict.fromkeys(self._names[near] for near in self._like(key) if self._borne(near))
        )

    def withdrawn(self, key: str) -> str | None:
        """Return the name most like a normal form if only rows that were refused bear it."""
        nearest = next(iter(self._like(key)), None)
        return None if nearest is None or self._borne(nearest) else self._names[nearest]

    def _like(self, key: str) -> list[str]:
        if key not in self._near:
            found = process.extract(
                key, list(self._names), scorer=fuzz.ratio, limit=NEAR_NAMES, score_cutoff=NEAR_SCORE
            )
            self._near[key] = [near for near, _, _ in found]
        return self._near[key]

    def _borne(self, key: str) -> bool:
        return any(count > 0 for count in self._by_key[key].values())

    def _load(self) -> None:
        if self._lasting is None:
            known = list(self._read())
            self._lasting = frozenset(entry.id for entry in known)
            for entry in known:
                # What a row of this load says goes before what the graph knew.
                mine = self._entries.get(entry.id)
                self._take(entry)
                if mine:
                    self._take(mine, again=True)

    def _take(self, entry: Entry, *, again: bool = False) -> None:
        self.answers.clear()
        if not again:
            self._unindexed[entry.id, entry.keys] += 1
        former = self._entries.get(entry.id)
        if former == entry:
            return
        if former:
            entry = Entry(
                entry.label,
                entry.id,
                entry.name or former.name,
                entry.keys,
                entry.place or former.place,
                entry.birth or former.birth,
                entry.code or former.code,
                _finer(entry.day, former.day),
            )
        self._entries[entry.id] = entry
        if self._by_place is not None:
            self._lay(self._by_place, entry)

    def _index(self) -> None:
        if self._unindexed:
            self._near.clear()
        for (identity, keys), count in self._unindexed.items():
            for key in keys:
                bearers = self._by_key.setdefault(key, {})
                bearers[identity] = bearers.get(identity, 0) + count
                self._names.setdefault(key, self._entries[identity].name)
        self._unindexed.clear()


def _finer(day: PartialDate | None, former: PartialDate | None) -> PartialDate | None:
    """Return a day, or what was known of it before where that says it more finely."""
    if day is None or (former and day.leaves_open(former)):
        return former
    return day
