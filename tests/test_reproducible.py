"""The same inputs and libraries give the same bytes, wherever and whenever a report is built.

Nearly every test builds the smaller example in a process of its own, in other circumstances than
those of the first build, and compares every file. One builds a report that has what the example
lacks.
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import large_by_hand
from tests.delivery_by_hand import written
from tests.examples import INPUTS, copied, edited, example
from tests.test_attachments import BUREAU, KLATEN

ROOT = Path(__file__).parents[1]
FILES = {
    "actions.csv", "brief.pdf", "manifest.json", "problems.csv", "report.docx", "report.html",
    "report.pdf", "readiness.pdf", "scorecard.json", "scorecard.xlsx", "workings.pdf",
}  # fmt: skip
LATER = """
import datetime, sys, time
import weasyprint, xlsxwriter
import pipeline.batch, pipeline.cli, pipeline.render, pipeline.run

class Pretended(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])

class Date(datetime.date, metaclass=Pretended):
    @classmethod
    def today(cls):
        return cls(2031, 7, 1)

class Moment(datetime.datetime, metaclass=Pretended):
    @classmethod
    def now(cls, tz=None):
        return cls(2031, 7, 1, 4, 5, 6, tzinfo=tz)

    utcnow = today = now

seconds, moment = time.time, time.gmtime
pretended = {datetime.date: Date, datetime.datetime: Moment}
# Polars takes no subclass of a date; nobody but these libraries asks for the day (ruff sees to it).
writers = {"babel", "fontTools", "jinja2", "pikepdf", "pydyf", "weasyprint", "xlsxwriter"}
for path, module in list(sys.modules.items()):
    for name in ("date", "datetime") if path.split(".")[0] in writers else ():
        known = vars(module).get(name)
        if isinstance(known, type) and known in pretended:
            setattr(module, name, pretended[known])
time.time = lambda: seconds() + 147_000_000
time.gmtime = time.localtime = lambda when=None: moment(time.time() if when is None else when)
"""
BUILD = "from pipeline.cli import main; main()"
OTHERS = {
    "TZ": "Asia/Jayapura", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1",
}  # fmt: skip
BUILDS = {"SOURCE_DATE_EPOCH": "1000000000", "POLARS_MAX_THREADS": "3"}


SUMS = """
import numpy as np, polars as pl
from pipeline.formulas.minutes import _FIGURES, _gathered
from pipeline.statistics.descriptive import moments, moments_by

rng, n = np.random.default_rng(1), 60_000
answers = pl.DataFrame({f"q{item}": rng.uniform(1, 5, n).round(3) for item in range(4)})
print(moments(answers))
print(moments_by(answers.with_columns(unit=pl.Series(rng.integers(0, 40, n))), "unit", 1.0))
minutes = answers.select(minutes="q0", standard_minutes="q1").with_columns(
    service=pl.Series(rng.integers(0, 40, n)), value_added=pl.col("minutes") > 2
)
print(_gathered(minutes, "service").agg(*_FIGURES).rows())
"""


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def named(files: dict[str, bytes]) -> set[str]:
    """The names of files, but for those of the rulebook."""
    return {name for name in files if not name.startswith("rulebook/")}


@pytest.fixture(scope="module")
def first() -> dict[str, bytes]:
    files = files_of(example(BUREAU))
    assert _without_data(named(files)) == FILES
    return files


def _without_data(names: set[str]) -> set[str]:
    """The names without the tables for other programs, which each report has of its own."""
    assert "data/datapackage.json" in names
    return {name for name in names if not name.startswith("data/")}


def again(
    tmp_path: Path,
    *options: str,
    inputs: Path = INPUTS,
    program: str = "",
    **environment: str,
) -> dict[str, bytes]:
    """The files of the report, built anew under other circumstances."""
    outputs = ran(tmp_path, BUREAU, *options, inputs=inputs, program=program, **environment)
    return files_of(outputs / BUREAU / "2023")


def ran(
    tmp_path: Path, *arguments: str, inputs: Path, program: str = "", **environment: str
) -> Path:
    """The outputs of `rapor report` in a process of its own, in an environment of its own."""
    outputs = tmp_path / "outputs"
    code = ["-c", program] if program else ["-m", "pipeline"]
    command = [sys.executable, *code, "report", "--inputs", inputs, "--outputs", outputs]
    plain = {key: value for key, value in os.environ.items() if key not in BUILDS}
    ended = subprocess.run(
        [*command, *arguments],
        cwd=tmp_path,
        env={**plain, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return outputs


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


# Each of these builds differs from the first in several things at once: all of them together have
# to leave every byte as it is. To find the one that does not, leave out one after the other.


@pytest.mark.slow
def test_in_another_zone_and_folder_without_a_locale_on_more_threads(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    """With another hash seed, a date for builds, and files that were written in another order."""
    inputs = in_another_folder(tmp_path)
    assert differing(first, again(tmp_path, inputs=inputs, **OTHERS, **BUILDS)) == set()


def in_another_folder(tmp_path: Path) -> Path:
    """A copy of the example's inputs, whose files were written one a second in another order."""
    inputs = tmp_path / "lain folder" / "é"
    names = sorted(path.name for path in (INPUTS / BUREAU).iterdir())
    random.Random(7).shuffle(names)
    (inputs / BUREAU).mkdir(parents=True)
    for age, name in enumerate(names):
        shutil.copyfile(INPUTS / BUREAU / name, inputs / BUREAU / name)
        os.utime(inputs / BUREAU / name, (10**9 + age, 10**9 + age))
    return inputs


@pytest.mark.slow
def test_on_another_day_for_another_user_in_turkish(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    """In Turkish the capital of i is İ, and a decimal point a comma. The user has no cache of
    fonts, no settings, and files that only their owner may read; the day is years later."""
    home = tmp_path / "home"
    home.mkdir()
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home)}
    program = f"{LATER}import os; os.umask(0o077)\n{BUILD}"
    spoken = {**speaking("tr_TR", tmp_path), "POLARS_MAX_THREADS": "7"}
    assert differing(first, again(tmp_path, program=program, **own, **spoken)) == set()


@pytest.mark.slow
def test_in_indonesian(first: dict[str, bytes], tmp_path: Path) -> None:
    assert differing(first, again(tmp_path, **speaking("id_ID", tmp_path))) == set()


def speaking(name: str, folder: Path) -> dict[str, str]:
    """The environment of a locale, which is made in a folder; none where it cannot be made."""
    if shutil.which("localedef") is None:
        return {}
    spoken = f"{name}.UTF-8"
    command = ["localedef", "-i", name, "-f", "UTF-8", folder / spoken]
    if subprocess.run(command, capture_output=True, check=False).returncode > 1:
        return {}
    return {"LC_ALL": spoken, "LANG": spoken, "LOCPATH": str(folder)}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["id_ID", "tr_TR"])
def test_the_other_language_is_really_another(name: str, tmp_path: Path) -> None:
    spoken = speaking(name, tmp_path)
    if not spoken:
        pytest.skip(f"the locale {name} cannot be made here")
    said = subprocess.run(
        [sys.executable, "-c", "import locale; print(locale.setlocale(locale.LC_ALL, ''))"],
        env={**os.environ, **spoken},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == f"{name}.UTF-8"


@pytest.mark.slow
def test_sums_of_fractions_do_not_depend_on_threads() -> None:
    """Polars adds as its threads come; a small table hides that, so here are 60,000 rows."""
    told = {
        subprocess.run(
            [sys.executable, "-c", SUMS],
            env={**os.environ, "PYTHONPATH": str(ROOT), "POLARS_MAX_THREADS": threads},
            capture_output=True,
            check=True,
        ).stdout
        for threads in ("1", "2", "2", "7")
    }
    assert len(told) == 1


@pytest.mark.slow
def test_the_other_day_is_really_another() -> None:
    """What WeasyPrint dates by the clock, and what xlsxwriter does, would be dated then."""
    program = LATER + "print(weasyprint.Attachment(string=b'').created.year, time.gmtime().tm_year)"
    program += "\nprint(xlsxwriter.core.datetime.now().year)"
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["2031", "2031", "2031"]


@pytest.mark.slow
def test_in_a_worker_process_beside_another_report(first: dict[str, bytes], tmp_path: Path) -> None:
    inputs = copied(KLATEN, tmp_path)
    shutil.copytree(INPUTS / BUREAU, inputs / BUREAU)
    assert differing(first, again(tmp_path, KLATEN, "--jobs", "2", inputs=inputs)) == set()


@pytest.mark.slow
def test_a_second_time_in_a_process_that_has_built_another(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    inputs = copied(BUREAU, tmp_path)
    written(inputs / "a-small", {})
    assert differing(first, again(tmp_path, "a-small", inputs=inputs)) == set()


@pytest.mark.slow
def test_a_second_time_in_a_process_that_has_built_a_large_one(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    made = again(tmp_path, KLATEN, "--force")
    assert differing(first, made) == set()
    assert (
        differing(files_of(example(KLATEN)), files_of(tmp_path / f"outputs/{KLATEN}/2019")) == set()
    )


@pytest.mark.slow
def test_with_links_factors_history_a_regression_and_an_earlier_final(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A final, and the draft of the year after it that reads it, with all else changed at once."""
    monkeypatch.setattr(large_by_hand, "MEASURES", 12)
    monkeypatch.setattr(large_by_hand, "LINES", 20)
    inputs = tmp_path / "inputs"
    name = large_by_hand.written(inputs, language="id", paper="A4")
    shutil.copytree(inputs / name, inputs / "lampau")
    edited(
        inputs / "lampau" / "report.toml",
        ("start = 2024-01-01\nend = 2024-12-31", "start = 2023-01-01\nend = 2023-12-31"),
        ("[report]", '[report]\nstatus = "final"'),
        ('nip = "190001011920011001"', 'nip = "190001011920011002"'),
    )
    made = []
    for place, environment in (("one", {"PYTHONHASHSEED": "0"}), ("other", OTHERS)):
        (tmp_path / place).mkdir()
        outputs = ran(tmp_path / place, inputs=inputs, **environment)
        made.append((files_of(outputs / "lampau" / "2023"), files_of(outputs / name / "2024")))
    (final, draft), (final_again, draft_again) = made
    assert (differing(final, final_again), differing(draft, draft_again)) == (set(), set())
    assert _without_data(named(draft)) == FILES
    page = draft["report.html"].decode()
    for part in ("strategy-map", "factors-table", "importance-plot-customer", "regression"):
        assert f'id="{part}' in page, part
    assert b"lampau/2023/scorecard.json" in draft["manifest.json"]
