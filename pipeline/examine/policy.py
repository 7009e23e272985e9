"""Where policy touched a number: caps, weights, vintage, waivers."""

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding

_NEARLY = 0.1
_NOISE = 1e-9


def capped(case: Case) -> Iterator[Finding]:
    """An achievement that counts for less, or more, than it is, because of its limits."""
    scoring = case.rulebook.scoring
    for measure in () if scoring.conversion else case.measures():
        achievement = measure["achievement"]
        if achievement is None or scoring.floor <= achievement <= scoring.cap:
            continue
        above = achievement > scoring.cap
        yield Finding(
            "capped" if above else "floored",
            measure["measure_id"],
            found=case.language.number(two(achievement)),
            expected=case.language.number(two(measure["capped"])),
            values={
                "measure": measure["measure"],
                "achievement": two(achievement),
                "cap": case.language.short(scoring.cap),
                "floor": case.language.short(scoring.floor),
            },
        )


def weights_near_whole(case: Case) -> Iterator[Finding]:
    """Weights that were meant to make 1 or 100 and do not quite (design §7)."""
    for node, weights in _weight_sets(case).items():
        total = sum(weights)
        for whole in (1.0, 100.0):
            off = abs(total - whole)
            if len(weights) > 1 and whole * _NOISE < off <= whole * _NEARLY:
                yield Finding(
                    "weights-near-whole",
                    node,
                    found=case.language.short(total, 4),
                    expected=case.language.short(whole),
                    values={
                        "node": node,
                        "sum": case.language.short(total, 4),
                        "whole": case.language.short(whole),
                    },
                )


def _weight_sets(case: Case) -> Mapping[str, list[float]]:
    """Weights that are added up together: of perspectives, of objectives under one of them where
    the rulebook weighs them, and of measures under one node."""
    book = case.rulebook
    sets: dict[str, list[float]] = {"scorecard": [side.weight for side in book.perspectives]}
    if book.objective_weights:
        for row in case.scored.objectives.iter_rows(named=True):
            sets.setdefault(row["parent"], []).append(row["weight"])
    under = "perspective" if book.levels.below("perspective") == "measure" else "objective_id"
    for measure in case.measures():
        sets.setdefault(measure[under], []).append(measure["weight"])
    return sets


def rulebook_vintage(case: Case) -> Iterator[Finding]:
    """A period that reaches outside the rulebook's validity."""
    book, period = case.rulebook, case.report_file.period
    too_early = book.valid_from is not None and period.start < book.valid_from
    too_late = book.valid_to is not None and period.end > book.valid_to
    if too_early or too_late:
        open_end = case.language.say("no limit")
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
    """Every waiver and how many rows it let pass; one that let none pass can go."""
    used: Counter[int] = Counter()
    for index, problem in case.tables.waived:
        used[index] += problem.places
    for index, acceptance in enumerate(case.report_file.accept):
        code = "rule-waived" if used[index] else "unused-waiver"
        yield Finding(
            code,
            acceptance.where,
            found=str(used[index]),
            values={
                "problem": acceptance.problem,
                "table": acceptance.where,
                "count": used[index],
                "reason": acceptance.reason,
            },
        )


POLICY: tuple[Detector, ...] = (capped, weights_near_whole, rulebook_vintage, waived)
