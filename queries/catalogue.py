"""The catalogue of queries: one ``.cypher`` file a query, with its own description on top.

A file is ``queries/cypher/<topic>/<name>.cypher``. Its leading ``//`` lines are TOML: what
the query answers, which parameters it takes and what its columns mean. The file pastes
unchanged into any Neo4j client.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from graph.errors import ModelError
from graph.model import model
from graph.words import N_, Language, Message, Text, heading
from queries.cypher_text import masked, used_parameters

FOLDER = Path(__file__).parent / "cypher"

Kind = Literal["list", "indicator", "network"]
ParameterType = Literal[
    "string", "integer", "float", "boolean", "date", "strings", "rules", "expected"
]
Unit = Literal["", "ratio", "count", "index", "years", "days"]
_FILLED_IN = ("rules", "expected")
"""Types whose value the runner knows: rules of a topic; the properties that offices know."""
ColumnType = Literal[
    "string", "id", "integer", "float", "percent", "boolean", "date", "strings", "maps",
    "kind", "property",
]  # fmt: skip

# The two parameters that every question has; a header need not say again what they mean.
_COMMON = {
    "as_of": {"zh": "截至日期", "en": "as of"},
    "scope": {"zh": "范围（区划代码前缀）", "en": "scope (prefix of a division code)"},
}
INDICATOR_COLUMNS = ("scope", "scope_name", "numerator", "denominator", "unknown", "value")


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Parameter(_Declared):
    """One parameter of a query."""

    type: ParameterType
    zh: str
    en: str
    default: str | int | float | bool | list[str] | None = None
    choices: dict[str, Text] = {}
    topic: str = ""
    """Of a parameter of type ``rules``: the rules of which topic the runner fills in."""
    name_key_of: str = ""
    """The runner fills in the comparison form of this other parameter."""

    @property
    def given_by_caller(self) -> bool:
        """Whether a caller may set it; the others are filled in by the runner."""
        return self.type not in _FILLED_IN and not self.name_key_of


class Column(_Declared):
    """One column of the answer."""

    zh: str
    en: str
    type: ColumnType = "string"
    choices: dict[str, Text] = {}
    of: str = ""
    """``Label.property`` of the model whose choices the values are."""

    def words(self) -> dict[str, Text]:
        """Return what its values are called, where they are words of the program."""
        if self.type == "kind":
            nodes = {name: kind.title for name, kind in model().nodes.items()}
            return nodes | {name: tie.title for name, tie in model().relationships.items()}
        if self.type == "property":
            return _property_titles()
        if self.of:
            label, _, name = self.of.partition(".")
            return {**model().properties(label)[name].choices, **self.choices}
        return self.choices

    def title(self, language: Language) -> str:
        """Return what it is called in a sentence in `language`."""
        return self.zh if language == "zh" else self.en

    def heading(self, language: Language) -> str:
        """Return the heading over its cells in `language`."""
        return heading(self.title(language))

    @model_validator(mode="after")
    def _of_a_declared_property(self) -> Column:
        label, _, name = self.of.partition(".")
        if self.of and name not in _properties(label):
            raise ValueError(f"{self.of} is no property of the model")
        return self


class Query(_Declared):
    """One prepared query."""

    name: str
    topic: str
    text: str
    """The whole file, header included."""
    title: Text
    description: Text
    kind: Kind
    parameters: dict[str, Parameter] = {}
    columns: dict[str, Column]
    id: str = ""
    unit: Unit = ""
    units: dict[str, Unit] = {}
    """Of an indicator in parts: the units of those parts that have another."""
    benchmark: Text | None = None
    rule: str = ""
    analysis: str = ""
    """The function of `queries.analysis` that makes the answer of the rows of the Cypher."""
    detail: str = ""
    """Of an indicator: the list query that shows what is behind the number."""

    @model_validator(mode="after")
    def _whole(self) -> Query:
        if self.kind == "indicator":
            if not (self.id and self.unit and self.detail):
                raise ValueError("an indicator declares id, unit and detail")
            missing = [name for name in INDICATOR_COLUMNS if name not in self.columns]
            if missing:
                raise ValueError(f"an indicator returns {', '.join(missing)}")
            unnamed = set(self.units) - set(self.columns["part"].words() if self.units else ())
            if unnamed:
                raise ValueError(f"units of parts that are not named: {', '.join(unnamed)}")
        return self


@cache
def _property_titles() -> dict[str, Text]:
    declared = model()
    return {
        f"{owner}.{name}": Text(zh=found.zh, en=found.en)
        for owner in (*declared.nodes, *declared.relationships)
        for name, found in declared.properties(owner).items()
    }


def _properties(label: str) -> dict[str, object]:
    declared = model()
    if label not in declared.nodes and label not in declared.relationships:
        return {}
    return dict(declared.properties(label))


@cache
def catalogue() -> dict[str, Query]:
    """Return every query by its name.

    Raises
    ------
    ModelError
        If a file cannot be used; names the file and, where known, the line.
    """
    return load(FOLDER)


def load(folder: Path = FOLDER) -> dict[str, Query]:
    """Read the queries in the topics of `folder`; see `catalogue`."""
    found: dict[str, Query] = {}
    places: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.cypher")):
        place = f"{path.parent.name}/{path.name}"
        if path.stem in found:
            raise ModelError(
                N_("The queries {first} and {second} have one name."),
                first=places[path.stem],
                second=place,
            )
        found[path.stem] = read(path.read_text(encoding="utf-8"), path.stem, path.parent.name)
        places[path.stem] = place
    for query in found.values():
        if query.detail and query.detail not in found:
            reason = Message(N_("its list {name} does not exist"), {"name": query.detail})
            raise _unusable(places[query.name], reason)
    return found


def read(text: str, name: str, topic: str) -> Query:
    """Read one query from the text of its file."""
    place = f"{topic}/{name}.cypher"
    header = _header(text)
    try:
        declared = tomllib.loads(header)
    except tomllib.TOMLDecodeError as error:
        reason = Message(N_("its header is no TOML, {reason}"), {"reason": error})
        raise _unusable(place, reason) from error
    for parameter, titles in _COMMON.items():
        if parameter in declared.get("parameters", {}):
            declared["parameters"][parameter] = titles | declared["parameters"][parameter]
    if not masked(text).strip():
        raise _unusable(place, Message(N_("it has a header but no Cypher")))
    try:
        query = Query.model_validate({**declared, "name": name, "topic": topic, "text": text})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or place
        reason = Message(N_("its header is wrong at {where}"), {"where": where})
        raise _unusable(place, reason, detail=str(error)) from error
    _check_parameters(query, place)
    return query


def _header(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        lines.append(line[2:].removeprefix(" "))
    return "\n".join(lines)


def _check_parameters(query: Query, place: str) -> None:
    used = used_parameters(query.text)
    for name, line in used.items():
        if name not in query.parameters:
            places = {"name": name, "line": line}
            raise _unusable(place, Message(N_("line {line} uses ${name}, not declared"), places))
    for name in query.parameters:
        if name not in used:
            raise _unusable(place, Message(N_("${name} is declared but not used"), {"name": name}))


def _unusable(place: str, reason: Message, detail: str = "") -> ModelError:
    return ModelError(
        N_("The query {file} cannot be used: {reason}."), file=place, reason=reason, detail=detail
    )
