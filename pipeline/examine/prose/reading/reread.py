"""Read a sentence of a passage about one measure as if it were in a cell of that measure."""

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.kinship import kin
from pipeline.examine.prose.reading.pieces import pieces
from pipeline.examine.prose.reading.statement import Statement
from pipeline.vocabulary import Kind


def of_its_own(statement: Statement) -> Statement:
    """The sentence read for the only measure that it names, if in percent; else as it is."""
    subject = _only(statement) if statement.own is None else None
    if subject is None:
        return statement
    year = statement.case.account.period[:4]
    read = tuple(pieces(statement.text, statement.names, subject, year))
    return Statement(statement.text, read, statement.names, statement.case, subject)


def _only(statement: Statement) -> Subject | None:
    named = statement.subjects
    found = [*named.values()] if named else statement.spread
    is_one = len(found) == 1 and found[0].measure is not None and found[0].measure.is_percent
    return found[0] if is_one else None


def tells_it(statement: Statement, place: int) -> bool:
    """Whether the clause of a piece contains most of the measure's name, and nothing that could
    make it mean something else."""
    segment, own = statement.segment(place), statement.own
    if own is None or {statement.kind(at) for at in segment} & {Kind.UNKNOWN, Kind.PART_OF}:
        return False
    content = statement.names.contents[own.id]
    return len(kin(statement, segment, content)) >= max(_MOST * len(content), 2)


_MOST = 0.6
