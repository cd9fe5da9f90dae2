"""Values of properties as tables show them."""

from __future__ import annotations

import datetime

import pytest
import streamlit as st

from app_pages._data.values import said


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("floor_area", 52000.0, "52000"),
        ("floor_area", 52000.5, "52000.5"),
        ("households", 640, "640"),
        ("sources", ["甲", "乙"], "甲、乙"),
        ("name", "甲苑", "甲苑"),
        ("name", None, ""),
        ("managed", True, "Yes"),
        ("delivered", datetime.date(2015, 8, 1), "2015-08"),
    ],
)
def test_a_value_is_shown_as_people_write_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object, shown: str
) -> None:
    monkeypatch.setattr(st, "query_params", {"lang": "en"})
    assert said("Estate", name, value, "month") == shown
