"""Posts: one kind of seat in one body, named by the sheets of posts and of holdings."""

from __future__ import annotations

from graph.facts import Node
from graph.model import model
from graph.words import Text
from loaders._bodies import find_body
from loaders._places import one_area
from loaders._sheet import Column, Directory, End, Record

ROLE = Column(
    "role",
    Text(zh="职务", en="Role"),
    type="choice",
    required=True,
    aliases=("党内职务", "职务名称", "岗位", "担任职务", "现任职务"),
    choices=model().nodes["Post"].properties["role"].choices,
    example="委员",
)
_WHERE_IT_IS = {
    "zh": "组织所在居民区，用于区分同名组织；项目经理则为其服务的居民区。",
    "en": "Where the body is, to tell namesakes apart; of a project manager, the area served.",
}
AREA = Column(
    "area",
    Text(zh="居民区", en="Area"),
    identifies=True,
    aliases=("居委", "居委会", "社区名称", "所属居民区"),
    example="铁岭路九十弄居委会",
    note=Text(**_WHERE_IT_IS),
)


def post(record: Record, directory: Directory) -> tuple[Node, End]:
    """Make the post of a row and find the body it belongs to."""
    body = find_body(record, directory)
    return post_of(body, record.required("role"), record, directory), body


def post_of(body: End, role: str, record: Record, directory: Directory) -> Node:
    """Make the post of `role` in `body`.

    A firm's post belongs to the area it serves, or to none; any other post lies where its
    body does.
    """
    serves = body[0] == "PropertyFirm"
    place = _served(record, directory) if serves else directory.place(body)
    properties = {"role": role, "place": place, **record.properties("title", "seats")}
    return Node("Post", post_id(body, role, place if serves else None), properties, record.source)


def post_id(body: End, role: str, served: str | None = None) -> str:
    """Return the id of the post of `role` in `body`, or in its service of one area."""
    identity = f"post:{body[1]}:{role}"
    return f"{identity}:{served}" if served else identity


def _served(record: Record, directory: Directory) -> str | None:
    area = one_area(record, directory)
    estate = record.text("estate")
    if area or not estate:
        return area
    return directory.place(directory.estate(estate))
