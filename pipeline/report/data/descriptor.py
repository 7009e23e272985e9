"""What a datapackage.json may contain: Data Package, Data Resource and Table Schema, version 2.

<https://datapackage.org/standard/data-package/>. Properties that end in the code of a language are
our own, and so are `unit`, `unitField`, `language`, `status` and `example`.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_PROFILES = "https://datapackage.org/profiles/2.0"


class _Part(BaseModel):
    """A part of the file; values that are None are left out."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


class Described(_Part):
    """What something is, in the report's language, and under other names in the other language."""

    title: str
    title_id: str | None = None
    title_en: str | None = None
    description: str
    description_id: str | None = None
    description_en: str | None = None


class Constraints(_Part):
    """What is true of every cell of a column."""

    required: Literal[True] | None = None
    unique: Literal[True] | None = None
    enum: tuple[str, ...] | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None


class FieldOfTable(Described):
    """A column. The unit of its numbers is `unit`, or each row's value of column `unitField`."""

    name: str
    type: str
    format: str | None = None
    unit: str | None = None
    unit_field: str | None = Field(None, serialization_alias="unitField")
    constraints: Constraints | None = None


class Reference(_Part):
    """The resource and its columns that a foreign key refers to."""

    resource: str
    fields: tuple[str, ...]


class ForeignKey(_Part):
    """Columns whose values refer to another resource."""

    fields: tuple[str, ...]
    reference: Reference


class TableSchema(_Part):
    """The columns of a table, its key, and what an empty cell is."""

    profile: str = Field(f"{_PROFILES}/tableschema.json", serialization_alias="$schema")
    fields: tuple[FieldOfTable, ...]
    missing_values: tuple[str, ...] = Field(("",), serialization_alias="missingValues")
    primary_key: tuple[str, ...] | None = Field(None, serialization_alias="primaryKey")
    foreign_keys: tuple[ForeignKey, ...] | None = Field(None, serialization_alias="foreignKeys")


class Source(_Part):
    """A delivered file that the data come from."""

    title: str


class Resource(Described):
    """A table in a file."""

    profile: str = Field(f"{_PROFILES}/dataresource.json", serialization_alias="$schema")
    name: str
    type: Literal["table"] = "table"
    path: str
    sources: tuple[Source, ...] | None = None
    format: Literal["csv"] = "csv"
    mediatype: Literal["text/csv"] = "text/csv"
    encoding: Literal["utf-8"] = "utf-8"
    bytes: int
    hash: str
    schema_: TableSchema = Field(serialization_alias="schema")


class Contributor(_Part):
    """An organisation that is responsible for the data, and its roles."""

    title: str
    roles: tuple[str, ...]


class DataPackage(Described):
    """The whole datapackage.json."""

    profile: str = Field(f"{_PROFILES}/datapackage.json", serialization_alias="$schema")
    name: str
    homepage: str | None = None
    version: str
    created: str
    contributors: tuple[Contributor, ...]
    language: str
    status: str
    example: bool
    resources: tuple[Resource, ...]

    def as_json(self) -> bytes:
        """The bytes of datapackage.json."""
        return self.model_dump_json(indent=2, exclude_none=True).encode() + b"\n"
