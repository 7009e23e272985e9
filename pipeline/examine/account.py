"""What an account of performance should tell and was not given; what it tells in two ways."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case, as_printed, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.reportfile.periods import PERIOD_ID, of_one_kind
from pipeline.scorecard import same_words
from pipeline.translatable import _

_MET = 100.0

Measure = Mapping[str, Any]


def cause_missing(case: Case) -> Iterator[Finding]:
    """Measures below their target without a cause; a report invents none."""
    yield from _silent_below_target(case, "cause-missing", "cause")


def solution_missing(case: Case) -> Iterator[Finding]:
    """Measures below their target without a word on what was done about it."""
    yield from _silent_below_target(case, "solution-missing", "solution")


def programme_missing(case: Case) -> Iterator[Finding]:
    """Measures below their target without a programme that works towards it."""
    yield from _silent_below_target(case, "programme-missing", "programme")


def _silent_below_target(case: Case, code: str, column: str) -> Iterator[Finding]:
    """One finding on the measures below their target whose cell in a column is blank."""
    silent = [
        measure["measure"]
        for measure in case.measures()
        if measure["achievement"] is not None
        and two(measure["achievement"]) < _MET
        and not measure[column]
    ]
    if silent:
        yield Finding(code, "realization", found=str(len(silent)), values={"measures": silent})


def earlier_missing(case: Case) -> Iterator[Finding]:
    """Measures of which no earlier period is known, neither delivered nor signed."""
    bare = [measure for measure in case.measures() if not _known_earlier(measure, case)]
    yield from _without(case, "earlier-missing", "history", bare)


def _known_earlier(measure: Measure, case: Case) -> bool:
    """Also by a final that may not be compared with: another finding says why it is left out."""
    figures = case.past(measure["measure_id"])
    apart = any(True for _since in case.not_alike(measure["measure_id"]))
    return apart or any(figure.actual is not None for figure in figures)


def renstra_missing(case: Case) -> Iterator[Finding]:
    """Measures without a medium-term target to be on the way to."""
    bare = [measure for measure in case.measures() if measure["renstra_target"] is None]
    yield from _without(case, "renstra-missing", "realization", bare)


def standard_missing(case: Case) -> Iterator[Finding]:
    """Measures without a national standard; some have none, which only the agency knows."""
    bare = [measure for measure in case.measures() if measure["national_standard"] is None]
    yield from _without(case, "standard-missing", "realization", bare)


def _without(case: Case, code: str, where: str, bare: Sequence[Measure]) -> Iterator[Finding]:
    """One finding on the measures that lack something; all of them need no names."""
    if not bare:
        return
    names: object = [measure["measure"] for measure in bare]
    if len(bare) == case.scored.measures.height > 1:
        names = case.language.say("any of the {count} measures", count=len(bare))
    yield Finding(code, where, found=str(len(bare)), values={"measures": names})


_SECTIONS = {"organisation": _("Organisation"), "strategic_issues": _("Strategic issues")}
"""The texts that a section of the report waits for, by the section's heading."""


def text_missing(case: Case) -> Iterator[Finding]:
    """Sections that the agency alone can write, and did not."""
    given = case.report_file.text
    empty = [heading for name, heading in _SECTIONS.items() if not getattr(given, name).strip()]
    if empty:
        sections = [case.language.say(heading) for heading in empty]
        yield Finding("text-missing", "text", found=str(len(empty)), values={"sections": sections})


def factors_missing(case: Case) -> Iterator[Finding]:
    """No table of critical success factors."""
    if "csf" not in case.tables:
        yield Finding("factors-missing", "csf")


def objective_without_factor(case: Case) -> Iterator[Finding]:
    """Where factors were delivered, an objective that none with a measure stands for."""
    if "csf" not in case.tables:
        return
    factors = case.tables["csf"].drop_nulls("measure_id")
    shown = set(factors["objective_id"])
    objectives = {m["objective_id"]: m["objective"] for m in case.measures()}
    for objective_id, objective in objectives.items():
        if objective_id not in shown:
            yield Finding("objective-without-factor", objective_id, values={"objective": objective})


def history_differs(case: Case) -> Iterator[Finding]:
    """An earlier actual that table `history` gives otherwise than the final report of its time."""
    for signed in case.earlier:
        for measure in case.measures():
            figure = signed.measures.get(measure["measure_id"])
            if figure is None:
                continue
            for told in case.delivered_past(measure["measure_id"]):
                if told.period == signed.period and _differ(told.actual, figure.actual, measure):
                    found, expected = (
                        _shown(actual, measure, case) for actual in (told.actual, figure.actual)
                    )
                    yield Finding(
                        "history-differs",
                        measure["measure_id"],
                        found=found,
                        expected=expected,
                        values={"period": signed.period, "found": found, "signed": expected},
                    )


def earlier_renamed(case: Case) -> Iterator[Finding]:
    """A measure that went by another name when its earlier figures were signed."""
    for measure in case.measures():
        names = defaultdict(list)
        for figure in case.past(measure["measure_id"]):
            if figure.name and not same_words(figure.name, measure["measure"]):
                names[figure.name].append(figure.period)
        for name, periods in names.items():
            yield Finding(
                "earlier-renamed",
                measure["measure_id"],
                found=name,
                expected=measure["measure"],
                values={"measure": measure["measure"], "before": name, "periods": periods},
            )


def history_not_as_long(case: Case) -> Iterator[Finding]:
    """Earlier periods in table `history` of another kind than this one: halves beside a year."""
    if "history" not in case.tables:
        return
    own = case.report_file.period.id
    periods = case.tables["history"]["period"]
    known = sorted(set(periods.filter(periods.str.contains(PERIOD_ID))))
    apart = [one for one in known if one < own and not of_one_kind(one, own)]
    if apart:
        yield Finding(
            "history-not-as-long",
            "history",
            found=", ".join(apart),
            expected=own,
            values={"periods": apart, "own": own},
        )


def _differ(told: float | None, signed: float | None, measure: Mapping[str, Any]) -> bool:
    """Whether two actuals differ as they are printed, in the measure's own decimals."""
    if told is None or signed is None:
        return False
    return bool(as_printed(told, measure) != as_printed(signed, measure))


def _shown(value: float | None, measure: Mapping[str, Any], case: Case) -> str:
    rounded = None if value is None else as_printed(value, measure)
    return case.language.short(rounded, measure["digits"])


ACCOUNT: tuple[Detector, ...] = (
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
