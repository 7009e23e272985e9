"""The pages of LKE readiness: short, whole, for the agency alone, and nowhere else."""

from functools import cache
from pathlib import Path

import pytest

from tests import page_checks, report_rules
from tests.examples import EXAMPLES, example, record
from tests.kinds import KINDS, KLATEN, SAMPLE, Kind, folder_of_kind
from tests.page_checks import page_margins
from tests.pdf_pages import Read, read
from tests.pdf_text import page_texts
from tests.report_rules import Report

FILE = "readiness.pdf"
OF_TODAY = [name for name in EXAMPLES if name != KLATEN]
"""The examples of years that an evaluator's sheet is known of."""
INTERNAL = {
    "id": "Untuk internal instansi; tidak untuk dipublikasikan",
    "en": "For the agency alone; not to be published",
}
MOST_PAGES = 4
CHECKS = (
    page_checks.headings_last,
    page_checks.empty_pages,
    page_checks.uncaptioned,
    page_checks.misnumbered,
    page_checks.unmentioned,
    page_checks.overlapping,
    page_checks.page_numbers,
    page_checks.links_to_nowhere,
    page_checks.missing_glyphs,
    page_checks.dangling,
)
RULES = (
    report_rules.pages_within_a_chapter_are_full,
    report_rules.no_chapter_begins_in_the_last_quarter,
    report_rules.leads_in_on_its_page,
    report_rules.tables_go_on_after_three_rows,
    report_rules.letters_are_large_enough,
    report_rules.lines_are_far_enough_apart,
    report_rules.margins_are_wide_enough,
)
of_every_kind = pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, id=str(kind), marks=() if kind in SAMPLE else pytest.mark.slow)
        for kind in KINDS
        if FILE in kind.pdfs
    ],
)


@cache
def pages(folder: Path) -> Read:
    return read((folder / FILE).read_bytes())


def words(folder: Path) -> str:
    texts = (text.said for sheet in pages(folder).sheets for text in sheet.body)
    return " ".join(" ".join(texts).split())


def complaints(folder: Path) -> list[str]:
    """All that is wrong with its pages."""
    found, sides = pages(folder), page_margins("shared/print.css")
    said = [one for check in CHECKS for one in check(found)]
    said += page_checks.outside_the_margins(found, sides, sides)
    return said + [one for rule in RULES for one in rule(Report(found, "", sides))]


def test_an_example_of_each_paper_and_language_has_it() -> None:
    kinds = [one for one in KINDS if FILE in one.pdfs]
    assert {(one.language, one.paper) for one in kinds} == {
        ("id", "A4"), ("id", "F4"), ("en", "A4"), ("en", "F4"),
    }  # fmt: skip
    assert not (example(KLATEN) / FILE).exists()


@pytest.mark.slow
def test_its_pages_are_few_and_keep_the_rules() -> None:
    """Of the example that is of no kind."""
    folder = example("survei-pegawai")
    assert complaints(folder) == []
    assert len(pages(folder).sheets) <= MOST_PAGES


@of_every_kind
def test_the_pages_of_every_kind_keep_them(kind: Kind) -> None:
    folder = folder_of_kind(kind)
    assert complaints(folder) == []
    assert len(pages(folder).sheets) <= MOST_PAGES
    assert INTERNAL[kind.language] in words(folder)


@pytest.mark.parametrize("name", OF_TODAY)
def test_every_criterion_stands_there_with_its_cell_or_its_proof(name: str) -> None:
    said = page_checks.compact(words(example(name)))
    for one in record(example(name))["readiness"]:
        assert one["id"] in said
        shown = (one["cell"], one["told"]) if one["cell"] else (one["text"], one["told"])
        assert [text for text in shown if page_checks.compact(text) not in said] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", OF_TODAY)
def test_no_page_for_others_tells_of_it_or_leads_there(name: str) -> None:
    folder = example(name)
    files = (folder / f"{one}.pdf" for one in ("report", "workings", "brief"))
    texts = [" ".join(page_texts(file)) for file in files]
    for said in ((folder / "report.html").read_text(), *texts):
        assert "LKE" not in said
        assert "readiness" not in said
