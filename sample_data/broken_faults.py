"""How offices break a sheet. Each fault changes the lines; none loses a row of data."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from loaders._row_kinds import EXAMPLE
from sample_data.broken_rows import Cell, Line, Page, day, person

Fault = Callable[[Random, Page], None]

_WRONG: tuple[Cell, ...] = (
    "不详", "约三百", -1, 0, 3.14159, 1e300, 45200, "2026-13-45", "二〇一四年三月", "至今",
    "#N/A", "#REF!", "=A1", "TRUE", "１２３", "12,345", "99999999999999999",
)  # fmt: skip
_ODD = (
    "甲" * 3000, "张\u200b三", "😀组织", "a\tb", "多\n行\n文字", "'; DROP TABLE x;--", "${x}",
    "{name}", "%s%n", "\u202e倒着", "　全　角　", "ａｂｃ（一）", "[b]粗[/b]", "<script>1</script>",
    "@SUM(1)", "\ufeff首", "\ue000私",
)  # fmt: skip


def title(random: Random, page: Page) -> None:
    """Put a title, merged or not, and perhaps a line of units above the headings."""
    above = [Line("other", [f"{page.name}情况一览表（2026年）"])]
    if random.random() < 0.5:
        above.append(Line("other", ["填报单位：四平路街道", None, "单位：人"]))
    if random.random() < 0.3:
        above.append(Line("other", []))
    _insert(page, 0, above)
    if random.random() < 0.7:
        page.merged.append((0, 0, 0, max(1, page.width - 1)))


def blanks(random: Random, page: Page) -> None:
    """Leave empty lines between rows and below them."""
    for _ in range(random.randint(1, 4)):
        _insert(page, random.randint(page.heading + 1, len(page.lines)), [Line("other", [])])
    page.lines += [Line("other", [None, " ", "　"])] * random.randint(0, 3)


def totals(random: Random, page: Page) -> None:
    """Add a line of totals."""
    cells: list[Cell] = [random.choice(["合计", "总 计", "小计：", "合计:3"]), len(page.data)]
    page.lines.append(Line("ignored", cells[: max(1, page.width)]))


def headings_again(random: Random, page: Page) -> None:
    """Repeat the headings as a page break does."""
    if len(page.lines) < page.heading + 2:
        return
    at = random.randint(page.heading + 2, len(page.lines))
    _insert(page, at, [Line("ignored", list(page.lines[page.heading].cells))])


def notes(random: Random, page: Page) -> None:
    """Write notes below the table."""
    page.lines += [Line("other", []), Line("other", ["注：数据截至2026年10月底，如有疑问请联系。"])]
    if random.random() < 0.5:
        page.lines.append(Line("ignored", ["填表人：" + person(random)]))


def example(_random: Random, page: Page) -> None:
    """Leave the template's example in place."""
    cells: list[Cell] = [f"{EXAMPLE}{cell}" for cell in page.lines[page.heading].cells]
    _insert(page, page.heading + 1, [Line("ignored", cells)])


def shifted(random: Random, page: Page) -> None:
    """Leave empty columns to the left, or number the rows there."""
    numbered = random.random() < 0.5
    number = 0
    for line in page.lines:
        first: Cell = None
        if numbered and line.kind == "heading":
            first = "序号"
        elif numbered and line.kind == "data":
            number += 1
            first = number
        line.cells.insert(0, first)
    page.merged = [
        (top, left + 1, bottom, right + 1) for top, left, bottom, right in page.merged
    ]  # fmt: skip


def swapped_values(random: Random, page: Page) -> None:
    """Write two columns under each other's headings."""
    headings = page.lines[page.heading].cells
    if len(headings) > 1:
        one, other = random.sample(range(len(headings)), 2)
        pair = headings[one], headings[other]
        for cells in (line.cells for line in page.lines if len(line.cells) == len(headings)):
            if (cells[one], cells[other]) == pair:  # where they come again too
                cells[one], cells[other] = cells[other], cells[one]


def doubled_heading(random: Random, page: Page) -> None:
    """Add a column under a heading that is there already."""
    at = random.randrange(page.width)
    heading = page.lines[page.heading].cells[at]
    for line in page.lines:
        if line.kind == "heading":
            line.cells.append(heading)
        elif line.kind == "data":
            line.cells += [None] * (page.width - 1 - len(line.cells))
            line.cells.append(random.choice([None, "又", 7]))


def odd_headings(random: Random, page: Page) -> None:
    """Write headings with spaces, line breaks, stars and brackets of both widths."""
    cells = page.lines[page.heading].cells
    for at, heading in enumerate(cells):
        text = str(heading or "")
        cells[at] = random.choice(
            [text, f" {text} ", f"{text}*", f"*{text}", f"{text}（必填）", f"{text}(选填)",
             "\n".join([text[:2], text[2:]]), "　".join(text), f"“{text}”"]
        )  # fmt: skip


def lost_heading(random: Random, page: Page) -> None:
    """Leave one of several headings empty, or name it as nobody does."""
    if page.width < 2:
        return
    page.lines[page.heading].cells[random.randrange(page.width)] = random.choice(
        [None, "内容", "备注一"]
    )


def wrong_types(random: Random, page: Page) -> None:
    """Write in some cells what is of another type."""
    for line in page.data:
        if line.cells and random.random() < 0.5:
            at = random.randrange(len(line.cells))
            if line.cells[at] is not None:
                line.cells[at] = random.choice(_WRONG)


def odd_texts(random: Random, page: Page) -> None:
    """Write in some cells what no program expects."""
    for line in page.data:
        if line.cells and random.random() < 0.4:
            at = random.randrange(len(line.cells))
            if isinstance(line.cells[at], str):
                line.cells[at] = random.choice(_ODD)


def mixed_days(random: Random, page: Page) -> None:
    """Write days in a further column in all forms."""
    _append(page, "任职时间", lambda: day(random))


def personal(random: Random, page: Page) -> None:
    """Add columns of personal data, and numbers within free text."""
    mobile = f"1390000{random.randint(1000, 9999)}"
    _append(page, random.choice(["身份证号", "手机号码", "家庭住址"]), lambda: mobile)
    _append(page, "备注", lambda: random.choice([None, f"联系 {mobile}", "110101199003070134"]))


def sections(random: Random, page: Page) -> None:
    """Part the rows by lines that name a section."""
    at = random.randint(page.heading + 1, len(page.lines))
    text = random.choice(["北京市（3所）", "一、机关事业单位", "（二）国有企业（5家）"])
    _insert(page, at, [Line("other", [text])])
    page.merged.append((at, 0, at, max(1, page.width - 1)))


def merged_cells(_random: Random, page: Page) -> None:
    """Merge the first column over the first rows, as for one place."""
    start = page.heading + 1
    rows = [at for at in range(start, len(page.lines)) if page.lines[at].kind == "data"]
    if len(rows) < 2 or rows[:2] != [start, start + 1] or page.width < 3:
        return
    page.lines[start + 1].cells[:1] = [None]
    page.merged.append((start, 0, start + 1, 0))


def repeated_rows(random: Random, page: Page) -> None:
    """Write some rows twice."""
    for line in random.sample(page.data, min(2, len(page.data))):
        page.lines.append(Line("data", list(line.cells)))


def unknown_names(_random: Random, page: Page) -> None:
    """Refer to places and bodies that are nowhere."""
    for line in page.data:
        line.cells[:] = [
            "没有这个居委会" if isinstance(cell, str) and cell.endswith("居委会") else cell
            for cell in line.cells
        ]


def two_heading_lines(_random: Random, page: Page) -> None:
    """Put a line of groups above the headings."""
    groups: list[Cell] = ["基本情况", *[None] * (page.width - 1)]
    _insert(page, page.heading, [Line("other", groups)])
    if page.width > 1:
        page.merged.append((page.heading - 1, 0, page.heading - 1, page.width - 1))


def hidden(_random: Random, page: Page) -> None:
    """Hide the sheet."""
    page.hidden = True


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        title, blanks, totals, headings_again, notes, example, shifted, swapped_values,
        doubled_heading, odd_headings, lost_heading, wrong_types, odd_texts, mixed_days, personal,
        sections, merged_cells, repeated_rows, unknown_names, two_heading_lines, hidden,
    )
}  # fmt: skip


def _insert(page: Page, at: int, lines: list[Line]) -> None:
    page.lines[at:at] = lines
    count = len(lines)
    page.merged = [
        (top + count, left, bottom + count, right) if top >= at else (top, left, bottom, right)
        for top, left, bottom, right in page.merged
        if not top < at <= bottom  # a line within parts the cells again
    ]


def _append(page: Page, heading: str, value: Callable[[], Cell]) -> None:
    width = page.width
    for line in page.lines:
        if line.kind in {"heading", "data"}:
            line.cells += [None] * (width - len(line.cells))
            line.cells.append(heading if line.kind == "heading" else value())
