"""A small good delivery, and what the stages say when some of its files are spoiled."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.delivery import Tables
from pipeline.ingest import ReportFolder, read_report_file, read_rulebook, read_tables, with_items
from pipeline.problems import InputsRefused, PolicyWrong, Problem
from pipeline.validate import validated

REPORT = """
[agency]
name = "Dinas Rekaan"
head = { name = "Kepala Dinas Rekaan" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
[surveys.trust]
scale = [1, 5]
items = ["q1", "q2"]
"""

REALIZATION = """\
measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,actual,formula
F1,financial,S1,Budget spent well,Absorption,percent,maximize,100,,budget.absorption
C1,customer,S2,Trust,Index of trust,points,maximize,45,,survey.total_index
P1,internal_process,S3,Fast,Days to answer,days,minimize,5,4,
"""

BUDGET = """\
code,name,ceiling,realized
1.01,Programme,1000000,900000
1.01.01,Activity,1000000,900000
"""

SURVEY = """\
respondent_id,q1,q2
R1,4,5
R2,3,4
R3,4,4
R4,5,4
R5,3,3
R6,4,5
"""

GOOD = {
    "report.toml": REPORT,
    "realization.csv": REALIZATION,
    "budget.csv": BUDGET,
    "survey_trust.csv": SURVEY,
}
Place = tuple[str, str, int | None, str, str]
"""Code, file, row, column and value of a problem."""


def written(folder: Path, files: Mapping[str, str | bytes | None]) -> ReportFolder:
    """The good delivery with some files replaced, added, or (None) left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**GOOD, **files}.items():
        if content is not None:
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    return ReportFolder(folder.name, folder)


def validated_folder(folder: ReportFolder) -> Tables:
    report_file = read_report_file(folder)
    loaded = read_rulebook(report_file.rulebook.use, folder, folder.shared)
    delivery = read_tables(folder, report_file)
    return validated(delivery, with_items(report_file, delivery), loaded.rulebook)


def problems_of(folder: ReportFolder) -> tuple[Problem, ...]:
    """Every problem a refusal names, else the warnings."""
    try:
        return validated_folder(folder).problems
    except (InputsRefused, PolicyWrong) as refusal:
        return refusal.problems


def places(folder: Path, files: Mapping[str, str | bytes | None]) -> list[Place]:
    """Where the good delivery with these files goes wrong."""
    return [
        (problem.code, problem.file, problem.row, problem.column, problem.value)
        for problem in problems_of(written(folder, files))
    ]
