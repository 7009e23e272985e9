"""Figures that do not agree with each other, or with what the agency printed."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.examine.printed import agrees
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.scorecard import is_fraction_beside
from pipeline.translatable import _
from pipeline.values import Message, Number, Value

_SUSPICIOUSLY_SMALL = 2.0
_MOSTLY_SPENT = 50.0


def does_not_recompute(case: Case) -> Iterator[Finding]:
    """A printed figure further from ours than half a unit of its last digit.

    A reported measure prints its achievement, a computed measure its actual.
    """
    for measure in case.account.measures:
        printed = measure.published
        ours = measure.achievement if measure.is_reported else measure.actual
        if printed is None or ours is None or agrees(printed, ours):
            continue
        published, expected = Number(printed, 6), half_up(ours)
        yield Finding(
            "does-not-recompute",
            measure.id,
            found=published,
            expected=expected,
            values={
                "published": _with_unit(published, measure),
                "ours": _with_unit(expected, measure),
            },
            about=(measure.id,),
        )


def parts_differ(case: Case) -> Iterator[Finding]:
    """A delivered actual of a year that differs from the value made from the parts of the year."""
    for measure in case.account.measures:
        made = measure.cumulative.made if measure.cumulative else None
        if made is None or measure.actual is None or measure.cumulative is None:
            continue
        ours, theirs = measure.rounded(made), measure.rounded(measure.actual)
        if ours == theirs or measure.cumulative.parts:
            continue
        yield Finding(
            "parts-differ",
            measure.id,
            found=theirs,
            expected=ours,
            values={"actual": _in_its_unit(theirs, measure), "made": _in_its_unit(ours, measure)},
            about=(measure.id,),
        )


def _in_its_unit(figure: float, measure: Measure) -> Value:
    return Message(_("{figure} {unit}"), {"figure": figure, "unit": measure.measured_in})


def _with_unit(figure: Number | float, measure: Measure) -> Value:
    """A figure with the unit of its measure; the achievement of a reported measure in percent."""
    if measure.is_percent or measure.is_reported:
        return Message(_("{figure} %"), {"figure": figure})
    if not measure.measured_in:
        return figure
    return Message(_("{figure} {unit}"), {"figure": figure, "unit": measure.measured_in})


def ratio_or_percent(case: Case) -> Iterator[Finding]:
    """A figure in percent that is probably a fraction: a reported actual beside its target, a
    target beside its actual; an effectiveness of a percent or two while most of the budget was
    spent."""
    spent = case.account.budget.spent_percent if case.account.budget else None
    for measure in case.account.measures:
        target = measure.target if measure.target is not None else measure.target_low
        actual, polarity = measure.actual, measure.polarity
        if not measure.is_percent or actual is None:
            continue
        if spent is not None and _is_small_effectiveness(measure, actual, spent):
            beside = Message(_("{absorption} % of the budget was spent"), {"absorption": spent})
            yield _fraction(measure, actual, actual, beside)
        elif measure.is_reported and is_fraction_beside(actual, target, polarity):
            yield _fraction(measure, actual, actual, _its_target(measure, target))
        elif target is not None and is_fraction_beside(target, actual, polarity):
            yield _fraction(measure, actual, target, _its_target(measure, target))


def _is_small_effectiveness(measure: Measure, actual: float, spent: float) -> bool:
    of_budget = measure.formula == "budget.effectiveness"
    return of_budget and spent > _MOSTLY_SPENT and 0 < actual <= _SUSPICIOUSLY_SMALL


def _its_target(measure: Measure, target: float | None) -> Message:
    return Message(_("its target is {target} %"), {"target": Number(target, measure.digits)})


def _fraction(measure: Measure, actual: float, value: float, beside: Message) -> Finding:
    found, as_percent = half_up(value), half_up(value * 100)
    return Finding(
        "ratio-or-percent",
        measure.id,
        found=found,
        expected=as_percent,
        values={
            "measure": measure.name,
            "actual": half_up(actual),
            "beside": beside,
            "value": found,
            "as_percent": as_percent,
        },
        about=(measure.id,),
    )


def economy_equals_efficiency(case: Case) -> Iterator[Finding]:
    """Economy and efficiency print the same figure because output met its target exactly."""
    for economy in case.account.of_formula("budget.economy"):
        for efficiency in case.account.of_formula("budget.efficiency"):
            if economy.actual is None or efficiency.actual is None:
                continue
            actual = half_up(economy.actual)
            if actual == half_up(efficiency.actual):
                yield Finding(
                    "economy-equals-efficiency",
                    f"{economy.id}, {efficiency.id}",
                    found=actual,
                    values={"actual": actual},
                    about=(economy.id, efficiency.id),
                )


def denominator(case: Case) -> Iterator[Finding]:
    """A ratio over some of the staff, where all of the staff would give another figure."""
    for measure in case.account.measures:
        rows = measure.denominator
        if measure.actual is None or rows is None or rows.kept == rows.all:
            continue
        ratio, ratio_all = half_up(measure.actual), half_up(100 * rows.part_all / rows.all)
        yield Finding(
            "denominator",
            measure.id,
            found=ratio,
            expected=ratio_all,
            values={
                "part": rows.part,
                "kept": rows.kept,
                "all": rows.all,
                "part_all": rows.part_all,
                "ratio": ratio,
                "ratio_all": ratio_all,
            },
            about=(measure.id,),
        )


FIGURES: tuple[Detector, ...] = (
    does_not_recompute,
    parts_differ,
    ratio_or_percent,
    economy_equals_efficiency,
    denominator,
)
