"""Areas against kinds of partner: who co-builds with whom, and what kind is absent."""

from __future__ import annotations

import streamlit as st

from app_pages import _areas, _matrix, _store, _tables, _view
from app_pages._matrix import Cell
from app_pages._words import _, choices, language, plain, text
from graph.names import area_stem
from queries.tables import Table


def draw(key: str) -> None:
    """Draw the matrix for the scope and date of the page."""
    table = _store.ask("partner_area_matrix")
    if not table.rows:
        st.caption(plain(_("No area lies in this scope.")))
        return
    areas = _areas.told({str(row["area_id"]): area_stem(str(row["area"])) for row in table.rows})
    met = {str(row["unit_type"]) for row in table.rows if row["partners"]}
    every = {code: text(title) for code, title in choices("PartnerUnit", "unit_type").items()}
    kinds = {code: title for code, title in every.items() if code in met}
    some = {row["area_id"] for row in table.rows if row["partners"]}
    cells = {
        (str(row["area_id"]), str(row["unit_type"])): _cell(row, others=row["area_id"] in some)
        for row in table.rows
    }
    _matrix.show(
        _("Area"),
        areas,
        kinds,
        cells,
        key=key,
        alt=text(table.query.title),
        clicked=_view.select_cell,
    )
    st.caption(
        plain(
            _(
                "Numbers are partners with an agreement in force. △: none of this kind; "
                "!: none of any kind."
            )
        )
    )
    absent = [title for code, title in every.items() if code not in met]
    if absent:
        listed = ("、" if language() == "zh" else ", ").join(absent)
        st.caption(plain(_("No area has a partner of these kinds: {kinds}", kinds=listed)))
    area = _view.selected("area")
    if area in areas:
        _partners(table, area, areas[area], _view.selected("column"))
    _tables.download_only(table, key)


def _cell(row: _tables.Row, *, others: bool) -> Cell:
    """Return the cell of a kind, as grave as the finding: an area may have `others`."""
    if row["partners"]:
        return Cell(str(row["partners"]))
    return Cell(_("△ missing"), "notice") if others else Cell(_("! missing"), "gap")


def _partners(table: Table, area: str, title: str, kind: str | None) -> None:
    names = [
        str(name)
        for row in table.rows
        if row["area_id"] == area and kind in (None, row["unit_type"])
        for name in _tables.parts(row["names"])
    ]
    listed = "、".join(names) or _("none")
    st.markdown(plain(_("{area}: {names}", area=title, names=listed)))
