"""A scored case from a few rows, for tests of what looks at one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.case import Case
from pipeline.grades import Graded
from pipeline.ingest import read_rulebook
from pipeline.measure import measured
from pipeline.reportfile import ReportFile
from pipeline.rulebook import Rulebook
from pipeline.score import account_of
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables

_SHIPPED = read_rulebook("rapor-2026", None, None).rulebook
DEFAULT = _SHIPPED.model_copy(
    update={"survey": _SHIPPED.survey.model_copy(update={"smallest_group": 1})}
)
"""The shipped rulebook, but with groups of one person shown: tables made by hand are small."""


def case_of(
    measures: Sequence[Mapping[str, object]],
    *,
    rulebook: Rulebook = DEFAULT,
    given: ReportFile | None = None,
    words: str = "en",
    graded: Mapping[str, Graded] | None = None,
    **others: pl.DataFrame,
) -> Case:
    """Measures (each row over the defaults of REALIZATION) and further tables, scored.

    `graded` are the measures whose figures are grades, by their ids.
    """
    order = in_language(given or report_file(), words)
    realization = delivered("realization", [{**REALIZATION, **row} for row in measures])
    typed = replace(tables(realization=realization, **others), graded=graded or {})
    found = measured(typed, order, rulebook)
    return Case(account_of(typed, found, order, rulebook), order, rulebook)


def in_language(given: ReportFile, code: str) -> ReportFile:
    """The same report.toml for a report in another language."""
    return given.model_copy(update={"report": given.report.model_copy(update={"language": code})})
