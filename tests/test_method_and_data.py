"""The annex by which the report explains itself: two pages, nothing that the workings say too."""

import re
from dataclasses import replace

import pikepdf
import pytest

from pipeline import examine
from pipeline.case import Case
from pipeline.document import PrintedTable
from pipeline.problems import Finding, Severity
from tests.document_parts import parts, section, table, told
from tests.kinds import Kind, folder_of_kind, of_every_kind
from tests.pdf_text import page_texts
from tests.reported_by_hand import case, document
from tests.tables_by_hand import report_file

KEYS = re.compile(r"\b\w+_\w+\b|\b(?:levels|bands)\.|\.(?:csv|toml|json|xlsx)\b")
"""Keys of the program and names of files."""


@pytest.mark.slow
@pytest.mark.one_in(8)
@of_every_kind
def test_the_annex_takes_two_pages_and_names_no_key_of_the_program(kind: Kind) -> None:
    pdf = folder_of_kind(kind) / "report.pdf"
    said = page_texts(pdf)
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        first = opened.pages.index(pikepdf.Page(outline.root[-1].destination[0]))
    assert len(said) - first <= 2
    annex = " ".join(said[first:])
    assert re.search("Metode dan mutu data|Method and data quality", annex)
    assert KEYS.findall(annex) == []


def test_measures_that_have_their_disclosures_in_common_share_a_row() -> None:
    rows = [{"measure_id": f"M{n}", "measure": f"measure {n}", "actual": 60.0} for n in range(9)]
    rows[0]["source"] = "ledger"
    rows[1]["actual"] = None
    made = document(case(*rows))
    assert table(made, "disclosures-table") == [
        ["measure 0", "ledger", "as reported"],
        ["measure 1", "–", "not measured"],
        ["all other measures", "–", "as reported"],
    ]


def test_a_table_that_is_longer_than_the_annex_stands_in_the_workings() -> None:
    rows = [
        {"measure_id": f"M{n}", "measure": f"measure {n}", "actual": 60.0, "source": f"ledger {n}"}
        for n in range(13)
    ]
    made = document(case(*rows))
    assert "Table K." in told(section(made, "disclosures"))
    tables = [part.id for part in parts(made.annexes) if isinstance(part, PrintedTable)]
    assert "disclosures-table" not in tables
    assert len(table(made, "disclosures-table")) == 13


def test_the_gravest_findings_are_told_once_a_kind_and_by_their_measure() -> None:
    rows = [
        {"measure_id": f"M{n}", "measure": f"measure {n}", "actual": 60.0, "target": 80.0,
         "published": 50.0} for n in range(3)
    ]  # fmt: skip
    made = document(examined(rows))
    said = told(section(made, "caveats"))
    assert "measure 1: The agency states 50 %; recomputed from the rows it is 75.00 %" in said
    assert "Alike: 1 more." in said
    assert "measure 2" not in said
    assert made.summary.caveat
    assert "measure 0: The agency states 50 %" in made.summary.caveat.text
    assert "measure 0" not in said, "the summary tells it already"
    assert "beside the one in the executive summary" in said


def examined(rows: list[dict[str, object]]) -> Case:
    made = case(*rows)
    return replace(made, account=replace(made.account, findings=examine.found(made)))


def test_findings_that_only_inform_limit_no_conclusion() -> None:
    made = case({"actual": 90.0, "target": 80.0})
    account = replace(made.account, findings=(Finding("vision-missing", "agency"),))
    assert account.findings[0].severity is Severity.NOTE
    said = told(section(document(replace(made, account=account)), "caveats"))
    assert "for information and limit no conclusion" in said


@pytest.mark.slow
def test_what_was_given_of_the_data_and_of_review_stands_in_the_annex_alone() -> None:
    given = report_file(
        report={"issued_on": "2025-02-28", "language": "en"},
        text={"data_note": "Counted by hand."},
        submitted={"to": "the regent", "on": "2025-02-20"},
    )
    made = document(case({}, given=given))
    annex, workings = told(made.annexes[-1]), told(made.workings)
    assert "Counted by hand." in annex
    assert "the regent" in annex
    assert "Counted by hand." not in workings
    assert told(made.annexes).count("the regent") == annex.count("the regent")
