"""Two periods, each as its account has it, scored as if some parts of what makes a score were of
one period and the rest of the other.

A measure is in both periods if it is comparable; any other counts as added or dropped.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from pipeline.account import WHOLE, Measure
from pipeline.rulebook import EVERY_VARIANT, LEVELS, Rulebook
from pipeline.score.measures import judged
from pipeline.score.rollup import counts_in, rolled_up

Cell = str | float | int | None

_ROW = {
    "mix": pl.UInt32,
    "measure_id": pl.String,
    "objective_id": pl.String,
    "perspective": pl.String,
    "formula": pl.String,
    "polarity": pl.String,
    "variant": pl.String,
    "actual": pl.Float64,
    "counted": pl.Float64,
    "actual_place": pl.Int64,
    "target": pl.Float64,
    "target_low": pl.Float64,
    "target_high": pl.Float64,
    "target_place": pl.Int64,
    "worst": pl.Float64,
    "maximum": pl.Float64,
    "weight": pl.Float64,
}


@dataclass(frozen=True)
class Side:
    """One period: its measures by id, its rulebook, the perspectives that it dropped whole."""

    measures: Mapping[str, Measure]
    rulebook: Rulebook
    dropped: Collection[str] = ()


@dataclass(frozen=True)
class Pair:
    """A measure then and now; `then` or `now` is None where the measure is not in both periods.

    `restated` is its actual then by this period's rulebook, where that differs.
    """

    then: Measure | None
    now: Measure | None
    restated: float | None = None

    def of(self, *, is_now: bool) -> Measure | None:
        return self.now if is_now else self.then


Mix = frozenset[str]
"""Which of `actual`, `target`, `weight`, `rulebook`, `coverage` are now's; others are then's."""


@dataclass(frozen=True)
class Mixed:
    """Two periods whose measures are paired."""

    then: Side
    now: Side
    pairs: Sequence[Pair]

    def value(self, mix: Mix) -> float | None:
        """The scorecard's value of a mix; null where nothing of it is scored."""
        value: float | None = self.levels(mix)["scorecard"]["value"].item()
        return value

    def levels(self, mix: Mix) -> dict[str, pl.DataFrame]:
        """Every level of a mix, without a minimum coverage: a mix is no real period."""
        rows = self._judged["rulebook" in mix].filter(mix=_number(mix))
        side = self.now if "rulebook" in mix else self.then
        covered = self.now if "coverage" in mix else self.then
        lenient = side.rulebook.model_copy(update={"minimum_coverage": 0.0})
        return rolled_up(rows, lenient, covered.dropped)

    @cached_property
    def _judged(self) -> Mapping[bool, pl.DataFrame]:
        """The measures of every mix, by whether this period's rulebook judges them."""
        return {
            is_now: _judged(self, is_now=is_now, book=side.rulebook)
            for is_now, side in ((False, self.then), (True, self.now))
        }

    def gives(self, mix: Mix) -> Mapping[str, float]:
        """What each measure gives the scorecard: what it counts, by its share of the whole."""
        levels = self.levels(mix)
        book = (self.now if "rulebook" in mix else self.then).rulebook
        shares: dict[str, dict[str, float]] = {WHOLE: {WHOLE: 1.0}}
        for level in reversed(LEVELS[:-1]):
            above = counts_in(level, book)
            shares[level] = _shares(levels[level], above, shares) if above else {}
        rows = levels["measure"].select("id", "capped").iter_rows()
        given = {key: capped * shares["measure"].get(key, 0.0) for key, capped in rows if capped}
        taken_off = levels["scorecard"]["deducted"].item()
        return given if taken_off is None else {**given, book.levels.scorecard.deduct: -taken_off}


KINDS = ("actual", "target", "weight", "rulebook", "coverage")
THEN, NOW = Mix(), Mix(KINDS)


def _number(mix: Mix) -> int:
    return sum(1 << place for place, kind in enumerate(KINDS) if kind in mix)


def every_mix() -> tuple[Mix, ...]:
    """The thirty-two mixes of the five kinds."""
    return tuple(
        Mix(kind for place, kind in enumerate(KINDS) if number >> place & 1)
        for number in range(1 << len(KINDS))
    )


def _shares(
    rows: pl.DataFrame, above: str, shares: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """The share of the whole that each node of a level has."""
    known = rows.select("id", above, "weight_used").iter_rows()
    return {key: (used or 0.0) * shares[above].get(node, 0.0) for key, node, used in known}


def _judged(mixed: Mixed, *, is_now: bool, book: Rulebook) -> pl.DataFrame:
    mixes = [mix for mix in every_mix() if ("rulebook" in mix) is is_now]
    rows = [row for mix in mixes for row in _rows(mixed, mix, book)]
    frame = pl.DataFrame(rows, schema=_ROW, orient="row").with_columns(
        id=pl.col("measure_id"),
        supplied=pl.lit(None, pl.String),
        favourable=pl.lit(None, pl.Boolean),
    )
    known = judged(frame, book)
    return known.with_columns(flags=pl.col("obstacles"))


def _rows(mixed: Mixed, mix: Mix, book: Rulebook) -> Iterator[tuple[Cell, ...]]:
    number = _number(mix)
    for pair in mixed.pairs:
        own = pair.of(is_now="coverage" in mix)
        if own is not None:
            yield (number, own.id, *_row(pair, own, mix, book, mixed))


def _row(pair: Pair, own: Measure, mix: Mix, book: Rulebook, mixed: Mixed) -> tuple[Cell, ...]:
    """A measure of a mix, from its objective to its weight, in the order of `_ROW`.

    A value that one period lacks is taken from the other. Where the period of `coverage` lacks a
    target or an actual, its lack is kept: that is a matter of coverage.
    """
    judges, weighs, promised, reached = (
        pair.of(is_now=kind in mix) or own for kind in ("rulebook", "weight", "target", "actual")
    )
    promised = promised if promised.has_target and own.has_target else own
    reached = reached if _is_known(reached) and _is_known(own) else own
    placed = weighs if any(one.id == weighs.perspective for one in book.perspectives) else judges
    polarity = book.formula(own.formula).polarity or judges.polarity
    side = mixed.now if "rulebook" in mix else mixed.then
    actual = _actual(pair, reached, by_todays_rules="rulebook" in mix)
    stands_in = book.scoring.missing == "last_value" and actual is None
    return (
        placed.objective_id,
        placed.perspective,
        own.formula,
        polarity.value,
        _asked_variant(judges, side.rulebook) or book.variant(polarity, own.formula),
        actual,
        reached.counted if stands_in else actual,
        _place(reached, reached.actual_grade),
        promised.target,
        promised.target_low,
        promised.target_high,
        _place(promised, promised.target_grade),
        promised.worst,
        promised.maximum,
        weighs.weight,
    )


def _actual(pair: Pair, reached: Measure, *, by_todays_rules: bool) -> float | None:
    is_restated = by_todays_rules and reached is pair.then and pair.restated is not None
    return pair.restated if is_restated else reached.actual


def _is_known(measure: Measure) -> bool:
    return measure.is_measured or measure.counted is not None


def _place(measure: Measure, grade: str | None) -> int | None:
    """The group of a grade in its scale, the best 0."""
    if grade is None:
        return None
    return next(place for place, group in enumerate(measure.grades) if grade in group)


def _asked_variant(measure: Measure, book: Rulebook) -> str:
    """The variant that report.toml gave the measure; empty where the rulebook's own judged it."""
    used = measure.variant
    is_own = used in EVERY_VARIANT and used != book.variant(measure.polarity, measure.formula)
    return used if is_own and used else ""
