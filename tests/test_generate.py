"""Agencies that do not exist: the same seed gives the same bytes, and all of them can be built."""

from pathlib import Path

import pytest

from pipeline import batch, run
from pipeline.ingest import report_folders
from tests import blank_pages
from tests.commands import rapor


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_same_seed_gives_the_same_agencies_and_a_larger_number_only_more(
    tmp_path: Path,
) -> None:
    for name, count, seed in (("a", 4, 1), ("b", 6, 1), ("c", 4, 2)):
        assert rapor("generate", count, tmp_path / name, "--seed", seed).returncode == 0
    first, more, other = (files(tmp_path / name) for name in "abc")
    assert first.items() - more.items() <= {("agencies.csv", first["agencies.csv"])}
    assert first["dinas-00002/realization.csv"] != other["dinas-00002/realization.csv"]
    assert more["agencies.csv"].decode().splitlines()[-1] == "dinas-00006,Dinas Rekaan 6,2025-02-28"


@pytest.mark.slow
def test_every_agency_can_be_built(tmp_path: Path) -> None:
    rapor("generate", 12, tmp_path / "inputs")
    job = run.Job(tmp_path / "inputs", tmp_path / "outputs")
    found = list(batch.results(report_folders(job.inputs), job, batch.checked, 1))
    assert [(one.exit_code, one.problems) for one in found] == [(0, ())] * 12
    settings = [path.read_text() for path in job.inputs.glob("*/report.toml")]
    assert 0 < sum("surveys.skm" in text for text in settings) < 12
    assert 0 < sum('status = "final"' in text for text in settings) < 12
    one = run.ordered(report_folders(job.inputs)[0], job)
    assert blank_pages.built(one, job).status == "built"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("x")
    assert rapor("generate", 1, tmp_path).returncode == 2
    assert files(tmp_path) == {"kept.txt": b"x"}
