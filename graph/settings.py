"""Settings: environment, then ``.env``, then ``.streamlit/secrets.toml``; read on use."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from graph.errors import SettingsError
from graph.words import N_, Language

ROOT = Path(__file__).parents[1]

Privacy = Literal["full", "surname", "posts"]
Jurisdiction = Literal["national", "shanghai"]


class Settings(BaseSettings):
    """What the operator decides. Names in the environment are the ecosystem's own."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_file=ROOT / ".env",
        toml_file=ROOT / ".streamlit" / "secrets.toml",
        env_ignore_empty=True,
        # Without it the field names themselves are looked for: HOME and LANGUAGE are set anywhere.
        env_prefix="STREET_GRAPH_",
        populate_by_name=True,
    )

    neo4j_uri: str | None = Field(
        default=None, validation_alias=AliasChoices("NEO4J_URI", "neo4j_uri")
    )
    neo4j_username: str = Field(
        default="neo4j", validation_alias=AliasChoices("NEO4J_USERNAME", "neo4j_username")
    )
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), validation_alias=AliasChoices("NEO4J_PASSWORD", "neo4j_password")
    )
    neo4j_database: str = Field(
        default="neo4j", validation_alias=AliasChoices("NEO4J_DATABASE", "neo4j_database")
    )
    home: Path = Field(
        default_factory=lambda: user_data_path("street-graph", appauthor=False),
        validation_alias=AliasChoices("STREET_GRAPH_HOME", "street_graph_home"),
    )
    jars: Path | None = Field(
        default=None,
        validation_alias=AliasChoices("STREET_GRAPH_NEO4J_JARS", "street_graph_neo4j_jars"),
    )
    language: Language = Field(
        default="zh", validation_alias=AliasChoices("STREET_GRAPH_LANG", "street_graph_lang")
    )
    privacy: Privacy = Field(
        default="full",
        validation_alias=AliasChoices("STREET_GRAPH_PRIVACY", "street_graph_privacy"),
    )
    jurisdiction: Jurisdiction = Field(
        default="shanghai",
        validation_alias=AliasChoices("STREET_GRAPH_JURISDICTION", "street_graph_jurisdiction"),
    )
    """Whose rules hold beside the national ones, at the places where they hold."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- pydantic passes it by name
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put secrets.toml last, as the weakest source."""
        toml = TomlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, dotenv_settings, toml


def read_settings() -> Settings:
    """Read the settings as they stand now.

    Raises
    ------
    SettingsError
        If a value is not one of those allowed.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            N_("The setting {name} cannot be used: {value} ({reason})."),
            name=str(first["loc"][0]).upper(),
            value=repr(first["input"]),
            reason=first["msg"],
        ) from None
