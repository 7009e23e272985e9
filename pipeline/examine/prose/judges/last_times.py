"""Years in which a text says a measure was last measured, where a later actual is known."""

from collections.abc import Iterator

from pipeline.account import MetReason
from pipeline.examine.prose.known.figures import Role
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.vocabulary import Kind, vocabulary

_OTHERWISE = (
    Kind.NUMBER,
    Kind.CONDITION,
    Kind.ATTRIBUTED,
    Kind.TARGET,
    Kind.LAST_YEAR,
    Kind.COMPARED,
)


def last_times(statement: Statement) -> Iterator[Contradiction]:
    """`the index was last published for 2022`, where the index of 2023 is known too."""
    if not statement.has_word(*vocabulary().last_time) or statement.has(*_OTHERWISE):
        return
    subject = statement.only
    if subject is None or subject.measure is None or not subject.periods:
        return
    last = next((at for at, piece in enumerate(statement.pieces)
                 if piece.text.casefold() in vocabulary().last_time), 0)  # fmt: skip
    dated = [statement.pieces[at] for at in statement.segment(last)
             if statement.kind(at) is Kind.PERIOD and at > last]  # fmt: skip
    known = [period for period in subject.periods if subject.of([Role.ACTUAL], period)]
    is_open = subject.measure.met_reason is MetReason.UNMEASURED
    if len(dated) != 1 or not known or not is_open or dated[0].period not in known:
        return
    if dated[0].period != max(known):
        figure = subject.of([Role.ACTUAL], max(known))[0]
        yield Contradiction(dated[0].text, told(figure, subject), subject.about)
