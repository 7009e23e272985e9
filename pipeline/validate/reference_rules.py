"""Rules between tables, and between tables and report.toml: what is named must exist."""

from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem, nearest
from pipeline.validate.review import Review

REFERENCES = (
    ("budget", "objective_id", "objective_id", "unknown-objective"),
    ("csf", "objective_id", "objective_id", "unknown-objective"),
    ("csf", "measure_id", "measure_id", "unknown-measure"),
    ("links", "from_objective", "objective_id", "unknown-objective"),
    ("links", "to_objective", "objective_id", "unknown-objective"),
    ("history", "measure_id", "measure_id", "unknown-measure"),
)
"""Table and column, the column of realization that holds what they may name, and the code."""


def references_exist(review: Review) -> Iterator[Problem]:
    """Objectives and measures named anywhere stand in realization."""
    for name, column, target, code in REFERENCES:
        table, known = review.read(name), review.known("realization", target)
        if table is not None and known is not None:
            strange = table.frame.filter(~pl.col(column).is_in(known))
            for row, value in strange.select(ROW, column).iter_rows():
                yield table.problem(code, row, column, value, nearest=nearest(value, known))


def promised_tables_are_delivered(review: Review) -> Iterator[Problem]:
    """Realization is always needed; a survey that report.toml describes has its answers."""
    surveys = (f"survey_{survey}" for survey in review.report_file.surveys)
    for name in ("realization", *surveys):
        if name not in review.tables:
            yield Problem("missing-table", f"{name}.csv", values={"table": name})
