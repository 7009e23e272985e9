"""Perspectives and formulas by the names a report prints for them, in place of their ids."""

import re
from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.formulas import CATALOGUE
from pipeline.language import LANGUAGES, language
from pipeline.rulebook import Rulebook
from pipeline.tables.choices import as_ids, every_text, meant_by
from pipeline.validate.typed import TypedTable


def with_ids(tables: Mapping[str, TypedTable], rulebook: Rulebook) -> dict[str, TypedTable]:
    """The tables; in the register, names of perspectives and formulas become their ids."""
    if (register := tables.get("realization")) is None:
        return dict(tables)
    words = {"perspective": perspective_words(rulebook), "formula": formula_words()}
    frame = register.frame.with_columns(as_ids(pl.col(n), meant) for n, meant in words.items())
    return {**tables, "realization": replace(register, frame=frame)}


def perspective_words(rulebook: Rulebook) -> dict[str, str]:
    """Every word for a perspective, folded, with its id."""
    names = (
        (one.id, written)
        for one in rulebook.perspectives
        for word in every_text(one.name)
        for written in (word, re.sub(r"\b(dan|and)\b", "&", word))
    )
    return meant_by(names, [one.id for one in rulebook.perspectives])


def formula_words() -> dict[str, str]:
    """Every word for a formula, folded, with its id."""
    titles = (
        (name, language(code).say(formula.title))
        for name, formula in CATALOGUE.items()
        for code in LANGUAGES
    )
    return meant_by(titles, CATALOGUE)
