"""One body's term: its facts, what it calls for, and the rules that the page applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from app_pages import _evidence, _finding, _frames, _links, _tables, _view
from app_pages._terms_table import iso
from app_pages._words import _, choice, day, kind, plain, text
from graph.rules import rules
from queries.tables import Table
from queries.terms import points

Row = Mapping[str, Any]


def draw(register: Table) -> None:
    """Draw what the term of the body in the address calls for."""
    asked = _view.selected("body")
    rows = [row for row in register.rows if row["body_id"] == asked]
    if not rows:
        return
    row: Row = rows[0]
    with st.container(border=True, key="body"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(plain(kind(row["kind"])), color="gray")
            st.markdown(f"**{plain(row['body'])}**", width="content")
            _links.profile(str(row["body_id"]), _("Open profile"))
            st.button(
                _("Close"), key="body_close", icon=":material/close:", type="tertiary",
                on_click=_view.select, args=("body", None),
            )  # fmt: skip
        for line in _facts(row):
            st.markdown(plain(line))
        found = points(Table(register.query, rows, register.as_of, register.scope))
        for place, point in enumerate(found):
            _finding.card(point, key=f"point_{place}", linked=False)
        if not found:
            st.caption(plain(_("On this day the term calls for nothing.")))
            with st.expander(_("Source rows"), icon=":material/description:"):
                _evidence.show(_tables.sources(row), key="body_sources")


def _facts(row: Row) -> Iterable[str]:
    if row["start"] or row["due"]:
        method = choice("Term", "method", row["method"]) if row["method"] else _("unknown")
        yield _(
            "Term {number}: from {start}, due {due}; method of election: {method}.",
            number=row["number"] or "—",
            start=day(row["start"], row["start_precision"]),
            due=day(row["due"]),
            method=method,
        )
    else:
        yield _("No term is recorded.")
    rule = rules().get(str(row["rule"]))
    if rule:
        yield f"{text(rule.text)} {_finding.rule_line(rule)}"
    elif row["due"]:
        yield _("The due day is the one filed; no rule was applied.")
    else:
        yield _("Neither a filed end nor a rule on the term is known; it is not judged.")


def draw_rules(register: Table) -> None:
    """Draw the rules by which something in the register was judged."""
    names = ("longest_rule", "postponement_rule", "report_rule", "filing_rule", "depletion_rule")
    used = sorted({str(row[name]) for row in register.rows for name in names if row[name]})
    if not used:
        return
    known = [rules()[id] for id in used]
    with st.expander(_("Rules used on this page"), icon=":material/gavel:"):
        _frames.show(
            {
                _("Rule"): [rule.id for rule in known],
                _("Text"): [text(rule.text) for rule in known],
                _("In force"): [
                    f"{iso(rule.valid_from) or '…'} – {iso(rule.valid_to) or '…'}" for rule in known
                ],
                _("Status"): [_finding.status(rule) for rule in known],
                _("Source"): [rule.source for rule in known],
            },
            key="rules",
            alt=_("Rules used on this page"),
            widths={_("Text"): 460},
        )
