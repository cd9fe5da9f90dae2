"""Bodies known by name, alias, code, place or what they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from graph.facts import Fact, Node
from graph.model import model
from graph.names import body_key, name_key, party_stem, spellings
from graph.words import N_
from loaders._bearers import of_another_kind
from loaders._covering import Covering
from loaders._place_names import ABOUT, PlaceNames
from loaders._register import Entry, keys_of
from loaders._registers import ReadNodes
from loaders._sheet import End, Refused


class BodyNames(PlaceNames):
    """Bodies by what rows call them.

    Parameters
    ----------
    read, repeated, stands_for
        As for `PlaceNames`.
    said_again
        Tells what rows that this load repeats unchanged say of a node.
    read_covers
        Reads areas and Party organisations that cover them among several.
    """

    def __init__(
        self,
        read: ReadNodes,
        repeated: Callable[[], set[str]],
        stands_for: Callable[[str], str],
        said_again: Callable[[Node], Iterable[Fact]],
        read_covers: Callable[[], Iterable[tuple[str, str]]],
    ) -> None:
        super().__init__(read, repeated, stands_for)
        self._said_again = said_again
        self._covering = Covering(read_covers)
        self._by_name_alone: Counter[tuple[str, str]] = Counter()
        """Rows of this load that tell of a body nothing but kind and name."""

    def organisation(
        self,
        name: str,
        area: str | None = None,
        kind: str | None = None,
        field: str = "organisation",
    ) -> End:
        """Find a body by name, alias or code; `area` only tells namesakes apart."""
        bodies, asked = self._of("Organisation"), (name, area, kind, field in ABOUT)
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

    def known_organisation(self, name: str) -> End | None:
        """Find a body by name, or None: for free text such as an employer."""
        try:
            return self.organisation(name, field="employer")
        except Refused:
            return None

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

    def _bodies(self, key: str) -> list[Entry]:
        bodies = self._of("Organisation")
        return (
            bodies.named(key)
            or bodies.named(party_stem(key))
            or self._spelt("Organisation", spellings(party_stem(key)))
        )

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

    def _joint(self, kind: str, area: str) -> list[Entry]:
        """Return the known bodies of a kind that cover an area among several."""
        entries = self._of(kind).entries
        found = map(entries.get, self._covering.of(area))
        return [entry for entry in found if entry and entry.label == kind]

    def _spelt(self, label: str, forms: Iterable[str]) -> list[Entry]:
        """Return the nodes that answer to any of several normal forms."""
        register = self._of(label)
        return list({entry.id: entry for form in forms for entry in register.named(form)}.values())
