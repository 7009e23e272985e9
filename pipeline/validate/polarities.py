"""Which way is better, by what report.toml says of a measure: `[measures."IKU-1"] polarity`."""

from collections.abc import Mapping, Sequence

from pipeline.problems import Problem
from pipeline.reportfile import ReportFile
from pipeline.validate.told_of_measures import with_told
from pipeline.validate.typed import TypedTable

_TABLE, _COLUMN = "realization", "polarity"


def with_polarities(
    tables: Mapping[str, TypedTable], problems: Sequence[Problem], report_file: ReportFile
) -> tuple[dict[str, TypedTable], list[Problem]]:
    """The tables with the polarities that report.toml gives measures, before those it gives all.
    The column is not missing where every measure has a polarity. A differing sheet is refused."""
    said = {
        measure: one.polarity.value
        for measure, one in report_file.measures.items()
        if one.polarity is not None
    }
    register = tables.get(_TABLE)
    if register is None or not said:
        return dict(tables), list(problems)
    given = report_file.sources.get(_TABLE)
    is_given = given is not None and _COLUMN in given.values
    filled, differing = with_told(register, _COLUMN, said, is_given=is_given)
    is_whole = not filled.frame[_COLUMN].has_nulls()
    left = [p for p in problems if not (is_whole and _is_missing(p, register))]
    return {**tables, _TABLE: filled}, [*left, *differing]


def _is_missing(problem: Problem, register: TypedTable) -> bool:
    place = (register.source.file, register.source.sheet)
    is_of = (problem.file, problem.sheet) == place and problem.code == "missing-column"
    return is_of and problem.column == _COLUMN
