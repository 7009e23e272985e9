"""The agency's own words beside its figures: sentences that contradict the account.

A sentence is judged only where it is clear what it is about: a cause or solution is about its
measure, a passage about what it names. What is planned, quoted, hedged or about others is left
alone: a wrong remark on a right sentence costs more than a wrong sentence without a remark.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipeline.case import Case
from pipeline.examine.claimed import claim_of_all
from pipeline.examine.detector import Detector
from pipeline.examine.prose.judges import JUDGES, Judge
from pipeline.examine.prose.judges.tallies import totals
from pipeline.examine.prose.known.called import names_of
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.known.names import Names
from pipeline.examine.prose.reading.pieces import pieces
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.words.sentences import LONGEST, paragraphs, sentences
from pipeline.people import discreet
from pipeline.problems import Finding, shown
from pipeline.vocabulary import Kind

_ASKED = {judge: frozenset(kinds) for judge, kinds in JUDGES.items()}


@dataclass(frozen=True)
class Passage:
    """A text of the agency, where it is, and the measure that it is about."""

    where: str
    text: str
    own: str | None = None


def contradicted(case: Case) -> Iterator[Finding]:
    """Sentences that the account contradicts."""
    names = None
    for passage in _passages(case):
        names = names or names_of(case)
        for sentence, found in _found(passage, names, case):
            yield Finding(
                "prose-contradicts",
                passage.where,
                found=discreet(found.said),
                expected=found.ours,
                values={"sentence": shown(discreet(sentence)), "claim": discreet(found.said)},
                about=found.about or ((passage.own,) if passage.own else ()),
            )


def _passages(case: Case) -> Iterator[Passage]:
    """Every text of the agency that is not empty."""
    return (one for one in _given(case) if one.text)


def _given(case: Case) -> Iterator[Passage]:
    file = case.report_file
    for measure in case.account.measures:
        for name, text in (("cause", measure.cause), ("solution", measure.solution)):
            yield Passage(f"measures.{measure.id}.{name}", text or "", measure.id)
        if asked := file.measures.get(measure.id):
            told = asked.unavailable or ""
            yield Passage(f"measures.{measure.id}.unavailable", told, measure.id)
    for name, text in file.text:
        yield Passage(f"text.{name}", text)
    for waiver in case.account.waivers:
        yield Passage(f"accept.{waiver.problem}", waiver.reason)
    if file.review:
        yield Passage("review.text", file.review.text)
    yield Passage("report.revision_note", file.report.revision_note)


_LETTER = re.compile(r"[^\W\d_]")


def _found(passage: Passage, names: Names, case: Case) -> Iterator[tuple[str, Contradiction]]:
    own = names.measures[passage.own] if passage.own else None
    year, read_before = case.account.period[:4], set[str]()
    for paragraph in paragraphs(passage.text):
        carried: Subject | None = None
        for sentence in sentences(paragraph):
            if len(sentence) > LONGEST:
                carried = None
            if len(sentence) > LONGEST or sentence in read_before or not _LETTER.search(sentence):
                continue
            read_before.add(sentence)
            read = tuple(pieces(sentence, names, own, year))
            statement = Statement(sentence, read, names, case, own, carried)
            is_told = passage.where.startswith("text.") and claim_of_all(sentence, case)
            for found in _judged(statement, {totals} if is_told else set()):
                yield sentence, found
            carried = _carried(statement)


def _judged(statement: Statement, silent: Collection[Judge]) -> Iterator[Contradiction]:
    """What the judges find, without the `silent` judges, whose finding another detector reports;
    the same words only once."""
    told: set[str] = set()
    for judge, kinds in _ASKED.items():
        if judge in silent or not statement.has_any(kinds):
            continue
        for found in judge(statement):
            if found.said not in told:
                told.add(found.said)
                yield found


def _carried(statement: Statement) -> Subject | None:
    """The only subject that the next sentence may continue with."""
    named = [piece.subject for piece in statement.pieces if piece.subjects]
    ids = {(one.kind, one.id) for one in named if one is not None}
    if len(ids) == 1 and None not in named:
        return named[0]
    begins = {piece.kind for piece in statement.pieces[:_BEGINNING]}
    return statement.carried if not named and begins & _GOES_ON else None


_BEGINNING = 2
_GOES_ON = frozenset({Kind.OWN, Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE, Kind.TARGET})
"""The kinds of words at the beginning of a sentence that continues the sentence before it."""


PROSE: tuple[Detector, ...] = (contradicted,)
"""A single detector, which runs all judges."""
