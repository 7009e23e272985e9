"""A scored case from a few rows, for tests of what looks at one."""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.case import Case
from pipeline.ingest import read_rulebook
from pipeline.language import language
from pipeline.measure import measured
from pipeline.reportfile import ReportFile
from pipeline.rulebook import Rulebook
from pipeline.score import scored, supposing
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables

DEFAULT = read_rulebook("rapor-2026", None, None).rulebook


def case_of(
    measures: Sequence[Mapping[str, object]],
    *,
    rulebook: Rulebook = DEFAULT,
    given: ReportFile | None = None,
    words: str = "en",
    **others: pl.DataFrame,
) -> Case:
    """Measures (each over the one by hand) and further tables, measured and scored."""
    order = given or report_file()
    realization = delivered("realization", [{**REALIZATION, **row} for row in measures])
    typed = tables(realization=realization, **others)
    actuals = measured(typed, order, rulebook)
    return Case(
        typed,
        actuals,
        scored(typed, actuals, order, rulebook),
        order,
        rulebook,
        language(words),
        supposing(typed, actuals, order, rulebook),
    )
