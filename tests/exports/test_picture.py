"""The PNG: its size, what is written on it, and that nothing is drawn as a box."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread

from exports import picture as module
from exports.folding import Row
from exports.picture import picture
from exports.scene import Scene, scene
from graph.errors import InputError

NODES: list[Row] = [
    {"id": "310110009003", "label": "Area", "name": "鞍山三村", "place": "310110009003"},
    {"id": "p", "label": "PartyOrganisation", "name": "甲党总支", "place": "310110009003"},
    {"id": "r", "label": "ResidentsCommittee", "name": "甲居委会", "place": "310110009003"},
    {"id": "a", "label": "Alliance", "name": "社区$教育$联盟", "place": "310110009"},
    {"id": "m", "label": "Missing", "kind": "OwnersCommittee", "place": "310110009003"},
]
TIES: list[Row] = [
    {"start": "p", "end": "r", "type": "INTERLOCKED", "judgement": "banned", "persons": 2},
    {"start": "p", "end": "a", "type": "SUBORDINATE_TO"},
    {"start": "m", "end": "310110009003", "type": "MISSING"},
]


def build(nodes: list[Row] = NODES, ties: list[Row] = TIES, **more: Any) -> Scene:
    given = {"title": "网络", "as_of": dt.date(2015, 8, 1), "language": "zh", **more}
    return scene(nodes, ties, **given)


def written(monkeypatch: pytest.MonkeyPatch, drawn: Scene, language: Any = "zh") -> list[str]:
    """Return every text on the figure of the picture."""
    figures: list[Figure] = []

    class Kept(Figure):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            figures.append(self)

    monkeypatch.setattr(module, "Figure", Kept)
    picture(drawn, language)
    texts = list(figures[0].texts)
    for axes in figures[0].axes:
        texts += axes.texts
    return [text.get_text() for text in texts]


def test_the_png_fills_a_wide_slide_and_is_not_empty() -> None:
    pixels = imread(io.BytesIO(picture(build(), "zh")), format="png")
    assert pixels.shape[:2] == (1500, 2667)
    network = pixels[300:1350, 100:2100, :3]
    assert (network.min(axis=2) < 0.9).mean() > 0.001


def test_the_same_scene_gives_the_same_file() -> None:
    assert picture(build(), "zh") == picture(build(), "zh")


def test_all_that_a_reader_needs_is_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = build(scope="四平路街道", source_note="来源：花名册。", sample=True)
    texts = written(monkeypatch, drawn)
    assert "网络" in texts
    assert "四平路街道　截至 2015-08-01；5 个节点，3 条关系" in texts
    assert "样例数据" in texts
    assert any("来源：花名册。" in text for text in texts)
    assert {"党组织  1", "居委会  1", "禁止的交叉任职  1"} <= set(texts)
    assert {"鞍山三村", "甲党总支", "甲居委会", "×"} <= set(texts)


def test_the_words_are_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = written(monkeypatch, build(language="en"), "en")
    assert "as of 2015-08-01; 5 nodes, 3 ties" in texts
    assert "sample data" not in texts


def test_a_character_the_font_lacks_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking: list[Row] = [{"id": "x", "label": "PropertyFirm", "name": "𠮷祥物业"}]
    texts = written(monkeypatch, build(lacking, []))
    assert "〓祥物业" in texts
    assert any("U+20BB7" in text for text in texts)


def test_labels_without_room_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd: list[Row] = [
        {"id": f"n{number:03}", "label": "PartnerUnit", "name": f"第{number:03}号名称很长的单位"}
        for number in range(700)
    ]
    texts = written(monkeypatch, build(crowd, []))
    shown = sum(text.startswith("第") for text in texts)
    assert shown < 700
    assert any(f"{700 - shown} 个名称" in text for text in texts)


def test_an_empty_scene_is_refused() -> None:
    with pytest.raises(InputError, match="nothing to draw"):
        picture(build([], []), "zh")
