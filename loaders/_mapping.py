"""What people answered about doubtful headings: remembered for each shape of roster.

A shape is a kind of sheet and the set of its headings. Each has one small file in the folder
``mappings`` of the program's home, for instance::

    kind = "party_organisations"
    headings = ["党组织名字", "组织类别", "备注"]

    [answers]
    "党组织名字" = "name"
    "备注" = "not_needed"

A heading stands in its normal form (no spaces, brackets, quotes); the second of two equal ones
ends in ``#2``. A file may be sent to a colleague: put into the same folder, it holds there too.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.words import N_, Message, Text, shortened
from loaders._registry import registry

FOLDER = "mappings"
NOT_NEEDED = "not_needed"
"""The answer that a column holds nothing to be read."""
_EMPTY = Text(zh="前几行为空", en="empty in the first rows")
_OPENING = """\
# Which columns of one shape of roster are which fields; remembered from answers.
# May be sent to a colleague: put the file into the folder `mappings` of the program's home.
# 某一表头样式的列与字段对应关系，可发给同事，放入程序数据目录的 mappings 文件夹即可使用。
"""


@dataclass(frozen=True)
class Shape:
    """A kind of sheet (name of its loader module) and its headings in normal form."""

    kind: str
    headings: frozenset[str]

    @property
    def name(self) -> str:
        """Name of the file that keeps the answers, without its ending."""
        digest = hashlib.blake2b("\n".join(sorted(self.headings)).encode(), digest_size=4)
        return f"{self.kind}-{digest.hexdigest()}"


Mappings = Mapping[Shape, Mapping[str, str]]
"""Shape -> heading in normal form -> field, or `NOT_NEEDED`."""


@dataclass(frozen=True)
class Question:
    """A column of which it is not certain what it holds. It is not read until answered."""

    file: str
    sheet: str
    column: str
    """Heading as in the file."""
    samples: tuple[str, ...]
    """A few of its values; none that is personal."""
    proposed: str
    """Chinese heading of the field it may be."""
    confidence: float
    """From 0 to 1."""
    shape: Shape
    heading: str
    """In normal form: what an answer names."""
    field: str
    """The proposed field: what an answer gives."""

    @property
    def message(self) -> Message:
        """The question as one sentence."""
        values = vars(self) | {
            "column": shortened(self.column),
            "samples": "、".join(map(shortened, self.samples)) or _EMPTY,
        }
        return Message(
            N_(
                "{file}, sheet {sheet}: is “{column}” ({samples}) the field “{proposed}”? "
                "Confidence {confidence:.0%}; not read until answered."
            ),
            values,
        )


def read_mappings(home: Path) -> dict[Shape, dict[str, str]]:
    """Return all answers kept in the home folder.

    Raises
    ------
    InputError
        If a file there is no mapping, or names a sheet or field that does not exist.
    """
    return dict(read_mapping(path) for path in sorted((home / FOLDER).glob("*.toml")))


def read_mapping(path: Path) -> tuple[Shape, dict[str, str]]:
    """Return what one file says; errors are those of `read_mappings`."""
    try:
        body = tomllib.loads(path.read_text(encoding="utf-8"))
        shape = Shape(body["kind"], frozenset(body["headings"]))
        answers = dict(body["answers"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            N_("The mapping {file} cannot be read; correct it or delete it."),
            file=path.name,
            detail=repr(error),
        ) from error
    _check(shape, answers, path.name)
    return shape, answers


def remember(home: Path, shape: Shape, answers: Mapping[str, str]) -> Path:
    """Keep answers for a shape beside those given before; return the file.

    Parameters
    ----------
    home
        Home folder of the program: that of an open graph.
    shape
        As in the `Question`.
    answers
        Heading in normal form -> field, or `NOT_NEEDED`.

    Raises
    ------
    InputError
        If the shape has no such heading or the sheet no such field, or two columns would be
        one field.
    """
    path = mapping_file(home, shape)
    before = read_mapping(path)[1] if path.exists() else {}
    together = before | dict(answers)
    loader = registry().get(shape.kind)
    _check(shape, together, loader.SHEET.title if loader else shape.kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(".part")
    written.write_text(_text(shape, together), encoding="utf-8")
    written.replace(path)  # whole or not at all
    return path


def forget(home: Path, shape: Shape) -> bool:
    """Forget the answers for a shape; say whether there were any."""
    path = mapping_file(home, shape)
    known = path.exists()
    path.unlink(missing_ok=True)
    return known


def mapping_file(home: Path, shape: Shape) -> Path:
    """Return where the answers about a shape are kept: a file that can be sent to a colleague."""
    return home / FOLDER / f"{shape.name}.toml"


def _text(shape: Shape, answers: Mapping[str, str]) -> str:
    lines = [f"kind = {_quoted(shape.kind)}", "headings = ["]
    lines += [f"    {_quoted(heading)}," for heading in sorted(shape.headings)]
    lines += ["]", "", "[answers]"]
    lines += [f"{_quoted(heading)} = {_quoted(field)}" for heading, field in answers.items()]
    return _OPENING + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A string of JSON is a string of TOML, but for one character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _check(shape: Shape, answers: Mapping[str, Any], where: str | Text) -> None:
    loader = registry().get(shape.kind)
    if loader is None:
        raise InputError(
            N_("{where} names the sheet {kind}, which does not exist."),
            where=where,
            kind=shape.kind,
        )
    fields = {column.field: column.title for column in loader.SHEET.columns}
    taken: set[str] = set()
    for heading, field in answers.items():
        if heading not in shape.headings:
            raise InputError(
                N_("{where}: there is no heading {heading}."), where=where, heading=heading
            )
        if field != NOT_NEEDED and field not in fields:
            raise InputError(
                N_("{where}: {heading} cannot be {field}; expected one of: {fields}."),
                where=where,
                heading=heading,
                field=field,
                fields=", ".join([*sorted(fields), NOT_NEEDED]),
            )
        if field in taken:
            raise InputError(
                N_("{where}: two columns are said to be {field}."),
                where=where,
                field=fields[field],
            )
        taken |= {field} - {NOT_NEEDED}
