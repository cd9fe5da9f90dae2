"""From when a workbook counts its days."""

from __future__ import annotations

import io
import re
import zipfile

from loaders._package import BOOK, stored
from loaders._records import dates_from_1904

_READ = 65_536
"""The property stands near the top of the part."""
_FROM_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\sdate1904\s*=\s*["'](?:1|true|on)["']""")


def counts_from_1904(content: bytes) -> bool:
    """Say whether a workbook counts days from 1904, as those made on a Macintosh may.

    Its dates are read right by the parser; serial numbers that were typed as plain numbers
    are 1462 days off unless one knows.

    Parameters
    ----------
    content
        A whole file: .xlsx, .xlsm or .xls.
    """
    if not content.startswith(b"PK"):
        return dates_from_1904(content)
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as package,
            package.open(stored(package, BOOK)) as part,
        ):
            return bool(_FROM_1904.search(part.read(_READ)))
    except (zipfile.BadZipFile, KeyError):
        return False  # another kind of package, or none
