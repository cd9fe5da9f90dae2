"""The forms in which people write personal numbers and addresses, and what makes each true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from stdnum import luhn
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_10

from loaders._vocabulary import words

MARK = "〔已删除〕"
"""Stands for a dropped value that has words on both sides."""
LEAST = 8
"""Letters of the shortest value that has no @, and its word: 微信abc123."""

# Possessive, for a word may have thousands of spaces behind it.
_COLON = r"\s*+[:：]?+\s*+"
_DASH = r"\-\u2010-\u2015"
_SPACE = rf"\s\u200b-\u200d\ufeff{_DASH}"
_GAP, _DOT = f"[{_SPACE}]", f"[{_SPACE}.·]"
# What every text holds that has a personal value in it, tried as it is written; \d is any digit,
# of full width too. The letters it can begin with come first: most texts hold none of them.
SUSPECT = re.compile(
    r"(?=[\d@＠#＃微艾住家户居WwVv\s(（\[【{<])(?:"
    rf"\d(?:[{_SPACE}.·－．()（）/_＿*＊~～:：]{{0,3}}\d){{6}}|[@＠#＃]|微\s{{0,3}}信|艾特|住址|家住"
    r"|[家户居][庭籍住]地址|[WwVv](?:[Ee](?:[Cc][Hh][Aa][Tt]|[Ii][Xx][Ii][Nn])|[Xx]\s?[:：])"
    r"|[\s(（\[【{<][Aa][Tt][\s)）\]】}>])"
)
_SURE = (
    rf"\d(?:[{_SPACE}.·()/_*~:]{{0,3}}\d){{10}}|\d\.\d{{8,}}[Ee]|[@#]|(?i:\bat\b)|艾特"
    r"|\d\s?(?:转|分机|(?i:ext))"
)
_ID = rf"\d(?:{_DOT}{{0,3}}\d){{16}}{_DOT}{{0,3}}[\dXx](?![\dXx])"
_ROUNDED_ID = r"\d\.\d{8,16}[Ee]\+?17(?!\d)"
# Before letters the digits are those of a credit code.
_OLD_ID = rf"\d(?:{_GAP}{{0,3}}\d){{14}}(?![\dA-Za-z])"
# Before a mobile number: the code of the country.
_DIALLED = rf"(?:(?:\((?:\+|00)?86\)|(?:\+|00)?86){_DOT}{{0,3}})?"
# In one piece, with a 0 before it as in a call from elsewhere, or parted 3-4-4, 4-3-4 or 3-3-5
# as people part it.
_MOBILE = (
    rf"{_DIALLED}(?:01[3-9]\d{{9}}|1[3-9](?:\d{{9}}|\d(?:{_DOT}{{1,3}}\d{{4}}){{2}}"
    rf"|\d\d{_DOT}{{1,3}}\d{{3}}{_DOT}{{1,3}}\d{{4}}|\d{_DOT}{{1,3}}\d{{3}}{_DOT}{{1,3}}\d{{5}}))(?!\d)"
)
# (138)0013-8000, 138_0013_8000. Parted by / or 、 such are the numbers of rooms: 138/1201/1202;
# 180*2400*1200 is how large a board is.
_MARKED_MOBILE = (
    rf"(?<!\d[_*~]){_DIALLED}(?:\(1[3-9]\d\){_GAP}{{0,3}}\d{{4}}{_GAP}{{0,3}}\d{{4}}"
    r"|1[3-9]\d(?P<mark>[_*~])(?!\d{3}0\*\d{3}0)\d{4}(?P=mark)\d{4})(?!\d)"
)
# Parted 3-8 or 7-4: by a point it would be a measure, and between dashes a piece of a code.
_HALVED_MOBILE = (
    rf"(?<!\d[{_DASH}]){_DIALLED}1[3-9]\d"
    rf"(?:{_GAP}{{1,3}}\d{{8}}|\d{{4}}{_GAP}{{1,3}}\d{{4}})(?!\d|[{_DASH}]\d)"
)
# Parted anywhere else, and no piece of a longer row of numbers.
_ALONE = "".join(rf"(?<!\d[{_SPACE}.·/]{{{marks}}})" for marks in (1, 2, 3))
_PARTED_MOBILE = (
    rf"{_ALONE}{_DIALLED}(?:0{_GAP}{{0,3}})?1{_GAP}{{0,3}}[3-9](?:{_GAP}{{0,3}}\d){{9}}"
    rf"(?![{_SPACE}.·/]{{0,3}}\d)"
)
_DIALLING = re.compile(rf"^{_DIALLED}(?:0{_GAP}{{0,3}})?(?=1)")
_PARTING = re.compile(rf"({_GAP}+)")
_LOCAL = rf"[2-8]\d{{2,3}}{_GAP}?\d{{4}}"
# Behind a point may come the code of the next one's region, but no decimal.
_TURNED = r"\s?(?:转\s?分机|转|分机|(?i:ext)\.?)\s?\d{1,6}"
_EXTENSION = rf"(?:{_TURNED}|\s?-\s?\d{{1,6}})?(?!\d|-\d|\.(?!0[1-9]\d)\d)"
# With the code of a region: 021-65981234, (0512)6512 3456. After a letter, or a dash or stroke
# that joins it to something, it is a piece of a code.
_REGION = r"(?:10|2\d|[3-9]\d\d)"
_LANDLINE = (
    rf"(?<![A-Za-z])(?<![A-Za-z\d][-/_])"
    rf"(?:(?:\+|00)?86{_GAP}{{0,3}}\(?0?{_REGION}\)?{_GAP}{{0,3}}"
    rf"|\(0{_REGION}\){_GAP}{{0,3}}|0{_REGION}[{_SPACE}./_*:]{{0,3}})(?P<local>{_LOCAL}){_EXTENSION}"
)
# Without one it must stand beside its word, or follow another; an amount has its unit.
_UNITS = r"(?!\s*[万亿元户人名家次件平㎡张本份年])"
_LINE = rf"(?P<local>{_LOCAL}){_EXTENSION}{_UNITS}"
_TURNED_LINE = rf"(?<![A-Za-z.-])(?P<local>{_LOCAL}){_TURNED}(?!\d){_UNITS}"
_MAIL = r"(?<![A-Za-z0-9_.%+-])[A-Za-z0-9][A-Za-z0-9_.%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
# As people write it against machines: pangsi(at)example.com, pangsi#example.com. Only an ending
# that mail has tells it from other words; a site is none.
_AT = r"(?:\s?[(\[{<]\s?(?:at|@)\s?[)\]}>]\s?|\s(?:at|@)\s|@\s|\s@|#|艾特)"
_POINT = r"(?:\.|\s?[(\[{]dot[)\]}]\s?|\sdot\s)"
_HIDDEN_MAIL = (
    rf"(?i:(?<![a-z0-9_.%+-])[a-z0-9][a-z0-9_.%+-]*{_AT}(?!www\.)[a-z0-9-]+"
    rf"(?:{_POINT}[a-z0-9-]+)*{_POINT}(?:com|cn|net|org|edu|gov|hk|tw)(?![a-z0-9]))"
)
# Cards of Chinese banks begin so (ISO/IEC 7812). Codes of bodies, as long, begin otherwise.
_CARDS = tuple(
    rf"(?:{first})\d\d(?:{_GAP}?\d){{{length - 4}}}(?!\d)"
    for length, first in (
        (19, r"6[02]|95|43|45"),
        (18, "6[02]"),
        (17, "6[02]"),
        (16, r"6[02]|95|4\d|5[1-5]|35|2[2-7]"),
    )
)
_ROUNDED_CARD = r"6\.2\d{7,16}[Ee]\+?1[5-8](?!\d)"
# E12345678, 南字第1234567号
_PAPER = (
    r"(?<![A-Za-z])(?:[\u4e00-\u9fff]字第?)?[A-Za-z]{0,3}\s?\d{7,10}[A-Za-z]?号?(?![A-Za-z\d])"
    rf"{_UNITS}"
)
# What stands beside 身份证, 账号 and the like, whatever its check digit says.
_NUMBERED = rf"[A-Za-z]?\d(?:{_DOT}{{0,3}}[\dXx]){{7,20}}(?![\dA-Za-z]){_UNITS}"
# 四平路1239弄65号601室, 杨浦区 四平路1239弄65号: up to the last number of a house; what is said of
# who lives there stays.
_HOME = r"(?:[^,;。、()\n]{0,30}?\d(?:号楼|[号弄室栋幢楼村座]|-(?=\d)))+\d{0,5}"
# Letters alone are an account only behind a colon: WeChat official.
_LETTER = "[A-Za-z0-9_-]"
_ACCOUNT = (
    rf"(?P<value>[1-9]\d{{6,10}}|(?=[A-Za-z-]*[\d_]|(?<=:)|(?<=:\s))[A-Za-z]{_LETTER}{{5,19}})"
    rf"(?!{_LETTER}){_UNITS}"
)
# Numbers of 11, 13 (with 86 before), 15 and 16 to 19 digits.
_RANGES = ((1.3e10, 2e10), (8.613e12, 8.62e12), (1.1e14, 9.2e14), (1e15, 1e19))
_PROVINCES = frozenset(
    f"{region}{place}"
    for region, places in (
        ("1", "12345"),
        ("2", "123"),
        ("3", "1234567"),
        ("4", "123456"),
        ("5", "01234"),
        ("6", "12345"),
        ("7", "1"),
        ("8", "123"),
        ("9", "123456"),  # of foreigners: 9, and where they live
    )
    for place in places
)
# A spreadsheet keeps 15 digits of a number; of an ID these are place, birth and one more.
_ROUNDED = re.compile(r"0{3}$")
_EXACT = 2**53
"""Whole numbers that a spreadsheet, and a float, keeps to the last digit lie below."""
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DAYS = re.compile(rf"(?:{_DAY.pattern})+")
_PERIOD = re.compile(rf"(?:(?:19|20)\d\d{_DOT}\d\d?{_DOT}\d\d?{_DOT}{{0,3}})+")
_YEARS = re.compile(r"(?:19|20)\d\d\D(?:19|20)\d\d")
_DATED = re.compile(r"(?:19|20)\d\d\D")
"""The year of a number of a letter or case: 2018-0001."""

_COUNTING = 20
"""So many letters before a number are looked at for what it is an amount of."""

Kind = tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]
"""A form, whose group ``value`` is the value alone, and what makes one of the form true."""


@cache
def likely() -> re.Pattern[str]:
    """Return what a text in half width holds besides: eleven digits, or a word beside fewer."""
    table = words("personal")
    beside = _either(
        word
        for name in ("lines", "near", "reached", "numbered", "papers", "accounts", "homes")
        for word in table[name]
    )
    behind = _either(table["behind"])
    return re.compile(rf"{_SURE}|(?i:{beside})|\d\s*\((?:{behind})|(?:{behind})\s*:")


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the forms of personal values, the longest first."""
    return tuple((re.compile(form), is_value) for form, is_value in (*_alone(), *_beside()))


def _alone() -> Iterator[tuple[str, Callable[[re.Match[str]], bool]]]:
    """Yield what is known by its form, whatever stands beside it; its word goes with it."""
    table = words("personal")
    labels = _either((*table["labels"], *table["lines"], *table["papers"]))
    label = rf"(?:(?i:{labels}){_COLON})?"
    for form, is_value in (
        (_MAIL, _always),
        (_HIDDEN_MAIL, _always),
        (_ID, lambda match: _is_id(_bare(match["value"]))),
        (_ROUNDED_ID, lambda match: _has_birth(_in_full(match["value"]))),
        *((card, lambda match: _is_card(_bare(match["value"]))) for card in _CARDS),
        (_ROUNDED_CARD, _always),
        (_OLD_ID, lambda match: _is_old_id(_bare(match["value"]))),
        (_MOBILE, _always),
        (_MARKED_MOBILE, _always),
        (_HALVED_MOBILE, _always),
        (_PARTED_MOBILE, lambda match: _is_parted_alike(match["value"])),
        (_LANDLINE, _is_line),
        (_TURNED_LINE, _is_line),
    ):
        yield rf"{label}(?<!\d)(?P<value>{form})", is_value


def _beside() -> Iterator[tuple[str, Callable[[re.Match[str]], bool]]]:
    """Yield what only the word beside it tells from another number."""
    table = words("personal")
    lines, papers, reached, accounts, near, behind, numbered, homes = (
        _either(table[name])
        for name in (
            "lines", "papers", "reached", "accounts", "near", "behind", "numbered", "homes",
        )
    )  # fmt: skip
    # 电话(家):65981234, 电话1:65981234, but 电话回访 is no word for a number.
    after = (
        r"(?:号码|号|\s?(?i:number|no\b\.?))?(?:\([^()\d]{1,4}\)|\d(?=\s*[:：]))?[是为]?" + _COLON
    )
    # 联系张三65981234, but not 联系编号.
    somebody = r"[:：\s]*+(?:[\u4e00-\u9fff·]{1,4}(?<![号码期数费额量积款]))?[:：\s(,、]*+"
    yield rf"(?i:{lines}){after}(?<!\d)(?P<value>{_LINE})", _is_no_period
    yield rf"(?:{reached}){somebody}(?<!\d)(?P<value>{_LINE})", _is_line
    told = rf"(?<![\dA-Za-z.-])(?P<value>{_LINE})\s*"
    yield rf"{told}\((?i:{lines})\)", _is_line
    yield rf"{told}\((?:{behind})\)", _is_not_counted
    yield rf"(?:{near}){after}(?<!\d)(?P<value>{_LINE})", _is_no_count
    yield rf"(?<![\u4e00-\u9fff])(?:{behind})\s*+:\s*+(?P<value>{_LINE})", _is_no_count
    # The second of several: 电话65981234、65981235.
    yield rf"{MARK}\s*[、,/;或和及]\s*(?P<value>{_LINE})", _is_line
    yield rf"(?i:{numbered}){after}(?P<value>{_NUMBERED})", _is_no_day
    # Not 国家住建部第12号令, 老人之家住3号楼, 居住地址与户籍地址不一致.
    yield (
        rf"(?<![国专大之])(?:{homes})(?![房建宅户与和及或不])[在为是]?{_COLON}"
        rf"(?P<open>\()?(?P<value>{_HOME})(?(open)\)?)",
        _always,
    )
    yield rf"(?i:{papers}){after}\(?(?P<value>{_PAPER})\)?", _is_no_day
    yield rf"(?P<value>{_PAPER})\s*\((?i:{papers})\)", _is_no_day
    yield rf"(?<![A-Za-z])(?i:{accounts}){after}{_ACCOUNT}", _is_no_day


@cache
def beside_a_name() -> Kind:
    """Return what is the number of a telephone in a cell that names persons: 庞四 65981234."""
    return re.compile(rf"(?<=[\u4e00-\u9fff])[\s:(]*+(?P<value>{_LINE})\)?"), _is_line


def is_code(value: str | int) -> bool:
    """Say whether a cell of codes holds one that is right, and no ID: digits alone may be both."""
    code = re.sub(r"[\s-]", "", str(value)).upper()
    if len(code) == 18:
        return uscc.is_valid(code) and not _is_id(code)
    return len(code) == 15 and mod_11_10.is_valid(code) and not _is_old_id(code)


def is_personal_number(value: float) -> bool:
    """Say whether a number in a cell is a personal one."""
    if value < 1e10 or not any(low <= value < high for low, high in _RANGES) or value % 1:
        return False
    digits = _in_full(repr(value))
    if len(digits) == 18 and _has_birth(digits):
        # As a number it has lost its last digits, and with them its check digit.
        return isinstance(value, float) or _is_id(digits)
    if len(digits) >= 16:
        exact = isinstance(value, int) or value < _EXACT
        return _is_card(digits) if exact else digits.startswith("62")
    return bool(re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits)) or _is_old_id(digits)


def _either(texts: Iterable[str]) -> str:
    """Return what finds one of the words, the longest first, padded as forms do too: 电 话."""
    padded = (
        re.sub(r"(?<=[^\W\da-z])(?=[^\W\da-z])", r"\\s{0,3}", re.escape(text)) for text in texts
    )
    return "|".join(sorted(padded, key=len, reverse=True))


def _always(_match: re.Match[str]) -> bool:
    return True


def _is_line(match: re.Match[str]) -> bool:
    """Say whether a telephone's number is none of a day or of two years: 021-20150312."""
    return not _DAY.fullmatch(match["local"]) and _is_no_period(match)


def _is_no_count(match: re.Match[str]) -> bool:
    """Say whether what may be a telephone's number is neither round nor the first of a year."""
    local = _bare(match["local"])
    dated = _DATED.match(match["local"]) or (len(local) == 7 and local.startswith("20"))
    return _is_line(match) and not dated and not local.endswith("000")


def _is_no_day(match: re.Match[str]) -> bool:
    """Say whether a number is no day or days: 20180312, 2018.3.1-2018.12.31."""
    value = match["value"]
    return not (_DAYS.fullmatch(_bare(value)) or _PERIOD.fullmatch(value))


def _is_no_period(match: re.Match[str]) -> bool:
    return not _YEARS.fullmatch(match["local"])


def _is_not_counted(match: re.Match[str]) -> bool:
    """Say whether a telephone's number is no amount of what stands right before it: 面积, 金额."""
    before = match.string[max(0, match.start() - _COUNTING) : match.start()]
    return _is_line(match) and not _counting().search(before)


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(words('personal')['counted'])})[是为约共]?{_COLON}$")


def _is_card(digits: str) -> bool:
    if not any(re.fullmatch(card, digits) for card in _CARDS):
        return False
    # As a number it has lost what comes after 15 digits.
    return luhn.is_valid(digits) or (digits.startswith("62") and not digits[15:].strip("0"))


def _is_parted_alike(written: str) -> bool:
    """Say whether one mark parts the digits all through: two numbers side by side have two.

    What begins with a year, or with two digits before a dash, is a period or a code.
    """
    first, *rest = _PARTING.split(_DIALLING.sub("", written))
    marks = set(rest[::2])
    if len(marks) != 1 or re.fullmatch(r"19\d\d", first):
        return False
    return len(first) != 2 or marks.pop().isspace()


def _in_full(number: str) -> str:
    """Write out 3.6E+17 as it was written: a float would bring digits of its own."""
    return str(int(Decimal(number)))


def _bare(written: str) -> str:
    return re.sub(r"[^\dXx]", "", written)


def _is_id(digits: str) -> bool:
    if not _has_birth(digits):
        return False
    return ric.calc_check_digit(digits) == digits[-1].upper() or bool(_ROUNDED.search(digits))


def _has_birth(digits: str) -> bool:
    return digits[:2] in _PROVINCES and _was_a_day(digits[6:14])


def _is_old_id(digits: str) -> bool:
    # Those who got one were born before the card of 18 digits came in 1999; registration
    # numbers of firms, of 15 digits too, run on from 0.
    return (
        len(digits) == 15
        and digits[:2] in _PROVINCES
        and digits[6:8] >= "10"
        and _was_a_day("19" + digits[6:12])
    )


def _was_a_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= day <= date.today()
