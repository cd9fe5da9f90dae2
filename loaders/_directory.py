"""Everything known by name: the nodes of the graph and those of the load under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from graph.facts import Node, Tie
from graph.model import model
from graph.names import area_stem, body_key, name_key, party_stem, person_key
from graph.words import N_, Text
from loaders._register import Entry, Register, keys_of
from loaders._sheet import End, Refused, Unknown

ReadNodes = Callable[[str], Iterable[Entry]]
"""Reads the nodes of one root label that the graph holds."""


class GraphDirectory:
    """The directory of one load; implements `loaders._sheet.Directory`.

    Parameters
    ----------
    read
        Asked once for each root label, when a row first needs it.
    repeated
        Tells the subdistricts in rows that this load repeats unchanged.
    stands_for
        Tells which id stands for one; another one where two records were judged to be one.
    repeats
        Tells whether a row that this load repeats unchanged asserts a node.
    """

    def __init__(
        self,
        read: ReadNodes,
        repeated: Callable[[], set[str]] = set,
        stands_for: Callable[[str], str] = str,
        repeats: Callable[[Node], bool] = lambda _: False,
    ) -> None:
        self._read = read
        self._registers: dict[str, Register] = {}
        self._repeated = repeated
        self._stands_for = stands_for
        self._repeats = repeats

    # What the pipeline does

    def add(self, node: Node) -> None:
        """Take in a node of this load."""
        self._of(node.label).add(Entry.of(node))
        if node.label == "Subdistrict":  # which tells namesakes apart
            for register in self._registers.values():
                register.answers.clear()

    def remove(self, node: Node) -> None:
        """Take back one assertion of a node."""
        self._of(node.label).remove(Entry.of(node))

    def knows(self, end: End) -> bool:
        """Say whether a node is in the graph or in a row that is still good."""
        return self._of(end[0]).knows(end[1])

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

    # What rows ask

    def area(self, name: str, field: str = "area") -> End:
        """Find an area by code, name, or name without its ending, numerals normalised."""
        areas = self._of("Area")
        if (answer := areas.answers.get((name,))) is not None:
            return answer
        if name in areas.entries:
            return areas.end(name)
        found = areas.named(name_key(name)) or areas.named(name_key(area_stem(name)))
        areas.answers[(name,)] = answer = self._one("Area", name, found, field)
        return answer

    def subdistrict(self, place: str) -> End:
        """Return the subdistrict of a division code (its first nine digits)."""
        subdistricts = self._of("Subdistrict")
        code = place[:9]
        if code not in subdistricts.entries:
            raise Refused("subdistrict", N_("There is no subdistrict {code}."), code=code)
        return subdistricts.end(code)

    def estate(self, name: str, area: str | None = None, field: str = "estate") -> End:
        """Find an estate by name, in `area` where given."""
        found = self._of("Estate").named(name_key(name))
        if area:
            place = self.area(area)[1]
            within = [entry for entry in found if entry.place == place]
            if found and not within:
                raise Refused(
                    field, N_("{name} is known, but not in {area}."), name=name, area=area
                )
            found = within
        return self._one("Estate", name, found, field)

    def organisation(
        self,
        name: str,
        area: str | None = None,
        kind: str | None = None,
        field: str = "organisation",
    ) -> End:
        """Find a body by name, alias or code; `area` only tells namesakes apart."""
        bodies = self._of("Organisation")
        if (answer := bodies.answers.get((name, area, kind))) is not None:
            return answer
        key = name_key(name)
        found = bodies.named(key) or bodies.named(party_stem(key))
        if kind:
            namesakes = found
            found = [entry for entry in found if kind in model().labels(entry.label)]
            if namesakes and not found:
                raise _of_another_kind(kind, name, namesakes[0].label, field)
        answer = self._one("Organisation", name, self._nearest(found, area), field, kind)
        bodies.answers[name, area, kind] = answer
        return answer

    def same_body(self, kind: str, name: str, place: str | None, code: str | None) -> str | None:
        """Return the id of the known body that a row describes, None where it is a new one.

        That of its code and kind; else the only one of its kind, place and name, unless that has
        another code. Where the code is that of a body of another kind the row means a second
        one, named by kind and code. Without a place nothing but the code tells: 新桥居委会 exists
        in five streets.
        """
        coded = self._coded(kind, code) if code else []
        for entry in coded:
            if entry.label == kind and entry.code:
                self._check_name(entry, name)
                return entry.id
        another = any(entry.label != kind for entry in coded)
        return self._uncoded(kind, name, place, code) or (f"org:{kind}:{code}" if another else None)

    def _coded(self, kind: str, code: str) -> list[Entry]:
        """Return the nodes of a code, and the one whose id holds it though no row says it now."""
        register = self._of(kind)
        found = [entry for entry in register.named(name_key(code)) if entry.code == code]
        holder = register.entries.get(f"org:{code}")
        return found if holder is None or holder in found else [*found, holder]

    def _check_name(self, entry: Entry, name: str) -> None:
        """Refuse a second name for a code; only a later load may correct the first."""
        register = self._of(entry.label)
        names = keys_of(entry.label, (name,))
        if any(entry.id == each.id for key in names for each in register.named(key)):
            return
        if register.asserts(entry.id) or self._repeats(Node(entry.label, entry.id)):
            raise Refused(
                "code",
                N_("The code {code} is that of {other} already; {name} must have another one."),
                code=entry.code,
                other=entry.name,
                name=name,
            )

    def _uncoded(self, kind: str, name: str, place: str | None, code: str | None) -> str | None:
        """Return the id of the only body of a kind, place and name, of no other code."""
        if not place:
            return None
        bodies, key = self._of(kind), body_key(kind, name)
        alike = [
            entry
            for entry in bodies.named(key)
            if (entry.label, entry.place, body_key(kind, entry.name)) == (kind, place, key)
            and not (code and entry.code)
        ]
        return alike[0].id if len(alike) == 1 else None

    def named(self, label: str, name: str, area: str | None = None, field: str = "name") -> End:
        """Find a node of another label by name; `area` tells namesakes apart."""
        found = [
            entry
            for entry in self._of(label).named(name_key(name))
            if label in model().labels(entry.label)
        ]
        return self._one(label, name, self._nearest(found, area), field)

    def known_organisation(self, name: str) -> End | None:
        """Find a body by name, or None: for free text such as an employer."""
        try:
            return self.organisation(name)
        except Refused:
            return None

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

    def place(self, end: End) -> str | None:
        """Return the ``place`` of a node."""
        entry = self._of(end[0]).entries.get(end[1])
        return entry.place if entry else None

    def name(self, end: End) -> str:
        """Return the name of a node; its id where it has none or is not known."""
        entry = self._of(end[0]).entries.get(end[1])
        return (entry and entry.name) or end[1]

    def default_place(self) -> str | None:
        """Return the subdistrict of this load, else of the graph, where there is exactly one."""
        subdistricts = self._of("Subdistrict")
        codes = (self._repeated() | subdistricts.added()) or set(subdistricts.entries)
        return next(iter(codes)) if len(codes) == 1 else None

    def _of(self, label: str) -> Register:
        root = _root(label)
        if root not in self._registers:
            self._registers[root] = Register(lambda: self._read(root))
        return self._registers[root]

    def _nearest(self, found: list[Entry], area: str | None) -> list[Entry]:
        """Keep, of several, those in `area`; failing that those whose place holds it."""
        if len(found) < 2 or not area:
            return found
        code = self.area(area)[1]
        inside = [entry for entry in found if entry.place == code]
        around = [entry for entry in found if entry.place and code.startswith(entry.place)]
        return inside or around or found

    def _distinct(self, found: list[Entry], key: str) -> list[Entry]:
        """Keep one entry of those judged to be one.

        That of the record whose own name is asked for, so that the row goes with it when the
        judgement is taken back; of several, that of the record that stays.
        """
        kept: dict[str, list[Entry]] = {}
        for entry in found:
            kept.setdefault(self._stands_for(entry.id), []).append(entry)
        return [
            min(group, key=lambda each: (name_key(each.name) != key, each.id != stays))
            for stays, group in kept.items()
        ]

    def _one(
        self, label: str, name: str, found: list[Entry], field: str, kind: str | None = None
    ) -> End:
        if len(found) > 1 and (place := self.default_place()):
            # A street's own roster means its own bodies: 新桥居委会 exists in five streets.
            found = [entry for entry in found if (entry.place or "").startswith(place)] or found
        if len(found) > 1:
            found = self._distinct(found, name_key(name))
        if len(found) == 1:
            return found[0].label, found[0].id
        what = model().nodes[kind or label].title
        if found:
            raise Refused(
                field,
                N_("There are {count} of the name {name} ({what}): {places}."),
                count=len(found),
                name=name,
                what=what,
                places=_places(found),
            )
        register, key = self._of(label), name_key(name)
        raise Unknown(field, what, name, lambda: register.near(key))


def _of_another_kind(kind: str, name: str, other: str, field: str) -> Refused:
    """Return the refusal of a name that only a body of another kind bears."""
    nodes = model().nodes
    return Refused(
        field,
        N_("There is no {what} named {name}; {name} is known as another kind of body: {other}."),
        what=nodes[kind].title,
        name=name,
        other=nodes[other].title,
    )


def _places(found: list[Entry]) -> str | Text:
    """Return what tells several apart; their kinds where these differ."""
    if len({entry.label for entry in found}) == 1:
        return "、".join(_described(found)[:5])
    titles = {entry.label: model().nodes[entry.label].title for entry in found}
    return Text(
        zh="、".join(sorted(f"{titles[each.label].zh}（{_place(each)}）" for each in found)[:5]),
        en=", ".join(sorted(f"{titles[each.label].en} ({_place(each)})" for each in found)[:5]),
    )


def _place(entry: Entry) -> str:
    return entry.place or entry.id


def _described(found: list[Entry]) -> list[str]:
    """Return what tells apart those who answer to one name: places, and names that differ."""
    places = {entry.id: _place(entry) for entry in found}
    if len({entry.name for entry in found}) == 1:
        return sorted(places.values())
    return sorted(f"{entry.name}（{places[entry.id]}）" for entry in found)


@cache
def _root(label: str) -> str:
    return model().root(label)
