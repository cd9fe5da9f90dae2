"""What a row below the headings is, if it is no data: a section, totals, an example, a note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph.words import N_, Message
from loaders._cells import RawCell, as_text
from loaders._headings import normal
from loaders._matching import names_of
from loaders._notes import NOTE
from loaders._vocabulary import words

EXAMPLE = "（示例）"
"""Begins the first cell of a template's example row."""

UNREAD = N_("No column that is read is filled in this row.")

_COUNT = re.compile(r"\s*[(（][^()（）]*\d+[^()（）]*[)）]$")
# (92所), but not (2) or (23个班).
_COUNTED = re.compile(r"[(（][共计]*\d+[家所个户名人][)）]$")
_NUMBERED = re.compile(
    r"[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十]+部分"
)
# 一、机关, but not 一、二联合办公室.
_OUTLINED = re.compile(rf"(?:{_NUMBERED.pattern})(?![一二三四五六七八九十])")
_NUMERAL = re.compile(r"([(（]?)[一二三四五六七八九十]+([)）]?[、.．]?)")
_TOTAL = re.compile(
    r"(合计|总计|小计|共计|累计|总数|本页计|本页小计)([:：].*|\d+.{0,2})?|共\d+[家个户所名人处]"
)
_SUBTOTAL = re.compile(r".+(合计|总计|小计|共计|累计)([:：]|[:：]?\d+.{0,2})?")
# Of the rows above, and no total, where amounts alone stand behind it.
_FIGURE = re.compile(r"(平均|人均|户均|占比|比例|百分比)(数|值|率)?|其中[:：]?.*")
# Of some of the rows above, where it stands alone: 其中2014年度成立3家, but not 其中路物业.
_PART = re.compile(r"其中[:,]?\d")
_AMOUNT = re.compile(r"[\d.,%]+.{0,2}")
_SIGNED = re.compile(rf"({'|'.join(map(re.escape, words('rows')['signers']))})\d*\s*[:：]")
_LABELLED = re.compile(r"[:：]|\d")
_HINT = re.compile(
    r"必填|选填|可空|填写|格式|下拉|例如|如[:：]|例[:：]|请|yyyy|不超过|字符|日期型|文本型|\(.*选.*\)",
    re.IGNORECASE,
)
# What numbers columns right below their headings: 甲 乙 1 2, (1) (2), ① ②.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ORDINAL = re.compile(rf"[(（]?(\d+|[{_STEMS}])[)）]?")
_CORNER = frozenset({"栏次", "序号"})
_EXAMPLE = re.compile(r"[(【\[](填写)?([示样范]例|例)[)】\]]|([示样范]例|例如?)\d{0,2}:")
# Only what holds one of these can be a row of totals or an example; most rows do not.
_SUSPECT = re.compile(r"计|总\s*数|均|占比|比例|其中|[示样范]\s*例|例如?\s*\d{0,2}\s*[:：)）】\]]")
_NO_LETTER = re.compile(r"\W")
_PAGE = re.compile(r"第\d+页(共\d+页)?|共\d+页")


def is_suspect(
    cells: Sequence[RawCell],
    mapped: Mapping[str, RawCell],
    repeated: set[str],
    beyond: Sequence[str],
) -> bool:
    """Say quickly whether a row may be something else than data. Most rows may not.

    Parameters
    ----------
    cells, mapped
        All cells of the row, and those that are read by their field.
    repeated
        The headings of the columns that are read, each row of them by itself.
    beyond
        The required fields that do not stand in the first two columns.
    """
    head = list(islice(filter(None, cells), 3))
    if len(head) < 3 or not any(mapped.values()):
        return True
    first = head[0]
    if isinstance(first, str) and ("：" in first or ":" in first):
        return True
    for cell in head[:2]:
        if isinstance(cell, str) and (cell in repeated or _SUSPECT.search(cell) or cell.isspace()):
            return True
    for name in beyond:
        cell = mapped[name]
        if isinstance(cell, str) and "计" in cell:
            return True
    return False


@dataclass(frozen=True)
class Section:
    """What a section row says."""

    text: str
    doubtful: bool = False
    """Whether it may be data as well."""


def serial(filled: Sequence[str]) -> str:
    """Return the form of the numeral that a row begins with: # of 一, (#) of （一）."""
    match = _NUMERAL.fullmatch(filled[0]) if filled else None
    return unicodedata.normalize("NFKC", f"{match[1]}#{match[2]}") if match else ""


def section(
    filled: Sequence[str],
    names: Sequence[str],
    merged: bool | None,
    serials: Collection[str] = (),
) -> Section | None:
    """Return the section that a row begins; None where it begins none.

    Parameters
    ----------
    filled
        What stands in the row.
    names
        What stands in the required columns. Where all are filled the row may be data.
    merged
        Whether a cell is merged over the table; None where none is merged at all.
    serials
        The forms of numeral that rows of data begin with; a row that begins so is one of them.
    """
    last, whole = filled[-1], all(names)
    text = _COUNT.sub("", last).strip()
    if not text or _is_total(filled, names):
        return None
    found = Section(text)
    if len(filled) > 1:
        form = serial(filled) if len(filled) == 2 else ""
        numbered = form and (merged or form not in serials)
        return found if numbered and not whole else None
    if merged:
        return found
    if not whole:
        return found if merged is not None or _looks_so(last) else None
    doubtful = _COUNTED.search(last) or _OUTLINED.match(last)
    return replace(found, doubtful=True) if doubtful else None


def _looks_so(text: str) -> bool:
    return bool(_COUNT.search(text) or _NUMBERED.match(text))


def is_note(filled: Sequence[str]) -> bool:
    """Say whether a row is a note on the table, or says where it or a page of it ends."""
    if len(filled) != 1:
        return False
    line = _NO_LETTER.sub("", filled[0])
    ends = not line or line in words("rows")["ends"] or _PAGE.fullmatch(line)
    return bool(ends or NOTE.match(filled[0]))


def is_signature(filled: Sequence[str]) -> bool:
    """Say whether a row tells who filled in the table."""
    return bool(_SIGNED.match(filled[0])) and all(map(_LABELLED.search, filled))


def no_data(
    filled: Sequence[str],
    names: Sequence[str],
    mapped: Mapping[str, RawCell],
    headings: Mapping[str, str],
) -> Message | None:
    """Return why a row, which begins no section, is no data; None where it is.

    Parameters
    ----------
    filled, names
        What stands in the row, and in its required columns.
    mapped, headings
        Field -> cell, and field -> heading, of the columns that are read.
    """
    if _is_total(filled, names):
        return Message(N_("This is a row of totals."))
    texts = {name: as_text(cell).strip() for name, cell in mapped.items()}
    template = _compact(EXAMPLE)
    if any(_compact(text).startswith(template) for text in texts.values()) or any(
        _EXAMPLE.match(_compact(text)) for text in (*filled[:2], *names)
    ):
        return Message(N_("This is the template's example row."))
    if not any(texts.values()):
        return Message(UNREAD)
    # Of headings in several rows each comes again by itself.
    if all(text in ("", *headings[name].split("/")) for name, text in texts.items()):
        return Message(N_("The headings are repeated here."))
    return None


def explains(mapped: Mapping[str, RawCell], kind: str) -> bool:
    """Say whether a row right below the headings is one more of them, or tells how to fill."""
    filled = {name: text for name, cell in mapped.items() if (text := as_text(cell).strip())}
    names = names_of(kind)
    again = sum(
        (known := names.get(normal(text))) is not None and known.field == name
        for name, text in filled.items()
    )
    told = sum(bool(_HINT.search(text)) for text in filled.values())
    return len(filled) > 1 and 2 * max(again, told) >= len(filled)


def numbers_columns(filled: Sequence[str]) -> bool:
    """Say whether a row right below the headings numbers the columns: 甲 乙 1 2, 1 2 3."""
    texts = [_compact(text) for text in filled]
    found = [*map(_ORDINAL.fullmatch, texts[1:] if texts[0] in _CORNER else texts)]
    told = [match[1] for match in found if match]
    stems = [text for text in told if text in _STEMS]
    due = [*_STEMS[: len(stems)], *map(str, range(1, len(told) - len(stems) + 1))]
    return len(told) > 2 and len(told) == len(found) and told == due


def _is_total(filled: Sequence[str], names: Sequence[str]) -> bool:
    """Say whether a row holds totals: by its first cells or those that name what it is of.

    A name that ends so (四平路街道合计) has nothing but amounts behind it.
    """
    if any(_TOTAL.fullmatch(_compact(text)) for text in (*filled[:2], *names)):
        return True
    if len(filled) == 1 and _PART.match(_compact(filled[0])):
        return True
    return any(
        (_SUBTOTAL.fullmatch(name) or (filled[at:] and _FIGURE.fullmatch(name)))
        and all(_AMOUNT.fullmatch(_compact(other)) for other in filled[at:])
        for at, name in enumerate(map(_compact, filled[:3]), start=1)
    )


def _compact(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
