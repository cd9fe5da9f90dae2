"""单位党建: how many Party members a unit has, their organisation, and who instructs them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, Value, fingerprint
from graph.model import model
from graph.names import name_properties
from graph.words import Text
from loaders._bodies import end
from loaders._intervals import interval, key
from loaders._persons import named_in, person_id
from loaders._sheet import Column, Directory, End, Record, Sheet

_PROPERTIES = model().nodes["PartySurvey"].properties

SHEET = Sheet(
    title=Text(zh="单位党建", en="Party members of units"),
    description=Text(zh="每行一个单位的一次党员摸底。", en="One survey of one unit a row."),
    order=220,
    aliases=("两新党建", "党建摸底"),
    columns=(
        Column(
            "unit",
            Text(zh="单位", en="Unit"),
            required=True,
            aliases=("单位名称",),
            example="晴川设计咨询有限公司",
        ),
        Column(
            "surveyed",
            Text(zh="摸底日期", en="Surveyed"),
            type="date",
            required=True,
            example="2015-03-20",
        ),
        Column(
            "full_members",
            Text(zh="正式党员数", en="Full members"),
            type="integer",
            limits=_PROPERTIES["full_members"],
            unit="人",
            example="4",
            note=Text(zh="不详则留空。", en="Empty where unknown."),
        ),
        Column(
            "party_organisation",
            Text(zh="所在党组织", en="Party organisation"),
            aliases=("隶属党组织",),
            example="四平路街道驻区单位联合党支部",
            note=Text(zh="联合党支部统领几个单位。", en="A joint branch leads several units."),
        ),
        Column(
            "instructor",
            Text(zh="党建工作指导员", en="Instructor"),
            type="persons",
            aliases=("指导员",),
        ),
        Column(
            "instructor_birth",
            Text(zh="指导员出生年月", en="Instructor's birth"),
            type="date",
            identifies=True,
        ),
        Column(
            "start",
            Text(zh="指导开始日期", en="Instructed from"),
            type="date",
            identifies=True,
            until="end",
            after=("instructor_birth",),
        ),
        Column(
            "end", Text(zh="指导结束日期", en="Instructed until"), type="date", after=("start",)
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the survey, and the instructors that are named."""
    unit = _unit(record, directory)
    properties = {
        "place": directory.place(unit),
        **record.properties("surveyed", "full_members"),
    }
    identity = fingerprint(unit[1], str(record.date("surveyed")))
    yield Node("PartySurvey", f"partysurvey:{identity}", properties, record.source)
    birth = record.properties("instructor_birth")
    for named in named_in(record, "instructor", "instructor_birth"):
        person: dict[str, Value] = {
            **name_properties(named.name),
            "birth": birth.get("instructor_birth"),
            "birth_precision": birth.get("instructor_birth_precision"),
        }
        yield Node("Person", _instructor(record, named.name, unit), person, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the survey, the Party organisation and the instructors to the unit."""
    unit, source = _unit(record, directory), record.source
    for node in nodes(record, directory):
        if node.label == "PartySurvey":
            yield Tie("OF", end(node), unit, source=source)
        else:
            yield Tie("INSTRUCTS", end(node), unit, interval(record), source, key(record))
    party = record.text("party_organisation")
    if party:
        leading = directory.organisation(
            party, kind="PartyOrganisation", field="party_organisation"
        )
        yield Tie("LEADS", leading, unit, source=source)


def _unit(record: Record, directory: Directory) -> End:
    return directory.organisation(record.required("unit"), kind="PartnerUnit", field="unit")


def _instructor(record: Record, name: str, unit: End) -> str:
    return person_id(name, record.date("instructor_birth"), None, unit[1])
