"""One finding as people read it: why, by which rule, from which cells, and what closes it."""

from __future__ import annotations

import streamlit as st

from app_pages import _evidence, _links
from app_pages._severity import SEVERITIES
from app_pages._words import _, language, plain, text
from graph.rules import Rule
from graph.words import heading
from queries.catalogue import catalogue
from queries.finding import Finding, check_title


def card(finding: Finding, *, key: str, linked: bool = True) -> None:
    """Draw a finding.

    Parameters
    ----------
    key
        Key of the widgets.
    linked
        Whether to name the subject and link to its profile; not where all are of one subject.
    """
    severity = SEVERITIES[finding.severity]
    with st.container(border=True, key=key, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(plain(severity.label()), color=severity.badge)
            st.markdown(f"**{plain(text(check_title(finding.check)))}**", width="content")
            if linked:
                _links.profile(finding.subject_id, finding.subject)
        st.markdown(plain(heading(finding.explanation.get(language()))))
        for line in _lines(finding):
            st.caption(plain(line))
        with st.expander(_("Source rows"), icon=":material/description:"):
            _evidence.show(finding.sources, key=key)


def _lines(finding: Finding) -> list[str]:
    lines = [_("Numbers seen: {numbers}", numbers=finding.figures(language()))]
    if finding.since:
        lines.append(_("Since {day}", day=finding.since.isoformat()))
    rule = finding.rule
    lines.append(rule_line(rule) if rule else indicator_line(finding.reason))
    lines.append(_("What would close it: {what}", what=finding.closes.get(language())))
    return lines


def indicator_line(id: str) -> str:
    """Return the number and name of an indicator."""
    named = next((query.title for query in catalogue().values() if query.id == id), None)
    if named is None:
        return _("Indicator {id}", id=id)
    return _("Indicator {id}: {title}", id=id, title=named)


def rule_line(rule: Rule) -> str:
    """Return where a rule comes from and whether its source was verified."""
    return _(
        "Rule {id} ({state}), source: {source}", id=rule.id, state=status(rule), source=rule.source
    )


def status(rule: Rule) -> str:
    """Return whether a rule was compared with its official text."""
    return _("verified") if rule.status == "verified" else _("secondary source")
