"""Contents that a performance report should have and lacks, or that it has in two versions."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pipeline.account import Figure, Measure, Told
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.scorecard import same_words
from pipeline.translatable import _
from pipeline.values import Message, Number, Value


def cause_missing(case: Case) -> Iterator[Finding]:
    """Measures that missed their target and state no cause; the report invents none."""
    short = _missed(case)
    yield from _silent("cause-missing", [measure for measure in short if not measure.cause])


def solution_missing(case: Case) -> Iterator[Finding]:
    """Measures that missed their target and state no solution."""
    short = _missed(case)
    yield from _silent("solution-missing", [measure for measure in short if not measure.solution])


def programme_missing(case: Case) -> Iterator[Finding]:
    """Measures that missed their target and name no programme that works towards it."""
    short = _missed(case)
    yield from _silent("programme-missing", [measure for measure in short if not measure.programme])


def _missed(case: Case) -> Sequence[Measure]:
    return [measure for measure in case.account.measures if measure.met is False]


def _silent(code: str, silent: Sequence[Measure]) -> Iterator[Finding]:
    """One finding on the measures that lack a text."""
    if silent:
        yield _about(code, "realization", silent, [measure.name for measure in silent])


def earlier_missing(case: Case) -> Iterator[Finding]:
    """Measures without a figure of an earlier period, either delivered or signed. New measures are
    left out."""
    bare = [m for m in case.account.measures if not m.is_new and not _known_earlier(m)]
    yield from _without(case, "earlier-missing", "history", bare)


def _known_earlier(measure: Measure) -> bool:
    """Whether an earlier figure is known, be it in a final that may not be compared."""
    return bool(measure.apart) or any(figure.reached is not None for figure in measure.past)


def renstra_missing(case: Case) -> Iterator[Finding]:
    """Measures without an end target of the medium-term plan (Renstra)."""
    bare = [measure for measure in case.account.measures if measure.renstra is None]
    yield from _without(case, "renstra-missing", "realization", bare)


def standard_missing(case: Case) -> Iterator[Finding]:
    """Measures without a national standard; only the agency knows for which of them none exists."""
    bare = [measure for measure in case.account.measures if measure.standard is None]
    yield from _without(case, "standard-missing", "realization", bare)


def _without(case: Case, code: str, where: str, bare: Sequence[Measure]) -> Iterator[Finding]:
    """One finding on the measures that lack something; it names them unless all of them do."""
    if len(bare) == len(case.account.measures) > 1:
        every = Message(_("any of the {count} measures"), {"count": len(bare)})
        yield _about(code, where, bare, every)
    elif bare:
        yield _about(code, where, bare, [measure.name for measure in bare])


def _about(code: str, where: str, measures: Collection[Measure], named: Value) -> Finding:
    """A finding on several measures, with their number."""
    return Finding(
        code,
        where,
        found=str(len(measures)),
        values={"measures": named},
        about=tuple(measure.id for measure in measures),
    )


def text_missing(case: Case) -> Iterator[Finding]:
    """Sections that the agency alone can write, and did not."""
    given = case.report_file.text
    sections = {
        _("Organisation"): given.organisation,
        _("Strategic issues"): given.strategic_issues,
    }
    empty = [Message(heading) for heading, text in sections.items() if not text.strip()]
    if empty:
        yield Finding("text-missing", "text", found=str(len(empty)), values={"sections": empty})


def factors_missing(case: Case) -> Iterator[Finding]:
    """No table of critical success factors."""
    if case.account.factors is None:
        yield Finding("factors-missing", "csf")


def objective_without_factor(case: Case) -> Iterator[Finding]:
    """An objective with measures but no factor with a measure, where factors were delivered."""
    if case.account.factors is None:
        return
    shown = {factor.objective_id for factor in case.account.factors if factor.measure_id}
    objectives = {measure.objective_id: measure.objective for measure in case.account.measures}
    for objective_id, name in objectives.items():
        if objective_id not in shown:
            yield Finding("objective-without-factor", objective_id, values={"objective": name})


def history_differs(case: Case) -> Iterator[Finding]:
    """An earlier actual in table `history` that differs from the final report of its period."""
    for signed in case.account.past:
        for measure in case.account.measures:
            then = signed.by_id.get(measure.id)
            if then and then.grades == measure.grades:
                yield from (
                    finding
                    for told in measure.delivered_past
                    if told.period == signed.period.id
                    for finding in _differs(measure, told, then.reached)
                )


def _differs(measure: Measure, told: Figure, signed: Told | None) -> Iterator[Finding]:
    """A finding where two actuals differ as printed, in the measure's own decimals or in grade."""
    known = told.reached
    if known is None or signed is None or isinstance(known, str) is not isinstance(signed, str):
        return
    if not measure.direction(known, signed):
        return
    found, expected = (
        one if isinstance(one, str) else Number(measure.rounded(one), measure.digits)
        for one in (known, signed)
    )
    yield Finding(
        "history-differs",
        measure.id,
        found=found,
        expected=expected,
        values={"period": told.period, "signed": expected},
        about=(measure.id,),
    )


def earlier_renamed(case: Case) -> Iterator[Finding]:
    """A measure that went by another name when its earlier figures were signed."""
    for measure in case.account.measures:
        names = defaultdict(list)
        for figure in measure.past:
            if figure.name and not same_words(figure.name, measure.name):
                names[figure.name].append(figure.period)
        for name, periods in names.items():
            yield Finding(
                "earlier-renamed",
                measure.id,
                found=name,
                expected=measure.name,
                values={"measure": measure.name, "before": name, "periods": periods},
                about=(measure.id,),
            )


def history_not_as_long(case: Case) -> Iterator[Finding]:
    """Periods in table `history` of another length than the reported period: halves for a year."""
    apart, own = case.account.periods_not_as_long, case.account.period
    if apart:
        values = {"periods": apart, "own": own}
        yield Finding("history-not-as-long", "history", found=apart, expected=own, values=values)


OMISSIONS: tuple[Detector, ...] = (
    cause_missing,
    solution_missing,
    programme_missing,
    earlier_missing,
    renstra_missing,
    standard_missing,
    text_missing,
    factors_missing,
    objective_without_factor,
    history_differs,
    earlier_renamed,
    history_not_as_long,
)
