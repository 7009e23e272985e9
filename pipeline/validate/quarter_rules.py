"""Measures whose quarters no rule puts together: reported, each with the rules that may do so.

The target of the year beside its quarters proves a measure's rule if only this rule makes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.validate.quarter_sums import FIGURES, PERCENT, ByQuarter

_RULES = ("sum", "mean", "last")
_NOISE = 1e-9


def not_put_together(asked: ByQuarter, *, is_given: bool) -> Iterator[Problem]:
    """Measures with figures of quarters but no known figure of the year so far: no rule puts them
    together, or a quarter is empty, and no cell gives the figure. Rules are proposed for all
    measures and, where `is_given` (the sheet has none of its own), for each."""
    for figure in (name for name in FIGURES if asked.quarters.has(name)):
        cells = asked.cells(figure, 1, asked.last)
        is_told = pl.any_horizontal(cell.is_not_null() for cell in cells)
        if figure == "actual" or not asked.period.is_part_of_a_year:
            is_told &= pl.col(figure).is_null()
        rows = asked.frame.filter(is_told & asked.so_far(figure, asked.last).is_null())
        rows = rows.filter(~pl.col(ROW).is_in(_worded(asked, figure)))
        has_rule = pl.col("aggregation").is_not_null() & ~(
            (pl.col("aggregation") == "sum") & pl.col(PERCENT)
        )
        is_ruled = has_rule if asked.way == "of_quarter" else pl.lit(value=True)
        column = _told_in(asked, figure)
        lines = tuple(_put_together(asked, figure))
        of_each = _of_each(asked) if is_given and asked.way == "of_quarter" else {}
        for code, found in (
            ("quarters-apart", rows.filter(~is_ruled)),
            ("quarter-empty", rows.filter(is_ruled)),
        ):
            for problem in asked.typed.cell_problems(code, found, column, figure=figure):
                own = of_each.get(problem.row or 0, ())
                more = lines if code == "quarters-apart" and not _is_proved(own) else ()
                yield replace(problem, proposals=(*more, *own))


def _is_proved(lines: Sequence[Proposal]) -> bool:
    return any(line.standing == "proved" for line in lines)


def _put_together(asked: ByQuarter, figure: str) -> Iterator[Proposal]:
    """The ways to put quarters together for all measures, each with what it gives of the first; a
    sum only where none is a percentage."""
    if "aggregation" in asked.typed.headings:
        return
    is_share = bool(asked.frame[PERCENT].fill_null(value=False).any())
    for way in ("mean", "last") if is_share else ("sum", "mean", "last"):
        rows = asked.frame.with_columns(aggregation=pl.lit(way))
        told = rows.select("measure_id", value=asked.so_far(figure, asked.last)).drop_nulls()
        gives = f"{told['measure_id'][0]}: {figure} = {told['value'][0]:g}" if told.height else ""
        yield Proposal(
            ("sources", "realization"), {"values": {"aggregation": way}}, "reading", gives
        )


def _told_in(asked: ByQuarter, figure: str) -> str:
    """The column of the last quarter of the period that the sheet has."""
    there = [quarter for name, quarter in asked.quarters.columns if name == figure]
    within = [quarter for quarter in there if quarter <= asked.last]
    return asked.quarters.column(figure, max(within or there))


def _worded(asked: ByQuarter, figure: str) -> list[int]:
    """The rows whose last quarter holds a word, such as a grade: it holds for the year so far."""
    promises = asked.typed.promises.get(asked.quarters.column(figure, asked.last), {})
    return [row for row, promise in promises.items() if promise.word]


def _of_each(asked: ByQuarter) -> Mapping[int, tuple[Proposal, ...]]:
    """By row, the line that gives its measure the only rule by which the quarters of its target
    make that of the year; where several rules do, or no target says, a reading for each rule."""
    told = [name for name in ("target", "year_target") if name in asked.typed.headings]
    said = pl.coalesce(*told) if told else pl.lit(None, pl.Float64)
    known: dict[int, list[tuple[Proposal, bool]]] = {}
    for rule in _RULES:
        ruled = asked.frame.with_columns(aggregation=pl.lit(rule))
        cells = ruled.select(
            ROW,
            "measure_id",
            PERCENT,
            said=said,
            target=asked.so_far("target", asked.quarters.count),
            actual=asked.so_far("actual", asked.last),
        )
        for row in cells.iter_rows(named=True):
            if row["measure_id"] and not (rule == "sum" and row[PERCENT]):
                line = _rule(row["measure_id"], rule, row["target"], row["actual"])
                known.setdefault(row[ROW], []).append((line, _is_near(row["said"], row["target"])))
    return {row: _chosen(lines) for row, lines in known.items()}


def _rule(measure: str, rule: str, target: float | None, actual: float | None) -> Proposal:
    figures = (("target", target), ("actual", actual))
    gives = "; ".join(f"{name} = {value:g}" for name, value in figures if value is not None)
    keys = {"aggregation": rule}
    return Proposal(("measures", measure), keys, "reading", f"{measure}: {gives}" if gives else "")


def _chosen(lines: Sequence[tuple[Proposal, bool]]) -> tuple[Proposal, ...]:
    fitting = [line for line, fits in lines if fits]
    if len(fitting) == 1:
        return (replace(fitting[0], standing="proved", gives=""),)
    return tuple(fitting or [line for line, _ in lines if line.gives])


def _is_near(said: float | None, made: float | None) -> bool:
    return said is not None and made is not None and abs(said - made) <= _NOISE * abs(said)
