"""Rules of targets, the agreements that state them, and what a revision did with each measure.

Each rule reports one problem for the whole register, with all its rows.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.scorecard import PkStatus, TargetSource
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_SOURCE, _STATUS = pl.col("target_source"), pl.col("pk_status")
_BEFORE, _TARGET, _ACTUAL = (pl.col(f"told_{name}") for name in ("before", "target", "actual"))
"""What a row says in each of these columns: a number or a grade."""


def targets_come_from_one_agreement(review: Review) -> Iterator[Problem]:
    """A revised agreement replaces the earlier agreement, for every measure (a warning)."""
    realization = review.measures
    if realization is None:
        return
    if realization.frame.select((_SOURCE == TargetSource.PK_PERUBAHAN).any()).item():
        earlier = realization.frame.filter(_SOURCE == TargetSource.PK, ~_is_told_apart())
        yield from realization.rows_problem("two-agreements", earlier, "target_source")


def revised_targets_have_a_revised_budget(review: Review) -> Iterator[Problem]:
    """An agreement is revised after the budget: where no ceiling changed, a warning."""
    realization, budget = review.measures, review.read("budget")
    if realization is None or budget is None:
        return
    is_revised = pl.col("ceiling") != pl.col("ceiling_before")
    if not budget.frame.select(is_revised.any()).item():
        revised = realization.frame.filter(_SOURCE == TargetSource.PK_PERUBAHAN)
        yield from realization.rows_problem("revision-not-shown", revised, "target_source")


def revisions_agree_with_their_targets(review: Review) -> Iterator[Problem]:
    """A measure's status must agree with its two targets and its actual (warnings)."""
    if realization := review.read("realization"):
        told = realization.frame.with_columns(
            told_before=_told(realization, "target_before"),
            told_target=_told(realization, "target"),
            told_actual=_told(realization, "actual"),
        )
        for code, (column, contradicts) in _CONTRADICTIONS.items():
            rows = told.filter(contradicts)
            yield from realization.rows_problem(code, rows, column)


def _told(table: TypedTable, column: str) -> pl.Expr:
    words = {row: one.word for row, one in table.promises.get(column, {}).items() if one.word}
    said = pl.col(ROW).replace_strict(words, default=None, return_dtype=pl.String)
    return pl.coalesce(said, pl.col(column).cast(pl.String))


def something_is_still_promised(review: Review) -> Iterator[Problem]:
    """A register of dropped measures alone leaves nothing to score."""
    measures = review.measures
    if measures is not None and measures.frame.is_empty() and not measures.texts.is_empty():
        yield measures.problem("nothing-promised", None, "pk_status")


def _is_told_apart() -> pl.Expr:
    """Whether the row is new or revised: with the first agreement, another warning names it."""
    return _STATUS.is_in([PkStatus.NEW.value, PkStatus.REVISED.value]).fill_null(value=False)


_CONTRADICTIONS: Mapping[str, tuple[str, pl.Expr]] = {
    "revised-without-before": (
        "target_before",
        (_STATUS == PkStatus.REVISED) & _BEFORE.is_null(),
    ),
    "revised-to-the-same": (
        "target_before",
        (_STATUS == PkStatus.REVISED) & (_TARGET == _BEFORE),
    ),
    "unchanged-but-differs": (
        "target_before",
        (_STATUS == PkStatus.UNCHANGED) & (_TARGET != _BEFORE),
    ),
    "new-with-before": ("target_before", (_STATUS == PkStatus.NEW) & _BEFORE.is_not_null()),
    "dropped-with-actual": (
        "actual",
        (_STATUS == PkStatus.DROPPED) & _ACTUAL.is_not_null(),
    ),
    "revised-in-first-agreement": (
        "target_source",
        _is_told_apart() & (_SOURCE == TargetSource.PK),
    ),
}
"""By problem code: the column that the warning names, and the rows that contradict themselves."""
