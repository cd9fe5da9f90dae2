"""Two values for one field: which sources say what, and which value the graph holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from app_pages import _evidence, _frames, _links, _store
from app_pages._data.values import said
from app_pages._words import _, begin, kind, plain, text
from graph.archive import open_archive
from graph.disputes import Claim, Dispute, disputes
from graph.model import model
from graph.settings import read_settings
from graph.words import Text

LISTED = 500


@dataclass(frozen=True)
class Shown:
    """A dispute with what the graph knows of its subject."""

    dispute: Dispute
    subject: Mapping[str, object]

    @property
    def field(self) -> str:
        """What the field is called."""
        declared = model().properties(self.dispute.label)[self.dispute.property]
        return begin(text(Text(zh=declared.zh, en=declared.en)))

    def value(self, claim: Claim) -> str:
        """Return what a source says, as people read it."""
        return said(self.dispute.label, self.dispute.property, claim.value, claim.precision)


def find() -> list[Shown]:
    """Return the disputes about what lies in the scope of the page."""
    found = _read(_store.now().loads)
    if not found:
        return []
    ids = list(dict.fromkeys(dispute.id for dispute in found))
    rows = _store.ask("disputed_subjects", ids=ids).rows
    known = {str(row["subject_id"]): row for row in rows}
    return [Shown(dispute, known[dispute.id]) for dispute in found if dispute.id in known]


@st.cache_data(max_entries=2, ttl=_store.KEPT_SECONDS, show_spinner=False)
def _read(loads: tuple[tuple[str, bool], ...]) -> list[Dispute]:
    with open_archive(read_settings().home) as archive:
        archive.activate(load for load, _sample in loads)
        return list(disputes(archive))


def draw(found: Sequence[Shown]) -> None:
    """Draw the list, and the cells of each side of the dispute that is clicked."""
    st.caption(
        _(
            "One field of one subject for which rows give several values, whatever the as-of date. "
            "The graph holds the value loaded last."
        )
    )
    if not found:
        st.caption(_("No field has several values in this scope."))
        return
    listed = found[:LISTED]
    place = _frames.show(
        {
            _("Subject"): [str(one.subject["subject"]) for one in listed],
            _("Kind"): [kind(one.subject["kind"]) for one in listed],
            _("Data field"): [one.field for one in listed],
            _("Values"): ["｜".join(map(one.value, one.dispute.claims)) for one in listed],
        },
        key="disputes",
        alt=_("Several values for one field"),
        pick=True,
        names=[(one.dispute.id, one.dispute.property) for one in listed],
    )
    if len(found) > LISTED:
        st.caption(_("The first {shown} of {count} are listed.", shown=LISTED, count=len(found)))
    if place is None or place >= len(listed):
        st.caption(_("Click a row to see the cells of each side."))
        return
    _sides(listed[place])


def _sides(one: Shown) -> None:
    with st.container(border=True, key="dispute"):
        _links.profile(one.dispute.id, str(one.subject["subject"]))
        columns = st.columns(min(len(one.dispute.claims), 4), gap="medium")
        for place, claim in enumerate(one.dispute.claims):
            with columns[place % len(columns)]:
                held = one.dispute.stands(claim)
                note = _("in the graph") if held else _("not in the graph")
                st.markdown(f"**{plain(one.field)}: {plain(one.value(claim))}** · {plain(note)}")
                _evidence.show(claim.sources, key=f"dispute_{place}")
