"""任职: who holds which post, and what is known of the person."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, Value
from graph.model import model
from graph.names import name_key, pinyin
from graph.words import Text
from loaders._bodies import end
from loaders._intervals import interval, key
from loaders._persons import person_id
from loaders._places import one_area
from loaders._posts import AREA, ROLE, post
from loaders._sheet import Column, Directory, End, Record, Sheet

_PERSON = model().nodes["Person"].properties
_HOLDS = model().relationships["HOLDS"].properties

SHEET = Sheet(
    title=Text(zh="任职", en="Holdings"),
    description=Text(
        zh="每行一人的一次任职；连任另起一行。",
        en="One holding of one person a row; a re-election is a row of its own.",
    ),
    order=70,
    aliases=("任职名单", "班子成员信息", "花名册", "兼职委员"),
    file_names=("{organisation}班子成员信息表", "{organisation}班子成员名单"),
    columns=(
        Column(
            "person",
            Text(zh="姓名", en="Person"),
            required=True,
            aliases=("人员名称", "人员姓名", "委员姓名", "成员姓名"),
            example="张三",
        ),
        Column(
            "organisation",
            Text(zh="任职组织", en="Body"),
            required=True,
            aliases=("组织", "组织名称", "所属党支部", "所属党组织", "所在党组织", "所在组织"),
            example="铁岭路九十弄居委会",
        ),
        ROLE,
        AREA,
        Column(
            "start",
            Text(zh="任职日期", en="Start"),
            type="date",
            aliases=("开始日期", "任职时间", "任职开始日期", "任职开始时间"),
            example="2015-08-10",
            note=Text(zh="不详则留空。", en="Empty where unknown."),
        ),
        Column(
            "end",
            Text(zh="离职日期", en="End"),
            type="date",
            aliases=("结束日期", "离任日期", "免职日期", "离职时间", "离任时间", "免职时间"),
            note=Text(zh="在任则留空。", en="Empty while in office."),
        ),
        Column(
            "full_time",
            Text(zh="专职", en="Full-time"),
            type="boolean",
            aliases=("是否专职",),
            example="是",
        ),
        Column(
            "system",
            Text(zh="来源系统", en="Source system"),
            type="choice",
            aliases=("兼职委员来源", "兼职委员来源系统"),
            choices=_HOLDS["system"].choices,
        ),
        Column("on_behalf_of", Text(zh="派出单位", en="Sent by"), aliases=("所代表单位",)),
        Column(
            "birth",
            Text(zh="出生年月", en="Birth"),
            type="date",
            aliases=("出生日期", "出生时间"),
            example="1972-05",
            note=Text(zh="同名者以出生年月区分。", en="Tells apart persons of the same name."),
        ),
        Column(
            "gender",
            Text(zh="性别", en="Gender"),
            type="choice",
            choices=_PERSON["gender"].choices,
            example="女",
        ),
        Column(
            "party",
            Text(zh="中共党员", en="Party member"),
            type="boolean",
            aliases=("党员", "是否党员"),
            example="是",
        ),
        Column(
            "education",
            Text(zh="学历", en="Education"),
            type="choice",
            choices=_PERSON["education"].choices,
            example="本科",
        ),
        Column("employer", Text(zh="工作单位", en="Employer"), aliases=("单位名称",)),
        Column("qualification", Text(zh="职称或资格", en="Qualification"), aliases=("职称",)),
        Column("expertise", Text(zh="专长", en="Expertise"), aliases=("特长",)),
        Column(
            "estate",
            Text(zh="服务小区", en="Estate served"),
            note=Text(
                zh="项目经理所服务的小区。", en="Of a project manager: the estate looked after."
            ),
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the person, and the post in case no roster of posts declares it."""
    place, body = post(record, directory)
    yield place
    name = record.required("person")
    employer = record.text("employer")
    known = employer and directory.known_organisation(employer)
    properties: dict[str, Value] = {
        "name": name,
        "name_key": name_key(name),
        "pinyin": pinyin(name),
        "employer": None if known else employer,
        **record.properties("gender", "birth", "party", "education", "qualification", "expertise"),
    }
    yield Node("Person", _person(record, body)[1], properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the person to the post, the post to its body, and the person to a known employer."""
    place, body = post(record, directory)
    person = _person(record, body)
    source = record.source
    dates = interval(record)
    properties: dict[str, Value] = {
        **dates,
        "full_time": _full_time(record),
        "system": record.text("system"),
        "on_behalf_of": _sender(record, directory),
    }
    yield Tie("OF", end(place), body, source=source)
    yield Tie("HOLDS", person, end(place), properties, source, key(record))
    employer = record.text("employer")
    known = directory.known_organisation(employer) if employer else None
    if known:
        # The roster vouches for the employer only for the time of the holding.
        yield Tie("EMPLOYED_BY", person, known, dates, source, key(record))


def _person(record: Record, body: End) -> End:
    name, employer = record.required("person"), record.text("employer")
    return "Person", person_id(name, record.date("birth"), employer, body[1])


def _full_time(record: Record) -> bool | None:
    given = record.cells.get("full_time")
    if isinstance(given, bool):
        return given
    return False if record.text("role") == "part_time_commissioner" else None


def _sender(record: Record, directory: Directory) -> str | None:
    name = record.text("on_behalf_of")
    if name is None:
        return None
    return directory.organisation(name, one_area(record, directory), field="on_behalf_of")[1]
