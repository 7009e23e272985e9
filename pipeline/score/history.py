"""A measure in earlier periods: from table `history`, and as final reports have it."""

from collections.abc import Mapping, Sequence
from math import floor, log10

from pipeline.account import Compared, Figure, Measure, Past
from pipeline.delivery import Tables
from pipeline.grades import Graded
from pipeline.reportfile.periods import PERIOD_ID, of_one_kind, parts_before
from pipeline.rounding import DIGITS, decimals
from pipeline.scorecard import REPORTED

Delivered = Mapping[str, tuple[Figure, ...]]
"""By measure, its figures in table `history` as delivered, in periods of this period's kind."""

_MOST_DIGITS = 4
_LEAST_DIGIT = 12
"""The last decimal that is ever printed; agencies report none smaller."""


def delivered_figures(tables: Tables, own: str) -> Delivered:
    """The figures of table `history` by measure, in periods of the kind of `own`."""
    found: dict[str, tuple[Figure, ...]] = {}
    if "history" in tables:
        asked = tables["history"].select("measure_id", "period", "target", "actual", "achievement")
        for measure, period, target, actual, achievement in asked.iter_rows():
            if of_one_kind(period, own):
                graded = tables.graded_before.get((measure, period), Graded(""))
                figure = Figure(
                    period,
                    target,
                    actual,
                    achievement,
                    target_grade=graded.target,
                    actual_grade=graded.actual,
                )
                found[measure] = (*found.get(measure, ()), figure)
    return found


def periods_not_as_long(tables: Tables, own: str) -> tuple[str, ...]:
    """Earlier periods in table `history` of another kind than this period: halves for a year."""
    if "history" not in tables:
        return ()
    periods = tables["history"]["period"]
    known = sorted(set(periods.filter(periods.str.contains(PERIOD_ID))))
    return tuple(one for one in known if one < own and not of_one_kind(one, own))


def past_figures(
    measure: Measure,
    delivered: Sequence[Figure],
    past: Sequence[Past],
    apart: Sequence[Compared],
    own: str,
) -> tuple[Figure, ...]:
    """The figures of earlier periods that are comparable with this period, oldest first.

    A final scorecard goes before table `history`; grades are not put beside numbers.
    """
    known = {} if _is_summed(measure, own) else {figure.period: figure for figure in delivered}
    known |= {
        signed.period.id: _signed(signed, measure.id)
        for signed in past
        if measure.id in signed.by_id and _of_one_scale(signed.by_id[measure.id], measure)
    }
    left_out = {one.period for one in apart}
    comparable = [
        one for one in known if one not in left_out and _reaches_as_far(one, own, measure)
    ]
    return tuple(known[period] for period in sorted(comparable) if period < own)


def _is_summed(measure: Measure, own: str) -> bool:
    """Whether the actual is of more months than its period has; `history` holds a part's own."""
    beside = measure.cumulative
    return beside is not None and not beside.is_position and bool(parts_before(own))


def _reaches_as_far(period: str, own: str, measure: Measure) -> bool:
    """Whether an earlier period's figure covers as many months of its year as this period's."""
    part, own_part = (one.partition("-")[2] for one in (period, own))
    return part == own_part or measure.cumulative is None or measure.cumulative.is_position


def _of_one_scale(then: Measure, now: Measure) -> bool:
    """Whether both have numbers, or grades of the same scale in the same order."""
    return (then.scale, then.grades) == (now.scale, now.grades)


def _signed(signed: Past, measure_id: str) -> Figure:
    then = signed.by_id[measure_id]
    return Figure(
        signed.period.id,
        then.target,
        then.actual,
        then.achievement,
        then.rating_text,
        then.name,
        then.target_grade,
        then.actual_grade,
    )


def printed_digits(
    formula: str, targets_and_actual: Sequence[float | None], delivered: Sequence[Figure]
) -> int:
    """The decimals in which a measure's actual and target are printed.

    Two; more where what an agency reports was delivered with more: a Gini index of 0.352. Beyond
    four they come from a division in a spreadsheet and mean nothing.
    """
    if formula != REPORTED:
        return DIGITS
    given = [*(figure.actual for figure in delivered), *targets_and_actual]
    known = [value for value in given if value]
    written = [count for count in map(decimals, known) if count <= _MOST_DIGITS]
    return max([DIGITS, *written, *map(_digits_to_show, known)])


def _digits_to_show(value: float) -> int:
    """The decimals without which a number would be printed as zero: two of its digits."""
    size = floor(log10(abs(value)))
    return 0 if size >= -DIGITS else min(1 - size, _LEAST_DIGIT)
