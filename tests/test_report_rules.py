"""Every kind of report keeps the rules of its pages and of its words."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import report_rules, report_texts
from tests.examples import EXAMPLES, INPUTS, example
from tests.kinds import BUREAU, KLATEN, Kind, folder_of_kind, of_every_kind
from tests.page_checks import compact, page_margins
from tests.pdf_pages import read
from tests.report_facts import lost, lost_of_measures
from tests.report_rules import Report
from tests.report_texts import Told

FULLNESS = (report_rules.pages_within_a_chapter_are_full, report_rules.little_is_blank)
"""What depends on where the pages of one report happen to end."""
PAGES = [rule for rule in report_rules.RULES if rule not in FULLNESS]
STUDIES = (KLATEN, BUREAU)
MOST_PAGES = {KLATEN: 18, BUREAU: 20}
MOST_WORDS = 2_500


def report(folder: Path) -> Report:
    html = (folder / "report.html").read_text()
    sides = page_margins("shared/print.css")
    return Report(read((folder / "report.pdf").read_bytes()), html, sides)


def told(folder: Path, name: str, language: str) -> Told:
    texts = (p.read_text() for p in (INPUTS / name).iterdir() if p.suffix in {".toml", ".csv"})
    record = json.loads((folder / "scorecard.json").read_text())
    whole = read((folder / "report.pdf").read_bytes())
    return Told(whole, record, language, compact("".join(texts)))


@pytest.mark.slow
@of_every_kind
def test_the_pages_keep_the_rules(kind: Kind) -> None:
    made = report(folder_of_kind(kind))
    assert [said for rule in PAGES for said in rule(made)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_are_full(name: str) -> None:
    made = report(example(name))
    assert [said for rule in FULLNESS for said in rule(made)] == []


@of_every_kind
def test_the_pages_of_every_kind_are_full(kind: Kind) -> None:
    made = report(folder_of_kind(kind))
    assert [said for rule in FULLNESS for said in rule(made)] == []


@pytest.mark.parametrize("name", STUDIES)
def test_a_report_is_no_longer_than_its_readers_read(name: str) -> None:
    assert len(report(example(name)).read.sheets) <= MOST_PAGES[name]


@of_every_kind
def test_the_words_outside_annexes_are_few(kind: Kind) -> None:
    assert report_rules.words_outside_annexes(report(folder_of_kind(kind))) <= MOST_WORDS


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("rule", report_texts.RULES)
def test_the_words_keep_the_rules(rule: Callable[[Told], Iterator[str]], name: str) -> None:
    assert list(rule(told(example(name), name, "id"))) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", STUDIES)
def test_what_is_told_of_every_measure_stands_in_the_report(name: str) -> None:
    folder = example(name)
    record = json.loads((folder / "scorecard.json").read_text())
    files = [read((folder / one).read_bytes()) for one in ("report.pdf", "workings.pdf")]
    assert list(lost_of_measures(record, "id", files[0])) == []
    # Advice and notes on data are worded otherwise where several say the same.
    kept = {**record, "recommendations": [], "findings": []}
    assert list(lost(kept, "id", *files)) == []


@of_every_kind
def test_every_axis_has_its_ends(kind: Kind) -> None:
    html = (folder_of_kind(kind) / "report.html").read_text()
    assert list(report_texts.axes_have_their_ends(html)) == []
