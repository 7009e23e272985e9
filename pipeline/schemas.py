"""JSON Schemas whose keys are described by the texts under their fields; and as Markdown, one table
for each kind that is described."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"


class DescribedKeys(GenerateJsonSchema):
    """Describes keys by the texts under their fields, an inherited field by that of its class.

    The texts are read when a schema is requested: pydantic would read them whenever a class is
    loaded, which takes a sixth of all loading.
    """

    def model_schema(self, schema: Any) -> Schema:
        fields = schema["cls"].model_fields
        names = {name: fields[name].alias or name for name in fields}
        return _described(super().model_schema(schema), schema["cls"], names)

    def dataclass_schema(self, schema: Any) -> Schema:
        return _described(super().dataclass_schema(schema), schema["cls"], {})


def schema_of(kind: TypeAdapter[Any]) -> Schema:
    """The schema of the serialised form."""
    return kind.json_schema(mode="serialization", schema_generator=DescribedKeys)


def _described(made: Schema, kind: type, names: Mapping[str, str]) -> Schema:
    """Adds descriptions to the keys; `names` are the keys of fields that have other names."""
    keys = made.get("properties", {})
    for name, text in _texts_under_fields(kind):
        if (key := names.get(name, name)) in keys:
            keys[key] = {**keys[key], "description": text}
    return made


def _texts_under_fields(kind: type) -> Iterator[tuple[str, str]]:
    """Fields and their texts, those of base classes first; needs the classes' source."""
    for part in reversed(kind.__mro__):
        if part.__module__.partition(".")[0] == __name__.partition(".")[0]:
            (written,) = ast.parse(inspect.getsource(part)).body
            assert isinstance(written, ast.ClassDef)
            for field, below in pairwise(written.body):
                match field, below:
                    case (
                        ast.AnnAssign(target=ast.Name(id=name)),
                        ast.Expr(value=ast.Constant(value=str(text))),
                    ):
                        yield name, inspect.cleandoc(text)


def key_tables(schema: Schema, whole: str, headings: Mapping[str, str]) -> str:
    """Every key with its type and meaning. `whole` heads the keys of the schema itself.

    `headings` are the titles by kind; a kind without a title has its name.
    """
    kinds = schema["$defs"]
    parts = [_section(whole, schema, kinds)]
    parts += [_section(headings.get(name, name), kinds[name], kinds) for name in _parts(schema)]
    return "\n\n".join(parts)


def _parts(schema: Schema) -> list[str]:
    """The kinds that a schema describes, each once, in the order in which they are found."""
    found: list[str] = []
    waiting = [schema]
    while waiting:
        for name in _named(waiting.pop(0).get("properties", {})):
            if name not in found and "properties" in schema["$defs"][name]:
                found.append(name)
                waiting.append(schema["$defs"][name])
    return found


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key == "$ref":
                yield part.removeprefix(_REF)
            else:
                yield from _named(part)
    elif isinstance(value, list):
        for part in value:
            yield from _named(part)


def _section(heading: str, part: Schema, kinds: Schema) -> str:
    required = part.get("required", ())
    rows = [_row(key, field, key in required, kinds) for key, field in part["properties"].items()]
    head = "| key | holds | where it is left out | |\n| --- | --- | --- | --- |"
    return "\n".join([f"### {heading}", "", part["description"], "", head, *rows])


def _row(key: str, field: Schema, required: bool, kinds: Schema) -> str:
    default = "must be given" if required else _default(field.get("default"))
    told = " ".join(field.get("description", "").split())
    cells = (f"`{key}`", _type(field, kinds), default, told)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(value: Any) -> str:
    if value in (None, "", [], {}) or isinstance(value, Mapping):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _type(field: Schema, kinds: Schema) -> str:
    """The type of a key's value, in a few words."""
    if "$ref" in field:
        name = str(field["$ref"]).removeprefix(_REF)
        return _type(kinds[name], kinds) if "enum" in kinds[name] else name
    if "enum" in field:
        return "one of " + ", ".join(f"`{choice}`" for choice in field["enum"] if choice)
    if "anyOf" in field:
        found = [_type(part, kinds) for part in field["anyOf"] if part.get("type") != "null"]
        is_label = found == ["text", "table of text"]
        return "text, or text by language" if is_label else " or ".join(found)
    match field.get("type"):
        case "array" if "prefixItems" in field:
            return "pair of numbers"
        case "array":
            return f"list of {_type(field['items'], kinds)}"
        case "object":
            return f"table of {_type(field.get('additionalProperties', {}), kinds)}"
        case "string":
            return "date" if field.get("format") == "date" else "text"
        case kind:
            return {"boolean": "true or false", "integer": "whole number"}.get(str(kind), "number")
