"""The portfolio from delivered folders: its files, when it is built, what it never does."""

import json
import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import polars as pl
import pytest

from pipeline import portfolio as driver
from pipeline import render
from pipeline.account.portfolio import json_schema, tables_of_keys
from pipeline.ingest import read_report_file, report_folders
from pipeline.language import language
from pipeline.problems import PolicyWrong, RenderFailed
from pipeline.publish.manifest import manifest_in
from tests.agencies_by_hand import Agency, delivered, made, multiplied, reported
from tests.attachments import attached
from tests.blank_pages import without_paper
from tests.commands import rapor
from tests.conforming import PROFILES, damage, failures, has_qpdf, has_verapdf, reference_failures
from tests.pdf_text import page_texts
from tests.shared_builds import once

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "portfolio.md"
START, END = "<!-- keys: written by `make golden` -->\n", "\n<!-- end of keys -->"


def answers(about: int) -> tuple[tuple[int, int], ...]:
    """Twelve respondents whose answers lie about a point of the scale."""
    return tuple(
        (max(1, min(5, about + n % 5 - 2)), max(1, min(5, about + n * 7 % 4 - 1)))
        for n in range(12)
    )


ACTIONS = (
    "recommendation_id,status,owner,due,source,recommendation\n"
    "X1,belum,Sekretaris,2024-06-30,lhe,Susun pohon kinerja sampai pelaksana\n"
    "X2,selesai,Sekretaris,2024-06-30,bpk,Tagih kelebihan pembayaran\n"
)
AGENCIES = (
    Agency("dukcapil", "Dinas Kependudukan", (118.0, 110.0, 104.0, 115.0)),
    Agency("bappeda", "Badan Perencanaan", (0.0, 103.2, 99.1, 104.0), answers(3)),
    Agency(
        "inspektorat", "Inspektorat", (0.0, 104.8, 103.5, 97.7), answers(4), issued="2025-04-10"
    ),
    Agency(
        "dinkes", "Dinas Kesehatan", (100.7, 74.8, 101.4, 89.3), status="draft", actions=ACTIONS
    ),
    Agency("pupr", "Dinas Pekerjaan Umum", (76.8, 70.2, 95.9, 48.7)),
    Agency("satpol", "Satuan Polisi", (76.8, 70.2, 95.9, 48.7)),
    Agency("rsud", "Rumah Sakit", (96.4, None, None, None)),
    Agency("bkad", "Badan Keuangan", (99.0, 99.0, 99.0, 99.0), rulebook="klaten-2019"),
    Agency("pemuda", "Dinas Pemuda", spoiled=True),
    Agency("contoh", "Dinas Contoh", example=True),
)
BEFORE = (Agency("pupr", "Dinas Pekerjaan Umum", (90.0, 80.0, 95.9, 48.7), year=2023),)
LIST = (
    "Id Perangkat Daerah;Nama;Batas Waktu\n"
    "dukcapil;;31/03/2025\ninspektorat;;31/03/2025\npemuda;;31/03/2025\n"
    "pariwisata;Dinas Pariwisata;31/03/2025\nsungai;Kecamatan Sungai;30/04/2025\n"
)


def _built(place: Path) -> Path:
    inputs = delivered(place / "inputs", (*BEFORE, *AGENCIES))
    (inputs / "agencies.csv").write_text(LIST)
    assert sorted(set(reported(inputs, place / "outputs"))) == [0, 10]
    (ended,) = made(inputs, place / "outputs")
    assert ended.exit_code == 0, ended.told
    return place


def place() -> Path:
    """Inputs and outputs of the agencies, with their portfolio; read them, do not write to them."""
    return once("portfolio", _built)


def folder() -> Path:
    return place() / "outputs" / "portfolio" / "2024"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The same, to be tampered with."""
    return Path(shutil.copytree(place(), tmp_path / "copy"))


def record(outputs: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(
        (outputs / "portfolio" / "2024" / "portfolio.json").read_text()
    )
    return found


def again(copy: Path, code: str = "id") -> str:
    """How the portfolio ends now, in one word."""
    (ended,) = made(copy / "inputs", copy / "outputs", code)
    assert ended.exit_code == 0, ended.told
    return (
        "built" if {"disusun", "built"} & set(ended.told.replace(",", "").split()) else "standing"
    )


# --- what it says -----------------------------------------------------------------------------


@pytest.mark.slow
def test_who_is_ranked_where_and_who_is_not_in() -> None:
    kept = record(place() / "outputs")
    found = {one["agency"]["id"]: one["rank"] or one["unranked"] for one in kept["agencies"]}
    assert found["dukcapil"] == [1, 1]
    assert found["pupr"] == found["satpol"] == [5, 6]
    assert found["rsud"] == "no-score"
    assert found["bkad"] == "other-rulebook"
    assert "contoh" not in found
    absent = {one["agency"]["id"]: (one["why"], one["late"]) for one in kept["absent"]}
    assert absent == {
        "pemuda": ("refused", True),
        "pariwisata": ("missing", True),
        "sungai": ("missing", False),
    }
    late = [one["agency"]["id"] for one in kept["agencies"] if one["late"]]
    assert late == ["inspektorat"]


def test_a_score_with_a_survey_has_the_interval_of_its_record() -> None:
    outputs = place() / "outputs"
    for one in record(outputs)["agencies"]:
        published = json.loads((outputs / one["file"]).read_text())["scorecard"]
        assert (one["score"], one["interval"]) == (published["score"], published["interval"])
        assert (one["interval"] is not None) == (one["agency"]["id"] in {"bappeda", "inspektorat"})


def test_the_pages_tell_it(matches_golden: Callable[[str, str], None]) -> None:
    pages = page_texts(folder() / "portfolio.pdf")
    assert "Dinas Kependudukan teratas jelas" in pages[0]
    assert "Dinas Pemuda" in pages[0]
    assert "Dinas Pariwisata" in pages[0]
    account = record(place() / "outputs")
    assert account["schema"] == "rapor/portfolio/1"
    matches_golden("portfolio/pages.txt", "\n\n".join(_plain(pages)) + "\n")


def _plain(pages: list[str]) -> list[str]:
    """The pages without the fingerprint at their foot, which follows every change of code."""
    return [page.replace(_printed(page), "…") for page in pages]


def _printed(page: str) -> str:
    return page.rpartition("akun ")[2].split()[0]


def test_no_cell_of_a_refused_delivery_leaves_with_it() -> None:
    """Seen in problems.csv: the word that was typed in place of a number."""
    refused = place() / "outputs" / "pemuda-2024" / "refused" / "problems.csv"
    assert "seratus" in refused.read_text(encoding="utf-8-sig")
    assert "seratus" not in "".join(page_texts(folder() / "portfolio.pdf"))
    assert "seratus" not in (folder() / "portfolio.json").read_text()
    book = pl.read_excel(folder() / "portfolio.xlsx", sheet_id=0)
    assert list(book) == ["agencies", "absent", "problems", "findings", "advice", "overdue"]
    assert "seratus" not in "".join(sheet.write_csv() for sheet in book.values())


# --- its files --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_pdf_meets_both_standards(profile: str) -> None:
    pdf = folder() / "portfolio.pdf"
    assert failures(pdf, profile) == []
    assert not has_qpdf() or damage(pdf) == ""
    assert not has_verapdf() or reference_failures([pdf], profile) == []


def test_the_record_travels_inside_and_the_manifest_names_what_it_is_made_of() -> None:
    inside = attached(folder() / "portfolio.pdf")
    assert inside == {"portfolio.json": (folder() / "portfolio.json").read_bytes()}
    manifest = manifest_in(folder())
    assert manifest is not None
    assert set(manifest.outputs) == {"portfolio.pdf", "portfolio.xlsx", "portfolio.json"}
    used = {
        f"outputs/{one['file']}": one["sha256"] for one in record(place() / "outputs")["agencies"]
    }
    assert used.items() <= dict(manifest.inputs).items()
    assert {"agencies.csv", "outputs/pemuda-2024/refused/problems.csv"} <= set(manifest.inputs)


@pytest.mark.slow
def test_the_same_records_give_the_same_bytes(copy: Path) -> None:
    shutil.rmtree(copy / "outputs" / "portfolio")
    assert again(copy) == "built"
    for name in ("portfolio.pdf", "portfolio.xlsx", "portfolio.json", "manifest.json"):
        new = copy / "outputs" / "portfolio" / "2024" / name
        assert new.read_bytes() == (folder() / name).read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_on_either_paper_in_english_nothing_overflows(paper: str, copy: Path) -> None:
    for file in (copy / "inputs").glob("*/report.toml"):
        file.write_text(file.read_text().replace("[report]", f'[report]\npaper = "{paper}"'))
    assert again(copy, "en") == "built"
    pdf = copy / "outputs" / "portfolio" / "2024" / "portfolio.pdf"
    with pikepdf.open(pdf) as opened:
        height = round(float(opened.pages[0].mediabox[3]))
    assert height == {"A4": 842, "F4": 935}[paper]
    assert "leads clearly" in page_texts(pdf)[0]
    assert failures(pdf, "ua1") == []


# --- when it is built -------------------------------------------------------------------------


@pytest.mark.slow
def test_what_did_not_change_is_left_alone(copy: Path) -> None:
    assert again(copy) == "standing"
    assert again(copy, "en") == "built"


@pytest.mark.slow
def test_a_changed_list_or_record_or_refusal_builds_it_anew(copy: Path) -> None:
    (copy / "inputs" / "agencies.csv").write_text(LIST + "baru;Badan Baru;\n")
    assert again(copy) == "built"
    assert again(copy) == "standing"
    refused = copy / "outputs" / "pemuda-2024" / "refused" / "problems.csv"
    refused.write_text(refused.read_text(encoding="utf-8-sig") + "empty-cell,error,,,,,,,\n")
    assert again(copy) == "built"
    assert [
        kind["code"] for one in record(copy / "outputs")["absent"] for kind in one["kinds"]
    ] == [
        "neither-number-nor-grade",
        "empty-cell",
    ]
    (copy / "outputs" / "portfolio" / "2024" / "portfolio.xlsx").write_bytes(b"")
    assert again(copy) == "built"


@pytest.mark.slow
def test_an_altered_record_is_left_out_and_told_until_it_is_restored(copy: Path) -> None:
    file = copy / "outputs" / "dukcapil-2024" / "2024" / "scorecard.json"
    before = file.read_bytes()
    file.write_bytes(before.replace(b'"score": 111.75', b'"score": 119.75'))
    assert again(copy) == "built"
    kept = record(copy / "outputs")
    assert [one["agency"]["id"] for one in kept["absent"] if one["why"] == "altered"] == [
        "dukcapil"
    ]
    assert "dukcapil" not in [one["agency"]["id"] for one in kept["agencies"]]
    file.write_bytes(before)
    assert again(copy) == "built"
    assert "dukcapil" in [one["agency"]["id"] for one in record(copy / "outputs")["agencies"]]


@pytest.mark.slow
def test_one_that_is_gone_is_no_longer_told_as_altered(copy: Path) -> None:
    folder = copy / "outputs" / "dukcapil-2024"
    (folder / "2024" / "scorecard.json").write_bytes(b"{}")
    assert again(copy) == "built"
    shutil.rmtree(folder)
    assert again(copy) == "built"
    whys = {one["agency"]["id"]: one["why"] for one in record(copy / "outputs")["absent"]}
    assert whys["dukcapil"] == "missing"


@pytest.mark.slow
def test_an_older_record_without_the_interval_ranks_as_a_point(copy: Path) -> None:
    folder = copy / "outputs" / "bappeda-2024" / "2024"
    told = json.loads((folder / "scorecard.json").read_text())
    del told["scorecard"]["interval"]
    for one in told["measures"]:
        (one["certainty"] or {}).pop("counts", None)
    resealed(folder, told)
    assert again(copy) == "built"
    (found,) = [
        one for one in record(copy / "outputs")["agencies"] if one["agency"]["id"] == "bappeda"
    ]
    assert (found["interval"], found["without_interval"]) == (None, True)
    pages = page_texts(copy / "outputs" / "portfolio" / "2024" / "portfolio.pdf")
    assert "Catatan Badan Perencanaan dibuat versi terdahulu" in " ".join(pages)


def resealed(folder: Path, told: Mapping[str, Any]) -> None:
    """The record changed with its fingerprint in the manifest, as an older version wrote it."""
    content = json.dumps(told).encode()
    (folder / "scorecard.json").write_bytes(content)
    sealed = json.loads((folder / "manifest.json").read_text())
    sealed["outputs"]["scorecard.json"] = sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(sealed))


def test_a_period_that_one_agency_is_left_of_has_none_any_more(copy: Path) -> None:
    for one in AGENCIES[1:]:
        shutil.rmtree(copy / "outputs" / f"{one.id}-2024", ignore_errors=True)
    assert made(copy / "inputs", copy / "outputs") == []
    assert not (copy / "outputs" / "portfolio").exists()


# --- what fails ---------------------------------------------------------------------------------


def test_pages_that_cannot_be_set_leave_the_former_portfolio(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise RenderFailed("no paper")

    monkeypatch.setattr(render, "portfolio_pdf", fails)
    before = (copy / "outputs" / "portfolio" / "2024" / "portfolio.pdf").read_bytes()
    (ended,) = made(copy / "inputs", copy / "outputs", force=True)
    assert ended.exit_code == 12
    assert (copy / "outputs" / "portfolio" / "2024" / "portfolio.pdf").read_bytes() == before


def test_a_fault_of_the_program_is_told_and_kept_from_the_reports(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise KeyError("fault")

    monkeypatch.setattr(driver, "_files", fails)
    (ended,) = made(copy / "inputs", copy / "outputs", force=True)
    assert ended.exit_code == 1
    assert "KeyError" in ended.told


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("nama\nDinas\n", "missing-column"),
        ("id,due\na,kemarin\n", "not-a-date"),
        ("id\na\na\n", "duplicate-key"),
        ("id,name\n,Dinas\n", "empty-cell"),
        ("", "empty-table"),
    ],
)
def test_a_wrong_list_is_refused_by_name_and_stops_the_portfolio_alone(
    rows: str, code: str, copy: Path
) -> None:
    (copy / "inputs" / "agencies.csv").write_text(rows)
    before = (copy / "outputs" / "portfolio" / "2024" / "portfolio.json").read_bytes()
    (ended,) = made(copy / "inputs", copy / "outputs")
    assert ended.exit_code == 10
    assert code in {problem.code for problem in ended.problems}
    assert (copy / "outputs" / "portfolio" / "2024" / "portfolio.json").read_bytes() == before


def test_a_report_may_not_be_called_like_the_portfolio(tmp_path: Path) -> None:
    inputs = delivered(tmp_path / "inputs", AGENCIES[:1])
    (inputs / "dukcapil-2024").rename(inputs / "portfolio")
    (one,) = report_folders(inputs)
    with pytest.raises(PolicyWrong) as wrong:
        read_report_file(one)
    assert [problem.code for problem in wrong.value.problems] == ["reserved-name"]


# --- through the command ------------------------------------------------------------------------


def test_the_command_makes_it_after_the_reports_and_once(tmp_path: Path) -> None:
    inputs = delivered(tmp_path / "inputs", (AGENCIES[0], AGENCIES[4]), "en")
    words = ("report", "--inputs", inputs, "--outputs", tmp_path / "outputs")
    with without_paper():
        first, second = rapor(*words), rapor(*words)
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Portfolio 2024: built, 2 agencies" in first.stdout
    assert "Portfolio 2024: up to date" in second.stdout
    assert "portfolio/2024/portfolio.pdf" in (tmp_path / "outputs" / "index.html").read_text()
    assert rapor("check", "--inputs", inputs, "--outputs", tmp_path / "o").returncode == 0
    assert not (tmp_path / "o" / "portfolio").exists()


@pytest.mark.slow
@pytest.mark.parametrize("count", [60, pytest.param(500, marks=pytest.mark.slow)])
def test_many_agencies_run_on_under_repeated_heads(count: int, tmp_path: Path) -> None:
    multiplied(place() / "outputs" / "bappeda-2024" / "2024", tmp_path / "outputs", count)
    (tmp_path / "inputs").mkdir()
    (ended,) = made(tmp_path / "inputs", tmp_path / "outputs")
    assert ended.exit_code == 0, ended.told
    pages = page_texts(tmp_path / "outputs" / "portfolio" / "2024" / "portfolio.pdf")
    whole = " ".join(pages)
    assert all(f"Nomor {number} " in whole for number in range(count))
    assert all("Keuangan" in page for page in pages[: count // 30])


def test_the_docs_list_every_key(kept_equal: Callable[[Path, str], None]) -> None:
    before, _, rest = DOCS.read_text().partition(START)
    _, _, after = rest.partition(END)
    kept_equal(DOCS, f"{before}{START}\n{tables_of_keys()}\n{END}{after}")
    assert json_schema()["properties"]["agencies"]
    assert language("id").say("Performance portfolio") == "Potret kinerja"


def test_a_fault_before_the_first_period_is_told_too(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("fault")

    monkeypatch.setattr(driver.ingest, "shared_periods", fails)
    (ended,) = made(copy / "inputs", copy / "outputs")
    assert ended.exit_code == 1
    assert "KeyError" in ended.told
