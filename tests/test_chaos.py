"""The short form of `make chaos`: a small batch without paper, killed a few times."""

import shutil
from pathlib import Path

import pytest

from pipeline import batch, publish, run
from pipeline.generating import generated
from pipeline.ingest import report_folders
from pipeline.language import language
from tests import blank_pages
from tests.chaos import outputs as outputs_after
from tests.chaos.disk import small_disk
from tests.chaos.stages import Plan, chaos

SHORT = Plan(agencies=3, kills=2, longest=2, spoiled=0.34, paper=False, undisturbed=1)


@pytest.mark.slow
def test_a_batch_survives_chaos(tmp_path: Path) -> None:
    rows = list(chaos(SHORT, tmp_path))
    assert [(row.looked, row.wrong) for row in rows if row.wrong] == []
    assert [row.looked for row in rows if not row.count and "left out" not in row.looked] == []


# --- what is looked for is seen where it is ---------------------------------------------------


def build(place: Path) -> Path:
    """Two reports without paper."""
    generated(2, 1, place / "inputs")
    job = run.Job(place / "inputs", place / "outputs")
    folders = report_folders(job.inputs)
    assert {one.exit_code for one in batch.results(folders, job, blank_pages.built, 1)} == {0}
    return job.outputs


def wrong(outputs: Path) -> set[str]:
    looked = {
        "torn": outputs_after.torn(outputs),
        "foreign": outputs_after.foreign(outputs),
        "leftovers": outputs_after.leftovers(outputs),
        "missing": outputs_after.missing(outputs, outputs.parent / "inputs", ()),
    }
    return {kind for kind, told in looked.items() if [*told]}


@pytest.mark.slow
def test_each_fault_is_seen(tmp_path: Path) -> None:
    outputs = build(tmp_path)
    one, other = (folder / "2024" for folder in sorted(outputs.glob("dinas-*")))
    assert wrong(outputs) == set()
    beside = outputs / ".dinas-00001.new"
    beside.mkdir()
    assert wrong(outputs) == {"leftovers"}
    beside.rmdir()
    pages = (one / "report.html").read_bytes()
    (one / "report.html").write_bytes(pages[:-1])
    assert wrong(outputs) == {"torn"}
    (one / "report.html").write_bytes((other / "report.html").read_bytes())
    assert wrong(outputs) == {"torn", "foreign"}
    shutil.rmtree(one)
    assert wrong(outputs) == {"missing"}


def test_a_page_that_had_no_room_leaves_nothing_beside_the_index(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, 1) as none:
        if none:
            pytest.skip(none)
        (disk / "full").write_bytes(bytes(2**20 - 4096))
        with pytest.raises(publish.OutputsUnwritable):
            publish.write_index(disk, language("id"))
        assert [path.name for path in disk.iterdir()] == ["full"]
