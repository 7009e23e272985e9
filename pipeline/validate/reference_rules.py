"""Rules between tables, and between tables and report.toml: what is named must exist."""

from collections.abc import Iterator, Mapping

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
    """Objectives and measures named anywhere are in realization."""
    for name, column, target, code in REFERENCES:
        table, known = review.read(name), review.known("realization", target)
        if table is not None and known is not None:
            strange = table.frame.filter(~pl.col(column).is_in(known))
            named, more = table.named(code, strange, column)
            for row, value in named.select(ROW, column).iter_rows():
                yield table.problem(code, row, column, value, nearest=nearest(value, known))
            yield from more


def links_lead_onwards(review: Review) -> Iterator[Problem]:
    """No objective drives itself, directly or through others."""
    table = review.read("links")
    if table is None or not {"from_objective", "to_objective"} <= set(table.headings):
        return
    links = table.frame.select("from_objective", "to_objective", ROW).drop_nulls().rows()
    drives: dict[str, list[str]] = {}
    for source, target, row in links:
        way = _way(target, source, drives)
        if way:
            circle = " → ".join([source, *way])
            yield table.problem("links-cycle", row, "to_objective", target, circle=circle)
        else:
            drives.setdefault(source, []).append(target)


def _way(start: str, end: str, drives: Mapping[str, list[str]]) -> list[str]:
    """The objectives on a way from start to end, both included; empty where there is none."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        if way[-1] == end:
            return way
        onwards = [target for target in drives.get(way[-1], []) if target not in seen]
        seen.update(onwards)
        ways += [[*way, target] for target in onwards]
    return []


def promised_tables_are_delivered(review: Review) -> Iterator[Problem]:
    """Realization is always needed; a survey that report.toml describes has its answers."""
    surveys = [f"survey_{survey}" for survey in review.report_file.surveys]
    for name in ("realization", *surveys):
        added_up = name in surveys and {f"{name}_totals", f"{name}_counts"} & set(review.tables)
        if name not in review.tables and not added_up:
            yield Problem("missing-table", f"{name}.csv", values={"table": name})
