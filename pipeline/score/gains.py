"""What perspectives and scorecard would be if a single measure just met its target, for each one.

All are scored once as they are and once as if each met its target; the effect of a single measure
is carried up its own branch. A full rescoring would give the same and take one run per measure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, isfinite, log

import polars as pl

from pipeline.account import WHOLE
from pipeline.delivery import Tables
from pipeline.reportfile import ReportFile
from pipeline.results import Measured
from pipeline.rulebook import LEVELS, Rulebook
from pipeline.score.dropped import perspectives_dropped
from pipeline.score.measures import measure_scores
from pipeline.score.rollup import counts_in, rolled_up


@dataclass(frozen=True)
class _Part:
    """A measure or node that has a value: its share of its parent node, and the parent's id."""

    value: float
    share: float
    above: str | None


Values = Mapping[str, float | None]
"""The unrounded values of perspectives and scorecard, by id."""


@dataclass(frozen=True)
class IfMet:
    """The scores as they are, and what each measure would count if it just met its target."""

    rulebook: Rulebook
    levels: Mapping[str, Mapping[str, _Part]]
    met: Mapping[str, float | None]
    plain: Values
    deducted: float | None

    def values(self, measure: str) -> Values:
        """The values of perspectives and scorecard if this measure alone met its target."""
        then = dict(self.plain)
        level, key, value = "measure", measure, self.met.get(measure)
        while value is not None and (above := counts_in(level, self.rulebook)):
            part = self.levels[level].get(key)
            if part is None or part.above is None or part.share == 0:
                break
            value = self._mean(above, level, key, value)
            level, key = above, part.above
            if level in ("perspective", WHOLE):
                then[key] = value
        return then if self.plain.get(WHOLE) is not None else {**then, WHOLE: None}

    def _mean(self, level: str, below: str, key: str, value: float) -> float:
        """The value of the node that a part counts in, with another value of that part."""
        own, rules = self.levels[below][key], self.rulebook.levels.of(level)
        beside = self.beside[below][own.above]
        if rules.mean == "geometric":
            others = [(part.share, part.value) for part in beside if part is not own]
            mean = _geometric([*others, (own.share, value)])
        else:
            mean = sum(part.share * part.value for part in beside if part is not own)
            mean += own.share * value
        floor = rules.floor if rules.floor is not None else -inf
        cap = rules.cap if rules.cap is not None else inf
        limited = min(max(mean, floor), cap)
        if level != WHOLE or self.deducted is None:
            return limited
        return max(limited - self.deducted, self.rulebook.limits(WHOLE)[0])

    @cached_property
    def beside(self) -> Mapping[str, Mapping[str | None, Sequence[_Part]]]:
        """By level, the parts that count in each node."""
        found: dict[str, dict[str | None, list[_Part]]] = {}
        for level, parts in self.levels.items():
            for part in parts.values():
                found.setdefault(level, {}).setdefault(part.above, []).append(part)
        return found


def _geometric(known: list[tuple[float, float]]) -> float:
    if any(value == 0 for share, value in known if share > 0):
        return 0.0
    return exp(sum(share * log(value) for share, value in known if share > 0))


def if_met(
    tables: Tables, measured: Measured, report_file: ReportFile, rulebook: Rulebook
) -> IfMet:
    """Score everything twice: as it is, and as if every measure just met its target."""
    rows = measure_scores(tables, measured, report_file, rulebook)
    met = measure_scores(tables, measured, report_file, rulebook, supposing_met=True)
    levels = rolled_up(rows.with_columns(id="measure_id"), rulebook, perspectives_dropped(tables))
    whole = levels[WHOLE]
    return IfMet(
        rulebook,
        {level: _parts(levels[level], counts_in(level, rulebook)) for level in LEVELS[:-1]},
        dict(met.select("measure_id", "capped").iter_rows()),
        {
            **dict(levels["perspective"].select("id", "value").iter_rows()),
            WHOLE: whole["value"].item(),
        },
        whole["deducted"].item(),
    )


def _parts(rows: pl.DataFrame, above: str | None) -> Mapping[str, _Part]:
    """Every part of a level that has a value, by id."""
    holder = pl.lit(None, pl.String) if above is None else pl.col(above)
    known = rows.select("id", "value", "weight_used", holder.alias("above"))
    return {
        key: _Part(value, share or 0.0, node)
        for key, value, share, node in known.iter_rows()
        if value is not None and isfinite(value)
    }
