"""Which field each heading of a sheet names."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from types import MappingProxyType

from rapidfuzz import fuzz
from xlsxwriter.utility import xl_col_to_name

from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._headings import Block, Label, normal
from loaders._late_entries import Late, late_entries
from loaders._mapping import NOT_NEEDED, Mappings, Shape
from loaders._reading import RawSheet
from loaders._registry import registry
from loaders._roles import body_in, body_kinds
from loaders._sheet import Column, Sheet
from loaders._stated import given_way, gives_way
from loaders._units import names_more, names_unit
from loaders._vocabulary import words

NEAR = 0.7
"""Confidence from which a heading is near a field: 党组织名字 is near 党组织名称 (0.8)."""


@dataclass(frozen=True)
class Headings:
    """What the columns of a sheet are."""

    block: Block
    columns: dict[int, Column]
    """Position -> declared column."""
    written: dict[int, str]
    """Position -> heading as in the file, of the columns read."""
    unmapped: tuple[str, ...] = ()
    """Headings no column answers to; ``[F]`` is column F, filled and without a heading."""
    personal: tuple[str, ...] = ()
    """Headings of columns dropped before a value is read."""
    unneeded: tuple[str, ...] = ()
    """Headings that somebody said hold nothing to be read."""
    kept: tuple[int, ...] = ()
    """Positions of all columns but those of personal data."""
    layout: tuple[str, ...] = ()
    """The headings at `kept`, as in the file."""
    remarks: tuple[Message, ...] = ()
    """What a person should know of how the headings were understood."""
    unsure: frozenset[int] = frozenset()
    """Positions of vague headings that are not read, for something else tells the field."""
    doubtful: Mapping[int, Column] = field(default_factory=dict)
    """Position -> column of vague headings whose days lie after those that follow it."""
    beside: str = ""
    """Letter of the column with which a second table, of the same headings, begins."""

    @property
    def below(self) -> int:
        """Index of the first row under the headings."""
        return self.block.below

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Field of roles -> the word for the body they are held in, of its heading: 党内职务."""
        words_in = {
            column.field: body_in(self.written[at])
            for at, column in self.columns.items()
            if column.type == "seats"
        }
        return {name: word for name, word in words_in.items() if word}

    def lacking(self, sheet: Sheet) -> list[Column]:
        """Return the required columns of `sheet` that no heading names."""
        return [
            column
            for column in sheet.columns
            if column.required and column not in self.columns.values()
        ]


def match_headings(
    raw: RawSheet,
    block: Block,
    kind: str,
    mappings: Mappings,
    given: Iterable[str] = (),
    stated: Mapping[str, str] = MappingProxyType({}),
) -> Headings:
    """Read `block` as the headings of a sheet of `kind`; a title tells the fields `given`.

    A column of a field that is `stated` of all rows gives way where it does not say the same.

    Where several columns may be the same, an answer decides, then whose heading says it
    without a group, then which is filled, then which heading is declared first, then which
    comes first. The others are not read, and it is said.
    """
    answers = mappings.get(Shape(kind, block.keys), {})
    labels = {label.position: label for label in block.labels}
    filled = _filled(raw, block)
    columns: dict[int, Column] = {}
    twice: dict[Column, list[int]] = {}
    remarks: list[Message] = []
    named = columns_of(block, kind, mappings)
    found = _less_vague(named, labels, kind, {*answers}, given)
    vague = {at for at in found if _is_vague(labels[at], found[at], kind, answers)}
    late = late_entries(raw.top[block.below :], found, vague, registry()[kind].SHEET.ordered)
    doubtful = {entry.position: found.pop(entry.position) for entry in late}
    rows = raw.top[block.below :]
    untold = [
        at
        for at, column in found.items()
        if column.field in stated
        and labels[at].key not in answers
        and gives_way(kind, column, labels[at], rows)
    ]
    remarks += [given_way(labels[at], found.pop(at), stated) for at in untold]
    serial = {at for at in vague & found.keys() if _counts_rows(raw.top[block.below :], at)}
    remarks += [_no_number(labels[at], found.pop(at)) for at in sorted(serial)]
    remarks += [_dated_late(entry, block, labels) for entry in late]
    for column, positions in _gathered(found):
        best, *others = sorted(positions, key=_precedence(labels, filled, kind, answers))
        columns[best] = column
        if further := _further(column, labels[best], [labels[at] for at in others]):
            fields = {each.field: each for each in registry()[kind].SHEET.columns}
            columns[further.position] = fields[column.also]
            others.remove(further.position)
        equal = [at for at in positions if labels[at].parts == labels[best].parts]
        if others:
            twice |= {column: equal[:2]} if equal[1:] else {}
            remarks.append(_doubled(column, labels[best], [labels[at] for at in others]))
    columns = dict(sorted(columns.items()))
    personal = [label for label in block.labels if label.personal]
    unneeded = [label for label in block.labels if answers.get(label.key) == NOT_NEEDED]
    done = {*columns, *(label.position for label in block.labels if not label.read)}
    done |= {label.position for label in unneeded}
    shown = {at: f"[{xl_col_to_name(at)}]" for at in filled} | {
        at: label.written for at, label in labels.items()
    }
    unread = [label for label in block.labels if label.position not in done]
    remarks += _too_large(unread, kind)
    kept = tuple(at for at in range(max(shown) + 1) if at not in labels or labels[at].read)
    return Headings(
        block=block,
        columns=columns,
        written={at: labels[at].written for at in columns},
        unmapped=tuple(shown[at] for at in sorted(shown.keys() - done)),
        personal=tuple(label.written for label in personal),
        unneeded=tuple(label.written for label in unneeded),
        kept=kept,
        layout=tuple(labels[at].written if at in labels else "" for at in kept),
        remarks=tuple(remarks),
        unsure=frozenset(named.keys() - found.keys()),
        doubtful=doubtful,
        beside=_second(columns.values(), twice, filled),
    )


def _second(
    columns: Iterable[Column], twice: Mapping[Column, Sequence[int]], filled: Container[int]
) -> str:
    """Return with which column a second table begins beside the first, empty where none does.

    All required columns and perhaps others stand there again, behind the last of the first.
    """
    whole = all(column in twice for column in columns if column.required)
    if len(twice) < 2 or not whole:
        return ""
    firsts, seconds = zip(*twice.values(), strict=True)
    beside = max(firsts) < min(seconds) and min(seconds) in filled
    return xl_col_to_name(min(seconds)) if beside else ""


def _further(column: Column, read: Label, others: Iterable[Label]) -> Label | None:
    """Return the first of other columns of roles that are held in another kind of body."""
    if not column.also:
        return None
    kinds = body_kinds()
    own = kinds.get(body_in(read.written))
    named = ((kinds.get(body_in(other.written)), other) for other in others)
    return next((other for kind, other in named if kind not in (None, own)), None)


def _less_vague(
    found: Mapping[int, Column],
    labels: Mapping[int, Label],
    kind: str,
    answered: Container[str],
    given: Iterable[str],
) -> dict[int, Column]:
    """Return the columns found but those of a vague heading whose field is told elsewhere.

    By another heading, be it near only, or by a title.
    """
    vague = {at for at, column in found.items() if _is_vague(labels[at], column, kind, answered)}
    told = {column.field for at, column in found.items() if at not in vague} | {*given}
    others = [label for at, label in labels.items() if at not in found and label.read]
    kept = {
        at
        for at in vague
        if found[at].field not in told
        and all(nearness(label, found[at], kind) < NEAR for label in others)
    }
    return {at: column for at, column in found.items() if at not in vague - kept}


def _is_vague(label: Label, column: Column, kind: str, answered: Container[str]) -> bool:
    """Say whether a heading may be another field than that of its column, and nobody said."""
    vague = {normal(each) for each in column.vague}
    return label.key not in answered and not vague.isdisjoint(known_by(label, kind))


def _counts_rows(rows: Iterable[Sequence[RawCell]], at: int) -> bool:
    """Say whether a column only counts the rows, perhaps those of each section: 1, 2, 3, 1, 2."""
    texts = [text for row in rows if at < len(row) and (text := as_text(row[at]).strip())]
    numbers = [int(text) for text in texts if text.isdecimal()]
    # Beside them sections, totals and notes stand: 一、调解, 合计.
    others = [text for text in texts if not text.isdecimal()]
    if len(numbers) <= len(others) or any(re.search(r"\d", text) for text in others):
        return False
    return all(now in (1, before + 1) for before, now in pairwise([0, *numbers]))


def _no_number(label: Label, column: Column) -> Message:
    sentence = N_("“{heading}” only counts the rows, and is not read as “{title}”")
    return Message(sentence, {"heading": label.written, "title": column.title})


def _dated_late(entry: Late, block: Block, labels: Mapping[int, Label]) -> Message:
    sentence = N_(
        "“{heading}” may be the day of the entry, for in row {row} it lies after “{later}”, and is "
        "asked about"
    )
    values = {
        "heading": labels[entry.position].written,
        "row": block.below + entry.row + 1,
        "later": labels[entry.before].written,
    }
    return Message(sentence, values)


def nearness(label: Label, column: Column, kind: str) -> float:
    """Return the share of letters that a heading has in common with the nearest of a column."""
    titles = [title for title, each in names_of(kind).items() if each is column]
    return max(fuzz.ratio(name, title) for name in known_by(label, kind) for title in titles) / 100


def _gathered(found: Mapping[int, Column]) -> Iterator[tuple[Column, list[int]]]:
    """Yield each column with the positions that may be it."""
    columns = {column.field: column for column in found.values()}
    for name, column in columns.items():
        yield column, [at for at, each in found.items() if each.field == name]


def _precedence(
    labels: Mapping[int, Label], filled: set[int], kind: str, answers: Mapping[str, str]
) -> Callable[[int], tuple[bool, bool, bool, int, int]]:
    declared = list(names_of(kind))

    def precedence(at: int) -> tuple[bool, bool, bool, int, int]:
        label = labels[at]
        known = next((name for name in known_by(label, kind) if name in declared), declared[0])
        grouped = known not in label.names
        return label.key not in answers, grouped, at not in filled, declared.index(known), at

    return precedence


def _filled(raw: RawSheet, block: Block) -> set[int]:
    """Return the positions that hold something in the rows that are at hand."""
    return {
        at
        for cells in raw.top[block.below :]
        for at, cell in enumerate(cells)
        if cell not in ("", None) and as_text(cell).strip()  # most of a wide sheet is empty
    }


def _doubled(column: Column, read: Label, others: Sequence[Label]) -> Message:
    def shown(label: Label) -> str:
        return f"{label.written} ({xl_col_to_name(label.position)})"

    return Message(
        N_("several columns may be “{title}”: {read} is read, {others} not"),
        {"title": column.title, "read": shown(read), "others": "、".join(map(shown, others))},
    )


def _too_large(unread: Iterable[Label], kind: str) -> Iterator[Message]:
    """Yield what is to be told of headings near a field whose numbers they would change."""
    for label in unread:
        near = (
            column
            for column in registry()[kind].SHEET.columns
            if is_smaller(label, column) and nearness(label, column, kind) >= NEAR
        )
        if column := next(near, None):
            sentence = N_(
                "“{heading}” is not read, for its unit is not that of “{title}”: write the "
                "numbers in full, and {unit} in the heading"
            )
            values = {"heading": label.written, "title": column.title, "unit": column.unit}
            yield Message(sentence, values)


@cache
def names_of(kind: str) -> Mapping[str, Column]:
    """Return every heading, in normal form, that a column of a kind of sheet answers to.

    The columns' own titles go before others' aliases, and both before those that have the
    column's unit behind them: 户数（户）. 收到时间 is 收到日期, 所在居委会 an area, whatever
    the rows are.
    """
    columns = registry()[kind].SHEET.columns
    names: dict[str, Column] = {}
    for column in columns:
        for heading in (column.title.zh, column.title.en, column.field):
            names.setdefault(normal(heading), column)
    for column in columns:
        for heading in (*column.aliases, *column.vague):
            names.setdefault(normal(heading), column)
    for column in columns:
        for unit in words("cells")["same"][column.unit] if column.unit else ():
            for heading in (column.title.zh, *column.aliases):
                names.setdefault(normal(heading + unit), column)
        for heading in (column.title.zh, *column.aliases) if column.type == "date" else ():
            if heading.endswith("日期"):
                names.setdefault(normal(heading.removesuffix("日期") + "时间"), column)
        if column.field == "area":
            names.update((each, column) for each in words("groups")["placed"] if each not in names)
    return names


def known_by(label: Label, kind: str) -> tuple[str, ...]:
    """Return the names by which a column of a sheet of `kind` is known, the fullest first.

    Its own heading alone is none where a group's tells of something else: 上级主管部门. A group
    does not say in which body roles are held, for days of that body may stand beside them.
    """
    # From the innermost group out: what is known below a group is its own heading there.
    *outer, known = (label.names, *label.below)
    for group, names in zip(reversed(label.groups), reversed(outer), strict=True):
        known = (*names, *_below_group(group, known, kind))
    if not label.groups or body_in(label.written):
        return known
    named = names_of(kind)
    return tuple(
        name
        for name in known
        if not ((column := named.get(name)) and column.also and body_in(name))
    )


def _below_group(written: str, own: Sequence[str], kind: str) -> Iterator[str]:
    """Yield the names of a column below a group heading, by those that it has without it."""
    names, group = names_of(kind), _without(written, "hollow")
    yield from (group + each for each in own)
    column = names.get(group)
    # 党组织书记 over 姓名 is 党组织书记, 工作单位 over 名称 is 工作单位.
    if column and ("姓名" if column.type == "persons" else "名称") in own:
        yield group
    if _is_of_rows(written, kind):
        yield from own
    belonging = words("groups")["belonging"].get(group, ())
    for each in own:
        named = names.get(each)
        if each.startswith(group) or (named and (named is column or named.field in belonging)):
            yield each


def are_groups(texts: Iterable[str]) -> bool:
    """Say whether one of the texts that may be group headings is one for certain.

    It is a heading itself, says what the rows of a sheet are, to what they belong, or nothing.
    A line that names a place (四平路街道 beside 居委会) is none of groups.
    """
    certain = all_names() | words("groups")["belonging"].keys()
    written, areas = [*map(normal, texts)], (*words("rows")["areas"], "街道")
    if any(text.endswith(areas) and text not in certain for text in written):
        return False
    return any(
        text in certain or any(_is_of_rows(text, kind) for kind in registry()) for text in written
    )


@cache
def all_names() -> frozenset[str]:
    """Return every heading, in normal form, that any kind of sheet knows."""
    return frozenset().union(*map(names_of, registry()))


@cache
def _is_of_rows(group: str, kind: str) -> bool:
    """Say whether a group heading says no more than what the rows are, or the end of it: 组织."""
    rest = _without(group, "hollow", "empty")
    return not rest or any(subject.endswith(rest) for subject in _subjects(kind))


@cache
def _without(group: str, *tables: str) -> str:
    """Return a group heading, in normal form, less its number and words that say nothing."""
    said = sorted((word for table in tables for word in words("groups")[table]), key=len)
    return re.sub(rf"^[一二三四五六七八九十]+|[\d.]|{'|'.join(reversed(said))}", "", group)


@cache
def _subjects(kind: str) -> frozenset[str]:
    """Return what group headings say that tell no more than what the rows are, or of which body."""
    sheet = registry()[kind].SHEET
    required = {column.field: column.title.zh for column in sheet.columns if column.required}
    texts = [sheet.title.zh, *sheet.aliases]
    texts += [title for title in required.values() if title.endswith("名称")]
    # Where the rows are of a body, its area may stand for it: 居委会成员.
    bodies = {"organisation", "area"} if "organisation" in required else ()
    for column in sheet.columns:
        if column.field in bodies:
            texts += [column.title.zh, *column.aliases]
    rests = (_without(normal(each.removesuffix("名称")), "hollow", "empty") for each in texts)
    return frozenset(rests)


def columns_of(block: Block, kind: str, mappings: Mappings) -> dict[int, Column]:
    """Return which column each label may be; several may be the same one."""
    answers = mappings.get(Shape(kind, block.keys), {}) if mappings else {}
    declared = {column.field: column for column in registry()[kind].SHEET.columns}
    names = names_of(kind)
    found = {}
    for label in block.labels:
        if label.key in answers:
            column = declared.get(answers[label.key])
        else:
            column = next((names[name] for name in known_by(label, kind) if name in names), None)
        if column and label.read and not is_smaller(label, column):
            found[label.position] = column
    return found


def is_smaller(label: Label, column: Column) -> bool:
    """Say whether a column of numbers counts in less than its heading does: 元 and 万元.

    What the heading does not say, a line above the table may.
    """
    if not column.unit:
        return False
    if names_more(column.unit, label.names):
        return True
    return column.unit in label.scaled and not names_unit(column.unit, label.parts)
