"""Two values for one field: what rosters say differently of one node, and where each says so.

The graph holds the last word on a field; the archive holds every word. A later load that says
otherwise may correct an earlier one; rows of one load that do contradict each other. Of records
that were judged to be one, what is said of the one that went comes first: it fills gaps only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

from graph.archive import Archive
from graph.dates import PartialDate, read_date
from graph.fact_text import from_text
from graph.facts import Fact, Node, Value
from graph.fold import State, fold
from graph.keys import key_of
from graph.model import model
from graph.statements import read_sql

LISTED = 20
"""So many disputes between rows of one load are told one by one; all are counted."""

_NAMES = frozenset({"name", "name_key", "pinyin", "short_name"})
"""Of one body rosters give many: that is no dispute."""


@dataclass(frozen=True)
class Claim:
    """One value and the rows that give it."""

    value: Value
    precision: Value
    """Of a date: day, month or year."""
    sources: tuple[str, ...]
    """Each ``file-id#sheet!row``."""


@dataclass(frozen=True)
class Dispute:
    """A field of a node for which rosters give several values."""

    id: str
    """Of the node."""
    label: str
    property: str
    claims: tuple[Claim, ...]
    """In the order in which the graph takes them in."""
    holds: Value
    """The value that stands in the graph; none of the claims where other rows have the word."""
    precision: Value = None
    """Of a date that stands."""

    def stands(self, claim: Claim) -> bool:
        """Say whether the graph holds what a claim says."""
        return (claim.value, claim.precision) == (self.holds, self.precision)


@dataclass
class Gathered:
    """Disputes between rows of one load, gathered while its nodes and ties are folded."""

    listed: list[Dispute] = field(default_factory=list)
    """The first `LISTED`."""
    count: int = 0
    keys: list[str] = field(default_factory=list)
    """Of every node and tie of which rows differ, in names and lists too."""

    def look(self, facts: Iterable[Fact], state: State) -> None:
        """Take in what `facts` that were folded into `state` say differently."""
        said = list(facts)
        if len(said) > 1 and _differing(said):
            self.keys.append(key_of(state.fact))
            nodes = [fact for fact in said if isinstance(fact, Node)]
            for dispute in _of_one(nodes, state) if nodes else ():
                self.count += 1
                if self.count <= LISTED:
                    self.listed.append(dispute)


def disputes(archive: Archive) -> Iterator[Dispute]:
    """Yield the disputes in the loads that count; lists are united and never disputed.

    Parameters
    ----------
    archive
        An open archive in which the loads of the graph are active.
    """
    rows = archive.sql.execute(read_sql("disputed"))
    for _key, group in groupby(rows, key=lambda row: row[0]):
        said = [from_text(body, f"{file}#{sheet}!{row}") for _, body, file, sheet, row in group]
        facts = archive.sameness.facts(said)
        for key, state in fold((key_of(fact), fact) for fact in facts).items():
            nodes = [fact for fact in facts if isinstance(fact, Node) and key_of(fact) == key]
            yield from _of_one(nodes, state)


def _of_one(facts: list[Node], state: State) -> Iterator[Dispute]:
    differing = _differing(facts)
    stands = state.stored() if differing else {}
    latest = facts[-1]
    for name in differing:
        if name in _scalars(latest.label):
            said = [fact for fact in facts if fact.properties.get(name) not in (None, "")]
            held = read_date(stands, name)
            claims = list(_claims(said, name))
            apart = [claim for claim in claims if not _agrees(claim, held)]
            if len(apart) > 1:  # else other rows have the word, with a month of both
                claims = apart
            holds, precision = stands.get(name), stands.get(f"{name}_precision")
            yield Dispute(latest.id, latest.label, name, tuple(claims), holds, precision)


def _differing(facts: Sequence[Fact]) -> list[str]:
    """Return the properties that facts give several values; a month and its days are none."""
    known: dict[str, Value | PartialDate] = {}
    found: dict[str, None] = {}
    for fact in facts:
        for name, given in fact.properties.items():
            if given is None or given == "" or name.endswith("_precision"):
                continue
            value = read_date(fact.properties, name) or given
            before = known.setdefault(name, value)
            if isinstance(value, PartialDate) and isinstance(before, PartialDate):
                if not before.agrees(value):
                    found[name] = None
                elif before.leaves_open(value):
                    known[name] = value
            elif before != value:
                found[name] = None
    return list(found)


def _agrees(claim: Claim, held: PartialDate | None) -> bool:
    """Say whether a claim is not the date that stands, and does not contradict it."""
    said = read_date({"day": claim.value, "day_precision": claim.precision}, "day")
    return bool(held and said and said != held and held.agrees(said))


def _claims(facts: Iterable[Node], name: str) -> Iterator[Claim]:
    found: dict[str, Claim] = {}
    for fact in facts:
        value, precision = fact.properties[name], fact.properties.get(f"{name}_precision")
        known = found.get(f"{value!r} {precision}", Claim(value, precision, ()))
        sources = tuple(dict.fromkeys([*known.sources, fact.source]))
        found[f"{value!r} {precision}"] = replace(known, sources=sources)
    yield from found.values()


@cache
def _scalars(label: str) -> frozenset[str]:
    """Return the properties of a label that hold one value and are no name."""
    return frozenset(
        name
        for name, declared in model().properties(label).items()
        if declared.type != "strings" and name not in _NAMES and not name.endswith("_precision")
    )
