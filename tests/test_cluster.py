"""A batch on a Dask cluster: real scheduler and workers; one is killed in the midst of it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from distributed import Client

from pipeline import batch, run
from pipeline.ingest import report_folders
from tests import blank_pages
from tests.commands import ROOT, rapor

AGENCIES = 6
SLOW = "RAPOR_TEST_SLOW"


@contextmanager
def cluster(place: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and the processes of its workers."""
    told, dask = place / "scheduler.json", [sys.executable, "-m", "dask"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__ADMIN__PREEMPT": "0"}
    common = {"cwd": place, "env": environment, "stderr": subprocess.DEVNULL}
    scheduler = [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = [*dask, "worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    started = [subprocess.Popen([*scheduler, "--scheduler-file", told], **common)]
    try:
        while not (told.exists() and told.read_text().endswith("}")):
            assert started[0].poll() is None
            time.sleep(0.1)
        hands = [
            subprocess.Popen([*worker, "--scheduler-file", told], **common) for _ in range(workers)
        ]
        started += hands
        with Client(scheduler_file=str(told), set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
            address = client.scheduler.address
        yield address, hands
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def slowly_built(order: run.Order, job: run.Job) -> run.Outcome:
    """Without paper, and so slowly that a worker can be killed meanwhile."""
    time.sleep(1)
    return blank_pages.built(order, job)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_no_report_and_the_bytes_are_those_of_one_machine(
    tmp_path: Path,
) -> None:
    rapor("generate", AGENCIES, tmp_path / "inputs")
    here = run.Job(tmp_path / "inputs", tmp_path / "here")
    folders = report_folders(here.inputs)
    assert {one.exit_code for one in batch.results(folders, here, blank_pages.built, 1)} == {0}
    there = run.Job(tmp_path / "inputs", tmp_path / "there")
    with cluster(tmp_path, 2) as (address, hands):
        found = []
        for result in batch.results(folders, there, slowly_built, 1, cluster=address):
            if not found:
                psutil.Process(hands[0].pid).kill()
            found.append((result.report, result.exit_code))
        assert hands[0].wait() != 0
    assert found == [(folder.name, 0) for folder in folders]
    assert files(there.outputs) == files(here.outputs)


def test_only_variables_that_a_database_names_leave_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rapor("generate", 2, tmp_path / "inputs")
    settings = tmp_path / "inputs" / "dinas-00001" / "report.toml"
    query = '\n[sources.actions]\ndatabase = "env:NAMED"\nquery = "select 1"\n'
    settings.write_text(settings.read_text() + query)
    sent: list[run.Job] = []

    def kept(_address: str, work: object, *_: object) -> Iterator[list[batch.Result]]:
        sent.append(work.keywords["job"])  # type: ignore[attr-defined]
        return iter(())

    monkeypatch.setattr(batch, "map_on_cluster", kept)
    environment = {"NAMED": "sqlite://", "SECRET": "x"}
    job = run.Job(Path("inputs"), Path("outputs"), environment=environment)
    list(batch.results(report_folders(tmp_path / "inputs"), job, batch.checked, 1, cluster="tcp:"))
    assert [one.environment for one in sent] == [{"NAMED": "sqlite://"}]
    assert all(one.inputs.is_absolute() and one.outputs.is_absolute() for one in sent)


def test_an_address_where_nobody_answers_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cluster._PATIENCE", 1)
    rapor("generate", 2, tmp_path / "inputs")
    where = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    ended = rapor("report", *where, "--cluster", "tcp://127.0.0.1:9", "--language", "en")
    assert ended.returncode == 2
    assert "No scheduler answers at tcp://127.0.0.1:9" in ended.stderr
