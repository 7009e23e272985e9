"""Words that say that there is no number, such as NULL: the line that makes them empty cells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables.kinds import folded
from pipeline.validate.typed import TypedTable

_CODES = frozenset(
    {"not-a-number", "not-an-amount", "not-whole", "not-a-date", "neither-number-nor-grade"}
)
_WORDS = frozenset(
    {
        *("null", "(null)", "none", "nan", "na", "n/a", "#n/a", "t/a", "-", "kosong"),
        *("tidak ada", "tidak ada data", "tidak tersedia", "data tidak tersedia", "belum ada"),
        *("belum ada data", "belum tersedia", "belum rilis", "belum dirilis", "belum diketahui"),
        *("belum terbit", "belum keluar", "belum diukur", "belum dinilai", "tidak diukur"),
        *("no data", "not available", "not yet", "not yet available", "not measured", "pending"),
    }
)
"""What offices and programs write where nothing is known. `nihil` is none of them: it is a zero."""


def with_missing_proposed(
    problems: Sequence[Problem], tables: Mapping[str, TypedTable], report_file: ReportFile
) -> list[Problem]:
    """The problems; words for a missing value propose one line per table that declares them all."""
    named = {(table.source.file, table.source.sheet): name for name, table in tables.items()}
    found: dict[str, list[str]] = {}
    for problem in problems:
        if _says_nothing(problem) and (table := named.get((problem.file, problem.sheet))):
            words = found.setdefault(table, [])
            words += [] if problem.value in words else [problem.value]
    lines = {table: _line(table, words, report_file) for table, words in found.items()}
    return [
        replace(problem, proposals=(*problem.proposals, lines[table]))
        if _says_nothing(problem) and (table := named.get((problem.file, problem.sheet)))
        else problem
        for problem in problems
    ]


def _says_nothing(problem: Problem) -> bool:
    return problem.code in _CODES and folded(problem.value) in _WORDS


def _line(table: str, words: Sequence[str], report_file: ReportFile) -> Proposal:
    before = report_file.sources.get(table, FileSource()).missing
    return Proposal(("sources", table), {"missing": (*before, *words)}, "reading")
