"""The page in words: everything a template places, already worded, numbered and formatted.

Templates loop over these values and set them; they compute nothing, round nothing, decide nothing.
Shares are fractions of a width (0–1) for drawing; every drawn thing carries its text alternative.
Colours are band colours (`best` `good` `fair` `poor` `worst` `neutral`); the style sheet owns them.
"""

from pipeline.document.blocks import (
    Bar,
    BarChart,
    Block,
    Bullet,
    Bullets,
    Callout,
    Cell,
    Chapter,
    Colour,
    Column,
    Definition,
    Definitions,
    KeyFigure,
    KeyFigures,
    Paragraph,
    PrintedTable,
    Ref,
    Run,
    Runs,
    Section,
    Zone,
)
from pipeline.document.pages import (
    Document,
    Entry,
    Letterhead,
    PerspectiveCard,
    Signature,
    Verdict,
    Words,
)

__all__ = [
    "Bar",
    "BarChart",
    "Block",
    "Bullet",
    "Bullets",
    "Callout",
    "Cell",
    "Chapter",
    "Colour",
    "Column",
    "Definition",
    "Definitions",
    "Document",
    "Entry",
    "KeyFigure",
    "KeyFigures",
    "Letterhead",
    "Paragraph",
    "PerspectiveCard",
    "PrintedTable",
    "Ref",
    "Run",
    "Runs",
    "Section",
    "Signature",
    "Verdict",
    "Words",
    "Zone",
]
