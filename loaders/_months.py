"""Which cells of a workbook show of a day its month or year only: the parser does not tell."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Collection, Mapping
from xml.etree import ElementTree

from loaders._cell_records import shown_in_records
from loaders._package import column_number, pieces, sheets_of, stored
from loaders._records import COMPOUND

_STYLES = "xl/styles.xml"
# In a form of numbers: texts, single letters and what stands in brackets are no part of a day.
_NO_PART = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_MONTHS = frozenset({17, 27, 36, 50, 52, 57})
"""Numbers of the forms that a Chinese Excel knows by heart and that show year and month only."""
MONTH, YEAR = "%Y-%m", "%Y"
Shown = Mapping[tuple[int, str], Collection[int]]
"""Column and what is shown (`MONTH`, `YEAR`) -> rows; both counted from 0."""


def months_shown(content: bytes) -> Mapping[str, Shown]:
    """Return for each sheet the cells that show of a day its year and month, or its year, only.

    Excel keeps 2015年8月, where it is typed, as the first of August that shows no day.

    Parameters
    ----------
    content
        A whole file. Of what is no .xlsx, .xlsm or .xls nothing is known.
    """
    if content.startswith(COMPOUND):
        return shown_in_records(content, _shown)
    if not content.startswith(b"PK"):
        return {}
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if styles := _month_styles(package.read(stored(package, _STYLES))):
                for sheet, part in sheets_of(package):
                    if cells := _cells_of(package, part, styles):
                        found[sheet] = cells
    except (zipfile.BadZipFile, KeyError, ValueError, ElementTree.ParseError):
        return {}  # another format, or one this does not understand
    return found


def _month_styles(part: bytes) -> dict[str, str]:
    """Return the numbers of the styles of cells that show a month or a year only."""
    root = ElementTree.fromstring(part)
    forms = {
        int(form.get("numFmtId", "0")): form.get("formatCode", "")
        for form in root.iterfind("{*}numFmts/{*}numFmt")
    }
    of_styles = [int(style.get("numFmtId", "0")) for style in root.iterfind("{*}cellXfs/{*}xf")]
    told = ((str(at), _shown(form, forms.get(form))) for at, form in enumerate(of_styles))
    return {style: shown for style, shown in told if shown}


def _shown(number: int, form: str | None) -> str:
    """Return what a form of numbers, that the file writes out or not, shows; empty for a day."""
    if form is None:
        return MONTH if number in _MONTHS else ""
    letters = set(_NO_PART.sub("", form.partition(";")[0]).lower())
    if "y" not in letters or letters & set("dhs"):
        return ""
    return MONTH if "m" in letters else YEAR


def _cells_of(package: zipfile.ZipFile, part: str, styles: Mapping[str, str]) -> Shown:
    cell = re.compile(
        rb'<(?:\w+:)?c\s(?=[^>]*\bs="(%b)")[^>]*\br="([A-Z]{1,3})(\d{1,7})"'
        % "|".join(styles).encode()
    )
    found: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for text in pieces(package, part):
        for style, column, row in cell.findall(text):
            shown = styles[style.decode()]
            found[column_number(column.decode()), shown].add(int(row) - 1)
    return dict(found)
