"""Grades that a text gives a measure, such as an audit opinion or a predicate."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.account import Figure, Measure
from pipeline.examine.prose.known.figures import CURRENT, Subject
from pipeline.examine.prose.reading.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.reading.wording import called
from pipeline.examine.prose.words.tokens import Token, tokens, words
from pipeline.grades import GradeScale
from pipeline.translatable import _
from pipeline.values import Message, Value
from pipeline.vocabulary import Kind

Words = tuple[str, ...]


def grades(statement: Statement) -> Iterator[Contradiction]:
    """Grades that are neither the actual nor, where the text says so, the target."""
    for subject in _subjects(statement):
        measure = subject.measure
        if measure is None or not measure.grades:
            continue
        told = list(spoken(statement, measure))
        for at, (token, grade) in enumerate(told):
            if not _is_glossed(statement, told[at : at + 2]):
                yield from _judged(statement, measure, token, grade)


def _subjects(statement: Statement) -> list[Subject]:
    named = [piece.subject for piece in statement.pieces if piece.kind is Kind.NAME]
    found = [one for one in named if one is not None]
    if statement.own is not None and not found:
        return [statement.own]
    return found if len(found) == 1 else _by_grade(statement)


def _by_grade(statement: Statement) -> list[Subject]:
    """The only measure with a grade in the text that hardly means anything else: WTP."""
    said = {word.strip('().,;:“”"') for word in statement.text.split()}
    said = {word for word in said if len(word) > _TELLING and word.isupper()}
    found = [
        one for one in statement.names.graded
        if one.measure and any(said.intersection(group) for group in one.measure.grades)
    ]  # fmt: skip
    return found if len(found) == 1 and statement.own is None else []


def spoken(statement: Statement, measure: Measure) -> Iterator[tuple[Token, str]]:
    """Each grade in the text, as the scale writes it; short grades in capitals only."""
    found = tokens(statement.text)
    known = _ways(statement, measure)
    place = 0
    while place < len(found):
        for phrase, grade in known.items():
            span = found[place : place + len(phrase)]
            text = statement.text[span[0].start : span[-1].end]
            if tuple(one.word for one in span) == phrase and (len(text) > _SHORT or text.isupper()):
                yield Token(text, span[0].start, span[-1].end), grade
                place += len(phrase) - 1
                break
        place += 1


def _is_glossed(statement: Statement, told: Sequence[tuple[Token, str]]) -> bool:
    """Whether the same grade follows in brackets: `unqualified (WTP)`."""
    between = statement.text[told[0][0].end : told[-1][0].start]
    return len({grade for _token, grade in told}) < len(told) and between.strip() == "("


_SHORT = 6
_TELLING = 2
"""Letters of a grade that even in capitals may mean something else."""


def _ways(statement: Statement, measure: Measure) -> Mapping[Words, str]:
    """Every spelling of the measure's grades, the longest first."""
    scale = _scale(statement, measure)
    ways = {words(grade): grade for group in measure.grades for grade in group}
    if scale is not None:
        ways |= {words(one): grade for grade, more in scale.spellings.items() for one in more}
    return dict(sorted(ways.items(), key=lambda one: -len(one[0])))


def _scale(statement: Statement, measure: Measure) -> GradeScale | None:
    case = statement.case
    known = case.rulebook.grade_scales(case.report_file.scales)
    return known.get(measure.scale) if measure.scale else None


def _judged(
    statement: Statement, measure: Measure, token: Token, grade: str
) -> Iterator[Contradiction]:
    before = [at for at, piece in enumerate(statement.pieces) if piece.end <= token.start]
    around = range(max(0, len(before) - 1), min(len(before) + 1, len(statement.pieces)))
    if any(statement.muted[at] for at in around):
        return
    told_as = _told_as(statement, before, is_called=_is_called(statement, before, token, grade))
    if told_as is None:
        return
    role, period = told_as
    dated = _dated(statement, token, measure) if period == CURRENT else None
    if _is_held_since(statement, token):
        dated, period = None, CURRENT
    then = _since(statement, token, measure) or _in(measure, period) or dated
    if then is not None:
        if grade != then.actual_grade is not None and role is Kind.ACTUAL:
            yield Contradiction(token.word, was(statement, measure, then), (measure.id,))
        return
    if period != CURRENT or _period_behind(statement, token):
        return
    targets = {measure.target_grade, measure.grade_before, measure.renstra_grade,
               measure.national_grade}  # fmt: skip
    allowed = targets if role is Kind.TARGET else {measure.actual_grade}
    allowed |= targets if statement.has(Kind.MEDIUM, Kind.NATIONAL) else set()
    if grade not in allowed and None not in (measure.actual_grade, measure.target_grade):
        values: dict[str, Value] = {"subject": called(statement.names.measures[measure.id])}
        values |= {"actual": measure.actual_grade, "target": measure.target_grade}
        said = Message(_("{subject} came to {actual}, with {target} as its target"), values)
        yield Contradiction(token.word, said, (measure.id,))


def _is_called(statement: Statement, before: Sequence[int], token: Token, grade: str) -> bool:
    """Whether a word is surely a grade, whatever comes before it: `evaluators gave us an A`."""
    told = [kind for at in before if (kind := statement.kind(at)) not in _PASSED]
    is_own = statement.own is not None and told[-1:] in ([Kind.CATEGORY], [Kind.RESULT])
    is_long = len(grade) > _TELLING and token.word.isupper()
    first = statement.segment(before[-1]).start if before else 0
    return (is_own or is_long) and statement.kind(first) is not Kind.UNKNOWN


_PASSED = (Kind.BRACKET, Kind.FILLER)


def _told_as(
    statement: Statement, before: Sequence[int], *, is_called: bool
) -> tuple[Kind, str] | None:
    """Whether the text gives a grade as a target or as an actual, and of which period."""
    role, period = Kind.ACTUAL, CURRENT
    for at in before:
        kind, piece = statement.kind(at), statement.pieces[at]
        if kind in (Kind.TARGET, Kind.REACH, Kind.EXCEED_TARGET, Kind.BELOW_TARGET, Kind.MEDIUM):
            role = Kind.TARGET
        elif kind in (Kind.RESULT, Kind.ACTUAL, Kind.ACHIEVEMENT):
            role = Kind.ACTUAL
        elif kind is Kind.PERIOD:
            told = statement.period(piece)
            period = LAST if told is None else told
        elif kind in (Kind.LAST_YEAR, Kind.FROM):
            period = LAST
        elif kind is Kind.TO:
            period = CURRENT
        elif kind in (Kind.NOT, Kind.HEDGE) or (kind is Kind.UNKNOWN and not is_called):
            return None
    return role, period


def _in(measure: Measure, period: str) -> Figure | None:
    """The figure of an earlier period, if it is known."""
    past = (*measure.past, *measure.delivered_past)
    return next((one for one in past if one.period == period), None)


def _since(statement: Statement, token: Token, measure: Measure) -> Figure | None:
    """The figure of the year named as the start, if its grade differs: `BB since 2022`."""
    behind = [at for at, piece in enumerate(statement.pieces) if piece.start >= token.end]
    for at in behind[:_FAR]:
        piece = statement.pieces[at]
        if piece.kind is Kind.COMMA:
            return None
        if piece.kind is Kind.PERIOD:
            is_told = any(statement.word(one) in _SINCE for one in range(max(0, at - 3), at))
            then = _in(measure, piece.period) if is_told else None
            return None if then is None or then.actual_grade == token.word else then
    return None


def _is_held_since(statement: Statement, token: Token) -> bool:
    """`WDP in 2021 and WTP every year since`: whether a grade held since the year before it."""
    behind = [at for at, piece in enumerate(statement.pieces) if piece.start >= token.end][:_NEAR]
    said = next((at for at in behind if statement.word(at) in _SINCE_THEN), None)
    return said is not None and Kind.PERIOD not in {statement.kind(at) for at in behind}


def _dated(statement: Statement, token: Token, measure: Measure) -> Figure | None:
    """The figure of the year behind the grade, or the only year: `earned a BB in 2023`."""
    told = [piece for piece in statement.pieces if piece.kind is Kind.PERIOD]
    behind = [piece for piece in statement.pieces if piece.start >= token.end][:_NEAR]
    close = next((piece for piece in behind if piece.kind is not Kind.FILLER), None)
    if close is not None and close.kind is Kind.PERIOD:
        return _in(measure, close.period)
    is_alone = len(told) == 1 and not statement.has(Kind.NOT, Kind.TARGET, Kind.COMPARED, Kind.SAME)
    if not is_alone or told[0] not in behind or any(p.kind in _PARTING for p in behind):
        return None
    return _in(measure, told[0].period)


_PARTING = (Kind.COMMA, Kind.BREAK, Kind.BECAUSE, Kind.STOP, Kind.TO, Kind.FROM, Kind.LAST_YEAR)
_NEAR, _FAR = 6, 14
_SINCE = frozenset({"since", "sejak", "sejak tahun"})
_SINCE_THEN = frozenset({"since", "since then", "ever since", "sejak itu", "sejak saat itu"})


def was(statement: Statement, measure: Measure, then: Figure) -> Message:
    """A message with the actual of an earlier period."""
    subject = called(statement.names.measures[measure.id])
    values: dict[str, Value] = {"subject": subject, "figure": then.actual_grade}
    told = Message(_("the actual of {subject} is {figure}"), values)
    return Message(_("in {period} {told}"), {"period": then.period, "told": told})


def _period_behind(statement: Statement, token: Token) -> bool:
    behind = [piece for piece in statement.pieces if piece.start >= token.end][:3]
    if any(piece.kind in (Kind.SAME, Kind.COMPARED) for piece in behind[:2]):
        return False
    return any(
        piece.kind is Kind.LAST_YEAR
        or (piece.kind is Kind.PERIOD and statement.period(piece) != CURRENT)
        for piece in behind
    )
