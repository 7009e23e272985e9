"""What an agency's own files are: which tables stand in them, and what would read each."""

from pipeline.ingest.recognised.elements import asks_elements
from pipeline.ingest.recognised.pieces import Piece, contents_of, pieces
from pipeline.ingest.recognised.questions import Questions
from pipeline.ingest.recognised.tables import Recognised, Recognition, lines_for, recognised
from pipeline.ingest.recognised.years import Years, years_of

__all__ = [
    "Piece",
    "Questions",
    "Recognised",
    "Recognition",
    "Years",
    "asks_elements",
    "contents_of",
    "lines_for",
    "pieces",
    "recognised",
    "years_of",
]
