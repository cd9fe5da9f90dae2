"""Leaders named in the row of their body: 书记:张三、副书记:李四、委员:王五."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.names import name_key, pinyin
from graph.words import Text
from loaders._bodies import end
from loaders._persons import person_id
from loaders._posts import ROLE
from loaders._sheet import Column, Named, Record, Seat

SECRETARY = Column(
    "secretary",
    Text(zh="党组织书记", en="Secretary"),
    type="persons",
    aliases=("书记姓名",),
    choices=ROLE.choices,
)
LEADERS = Column(
    "leaders",
    Text(zh="领导班子", en="Leaders"),
    type="persons",
    aliases=("班子成员", "领导班子成员"),
    choices=ROLE.choices,
    note=Text(zh="未注明职务者记为委员。", en="Who has no role written beside is a member."),
)
ELECTED = Column(
    "elected",
    Text(zh="本届班子当选日期", en="Leaders elected"),
    type="date",
    aliases=("班子当选日期", "当选日期"),
    note=Text(zh="即以上人员的任职日期。", en="When those named here took office."),
)


def leader_nodes(record: Record, body: Node) -> Iterator[Node]:
    """Make the leaders of `body` and their posts."""
    place = body.properties["place"]
    for role in dict.fromkeys(seat.role for _, seat in _holdings(record)):
        yield Node("Post", _post(body, role), {"role": role, "place": place}, record.source)
    for name in dict.fromkeys(person.name for person, _ in _holdings(record)):
        properties = {"name": name, "name_key": name_key(name), "pinyin": pinyin(name)}
        yield Node("Person", person_id(name, None, None, body.id), properties, record.source)


def leader_ties(record: Record, body: Node) -> Iterator[Tie]:
    """Tie the leaders to their posts and the posts to `body`."""
    elected = record.date("elected")
    dates = {"start": elected.first, "start_precision": elected.precision} if elected else {}
    for role in dict.fromkeys(seat.role for _, seat in _holdings(record)):
        yield Tie("OF", ("Post", _post(body, role)), end(body), source=record.source)
    for person, seat in dict.fromkeys(_holdings(record)):
        holder = "Person", person_id(person.name, None, None, body.id)
        properties = {
            **dates,
            "full_time": person.full_time,
            "acting": seat.acting or person.acting or None,
        }
        post = "Post", _post(body, seat.role)
        yield Tie("HOLDS", holder, post, properties, record.source, str(elected or ""))


def _holdings(record: Record) -> Iterator[tuple[Named, Seat]]:
    for column, role in ((SECRETARY, "secretary"), (LEADERS, "member")):
        for person in record.persons(column.field):
            for seat in person.seats or (Seat(role),):
                yield person, seat


def _post(body: Node, role: str) -> str:
    return f"post:{body.id}:{role}"
