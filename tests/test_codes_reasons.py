"""Of one code many reasons: each arises from a delivered folder, with its own words."""

from pathlib import Path

import pytest

from pipeline import run
from pipeline.ingest import report_folders
from pipeline.language import language
from pipeline.problems import InputsRefused, PolicyWrong, Problem, Reason
from tests.codes.reasons import REASON_CASES
from tests.delivery_by_hand import written


def refusal(folder: Path, name: str) -> tuple[Problem, ...]:
    """What refuses a delivery; the stages are asked, as the list for the sender has sentences."""
    written(folder / "inputs" / "report", REASON_CASES[name])
    job = run.Job(folder / "inputs", folder / "outputs")
    (report,) = report_folders(job.inputs)
    with pytest.raises((InputsRefused, PolicyWrong)) as refused:
        run.checked(run.ordered(report, job), job)
    return refused.value.problems


@pytest.mark.parametrize("name", REASON_CASES)
def test_a_reason_arises_from_its_delivery(name: str, tmp_path: Path) -> None:
    """It alone: the delivery is otherwise good."""
    (problem,) = refusal(tmp_path, name)
    reason = problem.values["reason"]
    assert isinstance(reason, Reason)
    assert reason.name == name
    assert "{" not in language("id").problem(problem)
