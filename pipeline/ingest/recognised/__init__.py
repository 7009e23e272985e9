"""What an agency's own files are: which tables stand in them, and what would read each."""

from pipeline.ingest.recognised.elements import asks_elements, lists_elements, with_elements
from pipeline.ingest.recognised.fuller import holds_no_more
from pipeline.ingest.recognised.item_lines import item_lines
from pipeline.ingest.recognised.pieces import Piece, contents_of, pieces
from pipeline.ingest.recognised.questions import Questions
from pipeline.ingest.recognised.tables import (
    Recognised,
    Recognition,
    lines_for,
    place_of,
    recognised,
)
from pipeline.ingest.recognised.years import Years, years_of

__all__ = [
    "Piece",
    "Questions",
    "Recognised",
    "Recognition",
    "Years",
    "asks_elements",
    "contents_of",
    "holds_no_more",
    "item_lines",
    "lines_for",
    "lists_elements",
    "pieces",
    "place_of",
    "recognised",
    "with_elements",
    "years_of",
]
