"""Values of properties as the tables of the Data page show them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app_pages._words import _, choice, day
from loaders import as_text


def said(owner: str, name: str, value: object, precision: object = "day") -> str:
    """Return a value of property `name` of a label or tie `owner`; nothing for None.

    Parameters
    ----------
    precision
        How far a date is known.
    """
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return day(value, precision)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, float):
        return as_text(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(map(str, value))
    return choice(owner, name, value)
