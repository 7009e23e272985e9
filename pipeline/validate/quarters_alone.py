"""Columns that name only a quarter or a month, `TW I`, `Januari`: lines that say what they hold.

They are the actuals where the title speaks only of actuals and the sheet has targets besides.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.delivery import RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.tables.kinds import folded
from pipeline.tables.quarters import Quarters
from pipeline.validate.quarter_sums import FIGURES

_SUM = re.compile(r"(?:jumlah|total|jml|jumlah total)(?: (?:setahun|tahun))?(?: (\d{4}))?")
_REACHED = re.compile(r"\b(realisasi|capaian|pencapaian|actuals?)\b")
_PROMISED = re.compile(r"\b(target|rencana|targets|plan)\b")


def with_alone_told(
    problems: Sequence[Problem],
    quarters: Quarters,
    raw: RawTable,
    headings: Collection[str],
    year: int,
) -> list[Problem]:
    """The problems; columns that name only a quarter propose the lines that say what they hold.

    Beside them, a line that leaves out all unknown columns is not proved. `headings` are the
    columns of the register that were found.
    """
    if not quarters.alone:
        return list(problems)
    strange = [problem.column for problem in problems if problem.code == "unknown-column"]
    sums = [name for name in strange if _is_sum(name, year)]
    whole = sums[0] if len(sums) == 1 else ""
    lines = {
        figure: _line_of(figure, quarters, "" if figure in headings else whole)
        for figure in FIGURES
        if not quarters.has(figure)
    }
    others = {*strange} - {*quarters.alone.values(), whole}
    if "actual" in lines and not others and _are_actuals(raw, headings):
        lines = {"actual": replace(lines["actual"], standing="proved", gives="")}
    told = {*quarters.alone.values(), *([whole] if whole else [])}
    return [
        replace(
            problem,
            proposals=tuple(lines.values()) if problem.column in told else _doubted(problem),
        )
        if problem.code == "unknown-column"
        else problem
        for problem in problems
    ]


def _is_sum(heading: str, year: int) -> bool:
    """Whether a heading says only that it is the sum of the year."""
    found = _SUM.fullmatch(folded(heading))
    return found is not None and found[1] in (None, str(year))


def _are_actuals(raw: RawTable, headings: Collection[str]) -> bool:
    """Whether the titles speak of what was reached and not of what was promised, which has a
    column of its own."""
    titles = " ".join(map(folded, raw.title))
    is_told = bool(_REACHED.search(titles)) and not _PROMISED.search(titles)
    return is_told and "target" in headings and "actual" not in headings


def _doubted(problem: Problem) -> tuple[Proposal, ...]:
    return tuple(replace(line, standing="choice") for line in problem.proposals)


def _line_of(figure: str, quarters: Quarters, whole: str) -> Proposal:
    names = {quarters.column(figure, n): heading for n, heading in sorted(quarters.alone.items())}
    gives = f"{figure}: {', '.join(names.values())}"
    columns = {**names, **({figure: whole} if whole else {})}
    return Proposal(("sources", "realization"), {"columns": columns}, "reading", gives, is_one=True)
