"""What the database means when it refuses: its errors as sentences for people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import GraphConnectionError, InputError, StreetGraphError
from graph.words import N_


@dataclass(frozen=True)
class _Meaning:
    pattern: str
    """Found in the error's class name or the server's code for it."""
    sentence: str
    kind: type[StreetGraphError] = GraphConnectionError
    named: str = ""
    """Found in the text, too; what its groups take stands in the sentence."""


_NODE = r"label `(?P<label>\w+)` and property `id` = '?(?P<id>[^'\n]+?)'?(\. |$)"

_MEANINGS = (
    _Meaning(
        r"Statement\.AccessMode",
        N_("This statement would change the graph; only reading is allowed here."),
        InputError,
    ),
    _Meaning(
        r"TransactionTimedOut|Transaction\.Terminated",
        N_("The query took too long and was stopped."),
        InputError,
    ),
    _Meaning(
        r"OutOfMemory",
        N_("The query needs more memory than it may take and was stopped."),
        InputError,
    ),
    _Meaning(
        r"AuthError|Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired",
        N_("The graph database at {address} refuses the user {user} or the password."),
    ),
    _Meaning(
        r"Forbidden|WriteOnReadOnly|ForbiddenOnReadOnlyDatabase",
        N_("The user {user} may only read the graph database at {address}, not write to it."),
    ),
    _Meaning(
        r"DatabaseNotFound",
        N_("The graph database at {address} has no database named {database}."),
    ),
    _Meaning(
        r"DatabaseUnavailable",
        N_("The database {database} at {address} is not available; its disk may be full."),
    ),
    _Meaning(
        r"ServiceUnavailable|SessionExpired|ConnectionAcquisition|IncompleteCommit|NotALeader",
        N_("The graph database at {address} does not answer. Is it running?"),
    ),
    _Meaning(
        r"ConstraintValidationFailed",
        N_(
            "The graph holds {label} {id} already, which no load of this program made. Remove it "
            "or give it another id, or load into an empty graph."
        ),
        InputError,
        _NODE,
    ),
    _Meaning(
        r"ConstraintCreationFailed",
        N_(
            "The graph holds {label} {id} more than once, and no load of this program made them. "
            "Give each an id of its own, or load into an empty graph."
        ),
        InputError,
        _NODE,
    ),
    _Meaning(
        r"Configuration|UnsupportedServerProduct",
        N_("The address {address} cannot be used for a graph database: {reason}"),
    ),
)


def explanation(error: Exception, *, address: str, user: str, database: str) -> StreetGraphError:
    """Return what `error` of the driver means.

    Parameters
    ----------
    address, user, database
        Of the connection, for the sentence.
    """
    code = getattr(error, "code", None) or ""
    text = getattr(error, "message", None) or str(error)
    reason = text.splitlines()[0] if text else code or type(error).__name__
    values = {"address": address, "user": user, "database": database, "reason": reason}
    for meaning in _MEANINGS:
        named = re.search(meaning.named, text)
        if named and re.search(meaning.pattern, f"{type(error).__name__} {code}"):
            return meaning.kind(meaning.sentence, detail=text, **values, **named.groupdict())
    return InputError(
        N_("The graph database refused the query: {reason}"), detail=f"{code} {text}", **values
    )
