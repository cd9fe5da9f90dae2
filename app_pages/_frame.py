"""The frame around every page: scope, date, search, pages and language in the sidebar."""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import streamlit as st

import app_pages
from app_pages import _ahead, _errors, _links, _print, _scopes, _screen, _store, _view
from app_pages._words import _, kind, language, plain, text
from graph.errors import StreetGraphError
from graph.settings import read_settings

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
ICON = Path(__file__).parent / "_icon.svg"
"""A file: an icon of Streamlit's own names would be asked of another host."""
SEARCH_LIMIT = 8
FIRST_YEAR, LAST_YEAR = 1949, 2100


def product() -> str:
    """Return the product's name."""
    return _("Street Graph")


def modules() -> list[ModuleType]:
    """Return the page modules in their order; names of parts begin with an underscore."""
    found = [
        importlib.import_module(f"app_pages.{entry.name}")
        for entry in pkgutil.iter_modules(app_pages.__path__)
        if not entry.name.startswith("_")
    ]
    return sorted(found, key=lambda module: int(module.ORDER))


def pages() -> dict[str, list[Page]]:
    """Return the pages by section and keep them for the links between pages."""
    sections: dict[str, list[Page]] = defaultdict(list)
    by_name: dict[str, Page] = {}
    for module in modules():
        name = module.__name__.rpartition(".")[2]
        # Streamlit has the first page at the bare address; under its name it stands beside.
        by_name[name] = page = _page(module, name) if by_name else _page(module, "", default=True)
        sections[text(module.SECTION)].append(page)
    _links.remember(by_name)
    return dict(sections)


def first() -> Page:
    """Return the first page under its name, by which people look for it as for the others."""
    module = modules()[0]
    return _page(module, module.__name__.rpartition(".")[2])


def _page(module: ModuleType, path: str, *, default: bool = False) -> Page:
    return st.Page(
        _errors.shielded(module.render),
        title=text(module.TITLE),
        icon=module.ICON,
        url_path=path,
        default=default,
    )


def draw(sections: dict[str, list[Page]], page: Page) -> bool:
    """Draw the sidebar; return whether `page` has a graph to show.

    Where the graph cannot be reached, the page area says why and what to do.
    """
    try:
        state = _store.state()
        _store.remember(state)
        scope = _scopes.default(state)
    except StreetGraphError as error:
        with st.sidebar:
            _language_switch()
        _errors.show(error)
        return False
    # An empty graph has no view worth remembering: the first load decides what is shown.
    refused = [] if state.empty else _view.settle(scope, _scopes.default_date(state))
    st.logo(str(ICON))
    _print.style()
    _screen.style()
    with st.sidebar:
        if not state.empty:
            _scope_picker()
            _date_picker()
            _search()
        _menu(sections)
        _language_switch()
    for value in refused:
        st.warning(plain(_("The address asks for {value}, which cannot be used.", value=value)))
    if state.empty and page.url_path != "data":
        _empty()
        return False
    return True


def run(page: Page) -> None:
    """Run `page`; a sign in the sidebar tells that work is under way, and moves nothing."""
    with ExitStack() as stack:
        with st.sidebar:  # without Streamlit's clock, whose words are English
            stack.enter_context(st.spinner(_("Asking the graph…")))
        page.run()
    _ahead.begin()


def _scope_picker() -> None:
    current = st.query_params["scope"]
    known = _scopes.choices(current)
    options = list(known) if current in known else [*known, current]
    st.session_state["scope_choice"] = current
    st.selectbox(
        _("Subdistrict / scope"),
        options,
        format_func=lambda code: known.get(code, code),
        key="scope_choice",
        on_change=lambda: _view.change("scope", st.session_state["scope_choice"]),
    )


def _date_picker() -> None:
    today = _view.view().as_of
    st.session_state["as_of_choice"] = today
    earlier, middle, later = st.columns([1, 4, 1], vertical_alignment="bottom", gap="xxsmall")
    middle.date_input(
        _("As of"),
        min_value=datetime.date(FIRST_YEAR, 1, 1),
        max_value=datetime.date(LAST_YEAR, 12, 31),
        format="YYYY-MM-DD",
        key="as_of_choice",
        on_change=_date_chosen,
    )
    for column, years, sign, word in (
        (earlier, -1, "◀", _("One year earlier")),
        (later, 1, "▶", _("One year later")),
    ):
        column.button(
            sign,
            key=f"as_of_{'earlier' if years < 0 else 'later'}",
            help=word,
            on_click=_move_date,
            args=(years,),
            type="tertiary",
        )


def _date_chosen() -> None:
    chosen = st.session_state["as_of_choice"]
    if chosen is not None:
        _view.change("as_of", chosen.isoformat())


def _move_date(years: int) -> None:
    now = _view.view().as_of
    year = min(max(now.year + years, FIRST_YEAR), LAST_YEAR)
    day = 28 if (now.month, now.day) == (2, 29) else now.day
    _view.change("as_of", now.replace(year=year, day=day).isoformat())


@st.fragment
def _search() -> None:
    asked = st.text_input(
        _("Search"),
        key="search",
        type="search",
        placeholder=_("Organisation, person, area"),
        live="300ms",
    )
    if asked.strip():
        _results(asked.strip())


def _results(asked: str) -> None:
    found = _store.ask("search", scope="", text=asked, limit=SEARCH_LIMIT).rows
    if not found:
        st.caption(_("Nothing found under this name."))
        if read_settings().privacy == "posts":
            st.caption(_("The privacy setting lets nobody be found by a name."))
    for row in found:
        _links.profile(str(row["id"]), str(row["name"]), note=kind(row["label"]))


def _menu(sections: dict[str, list[Page]]) -> None:
    for title, members in sections.items():
        if title:
            st.caption(title)
        for page in members:
            st.page_link(page, query_params=_view.link(), width="stretch")


def _language_switch() -> None:
    st.session_state["lang_choice"] = language()
    st.segmented_control(
        _("Language"),
        list(LANGUAGE_NAMES),
        format_func=LANGUAGE_NAMES.__getitem__,
        key="lang_choice",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: _view.change("lang", st.session_state["lang_choice"]),
    )


def _empty() -> None:
    st.title(_("No data yet"))
    st.markdown(
        _(
            "The pages show organisations, posts, terms and co-building of a subdistrict once "
            "a roster is loaded. Download the template, fill its sheets, check and load it."
        )
    )
    _links.page("data", _("Go to template and upload"))
