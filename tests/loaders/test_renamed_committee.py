"""A residents' committee that comes under a new name is a pair to decide on. Names invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders._identity_bodies import KnownBody, likely_bodies

AREA = "310110888003"
OLD = KnownBody("org:1", "ResidentsCommittee", "柳岸居委会", place=AREA)
NEW = KnownBody("org:2", "ResidentsCommittee", "春晓居委会", place=AREA)


def points(*bodies: KnownBody) -> list[int]:
    return [sum(part.points for part in likely.parts) for likely in likely_bodies(bodies)]


def test_two_committees_of_one_area_are_a_pair() -> None:
    # One committee 50, the same kind 10, the same area 20.
    assert points(OLD, NEW) == [80]


@pytest.mark.parametrize(
    "other",
    [
        replace(NEW, dissolved="2026-08-31"),
        replace(NEW, place="310110888004"),
        replace(NEW, place="310110888"),
        replace(NEW, code="54310110888003002X"),
        replace(NEW, kind="OwnersCommittee"),
    ],
)
def test_others_are_none(other: KnownBody) -> None:
    assert points(replace(OLD, code="54310110888003001X", kind=other.kind), other) == []
