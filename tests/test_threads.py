"""One thread for small tables, as many as there are for large ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import threads
from pipeline.threads import one_thread_for_small


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(threads, "_SMALL", 100)
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "realization.csv").write_text("x" * 100)
    (tmp_path / "small" / "nowhere").symlink_to(tmp_path / "nowhere")
    (tmp_path / "large" / "2024").mkdir(parents=True)
    for number in range(2):
        (tmp_path / "large" / "2024" / f"{number}.csv").write_text("x" * 51)
    return tmp_path


@pytest.mark.parametrize(
    ("reports", "before", "after"),
    [
        (["small"], {}, "1"),
        (["absent"], {}, "1"),
        (["large"], {}, None),
        (["small", "large"], {}, None),
        ([""], {}, None),
        (["small"], {"POLARS_MAX_THREADS": "8"}, "8"),
    ],
)
def test_small_folders_take_one_thread(
    reports: list[str], before: dict[str, str], after: str | None, place: Path
) -> None:
    one_thread_for_small(before, [place / one for one in reports])
    assert before.get("POLARS_MAX_THREADS") == after


def test_no_more_folders_are_looked_at_than_takes_a_moment(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types `--inputs /` waits for no look at all of a disk."""
    for number in range(9):
        (place / "small" / f"{number}").mkdir()
    given: dict[str, str] = {}
    monkeypatch.setattr(threads, "_MOST", 9)
    one_thread_for_small(given, [place / "small"])
    assert given == {}
    monkeypatch.setattr(threads, "_MOST", 10)
    one_thread_for_small(given, [place / "small"])
    assert given == {"POLARS_MAX_THREADS": "1"}


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_command_says_it_before_polars_is_loaded(command: str, tmp_path: Path) -> None:
    ask = (
        "import sys, pipeline.cli as cli\n"
        "assert 'polars' not in sys.modules\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "import polars; print(polars.thread_pool_size())"
    )
    given = {name: value for name, value in os.environ.items() if name != "POLARS_MAX_THREADS"}
    arguments = [command, "--inputs", str(tmp_path), "--outputs", str(tmp_path / "out")]
    asked = [sys.executable, "-c", ask, *arguments]
    told = subprocess.run(asked, env=given, capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "1", told.stderr
