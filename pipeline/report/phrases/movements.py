"""What moved since earlier periods: by the printed numbers, what got worse first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from pipeline.account import WHOLE, Past
from pipeline.case import Case
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.trend import better, direction, measured_past
from pipeline.report.phrases.values import actual_text, value_text
from pipeline.rounding import half_up


@dataclass(frozen=True)
class Move:
    """A figure of before and of now, and how far it went as a share of what it was.

    `better` is 1 where it got better, −1 where worse, 0 where that is not known; `now` is empty
    where it is measured no longer.
    """

    name: str
    before: str
    now: str
    period: str
    moved: bool
    better: int
    share: float

    @property
    def order(self) -> tuple[int, bool, float]:
        """What got worse goes first, then what is measured no longer, each by its size."""
        return self.better, not self.now, -self.share


def moves(case: Case) -> Sequence[Move]:
    """Every figure that is known of an earlier period, what got worse before what got better."""
    return sorted((*_score_moves(case), *_measure_moves(case)), key=lambda move: move.order)


def worsened(case: Case) -> int:
    """How many measures got worse."""
    return sum(move.better < 0 and bool(move.now) for move in _measure_moves(case))


def _score_moves(case: Case) -> Iterator[Move]:
    """Each score that the last scorecard by the same rulebook has too, the overall one first."""
    before = _last_by_this_rulebook(case)
    if before is None:
        return
    language = case.language
    for node, (now, then) in _scores_since(before, case).items():
        name = language.say("The overall score") if node == WHOLE else case.perspective_name(node)
        way = direction(now, then)
        yield Move(
            name,
            language.number(half_up(then)),
            language.number(half_up(now)),
            named_period(before.period.id, language),
            way != 0,
            way,
            _share(half_up(now), half_up(then)),
        )


def _measure_moves(case: Case) -> Iterator[Move]:
    """Each measure that has an actual of before."""
    language = case.language
    for measure in case.account.measures:
        past = measured_past(measure)
        if not past:
            continue
        period, before = past[-1]
        told = value_text(before, measure, language)
        named = named_period(period, language)
        if measure.reached is None:
            yield Move(measure.name, told, "", named, True, -1, 0.0)
            continue
        now, then = measure.height(measure.reached), measure.height(before)
        yield Move(
            measure.name,
            told,
            actual_text(measure, language),
            named,
            measure.direction(measure.reached, before) != 0,
            better(measure, measure.reached, before),
            _share(measure.rounded(now), measure.rounded(then)),
        )


def _share(now: float, before: float) -> float:
    """A change as a share of what was; from nothing, any change is beyond measure."""
    if now == before:
        return 0.0
    return abs(now - before) / abs(before) if before else inf


def _last_by_this_rulebook(case: Case) -> Past | None:
    """Scores of two rulebooks are not alike."""
    same = [signed for signed in case.account.past if signed.rulebook.id == case.rulebook.id]
    return same[-1] if same else None


def _scores_since(before: Past, case: Case) -> Mapping[str, tuple[float, float]]:
    """The overall score and those of perspectives that are known now and then, by their ids."""
    account = case.account
    now = {node.id: node.score for node in (account.scorecard, *account.perspectives)}
    then = {WHOLE: before.scorecard.score} | {n.id: n.score for n in before.perspectives}
    return {
        node: (float(score), float(known))
        for node, score in now.items()
        if score is not None and (known := then.get(node)) is not None
    }
