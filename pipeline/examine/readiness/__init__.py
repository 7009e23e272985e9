"""The criteria of an evaluator's sheet, judged by the account and report.toml.

For each criterion a function returns whether it is proven and by what, or which cells would prove
it. A text that states nothing proves nothing, nor does a text repeated over several measures. No
score is computed from the results.
"""

from pipeline.account import Judged, Readiness
from pipeline.case import Case
from pipeline.evaluation import Criterion, EvaluatorSheet, SheetPart
from pipeline.examine.readiness.adjustments import ADJUSTMENTS
from pipeline.examine.readiness.contents import CONTENTS
from pipeline.examine.readiness.found import Check, Evaluated
from pipeline.examine.readiness.measuring import MEASURING
from pipeline.examine.readiness.report import REPORT

CHECKS: dict[str, Check] = {
    check.__name__: check for check in (*REPORT, *CONTENTS, *ADJUSTMENTS, *MEASURING)
}
"""Every check, by its name in a sheet."""

__all__ = ["CHECKS", "readiness"]


def readiness(case: Case, sheet: EvaluatorSheet | None) -> Readiness | None:
    """Every criterion of the sheet, judged, in the sheet's order; null without a sheet."""
    if sheet is None:
        return None
    evaluated = Evaluated(case, sheet)
    judged = (_judged(evaluated, part, one) for part in sheet.parts for one in part.criteria)
    return Readiness(sheet, tuple(judged))


def _judged(evaluated: Evaluated, part: SheetPart, criterion: Criterion) -> Judged:
    if criterion.kind == "outside":
        return Judged(part=part, criterion=criterion, state="outside")
    found = CHECKS[criterion.check](evaluated, criterion.needs)
    return Judged(
        part=part,
        criterion=criterion,
        state="proven" if found.proven else "missing",
        met=found.met,
        of=found.of,
        about=found.about,
        why=found.why,
        cells=() if found.proven else found.cells,
    )
