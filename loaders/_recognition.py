"""Which loader a sheet is for: by its name, by its headings, by what a person answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graph.errors import InputError
from graph.words import N_, Message
from loaders._bodies import BODIES
from loaders._candidates import Recognised, candidates_of
from loaders._cells import RawCell, as_text
from loaders._forms import form_of
from loaders._headings import SEARCHED_ROWS, Block, normal
from loaders._mapping import Mappings, Question
from loaders._merged import amounts
from loaders._other_tables import parted
from loaders._questions import ask
from loaders._reading import RawSheet
from loaders._texts import TextRows
from loaders._titles import example

EXPLANATION = "说明"
EXPLANATIONS = frozenset({EXPLANATION, "填写说明", "填表说明", "readme"})
"""Sheets for people: no roster, and no fault."""


def is_explanation(sheet: RawSheet) -> bool:
    """Say whether `sheet` explains the workbook to people."""
    return normal(sheet.name) in EXPLANATIONS


def recognise(file: Path, sheet: RawSheet, mappings: Mappings | None = None) -> Recognised | None:
    """Find the loader for a sheet.

    A sheet that bears the name of a loader's sheet is for that loader. Any other is for
    the loader most of whose columns its headings name, all required ones among them. Where
    there is none, headings near the required ones may do: they are asked about.

    Parameters
    ----------
    file
        Whose name may say what no column does (``<党组织>班子成员信息表``).
    sheet
        The sheet.
    mappings
        What people answered for this and other shapes.

    Raises
    ------
    InputError
        If the name is a loader's and a required column is missing, or rows stand in a cell,
        or two tables side by side.
    """
    if isinstance(sheet.rows, TextRows) and sheet.rows.torn:
        raise InputError(
            N_(
                "{file}, line {line}: the quotation mark that begins a cell here has none that "
                "ends it where the cell does, so that the cell swallows the lines below."
            ),
            file=file.name,
            line=sheet.rows.torn,
        )
    found = _recognise(file, sheet, mappings or {})
    if found is None:
        return None
    if column := found.headings.beside:
        raise InputError(
            N_(
                "{file}, sheet {sheet}: a second table stands beside the first, from column "
                "{column} on; put it below the first, without its headings."
            ),
            file=file.name,
            sheet=sheet.name,
            column=column,
        )
    questions = _questions(file, sheet, found)
    return replace(found, questions=questions, remarks=_placed(file, sheet, _remarks(sheet, found)))


def _questions(file: Path, sheet: RawSheet, found: Recognised) -> tuple[Question, ...]:
    """Return what is to be asked; what stands in another table is no sample of a column."""
    headings = found.headings
    below = enumerate(sheet.top[headings.below :], headings.below)
    own = [cells for _, cells, other in parted(below, headings, found.kind) if not other]
    rows = [*sheet.top[: headings.below], *own]
    return ask(file, replace(sheet, rows=rows), found.kind, headings)


def _placed(file: Path, sheet: RawSheet, remarks: Iterable[Message]) -> tuple[Message, ...]:
    place = {"file": file.name, "sheet": sheet.name}
    return tuple(
        Message(N_("{file}, sheet {sheet}: {remark}."), {**place, "remark": remark})
        for remark in remarks
    )


def unnamed(file: Path, sheet: RawSheet, found: Recognised) -> Recognised:
    """Return a sheet without what the file's name says: of several sheets it is true of one.

    Raises
    ------
    InputError
        If nothing else says it.
    """
    given = {name: text for name, text in found.given.items() if name not in found.by_file}
    rest = replace(found, given=given, by_file=frozenset())
    if rest.lacking:
        raise InputError(
            N_(
                "{file}, sheet {sheet}: no column {columns}, and the name of the file cannot "
                "speak for several sheets; write it into the name of each or above its table."
            ),
            file=file.name,
            sheet=sheet.name,
            columns="、".join(column.title.zh for column in rest.lacking),
        )
    titles = {column.field: column.title for column in found.loader.SHEET.columns}
    told = [
        Message(
            N_(
                "“{title}” is not filled in by the name of the file, for several sheets of it "
                "are of this kind"
            ),
            {"title": titles[name]},
        )
        for name in sorted(found.by_file)
    ]
    return replace(rest, remarks=_placed(file, sheet, [*_remarks(sheet, rest), *told]))


def not_read(file: Path, sheet: RawSheet) -> Message:
    """Say in one sentence why a sheet for which there is no loader is not read."""
    place = {"file": file.name, "sheet": sheet.name}
    sentence = N_("{file}, sheet {sheet}: not a roster, not read.")
    return why_not(file, sheet) or Message(sentence, place)


def why_not(file: Path, sheet: RawSheet) -> Message | None:
    """Say in one sentence what keeps a sheet from being read; None where nothing is known of it."""
    place = {"file": file.name, "sheet": sheet.name}
    if form := form_of(sheet):
        return Message(
            N_("{file}, sheet {sheet}: this is a {form}, not read: {why}."),
            {**place, "form": form.title, "why": Message(form.why)},
        )
    if _is_deep(sheet):
        return Message(
            N_(
                "{file}, sheet {sheet}: not read. Its headings stand in more than three rows; put "
                "them into one, two or three."
            ),
            place,
        )
    candidates = candidates_of(file, sheet, {})
    naming = (each for each in candidates if each.loader.SHEET.naming and _is_named(each, sheet))
    named = next(naming, None)
    nearest = named or max(candidates, key=_rank, default=None)
    if nearest is None or len(nearest.headings.columns) < (1 if named else 2):
        return None
    lacking = nearest.lacking
    if nearest.denied:
        sentence = N_(
            "{file}, sheet {sheet}: not read. “{word}” says that its rows need not all be "
            "{title}: leave only those that are, and take the word out."
        )
        title = nearest.loader.SHEET.title
        return Message(sentence, {**place, "word": nearest.denied, "title": title})
    if not lacking and not nearest.told:
        sentence = N_(
            "{file}, sheet {sheet}: not read. Its headings may be those of {title}, but neither "
            "they nor a title, a name or what its rows are called says so, and it may be of other "
            "bodies; if it is not, name the sheet {title}."
        )
        return Message(sentence, {**place, "title": nearest.loader.SHEET.title})
    if not lacking:
        return None
    values = {
        **place,
        "title": nearest.loader.SHEET.title,
        "columns": "、".join(column.title.zh for column in lacking),
        "example": example(nearest.loader, lacking[0]) if len(lacking) == 1 else "",
    }
    if values["example"]:
        sentence = N_(
            "{file}, sheet {sheet}: not read. Its headings are most like those of {title}, but "
            "there is no column {columns}, and no title above it such as {example}."
        )
    else:
        sentence = N_(
            "{file}, sheet {sheet}: not read. Its headings are most like those of {title}, but "
            "there is no column {columns}."
        )
    return Message(sentence, values)


def _is_deep(sheet: RawSheet) -> bool:
    """Say whether a cell near the top is merged over four rows beside one merged over columns."""
    deep = {top for (top, _), (bottom, _) in sheet.merged if bottom - top > 2}
    groups = {
        top for (top, left), (bottom, right) in sheet.merged if top == bottom and left < right
    }
    return any(top < SEARCHED_ROWS for top in deep & groups)


def _recognise(file: Path, sheet: RawSheet, mappings: Mappings) -> Recognised | None:
    candidates = candidates_of(file, sheet, mappings)
    possible = [each for each in candidates if not each.denied]
    named = [each for each in possible if _is_named(each, sheet)]
    if named and not named[0].lacking:
        return named[0]
    whole = [
        each
        for each in possible
        if each.told and not _is_part(each, candidates) and not _is_of_persons(each, candidates)
    ]
    found = [each for each in whole if _is_enough(each)]
    if not found and (named or form_of(sheet) is None):
        asking = (replace(each, questions=_questions(file, sheet, each)) for each in named or whole)
        found = [each for each in asking if _is_near(each)]
    columns = [len(each.headings.columns) for each in candidates]
    known = named and not named[0].loader.SHEET.naming
    if known and not found and len(named[0].headings.columns) == max(columns):
        raise InputError(
            N_("{file}, sheet {sheet}: no column {columns}."),
            file=file.name,
            sheet=sheet.name,
            columns="、".join(column.title.zh for column in named[0].lacking),
        )
    return max(found, key=_rank, default=None)


def _is_named(candidate: Recognised, sheet: RawSheet) -> bool:
    """Say whether a sheet bears the name of this kind."""
    kind = candidate.loader.SHEET
    names = (candidate.kind, kind.title.zh, kind.title.en, *kind.aliases)
    return normal(sheet.name) in map(normal, names)


def _is_enough(candidate: Recognised) -> bool:
    """Say whether the headings alone tell that a sheet is of this kind."""
    columns = candidate.headings.columns
    if candidate.lacking or not columns:
        return False
    # One heading tells where it holds the kind: 共建单位名称.
    title = normal(candidate.loader.SHEET.title.zh)
    return len(columns) > 1 or any(
        normal(heading).startswith(title) for heading in candidate.headings.written.values()
    )


def _is_part(candidate: Recognised, others: Iterable[Recognised]) -> bool:
    """Say whether another kind would read all that this one does, and more.

    More of vague headings, or twice as much: what that kind lacks is to be told. Not where this
    one's record is named by its own title: 居委会名称 beside a name and what is known of a person.
    """
    own = candidate.headings.columns.keys()
    rest = [each.headings for each in others if each is not candidate]
    twice = 0 if _by_own_title(candidate) else 2 * len(own)
    return any(
        (each.unsure and own < each.columns.keys() | each.unsure)
        or (twice and own < each.columns.keys() and len(each.columns) >= twice)
        for each in rest
    )


def _is_of_persons(candidate: Recognised, others: Iterable[Recognised]) -> bool:
    """Say whether the rows are persons, though this kind reads none: 楼组长 beside 小区名称.

    A kind that does names more columns, among them what is known only of a person. A list of
    bodies may say that of their heads.
    """
    columns, written = candidate.headings.columns, candidate.headings.written
    of_body = any(
        column.field == "name" and normal(written[at]) in BODIES for at, column in columns.items()
    )
    if of_body or any(column.type == "persons" for column in columns.values()):
        return False
    return any(
        len(each.headings.columns) > len(columns)
        and fields >= {"person"}
        and not fields.isdisjoint(("gender", "birth", "party", "education"))
        for each in others
        if (fields := {column.field for column in each.headings.columns.values()})
    )


def _by_own_title(candidate: Recognised) -> bool:
    """Say whether the headings call what a row is of as this kind itself does."""
    headings = candidate.headings
    return any(
        column.field == "name" and normal(headings.written[at]) == normal(column.title.zh)
        for at, column in headings.columns.items()
    )


def _is_near(candidate: Recognised) -> bool:
    """Say whether headings near those of this kind, with some equal, tell that it is meant."""
    proposed = {question.field for question in candidate.questions}
    columns = candidate.headings.columns
    return (
        bool(columns)
        and len(columns) + len(proposed) > 2
        and {column.field for column in candidate.lacking} <= proposed
    )


def _rank(candidate: Recognised) -> tuple[int, int, int, int]:
    """Most columns, then most required ones, most near ones, the one that begins first.

    A heading that names bodies of another kind (居委会名称 over those whose terms are told) does
    not count: one word more, 届次, makes no roster of terms of a list of committees. Nor does one
    that may be another field as well: 备案日期 of a contract or of a committee.
    """
    columns, written = candidate.headings.columns, candidate.headings.written
    required = sum(column.required for column in columns.values())
    borrowed = any(
        column.field == "organisation" and normal(written[at]) in BODIES
        for at, column in columns.items()
    )
    may_be_other = sum(
        normal(written[at]) in map(normal, column.vague)
        for at, column in columns.items()
        if not column.required
    )
    return (
        len(columns) - borrowed - may_be_other,
        required,
        len(candidate.questions),
        -min(columns, default=0),
    )


def _remarks(sheet: RawSheet, found: Recognised) -> Iterator[Message]:
    yield from found.headings.remarks
    block = found.headings.block
    above = [row for row, cells in enumerate(sheet.top[: block.row]) if _is_like(cells, block)]
    if above:
        # After a page break the headings come again, and may be whole only there.
        values = {"count": len(above), "row": block.row + 1}
        yield Message(
            N_("{count} filled rows above the headings in row {row} were not read"), values
        )
    titles = {column.field: column.title for column in found.loader.SHEET.columns}
    for name, text in found.given.items():
        yield Message(
            N_(
                "“{title}” is {text} where its cell is empty, by a title or the name of the file "
                "or sheet"
            ),
            {"title": titles[name], "text": text},
        )
    for name, text in found.stated.items():
        sentence = N_("“{title}” is {text} where no cell says it, by a title or the sheet's name")
        yield Message(sentence, {"title": titles[name], "text": text})
    columns = found.headings.columns
    written = {column.field: found.headings.written[at] for at, column in columns.items()}
    for name, other in found.instead.items():
        yield Message(
            N_("“{title}” is what stands under {heading}"),
            {"title": titles[name], "heading": written[other]},
        )
    for (top, left), (bottom, _) in amounts(sheet, found.headings):
        yield Message(
            N_(
                "“{heading}” holds one amount for rows {first} to {last} together, which is not "
                "read: write that of each"
            ),
            {"heading": found.headings.written[left], "first": top + 1, "last": bottom + 1},
        )
    hidden = sheet.hidden
    if hidden.sheet:
        yield Message(N_("the sheet is hidden and was read all the same"))
    if hidden.rows:
        values = {"count": len(hidden.rows), "first": hidden.rows[0]}
        yield Message(
            N_(
                "{count} hidden {count:row|rows}, the first of them {first}, {count:was|were} "
                "read like the others"
            ),
            values,
        )
    if hidden.columns:
        yield Message(
            N_("the hidden columns {columns} were treated like the others"),
            {"columns": "、".join(hidden.columns)},
        )


def _is_like(cells: Sequence[RawCell], block: Block) -> bool:
    """Say whether a row is filled as one below these headings would be."""
    filled = sum(bool(as_text(cell).strip()) for cell in cells)
    return filled > max(1, len(block.labels) // 2)
