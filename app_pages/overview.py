"""Overview: the figures of a scope, its areas with the worst first, what changed, what is due."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import streamlit as st

from app_pages import (
    _changes,
    _choices,
    _figures,
    _head,
    _links,
    _matrix,
    _other_date,
    _pictures,
    _store,
    _streets,
    _tables,
    _trend,
    _view,
)
from app_pages._matrix import Cell
from app_pages._scopes import LISTED_AREAS, SUBDISTRICT
from app_pages._severity import ORDER as SEVERITY_ORDER
from app_pages._severity import SEVERITIES
from app_pages._tables import Row
from app_pages._words import _, plain, text
from graph.names import area_stem
from graph.rules import rule_at
from graph.words import Text
from queries.catalogue import catalogue
from queries.finding import SEVERITIES as GRADES
from queries.finding import Severity
from queries.findings import none_due
from queries.tables import Table
from queries.terms import overdue_severity

TITLE = Text(zh="总览", en="Overview")
ICON = ":material/dashboard:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 1

_INDICATORS = ("I3", "I4", "I6", "I9", "I15")
_COLUMNS = {
    "party_organisations": Text(zh="党组织", en="Party"),
    "residents_committees": Text(zh="居委会", en="Residents"),
    "owners_committees": Text(zh="业委会", en="Owners"),
    "property_firms": Text(zh="物业", en="Firms"),
    "big": Text(zh="大总支", en="Big branch"),
    "vacant": Text(zh="空缺", en="Vacant"),
    "overdue": Text(zh="逾期", en="Overdue"),
    "partners": Text(zh="共建", en="Co-building"),
    "conflicts": Text(zh="利益冲突", en="Conflicts"),
}
_BODIES = tuple(_COLUMNS)[:4]


def render() -> None:
    """Draw the page."""
    sentence = _head.draw(text(TITLE))
    summary = _store.ask("area_summary")
    _head.say(sentence, _answer(summary))
    if not summary.rows:
        return
    other = _other_date.pick()
    _store.ask_ahead(_questions(other))
    _figures.show(_trend.figures(_INDICATORS, other))
    lines = _lines(summary)
    if len(_view.view().scope) < SUBDISTRICT:
        _streets.draw(lines, _titles(), alt=_("Areas of each street by their state"))
    else:
        _areas(summary, lines)
    _tables.download_only(summary, "areas")
    if len(summary.rows) == 1:
        _pictures.network("cross_appointment_network", key="area_network", height=420)
    _changes.draw(other, large=len(summary.rows) > LISTED_AREAS)
    _calendar()


def _questions(other: datetime.date) -> list[tuple[str, datetime.date]]:
    """Return what the page will ask of its scope, as far as nobody chooses it."""
    as_of = _view.view().as_of
    figures = [query.name for query in catalogue().values() if query.id in _INDICATORS]
    lists = ["overdue_terms", "big_general_branches", "due_soon_terms"]
    return [*((name, day) for day in (other, as_of) for name in figures),
            *((name, as_of) for name in lists)]  # fmt: skip


def _answer(summary: Table) -> str:
    if not summary.rows:
        return _("No area lies in this scope.")
    open_points = {
        name: sum(bool(row[name]) for row in summary.rows)
        for name in ("critical", "overdue", "conflicts")
    }
    lacking = sum(_lacks(row) for row in summary.rows)
    return _(
        "Of {areas} {areas:area|areas}, {lacking} {lacking:lacks|lack} one of the four "
        "bodies, {critical} {critical:has|have} no secretary, "
        "director or chair in some body, {overdue} {overdue:has|have} overdue terms, "
        "{conflicts} {conflicts:has|have} a conflict of interest.",
        areas=len(summary.rows),
        lacking=lacking,
        **open_points,
    )


def _lacks(row: Row) -> bool:
    return any(_body(row, name).severity == "gap" for name in _BODIES)


def _titles() -> dict[str, str]:
    return {name: text(title) for name, title in _COLUMNS.items()}


def _lines(summary: Table) -> dict[str, dict[str, Cell]]:
    branches = {str(row["area_id"]): row for row in _store.ask("big_general_branches").rows}
    grave = _gravest(_store.ask("overdue_terms"))
    return {
        str(row["area_id"]): _line(row, branches.get(str(row["area_id"])), grave)
        for row in summary.rows
    }


def _areas(summary: Table, lines: dict[str, dict[str, Cell]]) -> None:
    st.subheader(_("Areas, the most pressing first"), anchor=False)
    order = sorted(lines, key=lambda area: (_weight(lines[area]), area))
    names = {str(row["area_id"]): area_stem(str(row["area"])) for row in summary.rows}
    _matrix.show(
        _("Area"),
        {area: names[area] for area in order},
        _titles(),
        {(area, name): cell for area, line in lines.items() for name, cell in line.items()},
        key="areas",
        alt=text(summary.query.title),
        clicked=_view.select_cell,
    )
    st.caption(
        plain(_("✕ violation · ! gap · △ notice · ○ unknown · ✓ fine; a click opens an area."))
    )
    area = _view.selected("area")
    if area in names:
        _follow(area, names[area])


def _line(row: Row, branch: Row | None, grave: Mapping[str, Severity]) -> dict[str, Cell]:
    line = {name: _body(row, name) for name in _BODIES}
    line["big"] = _branch(branch)
    vacant, critical = row["vacant"], row["critical"]
    line["vacant"] = (
        Cell(f"! {vacant}", "gap")
        if critical
        else Cell(f"△ {vacant}", "notice")
        if vacant
        else Cell("✓", "fine")
    )
    line["overdue"] = _overdue(row, grave)
    line["partners"] = _partners(row)
    line["conflicts"] = _conflicts(row)
    return line


def _partners(row: Row) -> Cell:
    if row["partners"]:
        return Cell(str(row["partners"]))
    return _open(row["agreements_unknown"]) or Cell(_("! missing"), "gap")


def _open(count: object) -> Cell | None:
    """Return the cell of what `count` unknown days leave open; None where there are none."""
    return Cell(f"○ {count}", "unknown") if count else None


def _conflicts(row: Row) -> Cell:
    if not row["conflicts"]:
        return _open(row["conflicts_unknown"]) or Cell("✓", "fine")
    rule = rule_at("owners_committee.interest", _view.view().as_of, str(row["area_id"]))
    if rule and rule.status == "verified":
        return Cell(f"✕ {row['conflicts']}", "violation")
    return Cell(f"△ {row['conflicts']}", "notice")


def _body(row: Row, name: str) -> Cell:
    if row[name]:
        return Cell(str(row[name]))
    if name in ("owners_committees", "property_firms") and not row["estates"]:
        return Cell("○", "unknown")
    if name == "owners_committees" and none_due(row):
        return Cell(_("△ not due yet"), "notice")
    if name == "property_firms" and row["firms_unknown"]:
        return Cell("○", "unknown")
    return Cell(_("! missing"), "gap")


def _branch(row: Row | None) -> Cell:
    state = str(row["state"]) if row else "none"
    if state == "filled" and row:
        return Cell(f"✓ {row['part_timers']}", "fine")
    return {
        "empty": Cell(_("△ empty"), "notice"),
        "none": Cell(_("△ none"), "notice"),
    }.get(state, Cell("○", "unknown"))


def _overdue(row: Row, grave: Mapping[str, Severity]) -> Cell:
    if row["overdue"]:
        severity = grave.get(str(row["area_id"]), "gap")
        return Cell(f"{SEVERITIES[severity].glyph} {row['overdue']}", severity)
    if row["due_soon"]:
        return Cell(_("△ soon {count}", count=row["due_soon"]), "notice")
    return _open(row["due_unknown"]) or Cell("✓", "fine")


def _gravest(overdue: Table) -> dict[str, Severity]:
    """Return the gravest of the overdue terms of each area, by its code."""
    found: dict[str, Severity] = {}
    for severity in reversed(GRADES):
        for row in overdue.rows:
            codes = row["area_ids"]
            if overdue_severity(row) == severity and isinstance(codes, list):
                found |= dict.fromkeys(map(str, codes), severity)
    return found


def _weight(line: dict[str, Cell]) -> tuple[int, ...]:
    severities = [cell.severity or "fine" for cell in line.values()]
    return tuple(-severities.count(severity) for severity in SEVERITY_ORDER)


def _follow(area: str, name: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="area_links"):
        st.markdown(f"**{plain(name)}**", width="content")
        _links.page("overview", _("Only this area"), icon=":material/filter_alt:", scope=area)
        _links.page("gaps", _("Gaps"), icon=":material/rule:", area=area)
        _links.page(
            "cross_appointments", _("Cross-appointments"), icon=":material/group_work:", area=area
        )
        _links.profile(area, _("Profile"))


def _calendar() -> None:
    st.subheader(_("What is due next"), anchor=False)
    tab = _choices.pick("terms", {"due": _("Due soon"), "overdue": _("Overdue")}, label=_("Terms"))
    state = "due_soon" if tab == "due" else "overdue"
    _links.page("terms", _("On the Terms page"), icon=":material/how_to_vote:", state=state)
    if tab == "due":
        _tables.show(
            _store.ask("due_soon_terms"),
            "due_soon",
            hide=("number", "form"),
            empty=_("No term ends within 150 days."),
        )
    else:
        _tables.show(
            _store.ask("overdue_terms"),
            "overdue",
            hide=("number", "form"),
            empty=_("No term is overdue."),
        )
