"""Figures that do not agree with each other, or with what the agency printed."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.examine.printed import agrees
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.values import Number

_SUSPICIOUSLY_SMALL = 2.0
_MOSTLY_SPENT = 50.0


def does_not_recompute(case: Case) -> Iterator[Finding]:
    """A printed figure further from ours than half a unit of its last digit.

    A reported measure prints its achievement, a computed one its actual.
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
            values={"published": published, "ours": expected},
            about=(measure.id,),
        )


def ratio_or_percent(case: Case) -> Iterator[Finding]:
    """An effectiveness of a percent or two while most of the budget was spent."""
    absorption = case.account.budget.spent_percent if case.account.budget else None
    if absorption is None or absorption <= _MOSTLY_SPENT:
        return
    for measure in case.account.of_formula("budget.effectiveness"):
        if measure.actual is not None and 0 < measure.actual <= _SUSPICIOUSLY_SMALL:
            actual, as_percent = half_up(measure.actual), half_up(measure.actual * 100)
            yield Finding(
                "ratio-or-percent",
                measure.id,
                found=actual,
                expected=as_percent,
                values={
                    "measure": measure.name,
                    "actual": actual,
                    "as_percent": as_percent,
                    "absorption": absorption,
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
    ratio_or_percent,
    economy_equals_efficiency,
    denominator,
)
