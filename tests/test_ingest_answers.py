"""Answers in words: the labels report.toml declares make codes of them."""

from pathlib import Path

import pytest

from tests.blank_pages import without_paper
from tests.delivery_by_hand import REPORT
from tests.examples import built, record

FACETS = {"work": 18, "pay": 9, "promotion": 9, "supervision": 18, "coworkers": 18}
LETTERS = ("Y", "?", "N", "y")


def job_survey(folder: Path) -> None:
    """A job descriptive index of six people, answered Y, ? and N; no item text is shipped."""
    items = [f"{facet}{n}" for facet, size in FACETS.items() for n in range(size)]
    declared = ",\n".join(
        f'{{ id = "{item}", facet = "{item.rstrip("0123456789")}" }}' for item in items
    )
    settings = REPORT[: REPORT.index("[surveys.trust]")]
    folder.mkdir(parents=True)
    (folder / "report.toml").write_text(
        f'{settings}[surveys.job]\nscale = [0, 3]\nlabels = {{ Y = "3", "?" = "1", N = "0" }}\n'
        f"items = [{declared}]\n"
    )
    (folder / "realization.csv").write_text(
        "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
        "L1,learning_growth,S1,Staff are content,Job index,points,maximize,27,survey.jdi\n"
    )
    answers = [
        [LETTERS[0]] * len(items),
        [LETTERS[1]] * len(items),
        [LETTERS[2 if n % 2 else 3] for n in range(len(items))],
    ]
    rows = [",".join([f"R{n}", *row]) for n, row in enumerate(2 * answers)]
    (folder / "survey_job.csv").write_text("\n".join([",".join(["respondent_id", *items]), *rows]))


def test_a_job_index_answered_in_letters_scores_three_one_and_nothing(tmp_path: Path) -> None:
    job_survey(tmp_path / "inputs" / "office")
    with without_paper():
        folder = built(tmp_path / "inputs", tmp_path / "outputs", "office")
    (found,) = record(folder)["measures"]
    # Facets are 54 for all yes, 18 for all ?, and 27 (or 30 of nine doubled, five of them yes).
    alternating = 27 + 30 + 24 + 27 + 27
    assert found["actual"] == pytest.approx((5 * 54 + 5 * 18 + alternating) / 3 / 5)


def test_a_letter_no_label_names_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    from pipeline.problems import InputsRefused

    job_survey(tmp_path / "inputs" / "office")
    table = tmp_path / "inputs" / "office" / "survey_job.csv"
    table.write_text(table.read_text().replace("R0,Y", "R0,X"))
    with pytest.raises(InputsRefused) as refused:
        built(tmp_path / "inputs", tmp_path / "outputs", "office")
    (problem,) = refused.value.problems
    assert (problem.code, problem.row, problem.column) == ("unknown-answer", 2, "work0")
