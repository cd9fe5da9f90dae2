"""Sentences in two languages, rendered when read."""

from __future__ import annotations

import pytest

from graph import words
from graph.errors import InputError
from graph.words import Message, Text


def test_a_message_fills_its_places_in_the_language_asked_for() -> None:
    message = Message("{kind} is missing", {"kind": Text(zh="居委会", en="residents' committee")})
    assert message.get("en") == "residents' committee is missing"
    assert message.get("zh").startswith("居委会")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 areas are left"),
        (1, "1 area is left"),
        (21, "21 areas are left"),
        ("+1", "+1 area is left"),
        (1.5, "1.5 areas are left"),
    ],
)
def test_a_word_after_a_number_agrees_with_it(count: object, told: str) -> None:
    sentence = "{count} {count:area is|areas are} left"
    assert Message(sentence, {"count": count}).get("en") == told


def test_other_places_keep_their_format_beside_a_word_that_agrees() -> None:
    message = Message("{share:.1f} of {count} {count:day|days}", {"share": 0.25, "count": 1})
    assert message.get("en") == "0.2 of 1 day"


def test_a_sentence_without_translation_stays_english() -> None:
    assert words.translate("no such sentence anywhere", "zh") == "no such sentence anywhere"


def test_an_error_keeps_its_detail_from_people() -> None:
    error = InputError("The file {file} is empty.", detail="/secret/path", file="a.xlsx")
    assert error.user_message("en") == "The file a.xlsx is empty."
    assert "/secret/path" in str(error)
