"""The short lists: targets that were missed, what moved, targets that were met."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Mark, RowOfList, ShortList
from pipeline.language import Language
from pipeline.report.leadership.told import left_out, of_target
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.movements import Move, moves
from pipeline.translatable import _

_SHORT: dict[frozenset[Mark], str] = {
    frozenset({"missed"}): _("Targets missed"),
    frozenset({"unmeasured"}): _("Targets not measured"),
    frozenset({"missed", "unmeasured"}): _("Targets missed or not measured"),
}
_WORDS = {1: _("Better"), 0: _("Changed"), -1: _("Worse")}


def lists(case: Case) -> tuple[ShortList, ...]:
    """What was missed, what moved, what was met; where nothing moved, that comes last."""
    moved = _moved(case)
    others = (_met(case), moved) if moved.nothing else (moved, _met(case))
    return tuple(part for part in (_missed(case), *others) if part)


def _list(heading: str, rows: Iterable[RowOfList], language: Language) -> ShortList:
    held = tuple(rows)
    return ShortList(heading, held, left_out(len(held), language))


def _missed(case: Case) -> ShortList | None:
    """Spending over a ceiling, then the furthest behind, then what was not measured."""
    measures = sorted(_of(case, "over_ceiling", "missed", "unmeasured"), key=_behind)
    if not measures:
        return None
    kinds = {"missed" if m.met is False else "unmeasured" for m in measures}
    heading = next(text for marks, text in _SHORT.items() if marks == kinds)
    rows = (_row(measure, case.language) for measure in measures)
    return _list(case.language.say(heading), rows, case.language)


def _behind(measure: Measure) -> tuple[int, float]:
    order: tuple[Mark | None, ...] = ("over_ceiling", "missed", "unmeasured")
    return order.index(mark_of(measure)), measure.achievement or 0.0


def _met(case: Case) -> ShortList | None:
    rows = [_row(measure, case.language) for measure in _of(case, "met")]
    return _list(case.language.say("Targets met"), rows, case.language) if rows else None


def _of(case: Case, *marks: Mark) -> Sequence[Measure]:
    return [measure for measure in case.account.measures if mark_of(measure) in marks]


def _row(measure: Measure, language: Language) -> RowOfList:
    return RowOfList(measure.name, of_target(measure, language), mark_of(measure))


def _moved(case: Case) -> ShortList:
    """What got worse before what got better; where nothing can be compared, that it cannot."""
    language, known = case.language, moves(case)
    if not known:
        nothing = language.say("No figure of an earlier period was given to compare with.")
        return ShortList(language.say("Changes"), (), ("",), nothing)
    periods = {move.period for move in known}
    heading = (
        language.say("Changes since {period}", period=known[0].period)
        if len(periods) == 1
        else language.say("Changes since earlier periods")
    )
    rows = tuple(_changes(known, language))
    nothing = "" if rows else language.say("Nothing that can be compared has moved.")
    return ShortList(heading, rows, tuple(_further(rows, language)), nothing)


def _further(rows: Sequence[RowOfList], language: Language) -> Iterator[str]:
    """By how many changes are shown: how many more there are of each kind."""
    for shown in range(len(rows) + 1):
        kinds = Counter(row.word for row in rows[shown:])
        left = [f"{count} {word[:1].lower()}{word[1:]}" for word, count in kinds.items()]
        yield language.say("besides: {changes}", changes=left) if left else ""


def _changes(known: Iterable[Move], language: Language) -> Iterator[RowOfList]:
    for move in known:
        if move.moved and move.now:
            word = language.say(_WORDS[move.better])
            yield RowOfList(move.name, f"{move.before} → {move.now}", word=word)
        elif move.moved:
            told = language.say("{before} in {period}", before=move.before, period=move.period)
            yield RowOfList(move.name, told, word=language.say("Not measured"))
