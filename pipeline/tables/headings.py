"""The name of a column where people read it."""

from pipeline.language import Language
from pipeline.tables.kinds import Column


def heading_of(column: Column, words: Language) -> str:
    """The heading in the chosen language: an Indonesian alias, or the column's own name."""
    if words.code == "id" and column.aliases:
        return column.aliases[0]
    return column.name
