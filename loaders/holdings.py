"""任职: who holds which post, and what is known of the person."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from graph.facts import Node, Tie, Value
from graph.model import model
from graph.names import name_properties
from graph.words import N_, Text
from loaders._bodies import BODIES, end, find_body
from loaders._intervals import interval, key
from loaders._persons import named_in, person_id
from loaders._places import one_area
from loaders._posts import AREA, ROLE, post_of
from loaders._seated import seated
from loaders._sheet import Column, Directory, End, Named, Record, Refused, Seat, Sheet

_PERSON = model().nodes["Person"].properties
_HOLDS = model().relationships["HOLDS"].properties

_SEATS = Text(
    zh="兼任多职的以“、”分隔；代理的写作“代书记”。",
    en="Several are parted by 、; who acts for the time being is written 代书记.",
)

_OF_THE_PARTY = ("党内任职", "党内岗位", "党组织职务", "党组织任职", "党组织岗位")
_OF_COMMITTEES = ("居委会职务", "居委职务", "居委会任职", "业委会职务", "业委会任职")
_ROLES = (*ROLE.aliases, *_OF_THE_PARTY, *_OF_COMMITTEES)

FURTHER = Column(
    "further_role",
    Text(zh="在另一组织的职务", en="Role in another body"),
    type="seats",
    choices=ROLE.choices,
    note=Text(
        zh="同一居民区另一组织中的职务，写明组织，如“党总支书记”。",
        en="In another body of the same area, which the role names: 党总支书记.",
    ),
)

SENDER = Column("on_behalf_of", Text(zh="派出单位", en="Sent by"), aliases=("所代表单位",))

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
            type="persons",
            required=True,
            choices=ROLE.choices,
            aliases=("人员名称", "人员姓名", "委员姓名", "成员姓名", "干部姓名", "成员"),
            example="张三",
        ),
        Column(
            "organisation",
            Text(zh="任职组织", en="Body"),
            required=True,
            aliases=(
                "组织",
                "组织名称",
                "所属党支部",
                "所属党组织",
                "所在党组织",
                "所在组织",
                "所属组织",
                "任职单位",
                *BODIES,
            ),
            vague=("单位",),  # which may be the employer as well
            example="铁岭路九十弄居委会",
        ),
        dataclasses.replace(ROLE, type="seats", aliases=_ROLES, also=FURTHER.field, note=_SEATS),
        AREA,
        Column(
            "start",
            Text(zh="任职日期", en="Start"),
            type="date",
            identifies=True,
            aliases=(
                "开始日期",
                "任职时间",
                "任职开始日期",
                "任职开始时间",
                "任职起止日期",
                "任职起止时间",
                "起止日期",
                "起止时间",
                "任期起",
                "任期起止日期",
            ),
            until="end",
            after=("birth",),
            example="2015-08-10",
            note=Text(zh="不详则留空。", en="Empty where unknown."),
        ),
        Column(
            "end",
            Text(zh="离职日期", en="End"),
            type="date",
            aliases=(
                "结束日期",
                "离任日期",
                "免职日期",
                "离职时间",
                "离任时间",
                "免职时间",
                "任期止",
            ),
            after=("start", "birth"),
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
        SENDER,
        Column(
            "birth",
            Text(zh="出生年月", en="Birth"),
            type="date",
            identifies=True,
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
            aliases=("党员", "是否党员", "是否中共党员", "政治面貌"),
            example="是",
        ),
        Column(
            "education",
            Text(zh="学历", en="Education"),
            type="choice",
            aliases=("文化程度", "最高学历"),
            choices=_PERSON["education"].choices,
            example="本科",
        ),
        Column(
            "employer", Text(zh="工作单位", en="Employer"), identifies=True, aliases=("单位名称",)
        ),
        Column("qualification", Text(zh="职称或资格", en="Qualification"), aliases=("职称",)),
        Column("expertise", Text(zh="专长", en="Expertise"), aliases=("特长",)),
        Column(
            "estate",
            Text(zh="服务小区", en="Estate served"),
            identifies=True,
            note=Text(
                zh="项目经理所服务的小区。", en="Of a project manager: the estate looked after."
            ),
        ),
        FURTHER,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the persons, and the posts in case no roster of posts declares them."""
    body = find_body(record, directory)
    persons = named_in(record, "person", "birth")
    yield from _posts(record, body, persons, directory).values()
    employer = record.text("employer")
    known = employer and directory.known_organisation(employer)
    for person in _holders(persons):
        properties: dict[str, Value] = {
            **name_properties(person.name),
            "employer": None if known else employer,
            **record.properties(
                "gender", "birth", "party", "education", "qualification", "expertise"
            ),
        }
        node = Node("Person", _end(record, person, body)[1], properties, record.source)
        directory.one_person(node)
        yield node


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie persons to posts, posts to their body, and persons to a known employer."""
    body = find_body(record, directory)
    persons = named_in(record, "person", "birth")
    dates, source = interval(record), record.source
    sender = _sender(record, directory)
    employer = record.text("employer")
    known = directory.known_organisation(employer) if employer else None
    lies, posts = directory.place(body), _posts(record, body, persons, directory)
    for (place, _), post in posts.items():
        yield Tie("OF", end(post), place, source=source)
    for person in _holders(persons):
        holder = _end(record, person, body)
        for seat in _seats(record, person):
            properties: dict[str, Value] = {
                **dates,
                "full_time": _full_time(record, person, seat),
                "acting": seat.acting or None,
                "system": record.text("system"),
                "on_behalf_of": sender,
            }
            post = posts[seated(seat, body, lies, directory), seat.role]
            yield Tie("HOLDS", holder, end(post), properties, source, key(record))
        if known:
            # The roster vouches for the employer only for the time of the holding.
            yield Tie("EMPLOYED_BY", holder, known, dates, source, key(record))


def _holders(persons: list[Named]) -> list[Named]:
    """Return those who hold the seats of a row, nobody where they are empty."""
    return [person for person in persons if person.name]


def _seats(record: Record, person: Named) -> list[Seat]:
    """Return the roles of the row and those beside the name."""
    seats = dict.fromkeys([*record.seats("role"), *record.seats(FURTHER.field), *person.seats])
    if not seats:
        raise Refused("role", N_("This cell must be filled."))
    return [seat._replace(acting=True) if person.acting else seat for seat in seats]


def _column(record: Record, seat: Seat) -> str:
    """Return the field of the column that a role stands in."""
    return FURTHER.field if seat in record.seats(FURTHER.field) else "role"


def _posts(
    record: Record, body: End, persons: list[Named], directory: Directory
) -> dict[tuple[End, str], Node]:
    """Return body and role -> post, of all seats of the row."""
    lies = directory.place(body)
    found = dict.fromkeys(
        (seated(seat, body, lies, directory, _column(record, seat)), seat.role)
        for person in persons
        for seat in _seats(record, person)
    )
    if body[0] == "PartnerUnit" and (body, "part_time_commissioner") in found:
        raise Refused(
            "organisation",
            N_(
                "A part-time commissioner sits in a Party organisation, not in the unit sent from: "
                "write that into the column {column}."
            ),
            column=SENDER.title,
        )
    return {(place, role): post_of(place, role, record, directory) for place, role in found}


def _end(record: Record, person: Named, body: End) -> End:
    birth, employer = record.date("birth"), record.text("employer")
    return "Person", person_id(person.name, birth, employer, body[1])


def _full_time(record: Record, person: Named, seat: Seat) -> bool | None:
    given = record.cells.get("full_time")
    if isinstance(given, bool):
        return given
    if seat.role == "part_time_commissioner":
        return False
    return person.full_time if seat.full_time is None else seat.full_time


def _sender(record: Record, directory: Directory) -> str | None:
    name = record.text("on_behalf_of")
    if name is None:
        return None
    return directory.organisation(name, one_area(record, directory), field="on_behalf_of")[1]
