"""Findings as a work list: one sheet for all, one for each area, columns left to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from graph.model import model
from graph.names import area_stem
from graph.words import N_, Language, heading, translate
from queries.finding import SEVERITY_WORDS, Finding, check_title
from queries.marks import STATES, Marks
from queries.sources import told
from queries.tables import Cell, Sheet, book

AREA_SHEETS = 200
"""Areas above which there is one sheet only, to be filtered by its column of areas."""


def worklist(
    found: Sequence[Finding],
    decided: Marks,
    *,
    scope: str,
    as_of: date,
    language: Language,
    files: Mapping[str, str],
    streets: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook of findings.

    Parameters
    ----------
    scope
        Name of the place.
    files
        Names of the files that sources begin with, by id.
    streets
        Names of the streets by code, where the findings are of several: they get a column, and
        stand in the names of the sheets, since areas have namesakes.
    """
    headings = [translate(title, language) for title in _HEADINGS]
    lines = {one.key: _line(one, decided, language, files) for one in found}
    if streets is not None:
        headings.insert(_STREET_PLACE, translate(_STREET, language))
        for one in found:
            lines[one.key].insert(_STREET_PLACE, _streets(one, streets))
    sheets = [Sheet(translate(_TITLE, language), headings, list(lines.values()))]
    places = areas(found)
    if len(places) <= AREA_SHEETS:
        sheets += [
            Sheet(
                _sheet_name(code, name, streets),
                headings,
                [lines[one.key] for one in found if code in one.area_ids],
            )
            for code, name in places.items()
        ]
    about = [
        (translate(_SCOPE, language), scope),
        (translate(_AS_OF, language), as_of.isoformat()),
        (translate(_FINDINGS, language), str(len(found))),
    ]
    return book(sheets, about, translate(_ABOUT, language))


def areas(found: Sequence[Finding]) -> Mapping[str, str]:
    """Return the names of the areas that findings concern, by code."""
    names = {
        code: name for one in found for code, name in zip(one.area_ids, one.areas, strict=False)
    }
    return {code: area_stem(name) for code, name in sorted(names.items())}


def _streets(one: Finding, streets: Mapping[str, str]) -> str:
    codes = dict.fromkeys(code[:_STREET_CODE] for code in one.area_ids)
    return "、".join(streets[code] for code in codes if code in streets)


def _sheet_name(code: str, name: str, streets: Mapping[str, str] | None) -> str:
    street = (streets or {}).get(code[:_STREET_CODE])
    return f"{name} · {street}" if street else name


_STREET, _STREET_PLACE, _STREET_CODE = N_("Street"), 2, 9
"""The column of the street, its place after that of the area; digits of a street's code."""
_TITLE, _ABOUT = N_("Work list"), N_("About this list")
_SCOPE, _AS_OF, _FINDINGS = N_("Scope"), N_("As of"), N_("Findings")
_HEADINGS = (
    N_("Severity"), N_("Area"), N_("Subject"), N_("Kind"), N_("What"), N_("Why"),
    N_("Numbers seen"), N_("Since"), N_("Rule or indicator"), N_("Status of the rule"),
    N_("What would close it"), N_("State"), N_("Reason given"), N_("Sources"),
    N_("Who takes it on"), N_("Done on"), N_("Note"),
)  # fmt: skip
_VERIFIED, _SECONDARY = N_("verified"), N_("secondary source")


def _line(
    one: Finding, decided: Marks, language: Language, files: Mapping[str, str]
) -> list[Cell | date]:
    last, rule = decided.last(one.key), one.rule
    status = rule and (_VERIFIED if rule.status == "verified" else _SECONDARY)
    kind = model().nodes.get(one.subject_kind)
    return [
        heading(SEVERITY_WORDS[one.severity].get(language)),
        "、".join(area_stem(area) for area in one.areas),
        one.subject,
        heading(kind.title.get(language)) if kind else one.subject_kind,
        check_title(one.check).get(language),
        heading(one.explanation.get(language)),
        one.figures(language),
        one.since,
        one.reason,
        heading(translate(status, language)) if status else None,
        heading(one.closes.get(language)),
        heading(STATES[decided.state(one.key)].get(language)),
        last.reason if last else None,
        told(one.sources, language, files),
        None,
        None,
        None,
    ]
