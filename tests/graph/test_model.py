"""The declared model: whole, and refused where it contradicts itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import model as module
from graph.errors import ModelError
from graph.model import Model, model

A2_LABELS = [
    "Subdistrict",
    "Area",
    "Estate",
    "Organisation",
    "PartyOrganisation",
    "ResidentsCommittee",
    "OwnersCommittee",
    "PropertyFirm",
    "PartnerUnit",
    "Assembly",
    "WomensCongress",
    "MediationBody",
    "Mechanism",
    "Alliance",
    "WorkGroup",
    "SocialOrganisation",
    "VolunteerTeam",
    "Person",
    "Post",
    "Term",
    "Agreement",
    "ListItem",
    "Project",
    "Activity",
    "Case",
    "BrandPosition",
    "Base",
]
A2_RELATIONSHIPS = [
    "HOLDS",
    "OF",
    "SUBORDINATE_TO",
    "LEADS",
    "COVERS",
    "GOVERNS",
    "SERVES",
    "IN",
    "EMPLOYED_BY",
    "RELATIVE_OF",
    "PARTY_AFFILIATED_TO",
    "PARTY_TO",
    "PRODUCES",
    "INCLUDES",
    "MET_BY",
    "MEMBER_OF",
    "AT",
    "INTERLOCKED",
]


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of declarations in place of ours, read afresh."""
    monkeypatch.setattr(module, "SCHEMA", tmp_path)
    return tmp_path


def read() -> Model:
    return module.model.__wrapped__()


def declare(folder: Path, name: str, more: str = "") -> None:
    text = f'label = "{name}"\ntitle = {{zh="甲", en="a"}}\ndescription = {{zh="甲", en="a"}}\n'
    (folder / f"{name}.toml").write_text(text + more, encoding="utf-8")


def test_every_label_and_relationship_of_the_design_is_declared() -> None:
    assert set(A2_LABELS) <= model().nodes.keys()
    assert set(A2_RELATIONSHIPS) <= model().relationships.keys()


def test_a_kind_has_the_labels_and_properties_of_what_it_extends() -> None:
    assert model().labels("OwnersCommittee") == ("Organisation", "OwnersCommittee")
    assert model().root("OwnersCommittee") == "Organisation"
    assert {"id", "name", "name_key", "kind", "sources"} <= model().properties(
        "OwnersCommittee"
    ).keys()


def test_a_date_known_to_the_month_has_its_precision_beside_it() -> None:
    assert "start_precision" in model().properties("HOLDS")
    assert "birth_precision" in model().properties("Person")


def test_a_kind_that_extends_nothing_known_is_refused(schema: Path) -> None:
    declare(schema, "A", 'extends = "B"')
    with pytest.raises(ModelError) as error:
        read()
    assert "A extends B" in error.value.detail


def test_a_file_under_a_wrong_name_is_refused(schema: Path) -> None:
    declare(schema, "A")
    (schema / "A.toml").rename(schema / "C.toml")
    with pytest.raises(ModelError, match=r"C\.toml declares A"):
        read()


def test_a_name_that_is_no_plain_identifier_is_refused(schema: Path) -> None:
    """Labels stand in Cypher as they are, so nothing else may be one."""
    declare(schema, "A) DETACH DELETE (n")
    with pytest.raises(ModelError) as error:
        read()
    assert "not a plain identifier" in error.value.detail


def test_an_unknown_key_is_refused_with_the_file(schema: Path) -> None:
    declare(schema, "A", "colour = 1")
    with pytest.raises(ModelError, match=r"A\.toml"):
        read()


def test_what_is_expected_must_be_declared(schema: Path) -> None:
    declare(schema, "Thing", 'expected = ["colour"]\n')
    with pytest.raises(ModelError) as caught:
        read()
    assert "expects ['colour']" in (caught.value.detail or "")


def test_a_kind_may_expect_what_it_inherits() -> None:
    assert model().expected()["OwnersCommittee"] == ["founded"]
    assert model().expected()["HOLDS"] == ["start"]
    assert "Subdistrict" not in model().expected()
