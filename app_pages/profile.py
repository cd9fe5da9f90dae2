"""Profile: one organisation, person, place or agreement with its time, ties and sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import streamlit as st

from app_pages import (
    _charts,
    _choices,
    _evidence,
    _frames,
    _head,
    _links,
    _pictures,
    _scopes,
    _store,
    _tables,
    _view,
)
from app_pages._charts import Bar
from app_pages._tables import Row
from app_pages._words import _, choice, day, kind, language, plain, text
from graph.model import model
from graph.words import Text
from queries.tables import Table

TITLE = Text(zh="档案", en="Profile")
ICON = ":material/badge:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 6

_NOT_SHOWN = {"id", "name", "name_key", "pinyin", "sources", "place", "kind"}
_FOUND = 20


def render() -> None:
    """Draw the page."""
    identity = _view.selected("id")
    if identity is None:
        _search()
        return
    found = _store.ask("node", id=identity).rows
    if not found:
        _gone(identity)
        return
    node = found[0]
    sentence = _head.draw(str(node["name"] or kind(node["label"])))
    holdings = _holdings(node)
    _head.say(sentence, _sentence(node, holdings))
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _card(node)
    with right:
        st.subheader(_("Direct ties"), anchor=False)
        _pictures.network(
            "ego_network",
            key="ego",
            height=400,
            crowd=frozenset(
                {"Activity", "Case", "Project", "ListItem", "Decision", "Duty", "Task"}
            ),
            choice="near",
            id=identity,
            empty=_("No tie holds at this date."),
        )
    _time(node, holdings)
    _lists(node)


def _search() -> None:
    st.title(text(TITLE), anchor=False)
    st.markdown(
        plain(
            _("Look for an organisation, a person, an area or an estate, by name, alias or pinyin.")
        )
    )
    asked = st.text_input(
        _("Name"), key="profile_search", type="search", live="300ms", width=420
    ).strip()
    if not asked:
        return
    found = _store.ask("search", scope="", text=asked, limit=_FOUND)
    if not found.rows:
        st.caption(_("Nothing found under this name."))
    for row in found.rows:
        _links.profile(str(row["id"]), str(row["name"]), note=_where(row))


def _where(row: Row) -> str:
    place = f" · {row['place_name']}" if row["place_name"] else ""
    return f"{kind(row['label'])}{place}"


def _gone(identity: str) -> None:
    st.title(text(TITLE), anchor=False)
    st.warning(
        plain(_("The graph holds nothing under {id}; it may have been taken back.", id=identity)),
        icon=":material/search_off:",
    )
    _links.page("profile", _("Search again"), icon=":material/search:")


def _holdings(node: Row) -> Table | None:
    labels = node["labels"]
    if isinstance(labels, list) and "Organisation" in labels:
        return _store.ask("body_holders", id=node["id"])
    if node["label"] == "Person":
        return _store.ask("person_holdings", id=node["id"])
    return None


def _sentence(node: Row, holdings: Table | None) -> str:
    title = kind(node["label"])
    if holdings is None and node["place"] == node["id"]:
        return _("{kind}, division code {code}.", kind=title, code=node["id"])
    if holdings is None:
        return _("{kind} in {place}.", kind=title, place=_place(node))
    current = [row for row in holdings.rows if row["state"] == "current"]
    unknown = sum(row["state"] == "unknown" for row in holdings.rows)
    if node["label"] == "Person":
        bodies = {row["body_id"] for row in current}
        told = _(
            "Holds {posts} {posts:post|posts} in {bodies} {bodies:body|bodies} at this date.",
            posts=len(current),
            bodies=len(bodies),
        )
        return told + _unknown(unknown)
    told = _(
        "{kind} in {place}: {persons} {persons:person holds|persons hold} its posts at this date.",
        kind=title,
        place=_place(node),
        persons=len({row["person_id"] for row in current}),
    )
    return told + _unknown(unknown)


def _unknown(count: int) -> str:
    if not count:
        return ""
    return _(" Of {count} more {count:holding|holdings} the start is not known.", count=count)


def _place(node: Row) -> str:
    place = node["place"]
    return _scopes.name(str(place)) if place else _("no recorded place")


def _card(node: Row) -> None:
    st.subheader(_("Record"), anchor=False)
    label = str(node["label"])
    values = node["properties"]
    found = [(_("Kind"), kind(label))]
    if node["place"]:
        found.append((_("Place"), _place(node)))
    if isinstance(values, Mapping):
        found += _properties(label, values)
    _frames.show(
        {_("Field"): [title for title, __ in found], _("Value"): [value for __, value in found]},
        key="card",
        alt=_("Record"),
    )
    place = str(node["place"] or "")
    if len(place) in (9, 12):
        _links.page(
            "overview",
            _("Overview of {place}", place=_scopes.name(place)),
            icon=":material/location_on:",
            scope=place,
        )


def _properties(label: str, values: Mapping[str, object]) -> list[tuple[str, str]]:
    found = []
    for name, declared in model().properties(label).items():
        value = values.get(name)
        if name in _NOT_SHOWN or name.endswith("_precision") or value in (None, "", []):
            continue
        title = declared.zh if language() == "zh" else declared.en
        found.append((title, _value(label, name, value, values.get(f"{name}_precision"))))
    return found


def _value(label: str, name: str, value: object, precision: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return "、".join(choice(label, name, part) for part in value)
    if isinstance(value, datetime.date):
        return day(value, precision)
    return choice(label, name, value)


def _time(node: Row, holdings: Table | None) -> None:
    bars = _holding_bars(node, holdings)
    states: dict[str, str] = {}
    if holdings is not None:
        states |= {code: text(word) for code, word in holdings.columns["state"].words().items()}
    if holdings is not None and node["label"] != "Person":
        terms = _store.ask("body_terms", id=node["id"])
        bars = [*_term_bars(terms), *bars]
        states["term"] = _("term")
    if not bars:
        return
    st.subheader(_("Over time"), anchor=False)
    _charts.bars(
        bars,
        states=states,
        as_of=_view.view().as_of,
        key="time",
        description=_("Terms and holdings from start to end"),
    )


def _term_bars(terms: Table) -> list[Bar]:
    return [
        Bar(
            row=_("Terms"),
            start=row["start"],
            end=row["end"] or row["due"],
            state="term",
            label=_("No. {number}", number=row["number"]) if row["number"] else "",
        )
        for row in terms.rows
    ]


def _holding_bars(node: Row, holdings: Table | None) -> list[Bar]:
    if holdings is None:
        return []
    name = "body" if node["label"] == "Person" else "person"
    return [
        Bar(
            row=str(row[name]),
            start=row["start"],
            end=row["end"],
            state=str(row["state"]),
            label=choice("Post", "role", row["role"]),
        )
        for row in sorted(holdings.rows, key=lambda row: str(row["start"]))
    ]


def _lists(node: Row) -> None:
    labels = node["labels"] if isinstance(node["labels"], list) else []
    tabs = {"ties": _("Ties"), "sources": _("Sources")}
    if "Person" in labels:
        tabs = {"holdings": _("Holdings"), **tabs}
    if "Organisation" in labels:
        tabs = {
            "holders": _("Holders"),
            "terms": _("Terms"),
            "agreements": _("Agreements"),
            **tabs,
        }
    tab = _choices.pick("tab", tabs, label=_("List"))
    queries = {
        "holdings": "person_holdings",
        "holders": "body_holders",
        "terms": "body_terms",
        "agreements": "body_agreements",
        "ties": "ties",
    }
    if tab in queries:
        _tables.show(_store.ask(queries[tab], id=node["id"]), f"profile_{tab}")
        return
    rows = _store.ask("source_rows", id=node["id"])
    clicked = _tables.show(rows, "profile_sources", cells=False)
    sources = [str(clicked["source"])] if clicked else _tables.sources(node)
    _evidence.show(sources, key="profile_sources")
