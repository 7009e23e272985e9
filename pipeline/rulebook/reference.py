"""The models of a rulebook as a JSON Schema for editors and as the tables of the docs."""

from pipeline.rulebook.book import Rulebook
from pipeline.schemas import DIALECT, DescribedKeys, Schema, key_tables

_PLACES = {
    "Perspective": "[[perspectives]]",
    "Levels": "[levels]",
    "Level": "[levels.measure], [levels.objective], [levels.perspective], [levels.scorecard]",
    "Band": "an entry of [bands], of bands or of a scale",
    "GradeScale": "[scales.opini-bpk]",
    "FormulaPolicy": '[formulas."budget.economy"]',
    "Scoring": "[scoring]",
    "SurveyPolicy": "[survey]",
    "Element": "[survey.elements.U1]",
    "Claims": "[claims]",
    "Advice": "[[advice]]",
    "Note": "[[notes]]",
}
"""Where each table is in the file."""


def file_schema() -> Schema:
    """The JSON Schema of a rulebook file: that of the models, without what `extends` may supply.

    A file that extends another may leave out what the other has, down to the keys of an entry it
    names by `id`; loading reports what is then still missing. A file may hold advice alone, for
    others to extend.
    """
    schema = _models()
    whole = [key for key in schema["required"] if key != "id"]
    for part in schema["$defs"].values():
        if "id" in part.get("required", ()):
            part["required"] = ["id"]
    return {
        "$schema": DIALECT,
        **schema,
        "required": ["id"],
        "anyOf": [
            {"required": ["extends"]},
            {"required": whole},
            {"required": ["advice"], "maxProperties": 2},
        ],
    }


def tables_of_keys() -> str:
    """Every key of a rulebook as Markdown: one table for each table of the file."""
    headings = {name: f"{name}: `{place}`" for name, place in _PLACES.items()}
    return key_tables(_models(), "The top of the file", headings)


def _models() -> Schema:
    return Rulebook.model_json_schema(schema_generator=DescribedKeys)
