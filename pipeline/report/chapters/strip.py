"""The strip of a measure: its figures through the periods, and what else they are compared with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.account import Measure, MetReason, Told
from pipeline.account.verdict import reaches
from pipeline.case import Case
from pipeline.document import Mark, Strip, StripColumn
from pipeline.language import Language
from pipeline.report.phrases.amounts import Shown, shown_in
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.marks import mark_of, mark_words
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.values import target_range
from pipeline.report.phrases.wording import number_cell

_EARLIER = 4
"""Earlier periods that a strip shows at most."""
_DRAWN = 3
"""Known actuals from which a line shows more than its numbers."""


@dataclass(frozen=True)
class _Period:
    """What is known of a period; `target` is its printed form where it is a range."""

    name: str
    actual: Told | None
    promised: Told | None
    achievement: float | None
    mark: Mark | None
    target: str = ""


def strip(measure: Measure, case: Case, *, compact: bool = False) -> Strip:
    """The figures of one measure; a compact strip has a single row and no line."""
    language = case.language
    periods = [*_earlier(measure, language), _now(measure, case)]
    shown = shown_in(measure, language, _numbers(measure, periods))
    columns = [_column(period, shown, measure) for period in periods]
    beside = list(_yardsticks(measure, shown, language))
    alt = "" if compact else _line(periods, shown, measure)
    if compact:
        beside = [*_before(columns[:-1]), *beside]
        columns = columns[-1:]
    whole = Strip(
        f"strip-{measure.id}",
        shown.unit,
        (language.say("Actual"), language.say("Target"), language.say("Achievement")),
        tuple(columns),
        tuple(beside),
        _verdict(measure, case),
        mark_of(measure),
    )
    return _drawn(whole, periods, measure, alt) if alt else whole


def _earlier(measure: Measure, language: Language) -> Iterator[_Period]:
    """The latest earlier periods of which anything is known."""
    known = [
        figure
        for figure in measure.past
        if figure.reached is not None or figure.achievement is not None
    ]
    for figure in known[-_EARLIER:]:
        yield _Period(
            named_period(figure.period, language),
            figure.reached,
            figure.promised,
            figure.achievement,
            _graded(measure, figure.reached, figure.promised),
        )


def _now(measure: Measure, case: Case) -> _Period:
    return _Period(
        period_name(case),
        measure.reached,
        measure.promised,
        measure.achievement,
        mark_of(measure) if measure.scale else None,
        target_range(measure, case.language),
    )


def _graded(measure: Measure, actual: Told | None, target: Told | None) -> Mark | None:
    """What came of the target of that period, for a measure with grades; else None."""
    if not measure.scale or actual is None or target is None:
        return None
    return "met" if measure.direction(actual, target) >= 0 else "missed"


def _numbers(measure: Measure, periods: Sequence[_Period]) -> Sequence[float]:
    """Every number of the measure that the strip prints or draws, except its interval."""
    told = [value for one in periods for value in (one.actual, one.promised)]
    told += [measure.renstra, measure.standard]
    return [value for value in told if isinstance(value, float | int)]


def _column(period: _Period, shown: Shown, measure: Measure) -> StripColumn:
    return StripColumn(
        period.name,
        shown(period.actual),
        period.target or shown(period.promised),
        "" if measure.scale else number_cell(period.achievement, shown.language).text,
        period.mark,
    )


def _before(earlier: Sequence[StripColumn]) -> Iterator[StripColumn]:
    """The last earlier actual, as a column that the actual is compared with."""
    for column in earlier[-1:]:
        yield StripColumn(column.heading, target=column.actual)


def _yardsticks(measure: Measure, shown: Shown, language: Language) -> Iterator[StripColumn]:
    """The Renstra's end target and the national standard, where there are any."""
    for heading, value in (
        (language.say("Renstra end target"), measure.renstra),
        (language.say("National standard"), measure.standard),
    ):
        if value is not None:
            yield StripColumn(heading, _distance(measure, value, shown), shown(value))


def _distance(measure: Measure, target: Told, shown: Shown) -> str:
    """What is left to reach another target; empty where nothing was measured."""
    language = shown.language
    if measure.reached is None:
        return ""
    if _reaches(measure, target):
        return language.say("reached")
    if isinstance(target, str) or measure.actual is None:
        return language.say("not reached")
    return language.say("{gap} to go", gap=shown(measure.distance(measure.actual, target)))


def _reaches(measure: Measure, target: Told) -> bool:
    """Whether the actual that counts reaches another target, by number or by grade."""
    if measure.met_reason is MetReason.OVER_CEILING:
        return False
    if isinstance(target, str):
        grade = measure.actual_grade
        return grade is not None and measure.direction(grade, target) >= 0
    return measure.counted is not None and reaches(measure.counted, target, measure.polarity)


def _verdict(measure: Measure, case: Case) -> str:
    """What came of the target, and beside it the rating, which is a separate judgement."""
    language, mark, band = case.language, mark_of(measure), case.band_of(measure)
    if is_deduction(measure):
        return language.say("Deducted from the overall score")
    met = mark_words(language)[mark] if mark else language.say("no target")
    rated = (
        language.say("rated {rating}", rating=language.text(band.label))
        if band
        else language.say("not rated")
    )
    return f"{met[:1].upper()}{met[1:]}; {rated}"


def _line(periods: Sequence[_Period], shown: Shown, measure: Measure) -> str:
    """The line in words; empty where there are too few numbers to draw it."""
    known = [one for one in periods if one.actual is not None]
    if measure.scale or len(known) < _DRAWN:
        return ""
    told = "; ".join(f"{one.name} {shown(one.actual)}" for one in known)
    return f"{measure.name}: {told}."


def _drawn(of: Strip, periods: Sequence[_Period], measure: Measure, alt: str) -> Strip:
    """The strip with its drawing: every actual and every target at its height."""
    interval = measure.certainty.interval if measure.certainty else ()
    values = [*_numbers(measure, periods), *interval]
    low, span = min(values), max(values) - min(values)

    def height(value: Told | None) -> float | None:
        if value is None or isinstance(value, str):
            return None
        return (value - low) / span if span else 0.5

    columns = tuple(
        replace(column, point=height(one.actual), line=height(one.promised))
        for column, one in zip(of.periods, periods, strict=True)
    )
    known = [value for value in (measure.renstra, measure.standard) if value is not None]
    beside = tuple(
        replace(column, line=height(value)) for column, value in zip(of.beside, known, strict=True)
    )
    ends = [height(end) for end in interval]
    low_end, high_end = ends or (None, None)
    return replace(
        of,
        periods=columns,
        beside=beside,
        alt=alt,
        interval=None if low_end is None or high_end is None else (low_end, high_end),
        road=measure.renstra is not None and not _reaches(measure, measure.renstra),
    )
