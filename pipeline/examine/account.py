"""What an account of performance should tell and was not given; what it tells in two ways."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.reportfile.periods import PERIOD_ID, of_one_kind
from pipeline.scorecard import same_words

_MET = 100.0


def cause_missing(case: Case) -> Iterator[Finding]:
    """Measures below their target without a cause; a report invents none."""
    silent = [
        measure["measure"]
        for measure in case.measures()
        if measure["achievement"] is not None
        and two(measure["achievement"]) < _MET
        and not measure["cause"]
    ]
    if silent:
        yield Finding(
            "cause-missing", "realization", found=str(len(silent)), values={"measures": silent}
        )


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
        for measure_id, figure in signed.measures.items():
            for told in case.delivered_past(measure_id):
                if told.period == signed.period and _differ(told.actual, figure.actual):
                    yield Finding(
                        "history-differs",
                        measure_id,
                        found=_shown(told.actual, case),
                        expected=_shown(figure.actual, case),
                        values={
                            "period": signed.period,
                            "found": _shown(told.actual, case),
                            "signed": _shown(figure.actual, case),
                        },
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


def _differ(told: float | None, signed: float | None) -> bool:
    return told is not None and signed is not None and two(told) != two(signed)


def _shown(value: float | None, case: Case) -> str:
    return case.language.short(None if value is None else two(value))


ACCOUNT: tuple[Detector, ...] = (
    cause_missing,
    objective_without_factor,
    history_differs,
    earlier_renamed,
    history_not_as_long,
)
