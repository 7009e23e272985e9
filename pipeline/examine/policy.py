"""Where policy affected a number: caps, weights, the rulebook's validity, waivers."""

from collections.abc import Iterator, Mapping

from pipeline.account import WHOLE
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.translatable import _
from pipeline.values import Message, Number, Values

_NEARLY = 0.1
_NOISE = 1e-9


def capped(case: Case) -> Iterator[Finding]:
    """An achievement beyond the rulebook's cap or floor, which counts for less or for more."""
    scoring = case.rulebook.scoring
    for measure in () if scoring.conversion else case.account.measures:
        achievement, counted = measure.achievement, measure.capped
        if achievement is None or scoring.floor <= achievement <= scoring.cap:
            continue
        above = achievement > scoring.cap
        limit = {"cap": Number(scoring.cap)} if above else {"floor": Number(scoring.floor)}
        yield Finding(
            "capped" if above else "floored",
            measure.id,
            found=half_up(achievement),
            expected=None if counted is None else half_up(counted),
            values={"measure": measure.name, "achievement": half_up(achievement), **limit},
            about=(measure.id,),
        )


def weights_near_whole(case: Case) -> Iterator[Finding]:
    """Weights whose sum is close to 1 or 100 but not equal to it."""
    for node, weights in _weight_sets(case).items():
        total = sum(weights)
        for whole in (1.0, 100.0):
            off = abs(total - whole)
            if len(weights) > 1 and whole * _NOISE < off <= whole * _NEARLY:
                found, expected = Number(total, 4), Number(whole)
                yield Finding(
                    "weights-near-whole",
                    node,
                    found=found,
                    expected=expected,
                    values={"node": node, "sum": found, "whole": expected},
                )


def _weight_sets(case: Case) -> Mapping[str, list[float]]:
    """The sets of weights that belong to one sum: perspectives; objectives of a perspective, where
    the rulebook weighs objectives; measures of a perspective or of an objective."""
    book = case.rulebook
    sets: dict[str, list[float]] = {
        WHOLE: [perspective.weight for perspective in book.perspectives]
    }
    for objective in case.account.objectives if book.objective_weights else ():
        if objective.perspective:
            sets.setdefault(objective.perspective, []).append(objective.weight)
    by_side = book.levels.below("perspective") == "measure"
    for measure in case.account.measures:
        node = measure.perspective if by_side else measure.objective_id
        sets.setdefault(node, []).append(measure.weight)
    return sets


def rulebook_vintage(case: Case) -> Iterator[Finding]:
    """A period that reaches outside the rulebook's validity."""
    book, period = case.rulebook, case.report_file.period
    too_early = book.valid_from is not None and period.start < book.valid_from
    too_late = book.valid_to is not None and period.end > book.valid_to
    if too_early or too_late:
        open_end = Message(_("no limit"))
        yield Finding(
            "rulebook-vintage",
            "rulebook",
            values={
                "rulebook": book.id,
                "valid_from": book.valid_from or open_end,
                "valid_to": book.valid_to or open_end,
            },
        )


def waived(case: Case) -> Iterator[Finding]:
    """Every waiver with the number of rows it waived; a waiver of no rows can be removed."""
    for waiver in case.account.waivers:
        rows, rule = str(waiver.rows), {"problem": waiver.problem, "table": waiver.table}
        if not waiver.rows:
            yield Finding("unused-waiver", waiver.table, found=rows, values=rule)
        else:
            values: Values = {**rule, "count": waiver.rows, "reason": waiver.reason}
            yield Finding("rule-waived", waiver.table, found=rows, values=values)


POLICY: tuple[Detector, ...] = (capped, weights_near_whole, rulebook_vintage, waived)
