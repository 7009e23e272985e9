"""`rapor report --audit`: pages read back print their own account, or nothing is published."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from unittest import mock

import pikepdf
import pytest

from pipeline import audit, publish, render, report, run
from pipeline.render import Rendered
from pipeline.report import Pledged
from tests.commands import Ended, rapor, rapor_apart
from tests.examples import EXAMPLES, INPUTS, STUDIES, example, folder_of
from tests.quarter_by_hand import made, many

pytestmark = pytest.mark.one_in(2)

KLATEN, BUREAU = STUDIES
PDFS = ("report", "brief", "workings", "readiness")
ANOTHER = {"lain": "Kertas Kerja Pengukuran Kinerja"}
"""An agency whose name is on the pages of every other."""

Read = tuple[run.Order, run.Job, Mapping[str, bytes], Pledged]


def read_back(inputs: Path, folder: Path, *, agencies: Mapping[str, str] | None = None) -> Read:
    """What the audit of a published report is given."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    job = run.Job(inputs, folder.parent / "nowhere", agencies=agencies or {})
    order = run.ordered(folder_of(inputs, folder.parent.name), job)
    case = run.accounted(order, run.checked(order, job)).case
    revision = json.loads(files["manifest.json"])["revision"]
    fingerprint = publish.fingerprint(files["scorecard.json"])
    return order, job, files, report.pledged(case, revision, fingerprint)


def pages(folder: Path) -> Rendered:
    """The pages of a published report as they would be set again."""
    pdfs = (folder / f"{name}.pdf" for name in PDFS)
    found = [pdf.read_bytes() if pdf.exists() else b"" for pdf in pdfs]
    return Rendered(found[0], found[1], (folder / "report.html").read_bytes(), *found[2:])


def built(name: str, set_pages: Rendered, outputs: Path) -> Ended:
    """The command with --audit, with pages that are set already."""
    with mock.patch.object(render, "rendered", return_value=set_pages):
        return rapor("report", name, "--audit", "--outputs", outputs)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_print_their_own_account(name: str) -> None:
    audit.audit(*read_back(INPUTS, example(name)))


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("name", "asked"),
    [("klaten", {}), ("many", {"measures": many(), "history": (), "keep": False})],
)
def test_a_part_of_a_year_prints_its_own_account(name: str, asked: Mapping[str, object]) -> None:
    folder = made(name, **asked)
    audit.audit(*read_back(folder.parents[2] / "inputs", folder))


@pytest.mark.parametrize("name", STUDIES)
def test_a_report_with_its_own_pages_is_published(name: str, tmp_path: Path) -> None:
    ended = built(name, pages(example(name)), tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / name / STUDIES[name] / "manifest.json").exists()


@pytest.mark.slow
@pytest.mark.parametrize("swapped", ["report", "brief", "workings"])
def test_a_file_of_another_agency_is_told_and_nothing_is_published(
    swapped: str, tmp_path: Path
) -> None:
    field = f"{swapped}_pdf"
    other = getattr(pages(example(BUREAU)), field)
    ended = built(KLATEN, replace(pages(example(KLATEN)), **{field: other}), tmp_path)
    told = f"{KLATEN} 2019: halaman tidak dapat disusun. Audit membaca ulang {swapped}.pdf: "
    assert ended.returncode == 12
    assert told in " ".join(ended.stderr.split())
    assert not (tmp_path / KLATEN).exists()


@pytest.mark.slow
def test_one_page_of_another_agency_is_told() -> None:
    order, job, files, pledged = read_back(INPUTS, example(KLATEN))
    with (
        pikepdf.open(BytesIO(files["report.pdf"])) as own,
        pikepdf.open(example(BUREAU) / "report.pdf") as other,
    ):
        own.pages[6] = other.pages[6]
        own.save(mixed := BytesIO())
    files = {**files, "report.pdf": mixed.getvalue()}
    with pytest.raises(audit.AuditFailed) as told:
        audit.audit(order, job, files, pledged)
    assert told.value.message.values["page"] == 7


@pytest.mark.slow
def test_every_figure_that_has_another_digit_is_told() -> None:
    order, job, files, pledged = read_back(INPUTS, example(KLATEN))
    others = list(otherwise(pledged))
    assert len(others) > 20
    without = {name: data for name, data in files.items() if name != "workings.pdf"}
    for changed in others:
        with pytest.raises(audit.AuditFailed):
            audit.audit(order, job, without, changed)


def otherwise(pledged: Pledged) -> Iterator[Pledged]:
    """What is pledged, with one digit of one figure changed."""
    for place, line in enumerate(pledged.lines):
        figures = line.ways[0][0]
        for at, figure in enumerate(figures):
            for digit in (found.start() for found in re.finditer(r"\d", figure)):
                other = f"{figure[:digit]}{9 - int(figure[digit])}{figure[digit + 1 :]}"
                way = ((*figures[:at], other, *figures[at + 1 :]),)
                lines = [*pledged.lines]
                lines[place] = replace(line, ways=(way,))
                yield replace(pledged, lines=tuple(lines))


@pytest.mark.slow
def test_an_agency_of_the_batch_that_is_named_is_told() -> None:
    with pytest.raises(audit.AuditFailed) as told:
        audit.audit(*read_back(INPUTS, example(KLATEN), agencies=ANOTHER))
    assert told.value.message.values["name"] == ANOTHER["lain"]


def test_what_an_agency_says_itself_is_nobody_elses() -> None:
    said = {"lain": "Masyarakat puas", "klaten": "Dinas Kependudukan dan Pencatatan Sipil"}
    audit.audit(*read_back(INPUTS, example(KLATEN), agencies=said))


def test_without_its_package_the_audit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "find_spec", lambda _name: None)
    ended = rapor("report", KLATEN, "--audit", "--outputs", tmp_path)
    assert ended.returncode == 2
    assert "pip install 'rapor[audit]'" in ended.stderr
    assert not (tmp_path / KLATEN).exists()


@pytest.mark.slow
def test_a_batch_prints_every_account(tmp_path: Path) -> None:
    rapor("generate", 12, tmp_path / "inputs")
    where = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    ended = rapor_apart("report", "--audit", "--jobs", 2, *where)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(list(tmp_path.glob("outputs/dinas-*/2024/manifest.json"))) == 12
