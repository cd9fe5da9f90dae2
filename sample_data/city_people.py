"""Invented people in numbers: no two share both the name and the month of birth."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

_WORDS = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
_SURNAMES = "".join(_WORDS["surnames"].split())
_GIVEN = {
    (fashion, gender): _WORDS["given"][fashion][gender].split()
    for fashion in ("older", "younger")
    for gender in ("male", "female")
}
_EDUCATION = {
    "older": ("junior", "senior", "senior", "college", "college", "bachelor"),
    "younger": ("senior", "college", "college", "bachelor", "bachelor", "graduate"),
}
_BORN = (1950, 1995)
_OLDER = 1974
BIRTH_UNKNOWN = 0.03
EDUCATION_UNKNOWN = 0.05
PARTY_UNKNOWN = 0.05
PARTY_SHARE = 0.6


@dataclass(frozen=True, eq=False)
class CityPerson:
    """One invented person; `birth` is (year, month)."""

    name: str
    gender: str
    birth: tuple[int, int] | None
    education: str | None
    party: bool | None


class Crowd:
    """Makes persons.

    Parameters
    ----------
    random
        Where every choice comes from.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[tuple[str, int, int]] = set()

    def person(self, *, member: bool = False) -> CityPerson:
        """Make one person, a Party member for certain where `member`."""
        random = self._random
        while True:
            year, month = random.randint(*_BORN), random.randint(1, 12)
            fashion = "older" if year < _OLDER else "younger"
            gender = "male" if random.random() < 0.5 else "female"
            name = random.choice(_SURNAMES) + random.choice(_GIVEN[fashion, gender])
            # Also of those whose birth no roster tells, so that the number of persons is known.
            if (name, year, month) not in self._taken:
                break
        self._taken.add((name, year, month))
        known = random.random() >= BIRTH_UNKNOWN
        education = random.choice(_EDUCATION[fashion])
        return CityPerson(
            name,
            gender,
            (year, month) if known else None,
            education if random.random() >= EDUCATION_UNKNOWN else None,
            self._party(member),
        )

    def _party(self, member: bool) -> bool | None:
        if member:
            return True
        if self._random.random() < PARTY_UNKNOWN:
            return None
        return self._random.random() < PARTY_SHARE
