"""Figures that are not certain, the gravest doubt first."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.account.verdict import compared
from pipeline.case import Case
from pipeline.document import Remarks
from pipeline.problems import Severity
from pipeline.report.leadership.gravest import SETTLED, contradiction_told, contradictions
from pipeline.report.leadership.overspent import overspent
from pipeline.report.leadership.told import few_respondents, names_of, why_unmeasured
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.values import actual_text, promised_text, target_text
from pipeline.scorecard import TargetSource
from pipeline.translatable import _

_DOUBTED = {
    True: _(
        "{measure} of {actual} meets its target of {target}, but the interval of its survey, "
        "{low} to {high}, holds the target: that is not certain."
    ),
    False: _(
        "{measure} of {actual} misses its target of {target}, but the interval of its survey, "
        "{low} to {high}, holds the target: that is not certain."
    ),
}
"""By whether the target was met."""
_DOUBTFUL = frozenset(
    {
        "figures-as-before",
        "agency-untied",
        "fraction-beside-percent",
        "weights-of-two-kinds",
        "total-differs",
        "change-percent-differs",
        "months-beyond",
        "months-empty",
        "cumulative-stops",
        "ceiling-moves",
        "days-at-one-hour",
        "number-skipped",
    }
)
"""Warnings about a delivery that put a figure in doubt; other warnings are about its form."""


def doubts(case: Case) -> Remarks | None:
    """The doubts; else that there are none, or None where there are warnings of other kinds."""
    heading = case.language.say("Figures that are not certain")
    told = tuple(dict.fromkeys(_told(case)))
    if told:
        return Remarks(heading, told)
    severities = [finding.severity for finding in case.account.findings]
    severities += [problem.severity for problem in case.account.warnings]
    if Severity.WARNING in severities:
        return None
    nothing = case.language.say("The checks of this report raised no doubt about a figure.")
    return Remarks(heading, (nothing,))


def _told(case: Case) -> Iterator[str]:
    """What could change a verdict; last, what is settled already."""
    yield from _contradicting(case, settled=False)
    yield from _delivered(case)
    for measure in case.account.measures:
        yield from _between(measure, case)
    yield from _few(case)
    yield from _below_population(case)
    yield from _unmeasured(case)
    for measure in case.account.measures:
        yield from _loosened(measure, case)
    yield from _contradicting(case, settled=True)
    yield from _implied(case)


def _contradicting(case: Case, *, settled: bool) -> Iterator[str]:
    """Contradictory figures, except a contradiction that is already the gravest caveat."""
    first = 0 if overspent(case) else 1
    for finding in contradictions(case)[first:]:
        if (finding.code in SETTLED) is settled:
            yield contradiction_told(finding, case)


def _delivered(case: Case) -> Iterator[str]:
    """Warnings that delivered figures may be of another period, or mean something else."""
    kinds = {(problem.file, problem.code): problem for problem in reversed(case.account.warnings)}
    for problem in reversed(kinds.values()):
        if problem.code in _DOUBTFUL:
            yield case.language.say(
                "{file}: {problem}.",
                file=problem.file,
                problem=case.language.problem(problem).rstrip("."),
            )


def _between(measure: Measure, case: Case) -> Iterator[str]:
    """A verdict that another sample could have changed."""
    certainty, target, language = measure.certainty, measure.target, case.language
    if certainty is None or target is None or measure.met is None:
        return
    low, high = certainty.interval
    if low <= target <= high:
        yield language.say(
            _DOUBTED[measure.met],
            measure=measure.name,
            actual=actual_text(measure, language),
            target=target_text(measure, language),
            low=language.number(measure.rounded(low), measure.digits),
            high=language.number(measure.rounded(high), measure.digits),
        )


def _unmeasured(case: Case) -> Iterator[str]:
    """Why measured targets have no verdict; those not measured are in a decision."""
    for measure in case.account.measures:
        if mark_of(measure) == "unmeasured" and measure.is_measured:
            yield why_unmeasured(measure, case)


def _few(case: Case) -> Iterator[str]:
    """Surveys with too few respondents for a figure, except where the lists say so beside a measure
    and its target."""
    for survey in case.account.surveys:
        users = case.account.users_of(survey.id)
        used = [m for m in users if few_respondents(m, case) and mark_of(m) is None]
        if used:
            yield case.language.say(
                "{names} rest on the answers of {count} respondents only.",
                names=_capital(names_of(used, case.language)),
                count=survey.respondents,
            )


def _below_population(case: Case) -> Iterator[str]:
    """Surveys with fewer respondents than their population requires, except those with very few."""
    for finding in case.account.findings:
        if finding.code != "sample-below-population":
            continue
        users = [m for m in case.account.measures if finding.where == f"survey_{m.survey}"]
        used = [m for m in users if m.is_measured and few_respondents(m, case) is None]
        if used:
            names = _capital(names_of(used, case.language))
            yield f"{names}: {case.language.finding(finding)}"


def _loosened(measure: Measure, case: Case) -> Iterator[str]:
    """A target that was met only because it was revised."""
    before, actual, language = measure.target_before, measure.actual, case.language
    if not (measure.met and measure.was_revised) or before is None or actual is None:
        return
    if not compared(actual, before, None, measure.polarity).met:
        yield language.say(
            "{measure} met its target of {target} only as it was revised from {before}.",
            measure=measure.name,
            target=target_text(measure, language),
            before=promised_text(before, measure, language),
        )


def _implied(case: Case) -> Iterator[str]:
    promised = [m for m in case.account.measures if m.has_target]
    implied = [m for m in promised if m.target_source is TargetSource.IMPLIED]
    if not implied:
        return
    if len(implied) == len(promised):
        yield case.language.say("No document states the target of any measure.")
    else:
        yield case.language.say(
            "No document states the targets of {names}.", names=names_of(implied, case.language)
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
