"""Figures of other years beside those of the period: the lines by which they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, ReportFile, places_as_written
from pipeline.tables.years import figures_of
from pipeline.validate.typed import TypedTable

_TABLE = "realization"


def with_years_proposed(
    problems: Sequence[Problem], tables: Mapping[str, TypedTable], report_file: ReportFile
) -> list[Problem]:
    """The problems. An unknown column of the register with an earlier year's figure proposes the
    line that reads it as table `history`, or is no problem if it is read so already. The target of
    the year that follows proposes the line that names it."""
    register, history = tables.get(_TABLE), tables.get("history")
    if register is None:
        return list(problems)
    place = (register.source.file, register.source.sheet)
    is_read = history is not None and (history.source.file, history.source.sheet) == place
    period = report_file.period
    mended = []
    strange = [one.column for one in problems if one.code == "unknown-column"]
    figures = figures_of(strange, period.start.year)
    for problem in problems:
        figure = figures.get(problem.column) if problem.code == "unknown-column" else None
        if figure is None or (problem.file, problem.sheet) != place:
            mended.append(problem)
            continue
        year, name = figure
        lines: tuple[Proposal, ...] = ()
        if year < period.start.year:
            if is_read:
                continue
            lines = () if history else (_history(register, report_file),)
        elif (year, name) == (period.end.year + 1, "target") and _has_no_next(
            register, report_file
        ):
            keys = {"columns": {"next_target": problem.column}}
            lines = (Proposal(("sources", _TABLE), keys),)
        mended.append(replace(problem, proposals=(*problem.proposals, *lines)))
    return mended


def _has_no_next(register: TypedTable, report_file: ReportFile) -> bool:
    return "next_target" not in register.headings and not report_file.period.is_part_of_a_year


def _history(register: TypedTable, report_file: ReportFile) -> Proposal:
    """The register's own file and sheet, or all of them, read as table `history` too."""
    source = report_file.sources.get(_TABLE, FileSource())
    read = FileSource(
        file=register.source.file,
        sheet=register.source.sheet,
        header_row=source.header_row,
        range=source.range,
    )
    keys = places_as_written(source.apart if source.below else (read,))
    return Proposal(("sources", "history"), keys)
