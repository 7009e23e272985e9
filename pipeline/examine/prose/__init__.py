"""The agency's own words beside its figures: sentences that contradict the account.

A sentence is judged only where it is clear what it speaks of: a cause or solution of its measure,
a passage of what it names. What is planned, quoted, hedged or about others is left alone: a wrong
remark on a right sentence costs more than a wrong sentence without a remark.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from pipeline.case import Case
from pipeline.examine.claimed import claim_of_all
from pipeline.examine.detector import Detector
from pipeline.examine.prose.bands import ratings
from pipeline.examine.prose.benchmarks import benchmarks
from pipeline.examine.prose.bounds import bounds
from pipeline.examine.prose.called import names_of
from pipeline.examine.prose.comparisons import comparisons
from pipeline.examine.prose.counts import counts
from pipeline.examine.prose.extremes import extremes
from pipeline.examine.prose.figures import Subject
from pipeline.examine.prose.graded import grades
from pipeline.examine.prose.halves import halves
from pipeline.examine.prose.in_a_row import in_a_row
from pipeline.examine.prose.misdated import misdated
from pipeline.examine.prose.movements import movements
from pipeline.examine.prose.names import Names
from pipeline.examine.prose.next_targets import next_targets
from pipeline.examine.prose.part_counts import part_counts
from pipeline.examine.prose.pieces import pieces
from pipeline.examine.prose.portions import portions
from pipeline.examine.prose.praised import praised
from pipeline.examine.prose.promises import promises
from pipeline.examine.prose.ratios import ratios
from pipeline.examine.prose.records import records
from pipeline.examine.prose.regraded import WAYS, regraded
from pipeline.examine.prose.reported import reported
from pipeline.examine.prose.respondents import respondents
from pipeline.examine.prose.sentences import LONGEST, paragraphs, sentences
from pipeline.examine.prose.series import series
from pipeline.examine.prose.shares import shares
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.tallies import totals
from pipeline.examine.prose.values import values
from pipeline.people import discreet
from pipeline.problems import Finding, shown
from pipeline.vocabulary import Kind

Judge = Callable[[Statement], Iterator[Contradiction]]

JUDGES: Mapping[Judge, tuple[Kind, ...]] = {
    values: (Kind.NUMBER,),
    misdated: (Kind.NUMBER,),
    ratios: (Kind.NUMBER,),
    grades: tuple(Kind),
    promises: tuple(Kind),
    next_targets: (Kind.FUTURE, Kind.PERIOD),
    series: (Kind.PERIOD,),
    part_counts: (Kind.NUMBER,),
    halves: (Kind.PERIOD,),
    in_a_row: (Kind.NUMBER,),
    benchmarks: (
        Kind.NATIONAL,
        Kind.MEDIUM,
        Kind.TARGET,
        Kind.CEILING,
        Kind.LIMIT,
        Kind.HEDGE,
    ),
    movements: (
        Kind.RISE,
        Kind.FALL,
        Kind.SAME,
        Kind.BETTER,
        Kind.WORSE,
        Kind.ABOVE,
        Kind.UNDER,
        Kind.MORE,
    ),
    regraded: tuple(WAYS),
    ratings: (Kind.CATEGORY, Kind.UNKNOWN, Kind.HIGHEST, Kind.FILLER),
    bounds: (Kind.NUMBER,),
    praised: (Kind.KNOWN, Kind.UNKNOWN),
    totals: tuple(Kind),
    shares: (Kind.PART, Kind.ALL, Kind.NONE, Kind.MOST, Kind.NUMBER),
    portions: (Kind.CEILING, Kind.BUDGET, Kind.SPENT, Kind.LEFT),
    counts: (Kind.NUMBER,),
    respondents: (Kind.RESPONDENTS, Kind.ITEMS, Kind.ASKED),
    extremes: (Kind.HIGHEST, Kind.LOWEST, Kind.OTHERS, Kind.NONE),
    records: (Kind.HIGHEST, Kind.LOWEST, Kind.GREATEST, Kind.FEWEST),
    comparisons: (
        Kind.RISE,
        Kind.FALL,
        Kind.ABOVE,
        Kind.UNDER,
        Kind.BETTER,
        Kind.WORSE,
        Kind.MORE,
    ),
    reported: (Kind.REPORT,),
}
"""One for each kind of claim, and what stands in a sentence that makes one. Of two that meet in
the same words the first is told."""


_ASKED = {judge: frozenset(kinds) for judge, kinds in JUDGES.items()}


@dataclass(frozen=True)
class Passage:
    """A text of the agency's, where it stands, and the measure that it is about."""

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
    for measure in case.account.measures:
        for name, text in (("cause", measure.cause), ("solution", measure.solution)):
            if text:
                yield Passage(f"measures.{measure.id}.{name}", text, measure.id)
    for name, text in case.report_file.text:
        if text:
            yield Passage(f"text.{name}", text)
    for waiver in case.account.waivers:
        yield Passage(f"accept.{waiver.problem}", waiver.reason)


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
    """What every judge finds but those whose finding another detector tells, the same words
    once."""
    told: set[str] = set()
    for judge, kinds in _ASKED.items():
        if judge in silent or not statement.has_any(kinds):
            continue
        for found in judge(statement):
            if found.said not in told:
                told.add(found.said)
                yield found


def _carried(statement: Statement) -> Subject | None:
    """The one subject that the next sentence goes on about."""
    named = [piece.subject for piece in statement.pieces if piece.subjects]
    ids = {(one.kind, one.id) for one in named if one is not None}
    if len(ids) == 1 and None not in named:
        return named[0]
    begins = {piece.kind for piece in statement.pieces[:_BEGINNING]}
    return statement.carried if not named and begins & _GOES_ON else None


_BEGINNING = 2
_GOES_ON = frozenset({Kind.OWN, Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE, Kind.TARGET})
"""What a sentence begins with that goes on about the one before."""


PROSE: tuple[Detector, ...] = (contradicted,)
"""The one detector, of which each judge is a part."""
