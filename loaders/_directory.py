"""Everything known by name: the nodes of the graph and those of the load under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from graph.facts import Fact, Node, Tie
from graph.model import model
from graph.names import name_key, person_key
from graph.words import N_
from loaders._body_names import BodyNames
from loaders._dated import Dated
from loaders._one_person import Told
from loaders._registers import ReadNodes
from loaders._sheet import End, Refused


class GraphDirectory(BodyNames):
    """The directory of one load; implements `loaders._sheet.Directory`.

    Parameters
    ----------
    read
        Asked once for each root label, when a row first needs it.
    repeated
        Tells the subdistricts in rows that this load repeats unchanged.
    stands_for
        Tells which id stands for one; another one where two records were judged to be one.
    said_again
        Tells what rows that this load repeats unchanged say of a node.
    said_between
        Tells what earlier loads say of ties between two ends.
    read_covers
        Reads areas and Party organisations that cover them among several.
    """

    def __init__(
        self,
        read: ReadNodes,
        repeated: Callable[[], set[str]] = set,
        stands_for: Callable[[str], str] = str,
        said_again: Callable[[Node], Iterable[Fact]] = lambda _: (),
        said_between: Callable[[Tie], Iterable[Fact]] = lambda _: (),
        read_covers: Callable[[], Iterable[tuple[str, str]]] = tuple,
    ) -> None:
        super().__init__(read, repeated, stands_for, said_again, read_covers)
        self.dated = Dated(said_between, stands_for)
        self._persons = Told()

    def remove(self, node: Node) -> None:
        """Take back one assertion of a node."""
        self._persons.remove(node.id)
        super().remove(node)

    def check_ends(self, tie: Tie) -> None:
        """Refuse a tie one of whose ends is no known node."""
        for label, identity in (tie.start, tie.end):
            if not self.knows((label, identity)):
                raise Refused(
                    label.lower(),
                    N_("The {what} this row refers to is not known: {id}."),
                    what=model().nodes[label].title,
                    id=identity,
                )

    def named(self, label: str, name: str, area: str | None = None, field: str = "name") -> End:
        """Find a node of another label by name; `area` tells namesakes apart."""
        found = [
            entry
            for entry in self._of(label).named(name_key(name))
            if label in model().labels(entry.label)
        ]
        return self._one(label, name, self._nearest(found, area), field)

    def one_person(self, person: Node) -> None:
        """Refuse a person of whom another row of this load says another birth or gender.

        A month of birth tells persons apart by itself. Who is known by name and body alone, or
        employer, may be two; only a later load may correct what is known.
        """
        said = person.properties
        if said.get("birth_precision") in ("day", "month"):
            return  # at once: of most persons it is known
        if said.get("birth") or said.get("gender"):
            self._persons.add(person, self._said_again(person))

    def person(self, name: str, birth: date | None, field: str = "person") -> End:
        """Find a person by name and month of birth; by name alone where only one bears it."""
        key = person_key(name)
        found = [
            entry
            for entry in self._of("Person").named(name_key(name))
            if person_key(entry.name) == key
        ]
        if birth is not None:
            month = (birth.year, birth.month)
            found = [
                entry
                for entry in found
                if entry.birth and (entry.birth.year, entry.birth.month) == month
            ]
        return self._one("Person", name, found, field)
