"""One base for every error that a person may meet, and the kinds that matter to callers."""

from __future__ import annotations

from graph.words import Language, Message


class StreetGraphError(Exception):
    """Something went wrong that a sentence can explain.

    Parameters
    ----------
    sentence
        English sentence with ``{name}`` places, marked with ``N_``; safe to show to anybody.
    detail
        For the log only; may hold paths and the text of other programs.
    **values
        What stands in the places of the sentence.
    """

    def __init__(self, sentence: str, *, detail: str = "", **values: object) -> None:
        self.message = Message(sentence, values)
        self.detail = detail
        super().__init__(self.message.get("en") + (f" [{detail}]" if detail else ""))

    def user_message(self, language: Language) -> str:
        """Return the sentence to show, in `language`."""
        return self.message.get(language)


class SettingsError(StreetGraphError):
    """A setting is missing, unreadable or contradicts another."""


class ServerError(StreetGraphError):
    """The managed Neo4j could not be installed, started or stopped."""


class GraphConnectionError(StreetGraphError):
    """The graph database cannot be reached or refuses us."""


class LoadUnderWay(StreetGraphError):  # noqa: N818 -- nothing is wrong, it is too early
    """The graph holds a part of a load that is not complete yet."""


class ModelError(StreetGraphError):
    """A declaration (schema, rule, query header, loader) contradicts itself."""


class InputError(StreetGraphError):
    """What a person gave us cannot be used: a file, an option, a parameter."""
