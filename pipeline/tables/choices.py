"""The words for the choices of a column: ids, and what a report prints for them."""

from collections.abc import Iterable, Mapping

import polars as pl

from pipeline.language import LANGUAGES, Language, Text, language
from pipeline.tables.kinds import Column, folded


def shown_choices(column: Column, words: Language) -> dict[str, str]:
    """Each choice with the word that a report in this language prints for it."""
    printed = dict(column.printed)
    return {
        str(one): words.say(printed[one]) if one in printed else str(one) for one in column.choices
    }


def accepted_choices(column: Column) -> dict[str, str]:
    """Every word that is read as a choice, folded, with that choice."""
    pairs = (shown_choices(column, language(code)).items() for code in LANGUAGES)
    words = [(one, word) for each in pairs for one, word in each]
    return meant_by([*words, *column.also], column.choices)


def meant_by(names: Iterable[tuple[str, str]], ids: Iterable[str]) -> dict[str, str]:
    """Folded words with the id that each means; a word with two ids is left out."""
    found: dict[str, set[str]] = {}
    for one, word in names:
        found.setdefault(folded(word), set()).add(str(one))
    clear = {word: next(iter(ones)) for word, ones in found.items() if len(ones) == 1}
    return clear | {folded(one): str(one) for one in ids}


def every_text(text: Text) -> Iterable[str]:
    """A text in every language."""
    return [language(code).text(text) for code in LANGUAGES]


def as_folded(cells: pl.Expr) -> pl.Expr:
    """Cells normalised like `folded`, for a whole column."""
    return cells.str.to_lowercase().str.replace_all(r"[\s_-]+", " ").str.strip_chars()


def as_ids(cells: pl.Expr, meant: Mapping[str, str]) -> pl.Expr:
    """Cells with the id in place of each word that means one; other cells unchanged."""
    found = as_folded(cells).replace_strict(meant, default=None, return_dtype=pl.String)
    return pl.coalesce(found, cells)
