"""A budget that only plans: it is taken where report.toml says why nothing is known of spending."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.formulas import CATALOGUE
from pipeline.problems import Problem
from pipeline.proposals import PLACEHOLDER, Proposal
from pipeline.reportfile import ReportFile
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.headings import SPENDING_MISSING
from pipeline.validate.realization_rules import computed_measures
from pipeline.validate.typed import TypedTable

_SOURCE = ("sources", BUDGET)


def without_spending_needed(
    problems: Sequence[Problem],
    tables: Mapping[str, TypedTable],
    report_file: ReportFile,
    of_files: Sequence[Problem] = (),
) -> list[Problem]:
    """The problems. That nothing says what was spent is no problem where no measure needs it; else
    it proposes the lines that join payments, taken from the problems `of_files`."""
    realization = tables.get("realization")
    if realization is None or not any(problem.code == SPENDING_MISSING for problem in problems):
        return list(problems)
    asking = [
        measure
        for _, measure, formula in computed_measures(realization)
        if formula in CATALOGUE and CATALOGUE[formula].table == BUDGET
    ]
    named = report_file.measures
    is_asked = any(one not in named or named[one].unavailable is None for one in asking)
    if is_asked or not asking:
        joins = (line for one in of_files for line in one.proposals if line.header == _SOURCE)
        lines = (
            *(line for line in joins if "join" in line.keys),
            *(
                Proposal(("measures", one), {"unavailable": PLACEHOLDER}, "choice")
                for one in asking
            ),
        )
        return [
            replace(problem, proposals=lines) if problem.code == SPENDING_MISSING else problem
            for problem in problems
        ]
    return [problem for problem in problems if problem.code != SPENDING_MISSING]
