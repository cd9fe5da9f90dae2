"""Figures: a value with numerator, denominator, unknown, benchmark, and its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app_pages import _store, _tables, _view
from app_pages._words import _, begin, language, plain, share

CARD = 172
SHOWN_PARTS = 2


@dataclass(frozen=True)
class Benchmark:
    """A published number to compare with: a single value, a band, or words only."""

    words: str
    low: float | None = None
    high: float | None = None

    def compare(self, value: float) -> str:
        """Return ▲, ▼ or ＝ for a value above, below or at the benchmark, "" without number."""
        if self.low is None or self.high is None:
            return ""
        if round(value, 3) > self.high:
            return "▲"
        return "▼" if round(value, 3) < self.low else "＝"


@dataclass(frozen=True)
class Part:
    """What a figure tells apart."""

    title: str
    numerator: float | None
    denominator: float | None
    unknown: int = 0

    @property
    def words(self) -> str:
        """Title, numerator over denominator, and the unknown; n/a where nothing is counted."""
        if self.numerator is None or self.denominator == 0:
            told = share(None)
        elif self.denominator in (None, 1):  # a number of cases has no other
            told = f"{self.numerator:g}"
        else:
            told = f"{self.numerator:g}/{self.denominator:g}"
        left = " · " + _("{count} unknown", count=self.unknown) if self.unknown else ""
        return f"{begin(self.title)} {told}{left}"


@dataclass(frozen=True)
class Figure:
    """One number of a page."""

    id: str
    title: str
    value: float | None
    numerator: float | None
    denominator: float | None
    unknown: int
    unit: str = "ratio"
    benchmark: Benchmark | None = None
    listed: str | None = None
    """The query whose rows stand behind the number."""
    note: str = ""
    """How the number is counted."""
    parts: tuple[Part, ...] = ()
    change: str = ""
    """What it was on another date, and how it differs."""

    @property
    def words(self) -> str:
        """The value as people read it."""
        if self.unit == "ratio" or self.value is None:
            return share(self.value)
        return f"{self.value:.2f}" if self.unit == "index" else f"{self.value:g}"

    @property
    def fraction(self) -> str:
        """Numerator over denominator and the unknown: ``13/21 · 不详 2``."""
        parts = []
        if self.unit == "ratio" and self.denominator is not None:
            parts.append(f"{self.numerator or 0:g}/{self.denominator:g}")
        if self.unknown:
            parts.append(_("{count} unknown", count=self.unknown))
        return " · ".join(parts)


def show(figures: Sequence[Figure]) -> None:
    """Draw figures side by side and, beneath, the list of the one that is open."""
    opened = _view.selected("list")
    with st.container(horizontal=True, gap="small", key="figures"):
        for figure in figures:
            _card(figure, opened == figure.id)
    for figure in figures:
        if figure.listed and figure.id == opened:
            _list(figure.listed)


def _list(query: str) -> None:
    table = _store.ask(query)
    with st.container(border=True, key="figure_list"):
        st.markdown(f"**{plain(table.query.title.get(language()))}**")
        st.caption(plain(table.query.description.get(language())))
        _tables.show(table, "figure_list_table")


def _card(figure: Figure, opened: bool) -> None:
    with st.container(
        border=True, width=CARD, height="stretch", gap="xxsmall", key=f"figure_{figure.id}"
    ):
        # The label of a metric is cut off in a narrow card; a line of its own wraps.
        st.markdown(plain(figure.title), help=plain(figure.note) or None)
        st.metric(plain(figure.title), figure.words, label_visibility="collapsed")
        lines = [figure.fraction] if figure.fraction else []
        lines += [part.words for part in figure.parts[:SHOWN_PARTS]]
        if figure.benchmark and figure.value is not None:
            sign = figure.benchmark.compare(figure.value)
            lines.append(f"{sign} {figure.benchmark.words}".strip())
        lines += [figure.change] if figure.change else []
        if lines:
            st.caption("  \n".join(plain(line) for line in lines))
        if figure.listed:
            st.button(
                _("Close list") if opened else _("List"),
                key=f"list_{figure.id}",
                icon=":material/close:" if opened else ":material/list:",
                type="tertiary",
                on_click=_view.select,
                args=("list", None if opened else figure.id),
            )
