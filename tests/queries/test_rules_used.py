"""Every rule that is called a check is one: something judges by it."""

from __future__ import annotations

import re
from pathlib import Path

from graph.rules import rules
from queries.catalogue import catalogue

QUERIES = Path(__file__).parents[2] / "queries"


def test_every_check_is_used_and_nothing_else() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in QUERIES.rglob("*.py"))
    asked = set(re.findall(r"rule_at\(\s*\"([a-z_]+\.[a-z_]+)\"", code))
    topics = {
        parameter.topic
        for query in catalogue().values()
        for parameter in query.parameters.values()
        if parameter.type == "rules"
    }
    named = {query.rule for query in catalogue().values() if query.rule}

    for rule in rules().values():
        last = rule.topic.split(".")[1]
        used = last in topics or rule.topic in asked or rule.id in named
        assert used or rule.use != "check", rule.id
        assert not (rule.use == "reference" and (rule.topic in asked or rule.id in named)), rule.id


def test_an_indicator_names_a_rule_of_the_register() -> None:
    for query in catalogue().values():
        assert not query.rule or query.rule in rules(), query.name
