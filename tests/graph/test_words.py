"""Sentences in two languages, rendered when read."""

from __future__ import annotations

from graph import words
from graph.errors import InputError
from graph.words import Message, Text


def test_a_message_fills_its_places_in_the_language_asked_for() -> None:
    message = Message("{kind} is missing", {"kind": Text(zh="居委会", en="residents' committee")})
    assert message.get("en") == "residents' committee is missing"
    assert message.get("zh").startswith("居委会")


def test_a_sentence_without_translation_stays_english() -> None:
    assert words.translate("no such sentence anywhere", "zh") == "no such sentence anywhere"


def test_an_error_keeps_its_detail_from_people() -> None:
    error = InputError("The file {file} is empty.", detail="/secret/path", file="a.xlsx")
    assert error.user_message("en") == "The file a.xlsx is empty."
    assert "/secret/path" in str(error)
