"""Every sentence of the code has its Chinese, and every Chinese sentence is still used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from graph.words import CATALOGUES

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "loaders", "queries", "exports", "app_pages")
KEYWORDS = {"N_": None, "_": None}


def sentences(package: str) -> set[str]:
    paths = [*(ROOT / package).rglob("*.py")]
    if package == "app_pages":
        paths.append(ROOT / "streamlit_app.py")
    return {sentence for path in paths for sentence in _in_file(path)}


def _in_file(path: Path) -> Iterator[str]:
    for _, found, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
        yield found if isinstance(found, str) else found[0]


def chinese(package: str) -> dict[str, str]:
    with (CATALOGUES / f"{package}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_sentence_has_its_chinese_and_none_is_left_over(package: str) -> None:
    written, translated = sentences(package), chinese(package)
    assert sorted(written - translated.keys()) == []
    assert sorted(translated.keys() - written) == []
    assert [sentence for sentence, text in translated.items() if not text.strip()] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_translation_has_the_places_of_its_sentence(package: str) -> None:
    place, inflected = re.compile(r"{(\w*)"), re.compile(r"{\w+:[^{}|]*\|[^{}|]*}")
    for sentence, text in chinese(package).items():
        english = inflected.sub("", sentence)
        assert sorted(place.findall(english)) == sorted(place.findall(text)), sentence
        assert not inflected.search(text), sentence


@pytest.mark.parametrize("package", PACKAGES)
def test_a_word_after_a_number_goes_with_a_number_of_the_sentence(package: str) -> None:
    for sentence in chinese(package):
        for name in re.findall(r"{(\w+):[^{}]*\|", sentence):
            assert f"{{{name}}}" in sentence, sentence
