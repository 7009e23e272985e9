"""Texts from strangers: however long and strange they are, they are read in time."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.examine.prose import contradicted
from pipeline.examine.prose.words.sentences import sentences
from pipeline.problems import Finding
from pipeline.vocabulary import vocabulary
from tests.counted_calls import calls_of
from tests.prose_by_hand import agency, claimed, writing
from tests.test_examine_prose import rows

MEGABYTE = 1_000_000
SECONDS = 6.0
FEW, MANY = 200, 800
MORE_AT_MOST = 1.1
"""The sentences of many are other ones than those of few."""


def filled(text: str) -> str:
    return (text * (MEGABYTE // len(text) + 1))[:MEGABYTE]


@pytest.mark.parametrize(
    "text",
    [
        *("a", "1", ".", ",", " ", "(", "“", "\n", "\n \n", "é", "٣", "­", "\x00", "𝟗"),
        *("1.", "1,", "1.000.", "1-", "1/", "Rp", "Rp 1", "a-", "a.1", "no. ", "2024 ", "% "),
        *("dua puluh ", "target ", "capaian 1 ", "tidak ", "dari 1 menjadi 2 ", "(1 ", "Q1 "),
        *("1. ", "a. ", "Target tercapai. ", "12 (dua ", "seluruh indikator ", "1 dari 2 "),
    ],
)
@pytest.mark.one_in(4)
@pytest.mark.parametrize("where", ["text.closing", "measures.C2.cause"])
def test_a_megabyte_of_anything_is_read_in_time(where: str, text: str) -> None:
    case = writing(agency(), where, filled(text))
    begun = process_time()
    list(contradicted(case))
    assert process_time() - begun < SECONDS


@pytest.mark.slow
def test_a_megabyte_of_right_sentences_is_read_in_time() -> None:
    told = " ".join(row[2] for row in rows() if not row[0])
    begun = process_time()
    list(contradicted(writing(agency(), "text.closing", filled(told))))
    assert process_time() - begun < 2 * SECONDS


def test_four_times_the_causes_take_four_times_the_calls() -> None:
    few, many = (calls_of(partial(read, measures)) for measures in (FEW, MANY))
    assert many < MORE_AT_MOST * few * MANY / FEW


def read(measures: int) -> Sequence[Finding]:
    """What is said of so many measures, each with a cause and a solution of the cases."""
    case, told = agency(), [row[2] for row in rows() if row[1].startswith("measures")]
    least = case.account.measures
    every = tuple(
        replace(
            least[place % len(least)],
            id=f"M{place}",
            name=f"{least[place % len(least)].name} wilayah {place}",
            cause=told[place % len(told)],
            solution=told[7 * place % len(told)],
        )
        for place in range(measures)
    )
    return list(contradicted(replace(case, account=replace(case.account, measures=every))))


WORDS = sorted({*vocabulary().kinds, "Serapan anggaran", "C1", "perspektif keuangan", "2023", "85"})


@given(st.lists(st.sampled_from([*WORDS, ",", ".", "(", ")", "97,35 %", "Rp5,2 miliar", "?"])))
@settings(max_examples=150, deadline=None)
def test_any_words_in_any_order_are_read(words: list[str]) -> None:
    for where in ("text.closing", "measures.C2.cause", "measures.L3.solution"):
        for claim in claimed(where, " ".join(words)):
            assert claim


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_no_sentence_is_lost(text: str) -> None:
    claimed("text.closing", text)
    kept = "".join("".join(sentence.split()) for sentence in sentences(text))
    assert kept == "".join(text.split())
