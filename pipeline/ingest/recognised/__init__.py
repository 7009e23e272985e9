"""Recognises an agency's own files: which tables they hold, and which lines would read each."""

from pipeline.ingest.recognised.completing import join_lines
from pipeline.ingest.recognised.elements import asks_elements, lists_elements, with_elements
from pipeline.ingest.recognised.fuller import goes_without_asking
from pipeline.ingest.recognised.item_lines import item_lines
from pipeline.ingest.recognised.lines import lines_for, place_of
from pipeline.ingest.recognised.lists import (
    Listed,
    first_lines,
    list_lines,
    lists_of,
    titles,
)
from pipeline.ingest.recognised.pieces import Piece, contents_of, pieces
from pipeline.ingest.recognised.questions import Questions
from pipeline.ingest.recognised.tables import (
    Recognised,
    Recognition,
    recognised,
)
from pipeline.ingest.recognised.years import Years, years_of

__all__ = [
    "Listed",
    "Piece",
    "Questions",
    "Recognised",
    "Recognition",
    "Years",
    "asks_elements",
    "contents_of",
    "first_lines",
    "goes_without_asking",
    "item_lines",
    "join_lines",
    "lines_for",
    "list_lines",
    "lists_elements",
    "lists_of",
    "pieces",
    "place_of",
    "recognised",
    "titles",
    "with_elements",
    "years_of",
]
