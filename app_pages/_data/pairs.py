"""Records that may be one: both side by side, and the decision that a person makes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_pages import _evidence, _frames, _links, _store
from app_pages._data.values import said
from app_pages._words import _, begin, kind, language, moment, plain, text
from graph.model import model
from graph.settings import read_settings
from graph.words import Message, Text
from loaders import (
    NAMES_KEPT_BACK,
    VERDICTS,
    Decision,
    Pair,
    Side,
    Verdict,
    decide,
    decided,
    review,
    undo,
    withheld_decision,
    withheld_pair,
)

LISTED = 500
_HIDDEN = frozenset({"id", "name_key", "pinyin", "kind", "place"})
"""Properties that serve the program, not the eye."""


def draw() -> None:
    """Draw the pairs to decide on, and the decisions that hold."""
    st.caption(
        _(
            "A name is not an identity. Records that are probably one are listed here; a decision "
            "holds for this graph and for every later load, and can be taken back."
        )
    )
    if read_settings().privacy != "full":
        st.caption(Message(NAMES_KEPT_BACK).get(language()))
    _tell()
    pairs = _open_pairs()
    if pairs:
        _decide(pairs)
    else:
        st.info(plain(_("No pair of records is waiting for a decision.")), icon=":material/check:")
    _decisions()


def _open_pairs() -> list[Pair]:
    """Return the open pairs, looked for once after each load and each decision."""
    key = _store.now().loads, len(decided(_store.graph())), _made()
    kept = st.session_state.get("pairs")
    if kept and kept[0] == key:
        found: list[Pair] = kept[1]
        return found
    with st.spinner(_("Comparing the records…"), show_time=True):
        found = review(_store.graph())
    st.session_state["pairs"] = (key, found)
    return found


def _decide(pairs: Sequence[Pair]) -> None:
    privacy = read_settings().privacy
    listed = [withheld_pair(pair, privacy) for pair in pairs[:LISTED]]
    place = _frames.show(
        {
            _("First record"): [pair.first.name for pair in listed],
            _("Second record"): [pair.second.name for pair in listed],
            _("Kind"): [kind(pair.first.label) for pair in listed],
            _("Score"): [pair.score for pair in listed],
            _("What speaks for it"): [
                ("、" if language() == "zh" else ", ").join(text(part.words) for part in pair.parts)
                for pair in listed
            ],
            _("Put off"): [_("Yes") if pair.later else "" for pair in listed],
        },
        key="pairs_list",
        alt=_("Records to review"),
        rows=8,
        pick=True,
        names=[_made(), *(pair.id for pair in listed)],
    )
    if len(pairs) > LISTED:
        st.caption(
            _("The likeliest {shown} of {count} are listed.", shown=LISTED, count=len(pairs))
        )
    at = place if place is not None and place < len(listed) else 0
    with st.container(border=True, key="pair"):
        _pair(listed[at], pairs[at])


def _pair(pair: Pair, whole: Pair) -> None:
    """Draw a pair as it may be shown; compared and decided on is the `whole` one."""
    st.markdown(plain(pair.reason.get(language())))
    known = {**pair.first.properties, **pair.second.properties}
    declared = [*model().properties(pair.first.label), *model().properties(pair.second.label)]
    # In the order of the model, where a name comes before what tells more of what it names.
    names = [
        name
        for name in dict.fromkeys([*declared, *known])
        if name in known and name not in _HIDDEN and not name.endswith("_precision")
    ]
    first, second = _values(pair.first, names), _values(pair.second, names)
    around = _("Bodies") if pair.label == "Person" else _("Areas")
    _frames.show(
        {
            _("Data field"): [*(_title(pair.first.label, name) for name in names), around],
            _("First record"): [*first, "、".join(pair.first.around)],
            _("Second record"): [*second, "、".join(pair.second.around)],
            _("Comparison"): [
                *map(_compared, _values(whole.first, names), _values(whole.second, names)),
                "",
            ],
        },
        key=f"pair_{pair.id}",
        alt=_("Both records side by side"),
        rows=16,
    )
    with st.container(horizontal=True, key="verdicts"):
        for verdict, label, icon in _buttons():
            st.button(
                label,
                key=f"verdict_{verdict}",
                icon=icon,
                on_click=_say,
                args=(whole, verdict),
            )
    for column, side in zip(st.columns(2, gap="medium"), (pair.first, pair.second), strict=True):
        with column:
            _links.profile(side.id, side.name)
            _evidence.show(side.sources, key=f"side_{side.id}")


def _buttons() -> tuple[tuple[Verdict, str, str], ...]:
    return (
        ("same", _("They are the same"), ":material/merge:"),
        ("different", _("They are different"), ":material/call_split:"),
        ("later", _("Decide later"), ":material/schedule:"),
    )


def _values(side: Side, names: Sequence[str]) -> list[str]:
    known = side.properties
    return [
        said(side.label, name, known.get(name), known.get(f"{name}_precision")) for name in names
    ]


def _title(label: str, name: str) -> str:
    declared = model().properties(label).get(name)
    return begin(text(Text(zh=declared.zh, en=declared.en))) if declared else name


def _compared(first: str, second: str) -> str:
    if not first or not second:
        return _("○ unknown on one side")
    return _("＝ equal") if first == second else _("≠ differ")


def _say(pair: Pair, verdict: Verdict) -> None:
    decide(_store.graph(), pair, verdict)
    shown = withheld_pair(pair, read_settings().privacy)
    _changed("said", shown.first.name, shown.second.name, verdict)


def _changed(what: str, first: str, second: str, verdict: str) -> None:
    """Forget every answer kept: the graph is another one now."""
    _store.forget()
    st.session_state["decisions"] = _made() + 1
    st.session_state["told"] = (what, first, second, verdict)


def _made() -> int:
    """Return how many decisions this visitor made: after each no row is picked any more."""
    made: int = st.session_state.get("decisions", 0)
    return made


def _tell() -> None:
    if told := st.session_state.pop("told", None):
        what, first, second, verdict = told
        values = {"first": first, "second": second, "verdict": VERDICTS[verdict]}
        sentence = (
            _("{first} and {second}: {verdict}.", **values)
            if what == "said"
            else _("The decision on {first} and {second} was taken back.", **values)
        )
        st.success(plain(sentence), icon=":material/check:")


def _decisions() -> None:
    st.subheader(_("Decisions"), anchor=False)
    privacy = read_settings().privacy
    found = [withheld_decision(each, privacy) for each in reversed(decided(_store.graph()))]
    if not found:
        st.caption(_("Nothing has been decided yet."))
        return
    place = _frames.show(
        {
            _("First record"): [each.stays.name for each in found],
            _("Second record"): [each.goes.name for each in found],
            _("Kind"): [kind(each.label) for each in found],
            _("Decision"): [begin(text(VERDICTS[each.verdict])) for each in found],
            _("Time"): [moment(each.at) for each in found],
            _("By"): [each.by for each in found],
        },
        key="decisions_list",
        alt=_("Decisions"),
        rows=8,
        pick=True,
        names=[_made(), *(each.id for each in found)],
    )
    chosen = found[place] if place is not None and place < len(found) else None
    if chosen is None:
        st.caption(_("Click a decision to take it back."))
    else:
        _undo(chosen)


def _undo(decision: Decision) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="undo_decision"):
        st.markdown(
            plain(
                _(
                    "Take back the decision on {first} and {second}?",
                    first=decision.stays.name,
                    second=decision.goes.name,
                )
            ),
            width="content",
        )
        st.button(
            _("Take back"),
            key="undo_decision_go",
            icon=":material/undo:",
            on_click=_take_back,
            args=(decision,),
        )


def _take_back(decision: Decision) -> None:
    undo(_store.graph(), decision.id)
    _changed("undone", decision.stays.name, decision.goes.name, decision.verdict)
