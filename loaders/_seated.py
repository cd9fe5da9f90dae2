"""In which body a seat is: that of its row, or another of the same place that the role names."""

from __future__ import annotations

from graph.model import model
from graph.words import N_
from loaders._posts import ROLE
from loaders._roles import body_kinds
from loaders._sheet import Directory, End, Refused, Seat


def seated(
    seat: Seat, body: End, place: str | None, directory: Directory, field: str = "role"
) -> End:
    """Return the body that a seat is in: 书记兼居委会主任 is a post in each of two.

    Parameters
    ----------
    seat
        As read.
    body, place
        That of the row, and where it lies.
    field
        Of the column that names the role.

    Raises
    ------
    Refused
        If the role names a body of another kind and the place has none or several of it.
    """
    kinds = body_kinds()
    if not seat.body or body[0] not in kinds.values():
        return body  # units and firms have Party bodies of their own, which no roster lists
    kind = kinds[seat.body]
    if kind in model().labels(body[0]):
        return body
    found = directory.placed(kind, place, seat.body) if place else []
    if len(found) == 1:
        return found[0]
    raise Refused(
        field,
        N_(
            "{role} is a post in another body ({what}), of which {count} {count:is|are} known in "
            "the same place; give it a row with the name of its body."
        ),
        role=ROLE.choices[seat.role],
        what=model().nodes[kind].title,
        count=len(found),
    )
