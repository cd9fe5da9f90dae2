"""居民区: areas and the subdistricts they lie in, by division code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.facts import Node, Tie, Value
from graph.model import model
from graph.names import area_stem, name_properties
from graph.words import N_, Text
from loaders._codes import plain_code
from loaders._sheet import Column, Directory, Record, Refused, Sheet

_PROPERTIES = model().nodes["Area"].properties

SHEET = Sheet(
    title=Text(zh="居民区", en="Areas"),
    description=Text(
        zh="每行一个居（村）委会辖区；只有代码和名称也可。",
        en="One residents' or villagers' committee's territory a row; code and name suffice.",
    ),
    order=10,
    aliases=("居委会名单", "社区名单", "区划"),
    columns=(
        Column(
            "code",
            Text(zh="区划代码", en="Division code"),
            required=True,
            aliases=("代码", "统计用区划代码", "行政区划代码", "社区代码", "居委会代码"),
            example="310110009018",
            note=Text(zh="12 位统计用区划代码。", en="Division code of 12 digits."),
        ),
        Column(
            "name",
            Text(zh="居民区名称", en="Area"),
            required=True,
            aliases=("名称", "居委会名称", "居（村）委会名称", "社区名称"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "form",
            Text(zh="类别", en="Form"),
            type="choice",
            aliases=("kind_by_code", "居民区类别"),
            choices=_PROPERTIES["form"].choices,
            note=Text(zh="留空则按代码判定。", en="Taken from the code where empty."),
        ),
        Column(
            "subdistrict_code",
            Text(zh="街道代码", en="Subdistrict code"),
            aliases=("street_code", "街镇代码"),
        ),
        Column(
            "subdistrict_name",
            Text(zh="街道", en="Subdistrict"),
            aliases=("street_name", "街道名称", "街镇", "街镇名称"),
            example="四平路街道",
        ),
        Column("district_code", Text(zh="区代码", en="District code")),
        Column(
            "district_name",
            Text(zh="区", en="District"),
            aliases=("区名称", "区县"),
            example="杨浦区",
        ),
        Column(
            "households",
            Text(zh="户数", en="Households"),
            type="integer",
            limits=_PROPERTIES["households"],
            unit="户",
            aliases=("总户数",),
            example="1800",
        ),
        Column(
            "residents",
            Text(zh="人口", en="Residents"),
            type="integer",
            limits=_PROPERTIES["residents"],
            unit="人",
            aliases=("人口数", "常住人口"),
            example="4600",
        ),
    ),
)

# Last three digits of a committee's code, and the three digits of a subdistrict in it.
_FORMS = (
    (range(1, 200), "residents_committee"),
    (range(200, 400), "villagers_committee"),
    (range(400, 500), "quasi_residents"),
    (range(500, 600), "quasi_villagers"),
)
_SUBDISTRICT_FORMS = (
    (range(1, 100), "subdistrict"),
    (range(100, 200), "town"),
    (range(200, 400), "township"),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the area and its subdistrict."""
    code = _code(record)
    name = record.required("name")
    directory.same_body("Area", name, code, code)  # or refuses the code of another name
    subdistrict = _subdistrict(record, code[:9], directory)
    if subdistrict:
        yield subdistrict
    properties: dict[str, Value] = {
        **name_properties(name),
        "code": code,
        "place": code,
        "short_name": area_stem(name),
        "form": record.text("form") or _by_number(code[9:], _FORMS),
        **record.properties("households", "residents"),
    }
    yield Node("Area", code, properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Put the area in its subdistrict."""
    code = _code(record)
    yield Tie("IN", ("Area", code), directory.subdistrict(code), source=record.source)


def _code(record: Record) -> str:
    code = plain_code(record.required("code"))
    if not re.fullmatch(r"[0-9]{12}", code):
        raise Refused("code", N_("A division code has 12 digits; this one is {code}."), code=code)
    subdistrict = plain_code(record.text("subdistrict_code") or "")
    if subdistrict and subdistrict != code[:9]:
        raise Refused(
            "subdistrict_code",
            N_("The code {code} lies in {expected}, not in {given}."),
            code=code,
            expected=code[:9],
            given=subdistrict,
        )
    return code


def _subdistrict(record: Record, code: str, directory: Directory) -> Node | None:
    """Make the subdistrict; None where the row names none and it is already known."""
    name = record.text("subdistrict_name")
    if name is None:
        try:
            directory.subdistrict(code)
        except Refused:
            name = code  # a name is required, and nothing better is known
        else:
            return None
    properties: dict[str, Value] = {
        **name_properties(name),
        "code": code,
        "place": code,
        "form": _by_number(code[6:], _SUBDISTRICT_FORMS) or "other",
        "district_code": record.text("district_code") or code[:6],
        "district_name": record.text("district_name"),
    }
    return Node("Subdistrict", code, properties, record.source)


def _by_number(digits: str, forms: tuple[tuple[range, str], ...]) -> str | None:
    return next((form for numbers, form in forms if int(digits) in numbers), None)
