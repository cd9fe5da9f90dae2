from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import ModelError
from queries.catalogue import catalogue, load, read

HEADER = """\
// title = { zh = "题", en = "Title" }
// description = { zh = "说明", en = "What it answers." }
// kind = "list"
// [parameters]
// as_of = { type = "date" }
// [columns]
// n = { zh = "数", en = "number", type = "integer" }
"""


def test_a_header_describes_its_query() -> None:
    query = read(HEADER + "\nRETURN $as_of AS n\n", "days", "topic")

    assert (query.name, query.topic, query.kind) == ("days", "topic", "list")
    assert query.title.zh == "题"
    assert query.parameters["as_of"].type == "date"
    assert query.parameters["as_of"].zh == "截至日期"
    assert query.columns["n"].title("en") == "number"
    assert query.columns["n"].heading("en") == "Number"


def test_a_used_parameter_must_be_declared() -> None:
    text = HEADER + "\nRETURN $as_of AS n,\n  $scope AS s\n"

    with pytest.raises(ModelError, match=r"topic/days\.cypher .*line 10 uses \$scope"):
        read(text, "days", "topic")


def test_a_declared_parameter_must_be_used() -> None:
    text = HEADER + "\n// $as_of\nRETURN '$as_of' AS n /* $as_of */\n"

    with pytest.raises(ModelError, match=r"\$as_of is declared but not used"):
        read(text, "days", "topic")


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(ModelError, match=r"topic/days\.cypher .*no Cypher"):
        read(HEADER + "\n/* nothing */\n", "days", "topic")


def test_a_broken_header_is_named_with_its_line() -> None:
    text = HEADER.replace('kind = "list"', "kind = list") + "\nRETURN $as_of AS n\n"

    with pytest.raises(ModelError, match=r"topic/days\.cypher .*line 3"):
        read(text, "days", "topic")


def test_an_unknown_field_of_the_header_is_named() -> None:
    text = "// colour = 1\n" + HEADER + "\nRETURN $as_of AS n\n"

    with pytest.raises(ModelError, match=r"topic/days\.cypher .*wrong at colour"):
        read(text, "days", "topic")


def test_an_indicator_declares_what_the_contract_needs() -> None:
    text = HEADER.replace('kind = "list"', 'kind = "indicator"') + "\nRETURN $as_of AS n\n"

    with pytest.raises(ModelError, match="id, unit and detail"):
        read(text, "days", "topic")


def test_a_column_of_the_model_must_be_in_the_model() -> None:
    text = HEADER.replace('type = "integer"', 'of = "Post.rolle"') + "\nRETURN $as_of AS n\n"

    with pytest.raises(ModelError, match=r"wrong at columns\.n"):
        read(text, "days", "topic")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for topic in ("first", "second"):
        (tmp_path / topic).mkdir()
        text = HEADER + "\nRETURN $as_of AS n\n"
        (tmp_path / topic / "days.cypher").write_text(text, encoding="utf-8")

    with pytest.raises(ModelError, match=r"first/days\.cypher and second/days\.cypher"):
        load(tmp_path)


def test_the_list_behind_an_indicator_exists(tmp_path: Path) -> None:
    (tmp_path / "topic").mkdir()
    columns = ["scope", "scope_name", "numerator", "denominator", "unknown", "value"]
    header = HEADER.replace('kind = "list"', 'kind = "indicator"').split("// [parameters]")[0]
    header += '// id = "I1"\n// unit = "ratio"\n// detail = "nowhere"\n// [columns]\n'
    header += "".join(f'// {name} = {{ zh = "列", en = "{name}" }}\n' for name in columns)
    (tmp_path / "topic" / "share.cypher").write_text(header + "\nRETURN 1\n", encoding="utf-8")

    with pytest.raises(ModelError, match=r"topic/share\.cypher .*nowhere"):
        load(tmp_path)


def test_every_query_says_everything_in_both_languages() -> None:
    for query in catalogue().values():
        for text in (query.title, query.description):
            assert text.zh != text.en, query.name
        for part in (*query.parameters.values(), *query.columns.values()):
            assert part.zh, query.name
            assert part.en, query.name


def test_the_terms_are_read_alike_everywhere() -> None:
    """The Cypher that finds a body's current term stands in several files; it is one text.

    The register keeps the steps apart; that it comes to the same day test_terms shows. The
    records never received only ask whether a report was due. Where bodies are those of an area,
    they are known to exist on the day.
    """
    exists = (
        "AND (body.founded IS NULL OR body.founded <= $as_of)"
        "AND (body.dissolved IS NULL OR $as_of < body.dissolved)"
    )
    apart = ("term_register", "rosters_not_received")
    blocks = {}
    for query in catalogue().values():
        if "$term_rules" in query.text and query.name not in apart:
            begin = query.text.index("WHERE body.kind IN [")
            end = query.text.index("END AS due\n", begin)
            block = "".join(query.text[begin:end].split())
            blocks[query.name] = block.replace("".join(exists.split()), "")

    assert len(blocks) == 6
    assert len(set(blocks.values())) == 1
