"""The parts of a year → what a measure achieved since January, by the rule its row names.

A delivered actual is that of the year so far and is kept. Where it is empty, `sum` adds what each
part achieved alone, `last` takes the period's own, and `mean` is the plain mean of the parts that
are known, each counted alike. Percentages are never added up, and a part that is not known is
never zero: a sum without it is not known either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from pipeline.account import Cumulative, Past
from pipeline.account.cumulative import Unsummed
from pipeline.delivery import Tables
from pipeline.reportfile import Period, ReportFile
from pipeline.reportfile.periods import parts_before
from pipeline.rounding import trusted
from pipeline.scorecard import REPORTED, is_percent

_COLUMNS = (
    "measure_id", "aggregation", "measured_in", "formula",
    "target", "period_target", "period_actual", "year_target",
)  # fmt: skip
Parts = Mapping[str, float | None]
"""By the id of an earlier part of the year, what that part achieved alone; null if not known."""


@dataclass(frozen=True)
class YearSoFar:
    """A measure's actual since January, and the figures beside it."""

    actual: float | None
    cumulative: Cumulative


@dataclass(frozen=True)
class _Asked:
    """A row of the register with what is known of its period and of the parts before it."""

    period: Period
    rule: str | None
    actual: float | None
    own: float | None
    earlier: Parts
    is_percent: bool
    may_be_made: bool
    """Whether an empty actual may be made of parts: not where a formula or a scale of grades gives
    it, nor where report.toml says that there is none."""

    @property
    def adds(self) -> bool:
        return self.rule == "sum" and not self.is_percent

    @property
    def known(self) -> Sequence[float]:
        return [value for value in self.earlier.values() if value is not None]

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(part for part, value in self.earlier.items() if value is None)


def since_january(
    tables: Tables,
    report_file: ReportFile,
    past: Sequence[Past],
    actuals: Mapping[str, float | None],
) -> Mapping[str, YearSoFar]:
    """Every measure in a report of less than a year; nothing in another."""
    if not report_file.period.is_part_of_a_year:
        return {}
    return dict(_measures(tables, report_file, past, actuals))


def _measures(
    tables: Tables,
    report_file: ReportFile,
    past: Sequence[Past],
    actuals: Mapping[str, float | None],
) -> Iterator[tuple[str, YearSoFar]]:
    period = report_file.period
    asked_of = report_file.measures.items()
    unavailable = {key for key, asked in asked_of if asked.unavailable is not None}
    earlier = _earlier(tables, period, past)
    for row in tables["realization"].select(_COLUMNS).iter_rows(named=True):
        key = row["measure_id"]
        is_told = (row["formula"] or REPORTED) != REPORTED or key in tables.graded
        asked = _Asked(
            period=period,
            rule=None if is_told else row["aggregation"],
            actual=actuals[key],
            own=row["period_actual"],
            earlier={part: earlier.get((key, part)) for part in parts_before(period.id)},
            is_percent=is_percent(row["measured_in"]),
            may_be_made=not is_told and key not in unavailable,
        )
        actual, parts, unsummed = _actual(asked)
        targets = row["target"], row["period_target"], row["year_target"]
        beside = _beside(asked, *targets, is_graded=key in tables.graded)
        yield key, YearSoFar(actual, replace(beside, parts=parts, unsummed=unsummed))


def _beside(
    asked: _Asked,
    target: float | None,
    own_target: float | None,
    year_target: float | None,
    *,
    is_graded: bool,
) -> Cumulative:
    """The figures beside target and actual. In the year's first part, target and actual are also
    that part's own; in its last part, the target is the year's."""
    period, sums = asked.period, asked.rule in ("sum", "mean")
    is_position = not sums and (is_graded or (asked.own, own_target) == (None, None))
    own = (
        None if is_position else (own_target, target)[own_target is None and period.opens_the_year]
    )
    closing = target if period.closes_the_year else None
    return Cumulative(
        is_position=is_position,
        period_target=own,
        period_actual=None if is_position else _own(asked),
        year_target=closing if year_target is None else year_target,
        unknown=asked.unknown if sums else (),
        alone={part: value for part, value in asked.earlier.items() if value is not None},
    )


def _own(asked: _Asked) -> float | None:
    """What the period achieved alone: as delivered, else the actual less the earlier parts."""
    if asked.own is not None or asked.actual is None:
        return asked.own
    if asked.period.opens_the_year:
        return asked.actual
    if asked.adds and asked.earlier and not asked.unknown:
        return trusted(asked.actual - sum(asked.known))
    return None


def _actual(asked: _Asked) -> tuple[float | None, tuple[str, ...], Unsummed | None]:
    """The actual since January, the parts it was made of, and why it could not be made."""
    if asked.actual is not None or not asked.may_be_made:
        return asked.actual, (), None
    if asked.own is None:
        return None, (), "own-unknown" if asked.rule else None
    alone = (asked.period.id,)
    if asked.period.opens_the_year or asked.rule == "last":
        return asked.own, alone, None
    if asked.rule == "mean":
        known = tuple(part for part, value in asked.earlier.items() if value is not None)
        return trusted(fmean([*asked.known, asked.own])), known + alone, None
    if asked.adds and asked.earlier and not asked.unknown:
        return trusted(sum(asked.known) + asked.own), tuple(asked.earlier) + alone, None
    if asked.adds:
        return None, (), "part-unknown"
    return None, (), "percent" if asked.rule else "no-rule"


def _earlier(
    tables: Tables, period: Period, past: Sequence[Past]
) -> Mapping[tuple[str, str], float]:
    """By measure and part of the year, what it achieved alone: a final goes before `history`."""
    wanted = parts_before(period.id)
    found: dict[tuple[str, str], float] = {}
    if "history" in tables:
        rows = tables["history"].select("measure_id", "period", "actual").iter_rows()
        found = {(key, part): value for key, part, value in rows if value is not None}
    for signed in past:
        for measure in signed.measures if signed.period.id in wanted else ():
            own = measure.cumulative.period_actual if measure.cumulative else None
            if own is not None:
                found[measure.id, signed.period.id] = own
    return {place: value for place, value in found.items() if place[1] in wanted}
