"""The reference validator agrees: both standards, every kind of report."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.examples import EXAMPLES, built, copied, edited, example

JARS = Path(__file__).parents[1] / ".cache" / "verapdf"
REPORTS = ("report.pdf", "brief.pdf")

pytestmark = pytest.mark.skipif(
    shutil.which("java") is None or not any(JARS.glob("greenfield-apps-*.jar")),
    reason="veraPDF needs Java 17 and Maven (`make verapdf`)",
)


def failures(files: list[Path], profile: str) -> list[str]:
    """What veraPDF finds wrong, a line a file."""
    command = ["java", "-cp", f"{JARS}/*", "org.verapdf.apps.GreenfieldCliWrapper"]
    ended = subprocess.run(
        [*command, "--flavour", profile, "--format", "text", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in ended.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    assert len(lines) == len(files), ended.stdout + ended.stderr
    return [line for line in lines if not line.startswith("PASS")]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_examples_meet_both_standards(profile: str) -> None:
    files = [example(report) / name for report in EXAMPLES for name in REPORTS]
    assert failures(files, profile) == []


@pytest.mark.parametrize("report", EXAMPLES)
def test_english_reports_on_f4_meet_both_standards(report: str, tmp_path: Path) -> None:
    inputs = copied(report, tmp_path)
    edited(inputs / report / "report.toml", ('language = "id"', 'language = "en"\npaper = "F4"'))
    folder = built(inputs, tmp_path / "outputs", report)
    files = [folder / name for name in REPORTS]
    assert [failures(files, profile) for profile in ("3a", "ua1")] == [[], []]


def test_a_pdf_that_meets_neither_is_told(tmp_path: Path) -> None:
    from weasyprint import HTML

    plain = tmp_path / "plain.pdf"
    HTML(string="<p>plain</p>").write_pdf(plain)
    assert len(failures([plain], "3a")) == 1
    assert len(failures([plain], "ua1")) == 1
