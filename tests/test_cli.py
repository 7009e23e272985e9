"""The commands as officers and cron type them: exit codes, messages, what is left on disk."""

import csv
import shutil
from pathlib import Path

import pytest

from pipeline import publish
from tests.commands import rapor, rapor_apart
from tests.delivery_by_hand import REPORT, written
from tests.examples import by_command, copied, edited, example

pytestmark = pytest.mark.one_in(2)

KLATEN = "klaten-2019"


def built_before(outputs: Path) -> Path:
    """Outputs in which the example was built already, from INPUTS."""
    shutil.copytree(example(KLATEN).parent, outputs / KLATEN)
    return outputs


def problems(outputs: Path, report: str = KLATEN) -> list[dict[str, str]]:
    with (outputs / report / "refused" / "problems.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_a_report_is_built_then_left_alone(tmp_path: Path) -> None:
    outputs = Path(shutil.copytree(by_command(), tmp_path / "outputs"))
    folder = outputs / KLATEN / "2019"
    assert sorted(path.name for path in folder.iterdir()) == [
        "actions.csv", "brief.pdf", "data", "manifest.json", "problems.csv", "report.docx",
        "report.html",
        "report.pdf", "rulebook", "scorecard.json", "scorecard.xlsx", "workings.pdf",
    ]  # fmt: skip
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = rapor_apart("report", KLATEN, "--outputs", outputs)
    assert again.returncode == 0
    assert "masih mutakhir" in again.stdout
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert KLATEN in (outputs / "index.html").read_text()


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder with their bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_every_fault_is_reported_at_once_and_the_good_report_stands(tmp_path: Path) -> None:
    inputs, outputs = copied(KLATEN, tmp_path), built_before(tmp_path / "outputs")
    options = ("--inputs", inputs, "--outputs", outputs)
    good = tree(outputs / KLATEN / "2019")

    folder = inputs / KLATEN
    edited(folder / "realization.csv", ("F1,financial", "F1,finance"),
           ("budget.effectiveness", "budget.efektif"))  # fmt: skip
    edited(folder / "budget.csv", (",ceiling,", ",pagu total,"))
    survey = (folder / "survey_customer.csv").read_text().splitlines()
    cells = survey[1].split(",")
    survey[1] = ",".join([cells[0], "9", *cells[2:]])
    survey[2] = ",".join([survey[1].split(",")[0], *survey[2].split(",")[1:]])
    (folder / "survey_customer.csv").write_text("\n".join(survey) + "\n")
    edited(folder / "service_times.csv", ("5", "lima"))
    (folder / "staff.csv").unlink()
    (folder / "survey_employee.csv").write_bytes(b"PK\x03\x04 not a table")

    refused = rapor("report", *options)
    assert refused.returncode == 10
    told = {(row["code"], row["file"]) for row in problems(outputs)}
    assert told >= {
        ("unknown-perspective", "realization.csv"),
        ("unknown-formula", "realization.csv"),
        ("missing-column", "budget.csv"),
        ("unknown-column", "budget.csv"),
        ("out-of-range", "survey_customer.csv"),
        ("duplicate-key", "survey_customer.csv"),
        ("not-a-number", "service_times.csv"),
        ("wrong-ending", "survey_employee.csv"),
    }
    assert any(code.endswith("needs-table") for code, _ in told)
    scale = next(row for row in problems(outputs) if row["code"] == "out-of-range")
    assert (scale["row"], scale["column"], scale["value"]) == ("2", "q1", "9")
    assert tree(outputs / KLATEN / "2019") == good


@pytest.mark.slow
def test_after_mending_the_refusal_is_gone(tmp_path: Path) -> None:
    inputs, outputs = copied(KLATEN, tmp_path), tmp_path / "outputs"
    options = ("--inputs", inputs, "--outputs", outputs)
    table = inputs / KLATEN / "staff.csv"
    whole = table.read_text()
    table.write_text("")
    assert rapor("check", *options).returncode == 10
    assert problems(outputs)
    table.write_text(whole)
    assert rapor("check", *options).returncode == 0
    assert not (outputs / KLATEN / "refused").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[agency\nname = 1", "report.toml"),
        ('[agency]\nname = "X"\nhead = { name = "Y" }\nnama = "Z"\n', "nama"),
        ("", "agency"),
    ],
)
def test_a_broken_report_toml_is_named(tmp_path: Path, text: str, told: str) -> None:
    inputs = copied(KLATEN, tmp_path)
    (inputs / KLATEN / "report.toml").write_text(text)
    ended = rapor("report", "--inputs", inputs, "--outputs", tmp_path / "outputs")
    assert ended.returncode == 11
    assert told in ended.stderr
    assert not (tmp_path / "outputs" / KLATEN / "2019").exists()


def test_a_wrong_rulebook_is_named(tmp_path: Path) -> None:
    inputs = copied(KLATEN, tmp_path)
    edited(inputs / KLATEN / "report.toml", ('use = "klaten-2019"', 'use = "own.toml"'))
    (inputs / KLATEN / "own.toml").write_text(
        'id = "own"\nextends = "klaten-2019"\n[[advice]]\nid = "keep"\ntext = "{nothing}"\n'
    )
    ended = rapor("report", "--inputs", inputs, "--outputs", tmp_path / "outputs")
    assert ended.returncode == 11
    assert "nothing" in ended.stderr


@pytest.mark.slow
def test_one_reports_failure_neither_stops_nor_touches_another(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "inputs", tmp_path / "outputs"
    written(inputs / "second", {})
    written(inputs / "broken", {"realization.csv": None})
    ended = rapor_apart("report", "--inputs", inputs, "--outputs", outputs, "--jobs", 2)
    assert ended.returncode == 10
    assert (outputs / "second" / "2024" / "report.pdf").is_file()
    assert (outputs / "broken" / "refused" / "problems.csv").is_file()
    assert not (outputs / "broken" / "2024").exists()


@pytest.mark.slow
def test_an_unknown_report_is_a_usage_error_with_the_nearest_name(tmp_path: Path) -> None:
    ended = rapor_apart("report", "klaten-2020", "--outputs", tmp_path)
    assert ended.returncode == 2
    assert "klaten-2019" in ended.stderr


def test_an_empty_inputs_folder_is_a_usage_error(tmp_path: Path) -> None:
    assert rapor("report", "--inputs", tmp_path, "--outputs", tmp_path / "o").returncode == 2


@pytest.mark.slow
def test_a_second_run_on_the_same_outputs_gives_way(tmp_path: Path) -> None:
    with publish.busy_lock(tmp_path):
        assert rapor_apart("report", KLATEN, "--outputs", tmp_path).returncode == 13


def test_a_failing_template_is_a_rendering_failure(tmp_path: Path) -> None:
    templates = tmp_path / "templates" / "lkjip"
    templates.mkdir(parents=True)
    (templates / "report.html.jinja").write_text("{{ document.no_such_thing }}")
    ended = rapor("report", KLATEN, "--outputs", tmp_path / "o", "--templates", templates.parent)
    assert ended.returncode == 12
    assert not (tmp_path / "o" / KLATEN / "2019").exists()


@pytest.mark.usefixtures("without_paper")
def test_a_changed_final_wants_a_reason_and_keeps_what_was_signed(tmp_path: Path) -> None:
    inputs, outputs = copied(KLATEN, tmp_path), built_before(tmp_path / "outputs")
    options = ("--inputs", inputs, "--outputs", outputs)
    assert "mutakhir" in rapor("report", *options).stdout
    signed = (outputs / KLATEN / "2019" / "report.pdf").read_bytes()
    report_toml = inputs / KLATEN / "report.toml"
    edited(report_toml, ('issued_at = "Klaten"', 'issued_at = "Kota Klaten"'))
    assert rapor("report", *options).returncode == 11
    edited(report_toml, ('status = "final"', 'status = "final"\nrevision_note = "tempat terbit"'))
    assert rapor("report", *options).returncode == 0
    kept = outputs / KLATEN / "2019" / "revisions" / "1" / "report.pdf"
    assert kept.read_bytes() == signed
    edited(report_toml, ('status = "final"', 'status = "draft"'))
    assert rapor("report", *options).returncode == 11


def test_rulebooks_are_listed_and_shown() -> None:
    listed = rapor("rulebooks")
    assert "klaten-2019" in listed.stdout
    assert "rapor-2026" in listed.stdout
    assert 'id = "rapor-2026"' in rapor("rulebooks", "rapor-2026", "--toml").stdout
    shown = rapor("rulebooks", "klaten-2019", "--language", "en").stdout
    for words in ("Afrilia and Istambul", "What differs from the rulebook rapor-2026"):
        assert words in shown
    assert rapor("rulebooks", "rapor-2062").returncode == 2


@pytest.mark.parametrize(
    ("settings", "told"),
    [('[report]\nlanguage = "en"\n', "settings are wrong"), ("[report\n", "settings are wrong")],
)
def test_wrong_settings_are_told_in_the_language_that_was_asked_for(
    tmp_path: Path, settings: str, told: str
) -> None:
    """That of report.toml, as far as it can be read; else that of the command."""
    written(tmp_path / "inputs" / "a", {"report.toml": settings})
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    ended = rapor("--language", "en", "report", *places)
    assert (ended.returncode, told in ended.stderr) == (11, True)
    assert 'lang="en"' in (tmp_path / "outputs" / "index.html").read_text()
    of_toml = rapor("report", *places).stderr
    assert (told in of_toml) is ("language" in settings)


@pytest.mark.slow
def test_one_warning_is_no_plural(tmp_path: Path) -> None:
    english = REPORT.replace("[report]", '[report]\nlanguage = "en"')
    written(tmp_path / "inputs" / "a", {"report.toml": english, "catatan.csv": "a\n1\n"})
    ended = rapor("check", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert ended.stdout.splitlines()[0] == "a 2024: can be built, 1 warning"
