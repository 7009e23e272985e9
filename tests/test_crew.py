"""A process that breaks, hangs or grows is replaced, its report tried twice; the others go on."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest

from pipeline import batch, run
from pipeline.crew import UNLIMITED, GivenUp, Limits, crew
from pipeline.ingest import report_folders
from pipeline.language import language
from pipeline.problems import RaporError
from tests import blank_pages
from tests.crew_tasks import behaved
from tests.delivery_by_hand import GOOD, written

PATIENT = Limits(60, 10**9)


def given_up(task: str, why: RaporError) -> str:
    return f"{task}: {language('en').shown(why.message)}"


def results(
    agencies: Sequence[Sequence[str]], mark: Path, limits: Limits = PATIENT, jobs: int = 2
) -> list[list[str]]:
    asked = [[(task, str(mark)) for task in agency] for agency in agencies]
    with crew(jobs, limits) as hands:
        return list(hands.map(behaved, given_up, asked))


def test_agencies_keep_their_order_and_each_its_own(tmp_path: Path) -> None:
    agencies = [["a", "b"], ["c"], ["d", "e", "f"]]
    done = [[f"{task} done" for task in agency] for agency in agencies]
    assert results(agencies, tmp_path / "mark", UNLIMITED) == done


@pytest.mark.slow
def test_what_ends_its_process_once_is_tried_again(tmp_path: Path) -> None:
    assert results([["a", "once", "b"], ["c"]], tmp_path / "mark") == [
        ["a done", "once done", "b done"],
        ["c done"],
    ]


@pytest.mark.slow
def test_what_ends_it_twice_is_given_up_and_the_others_go_on(tmp_path: Path) -> None:
    assert results([["a", "ends-x", "b"], ["c", "d"]], tmp_path / "mark") == [
        ["a done", "ends-x: Its process ended by itself, with code 3.", "b done"],
        ["c done", "d done"],
    ]


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("task", "limits", "told"),
    [
        ("hangs", Limits(2, 10**9), "It took longer than 2 seconds."),
        ("grows", Limits(60, 300_000_000), "It took more than 0.3 GB of memory."),
        ("starts", Limits(60, 300_000_000), "It took more than 0.3 GB of memory."),
    ],
)
def test_what_hangs_or_grows_is_ended_with_all_that_it_started(
    task: str, limits: Limits, told: str, tmp_path: Path
) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    assert results([[task, "a"]], tmp_path / "mark", limits) == [[f"{task}: {told}", "a done"]]
    left = [child for child in psutil.Process().children(recursive=True) if child.pid not in before]
    told = [" ".join(one.cmdline()) for one in left if one.status() != psutil.STATUS_ZOMBIE]
    assert [line for line in told if "resource_tracker" not in line] == []


@pytest.mark.slow
def test_nobody_is_left_at_work_when_the_batch_is_killed(tmp_path: Path) -> None:
    program = (
        "from tests.test_crew import *\n"
        f"if __name__ == '__main__': results([['hangs']], Path({str(tmp_path / 'm')!r}))"
    )
    batch_of_one = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[1])
    parent = psutil.Process(batch_of_one.pid)
    while not (children := parent.children(recursive=True)):
        time.sleep(0.1)
    time.sleep(2)
    children = parent.children(recursive=True)
    batch_of_one.kill()
    batch_of_one.wait()
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


def test_giving_up_is_no_bug_of_the_caller() -> None:
    assert GivenUp("{code}", code=1).exit_code == 12


# --- reports -------------------------------------------------------------------------------------


def spoilt(order: run.Order, job: run.Job) -> run.Outcome:
    """`run.built`, but that one report ends the process that works on it."""
    if order.report == "b-ends":
        os._exit(9)
    return blank_pages.built(order, job)


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.slow), 2])
@pytest.mark.slow
def test_a_report_that_breaks_its_process_fails_and_the_others_are_built(
    jobs: int, tmp_path: Path
) -> None:
    for name in ("a", "b-ends", "c"):
        settings = GOOD["report.toml"].replace("[agency]", f'[agency]\nid = "{name}"')
        written(tmp_path / "inputs" / name, {"report.toml": settings})
    job = run.Job(tmp_path / "inputs", tmp_path / "outputs", language="en")
    found = list(batch.results(report_folders(job.inputs), job, spoilt, jobs, PATIENT))
    assert [(one.report, one.exit_code) for one in found] == [("a", 0), ("b-ends", 12), ("c", 0)]
    assert batch.line(found[1]) == (
        "b-ends: given up after two tries. Its process ended by itself, with code 9."
    )
    assert not (job.outputs / "b-ends").exists()
