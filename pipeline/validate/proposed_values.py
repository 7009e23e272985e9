"""What no sheet says of its measures, their perspective and which way is better: lines that do.

Which way is better shows where the sheet holds an achievement beside target and actual.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import NEAREST, Problem
from pipeline.proposals import Proposal, Setting
from pipeline.reportfile import FileSource
from pipeline.rulebook import Rulebook
from pipeline.scorecard import REPORTED, Polarity, row_ranges
from pipeline.validate.typed import TypedTable

_TABLE = "realization"
_USUAL = "customer"
_DECIMALS = r"[.,](\d+)\s*%?\s*\)?$"
_NOISE = 1e-9
"""What a division leaves behind the digits of a figure."""


def with_values_proposed(
    problems: Sequence[Problem], realization: TypedTable | None, source: FileSource, book: Rulebook
) -> list[Problem]:
    """The problems; a missing polarity or perspective with the line that gives it to every row."""
    missing = {p.column for p in problems if realization and _is_open(p, realization)}
    if realization is None or not missing & {"polarity", "perspective"}:
        return list(problems)
    way, is_proved, gives = _polarity(realization)
    perspectives = [perspective.id for perspective in book.perspectives]
    usual = _USUAL if _USUAL in perspectives else perspectives[0]
    given: dict[str, Setting] = {"polarity": way, "perspective": usual}
    values = {**source.values, **{name: given[name] for name in given if name in missing}}
    told = [gives] if "polarity" in missing and not is_proved and gives else []
    told += [f"perspective: {', '.join(perspectives)}"] if "perspective" in missing else []
    choice = _line(values, "; ".join(told))
    proved = (replace(_line({"polarity": way}), standing="proved"),) if is_proved else (choice,)
    mended = []
    for problem in problems:
        if not _is_open(problem, realization) or problem.column not in given:
            mended.append(problem)
        elif problem.column == "polarity":
            mended.append(replace(problem, proposals=(*problem.proposals, *proved)))
        else:
            code, named = "perspective-missing", {"choices": perspectives}
            proposals = (*problem.proposals, choice)
            mended.append(replace(problem, code=code, values=named, proposals=proposals))
    return mended


def _is_open(problem: Problem, realization: TypedTable) -> bool:
    """Whether a column is missing from the register, and no heading may be it."""
    place = (realization.source.file, realization.source.sheet)
    by_heading = any("columns" in proposal.keys for proposal in problem.proposals)
    return (
        problem.code == "missing-column"
        and (problem.file, problem.sheet) == place
        and not (by_heading or problem.values.get(NEAREST))
    )


def _line(values: Mapping[str, Setting], gives: str = "") -> Proposal:
    return Proposal(("sources", _TABLE), {"values": values}, "choice", gives)


def _polarity(realization: TypedTable) -> tuple[Polarity, bool, str]:
    """Which way is better by the achievements of the sheet, whether they leave no other, and else
    which rows say what."""
    rows = _compared(realization)
    said = {way: rows.filter(pl.col("way") == way)[ROW] for way in (*_WAYS, "?")}
    ways = [way for way in _WAYS if len(said[way])]
    if len(ways) == 1 and said["?"].is_empty() and _is_of_all(realization, ways[0]):
        return Polarity(ways[0]), True, ""
    told = [f"{way}: {row_ranges(found)}" for way, found in said.items() if len(found)]
    more = len(said[Polarity.MINIMIZE]) > len(said[Polarity.MAXIMIZE])
    usual = Polarity.MINIMIZE if more else Polarity.MAXIMIZE
    return usual, False, "; ".join(told) if ways else ""


_WAYS = (Polarity.MAXIMIZE, Polarity.MINIMIZE)


def _is_of_all(realization: TypedTable, way: str) -> bool:
    """Whether what numbers say holds for the other rows: of grades more is better."""
    target = realization.frame["target"]
    return way == Polarity.MAXIMIZE or not target.has_nulls()


def _compared(realization: TypedTable) -> pl.DataFrame:
    """Every row with a target and an actual in numbers, and the polarity its achievement says: `?`
    where it says none; rows that met their target exactly, which say any, left out."""
    target, actual, said = pl.col("target"), pl.col("actual"), pl.col("published")
    text = pl.lit(None, pl.String)
    if "published" in realization.texts.columns:
        text = pl.lit(realization.texts["published"].cast(pl.String))
    decimals = text.str.extract(_DECIMALS, 1).str.len_chars().fill_null(0)
    rows = realization.frame.with_columns(_half=0.5 * pl.lit(10.0).pow(-decimals.cast(pl.Float64)))
    rows = rows.filter(
        (pl.col("formula") == REPORTED) & target.is_not_null() & actual.is_not_null()
    )
    rows = rows.filter(target != actual)

    def agrees(percent: pl.Expr) -> pl.Expr:
        near = (percent - said).abs() <= pl.col("_half") + _NOISE * percent.abs()
        return near.fill_null(value=False)

    up = agrees(100 * actual / target)
    down = agrees(100 * (2 * target - actual) / target)
    down |= agrees(100 * target / actual) & (actual != 0)
    way = (
        pl.when(up & ~down)
        .then(pl.lit(Polarity.MAXIMIZE.value))
        .when(down & ~up)
        .then(pl.lit(Polarity.MINIMIZE.value))
        .otherwise(pl.lit("?"))
    )
    return rows.select(ROW, way=way)
