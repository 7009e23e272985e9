"""Earlier finals as inputs: found by agency, built in order of their periods, part of the key."""

import json
import re
import shutil
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import batch, run
from pipeline.ingest import report_folders, signed_before
from pipeline.reportfile import Period
from tests import blank_pages
from tests.delivery_by_hand import GOOD, written
from tests.examples import built, edited, record
from tests.shared_builds import once

FIRST_SCHEMA = Path(__file__).parent / "cases" / "final-of-schema-1"
"""What a final report was published as before every page read one account."""
PRINTED = ("target", "actual", "achievement", "rating_text", "name")


def period(inputs: Path, name: str, year: int, actual: str, status: str = "final") -> None:
    """A report of the agency `contoh` on a year, with one measure and no survey."""
    text = (
        GOOD["report.toml"].partition("[surveys")[0].replace("name = ", 'id = "contoh"\nname = ', 1)
    )
    text = text.replace("2024-", f"{year}-").replace("2025-02-28", f"{year + 1}-02-28")
    text = text.replace("[report]", f'[report]\nlanguage = "en"\nstatus = "{status}"')
    heading, *_, days = GOOD["realization.csv"].splitlines()
    rows = f"{heading}\n{days.replace(',5,4,', f',5,{actual},')}\n"
    changed = {"report.toml": text, "realization.csv": rows, "survey_trust.csv": None}
    written(inputs / name, changed)


class Rows(HTMLParser):
    """The rows below the headings of one table of a page, as texts."""

    def __init__(self, page: str, table: str) -> None:
        super().__init__()
        self.cells: list[list[str]] = []
        start = page.index(f'id="{table}"')
        self.feed(page[page.index("<tbody", start) : page.index("</tbody", start)])

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return [tuple(row) for row in self.cells]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.cells and self.cells[-1]:
            self.cells[-1][-1] += data.strip().replace("\u200b", "")


def works(inputs: Path, outputs: Path, jobs: int = 1) -> list[batch.Result]:
    job = run.Job(inputs, outputs)
    return list(batch.results(report_folders(inputs), job, blank_pages.built, jobs))


@pytest.mark.slow
def test_a_later_period_reads_what_was_signed_before_though_its_name_comes_first(
    tmp_path: Path,
) -> None:
    inputs, outputs = tmp_path / "inputs", tmp_path / "outputs"
    period(inputs, "a-later", 2024, "4")
    period(inputs, "b-first", 2023, "6")
    ended = works(inputs, outputs)
    assert [(result.report, result.exit_code) for result in ended] == [
        ("b-first", 0),
        ("a-later", 0),
    ]
    page = (outputs / "a-later" / "2024" / "report.html").read_text().replace("\u00a0", " ")
    assert re.search(r"Better:</strong> Days to answer.{,40}6 days → 4 days", page, re.DOTALL)
    manifest = json.loads((outputs / "a-later" / "2024" / "manifest.json").read_text())
    assert "outputs/b-first/2023/scorecard.json" in manifest["inputs"]
    assert "report.toml" in manifest["inputs"]
    printed = Rows(page, "fingerprints-table").rows
    assert printed == [*manifest["inputs"].items(), *manifest["rulebooks"].items()]
    assert [result.outcome.status for result in works(inputs, outputs) if result.outcome] == [
        "standing",
        "standing",
    ]


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """Outputs with a draft of 2022 and a final of 2023, to be tampered with."""
    return Path(shutil.copytree(once("earlier", _signed), tmp_path / "outputs"))


def _signed(place: Path) -> Path:
    period(place / "inputs", "r-2022", 2022, "7", status="draft")
    period(place / "inputs", "r-2023", 2023, "6")
    for name in ("r-2022", "r-2023"):
        with blank_pages.without_paper():
            built(place / "inputs", place / "outputs", name)
    return place / "outputs"


def test_a_final_of_the_first_schema_is_read_and_compared_with(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "inputs", tmp_path / "outputs"
    shutil.copytree(FIRST_SCHEMA, outputs / "dinas-rekaan" / "2023")
    written(inputs / "dinas-rekaan" / "2024", {})
    with blank_pages.without_paper():
        now = record(built(inputs, outputs, "dinas-rekaan/2024"))
    signed = json.loads((FIRST_SCHEMA / "scorecard.json").read_text())
    assert signed["schema"] == "rapor/scorecard/1"
    then = {measure["id"]: measure for measure in signed["measures"]}
    for measure in now["measures"]:
        (figure,), was = measure["past"], then[measure["id"]]
        assert {**figure, **{key: was[key] for key in PRINTED}} == figure | {"period": "2023"}
    change = now["change"]
    assert (change["since"], change["refused"]) == ("2023", "rulebook-not-kept")
    assert change["total"] == pytest.approx(
        now["scorecard"]["value"] - signed["scorecard"]["score"], abs=0.01
    )


@pytest.mark.slow
def test_only_finals_that_end_before_and_are_no_examples_count(outputs: Path) -> None:

    def read(before: int, agency: str = "contoh", *, example: bool = False) -> list[str]:
        year = Period(start=date(before, 1, 1), end=date(before, 12, 31))
        found = signed_before(outputs, agency, year, example=example)
        assert not found.problems
        return [signed.period.id for signed in found.past]

    assert (read(2024), read(2023), read(2024, "other")) == (["2023"], [], [])
    shutil.copytree(outputs / "r-2023" / "2023", outputs / "r-2021" / "2021")
    resealed(
        outputs / "r-2021" / "2021",
        period={"id": "2021", "start": "2021-01-01", "end": "2021-12-31"},
        example=True,
    )
    assert read(2024) == ["2023"]
    assert read(2024, example=True) == ["2021", "2023"]


def resealed(folder: Path, **keys: object) -> None:
    """A published period with other keys in its record, and the manifest that fits it."""
    record = folder / "scorecard.json"
    content = json.dumps({**json.loads(record.read_text()), **keys})
    record.write_text(content)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["outputs"]["scorecard.json"] = sha256(content.encode()).hexdigest()
    manifest["example"] = keys.get("example", manifest["example"])
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize("content", [None, "{", '{"agency": {"id": "contoh"}}'])
def test_a_final_that_is_not_as_it_was_published_is_refused_by_name(
    outputs: Path, content: str | None
) -> None:
    record = outputs / "r-2023" / "2023" / "scorecard.json"
    if content is None:
        record.unlink()
    else:
        record.write_text(content)
    year = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    found = signed_before(outputs, "contoh", year)
    assert [(one.code, one.file) for one in found.problems] == [
        ("final-altered", "outputs/r-2023/2023/scorecard.json")
    ]
    assert found.past == ()


@pytest.mark.slow
def test_a_later_report_is_refused_while_an_earlier_final_is_altered(
    outputs: Path, tmp_path: Path
) -> None:
    period(tmp_path / "inputs", "r-2024", 2024, "5")
    record = outputs / "r-2023" / "2023" / "scorecard.json"
    whole = record.read_text()
    record.write_text(whole.replace('"status": "final"', '"status": "final" '))
    (refused,) = works(tmp_path / "inputs", outputs)
    assert (refused.exit_code, [problem.code for problem in refused.problems]) == (
        10,
        ["final-altered"],
    )
    record.write_text(whole)
    assert [result.exit_code for result in works(tmp_path / "inputs", outputs)] == [0]


@pytest.mark.slow
def test_a_year_and_a_half_that_end_on_one_day_are_each_compared_with_their_like(
    outputs: Path, tmp_path: Path
) -> None:
    period(tmp_path, "half", 2023, "6")
    edited(tmp_path / "half" / "report.toml", ("2023-01-01", "2023-07-01"))
    with blank_pages.without_paper():
        built(tmp_path, outputs, "half")

    def read(start: date, end: date) -> list[str]:
        found = signed_before(outputs, "contoh", Period(start=start, end=end))
        return [signed.period.id for signed in found.past]

    assert read(date(2024, 1, 1), date(2024, 12, 31)) == ["2023"]
    assert read(date(2024, 1, 1), date(2024, 6, 30)) == ["2023-S2"]
    assert read(date(2024, 1, 1), date(2024, 3, 31)) == []


def test_name_and_unit_are_read_where_the_record_has_them(outputs: Path) -> None:
    year = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))

    def read() -> list[tuple[str, str]]:
        (signed,) = signed_before(outputs, "contoh", year).past
        return [(measure.name, measure.measured_in) for measure in signed.measures]

    assert read() == [("Days to answer", "days")]
    record = outputs / "r-2023" / "2023" / "scorecard.json"
    content = json.loads(record.read_text())
    for measure in content["measures"]:
        del measure["name"], measure["measured_in"]
    resealed(record.parent, measures=content["measures"])
    assert read() == [("", "")]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2])
def test_workers_keep_an_agencys_periods_in_order(tmp_path: Path, jobs: int) -> None:
    inputs = tmp_path / "inputs"
    period(inputs, "a-later", 2024, "4")
    period(inputs, "b-first", 2023, "6")
    plain = GOOD["report.toml"].partition("[surveys")[0]
    rows = "\n".join(GOOD["realization.csv"].splitlines()[:2]) + "\n"
    written(
        inputs / "other",
        {"report.toml": plain, "realization.csv": rows, "survey_trust.csv": None},
    )
    ended = works(inputs, tmp_path / "outputs", jobs)
    assert [result.report for result in ended] == ["b-first", "a-later", "other"]
    assert [result.exit_code for result in ended] == [0, 0, 0]
