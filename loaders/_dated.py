"""Dated ties known again where one roster knows when they began, and another less or not at all.

The start tells apart two holdings of one post by one person. Where one of two starts is unknown,
or the month or year in which the other lies, they are one for certain only if nothing else that
stands between the two could be meant: one tie of such a start whose end is no other, else one tie
of the same end. It goes by the key under which it was first known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from graph.dates import PartialDate, read_date
from graph.facts import Fact, Tie
from graph.model import model


class _Period(NamedTuple):
    """What is known of one tie between two ends."""

    key: str
    start: PartialDate | None
    end: PartialDate | None

    def begins_with(self, other: _Period) -> bool:
        """Say whether both have a start, and it may be the same."""
        return bool(self.start and other.start and self.start.agrees(other.start))

    def ends_with(self, other: _Period) -> bool:
        """Say whether both have the same end, or none."""
        mine, theirs = self.end, other.end
        return mine == theirs or bool(mine and theirs and mine.agrees(theirs))

    def is_apart(self, other: _Period) -> bool:
        """Say whether one had ended before the other began."""
        return _over(self, other) or _over(other, self)

    def is_same_by_start(self, other: _Period) -> bool:
        """Say whether both are one by their starts: an end that only one has may be news.

        Of one that can have ended before the other began that is not certain: 2018 to 2018-06,
        and from 2018-06-15 on.
        """
        if not (self.start and other.start and self.start.agrees(other.start)):
            return False
        start = other.start if self.start.leaves_open(other.start) else self.start
        end = self.end or other.end
        news = None in (self.end, other.end) and (not end or start.last < end.first)
        return news or (self.ends_with(other) and not self.is_apart(other))

    def is_same_by_end(self, other: _Period) -> bool:
        """Say whether both are one by their ends, for want of a start."""
        return None in (self.start, other.start) and self.ends_with(other)


class Dated:
    """The dated ties between the ends that rows of a load join.

    Parameters
    ----------
    said
        Tells what rows of earlier loads say of ties of one type between two ends, the earliest
        first.
    stands_for
        Tells which id stands for one; another one where two records were judged to be one.
    """

    def __init__(
        self, said: Callable[[Tie], Iterable[Fact]], stands_for: Callable[[str], str] = str
    ) -> None:
        self._said = said
        self._stands_for = stands_for
        self._known: dict[int, tuple[_Period, ...]] = {}
        self._before: dict[tuple[int, PartialDate | None, PartialDate | None], str] = {}
        """Keys of ties by what rows said of them, where something else is known by now: few."""
        self._ended: set[tuple[int, str]] = set()
        """Ties of which rows of this load tell the end and no start: few."""
        self.doubtful: set[str] = set()
        """Ids of ties that may be one with another between the same ends."""

    def known_again(self, tie: Tie) -> Tie:
        """Return a tie as one that is known, where it is that for certain; else as it is."""
        if not model().relationships[tie.type].dated:
            return tie
        (mine,) = _period(tie)
        if tie.key != str(mine.start or ""):
            return tie  # something else tells it apart
        start, end = (self._stands_for(identity) for _, identity in (tie.start, tie.end))
        ends = hash((tie.type, start, end))  # shorter than the ids
        if ends not in self._known:
            known: tuple[_Period, ...] = ()
            for fact in self._said(tie):
                assert isinstance(fact, Tie)
                known = self._heard(ends, known, *_period(fact))
            self._known[ends] = known
        known = self._known[ends]
        key = self._meant(ends, mine, known)
        self._known[ends] = self._heard(ends, known, mine._replace(key=key))
        if key != tie.key:
            tie = replace(tie, key=key)
        if key not in {each.key for each in known} and _may_be_another(mine, known):
            self.doubtful.add(tie.id)
        if mine.end and not mine.start:
            self._ended.add((ends, key))
        return tie

    def _heard(self, ends: int, known: tuple[_Period, ...], said: _Period) -> tuple[_Period, ...]:
        """Return the periods with what is said of one; keep how, where it will not be seen."""
        former = [each for each in known if each.key == said.key]
        known = _with(known, said)
        for each in (*former, said):
            if each not in known:
                self._before.setdefault((ends, each.start, each.end), each.key)
        return known

    def _meant(self, ends: int, mine: _Period, known: Sequence[_Period]) -> str:
        """Return the key of the tie that is meant."""
        if (said_before := self._before.get((ends, mine.start, mine.end))) is not None:
            return said_before
        for each in known:
            if (each.start, each.end) == (mine.start, mine.end):
                return each.key
        for each in known:
            if each.start and each.start == mine.start:
                return each.key
        alike = [each for each in known if each.is_same_by_start(mine)]
        alike = alike or [each for each in known if each.is_same_by_end(mine)]
        if len(alike) == 1:
            return alike[0].key
        key = mine.key
        while any(each.key == key and self._is_another(ends, mine, each) for each in known):
            key += f"-{mine.end or ''}"
        return key

    def _is_another(self, ends: int, mine: _Period, known: _Period) -> bool:
        """Say whether a tie is not the one of its key, under which another was first known.

        One of no start is not, if that has a start, which was filled in; or if another row of
        this load told its end.
        """
        if mine.start:
            return not (known.is_same_by_start(mine) or known.is_same_by_end(mine))
        if not mine.end or not (known.start or (ends, known.key) in self._ended):
            return False
        return _over(mine, known) or bool(known.end and not known.ends_with(mine))


def _may_be_another(mine: _Period, known: Sequence[_Period]) -> bool:
    """Say whether a tie is a second one only for want of certainty."""
    near = [each for each in known if not each.is_apart(mine)]
    return any(None in (mine.start, each.start) or each.begins_with(mine) for each in near)


def _over(one: _Period, other: _Period) -> bool:
    """Say whether the one had ended before the other began."""
    return bool(one.end and other.start and one.end.last <= other.start.first)


def _with(known: tuple[_Period, ...], said: _Period) -> tuple[_Period, ...]:
    """Return the periods with what is said of one of them."""
    found = {each.key: each for each in known}
    before = found.get(said.key, said)
    start, end = _finer(before.start, said.start), _finer(before.end, said.end)
    found[said.key] = _Period(said.key, start, end)
    periods = tuple(found.values())
    return _alone(*periods[0]) if len(periods) == 1 else periods


def _finer(known: PartialDate | None, said: PartialDate | None) -> PartialDate | None:
    """Return what stands of two days, as it will in the graph: a month takes no day away."""
    return known if said is None or (known and said.leaves_open(known)) else said


def _period(tie: Tie) -> tuple[_Period, ...]:
    start, end = (read_date(tie.properties, name) for name in ("start", "end"))
    return _alone(tie.key, start, end)


@lru_cache(maxsize=16_384)
def _alone(key: str, start: PartialDate | None, end: PartialDate | None) -> tuple[_Period, ...]:
    """Return one period, the same for all that are alike: a city's ties begin on few days."""
    return (_Period(key, start, end),)
