"""Small rosters before they are broken: lines of a sheet, each known for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from loaders._registry import registry
from loaders._sheet import Column

Cell = str | int | float | None
LineKind = Literal["heading", "data", "ignored", "other"]
"""``ignored``: the report counts it as read and ignored; ``other``: it is no row at all."""

AREAS = {
    "310110009018": "铁岭路九十弄居委会",
    "310110009019": "鞍山三村居委会",
    "310110009020": "控江西三村居委会",
    "310110009023": "金安居委会",
}
STREET = "四平路街道"
_SURNAMES = "张王李赵陈杨吴周徐孙"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明"
_KINDS_OF_BODY = ("居民区党总支", "业主委员会", "社区代表大会", "妇女联合会")


@dataclass
class Line:
    """One line of a sheet."""

    kind: LineKind
    cells: list[Cell]


@dataclass
class Page:
    """One sheet: its lines from the top, the heading line among them."""

    name: str
    lines: list[Line]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column, from 0."""
    hidden: bool = False

    @property
    def heading(self) -> int:
        """Index of the heading line."""
        return next(at for at, line in enumerate(self.lines) if line.kind == "heading")

    @property
    def data(self) -> list[Line]:
        """The lines of data."""
        return [line for line in self.lines if line.kind == "data"]

    @property
    def width(self) -> int:
        """How many columns the headings have."""
        return len(self.lines[self.heading].cells)


def areas_page() -> Page:
    """Return the sheet that other sheets refer to."""
    rows: list[list[Cell]] = [[code, name, STREET] for code, name in AREAS.items()]
    return _page("居民区", ["区划代码", "居民区名称", "街道"], rows)


def page(random: Random, kind: str, rows: int) -> Page:
    """Return a sound sheet of a kind of roster, with a choice of its columns."""
    sheet = registry()[kind].SHEET
    columns = [each for each in sheet.columns if each.required or random.random() < 0.4]
    random.shuffle(columns)
    headings = [random.choice([each.title.zh, *each.aliases[:1]]) for each in columns]
    written: list[list[Cell]] = [
        [value(random, kind, column, number) for column in columns] for number in range(rows)
    ]
    return _page(sheet.title.zh, headings, written)


def _page(name: str, headings: Sequence[Cell], rows: Sequence[list[Cell]]) -> Page:
    return Page(name, [Line("heading", list(headings)), *(Line("data", row) for row in rows)])


def person(random: Random) -> str:
    """Return an invented name."""
    return random.choice(_SURNAMES) + "".join(random.choices(_GIVEN, k=random.choice([1, 2])))


def day(random: Random) -> Cell:
    """Return a day in one of the forms met."""
    year, month = random.randint(1995, 2026), random.randint(1, 12)
    forms: list[Cell] = [
        f"{year}-{month:02}-{random.randint(1, 28):02}",
        f"{year}.{month:02}",
        f"{year}{month:02}",
        f"{year}年{month}月",
        f"{year}",
        year,
    ]
    return random.choice(forms)


def value(random: Random, kind: str, column: Column, number: int) -> Cell:
    """Return what stands in a column of row `number`."""
    if not column.required and random.random() < 0.25:
        return None
    if column.choices and column.type == "choice":
        return random.choice(list(column.choices.values())).zh
    if column.type == "date":
        return day(random)
    if column.type in {"integer", "number"}:
        return random.randint(1, 900)
    if column.type == "boolean":
        return random.choice(["是", "否", "√", ""]) if not column.required else "是"
    if column.type == "persons":
        return person(random)
    if column.type == "seats":
        return random.choice(["主任", "委员", "书记"])
    return _text(random, kind, column.field, number)


def _text(random: Random, kind: str, name: str, number: int) -> Cell:
    area = random.choice(list(AREAS.values()))
    if name == "code":
        return f"{310110009030 + number}" if kind == "areas" else f"C{number:05}"
    if name == "name":
        return f"示例{number}号{kind[:2].upper()}"
    if name in {"area", "areas", "area_party"}:
        return area
    if name in {"organisation", "superior", "led_by", "partner", "unit", "leads"}:
        return area if random.random() < 0.5 else area.removesuffix("居委会") + random.choice(
            _KINDS_OF_BODY
        )  # fmt: skip
    return f"示例{name[:3]}{random.randint(0, 9)}"
