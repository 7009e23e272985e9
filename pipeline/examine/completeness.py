"""What is missing: targets, actuals, measures, coverage; and claims that overlook it."""

from collections.abc import Iterator

from pipeline.account import Flag, Measure
from pipeline.account.cumulative import Unsummed
from pipeline.case import Case
from pipeline.examine.claimed import claim_of_all
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up, trusted
from pipeline.scorecard import Polarity
from pipeline.translatable import _
from pipeline.values import Message, Number, Values

_WHOLE = 1.0


def no_target(case: Case) -> Iterator[Finding]:
    """A measure without a target, other than the rulebook's deduction: shown, not scored."""
    for finding in _flagged(case, Flag.NO_TARGET):
        if finding.where != case.rulebook.levels.scorecard.deduct:
            yield finding


def zero_target(case: Case) -> Iterator[Finding]:
    """A target of zero, which no ratio can grade: how the measure counts, and the remedy."""
    for measure in case.account.measures:
        if Flag.ZERO_TARGET in measure.flags:
            is_scored = measure.achievement is not None
            values: Values = {
                "measure": measure.name,
                "counts": Message(_ZERO_COUNTS[is_scored]),
                "remedy": Message(_ZERO_REMEDY[measure.polarity is Polarity.MINIMIZE]),
            }
            yield Finding("zero-target", measure.id, values=values, about=(measure.id,))


_ZERO_COUNTS = {
    True: _("missed, it counts the least there is"),
    False: _("it has no score"),
}
"""How the measure counts, by whether the rulebook can score it."""
_ZERO_REMEDY = {
    True: _(
        "Give its worst value in column worst of realization, or set variant = “met_or_not” for it "
        "in report.toml."
    ),
    False: _("Set variant = “met_or_not” for it in report.toml."),
}
"""The remedy, by whether less is better."""


def target_implied(case: Case) -> Iterator[Finding]:
    """A target that no document states."""
    yield from _flagged(case, Flag.TARGET_IMPLIED)


def no_output(case: Case) -> Iterator[Finding]:
    """Efficiency without a budget line that has both output figures."""
    yield from _flagged(case, Flag.NO_OUTPUT)


def no_actual(case: Case) -> Iterator[Finding]:
    """A measure without an actual: the reason that report.toml states, else the reason we know."""
    for measure in case.account.measures:
        if not measure.is_measured:
            given = case.report_file.measures.get(measure.id)
            stated = given.unavailable if given else None
            least = case.rulebook.survey.smallest_group
            reason = stated or Message(_reason(measure, case), {"least": least})
            yield Finding(
                "no-actual",
                measure.id,
                values={"measure": measure.name, "reason": reason},
                about=(measure.id,),
            )


def _reason(measure: Measure, case: Case) -> str:
    if measure.cumulative and measure.cumulative.unsummed:
        is_part = case.report_file.period.is_part_of_a_year
        unknown = measure.cumulative.unsummed == "part-unknown"
        return _OF_THE_YEAR if unknown and not is_part else _UNSUMMED[measure.cumulative.unsummed]
    known = (_REASONS[flag] for flag in measure.flags if flag in _REASONS)
    return next(known, _REASONS[Flag.NO_DATA])


_UNSUMMED: dict[Unsummed, str] = {
    "percent": _("percentages of parts of a year are not added up; its cell is empty."),
    "part-unknown": _("what an earlier part of the year achieved is not known; its cell is empty."),
    "own-unknown": _("its cells of the period and of the year so far are empty."),
    "no-rule": _("no aggregation says how parts make the year so far; its cell is empty."),
}

_OF_THE_YEAR = _("what a part of the year achieved is not known; its cell is empty.")
_REASONS = {
    Flag.NO_ACTUAL: _("no actual was delivered."),
    Flag.NO_DATA: _("no row is filled that it could be computed from."),
    Flag.NO_OUTPUT: _("no budget line has both an output target and an output."),
    Flag.ZERO_OUTPUT: _(
        "its output, or the output promised, is zero, which nothing can be divided by."
    ),
    Flag.FEW_RESPONDENTS: _(
        "it rests on the answers of fewer than {least} respondents, who could be recognised."
    ),
    Flag.FEW_INCOMPLETE: _(
        "beside the satisfaction index of the same survey it would tell what fewer than {least} "
        "respondents answered, who left an item empty."
    ),
    Flag.MISSING_REALIZED: _("a budget line has no realized amount."),
}


def perspective_empty(case: Case) -> Iterator[Finding]:
    """A perspective of the rulebook that no measure serves."""
    for perspective in case.account.perspectives:
        if not case.account.in_perspective(perspective.id):
            yield Finding(
                "perspective-empty", perspective.id, values={"perspective": perspective.name}
            )


def partial_coverage(case: Case) -> Iterator[Finding]:
    """A perspective that was scored only in part."""
    for perspective in case.account.perspectives:
        if 0 < perspective.coverage < _WHOLE:
            coverage = _percent(perspective.coverage)
            values: Values = {"node": perspective.name, "coverage": coverage}
            yield Finding("partial-coverage", perspective.id, found=coverage, values=values)


def low_coverage(case: Case) -> Iterator[Finding]:
    """Too little was scored for an overall score that the rulebook would otherwise give."""
    covered, least = case.account.scorecard.coverage, case.rulebook.minimum_coverage
    withheld = case.rulebook.levels.scorecard.aggregate == "none"
    if not withheld and trusted(covered) < least:
        coverage, minimum = _percent(covered), Number(100 * least)
        yield Finding(
            "low-coverage",
            "scorecard",
            found=coverage,
            expected=minimum,
            values={"coverage": coverage, "minimum": minimum},
        )


def deduction_unknown(case: Case) -> Iterator[Finding]:
    """A deduction of the rulebook whose points were not delivered: they are not taken as zero."""
    deducted = case.rulebook.levels.scorecard.deduct
    if deducted and case.account.scorecard.deducted is None:
        known = case.account.knows(deducted)
        name = case.account.measure(deducted).name if known else deducted
        about = (deducted,) if known else ()
        yield Finding("deduction-unknown", deducted, values={"measure": name}, about=about)


def _percent(share: float) -> Number:
    return Number(half_up(100 * share))


def claimed_achieved_below_100(case: Case) -> Iterator[Finding]:
    """A text of the agency claims that every target was reached, although some were missed."""
    missed = [measure for measure in case.account.measures if measure.met is False]
    for passage, text in case.report_file.text:
        claim = claim_of_all(text, case)
        if claim and missed:
            yield Finding(
                "claimed-achieved-below-100",
                f"text.{passage}",
                found=claim,
                values={
                    "claim": claim,
                    "count": len(missed),
                    "of": case.account.tally.of,
                    "measures": [measure.name for measure in missed],
                },
                about=tuple(measure.id for measure in missed),
            )


def vision_missing(case: Case) -> Iterator[Finding]:
    """Neither vision nor mission was given."""
    if not case.report_file.agency.vision and not case.report_file.agency.mission:
        yield Finding("vision-missing", "agency")


def _flagged(case: Case, flag: Flag) -> Iterator[Finding]:
    for measure in case.account.measures:
        if flag in measure.flags:
            values = {"measure": measure.name}
            yield Finding(flag.value, measure.id, values=values, about=(measure.id,))


COMPLETENESS: tuple[Detector, ...] = (
    no_target,
    zero_target,
    target_implied,
    no_output,
    no_actual,
    perspective_empty,
    partial_coverage,
    low_coverage,
    deduction_unknown,
    claimed_achieved_below_100,
    vision_missing,
)
