"""Figures that do not agree with each other, or with what the agency printed."""

from collections.abc import Iterator

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.examine.printed import agrees
from pipeline.formulas import REPORTED
from pipeline.problems import Finding

_SUSPICIOUSLY_SMALL = 2.0
_MOSTLY_SPENT = 50.0


def does_not_recompute(case: Case) -> Iterator[Finding]:
    """A printed figure further from ours than half a unit of its last digit (design §5).

    A reported measure prints its achievement, a computed one its actual.
    """
    for measure in case.measures():
        printed = measure["published"]
        ours = measure["achievement" if measure["formula"] == REPORTED else "actual"]
        if printed is None or ours is None:
            continue
        if not agrees(printed, ours):
            yield Finding(
                "does-not-recompute",
                measure["measure_id"],
                found=case.language.short(printed, 6),
                expected=case.language.number(two(ours)),
                values={
                    "measure": measure["measure"],
                    "published": case.language.short(printed, 6),
                    "ours": two(ours),
                },
            )


def ratio_or_percent(case: Case) -> Iterator[Finding]:
    """An effectiveness of a percent or two while most of the budget was spent."""
    absorption = _absorption(case)
    for measure in case.of_formula("budget.effectiveness"):
        small = 0 < measure["actual"] <= _SUSPICIOUSLY_SMALL
        if small and absorption is not None and absorption > _MOSTLY_SPENT:
            yield Finding(
                "ratio-or-percent",
                measure["measure_id"],
                found=case.language.number(two(measure["actual"])),
                expected=case.language.number(two(measure["actual"] * 100)),
                values={
                    "measure": measure["measure"],
                    "actual": two(measure["actual"]),
                    "as_percent": two(measure["actual"] * 100),
                    "absorption": two(absorption),
                },
            )


def economy_equals_efficiency(case: Case) -> Iterator[Finding]:
    """Economy and efficiency print the same figure because output met its target exactly."""
    for economy in case.of_formula("budget.economy"):
        for efficiency in case.of_formula("budget.efficiency"):
            if two(economy["actual"]) == two(efficiency["actual"]):
                yield Finding(
                    "economy-equals-efficiency",
                    f"{economy['measure_id']}, {efficiency['measure_id']}",
                    found=case.language.number(two(economy["actual"])),
                    values={"actual": two(economy["actual"])},
                )


def denominator(case: Case) -> Iterator[Finding]:
    """A ratio over some of the staff, where all of the staff would give another figure."""
    for measure in case.of_formula("workforce.trained_ratio"):
        working = case.working(measure["measure_id"]).values
        kept, everyone = working["staff"], working["staff_all"]
        if kept < everyone:
            ratio_all = 100 * working["trained_all"] / everyone
            yield Finding(
                "denominator",
                measure["measure_id"],
                found=case.language.number(two(measure["actual"])),
                expected=case.language.number(two(ratio_all)),
                values={
                    "part": working["trained"],
                    "kept": kept,
                    "all": everyone,
                    "part_all": working["trained_all"],
                    "ratio": two(measure["actual"]),
                    "ratio_all": two(ratio_all),
                },
            )


def _absorption(case: Case) -> float | None:
    """Spending ÷ ceiling in percent, from whichever measure has worked it out."""
    for formula in ("budget.absorption", "budget.economy", "budget.efficiency"):
        for measure in case.of_formula(formula):
            working = case.working(measure["measure_id"]).values
            return float(100 * working["realized"] / working["ceiling"])
    return None


FIGURES: tuple[Detector, ...] = (
    does_not_recompute,
    ratio_or_percent,
    economy_equals_efficiency,
    denominator,
)
