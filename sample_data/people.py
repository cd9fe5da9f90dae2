"""Invented people: surnames and given names are drawn from lists, births by age."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from random import Random

from sample_data.frame import Person

_WORDS = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
_SURNAMES = "".join(_WORDS["surnames"].split())
_EDUCATION = {
    "old": ("junior", "senior", "senior", "college", "college", "bachelor"),
    "young": ("senior", "college", "college", "bachelor", "bachelor", "bachelor", "graduate"),
}


class People:
    """Makes persons, each with a name nobody else bears."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()

    def make(
        self,
        day: date,
        ages: tuple[int, int],
        gender: str | None = None,
        birth_known: float = 1.0,
    ) -> Person:
        """Make a person whose age at `day` lies within `ages`, both included."""
        random = self._random
        gender = gender or random.choice(("male", "female"))
        birth_year = day.year - random.randint(ages[0] + 1, ages[1])
        month = random.randint(1, 12)
        old = birth_year < 1974
        education = random.choice(_EDUCATION["old" if old else "young"])
        return Person(
            self._name(gender, "older" if old else "younger"),
            gender,
            f"{birth_year}-{month:02d}" if random.random() < birth_known else None,
            education if random.random() < 0.95 else None,
        )

    def _name(self, gender: str, fashion: str) -> str:
        given_names: list[str] = _WORDS["given"][fashion][gender].split()
        while True:
            given = self._random.choice(given_names)
            name = self._random.choice(_SURNAMES) + given
            if name not in self._taken:
                self._taken.add(name)
                return name
