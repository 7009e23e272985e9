"""Every text of report.toml and of a rulebook that is printed is asked about."""

from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from pipeline.reportfile import ReportFile
from pipeline.rulebook import Rulebook
from pipeline.validate.persons import passages_tell_of_nobody
from pipeline.validate.review import Review
from tests.delivery_by_hand import REPORT, Place, places

TELLS = "Hubungi 0812-7000-1111."
NOT_ASKED = {
    # Where report.toml asks for an official's number, or where the office itself is to be found.
    *("agency.head.nip", "agency.superior.nip", "review.nip", "agency.address[1]"),
    *("published.address", "application.address"),
    # Files, which are read and not printed.
    *("agency.logo", "review.scan", "rulebook.use"),
}
READ_ONLY = "sources."
"""Where the tables are, and how their columns are called."""


def filled(kind: Any, place: str, seen: list[str]) -> Any:
    """A value of a kind with a telephone number wherever it may have a text; their places."""
    parts = get_args(kind)
    match get_origin(kind):
        case origin if origin in (Union, UnionType):
            values = (filled(part, place, seen) for part in parts)
            return next((value for value in values if value is not None), None)
        case origin if origin is Annotated:
            return filled(parts[0], place, seen)
        case origin if origin is tuple:
            return (filled(parts[0], f"{place}[1]", seen),)
        case origin if origin is Mapping:
            return {"k": filled(parts[1], f"{place}.k", seen)}
    if kind is str:
        seen.append(place)
        return TELLS
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        values = {
            name: filled(field.annotation, f"{place}.{field.alias or name}".lstrip("."), seen)
            for name, field in kind.model_fields.items()
        }
        given = {name: value for name, value in values.items() if value is not None}
        return kind.model_construct(set(given), **given)
    return None


def asked(report_file: ReportFile, rulebook: Rulebook) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for problem in passages_tell_of_nobody(Review({}, report_file, rulebook)):
        assert problem.code == "person-in-text"
        found.setdefault(problem.file, set()).add(problem.column)
    return found


def test_every_text_of_report_toml_and_of_a_rulebook_is_asked_about() -> None:
    given: list[str] = []
    policy: list[str] = []
    report_file = filled(ReportFile, "", given)
    found = asked(report_file, filled(Rulebook, "", policy))
    printed = {one for one in given if not one.startswith(READ_ONLY)}
    assert found["report.toml"] == printed - NOT_ASKED
    assert printed >= NOT_ASKED
    assert found[f"{TELLS}.toml"] == set(policy)
    assert {"title", "citation", "notes[1].text", "advice[1].text"} <= set(policy)
    assert {"review.text", "submitted.to", "surveys.k.items[1].text"} <= printed


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (f'[text]\nforeword = "{TELLS}"', "text.foreword"),
        (f'[review]\nby = "Inspektorat"\non = 2025-01-31\ntext = "{TELLS}"', "review.text"),
        (f'[submitted]\nto = "Bupati"\non = 2025-03-31\nreceipt = "{TELLS}"', "submitted.receipt"),
    ],
)
def test_what_report_toml_says_is_warned_about(tmp_path: Path, said: str, place: str) -> None:
    found = places(tmp_path, {"report.toml": f"{REPORT}{said}\n"})
    assert found == [warned("report.toml", place)]


def test_texts_of_items_and_answers_are_warned_about(tmp_path: Path) -> None:
    first = f'{{ id = "q1", text = "{TELLS}" }}'
    second = f'{{ id = "q2", labels = {{ "{TELLS}" = "1" }} }}'
    report = REPORT.replace('["q1", "q2"]', f"[{first}, {second}]")
    assert places(tmp_path, {"report.toml": report}) == [
        warned("report.toml", "surveys.trust.items[1].text"),
        warned("report.toml", "surveys.trust.items[2].labels"),
    ]


def test_an_own_rulebook_is_warned_about_under_its_name(tmp_path: Path) -> None:
    own = f'extends = "rapor-2026"\nid = "own"\ntitle = "Perbup, {TELLS}"\n'
    files = {"own.toml": own, "report.toml": f'{REPORT}[rulebook]\nuse = "own"\n'}
    assert places(tmp_path, files) == [warned("own.toml", "title")]


def warned(file: str, place: str) -> Place:
    return ("person-in-text", file, None, place, "")
