"""Grades that a text gives a measure: an opinion, a predicate."""

from collections.abc import Iterator, Mapping

from pipeline.account import Measure
from pipeline.examine.prose.figures import CURRENT, Subject
from pipeline.examine.prose.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.tokens import Token, tokens, words
from pipeline.examine.prose.wording import called
from pipeline.grades import GradeScale
from pipeline.translatable import _
from pipeline.values import Message, Value
from pipeline.vocabulary import Kind

Words = tuple[str, ...]


def grades(statement: Statement) -> Iterator[Contradiction]:
    """A grade that is neither the actual nor, where the text says so, the target."""
    for subject in _subjects(statement):
        measure = subject.measure
        if measure is None or not measure.grades:
            continue
        for token, grade in _spoken(statement, measure):
            yield from _judged(statement, measure, token, grade)


def _subjects(statement: Statement) -> list[Subject]:
    named = [piece.subject for piece in statement.pieces if piece.kind is Kind.NAME]
    found = [one for one in named if one is not None]
    if statement.own is not None and not found:
        return [statement.own]
    return found if len(found) == 1 else []


def _spoken(statement: Statement, measure: Measure) -> Iterator[tuple[Token, str]]:
    """Each grade that stands in the text, as the scale writes it; short ones in capitals only."""
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


_SHORT = 6


def _ways(statement: Statement, measure: Measure) -> Mapping[Words, str]:
    """Every way to write a grade of the measure, the longest first."""
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
    if any(statement.muted[at] for at in before[-1:]):
        return
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
        elif kind in (Kind.NOT, Kind.HEDGE, Kind.UNKNOWN):
            return
    if period != CURRENT or _period_behind(statement, token):
        return
    targets = {measure.target_grade, measure.grade_before, measure.renstra_grade,
               measure.national_grade}  # fmt: skip
    allowed = targets if role is Kind.TARGET else {measure.actual_grade}
    if grade not in allowed and None not in (measure.actual_grade, measure.target_grade):
        values: dict[str, Value] = {"subject": called(statement.names.measures[measure.id])}
        values |= {"actual": measure.actual_grade, "target": measure.target_grade}
        said = Message(_("{subject} came to {actual}, with {target} as its target"), values)
        yield Contradiction(token.word, said, (measure.id,))


def _period_behind(statement: Statement, token: Token) -> bool:
    behind = [piece for piece in statement.pieces if piece.start >= token.end][:3]
    return any(
        piece.kind is Kind.LAST_YEAR
        or (piece.kind is Kind.PERIOD and statement.period(piece) != CURRENT)
        for piece in behind
    )
