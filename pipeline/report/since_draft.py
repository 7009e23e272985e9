"""How a draft differs from the draft that it replaces, a line for each difference."""

from collections.abc import Iterator

from pipeline.account import Measure, Past
from pipeline.case import Case
from pipeline.report.phrases.values import actual_text, target_text


def changes_since(case: Case, before: Past) -> tuple[str, ...]:
    """Measures that were added, were removed, or have another target, actual or score as printed;
    then the overall score."""
    now = {measure.id for measure in case.account.measures}
    lines = [line for measure in case.account.measures for line in _changed(measure, before, case)]
    say = case.language.say
    lines += [
        say("{measure}: no longer there", measure=f"{then.id} {then.name}")
        for then in before.measures
        if then.id not in now
    ]
    was, score = before.scorecard.score, case.account.scorecard.score
    if was != score:
        number = case.language.number
        lines.append(say("overall score: {before} → {now}", before=number(was), now=number(score)))
    return tuple(lines)


def _changed(measure: Measure, before: Past, case: Case) -> Iterator[str]:
    language, named = case.language, f"{measure.id} {measure.name}"
    then = before.by_id.get(measure.id)
    if then is None:
        yield language.say("{measure}: new", measure=named)
        return
    parts = (
        (language.say("target"), target_text(then, language), target_text(measure, language)),
        (language.say("actual"), actual_text(then, language), actual_text(measure, language)),
        (language.say("score"), language.number(then.score), language.number(measure.score)),
    )
    moved = [f"{term} {was} → {now}" for term, was, now in parts if was != now]
    if moved:
        yield f"{named}: {'; '.join(moved)}"
