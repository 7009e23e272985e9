"""Terbilang: amounts in words, in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import language
from pipeline.report.phrases.spelled import spelled

AMOUNTS = [
    (0, "nol rupiah", "zero rupiah"),
    (7, "tujuh rupiah", "seven rupiah"),
    (10, "sepuluh rupiah", "ten rupiah"),
    (11, "sebelas rupiah", "eleven rupiah"),
    (19, "sembilan belas rupiah", "nineteen rupiah"),
    (21, "dua puluh satu rupiah", "twenty-one rupiah"),
    (100, "seratus rupiah", "one hundred rupiah"),
    (115, "seratus lima belas rupiah", "one hundred and fifteen rupiah"),
    (1000, "seribu rupiah", "one thousand rupiah"),
    (1001, "seribu satu rupiah", "one thousand and one rupiah"),
    (2500, "dua ribu lima ratus rupiah", "two thousand five hundred rupiah"),
    (11_000, "sebelas ribu rupiah", "eleven thousand rupiah"),
    (100_000, "seratus ribu rupiah", "one hundred thousand rupiah"),
    (1_000_000, "satu juta rupiah", "one million rupiah"),
    (1_001_000, "satu juta seribu rupiah", "one million one thousand rupiah"),
    (
        11_618_000_000,
        "sebelas miliar enam ratus delapan belas juta rupiah",
        "eleven billion six hundred and eighteen million rupiah",
    ),
    (10**12, "satu triliun rupiah", "one trillion rupiah"),
    (Decimal("1234.50"), "seribu dua ratus tiga puluh empat rupiah lima puluh sen",
     "one thousand two hundred and thirty-four rupiah fifty sen"),
    (-5, "minus lima rupiah", "minus five rupiah"),
]  # fmt: skip


@pytest.mark.parametrize(("amount", "indonesian", "english"), AMOUNTS)
def test_an_amount_is_spelled_as_budget_documents_do(
    amount: int | Decimal, indonesian: str, english: str
) -> None:
    assert spelled(amount, language("id")) == indonesian
    assert spelled(amount, language("en")) == english


DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
ID = {word: number for number, word in enumerate(DIGITS)}
ID_SCALES = {"ribu": 1, "juta": 2, "miliar": 3, "triliun": 4, "kuadriliun": 5}


def read(words: str) -> int:
    """The number that Indonesian words say, by a reading of our own."""
    whole = part = 0
    for word in words.removesuffix(" rupiah").split():
        match word:
            case "sepuluh" | "sebelas":
                part += 10 + (word == "sebelas")
            case "belas":
                part += 10
            case "puluh":
                part += part % 10 * 9
            case "ratus":
                part *= 100
            case "seratus":
                part += 100
            case "seribu":
                whole, part = whole + 1000, 0
            case scale if scale in ID_SCALES:
                whole, part = whole + part * 1000 ** ID_SCALES[scale], 0
            case digit:
                part += ID[digit]
    return whole + part


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_indonesian_words_read_back_as_the_number(amount: int) -> None:
    assert read(spelled(amount, language("id"))) == amount
