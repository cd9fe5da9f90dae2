"""The words of Streamlit's field for files, which it has in English only."""

from __future__ import annotations

import json
from collections.abc import Sequence

import streamlit as st

from app_pages._words import _

_STYLE = """<style>
[data-testid="stFileUploaderDropzone"] > span button p,
[data-testid="stFileUploaderDropzoneInstructions"] span {{ font-size: 0 !important; }}
[data-testid="stFileUploaderDropzoneInstructions"] span {{ white-space: normal !important; }}
[data-testid="stFileUploaderDropzone"] > span button p::after {{
  content: {choose}; font-size: 1rem;
}}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{
  content: {limits}; font-size: 0.875rem;
}}
</style>"""


def words(endings: Sequence[str]) -> None:
    """Put the words in the language of the page over those of the field."""
    limits = _(
        "or drop them here; up to {size} MB each · {endings}",
        size=st.get_option("server.maxUploadSize"),
        endings=", ".join(ending.upper() for ending in endings),
    )
    # A string of JSON is one of CSS where it holds no line break; the words hold none.
    st.html(
        _STYLE.format(
            choose=json.dumps(_("Choose files"), ensure_ascii=False),
            limits=json.dumps(limits, ensure_ascii=False),
        )
    )
