"""The models of a rulebook as a JSON Schema for editors and as the tables of the docs."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.rulebook.book import Rulebook

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"

_PLACES = {
    "Perspective": "[[perspectives]]",
    "Levels": "[levels]",
    "Level": "[levels.measure], [levels.objective], [levels.perspective], [levels.scorecard]",
    "Band": "an entry of bands or of a scale",
    "FormulaPolicy": '[formulas."budget.economy"]',
    "Scoring": "[scoring]",
    "SurveyPolicy": "[survey]",
    "Element": "[survey.elements.U1]",
    "Claims": "[claims]",
    "Advice": "[[advice]]",
    "Note": "[[notes]]",
}
"""Where each table stands in the file."""


def file_schema() -> Schema:
    """The JSON Schema of a rulebook file: that of the models, save what `extends` may supply.

    A file that extends another may leave out what the other says, down to the keys of an entry
    it names by `id`; what then is still missing, loading tells.
    """
    schema = Rulebook.model_json_schema(by_alias=True)
    whole = [key for key in schema["required"] if key != "id"]
    for part in schema["$defs"].values():
        if "id" in part.get("required", ()):
            part["required"] = ["id"]
    return {
        "$schema": DIALECT,
        **schema,
        "required": ["id"],
        "anyOf": [{"required": ["extends"]}, {"required": whole}],
    }


def key_tables() -> str:
    """Every key of a rulebook as Markdown: one table for each table of the file."""
    schema = Rulebook.model_json_schema(by_alias=True)
    kinds = schema["$defs"]
    parts = [_section("The top of the file", schema, kinds)]
    parts += [_section(f"{name}: `{_PLACES[name]}`", kinds[name], kinds) for name in _parts(schema)]
    return "\n\n".join(parts)


def _parts(schema: Schema) -> list[str]:
    """The tables a rulebook holds, each once, in the order in which they are met."""
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
        return "text, or text by language" if "text" in found else " or ".join(found)
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
