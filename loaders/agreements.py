"""共建协议: one signing of one partner with one area side."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.words import Text
from loaders._bodies import end
from loaders._first_known import first_known
from loaders._places import areas, each, place_of
from loaders._sheet import Column, Directory, End, Record, Refused, Sheet

_PROPERTIES = model().nodes["Agreement"].properties

SHEET = Sheet(
    title=Text(zh="共建协议", en="Agreements"),
    description=Text(
        zh="每行一家共建单位与居民区一方的一次签约；再次签约另起一行。",
        en="One signing of one partner with its area side a row; a renewal is a row of its own.",
    ),
    order=90,
    aliases=("共建签约", "签约"),
    columns=(
        Column(
            "name",
            Text(zh="协议名称", en="Agreement"),
            required=True,
            aliases=("名称",),
            example="“法在社区”共建协议（第三轮）",
        ),
        Column(
            "round",
            Text(zh="轮次", en="Round"),
            type="integer",
            limits=_PROPERTIES["round"],
            required=True,
            aliases=("签约轮次",),
            example="3",
        ),
        Column(
            "signed",
            Text(zh="签约日期", en="Signed"),
            type="date",
            identifies=True,
            aliases=("签约时间",),
            example="2014-06-01",
        ),
        Column(
            "ends",
            Text(zh="到期日期", en="Ends"),
            type="date",
            aliases=("到期时间",),
            after=("signed",),
            example="2016-06-01",
        ),
        Column(
            "status",
            Text(zh="状态", en="Status"),
            type="choice",
            choices=_PROPERTIES["status"].choices,
            example="履行中",
        ),
        Column(
            "level",
            Text(zh="层次", en="Level"),
            type="choice",
            choices=_PROPERTIES["level"].choices,
            example="单位联盟",
        ),
        Column(
            "principles",
            Text(zh="特点", en="Principles"),
            type="list",
            choices=_PROPERTIES["principles"].choices,
            example="服务、自愿",
        ),
        Column(
            "areas",
            Text(zh="居民区", en="Areas"),
            type="list",
            identifies=True,
            aliases=("居民区一方", "共建居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "area_party",
            Text(zh="居民区党组织", en="Party organisation of the area side"),
            type="list",
            identifies=True,
            aliases=("签约党组织",),
            example="铁岭路90弄居民区党总支",
            note=Text(
                zh="留空则由各居民区的居委会签约。",
                en="Where empty, the areas' residents' committees sign.",
            ),
        ),
        Column(
            "partner",
            Text(zh="共建单位", en="Partner"),
            required=True,
            aliases=("共建单位名称", "单位名称"),
            example="同济大学法学院",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the agreement, known by its partner, areas, round and date of signing."""
    partner = _partner(record, directory)
    sides = areas(record, directory, "areas")
    among = "、".join(sorted(code for _, code in sides))

    def signed_on(day: str) -> End:
        known_by = fingerprint(partner[1], among, str(record.cells["round"]), day)
        return "Agreement", f"agreement:{known_by}"

    if not record.body:  # kept: the rows that follow must not make another of it
        name = record.required("name")
        record.body = first_known(record.date("signed"), signed_on, directory, name=name)
    properties = {
        **record.properties("name", "round", "signed", "ends", "status", "level", "principles"),
        "place": place_of(sides, directory),
    }
    yield Node("Agreement", record.body, properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie both sides to the agreement."""
    for agreement in nodes(record, directory):
        for body in _area_side(record, directory):
            yield Tie("PARTY_TO", body, end(agreement), {"side": "area"}, record.source)
        partner = _partner(record, directory)
        yield Tie("PARTY_TO", partner, end(agreement), {"side": "partner"}, record.source)


def _partner(record: Record, directory: Directory) -> End:
    return directory.organisation(record.required("partner"), field="partner")


def _area_side(record: Record, directory: Directory) -> list[End]:
    party = each(
        record.items("area_party"),
        lambda name: directory.organisation(name, kind="PartyOrganisation", field="area_party"),
    )
    if party:
        return party
    return each(record.items("areas"), lambda name: _committee(name, directory))


def _committee(area: str, directory: Directory) -> End:
    """Find the residents' committee of an area by the area's name, which it may bear, or place."""
    try:
        return directory.organisation(area, kind="ResidentsCommittee", field="areas")
    except Refused:
        found = directory.placed("ResidentsCommittee", directory.area(area, "areas")[1], "")
        if len(found) != 1:
            raise
        return found[0]
