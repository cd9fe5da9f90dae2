"""Terms and elections: what is overdue, due, unfiled, depleted, and by which rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app_pages import (
    _areas,
    _choices,
    _figures,
    _frames,
    _head,
    _indicators,
    _links,
    _matrix,
    _months,
    _store,
    _tables,
    _terms_body,
    _terms_chart,
    _terms_table,
    _view,
)
from app_pages._matrix import Cell
from app_pages._terms_table import DEPLETED, iso, members, state
from app_pages._words import _, begin, choices, kind, plain, text
from graph.words import N_, Text
from queries.tables import Table
from queries.terms import REGISTER, deadlines

TITLE = Text(zh="换届", en="Terms and elections")
ICON = ":material/how_to_vote:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 4

Row = Mapping[str, Any]
_INDICATORS = ("I15", "I16", "I17", "I18", "I4")
_PAGE = 20
"""Bodies in one picture."""
_STATES: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "overdue": (N_("✕ overdue"), lambda row: row["status"] == "overdue"),
    "due_soon": (N_("△ due within 150 days"), lambda row: row["status"] == "due_soon"),
    "unknown": (N_("○ due day unknown"), lambda row: row["status"] == "unknown"),
    "running": (N_("✓ running"), lambda row: row["status"] == "running"),
    "report": (N_("△ report not made"), lambda row: row["report"] == "missing"),
    "filing": (N_("△ filed late or not"), lambda row: row["filing"] in ("late", "missing")),
    "postponed": (N_("△ postponed"), lambda row: row["postponement"] is not None),
    "depleted": (N_("! members lost"), lambda row: row["depletion"] in DEPLETED),
    "vacant": (N_("! seats empty"), lambda row: bool(row["vacant"])),
}


def render() -> None:
    """Draw the page."""
    sentence = _head.draw(text(TITLE))
    register = _store.ask(REGISTER)
    _head.say(sentence, _answer(register))
    if not register.rows:
        st.caption(plain(_("Bodies and terms come from sheets of the template on the Data page.")))
        _links.page("data", _("Go to template and upload"))
        return
    _figures.show(_indicators.figures(_INDICATORS))
    kept = _filtered(register)
    tab = _choices.pick(
        "tab",
        {
            "terms": _("Timeline"),
            "months": _("Months"),
            "seats": _("Vacancies and by-elections"),
            "methods": _("Methods of election"),
        },
        label=_("View"),
    )
    if not kept.rows:
        st.caption(plain(_("Nothing matches the filters.")))
    elif tab == "months":
        _months.draw(deadlines(kept), kept.as_of, _terms_table.placed(kept))
    elif tab == "seats":
        _seats(kept)
    elif tab == "methods":
        _methods(kept)
    else:
        _terms(kept)
    _terms_body.draw(register)
    _terms_body.draw_rules(register)


def _answer(register: Table) -> str:
    if not register.rows:
        return _("No elected body lies in this scope.")
    counts = {
        name: sum(fits(row) for row in register.rows) for name, (_title, fits) in _STATES.items()
    }
    told = _(
        "Of {bodies} elected bodies {overdue} {overdue:is|are} overdue and {due_soon} "
        "due within 150 days; of "
        "{unknown} the due day is unknown. Owners' committees: {report} without the report "
        "before the election, {filing} filed late or not, {depleted} with members lost.",
        bodies=len(register.rows),
        **counts,
    )
    if left := sum("unknown" in (row["report"], row["filing"]) for row in register.rows):
        told += " " + _(
            "Of {count} {count:committee|committees} report or filing is unknown.", count=left
        )
    return told


def _filtered(register: Table) -> Table:
    found = [row["kind"] for row in register.rows]
    kinds = {str(one): kind(one) for one in dict.fromkeys(found)}
    names = _terms_table.areas(register)
    with _choices.folded(("state", "kind", "area")):
        first, second, third = st.columns([3, 3, 2], gap="small")
        with first:
            states = _choices.filters(
                "state",
                {name: text(title) for name, (title, _fits) in _STATES.items()},
                label=_("State"),
            )
        with second:
            chosen = _choices.filters("kind", kinds, label=_("Kind"), known=kind)
        with third:
            wanted = _areas.pick(dict(sorted(names.items())))
    rows = [
        row
        for row in register.rows
        if (not states or any(_STATES[name][1](row) for name in states))
        and (not chosen or row["kind"] in chosen)
        and (wanted is None or wanted in _tables.parts(row["area_ids"]))
    ]
    return Table(register.query, rows, register.as_of, register.scope)


def _terms(kept: Table) -> None:
    _terms_table.downloads(kept, text(TITLE))
    shown = _page(kept.rows)
    earlier = _store.ask("earlier_terms", bodies=[str(row["body_id"]) for row in shown])
    _terms_chart.draw(
        shown,
        earlier.rows,
        words={str(row["body_id"]): f"{state(row)[1]} · {row['body']}" for row in shown},
        as_of=kept.as_of,
        key="terms_chart",
        description=_("Terms of each body along time, the most overdue first; the table below "
                      "says the same"),
    )  # fmt: skip
    _terms_table.show(kept)


def _page(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of the page that the address asks for, with buttons to turn it."""
    last = (len(rows) - 1) // _PAGE
    asked = _view.selected("page") or "1"
    now = min(max(int(asked) - 1, 0), last) if asked.isdecimal() else 0
    if last:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for place, sign, word in (
                (now - 1, "◀", _("Earlier rows")),
                (now + 1, "▶", _("Later rows")),
            ):
                st.button(
                    sign,
                    key=f"page_{sign}",
                    help=word,
                    type="tertiary",
                    disabled=not 0 <= place <= last,
                    on_click=_view.select,
                    args=("page", str(place + 1)),
                )
            first, end = now * _PAGE + 1, min((now + 1) * _PAGE, len(rows))
            st.caption(_("{first} to {end} of {count}", first=first, end=end, count=len(rows)))
    return rows[now * _PAGE : (now + 1) * _PAGE]


def _seats(kept: Table) -> None:
    lost = [row for row in kept.rows if row["depletion"] not in (None, "full")]
    st.subheader(_("Owners' committees that lost members"), anchor=False)
    if lost:
        words = kept.columns["depletion"].words()
        states = {code: begin(text(word)) for code, word in words.items()}
        unruled = begin(_("none known on this day"))
        _frames.show(
            {
                _("What it calls for"): [states[str(row["depletion"])] for row in lost],
                _("Body"): [row["body"] for row in lost],
                _("Members"): [members(row) for row in lost],
                _("Last departure"): [iso(row["last_left"]) for row in lost],
                _("Rule"): [row["depletion_rule"] or unruled for row in lost],
            },
            key="depleted",
            alt=_("Owners' committees that lost members"),
            severities=[_loss(row) for row in lost],
            widths={_("Body"): 220},
            clicked=lambda place: _view.select("body", str(lost[place]["body_id"])),
        )
    else:
        st.caption(plain(_("None has fewer members than were elected.")))
    st.subheader(_("Empty seats"), anchor=False)
    bodies = {str(row["body_id"]) for row in kept.rows}
    seats = _store.ask("empty_seats")
    rows = [row for row in seats.rows if row["body_id"] in bodies]
    _tables.show(
        Table(seats.query, rows, seats.as_of, seats.scope),
        "empty_seats",
        empty=_("No seat is empty."),
    )


def _loss(row: Row) -> str:
    if row["depletion"] == "early_replacement" and row["depletion_rule"]:
        return "gap"  # without a rule of the day the loss is only compared
    return "unknown" if row["depletion"] == "unknown" else "notice"


def _methods(kept: Table) -> None:
    every = {code: text(word) for code, word in choices("Term", "method").items()}
    counts = Counter((str(row["kind"]), str(row["method"] or "")) for row in kept.rows)
    met = {code for _kind, code in counts}
    columns = {code: word for code, word in every.items() if code in met}
    if "" in met:
        columns[""] = _("unknown")
    kinds = {str(one): kind(one) for one in dict.fromkeys(row["kind"] for row in kept.rows)}
    cells = {
        (of, code): Cell(str(count), None if code else "unknown")
        for (of, code), count in counts.items()
    }
    _matrix.show(
        _("Kind"),
        kinds,
        columns,
        cells,
        key="methods",
        alt=_("Current terms by kind of body and method of election"),
        clicked=_method_chosen,
        width=118,
    )
    st.caption(plain(_("Numbers are current terms; a click lists them.")))
    of, method = _view.selected("of"), _view.selected("method")
    if of in kinds:
        rows = [
            row
            for row in kept.rows
            if row["kind"] == of and method in (None, row["method"] or "unknown")
        ]
        word = every.get(method or "", _("unknown")) if method else _("all")
        st.markdown(f"**{plain(kinds[of])} · {plain(word)}**")
        if rows:
            _terms_table.show(Table(kept.query, rows, kept.as_of, kept.scope))


def _method_chosen(row: str, column: str | None) -> None:
    _view.select("of", row)
    _view.select("method", None if column is None else column or "unknown")
