"""scorecard.json: its JSON Schema and its documentation are those of the account's records."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.account import json_schema
from pipeline.account.record import tables_of_keys
from tests.examples import EXAMPLES, example
from tests.reported_by_hand import case, record

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "pipeline" / "account" / "scorecard.schema.json"
DOCS = ROOT / "docs" / "scorecard.md"
START, END = "<!-- keys: written by `make golden` -->\n", "\n<!-- end of keys -->"
HEAD = 1024
"""Bytes in which whoever looks for an agency's records must find it named."""


def closed(schema: Any) -> Any:
    """The schema with no key but those it names, as our own files are held to it."""
    if isinstance(schema, dict):
        inner = {key: closed(part) for key, part in schema.items()}
        is_record = "properties" in inner and "additionalProperties" not in inner
        return {**inner, "additionalProperties": False} if is_record else inner
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


def faults(kept: Any) -> list[str]:
    return [
        error.message for error in Draft202012Validator(closed(json_schema())).iter_errors(kept)
    ]


def test_the_shipped_schema_is_that_of_the_records(
    kept_equal: Callable[[Path, str], None],
) -> None:
    kept_equal(SCHEMA, json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n")


def test_the_docs_list_every_key(kept_equal: Callable[[Path, str], None]) -> None:
    before, _, rest = DOCS.read_text().partition(START)
    _, _, after = rest.partition(END)
    kept_equal(DOCS, f"{before}{START}\n{tables_of_keys()}\n{END}{after}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_meet_the_schema_and_have_no_key_beside_it(name: str) -> None:
    assert faults(json.loads((example(name) / "scorecard.json").read_text())) == []


@pytest.mark.slow
def test_what_the_schema_does_not_know_is_noticed() -> None:
    kept = record(case({}))
    assert faults(kept) == []
    assert faults({**kept, "extra": 1}) != []
    assert faults({**kept, "measures": [{**kept["measures"][0], "actual": "many"}]}) != []
    assert faults({key: part for key, part in kept.items() if key != "agency"}) != []


def test_the_agency_stands_in_the_head_of_the_file_however_long_its_name_is() -> None:
    from tests.tables_by_hand import report_file

    agency = {"id": "dinas-x", "name": "N" * 200, "region": "R" * 200, "head": {"name": "-"}}
    given = report_file(agency=agency)
    text = json.dumps(record(case({}, given=given)), ensure_ascii=False)
    assert '"dinas-x"' in text[:HEAD]
