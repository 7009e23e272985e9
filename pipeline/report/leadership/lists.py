"""The short lists: targets that were missed, what moved, targets that were met."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Mark, RowOfList, ShortList
from pipeline.language import Language
from pipeline.report.leadership.gravest import gravest
from pipeline.report.leadership.told import NAMED, left_out, names_of, of_target
from pipeline.report.phrases.changes import score_change
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.movements import Move, measure_moves
from pipeline.report.phrases.values import actual_text
from pipeline.translatable import _

_SHORT: dict[frozenset[Mark], str] = {
    frozenset({"missed"}): _("Targets missed"),
    frozenset({"unmeasured"}): _("Targets not measured"),
    frozenset({"missed", "unmeasured"}): _("Targets missed or not measured"),
}
_WORDS = {1: _("Better"), 0: _("Changed"), -1: _("Worse")}


def lists(case: Case) -> tuple[ShortList, ...]:
    """Targets missed, what moved, targets met, measures without a target; where nothing moved, that
    list comes last."""
    parts = (_missed(case), _moved(case), _met(case), _not_promised(case))
    return tuple(sorted((part for part in parts if part), key=lambda part: bool(part.nothing)))


def _missed(case: Case) -> ShortList | None:
    """Spending over a ceiling, then missed targets, then unmeasured; the furthest behind first."""
    language = case.language
    measures = sorted(_of(case, "over_ceiling", "missed", "unmeasured"), key=_behind)
    if not measures:
        return None
    missed = sum(measure.met is False for measure in measures)
    kinds = {"missed" if m.met is False else "unmeasured" for m in measures}
    heading = next(text for marks, text in _SHORT.items() if marks == kinds)
    return ShortList(
        language.say(heading),
        tuple(_row(measure, case) for measure in measures),
        tuple(_besides(measures, case)),
        least=min(missed, NAMED),
    )


def _besides(measures: Sequence[Measure], case: Case) -> Iterator[str]:
    """For each number of rows shown, what is left out: how many targets were missed, and which were
    not measured; only how many, where the caveat of the page names them."""
    caveat, language = gravest(case), case.language
    named = caveat is not None and caveat.mark == "unmeasured"
    unmeasured = [measure for measure in measures if measure.met is None]
    missed = len(measures) - len(unmeasured)
    yield _left(missed, unmeasured, language, named=named)
    for measure in measures:
        if measure.met is None:
            unmeasured = unmeasured[1:]
        else:
            missed -= 1
        yield _left(missed, unmeasured, language, named=named)


def _left(missed: int, unmeasured: Sequence[Measure], language: Language, *, named: bool) -> str:
    parts = [language.say("and {count} more", count=missed)] if missed else []
    if unmeasured and named:
        parts.append(language.say("not measured: {count}", count=len(unmeasured)))
    elif unmeasured:
        names = names_of(unmeasured, language)
        parts.append(language.say("not measured besides: {names}", names=names))
    return "; ".join(parts)


def _behind(measure: Measure) -> tuple[int, float]:
    order: tuple[Mark | None, ...] = ("over_ceiling", "missed", "unmeasured")
    return order.index(mark_of(measure)), measure.achievement or 0.0


def _met(case: Case) -> ShortList | None:
    rows = [_row(measure, case) for measure in _of(case, "met")]
    if not rows:
        return None
    language = case.language
    return ShortList(language.say("Targets met"), tuple(rows), left_out(len(rows), language))


def _not_promised(case: Case) -> ShortList | None:
    """Measures that were measured and have no target, with their actuals."""
    language = case.language
    rows = tuple(
        RowOfList(measure.name, actual_text(measure, language))
        for measure in case.account.measures
        if measure.is_measured and not measure.has_target and not is_deduction(measure)
    )
    if not rows:
        return None
    heading = language.say("Measured, without a target")
    return ShortList(heading, rows, left_out(len(rows), language))


def _of(case: Case, *marks: Mark) -> Sequence[Measure]:
    return [measure for measure in case.account.measures if mark_of(measure) in marks]


def _row(measure: Measure, case: Case) -> RowOfList:
    return RowOfList(measure.name, of_target(measure, case), mark_of(measure))


def _moved(case: Case) -> ShortList:
    """The measures that got worse before those that got better, and the overall score in a
    sentence; or that nothing can be compared."""
    language, known = case.language, measure_moves(case)
    score = score_change(case)
    if not known:
        nothing = language.say("No figure of an earlier period was given to compare with.")
        return ShortList(language.say("Changes"), (), ("",), score or nothing)
    periods = {move.period for move in known}
    heading = (
        language.say("Changes since {period}", period=known[0].period)
        if len(periods) == 1
        else language.say("Changes since earlier periods")
    )
    rows = tuple(_changes(known, language))
    nothing = "" if rows else language.say("Nothing that can be compared has moved.")
    worse = sum(move.better < 0 for move in known)
    more = tuple(_further(rows, language))
    return ShortList(heading, rows, more, nothing, score, least=min(worse, NAMED))


def _further(rows: Sequence[RowOfList], language: Language) -> Iterator[str]:
    """For each number of changes shown, how many more there are of each kind."""
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
