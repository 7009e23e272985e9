"""Whole reports in either language: no word of the other, nothing unnumbered, nothing dangling."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter

import pikepdf
import pytest
from babel.messages.pofile import read_po

from pipeline import run
from pipeline.case import Case
from pipeline.document import Document
from pipeline.report.phrases.names import period_name
from tests.document_parts import captioned, references, texts
from tests.examples import EXAMPLES, INPUTS, edition, folder_of
from tests.pdf_text import page_texts
from tests.reported_by_hand import case, document, signed
from tests.tables_by_hand import report_file

pytestmark = pytest.mark.one_in(2)

CATALOGUE = Path(__file__).parents[1] / "pipeline" / "locales" / "id.po"
RULEBOOKS = CATALOGUE.parents[1] / "rulebooks"
BOTH = [(name, code) for name in EXAMPLES for code in ("id", "en")]
_LONG_ENOUGH = 9


@cache
def page(name: str, code: str) -> Document:
    """An example's document in a language, from its tables as they are."""
    job = run.Job(INPUTS, Path("nowhere"))
    order = run.ordered(folder_of(INPUTS, name), job)
    written = order.settings.given
    edition = written.report.model_copy(update={"language": code})
    given = written.model_copy(update={"report": edition})
    order = replace(order, settings=replace(order.settings, given=given))
    return document(run.accounted(order, run.checked(order, job)).case)


def delivered_texts(name: str) -> str:
    """What the agency and the rulebooks say themselves: keys and quotations stay as they are."""
    files = [*(INPUTS / name).glob("*.*"), *RULEBOOKS.glob("*.toml")]
    return " ".join(f.read_text() for f in files if f.suffix in {".csv", ".toml"})


def chunks(message: str) -> Iterator[str]:
    """The fixed parts of a message that are long enough to be known again in a sentence."""
    for text, *_ in Formatter().parse(message):
        if len(text.strip()) >= _LONG_ENOUGH and " " in text.strip():
            yield text.strip()


@cache
def fixed_words() -> dict[str, tuple[set[str], set[str]]]:
    """By language, the parts of sentences and the whole texts that only that language has."""
    with CATALOGUE.open("rb") as source:
        messages = [m for m in read_po(source, locale="id") if m.id and isinstance(m.id, str)]
    said = {"en": [str(m.id) for m in messages], "id": [str(m.string) for m in messages]}
    parts_of = {
        code: {part for text in texts for part in chunks(text)} for code, texts in said.items()
    }
    whole = {code: {text for text in texts if "{" not in text} for code, texts in said.items()}
    return {
        code: (parts_of[code] - parts_of[other], whole[code] - whole[other])
        for code, other in (("en", "id"), ("id", "en"))
    }


@pytest.mark.slow
@pytest.mark.one_in(6)
@pytest.mark.parametrize(("name", "code"), BOTH)
def test_a_report_has_no_fixed_word_of_the_other_language(name: str, code: str) -> None:
    foreign_parts, foreign_texts = fixed_words()["id" if code == "en" else "en"]
    said, own = list(texts(page(name, code))), delivered_texts(name)
    together = " \n ".join(said)
    strange = {text for text in said if text in foreign_texts and text not in own}
    strange |= {
        part
        for part in foreign_parts
        if part in together and re.search(rf"\b{re.escape(part)}\b", together) and part not in own
    }
    assert strange == set()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), BOTH)
def test_every_table_and_figure_is_numbered_listed_and_referred_to(name: str, code: str) -> None:
    assert_in_order(page(name, code))


def assert_in_order(whole: Document) -> None:
    shown, refs = captioned(whole), references(whole)
    assert [part.id for part in shown if not part.label] == []
    assert {part.id for part in shown} - {ref.target for ref in refs} == set()
    listed = {part.id for part in captioned(replace(whole, workings=(), readiness=()))}
    assert {entry.target for entry in (*whole.tables, *whole.figures)} == listed
    assert [ref.target for ref in refs if not ref.label.strip()] == []


def test_a_report_with_everything_delivered_is_in_order_in_both_languages() -> None:
    for code in ("id", "en"):
        assert_in_order(document(everything(code)))


def everything(code: str) -> Case:
    return case(
        {"measure_id": "A", "target": 80.0, "actual": 60.0, "renstra_target": 90.0},
        {"measure_id": "B", "target": 80.0, "actual": 80.0, "national_standard": 85.0,
         "objective_id": "O2", "objective": "second", "perspective": "customer"},
        language=code,
        earlier=(signed("2023", {"financial": 70.0, "scorecard": 70.0}, A=50.0, B=80.0),),
        history=[{"measure_id": "A", "period": "2022", "actual": 40.0}],
        links=[{"from_objective": "O2", "to_objective": "O1"}],
        csf=[{"csf_id": "K1", "objective_id": "O1", "factor": "a factor", "measure_id": "A"}],
        budget=[
            {"code": "1", "name": "P", "ceiling": 100, "realized": 90, "objective_id": "O1"},
            {"code": "1.1", "name": "L", "ceiling": 100, "realized": 90},
        ],
    )  # fmt: skip


def test_english_formats_numbers_dates_and_percentages_its_own_way() -> None:
    said = " ".join(texts(page("klaten-2019", "en")))
    assert "93.11\u00a0%" in said
    assert "93,11" not in said
    assert "28 February 2020" in said
    assert "Rp10,000,000,000 (ten billion rupiah)" in said
    told = " ".join(texts(page("klaten-2019", "id")))
    assert "93,11\u00a0%" in told
    assert "28 Februari 2020" in told
    assert "Rp10.000.000.000 (sepuluh miliar rupiah)" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "biro-adpim",
        *(pytest.param(one, marks=pytest.mark.slow) for one in EXAMPLES if one != "biro-adpim"),
    ],
)
def test_every_example_builds_in_english(name: str) -> None:
    folder = edition(name, "en")
    with pikepdf.open(folder / "report.pdf") as pdf:
        assert pdf.Root.Lang == "en"
    assert any("Executive summary" in text for text in page_texts(folder / "report.pdf"))
    with pikepdf.open(folder / "brief.pdf") as brief:
        assert len(brief.pages) == 1


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [
        ("2024-01-01", "2024-12-31", ("2024", "2024")),
        ("2024-01-01", "2024-06-30", ("2024, first half", "Semester I 2024")),
        ("2024-07-01", "2024-09-30", ("2024, third quarter", "Triwulan III 2024")),
        ("2024-02-01", "2024-02-29", ("February 2024", "Februari 2024")),
        (
            "2024-01-01",
            "2024-09-30",
            ("1 January 2024 to 30 September 2024", "1 Januari 2024 sampai 30 September 2024"),
        ),
    ],
)
def test_a_period_is_called_what_an_officer_calls_it(
    start: str, end: str, names: tuple[str, str]
) -> None:
    for code, name in zip(("en", "id"), names, strict=True):
        given = report_file(
            period={"start": start, "end": end},
            report={"issued_on": "2025-02-28", "language": code},
        )
        assert period_name(case({"target": 1.0, "actual": 1.0}, given=given)) == name
