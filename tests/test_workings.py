"""The workings: beside the report or bound into it, on a page for all or for the agency."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conforming import PROFILES, failures
from tests.examples import built, copied, edited, example
from tests.pdf_text import page_texts

KLATEN, STAFF = "klaten-2019", "survei-pegawai"
TITLE = "Kertas Kerja Pengukuran Kinerja"


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with the workings bound in, and a page for everyone."""
    place = tmp_path_factory.mktemp("bound")
    inputs = copied(STAFF, place)
    asked = 'example = true\nworkings = "annex"\npublish = true'
    edited(inputs / STAFF / "report.toml", ("example = true", asked))
    return built(inputs, place / "outputs", STAFF)


def said(pages: Sequence[str]) -> str:
    return " ".join(" ".join(pages).split())


@pytest.mark.slow
def test_both_volumes_bear_the_fingerprint_of_the_account_on_every_page() -> None:
    folder = example(KLATEN)
    account = hashlib.sha256((folder / "scorecard.json").read_bytes()).hexdigest()[:8]
    _cover, *report = page_texts(folder / "report.pdf")
    for page in (*report, *page_texts(folder / "workings.pdf")):
        assert f"revisi 1 · data {account}" in page


def test_the_report_refers_to_the_workings_by_number_and_they_are_not_in_it() -> None:
    folder = example(KLATEN)
    report, workings = (said(page_texts(folder / f"{name}.pdf")) for name in ("report", "workings"))
    assert "Bagian B Kertas Kerja" in report
    assert "Tabel K.1." in workings
    assert not re.search(r"Tabel K\.\d+\. ", report)
    assert TITLE not in report


@pytest.mark.slow
def test_bound_in_they_are_one_file_that_conforms(bound: Path) -> None:
    assert not (bound / "workings.pdf").exists()
    report = said(page_texts(bound / "report.pdf"))
    assert TITLE in report
    assert "Tabel K.1." in report
    found = [fault for profile in PROFILES for fault in failures(bound / "report.pdf", profile)]
    assert found == []


@pytest.mark.slow
def test_a_page_for_everyone_has_none_and_leads_to_none(bound: Path) -> None:
    page = (bound / "report.html").read_text()
    assert TITLE in (example(KLATEN) / "report.html").read_text()
    assert TITLE not in page
    assert "Bagian B Kertas Kerja" in page
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert {target for target in re.findall(r'href="#([^"]+)"', page) if target not in ids} == set()
