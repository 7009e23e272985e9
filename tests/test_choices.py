"""Every word that a report prints for a choice is read as that choice, however it is typed."""

from collections.abc import Iterator, Mapping

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import ingest
from pipeline.formulas import CATALOGUE
from pipeline.language import LANGUAGES, language
from pipeline.reportfile import FileSource
from pipeline.tables import DELIVERED, Column, Kind
from pipeline.tables.choices import as_folded, as_ids, meant_by, shown_choices
from pipeline.tables.kinds import folded
from pipeline.validate.cells import YES_NO, typed_cells
from pipeline.validate.named import formula_words, perspective_words

CHOSEN = [c for table in DELIVERED.values() for c in table.columns if c.kind is Kind.CHOICE]
RULEBOOKS = {name: ingest.read_rulebook(name, None, None) for name in ingest.shipped_rulebooks()}


def printed() -> Iterator[tuple[Column, str, str]]:
    """A column, a choice of it, and a word that a report prints for that."""
    for column in CHOSEN:
        for code in LANGUAGES:
            for choice, word in shown_choices(column, language(code)).items():
                yield column, choice, word


def typed_as(word: str) -> st.SearchStrategy[str]:
    """The word as people type it: in any case, with any gaps."""
    gaps = st.sampled_from([" ", "  ", "_", "-", " - "])
    cases = st.sampled_from([str.upper, str.lower, str.title, str])
    return st.builds(lambda case, gap: case(word).replace(" ", gap), cases, gaps)


@given(st.data())
def test_a_printed_word_is_read_as_its_choice(data: st.DataObject) -> None:
    column, choice, word = data.draw(st.sampled_from(list(printed())))
    typed = data.draw(typed_as(data.draw(st.sampled_from([word, choice]))))
    cells = pl.Series("text", [typed], dtype=pl.String)
    day = pl.Series("day", [None], dtype=pl.Date)
    assert typed_cells(column, cells, None, FileSource(), day).values.to_list() == [choice]


def test_every_choice_has_a_printed_word_of_its_own_in_each_language() -> None:
    assert {c.name for c in CHOSEN} == {
        "polarity",
        "pk_status",
        "target_source",
        "aggregation",
        "source",
        "adjusts",
    }
    for column in CHOSEN:
        assert [choice for choice, _ in column.printed] == list(column.choices)
        for code in LANGUAGES:
            words = [folded(word) for word in shown_choices(column, language(code)).values()]
            assert len(set(words)) == len(words)


@given(st.data())
def test_a_formula_is_read_by_its_printed_name(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(CATALOGUE)))
    words = [language(code).say(CATALOGUE[name].title) for code in LANGUAGES]
    typed = data.draw(typed_as(data.draw(st.sampled_from([*words, name]))))
    assert read(typed, formula_words()) == name


@given(st.data())
def test_a_perspective_is_read_by_its_printed_name(data: st.DataObject) -> None:
    rulebook = RULEBOOKS[data.draw(st.sampled_from(sorted(RULEBOOKS)))].rulebook
    one = data.draw(st.sampled_from(rulebook.perspectives))
    words = [language(code).text(one.name) for code in LANGUAGES]
    typed = data.draw(typed_as(data.draw(st.sampled_from([*words, one.id]))))
    assert read(typed, perspective_words(rulebook)) == one.id


def read(word: str, meant: Mapping[str, str]) -> str:
    return str(pl.select(as_ids(pl.lit(word), meant)).item())


@pytest.mark.parametrize("code", LANGUAGES)
def test_yes_and_no_are_read_as_they_are_printed(code: str) -> None:
    assert [YES_NO[language(code).say(word)] for word in ("yes", "no")] == [True, False]


def test_a_word_of_two_ids_stands_for_neither_and_an_id_for_itself() -> None:
    meant = meant_by([("a", "Alpha"), ("b", "alpha"), ("a", "B")], ["a", "b"])
    assert meant == {"a": "a", "b": "b"}


@given(st.text())
def test_columns_are_folded_as_words_are(text: str) -> None:
    once = str(pl.select(as_folded(pl.lit(text, dtype=pl.String))).item())
    assert folded(once) == folded(text.lower())
