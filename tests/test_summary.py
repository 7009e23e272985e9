"""What the terminal prints of a delivery: in colours and within its width, or plain in a pipe."""

import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

import pytest
from rich.cells import cell_len

from pipeline.batch import Result, line
from pipeline.problems import InputsRefused, Problem
from tests.delivery_by_hand import REPORT, written

pytestmark = pytest.mark.one_in(2)

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CHECKOUT = Path(__file__).parents[1]
BUDGET = "code,name,ceiling,realized\n" + "".join(
    f"1.0{n},Kegiatan yang namanya panjang,seratus{n},900\n" for n in range(1, 6)
)
REFUSED = {"budget.csv": BUDGET, "survey_trust.csv": "respondent_id,q1,q2\nR1,9,5\n"}


def command(inputs: Path, word: str) -> list[str]:
    outputs = str(inputs.parent / "out")
    return [sys.executable, "-m", "pipeline", word, "--inputs", str(inputs), "--outputs", outputs]


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    return {**kept, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color", **more}


def piped(inputs: Path, word: str = "check") -> tuple[int, str, str]:
    ended = subprocess.run(
        command(inputs, word), capture_output=True, text=True, check=False, env=environment()
    )
    return ended.returncode, ended.stdout, ended.stderr


def on_terminal(inputs: Path, width: int, **more: str) -> str:
    """What a terminal of this width receives."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 40, width, 0, 0))
    ended = subprocess.Popen(
        command(inputs, "check"),
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
        env=environment(**more),
    )
    os.close(theirs)
    received = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux says that the other end was closed
            break
        if not part:
            break
        received += part
    ended.wait()
    os.close(ours)
    return received.decode()


@pytest.fixture
def refused(tmp_path: Path) -> Path:
    written(tmp_path / "in" / "a", REFUSED)
    return tmp_path / "in"


@pytest.mark.slow
def test_a_good_delivery_is_told_table_by_table(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", {})
    exit_code, out, err = piped(tmp_path / "in")
    assert (exit_code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["budget", "budget.csv", "2"] in lines
    assert ["survey_trust", "survey_trust.csv", "6"] in lines
    assert "Tidak dikirim, dan tidak diperlukan" in out


def test_problems_stand_in_groups_with_their_count_first_places_and_remedy(refused: Path) -> None:
    exit_code, _, err = piped(refused)
    assert exit_code == 10
    assert "not-a-number: 5 tempat" in err
    assert "budget.csv, baris 2, kolom ceiling" in err
    assert "budget.csv, baris 5" not in err
    assert "dan 2 lagi" in err
    assert "out-of-range: 1 tempat" in err
    assert err.count("→") == 2
    assert str(refused.parent / "out" / "a" / "refused" / "problems.csv") in err


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["not-a-number", "not-a-number"], "a: ditolak, 2 masalah"),
        (["not-a-number", "totals-row"], "a: ditolak, 1 masalah, 1 peringatan"),
    ],
)
def test_a_refusal_counts_its_warnings_apart(codes: list[str], said: str) -> None:
    more = Problem("more-alike", "b.csv", values={"kind": codes[0], "count": 7})
    found = tuple(Problem(code, "b.csv") for code in codes)
    refusal = Result("a", exit_code=InputsRefused.exit_code, problems=found)
    assert line(refusal) == said
    counted = line(replace(refusal, problems=(*found, more)))
    assert counted == said.replace(said.split()[2], str(int(said.split()[2]) + 7), 1)


@pytest.mark.slow
def test_report_tells_a_refusal_as_check_does(refused: Path) -> None:
    assert piped(refused, "report")[2] == piped(refused)[2]


def test_a_pipe_gets_whole_lines_without_colours(refused: Path) -> None:
    err = piped(refused)[2]
    assert "\x1b" not in err
    assert any(len(line) > 100 for line in err.splitlines())
    assert not any(line != line.rstrip() for line in err.splitlines())


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_terminal_gets_colours_and_lines_within_its_width(refused: Path, width: int) -> None:
    seen = on_terminal(refused, width)
    assert COLOUR.search(seen)
    plain = COLOUR.sub("", seen)
    assert "\x1b" not in plain
    assert max(cell_len(line) for line in plain.splitlines()) <= width


@pytest.mark.slow
def test_no_colour_where_none_is_wanted(refused: Path) -> None:
    seen = on_terminal(refused, 80, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", seen)


@pytest.mark.slow
def test_the_summary_speaks_the_reports_language(tmp_path: Path) -> None:
    english = REPORT.replace("[report]", '[report]\nlanguage = "en"')
    written(tmp_path / "in" / "a", {**REFUSED, "report.toml": english, "realization.csv": None})
    err = piped(tmp_path / "in")[2]
    assert "To be mended" in err
    assert "not-a-number: 5 places" in err
    assert ["realization", "missing"] in [line.split() for line in err.splitlines()]


@pytest.mark.slow
def test_a_file_that_cannot_be_read_is_told_as_such(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", {"budget.csv": b"PK\x03\x04 no table"})
    err = piped(tmp_path / "in")[2]
    assert re.search(r"budget +budget.csv +tidak dapat dibaca", err)


@pytest.mark.slow
def test_a_delivered_cell_does_not_steer_the_terminal(tmp_path: Path) -> None:
    budget = "code,name,ceiling,realized\n1.01,a,\x1b[2J\u202e\x07satu,1\n"
    written(tmp_path / "in" / "a", {"budget.csv": budget})
    seen = COLOUR.sub("", on_terminal(tmp_path / "in", 80))
    assert not set(seen) & set("\x1b\x07\u202e")
    assert "satu" in seen


@pytest.mark.slow
def test_warnings_are_told_by_check_and_counted_by_report(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", {"lama.csv": "a,b\n1,2\n"})
    exit_code, out, _ = piped(tmp_path / "in")
    assert exit_code == 0
    assert "Perlu dilihat" in out
    assert "unused-file: 1 tempat" in out
