"""Leaders named in the row of their body: 书记:张三、副书记:李四、委员:王五."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.names import name_properties
from graph.words import Text
from loaders._bodies import end
from loaders._persons import person_id
from loaders._posts import ROLE, post_id
from loaders._seated import seated
from loaders._sheet import Column, Directory, End, Named, Record, Seat

SECRETARY = Column(
    "secretary",
    Text(zh="党组织书记", en="Secretary"),
    type="persons",
    aliases=("书记姓名", "书记"),
    choices=ROLE.choices,
)
DEPUTIES = Column(
    "deputies",
    Text(zh="副书记", en="Deputy secretaries"),
    type="persons",
    aliases=("党组织副书记", "副书记姓名"),
    choices=ROLE.choices,
)
LEADERS = Column(
    "leaders",
    Text(zh="领导班子", en="Leaders"),
    type="persons",
    aliases=("班子成员", "领导班子成员", "委员"),
    choices=ROLE.choices,
    note=Text(zh="未注明职务者记为委员。", en="Who has no role written beside is a member."),
)
ELECTED = Column(
    "elected",
    Text(zh="本届班子当选日期", en="Leaders elected"),
    type="date",
    identifies=True,
    aliases=("班子当选日期", "当选日期"),
    note=Text(zh="即以上人员的任职日期。", en="When those named here took office."),
)

_ROLES = ((SECRETARY, "secretary"), (DEPUTIES, "deputy_secretary"), (LEADERS, "member"))
"""The role of whom a column names without one."""


def leader_nodes(record: Record, body: Node, directory: Directory) -> Iterator[Node]:
    """Make the leaders of `body` and their posts."""
    found = list(_holdings(record, body, directory))
    for own, role in dict.fromkeys((own, seat.role) for _, seat, own in found):
        place = body.properties["place"] if own == end(body) else directory.place(own)
        yield Node("Post", post_id(own, role), {"role": role, "place": place}, record.source)
    for name in dict.fromkeys(person.name for person, _, _ in found if person.name):
        identity = person_id(name, None, None, body.id)
        yield Node("Person", identity, name_properties(name), record.source)


def leader_ties(record: Record, body: Node, directory: Directory) -> Iterator[Tie]:
    """Tie the leaders to their posts and the posts to their body."""
    found = dict.fromkeys(_holdings(record, body, directory))
    elected = record.date("elected")
    dates = {"start": elected.first, "start_precision": elected.precision} if elected else {}
    for own, role in dict.fromkeys((own, seat.role) for _, seat, own in found):
        yield Tie("OF", ("Post", post_id(own, role)), own, source=record.source)
    for person, seat, own in found:
        if not person.name:
            continue  # nobody holds it
        holder = "Person", person_id(person.name, None, None, body.id)
        properties = {
            **dates,
            "full_time": person.full_time if seat.full_time is None else seat.full_time,
            "acting": seat.acting or person.acting or None,
        }
        post = "Post", post_id(own, seat.role)
        yield Tie("HOLDS", holder, post, properties, record.source, str(elected or ""))


def _holdings(
    record: Record, body: Node, directory: Directory
) -> Iterator[tuple[Named, Seat, End]]:
    own, lies = end(body), body.properties["place"]
    place = lies if isinstance(lies, str) else None
    for column, role in _ROLES:
        for person in record.persons(column.field):
            for seat in person.seats or (Seat(role),):
                yield person, seat, seated(seat, own, place, directory, column.field)
