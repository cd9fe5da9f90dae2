"""Everything known by name: the nodes of the graph and those of the load under way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from graph.facts import Fact, Node, Tie
from graph.model import model, root_of
from graph.names import area_stem, body_key, name_key, party_stem, person_key, spellings
from graph.words import N_
from loaders._bearers import of_another_kind, told_apart
from loaders._covering import Covering
from loaders._dated import Dated
from loaders._likeness import STREET
from loaders._one_person import Told
from loaders._register import Entry, Register, keys_of
from loaders._sheet import End, Refused, Unknown

_ABOUT = frozenset({"area", "estate", "organisation"})
"""Fields that say what a row is about; in others a row may name what lies in another street."""
_COMMITTEES = frozenset({"OwnersCommittee", "ResidentsCommittee"})
_IN_STREET = re.compile(r"(?:.{2,3}市)?(?:.{1,4}区)?(.{2,6}?(?:街道|镇|乡))(.{2,})")
_MOVING = frozenset({"PartnerUnit", "PropertyFirm"})
"""Kinds of bodies that work in other streets than the one they lie in."""

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
        self._read = read
        self._registers: dict[str, Register] = {}
        self._repeated = repeated
        self._stands_for = stands_for
        self._said_again = said_again
        self.dated = Dated(said_between)
        self._covering = Covering(read_covers)
        self._persons = Told()
        self._by_name_alone: Counter[tuple[str, str]] = Counter()
        """Rows of this load that tell of a body nothing but kind and name."""

    # What the pipeline does

    def add(self, node: Node) -> None:
        """Take in a node of this load."""
        self._of(node.label).add(Entry.of(node))
        if node.label == "Subdistrict":  # which tells namesakes apart
            for register in self._registers.values():
                register.answers.clear()

    def remove(self, node: Node) -> None:
        """Take back one assertion of a node."""
        self._persons.remove(node.id)
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
        areas, asked = self._of("Area"), (name, field in _ABOUT)
        if (answer := areas.answers.get(asked)) is not None:
            return answer
        if name in areas.entries:
            return areas.end(name)
        found = self._areas(name_key(name)) or self._in_street(name_key(name), self._areas)
        areas.answers[asked] = answer = self._one("Area", name, found, field)
        return answer

    def subdistrict(self, place: str) -> End:
        """Return the subdistrict of a division code (its first nine digits)."""
        subdistricts = self._of("Subdistrict")
        code = place[:9]
        if code not in subdistricts.entries:
            raise Refused("subdistrict", N_("There is no subdistrict {code}."), code=code)
        return subdistricts.end(code)

    def estate(self, name: str, area: str | None = None) -> End:
        """Find an estate by name, in `area` where given."""
        found = self._of("Estate").named(name_key(name))
        if area:
            place = self.area(area)[1]
            within = [entry for entry in found if entry.place == place]
            if found and not within:
                raise Refused(
                    "estate", N_("{name} is known, but not in {area}."), name=name, area=area
                )
            found = within
        return self._one("Estate", name, found, "estate", area=area)

    def organisation(
        self,
        name: str,
        area: str | None = None,
        kind: str | None = None,
        field: str = "organisation",
    ) -> End:
        """Find a body by name, alias or code; `area` only tells namesakes apart."""
        bodies, asked = self._of("Organisation"), (name, area, kind, field in _ABOUT)
        if (answer := bodies.answers.get(asked)) is not None:
            return answer
        key = name_key(name)
        found = self._bodies(key) or self._in_street(key, self._bodies)
        if kind:
            namesakes = found
            found = [entry for entry in found if kind in model().labels(entry.label)]
            if namesakes and not found:
                raise of_another_kind(kind, name, namesakes[0].label, field)
        answer = self._one("Organisation", name, self._nearest(found, area), field, kind, area)
        bodies.answers[asked] = answer
        return answer

    def same_body(self, kind: str, name: str, place: str | None, code: str | None) -> str | None:
        """Return the id of the known body that a row describes, None where it is a new one.

        That of its code and kind; else the only one of its kind, place and name, unless that has
        another code: the name as it stands, or with another ending that means the same. Where
        the code is that of a body of another kind the row means a second one, named by kind and
        code. Without a place nothing but the code tells: 新桥居委会 exists in five streets.
        """
        if not place and not code:
            self._by_name_alone[kind, body_key(kind, name)] += 1
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
        names = [form for key in keys_of(entry.label, (name,)) for form in spellings(key)]
        if any(entry.id == each.id for key in names for each in register.named(key)):
            return
        if register.asserts(entry.id) or self._said_again(Node(entry.label, entry.id)):
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
        key = body_key(kind, name)
        for forms in ((key,), spellings(key)):
            alike = [
                entry
                for entry in self._spelt(kind, forms)
                if (entry.label, entry.place) == (kind, place)
                and body_key(kind, entry.name) in forms
                and not (code and entry.code)
            ]
            if len(alike) == 1:
                return alike[0].id
        return None

    def _areas(self, key: str) -> list[Entry]:
        areas = self._of("Area")
        return areas.named(key) or areas.named(area_stem(key))

    def _bodies(self, key: str) -> list[Entry]:
        bodies = self._of("Organisation")
        return (
            bodies.named(key)
            or bodies.named(party_stem(key))
            or self._spelt("Organisation", spellings(party_stem(key)))
        )

    def _in_street(self, key: str, find: Callable[[str], list[Entry]]) -> list[Entry]:
        """Return what lies in the street whose name stands before its own."""
        parts = in_street(key)
        if not parts:
            return []
        street, rest = parts
        streets = {entry.id for entry in self._of("Subdistrict").named(street)}
        return [entry for entry in find(rest) if (entry.place or "")[:STREET] in streets]

    def _spelt(self, label: str, forms: Iterable[str]) -> list[Entry]:
        """Return the nodes that answer to any of several normal forms."""
        register = self._of(label)
        return list({entry.id: entry for form in forms for entry in register.named(form)}.values())

    def tell_apart(self, body: Node) -> None:
        """Refuse a body of no place and no code whose name may be that of one in each street."""
        if body.properties.get("place") or body.properties.get("code"):
            return
        kind, name = body.label, str(body.properties["name"])
        key = body_key(kind, name)
        places = {
            entry.place
            for entry in self._of(kind).named(key)
            if entry.label == kind and entry.place
        }
        several = self._by_name_alone[kind, key] > 1 or len(places) > 1
        if several and len(self._streets()) > 1:
            raise Refused(
                "name",
                N_(
                    "This load is of several streets, each of which may have a {name} ({what}) of "
                    "its own: give its area, street or code, or load each street by itself."
                ),
                name=name,
                what=model().nodes[kind].title,
            )

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
            return self.organisation(name, field="employer")
        except Refused:
            return None

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

    def placed(self, kind: str, place: str, word: str) -> list[End]:
        """Return the bodies of a kind that lie in a place or, failing that, cover it."""
        here = [
            entry for entry in self._of(kind).placed(place) if kind in model().labels(entry.label)
        ]
        around = self._joint(kind, place)
        bearing = [entry for entry in here + around if word in entry.name]
        return [(entry.label, entry.id) for entry in self._distinct(bearing or here or around, "")]

    def covers(self, body: End, areas: Iterable[End]) -> None:
        """Take in which areas a row says that a body covers."""
        self._covering.add(body[1], {code for _, code in areas})

    def joint_place(self, kind: str, name: str, area: str, code: str | None) -> str | None:
        """Return the place of a known body of several areas that a row of one of them means.

        None where there is none of the kind, name and no other code, or one in the area itself.
        """
        if self._uncoded(kind, name, area, code):
            return None
        forms = spellings(body_key(kind, name))
        found = [
            entry
            for entry in self._joint(kind, area)
            if body_key(kind, entry.name) in forms
            and not (code and entry.code and code != entry.code)
        ]
        return self.place(self._one(kind, name, found, "name")) if found else None

    def _joint(self, kind: str, area: str) -> list[Entry]:
        """Return the known bodies of a kind that cover an area among several."""
        entries = self._of(kind).entries
        found = map(entries.get, self._covering.of(area))
        return [entry for entry in found if entry and entry.label == kind]

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
        answers = self._of("Subdistrict").answers
        if () not in answers:
            codes = self._streets()
            answers[()] = "Subdistrict", codes.pop() if len(codes) == 1 else ""
        return answers[()][1] or None

    def _streets(self) -> set[str]:
        """Return the subdistricts of this load, else those of the graph."""
        subdistricts = self._of("Subdistrict")
        return (self._repeated() | subdistricts.added()) or set(subdistricts.entries)

    def _of(self, label: str) -> Register:
        root = root_of(label)
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
        self,
        label: str,
        name: str,
        found: list[Entry],
        field: str,
        kind: str | None = None,
        area: str | None = None,
    ) -> End:
        if len(found) > 1 and (place := self.default_place()):
            # A street's own roster means its own bodies: 新桥居委会 exists in five streets.
            found = [entry for entry in found if (entry.place or "").startswith(place)] or found
        if len(found) > 1:
            found = self._distinct(found, name_key(name))
        if len(found) == 1:
            if field in _ABOUT:
                self._check_street(found[0], name, field, area)
            return found[0].label, found[0].id
        what = model().nodes[kind or label].title
        if found:
            raise Refused(
                field,
                N_("There are {count} of the name {name} ({what}): {places}."),
                count=len(found),
                name=name,
                what=what,
                places=told_apart(found),
            )
        register, key = self._of(label), name_key(name)
        raise Unknown(field, what, name, lambda: register.near(key))

    def _check_street(self, found: Entry, name: str, field: str, area: str | None) -> None:
        """Refuse the only bearer of a name that lies in an area of another street than the load's.

        A street's own roster means its own 新桥居委会, though only another street's be known;
        unless its code is written, or that of an area of that street.
        """
        here, there = self.default_place(), (found.place or "")[:STREET]
        if not here or not there or there == here or not _is_bound(found) or name == found.code:
            return
        if not area or self.area(area)[1][:STREET] != there:
            raise Refused(
                field,
                N_(
                    "{name} ({what}) is known in {there} only, and this load is of {here}. If it "
                    "is meant, write its code or that of its area."
                ),
                name=name,
                what=model().nodes[found.label].title,
                there=self.name(("Subdistrict", there)),
                here=self.name(("Subdistrict", here)),
            )


def _is_bound(found: Entry) -> bool:
    """Say whether a node belongs to areas of one street."""
    if found.label in _MOVING:
        return False
    return found.label in _COMMITTEES or len(found.place or "") > STREET


def in_street(key: str) -> tuple[str, str] | None:
    """Part the normal form of a name that begins with that of a street; None where none does.

    Examples
    --------
    >>> in_street("上海市杨浦区控江路街道金安居委会")
    ('控江路街道', '金安居委会')
    """
    match = _IN_STREET.fullmatch(key)
    return (match[1], match[2]) if match else None
