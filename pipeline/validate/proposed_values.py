"""What no sheet says of its measures, their perspective and which way is better: lines that do.

Which way is better shows where the sheet holds an achievement beside target and actual.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, Delivery
from pipeline.problems import NEAREST, Problem
from pipeline.proposals import PLACEHOLDER, Proposal, Setting, Standing
from pipeline.rulebook import Rulebook
from pipeline.scorecard import REPORTED, Polarity, is_percent
from pipeline.validate.polarity_rules import speaks_of_less
from pipeline.validate.promises import AT_LEAST, AT_MOST
from pipeline.validate.told_achievements import with_achievements
from pipeline.validate.told_ways import ways_told
from pipeline.validate.typed import TypedTable
from pipeline.validate.worded_ways import ways_by_words

_TABLE = "realization"
_ANEW = frozenset({"sections", "join", "figures", "wrapped"})
_GIVEN = ("perspective", "polarity", "objective")
_DECIMALS = r"[.,](\d+)\s*%?\s*\)?$"
_BOTH = "both"
_NOISE = 1e-9
"""What a division leaves behind the digits of a figure."""


def with_values_proposed(
    problems: Sequence[Problem],
    realization: TypedTable | None,
    delivery: Delivery,
    book: Rulebook,
) -> list[Problem]:
    """The problems; a missing polarity or perspective with the line that gives it to every row.

    `delivery` has the register as it was sent, with the remarks and notes beside it.
    """
    columns = {problem.column for problem in problems if problem.code == "missing-column"}
    if (
        realization is None
        or not columns & {*_GIVEN}
        or _is_read_anew([*problems, *delivery.problems])
    ):
        return list(problems)
    raw = delivery.tables.get(_TABLE)
    worded = ways_told(raw, realization)
    realization = with_achievements(realization, raw, _compared)
    ways = _ways(realization, worded)
    problems = [_by_figures(problem, ways) for problem in problems]
    missing = {p.column for p in problems if _is_open(p, realization)}
    if not missing & {*_GIVEN}:
        return list(problems)
    way = None if worded and not all(ways.values()) else _of_all(realization, ways)
    perspectives = [perspective.id for perspective in book.perspectives]
    is_in_one_line = bool(way) and {"objective", "perspective"} <= missing
    proved = [] if way else [*_of_each(realization, ways)]
    if way and not is_in_one_line:
        proved = [replace(_line({"polarity": way}), standing="proved")]
    open_ways = [] if way or all(ways.values()) else _open_ways(realization)
    open_ways = [way] if way and is_in_one_line else open_ways
    readings = _readings(missing, perspectives, open_ways)
    worded_less = (
        [*ways_by_words(realization, {**ways, **_contradicted(worded)})]
        if open_ways and not way
        else []
    )
    told = {
        "objective": readings,
        "polarity": [*proved, *(readings if open_ways else ()), *worded_less],
        "perspective": readings,
    }
    return [
        _with(_asked(problem, perspectives), told[problem.column])
        if problem.column in told and _is_open(problem, realization)
        else problem
        for problem in problems
    ]


def _contradicted(worded: Mapping[int, str]) -> dict[int, str]:
    """The rows whose remarks say both ways: the words of their name decide nothing then."""
    return {row: _BOTH for row, way in worded.items() if not way}


def _by_figures(problem: Problem, ways: Mapping[int, str]) -> Problem:
    """A missing polarity without proposals of headings, where the figures of every measure prove
    it: words for rising and falling prove less than an achievement."""
    is_told = bool(ways) and all(ways.values()) and problem.column == "polarity"
    is_read = all(line.standing == "reading" for line in problem.proposals)
    return replace(problem, proposals=(), values={}) if is_told and is_read else problem


def _readings(
    missing: Collection[str], perspectives: Sequence[str], ways: Sequence[Polarity]
) -> list[Proposal]:
    """A line for each perspective and way that may be all measures', with room for the words of
    their objective where they have none."""
    words = PLACEHOLDER if "objective" in missing else ""
    return [
        _line({name: said for name, said in given if said}, "choice" if words else "reading")
        for one in (perspectives if "perspective" in missing else ("",))
        for each in ((ways if "polarity" in missing else ()) or ("",))
        if (given := (("objective", words), ("perspective", one), ("polarity", each)))
    ]


def _asked(problem: Problem, perspectives: Sequence[str]) -> Problem:
    """A missing perspective as the question which of the rulebook's perspectives it is."""
    if problem.column != "perspective":
        return problem
    return replace(problem, code="perspective-missing", values={"choices": perspectives})


def _with(problem: Problem, lines: Sequence[Proposal]) -> Problem:
    return replace(problem, proposals=(*problem.proposals, *lines))


def _is_read_anew(problems: Sequence[Problem]) -> bool:
    """Whether a line will read the measures from rows of another kind or join a second file to
    them, so that it is too early to ask about them."""
    return any(
        line.standing == "proved"
        and line.header == ("sources", _TABLE)
        and _ANEW & line.keys.keys()
        for one in problems
        for line in one.proposals
    )


def _open_ways(realization: TypedTable) -> list[Polarity]:
    """Which polarities all measures may have: minimize only where there are no grades."""
    return [one for one in _WAYS if one == Polarity.MAXIMIZE or not _has_grades(realization)]


def _is_open(problem: Problem, realization: TypedTable) -> bool:
    """Whether a column is missing from the register, and no heading may be it."""
    place = (realization.source.file, realization.source.sheet)
    by_heading = any("columns" in proposal.keys for proposal in problem.proposals)
    return (
        problem.code == "missing-column"
        and (problem.file, problem.sheet) == place
        and not (by_heading or problem.values.get(NEAREST))
    )


def _line(values: Mapping[str, Setting], standing: Standing = "reading") -> Proposal:
    return Proposal(("sources", _TABLE), {"values": values}, standing)


def _ways(realization: TypedTable, worded: Mapping[int, str]) -> dict[int, str]:
    """Which way is better in each row, by its achievement, the sign of its target or its remarks;
    empty where none of them says, or where they differ."""
    told = dict(_compared(realization).iter_rows())
    plainly = _plain_ways(realization)
    signs = realization.promises.get("target", {})
    signed = {row: _SIGNED[one.sign] for row, one in signs.items() if one.sign in _SIGNED}
    ways = {}
    for row in realization.frame[ROW]:
        said = {way for way in (told.get(row), signed.get(row), worded.get(row)) if way}
        said |= set() if said else {plainly.get(row, "")}
        ways[row] = next(iter(said)) if len(said) == 1 else ""
    return ways


def _plain_ways(realization: TypedTable) -> dict[int, str]:
    """The polarity of rows by their target alone: more is better for grades, and for a share whose
    target is 100%, unless its name speaks of something of which less is better."""
    graded = {row for row, one in realization.promises.get("target", {}).items() if one.word}
    rows = realization.frame.select(ROW, "target", "measured_in", "measure").iter_rows()
    whole = {
        row
        for row, target, unit, name in rows
        if target == _ALL and is_percent(unit or "") and not speaks_of_less(name or "")
    }
    return dict.fromkeys(graded | whole, Polarity.MAXIMIZE.value)


_ALL = 100


def _of_all(realization: TypedTable, ways: Mapping[int, str]) -> Polarity | None:
    """The polarity of all rows, where those that say one agree and the others can have it."""
    compared = dict(_compared(realization).iter_rows())
    said = {way for way in ways.values() if way}
    is_open = any(row in compared for row, way in ways.items() if not way)
    if len(said) != 1 or is_open:
        return None
    (way,) = said
    return Polarity(way) if _is_of_all(realization, way) else None


def _of_each(realization: TypedTable, ways: Mapping[int, str]) -> Iterator[Proposal]:
    """A line for each measure whose row proves which way is better."""
    measures = dict(realization.frame.select(ROW, "measure_id").iter_rows())
    for row, way in ways.items():
        if way and measures[row]:
            yield Proposal(("measures", str(measures[row])), {"polarity": way})


_WAYS = (Polarity.MAXIMIZE, Polarity.MINIMIZE)


_SIGNED = {AT_LEAST: Polarity.MAXIMIZE.value, AT_MOST: Polarity.MINIMIZE.value}


def _is_of_all(realization: TypedTable, way: str) -> bool:
    """Whether all rows can have this polarity: for rows without a number, only maximize."""
    return way == Polarity.MAXIMIZE or not realization.frame["target"].has_nulls()


def _has_grades(realization: TypedTable) -> bool:
    return any(one.word for one in realization.promises.get("target", {}).values())


def _compared(realization: TypedTable) -> pl.DataFrame:
    """Every row with a target and an actual in numbers, and the polarity its achievement says:
    empty where it says none; rows that met their target exactly, which say any, left out."""
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
        .otherwise(pl.lit(""))
    )
    return rows.select(ROW, way=way)
