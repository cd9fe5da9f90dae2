"""The page of the schema in the docs, written from the declared model.

``python -m graph.reference > docs/schema.md`` writes it anew; a test keeps it equal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from graph.model import Model, NodeKind, Property, RelationshipKind, model


def schema_page() -> str:
    """Return the page in Markdown: every label and relationship with its properties."""
    return "\n".join(_lines(model())) + "\n"


def _lines(declared: Model) -> Iterator[str]:
    yield "# The graph model"
    yield ""
    yield "Written from `graph/schema/*.toml` by `python -m graph.reference > docs/schema.md`."
    yield "Dated relationships hold in the half-open interval [start, end)."
    yield "`*` must be there; `°` is counted as unknown where it is empty."
    for heading, kinds in (
        ("Nodes", declared.nodes.values()),
        ("Relationships", declared.relationships.values()),
    ):
        yield from ("", f"## {heading}")
        for kind in kinds:
            yield from ("", *_kind(declared, kind))


def _kind(declared: Model, kind: NodeKind | RelationshipKind) -> Iterator[str]:
    if isinstance(kind, NodeKind):
        name, facts = kind.label, [f"labels {':'.join(declared.labels(kind.label))}"]
        facts += ["keeps the books"] * kind.support
    else:
        name = kind.type
        facts = ["; ".join(f"{start} → {end}" for start, end in kind.ends)]
        facts += ["dated"] * kind.dated + ["derived"] * kind.derived
    yield f"### {name} {kind.title.zh} ({kind.title.en})"
    yield f"{kind.description.zh} {kind.description.en} ({', '.join(facts)})"
    yield from ("", "| property | type | 中文 | English | values |", "|---|---|---|---|---|")
    for field, declaration in declared.properties(name).items():
        yield _row(field + " °" * (field in kind.expected), declaration)


def _row(field: str, declaration: Property) -> str:
    values = ", ".join(f"{key} {text.zh}" for key, text in declaration.choices.items())
    bounds = [
        f"{sign} {bound}"
        for sign, bound in (("≥", declaration.minimum), ("≤", declaration.maximum))
        if bound is not None
    ]
    required = " *" if declaration.required else ""
    cells = (f"{field}{required}", declaration.type, declaration.zh, declaration.en)
    return f"| {' | '.join(cells)} | {values or ', '.join(bounds)} |"


if __name__ == "__main__":
    sys.stdout.write(schema_page())
