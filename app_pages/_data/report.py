"""What a load did, or would do: counts, and each kind of remark as a table and as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from app_pages import _choices, _frames
from app_pages._tables import XLSX
from app_pages._words import _, language, plain
from graph.settings import read_settings
from loaders import (
    Completeness,
    RefusedRow,
    Report,
    SheetCount,
    as_text,
    refused_workbook,
    to_correct,
    withheld,
)

LISTED = 2_000
"""Rows of one table on the page; the workbook has them all."""

Columns = Mapping[str, Sequence[object]]


@dataclass(frozen=True)
class _Part:
    """One kind of remark."""

    title: str
    count: int
    draw: Callable[[], object]


def ended(report: Report) -> int:
    """Return how many rows loaded earlier end by the load."""
    return sum(row.ended for row in report.vanished)


def show(report: Report, complete: Completeness | None = None) -> None:
    """Draw a report.

    Parameters
    ----------
    report
        Of a load or a dry run, which only tells what would happen.
    complete
        What happened to rows loaded earlier that the files do not have.
    """
    whole, report = report, withheld(report, read_settings().privacy)
    numbers = {
        name: report.total(name) for name in ("read", "loaded", "unchanged", "refused", "ignored")
    }
    sentence = (
        _(
            "{read} {read:row|rows} read: {loaded} would be loaded, {unchanged} "
            "{unchanged:is|are} known already, {refused} "
            "refused, {ignored} ignored.",
            **numbers,
        )
        if report.dry_run
        else _(
            "{read} {read:row|rows} read: {loaded} loaded, {unchanged} known already, "
            "{refused} refused, "
            "{ignored} ignored.",
            **numbers,
        )
    )
    box = st.warning if numbers["refused"] else st.success
    box(plain(sentence + _ending(report, complete)), icon=":material/fact_check:")
    _counts(report)
    parts = {code: part for code, part in _parts(report).items() if part.count}
    if parts:
        titles = {code: f"{part.title} {part.count}" for code, part in parts.items()}
        parts[_choices.pick("part", titles, label=_("Part of the report"))].draw()
    _files(report, whole)


def _ending(report: Report, complete: Completeness | None) -> str:
    """Say how many rows end, and on which day."""
    count = ended(report)
    if not count or not complete:
        return ""
    values = {"count": count, "day": complete.day.isoformat()}
    return (
        _(" {count} {count:row|rows} loaded earlier would end on {day}.", **values)
        if report.dry_run
        else _(" {count} {count:row|rows} loaded earlier ended on {day}.", **values)
    )


def _counts(report: Report) -> None:
    counts = report.counts
    columns: dict[str, list[object]] = {
        _("File"): [count.file for count in counts],
        _("Sheet"): [count.sheet for count in counts],
        _("Read"): [count.read for count in counts],
        _("To load") if report.dry_run else _("Loaded"): [count.loaded for count in counts],
        _("Known already"): [count.unchanged for count in counts],
        _("Refused"): [count.refused for count in counts],
        _("Ignored"): [count.ignored for count in counts],
        _("Cells repaired"): [count.repaired for count in counts],
        _("Personal values dropped"): [count.dropped for count in counts],
    }
    _frames.show(columns, key="counts", alt=_("Rows by sheet"))


def _parts(report: Report) -> dict[str, _Part]:
    remarks = list(report.remarks())
    unread = list(_unread(report))
    repaired = report.total("repaired")
    return {
        "refused": _Part(_("Refused rows"), report.total("refused"), lambda: _refused(report)),
        "repaired": _Part(_("Repaired cells"), repaired, lambda: _repaired(report)),
        "merged": _Part(_("Merged records"), len(report.merges), lambda: _merged(report)),
        "doubts": _Part(_("Records to review"), len(report.doubts), lambda: _doubts(report)),
        "vanished": _Part(_("Vanished rows"), len(report.vanished), lambda: _vanished(report)),
        "unread": _Part(
            _("Columns not read"),
            len(unread),
            lambda: _table(
                "unread",
                {
                    _("File"): [count.file for count, _heading, _why in unread],
                    _("Sheet"): [count.sheet for count, _heading, _why in unread],
                    _("Column"): [heading for _count, heading, _why in unread],
                    _("Why"): [why for _count, _heading, why in unread],
                },
            ),
        ),
        "ignored": _Part(_("Ignored rows"), len(report.ignored), lambda: _ignored(report)),
        "remarks": _Part(
            _("Remarks"),
            len(remarks),
            lambda: _table(
                "remarks", {_("Remark"): [remark.get(language()) for remark in remarks]}
            ),
        ),
    }


def _unread(report: Report) -> Iterator[tuple[SheetCount, str, str]]:
    """Yield the columns that were not read, and why not."""
    asked = {(each.file, each.sheet, each.column) for each in report.questions}
    for count in report.counts:
        for heading in count.unmapped:
            waits = (count.file, count.sheet, heading) in asked
            yield count, heading, _("to be confirmed") if waits else _("read as no field")
        for heading in count.personal:
            yield count, heading, _("personal data")


def _refused(report: Report) -> None:
    listed = report.refusals[:LISTED]
    place = _table(
        "refusals",
        {
            _("File"): [refusal.file for refusal in listed],
            _("Sheet"): [refusal.sheet for refusal in listed],
            _("Row"): [refusal.row for refusal in listed],
            _("Column"): [refusal.column for refusal in listed],
            _("Value"): [refusal.value for refusal in listed],
            _("Reason"): [refusal.reason.get(language()) for refusal in listed],
        },
        count=len(report.refusals),
        names=[(each.file, each.sheet, each.row, each.column) for each in listed],
    )
    if place is None or place >= len(listed):
        st.caption(_("Click a row to see it as it stands in the file."))
        return
    row = next((row for row in report.refused if listed[place] in row.refusals), None)
    if row is not None:
        _row(row)


def _row(row: RefusedRow) -> None:
    """Draw a refused row as it stands in the file, its bad cells marked."""
    bad = {refusal.column: refusal.reason.get(language()) for refusal in row.refusals}
    cells = [
        (heading, as_text(cell), bad.pop(heading, ""))
        for heading, cell in zip(row.layout, row.line, strict=True)
        if heading and (as_text(cell) or heading in bad)
    ]
    # Whole: a table cuts a reason that lists what is allowed.
    for refusal in row.refusals:
        st.markdown(plain(f"✕ {refusal.message.get(language())}"))
    _frames.show(
        {
            _("Column"): [heading for heading, _text, _reason in cells],
            _("As read"): [text for _heading, text, _reason in cells],
            _("To be corrected"): [f"✕ {reason}" if reason else "" for _h, _t, reason in cells],
        },
        key="refused_row",
        alt=_("The row as it was read"),
        rows=20,
    )


def _repaired(report: Report) -> None:
    listed = report.repairs[:LISTED]
    _table(
        "repairs",
        {
            _("File"): [each.file for each in listed],
            _("Sheet"): [each.sheet for each in listed],
            _("Row"): [each.row for each in listed],
            _("Column"): [each.column for each in listed],
            _("As written"): [each.before for each in listed],
            _("Read as"): [each.after for each in listed],
            _("Rule"): [each.rule.get(language()) for each in listed],
        },
        count=report.total("repaired"),
    )


def _merged(report: Report) -> None:
    listed = report.merges[:LISTED]
    _table(
        "merges",
        {
            _("File"): [each.file for each in listed],
            _("Sheet"): [each.sheet for each in listed],
            _("Row"): [each.row for each in listed],
            _("Name"): [each.name for each in listed],
            _("Taken for"): [each.known_as for each in listed],
            _("Reason"): [each.reason.get(language()) for each in listed],
        },
        count=len(report.merges),
    )


def _doubts(report: Report) -> None:
    st.caption(_("They are decided on under “Records to review”, after loading."))
    listed = report.doubts[:LISTED]
    _table(
        "doubts",
        {
            _("First record"): [each.first.name for each in listed],
            _("Second record"): [each.second.name for each in listed],
            _("Score"): [each.score for each in listed],
            _("Reason"): [each.reason.get(language()) for each in listed],
        },
        count=len(report.doubts),
    )


def _vanished(report: Report) -> None:
    listed = report.vanished[:LISTED]
    _table(
        "vanished",
        {
            _("File"): [each.file for each in listed],
            _("Sheet"): [each.sheet for each in listed],
            _("Row"): [each.row for each in listed],
            _("Value"): [each.text for each in listed],
            _("To be ended") if report.dry_run else _("Ended"): [
                _("Yes") if each.ended else _("No") for each in listed
            ],
        },
        count=len(report.vanished),
    )


def _ignored(report: Report) -> None:
    listed = report.ignored[:LISTED]
    _table(
        "ignored",
        {
            _("File"): [each.file for each in listed],
            _("Sheet"): [each.sheet for each in listed],
            _("Row"): [each.row for each in listed],
            _("Reason"): [each.reason.get(language()) for each in listed],
        },
        count=len(report.ignored),
    )


def _table(
    key: str, columns: Columns, *, count: int = 0, names: Sequence[object] = ()
) -> int | None:
    """Draw one part, of which rows with names can be picked; say so where it is a beginning."""
    found = _frames.show(
        columns,
        key=f"report_{key}",
        alt=_("Part of the report"),
        pick=bool(names),
        names=names,
    )
    shown = len(next(iter(columns.values())))
    if count > shown:
        st.caption(
            _(
                "The first {shown} of {count} are listed; the report as workbook has more.",
                shown=shown,
                count=count,
            )
        )
    return found


def _files(report: Report, whole: Report) -> None:
    """Draw the files: the rows to correct are those of the `whole` report."""
    spoken = language()
    with st.container(horizontal=True, gap="small", key="report_files"):
        if to_correct(report):
            st.download_button(
                _("Refused rows to correct"),
                data=lambda: refused_workbook(whole, spoken),
                file_name=_("Refused rows") + ".xlsx",
                mime=XLSX,
                key="refused_xlsx",
                icon=":material/edit_document:",
                help=_(
                    "In the layout of your files, columns that are not read left empty; "
                    "corrected, it can be uploaded again here."
                ),
                on_click="ignore",
            )
        st.download_button(
            _("Report as workbook"),
            data=lambda: report.workbook(spoken),
            file_name=_("Load report") + ".xlsx",
            mime=XLSX,
            key="report_xlsx",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        st.download_button(
            "JSON",
            data=lambda: json.dumps(
                report.document(spoken), ensure_ascii=False, indent=2, default=str
            ),
            file_name=_("Load report") + ".json",
            mime="application/json",
            key="report_json",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
