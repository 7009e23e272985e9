"""What may become of a delivery: a scored case worded as a document, or problems with their place.

Anything else, another exception above all, is a fault of ours.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline import publish, report, run
from pipeline.account import as_json
from pipeline.codes import PROBLEMS
from pipeline.ingest import ReportFolder
from pipeline.language import LANGUAGES, language
from pipeline.problems import InputsRefused, PolicyWrong, Problem


def outcome(folder: ReportFolder) -> Sequence[Problem]:
    """The problems of a delivery, refused or not, as far as its document."""
    job = run.Job(folder.path.parent, folder.path.parent / "outputs")
    try:
        order = run.ordered(folder, job)
        tables = run.checked(order, job)
    except (PolicyWrong, InputsRefused) as refusal:
        spoken(refusal.problems)
        return refusal.problems
    spoken(tables.problems)
    worded(run.accounted(order, tables), order)
    return tables.problems


def spoken(problems: Sequence[Problem]) -> None:
    """Every problem has a file, and words in each language without an unfilled field."""
    assert all(problem.file for problem in problems)
    assert all(problem.code in PROBLEMS for problem in problems)
    for code in LANGUAGES:
        words = language(code)
        assert all(words.problem(problem) for problem in problems)
        assert publish.problems_csv(problems, words)


def worded(made: run.Accounted, order: run.Order) -> None:
    """A case's document, record and sheets; all but the setting of the pages."""
    case = made.case
    document = report.document_of(case, logo="", files=order.policy.files, revision=1)
    assert document.title
    assert as_json(report.record_of(case, report="x", revision=1))
    assert publish.workbook(report.sheets_of(case), order.given.report.issued_on)
    assert publish.actions_csv(report.actions_of(case))


def laid_out(folder: Path, files: Mapping[str, bytes]) -> ReportFolder:
    """The files of a delivery on disk, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.is_file() or old.is_symlink():
            old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return ReportFolder(folder.name, folder)
