"""The JSON Schema that editors read and the tables of docs/rulebooks.md follow the models."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.ingest import read_rulebook, shipped_rulebooks
from pipeline.ingest.settings.toml import merged, parsed
from pipeline.rulebook import Rulebook
from pipeline.rulebook.reference import file_schema, tables_of_keys

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "pipeline" / "rulebooks" / "schema.json"
DOCS = ROOT / "docs" / "rulebooks.md"
START, END = "<!-- keys: written by `make golden` -->\n", "\n<!-- end of keys -->"


def test_the_shipped_schema_is_that_of_the_models(
    kept_equal: Callable[[Path, str], None],
) -> None:
    kept_equal(SCHEMA, json.dumps(file_schema(), indent=1, ensure_ascii=False) + "\n")


def test_the_docs_list_every_key_of_the_models(kept_equal: Callable[[Path, str], None]) -> None:
    before, _, rest = DOCS.read_text().partition(START)
    _, _, after = rest.partition(END)
    kept_equal(DOCS, f"{before}{START}\n{tables_of_keys()}\n{END}{after}")


def as_json(value: Any) -> Any:
    """TOML as JSON has it, which knows no dates."""
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_shipped_rulebook_meets_the_schema_and_whole_also_the_models_own(name: str) -> None:
    keys: dict[str, Any] = {}
    for file, text in reversed(read_rulebook(name).texts.items()):
        own = parsed(text, file)
        assert isinstance(own, dict)
        assert list(Draft202012Validator(file_schema()).iter_errors(as_json(own))) == []
        keys = merged(keys, own)
    models = Rulebook.model_json_schema(by_alias=True)
    assert list(Draft202012Validator(models).iter_errors(as_json(keys))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "t"},
        {"id": "x", "title": "t"},
        {"id": "x", "extends": "y", "scoring": {"kap": 110}},
        {"id": "x", "extends": "y", "scoring": {"minimize": "a/t"}},
        {"id": "x", "extends": "y", "levels": {"measure": {"bands": [{"key": "good"}]}}},
    ],
)
def test_the_schema_refuses_what_loading_refuses(wrong: dict[str, Any]) -> None:
    assert list(Draft202012Validator(file_schema()).iter_errors(wrong)) != []


def test_the_schema_lets_a_file_that_extends_name_single_keys() -> None:
    small = {"id": "x", "extends": "y", "advice": [{"id": "a", "priority": "low"}]}
    assert list(Draft202012Validator(file_schema()).iter_errors(small)) == []
