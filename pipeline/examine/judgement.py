"""How measures were judged: targets and actuals no rule can compare, figures that stand in."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding

FLAGS = (
    "negative-target",
    "zero-actual",
    "negative-actual",
    "not-finite",
    "unusable-worst",
    "unfit-variant",
    "last-value",
    "counted-as-zero",
    "at-maximum",
)
"""The flags of scoring that are findings of their own; targets that are missing or zero are told
in `completeness.py`."""


def judged_specially(case: Case) -> Iterator[Finding]:
    """One finding for every flag that scoring put on a measure."""
    for measure in case.measures():
        for flag in (flag for flag in FLAGS if flag in measure["flags"]):
            values = {
                "measure": measure["measure"],
                "variant": measure["variant"],
                "polarity": measure["polarity"],
                "worst": case.language.short(measure["worst"]),
                "counted": case.language.short(measure["counted"], 4),
                "cap": case.language.short(case.rulebook.scoring.cap),
            }
            yield Finding(flag, measure["measure_id"], values=values)


def rulebook_names_unknown(case: Case) -> Iterator[Finding]:
    """Objectives the rulebook weighs and measures it advises that the delivery does not have."""
    book = case.rulebook
    objectives = set(case.scored.objectives["id"])
    measures = set(case.scored.measures["measure_id"])
    named = [(name, "objective_weights", objectives) for name in book.objective_weights]
    named += [(m, f"advice.{one.id}", measures) for one in book.advice for m in one.measures]
    for name, key, known in named:
        if name not in known:
            values = {"name": name, "key": key}
            yield Finding("rulebook-names-unknown", key, found=name, values=values)


def tied_perspectives(case: Case) -> Iterator[Finding]:
    """More than one perspective has the lowest score."""
    scored = [p for p in case.scored.perspectives.to_dicts() if p["score"] is not None]
    lowest = min((p["score"] for p in scored), default=None)
    tied = [p["id"] for p in scored if p["score"] == lowest]
    if lowest is not None and 1 < len(tied) < len(scored):
        names = [case.perspective_name(side) for side in tied]
        values = {"perspectives": names, "score": lowest}
        yield Finding("tied-perspectives", "scorecard", found=", ".join(tied), values=values)


JUDGEMENT: tuple[Detector, ...] = (judged_specially, rulebook_names_unknown, tied_perspectives)
