"""A JSON Schema as Markdown: one table for each kind of thing it describes."""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"


def key_tables(schema: Schema, whole: str, headings: Mapping[str, str]) -> str:
    """Every key with what it holds and means. `whole` heads the keys of the schema itself.

    `headings` are the titles by kind; a kind without one has its name.
    """
    kinds = schema["$defs"]
    parts = [_section(whole, schema, kinds)]
    parts += [_section(headings.get(name, name), kinds[name], kinds) for name in _parts(schema)]
    return "\n\n".join(parts)


def _parts(schema: Schema) -> list[str]:
    """The kinds a schema describes, each once, in the order in which they are met."""
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
    """What a key holds, in a word or two."""
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
