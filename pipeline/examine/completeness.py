"""What is missing: targets, actuals, measures, coverage; and claims that overlook it."""

from collections.abc import Iterator

import polars as pl

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.translatable import _

_MET = 100.0
_WHOLE = 1.0


def no_target(case: Case) -> Iterator[Finding]:
    """A measure nobody promised anything for: shown, not scored."""
    yield from _flagged(case, "no-target")


def zero_target(case: Case) -> Iterator[Finding]:
    """A target of zero has no ratio."""
    yield from _flagged(case, "zero-target")


def target_implied(case: Case) -> Iterator[Finding]:
    """A target that no document states."""
    yield from _flagged(case, "target-implied")


def no_output(case: Case) -> Iterator[Finding]:
    """Efficiency without a budget line that has both output figures."""
    yield from _flagged(case, "no-output")


def no_actual(case: Case) -> Iterator[Finding]:
    """A measure without an actual, with the reason that is known."""
    for measure in case.measures():
        if measure["actual"] is None:
            given = case.report_file.measures.get(measure["measure_id"])
            stated = given.unavailable if given and given.unavailable else ""
            yield Finding(
                "no-actual",
                measure["measure_id"],
                values={
                    "measure": measure["measure"],
                    "reason": stated or case.language.say(_reason(measure["flags"])),
                },
            )


def _reason(flags: list[str]) -> str:
    return next((_REASONS[flag] for flag in flags if flag in _REASONS), _REASONS["no-data"])


_REASONS = {
    "no-actual": _("its cell is empty."),
    "no-data": _("no row is filled that it could be computed from."),
    "no-output": _("no budget line has both an output target and an output."),
    "zero-output": _(
        "its output, or the output promised, is zero, which nothing can be divided by."
    ),
    "missing-realized": _("a budget line has no realized amount."),
}


def perspective_empty(case: Case) -> Iterator[Finding]:
    """A perspective of the rulebook that no measure serves."""
    served = set(case.scored.measures["perspective"])
    for side in case.rulebook.perspectives:
        if side.id not in served:
            name = case.perspective_name(side.id)
            yield Finding("perspective-empty", side.id, values={"perspective": name})


def partial_coverage(case: Case) -> Iterator[Finding]:
    """A perspective of which only a part was scored."""
    partly = (pl.col("coverage") > 0) & (pl.col("coverage") < _WHOLE)
    for node in case.scored.perspectives.filter(partly).iter_rows(named=True):
        yield Finding(
            "partial-coverage",
            node["id"],
            found=case.language.short(two(100 * node["coverage"])),
            values={
                "node": case.perspective_name(node["id"]),
                "coverage": case.language.short(two(100 * node["coverage"])),
            },
        )


def low_coverage(case: Case) -> Iterator[Finding]:
    """Too little was scored for an overall score, where the rulebook would give one."""
    coverage = case.scored.scorecard["coverage"].item()
    withheld = case.rulebook.levels.scorecard.aggregate == "none"
    if not withheld and coverage < case.rulebook.minimum_coverage:
        yield Finding(
            "low-coverage",
            "scorecard",
            found=case.language.short(two(100 * coverage)),
            expected=case.language.short(100 * case.rulebook.minimum_coverage),
            values={
                "coverage": case.language.short(two(100 * coverage)),
                "minimum": case.language.short(100 * case.rulebook.minimum_coverage),
            },
        )


def claimed_achieved_below_100(case: Case) -> Iterator[Finding]:
    """The agency's text claims every target was reached, and scored measures lie below."""
    scores = [measure for measure in case.measures() if measure["achievement"] is not None]
    below = [measure for measure in scores if two(measure["achievement"]) < _MET]
    for passage, text in case.report_file.text:
        folded = " ".join(str(text).casefold().split())
        claim = next((c for c in case.rulebook.claims.all_achieved if c in folded), None)
        if claim and below:
            yield Finding(
                "claimed-achieved-below-100",
                f"text.{passage}",
                found=claim,
                values={
                    "claim": claim,
                    "count": len(below),
                    "scored": len(scores),
                    "measures": [measure["measure"] for measure in below],
                },
            )


def vision_missing(case: Case) -> Iterator[Finding]:
    """Neither vision nor mission was given."""
    if not case.report_file.agency.vision and not case.report_file.agency.mission:
        yield Finding("vision-missing", "agency")


def _flagged(case: Case, flag: str) -> Iterator[Finding]:
    for measure in case.measures():
        if flag in measure["flags"]:
            yield Finding(flag, measure["measure_id"], values={"measure": measure["measure"]})


COMPLETENESS: tuple[Detector, ...] = (
    no_target,
    zero_target,
    target_implied,
    no_output,
    no_actual,
    perspective_empty,
    partial_coverage,
    low_coverage,
    claimed_achieved_below_100,
    vision_missing,
)
