"""A register that gives achievements and no actuals.

An achievement is a share of a target and never an actual. A column called `Capaian`, without a
percent sign, may hold either; only its sender knows which of the two.
"""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.scorecard import REPORTED
from pipeline.tables.budget_words import words_of
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_ACTUALS = ("actual", "period_actual")
_OF_A_TARGET = {"%", "persen", "persentase", "tingkat", "indeks", "achievement", "target"}
"""Words of a heading that can only mean an achievement."""


def achievements_stand_beside_actuals(review: Review) -> Iterator[Problem]:
    """Where no measure has an actual, each of its achievements is refused."""
    register = review.measures
    if register is None or "published" not in register.headings:
        return
    told = [row for column in _ACTUALS for row in register.promises.get(column, {})]
    known = pl.any_horizontal(pl.col(_ACTUALS).is_not_null()) | pl.col(ROW).is_in(told)
    if register.frame.select(known.any()).item():
        return
    measures = review.report_file.measures.items()
    excused = [
        key for key, one in measures if review.is_unavailable(key) or one.taken_from is not None
    ]
    reported = (pl.col("formula") == REPORTED) & ~pl.col("measure_id").is_in(excused)
    rows = register.frame.filter(reported & pl.col("published").is_not_null())
    lines = tuple(_may_be_actual(register, rows))
    for problem in register.cell_problems("achievement-without-actual", rows, "published"):
        yield replace(problem, proposals=lines)


def _may_be_actual(register: TypedTable, rows: pl.DataFrame) -> Iterator[Proposal]:
    """The line that reads the column as actuals, where its heading does not deny it."""
    heading = register.headings["published"]
    if rows.is_empty() or _OF_A_TARGET & set(words_of(heading)):
        return
    measure, value = rows.select("measure_id", "published").row(0)
    gives = f"{measure}: actual = {value:g}"
    yield Proposal(("sources", "realization"), {"columns": {"actual": heading}}, "reading", gives)
