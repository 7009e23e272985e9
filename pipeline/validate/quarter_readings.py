"""What the quarters of a register may hold, each reading with what it would make of a measure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Setting, Standing
from pipeline.tables.quarter_names import PartOfYear
from pipeline.tables.quarters import Quarters, say_up_to
from pipeline.validate.quarter_sums import FIGURES, ByQuarter, Way, made
from pipeline.values import Number

_WAYS: tuple[Way, ...] = ("of_quarter", "cumulative")
_HEADER = ("sources", "realization")
_NOISE = 1e-9
_QUARTERLY = re.compile(r"\b(tw|triwulan|quarter\w*|bulan\w*|month\w*)\b", re.IGNORECASE)
_DIGITS = 9


def quarter_readings(asked: ByQuarter) -> Iterator[Proposal]:
    """Both readings, each with its figures for the first measure that they read differently. Only
    the proved reading is given if there is one: plain columns beside the quarters agree with it
    for every measure they name, and with no other reading for at least one. The rule by which
    quarters are put together is proved with it."""
    proved = [keys for keys, reading in _candidates(asked) if _is_proved(reading)]
    if len(proved) == 1:
        yield Proposal(_HEADER, proved[0], "proved")
        return
    if not proved and _each_in_its_own_way(asked):
        yield Proposal(_HEADER, said_so("of_quarter", asked.quarters.by), "proved")
        return
    told = {way: _told(replace(asked, way=way)) for way in _WAYS}
    pairs = list(zip(*(told[way].rows() for way in _WAYS), strict=True))
    apart = next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
    for way in _WAYS:
        row = told[way].row(apart, named=True) if pairs else {}
        yield _reading(said_so(way, asked.quarters.by), _gives(row))


def _each_in_its_own_way(asked: ByQuarter) -> bool:
    """Whether the targets of the year are those of the last quarter for some measures and sums of
    all quarters for others, and nothing else: then each measure has an aggregation of its own."""
    is_told = "aggregation" in asked.typed.headings
    if is_told or not (_said(asked, "target") and asked.quarters.has("target")):
        return False
    frame = _beside(replace(asked, way="cumulative"), "target")
    cells = asked.cells("target", 1, _last(asked, "target"))
    added = asked.frame.select(pl.sum_horizontal(*cells)).to_series()
    is_last, is_sum = (_agrees(frame["said"], one) for one in (frame["made"], added))
    is_either = is_last | is_sum | frame["said"].is_null()
    return bool((is_last & ~is_sum).any() and (is_sum & ~is_last).any() and is_either.all())


def said_so(way: Way, by: PartOfYear) -> Mapping[str, str]:
    """The key that says what quarters or months hold."""
    if by == "quarter":
        return {"quarters": way}
    return {"months": "of_month" if way == "of_quarter" else way}


def told_cumulative(raw: RawTable, quarters: Quarters) -> Proposal | None:
    """The line of a register that says itself that quarters hold the year up to their end: in the
    heading of each, or in a title that speaks of quarters."""
    headings = list(quarters.columns.values())
    if all(say_up_to(one) for one in headings):
        because = headings[0]
    else:
        titles = (one for one in raw.title if _QUARTERLY.search(one) and say_up_to(one))
        because = next(titles, "")
    keys = said_so("cumulative", quarters.by)
    return Proposal(_HEADER, keys, because=because) if because else None


def _candidates(asked: ByQuarter) -> Iterator[tuple[Mapping[str, Setting], ByQuarter]]:
    """Each way to read the quarters, with its keys. Where the sheet does not say how quarters are
    put together, one way per rule, the same for all measures."""
    by = asked.quarters.by
    yield said_so("cumulative", by), replace(asked, way="cumulative")
    alone = replace(asked, way="of_quarter")
    if "aggregation" in asked.typed.headings:
        yield said_so("of_quarter", by), alone
        return
    for rule in ("sum", "mean"):
        frame = asked.typed.frame.with_columns(aggregation=pl.lit(rule))
        reading = replace(alone, typed=replace(asked.typed, frame=frame))
        yield {**said_so("of_quarter", by), "values": {"aggregation": rule}}, reading


def _told(asked: ByQuarter) -> pl.DataFrame:
    names = [figure for figure in FIGURES if asked.quarters.has(figure)]
    return made(asked).select("measure_id", *names)


def _gives(row: dict[str, str | float | None]) -> str:
    """`IKU-1: target = 50; actual = 40`; what would not be known is `?`."""
    if not row:
        return ""
    figures = (
        f"{name} = {'?' if row[name] is None else format(row[name], 'g')}"
        for name in FIGURES
        if name in row
    )
    return f"{row['measure_id']}: {'; '.join(figures)}"


def _reading(keys: Mapping[str, str], gives: str, standing: Standing = "reading") -> Proposal:
    return Proposal(_HEADER, keys, standing, gives)


def _is_proved(asked: ByQuarter) -> bool:
    """Whether plain figures agree with this reading for all measures, and for at least one measure
    with no other way to read the quarters."""
    figures = [name for name in FIGURES if _said(asked, name) and asked.quarters.has(name)]
    found = [_telling(asked, figure) for figure in figures]
    return bool(found) and all(found)


def _telling(asked: ByQuarter, figure: str) -> bool:
    frame = _beside(asked, figure)
    is_told = frame["said"].is_not_null()
    agrees = _agrees(frame["said"], frame["made"])
    others = [_agrees(frame["said"], other) for other in _others(asked, figure)]
    alone = reduce(lambda left, other: left & ~other, others, agrees)
    is_alike = (frame["made"].is_null() | agrees) & is_told | ~is_told
    return bool(alone.any()) and bool(is_alike.all())


def _plain(asked: ByQuarter) -> list[str]:
    return [name for name in FIGURES if name in asked.typed.headings]


def _said(asked: ByQuarter, figure: str) -> str:
    """The plain column that says what a figure is, as `Target Tahunan` does of the last quarter."""
    is_of_year = figure == "target" and "year_target" in asked.typed.headings
    return figure if figure in asked.typed.headings else "year_target" if is_of_year else ""


def _last(asked: ByQuarter, figure: str) -> int:
    """The last quarter that a plain figure covers: a target is that of the year."""
    return asked.quarters.count if figure == "target" else asked.last


def _beside(asked: ByQuarter, figure: str) -> pl.DataFrame:
    """What a plain column says, and what the quarters make of it."""
    said, last = _said(asked, figure) or figure, _last(asked, figure)
    return asked.frame.select(ROW, said=pl.col(said), made=asked.so_far(figure, last))


def _others(asked: ByQuarter, figure: str) -> Sequence[pl.Series]:
    """What other readings make of the quarters: the last quarter, their sum, their mean."""
    cells = asked.cells(figure, 1, _last(asked, figure))
    if len(cells) == 1:
        return [asked.frame.select(cells[0]).to_series()]
    ways = {"sum": pl.sum_horizontal(*cells), "mean": pl.mean_horizontal(*cells)}
    if asked.way == "of_quarter":
        rules = asked.typed.frame["aggregation"].drop_nulls().unique()
        ways = {name: way for name, way in ways.items() if [name] != rules.to_list()}
        ways |= {"last": cells[-1]}
    return [asked.frame.select(cell.alias(name)).to_series() for name, cell in ways.items()]


def _agrees(one: pl.Series, other: pl.Series) -> pl.Series:
    near = (one - other).abs() <= _NOISE * one.abs()
    return near.fill_null(value=False)


def differing(asked: ByQuarter) -> Iterator[Problem]:
    """Plain figures that are not what the quarters make of them."""
    for figure in (name for name in _plain(asked) if asked.quarters.has(name)):
        frame = _beside(asked, figure)
        both = frame["said"].is_not_null() & frame["made"].is_not_null()
        strange = frame.filter(both & ~_agrees(frame["said"], frame["made"]))
        other = next(way for way in _WAYS if way != asked.way)
        lines = (
            (_reading(said_so(other, asked.quarters.by), ""),)
            if _fits(asked, figure, other)
            else ()
        )
        numbers = [Number(value, _DIGITS) for value in strange["made"]]
        cells = asked.typed.written(figure, strange[ROW])
        for row, expected in zip(strange[ROW], numbers, strict=True):
            told = asked.typed.problem(
                "quarters-differ", row, figure, cells.get(row, ""), expected=expected
            )
            yield replace(told, proposals=lines)


def _fits(asked: ByQuarter, figure: str, way: Way) -> bool:
    """Whether quarters read the other way make what the plain figures say."""
    frame = _beside(replace(asked, way=way), figure)
    both = frame.drop_nulls()
    return not both.is_empty() and bool(_agrees(both["said"], both["made"]).all())
