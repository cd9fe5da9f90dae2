"""The declared graph model: one TOML file a label or relationship in ``graph/schema``.

Constraints and indexes, the writer's Cypher and the schema's page in the docs all come
from here; nothing about the model is written down twice.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from graph.errors import ModelError
from graph.words import N_, Text

SCHEMA = Path(__file__).parent / "schema"
PropertyType = Literal["string", "integer", "float", "boolean", "date", "strings"]
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class Property(BaseModel):
    """One property of a node or relationship."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: PropertyType = "string"
    zh: str
    en: str
    required: bool = False
    choices: dict[str, Text] = {}
    minimum: int | None = None
    maximum: int | None = None
    precision: bool = False
    """A date that may be known to the month or year; ``NAME_precision`` stands beside it."""
    united: bool = False
    """Of a list: what all rosters say counts, not only what the latest says."""


class NodeKind(BaseModel):
    """A node label. Kinds that extend another also carry its label and properties."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    title: Text
    description: Text
    extends: str | None = None
    named: bool = False
    """Has a name that people search: full-text index, ``name_key`` and ``pinyin``."""
    support: bool = False
    """Keeps the books (Load, SourceFile); asserted by no roster."""
    expected: list[str] = []
    """Properties that offices know; where one is empty it counts as unknown."""
    properties: dict[str, Property] = {}


class RelationshipKind(BaseModel):
    """A relationship type with its ends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    title: Text
    description: Text
    ends: list[tuple[str, str]]
    """Pairs of labels it may join, from and to."""
    dated: bool = False
    """Valid in the half-open interval [start, end); a missing start is unknown."""
    derived: bool = False
    """Computed from other ties, never asserted and never stored as the record."""
    expected: list[str] = []
    """As for nodes."""
    properties: dict[str, Property] = {}


class Model(BaseModel):
    """All labels and relationships, by name."""

    model_config = ConfigDict(frozen=True)

    nodes: dict[str, NodeKind]
    relationships: dict[str, RelationshipKind]

    def labels(self, label: str) -> tuple[str, ...]:
        """Return `label` and those it extends, the most general first."""
        kind = self.nodes[label]
        return (*self.labels(kind.extends), label) if kind.extends else (label,)

    def root(self, label: str) -> str:
        """Return the most general label of `label`: the one that carries the key."""
        return self.labels(label)[0]

    def properties(self, name: str) -> dict[str, Property]:
        """Return every property of a label or relationship, those common to all included."""
        if name in self.relationships:
            tie = self.relationships[name]
            own = {**(_INTERVAL if tie.dated else {}), **tie.properties}
            return _with_precision({**_KEY, **own, **({} if tie.derived else _SOURCES)})
        found: dict[str, Property] = dict(_KEY)
        for label in self.labels(name):
            kind = self.nodes[label]
            found |= {**(_NAMES if kind.named else {}), **kind.properties}
        return _with_precision(found | ({} if self.nodes[name].support else _SOURCES))

    def expected(self) -> dict[str, list[str]]:
        """Return the properties that offices know, by label or relationship that has any."""
        kinds: dict[str, NodeKind | RelationshipKind] = {**self.nodes, **self.relationships}
        return {name: kind.expected for name, kind in kinds.items() if kind.expected}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Model:
        for kind in self.nodes.values():
            if kind.extends and kind.extends not in self.nodes:
                raise ValueError(f"{kind.label} extends {kind.extends}, which is not declared")
        for tie in self.relationships.values():
            for label in {label for pair in tie.ends for label in pair}:
                if label not in self.nodes:
                    raise ValueError(f"{tie.type} ends at {label}, which is not declared")
        names = [*self.nodes, *self.relationships]
        names += [name for kind in self.nodes.values() for name in kind.properties]
        names += [name for tie in self.relationships.values() for name in tie.properties]
        for name in names:
            if not _IDENTIFIER.fullmatch(name):
                raise ValueError(f"{name} is not a plain identifier")
        for name, expected in self.expected().items():
            if unknown := set(expected) - set(self.properties(name)):
                raise ValueError(f"{name} expects {sorted(unknown)}, which it does not declare")
        return self


_KEY = {"id": Property(zh="编号", en="id", required=True)}
_NAMES = {
    "name": Property(zh="名称", en="name", required=True),
    "name_key": Property(zh="名称检索键", en="name for comparison", required=True),
    "pinyin": Property(zh="拼音", en="pinyin"),
}
_SOURCES = {"sources": Property(type="strings", zh="来源", en="sources")}
_INTERVAL = {
    "start": Property(type="date", zh="起", en="start", precision=True),
    "end": Property(type="date", zh="止", en="end", precision=True),
}
_PRECISION = {
    "day": Text(zh="日", en="day"),
    "month": Text(zh="月", en="month"),
    "year": Text(zh="年", en="year"),
    "circa": Text(zh="约某年", en="about the year"),
}


def _with_precision(properties: dict[str, Property]) -> dict[str, Property]:
    found: dict[str, Property] = {}
    for name, declared in properties.items():
        found[name] = declared
        if declared.precision:
            found[f"{name}_precision"] = Property(
                zh=f"{declared.zh}（精度）", en=f"{declared.en} (precision)", choices=_PRECISION
            )
    return found


@cache
def root_of(label: str) -> str:
    """Return the most general label of `label` in the declared model."""
    return model().root(label)


@cache
def model() -> Model:
    """Read the declared model.

    Raises
    ------
    ModelError
        If a file cannot be read or the declarations contradict each other.
    """
    nodes: dict[str, NodeKind] = {}
    relationships: dict[str, RelationshipKind] = {}
    for path in sorted(SCHEMA.glob("*.toml")):
        try:
            declared = tomllib.loads(path.read_text(encoding="utf-8"))
            if "type" in declared:
                relationships[path.stem] = RelationshipKind.model_validate(declared)
                name = relationships[path.stem].type
            else:
                nodes[path.stem] = NodeKind.model_validate(declared)
                name = nodes[path.stem].label
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise ModelError(
                N_("The declaration {file} cannot be used."), file=path.name, detail=str(error)
            ) from error
        if name != path.stem:
            raise ModelError(
                N_("The declaration {file} declares {name}; file and name must be equal."),
                file=path.name,
                name=name,
            )
    try:
        return Model(nodes=nodes, relationships=relationships)
    except ValidationError as error:
        raise ModelError(
            N_("The declarations of the model contradict each other."), detail=str(error)
        ) from error
