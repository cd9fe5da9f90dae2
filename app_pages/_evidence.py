"""Evidence: the file, sheet and row behind a fact, and the row as it was read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_pages import _frames
from app_pages._words import _, moment, plain
from graph.archive import open_archive
from graph.records import Evidence
from graph.settings import read_settings

LISTED = 200


def show(sources: Sequence[str], *, key: str) -> None:
    """Draw where something comes from, with the cells of the row that is chosen.

    Parameters
    ----------
    sources
        Each ``file-id#sheet!row``.
    key
        Key of the widgets.
    """
    if not sources:
        st.caption(_("No source row is recorded."))
        return
    found = read(list(dict.fromkeys(sources))[:LISTED])
    words = {source: _place(source, evidence) for source, evidence in found.items()}
    chosen = next(iter(found))
    if len(found) > 1:
        chosen = st.selectbox(
            _("Source row"), list(found), format_func=words.__getitem__, key=f"{key}_source"
        )
    evidence = found[chosen]
    st.caption(plain(words[chosen]))
    if evidence is None:
        st.caption(_("The archive of this machine does not hold the row."))
        return
    st.caption(plain(_("Loaded {time}", time=moment(evidence.at))))
    if read_settings().privacy != "full":  # a cell may name anybody
        st.caption(_("The privacy setting keeps back the cells of the row."))
        return
    _frames.show(
        {
            _("Column"): list(evidence.cells),
            _("As read"): list(evidence.cells.values()),
        },
        key=f"{key}_cells",
        alt=_("The row as it was read"),
    )


def read(sources: Sequence[str]) -> dict[str, Evidence | None]:
    """Return what the archive holds of each source; None where it holds nothing."""
    with open_archive(read_settings().home) as archive:
        return {source: archive.evidence(source) for source in sources}


def file_names() -> dict[str, str]:
    """Return the names of all files that the archive holds, by the id that sources begin with."""
    with open_archive(read_settings().home) as archive:
        return {
            file.id: file.name for load in archive.loads() for file in archive.files(load.number)
        }


def _place(source: str, evidence: Evidence | None) -> str:
    if evidence is not None and evidence.row <= 0:
        return _(
            "{file}, sheet {sheet}, a complete roster that lacks the row",
            file=evidence.file,
            sheet=evidence.sheet or "—",
        )
    if evidence is not None:
        return _(
            "{file}, sheet {sheet}, row {row}",
            file=evidence.file,
            sheet=evidence.sheet or "—",
            row=evidence.row,
        )
    file, _hash, place = source.partition("#")
    return f"{file[:8]}… {place}"
