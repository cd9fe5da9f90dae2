"""The sample in the making: rows by sheet, bodies, and who held what when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sample_data.plan import SEED

Cell = str | int | float | bool | date | list[str] | None
Row = dict[str, Cell]


@dataclass
class Person:
    """An invented person; `party` is settled when all holdings are known."""

    name: str
    gender: str
    birth: str | None
    education: str | None
    party: bool | None = None

    def age(self, day: date) -> int:
        """Return the age in full years; 0 where the birth is unknown."""
        if not self.birth:
            return 0
        year, month = map(int, self.birth.split("-"))
        return day.year - year - (day.month < month)


@dataclass(frozen=True)
class Area:
    """A real residential area."""

    code: str
    name: str
    stem: str

    @property
    def mark(self) -> str:
        """The last three digits of the code, by which the plan speaks of it."""
        return self.code[-3:]

    @property
    def written(self) -> str:
        """The stem as the street's offices write it: 铁岭路90弄 for 铁岭路九十弄."""
        return "铁岭路90弄" if self.mark == "018" else self.stem


@dataclass
class Body:
    """An organisation; `area` as its rosters write it."""

    name: str
    kind: str
    area: Area | None = None
    dissolved: date | None = None


@dataclass
class Holding:
    """One person in one post from `start` until, not including, `end`."""

    person: Person
    body: Body
    role: str
    start: date | None
    end: date | None = None
    to_month: bool = False
    more: Row = field(default_factory=dict)

    def held(self, day: date) -> bool:
        """Say whether the holding is valid at `day`."""
        return self.start is not None and self.start <= day and (not self.end or day < self.end)


@dataclass
class Sample:
    """Everything made so far."""

    random: Random = field(default_factory=lambda: Random(SEED))
    rows: dict[str, list[Row]] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)

    def add(self, sheet: str, **cells: Cell) -> None:
        """Add a row to the sheet of the loader module `sheet`."""
        self.rows.setdefault(sheet, []).append(cells)

    def hold(
        self,
        person: Person,
        body: Body,
        role: str,
        start: date | None,
        end: date | None = None,
        **more: Cell,
    ) -> Holding:
        """Let `person` hold a post; now and then the roster knows the start to the month."""
        if end and body.dissolved and end > body.dissolved:
            end = body.dissolved
        to_month = start is not None and start.month not in (7, 8) and self.random.random() < 0.12
        holding = Holding(person, body, role, start, end, to_month, more)
        self.holdings.append(holding)
        return holding

    def holders(self, body: Body, role: str, day: date) -> list[Holding]:
        """Return the valid holdings of a post at `day`."""
        return [
            holding
            for holding in self.holdings
            if holding.body is body and holding.role == role and holding.held(day)
        ]

    def chance(self, share: float) -> bool:
        """Return True in `share` of the cases."""
        return self.random.random() < share

    def day(self, first: date, last: date) -> date:
        """Return a day from `first` to `last`, both included."""
        return first + timedelta(days=self.random.randint(0, (last - first).days))


def years_later(day: date, years: int) -> date:
    """Return the same day some years on; 29 February becomes 28."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
