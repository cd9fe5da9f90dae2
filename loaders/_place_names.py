"""Places known by name, and which of several bearers of a name is meant."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from graph.model import model
from graph.names import area_stem, in_street, name_key, unbracketed
from graph.words import N_
from loaders._bearers import told_apart
from loaders._likeness import STREET
from loaders._register import Entry
from loaders._registers import ReadNodes, Registers
from loaders._sheet import End, Refused, Unknown

ABOUT = frozenset({"area", "estate", "organisation"})
"""Fields that say what a row is about; in others a row may name what lies in another street."""
_COMMITTEES = frozenset({"OwnersCommittee", "ResidentsCommittee"})
_MOVING = frozenset({"PartnerUnit", "PropertyFirm"})
"""Kinds of bodies that work in other streets than the one they lie in."""


class PlaceNames(Registers):
    """Areas, subdistricts and estates by name.

    Parameters
    ----------
    read, repeated
        As for `Registers`.
    stands_for
        Tells which id stands for one; another one where two records were judged to be one.
    """

    def __init__(
        self,
        read: ReadNodes,
        repeated: Callable[[], set[str]],
        stands_for: Callable[[str], str],
    ) -> None:
        super().__init__(read, repeated)
        self._stands_for = stands_for

    def area(self, name: str, field: str = "area") -> End:
        """Find an area by code, name, or name without its ending, numerals normalised."""
        areas, asked = self._of("Area"), (name, field in ABOUT)
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
        found = self._estates(name)
        if area:
            place = self.area(area)[1]
            within = self._estates(name, place)
            if found and not within:
                raise Refused(
                    "estate", N_("{name} is known, but not in {area}."), name=name, area=area
                )
            found = within
        return self._one("Estate", name, found, "estate", area=area)

    def same_estate(self, name: str, area: str) -> str | None:
        """Return the id of the known estate of an area that a row describes, brackets or none.

        None where it is a new one.
        """
        found = self._estates(name, area)
        return found[0].id if len(found) == 1 else None

    def _estates(self, name: str, place: str = "") -> list[Entry]:
        """Return the estates of a name, in a place where given: as it is written, if there are."""
        key = name_key(name)
        found = [
            entry
            for entry in self._of("Estate").named(unbracketed(key))
            if not place or entry.place == place
        ]
        return [entry for entry in found if name_key(entry.name) == key] or found

    def _areas(self, key: str) -> list[Entry]:
        areas = self._of("Area")
        return areas.named(key) or areas.named(area_stem(key))

    def _in_street(self, key: str, find: Callable[[str], list[Entry]]) -> list[Entry]:
        """Return what lies in the street whose name stands before its own."""
        parts = in_street(key)
        if not parts:
            return []
        street, rest = parts
        streets = {entry.id for entry in self._of("Subdistrict").named(street)}
        return [entry for entry in find(rest) if (entry.place or "")[:STREET] in streets]

    def _nearest(self, found: list[Entry], area: str | None) -> list[Entry]:
        """Keep, of several, those in `area`; failing that those whose place holds it."""
        if len(found) < 2 or not area:
            return found
        code = self.area(area)[1]
        inside = [entry for entry in found if entry.place == code]
        around = [entry for entry in found if entry.place and code.startswith(entry.place)]
        return inside or around or found

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
            if field in ABOUT:
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
        near, withdrawn = partial(register.near, key), partial(register.withdrawn, key)
        raise Unknown(field, what, name, near, withdrawn)

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
