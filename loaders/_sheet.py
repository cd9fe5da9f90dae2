"""What a loader module declares: its sheet, its columns, and how a row becomes facts.

A loader module offers three names::

    SHEET = Sheet(...)
    def nodes(record: Record, directory: Directory) -> Iterator[Node]: ...
    def ties(record: Record, directory: Directory) -> Iterator[Tie]: ...

All nodes of all sheets are made before any tie, so the order of rows and sheets is free.
Both functions raise `Refused` where a row cannot be used.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from graph.dates import PartialDate
from graph.facts import Node, Tie, Value
from graph.model import Property
from graph.words import N_, Message, Text, shortened

OTHERS = 60
"""Sheets of a lower `Sheet.order` bring the places and bodies that all others may name."""

CellType = Literal[
    "text", "integer", "number", "boolean", "date", "choice", "list", "seats", "persons"
]


class Seat(NamedTuple):
    """A role somebody holds, or holds for the time being (代书记)."""

    role: str
    acting: bool = False
    full_time: bool | None = None
    """False where 兼 stands beside the role, True where 专职 does."""
    body: str = ""
    """The word for its body in the role: 居委会 in 居委会主任."""


class Named(NamedTuple):
    """A person as a cell names one: 书记:张三（兼）."""

    name: str
    """Empty where nobody holds the seat: 书记:空缺."""
    seats: tuple[Seat, ...] = ()
    """The roles written beside the name."""
    acting: bool = False
    """代 stands beside the name: it holds for all roles of the row."""
    full_time: bool | None = None
    """False where 兼 stands beside the name, True where 专职 does."""


Cell = str | int | float | bool | PartialDate | list[str] | list[Seat] | list[Named] | None


@dataclass(frozen=True, eq=False)
class Column:
    """One column: its field in the program and its headings in rosters.

    Parameters
    ----------
    field
        English identifier, as in docs/architecture.md.
    title
        Chinese heading and English name.
    type
        How a cell is read; ``choice`` gives the key of `choices`, ``list`` splits at 、 and
        gives keys where there are `choices`, ``seats`` gives one or more roles among
        `choices`, ``persons`` one or more persons with the roles written beside them.
    aliases
        Other headings met in rosters.
    vague
        Headings that name it only where neither another one nor a title does (单位), and no day
        under them lies after one that follows it (登记日期).
    example
        What the template's example row shows.
    note
        One sentence for the template's explanation sheet.
    until
        Of a day that begins a period, the field of the day that ends it: a cell that holds
        both (2018.12-2023.12) fills it.
    identifies
        Of a column that a roster may lack: records of its rows are told apart or found by it, so
        read later it would make other records.
    after
        Of a day, the fields of days before which it cannot lie.
    limits
        Of a number, the property that it becomes: its least and greatest value are those of a
        cell.
    also
        Of a column of roles, the field of a second one, whose heading names another kind of body
        (居委会职务, 党内职务); where that is filled, a required one may be empty.
    unit
        What a number counts, as in the table ``same`` of ``loaders/words/cells.toml``; a
        heading in 万元 is none of a field that counts in 元.
    """

    field: str
    title: Text
    type: CellType = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    choices: Mapping[str, Text] = dataclasses.field(default_factory=dict)
    example: str = ""
    note: Text | None = None
    until: str = ""
    identifies: bool = False
    after: tuple[str, ...] = ()
    limits: Property | None = None
    also: str = ""
    unit: str = ""

    @cached_property
    def optional(self) -> Column:
        """The column as one that may be empty."""
        return dataclasses.replace(self, required=False)


@dataclass(frozen=True)
class Sheet:
    """One kind of roster. `title.zh` is the sheet's name in the template."""

    title: Text
    description: Text
    columns: tuple[Column, ...]
    order: int
    aliases: tuple[str, ...] = ()
    """Other sheet names met."""
    file_names: tuple[str, ...] = ()
    """Names of files that say what each row of them lacks: ``{organisation}班子成员信息表``."""
    naming: bool = False
    """Whether its rows only name what other sheets make: nothing ends with them, and where one
    lacks a column the rest is read."""

    @cached_property
    def identifying(self) -> frozenset[str]:
        """The fields of the columns that identify."""
        return frozenset(column.field for column in self.columns if column.identifies)

    @cached_property
    def ordered(self) -> tuple[Column, ...]:
        """The columns of days that follow others."""
        return tuple(column for column in self.columns if column.after)


@dataclass(slots=True)  # not frozen: that would double the time of making one
class Record:
    """One row with its cells cleaned; fields the roster lacks are None."""

    cells: Mapping[str, Cell]
    source: str
    """``file-id#sheet!row``, to stand in every fact of this row."""
    context: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What stands outside the row and holds for it: ``section`` (北京市（92所） -> 北京市)."""
    body: str = ""
    """Id of the body, term or agreement that the row describes, once it is known."""

    def text(self, name: str) -> str | None:
        """Return a text cell."""
        value = self.cells.get(name)
        return value if isinstance(value, str) else None

    def required(self, name: str) -> str:
        """Return a text cell that the reader has already checked to be there."""
        value = self.cells[name]
        assert isinstance(value, str)
        return value

    def items(self, name: str) -> list[str]:
        """Return the parts of a list cell as they stand; empty where the cell is empty.

        One may stand twice as part of two names; see `loaders._places.each`.
        """
        return [part for part in self._parts(name) if isinstance(part, str)]

    def words(self, name: str) -> list[str]:
        """Return the different parts of a list cell none of which is a part of a name."""
        return list(dict.fromkeys(self.items(name)))

    def seats(self, name: str) -> list[Seat]:
        """Return the roles of a cell; empty where the cell is empty."""
        return [part for part in self._parts(name) if isinstance(part, Seat)]

    def persons(self, name: str) -> list[Named]:
        """Return the persons of a cell; empty where the cell is empty."""
        return [part for part in self._parts(name) if isinstance(part, Named)]

    def _parts(self, name: str) -> Sequence[object]:
        value = self.cells.get(name)
        return value if isinstance(value, list) else ()

    def date(self, name: str) -> PartialDate | None:
        """Return a date cell."""
        value = self.cells.get(name)
        return value if isinstance(value, PartialDate) else None

    def properties(self, *names: str) -> dict[str, Value]:
        """Return the cells `names` as properties of a fact; dates bring their precision."""
        found: dict[str, Value] = {}
        for name in names:
            value = self.cells.get(name)
            if isinstance(value, PartialDate):
                found[name] = value.first
                found[f"{name}_precision"] = value.precision
            else:
                found[name] = self.words(name) if isinstance(value, list) else value
        return found


class Refused(Exception):  # noqa: N818 -- not a fault of the program: the row is refused
    """The row cannot be used, because of the cell in column `field`."""

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        super().__init__(field, sentence)
        self.field = field
        self._sentence = sentence
        self._values = values

    def __str__(self) -> str:
        return self.reason.get("en")

    @property
    def reason(self) -> Message:
        """Why, in words for people."""
        return Message(
            self._sentence,
            {
                name: shortened(value) if isinstance(value, str) else value
                for name, value in self._values.items()
            },
        )


class Unknown(Refused):
    """Nothing bears the name in column `field`.

    Names are often only tried: a list of bodies may be one name with its mark, an employer
    may be no body we know. So near names, which cost a look at every name there is, are
    found when somebody reads the reason.
    """

    def __init__(
        self,
        field: str,
        what: Text,
        name: str,
        near: Callable[[], list[str]],
        withdrawn: Callable[[], str | None],
    ) -> None:
        super().__init__(field, N_("There is no {what} named {name}."), what=what, name=name)
        self._near = near
        self._withdrawn = withdrawn

    @cached_property
    def _found(self) -> list[str]:
        return self._near()

    @property
    def reason(self) -> Message:
        """Why, with the near names there are, or that of a row that was refused itself."""
        reason = super().reason
        if refused := self._withdrawn():
            return Message(
                N_(
                    "There is no {what} named {name}: the row of {refused} was refused. Correct "
                    "that row first."
                ),
                {**reason.values, "refused": refused},
            )
        if not self._found:
            return reason
        return Message(
            N_("There is no {what} named {name}. Near names: {near}."),
            {**reason.values, "near": "、".join(self._found)},
        )


End = tuple[str, str]
"""(label, id) of a node that a tie joins."""


class Directory(Protocol):
    """Everything known by name: nodes of the graph and of the load under way.

    Each method raises `Refused` naming `field` where the name is unknown or has several
    bearers, and tells near names where there are any.
    """

    def area(self, name: str, field: str = "area") -> End:
        """Find an area by code, name, or name without its ending, numerals normalised."""

    def subdistrict(self, place: str) -> End:
        """Return the subdistrict of a division code (its first nine digits)."""

    def estate(self, name: str, area: str | None = None) -> End:
        """Find an estate by name, in `area` where given."""

    def same_estate(self, name: str, area: str) -> str | None:
        """Return the id of the known estate of an area that a row describes."""

    def organisation(
        self,
        name: str,
        area: str | None = None,
        kind: str | None = None,
        field: str = "organisation",
    ) -> End:
        """Find a body by name, alias or code.

        `kind` is a condition. `area` only tells namesakes apart: a body that lies
        elsewhere is found too where it is the only one of its name.
        """

    def named(self, label: str, name: str, area: str | None = None, field: str = "name") -> End:
        """Find a node of another label that has a name: an Agreement, a Project.

        `area` tells namesakes apart.
        """

    def known_organisation(self, name: str) -> End | None:
        """Find a body by name, or None: for free text such as an employer."""

    def same_body(self, kind: str, name: str, place: str | None, code: str | None) -> str | None:
        """Return the id of the known body that a row describes, None where it is a new one."""

    def one_person(self, person: Node) -> None:
        """Refuse a person of whom another row of this load says another birth or gender."""

    def tell_apart(self, body: Node) -> None:
        """Refuse a body of no place and no code whose name may be that of one in each street."""

    def person(self, name: str, birth: date | None, field: str = "person") -> End:
        """Find a person of this load or the graph by name and birth."""

    def placed(self, kind: str, place: str, word: str) -> list[End]:
        """Return the bodies of a kind that lie in a place or, failing that, cover it.

        Of all those the ones in whose name `word` stands, where there are any.
        """

    def covers(self, body: End, areas: Iterable[End]) -> None:
        """Take in which areas a body covers."""

    def joint_place(self, kind: str, name: str, area: str, code: str | None) -> str | None:
        """Return the place of a known body of several areas that a row of one of them means."""

    def knows(self, end: End) -> bool:
        """Say whether a node is in the graph or in a row that is still good."""

    def day(self, end: End) -> PartialDate | None:
        """Return the day on which a node began or was signed, as finely as it is known."""

    def place(self, end: End) -> str | None:
        """Return the ``place`` of a node."""

    def name(self, end: End) -> str:
        """Return the name of a node that was found."""

    def default_place(self) -> str | None:
        """Return the subdistrict of this load where there is exactly one, else None."""


class Loader(Protocol):
    """A module of this package that reads one kind of sheet."""

    SHEET: Sheet

    def nodes(self, record: Record, directory: Directory) -> Iterator[Node]:
        """Make the nodes of a row."""

    def ties(self, record: Record, directory: Directory) -> Iterator[Tie]:
        """Make the ties of a row."""
