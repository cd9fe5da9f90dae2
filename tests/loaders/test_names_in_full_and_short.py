"""A full name of one department and the short one of another mean one body. Names invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import loaders
from graph.connection import Graph

AREA = {"区划代码": "310110888001", "居民区名称": "青禾一村居委会", "街道": "青禾路街道"}
STREET = {"党组织名称": "中共青禾路街道工作委员会", "组织形式": "党工委"}


def test_a_working_committee_in_full_and_short(facts: Any) -> None:
    branch = {
        "党组织名称": "青禾一村居民区党总支",
        "组织形式": "党总支",
        "上级党组织": "青禾路街道党工委",
        "覆盖居民区": "青禾一村",
    }
    read = facts(居民区=[AREA], 党组织=[STREET, branch])
    assert read.refused == []
    assert read.joined("SUBORDINATE_TO") == [
        (
            "org:PartyOrganisation:310110888001:青禾1村居民区党总支",
            "org:PartyOrganisation:310110888:青禾路街道工作委员会",
        )
    ]


@pytest.mark.parametrize("written", ["青禾一村", "青禾一村居民区", "310110888001"])
def test_the_committee_of_an_area_signs_whatever_the_area_is_called(
    facts: Any, written: str
) -> None:
    read = facts(
        居民区=[AREA],
        居委会=[{"居委会名称": "青禾一村居民委员会", "居民区": "青禾一村"}],
        共建单位=[{"单位名称": "青禾路小学", "单位类型": "中小学、幼儿园"}],
        共建协议=[{"协议名称": "书香共建", "轮次": 1, "居民区": written, "共建单位": "青禾路小学"}],
    )
    assert read.refused == []
    assert ("org:ResidentsCommittee:310110888001:青禾1村居民委员会", "area") in [
        (tie.start[1], tie.properties["side"]) for tie in read.ties
    ]


def test_a_row_that_hangs_on_a_refused_one_says_so(empty_graph: Graph, tmp_path: Path) -> None:
    """It said that there is no such agreement, and its own name near; the area has no committee."""
    sheets = {
        "居民区": "区划代码,居民区名称,街道\n310110888001,青禾一村居委会,青禾路街道\n",
        "共建单位": "单位名称,单位类型\n青禾路小学,\n",
        "共建协议": "协议名称,轮次,居民区,共建单位\n书香共建,1,青禾一村,青禾路小学\n",
        "项目": "项目名称,共建协议\n四点半课堂,书香共建\n",
    }
    for name, text in sheets.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    report = loaders.load(empty_graph, [tmp_path])
    assert [each.reason.get("zh") for each in report.refusals] == [
        "没有名为“青禾一村”的居委会。",
        "没有名为“书香共建”的共建协议：写有“书香共建”的那一行未能入库，请先更正那一行。",
    ]
