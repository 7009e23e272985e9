"""How a text is read before it is judged: sentences, numbers, periods, phrases."""

from decimal import Decimal

import pytest

from pipeline.examine.prose.known.called import names_of
from pipeline.examine.prose.reading.pieces import pieces
from pipeline.examine.prose.words.numbers import Numeral, Unit, readings, spelled
from pipeline.examine.prose.words.periods import period_at
from pipeline.examine.prose.words.sentences import paragraphs, sentences
from pipeline.examine.prose.words.tokens import are_kin, tokens, words
from pipeline.vocabulary import LANGUAGES, Kind, of_language, vocabulary
from tests.prose_by_hand import agency


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Realisasi 97,35 persen. Target 95.", ["Realisasi 97,35 persen.", "Target 95."]),
        ("Naik 2.5 points. Good.", ["Naik 2.5 points.", "Good."]),
        ("Pagu Rp. 1.234.567,00 terserap.", ["Pagu Rp. 1.234.567,00 terserap."]),
        ("UU No. 14 Tahun 2017. Selesai.", ["UU No. 14 Tahun 2017.", "Selesai."]),
        ("Oleh Dr. A. Contoh dkk. di sini. Ya.", ["Oleh Dr. A. Contoh dkk. di sini.", "Ya."]),
        ("1. Target tercapai.\n2. Naik.", ["1. Target tercapai.", "2. Naik."]),
        ("- Target tercapai\n- Naik", ["- Target tercapai", "- Naik"]),
        ("Mencapai 95. Target 90.", ["Mencapai 95.", "Target 90."]),
        ("Capaian s.d. Desember 95 persen.", ["Capaian s.d. Desember 95 persen."]),
        ("Tercapai! Benarkah? Ya", ["Tercapai!", "Benarkah?", "Ya"]),
        ("Ia berkata “tercapai.” Lalu pulang.", ["Ia berkata “tercapai.”", "Lalu pulang."]),
        ("satu baris\nyang terputus.", ["satu baris\nyang terputus."]),
        ("", []),
        (" . ", ["."]),
    ],
)
def test_a_text_is_split_where_its_sentences_end(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


def test_blank_lines_part_paragraphs() -> None:
    assert list(paragraphs("a\nb\n\nc\n \n\nd")) == ["a\nb", "c", "d"]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("97,35", ["97.35"]),
        ("97.35", ["97.35"]),
        ("1.234", ["1234", "1.234"]),
        ("1,234", ["1.234", "1234"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1.234.567", ["1234567"]),
        ("11618", ["11618"]),
        ("2.12.01", []),
        ("1.23.456", []),
        ("9" * 31, []),
    ],
)
def test_a_number_is_read_in_every_notation_it_may_have(written: str, values: list[str]) -> None:
    assert [one.value for one in readings(written)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("written", "value", "agrees"),
    [
        ("96,13", 96.13, True),
        ("96,1", 96.13, True),
        ("96", 96.13, True),
        ("97", 96.13, False),
        ("96,2", 96.13, False),
        ("96,31", 96.13, False),
        ("102,47", 102.47368, True),
        ("2,4", 2.345, True),
        ("2,3", 2.345, True),
        ("2,5", 2.345, False),
        ("1.234", 1234.0, True),
        ("1.234", 1.234, True),
        ("0", 0.4, True),
        ("0", 0.6, False),
    ],
)
def test_a_number_agrees_to_the_digits_it_has(written: str, value: float, agrees: bool) -> None:
    assert Numeral(written, readings(written)).agrees(value, 2) is agrees


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sebelas", 11),
        ("dua belas", 12),
        ("dua puluh", 20),
        ("dua puluh lima persen", 25),
        ("seratus dua puluh", 120),
        ("dua ratus lima puluh tiga", 253),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("two hundred", 200),
        ("seratus persen", 100),
        ("satu dua", 1),
        ("lima", 5),
        ("puluh", 0),
        ("indikator", 0),
    ],
)
def test_numbers_in_words_are_added_up(text: str, value: int) -> None:
    assert spelled(text.split())[0] == value


def numerals(text: str) -> list[tuple[str, Decimal, Unit]]:
    read = pieces(text, names_of(agency()), None, "2024")
    return [(one.numeral.text, one.numeral.value, one.numeral.unit) for one in read if one.numeral]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("97,35 %", ("97,35 %", "97.35", Unit.PERCENT)),
        ("97,35 persen", ("97,35 persen", "97.35", Unit.PERCENT)),
        ("2 poin persen", ("2 poin persen", "2", Unit.POINTS)),
        ("Rp1.234.567,50", ("Rp1.234.567,50", "1234567.5", Unit.RUPIAH)),
        ("Rp. 1.234.567", ("Rp. 1.234.567", "1234567", Unit.RUPIAH)),
        ("Rp 1,2 miliar", ("Rp 1,2 miliar", "1200000000", Unit.RUPIAH)),
        ("1,2 juta rupiah", ("1,2 juta rupiah", "1200000", Unit.RUPIAH)),
        ("IDR 3.5 billion", ("IDR 3.5 billion", "3500000000", Unit.RUPIAH)),
        ("seratus persen", ("seratus persen", "100", Unit.PERCENT)),
        ("12 (dua belas) indikator", ("12 (dua belas)", "12", Unit.NONE)),
    ],
)
def test_a_number_has_its_unit_and_its_scale(text: str, found: tuple[str, str, Unit]) -> None:
    told, value, unit = found
    assert numerals(text) == [(told, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    ["Nomor 24", "No. 14", "No 14", "Pasal 79", "53/2014", "76-90", "79A", "2.12.01", "tahun 2024",
     "31 Desember 2024", "pukul 08.00", "F1", "Tabel 3", "ISO 9001"],
)  # fmt: skip
def test_numbers_of_rules_tables_and_days_are_none_that_are_judged(text: str) -> None:
    assert numerals(text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", (1, "2023")),
        ("triwulan III", (2, "2024-Q3")),
        ("triwulan 2 tahun 2023", (4, "2023-Q2")),
        ("tw iv", (2, "2024-Q4")),
        ("semester I 2023", (3, "2023-S1")),
        ("second quarter", (2, "2024-Q2")),
        ("q3", (1, "2024-Q3")),
        ("maret", (1, "2024-03")),
        ("Desember 2023", (2, "2023")),
        ("31 Desember 2023", (3, "2023")),
        ("12 Maret 2023", (3, "2023-03-12")),
        ("may", None),
        ("1850", None),
        ("20230", None),
        ("target", None),
    ],
)
def test_a_period_is_read_with_its_year(text: str, period: tuple[int, str] | None) -> None:
    assert period_at(text.casefold().split(), 0, "2024") == period


def kinds(text: str) -> list[tuple[str, Kind]]:
    read = pieces(text, names_of(agency()), None, "2024")
    return [(piece.text, piece.kind) for piece in read]


def test_the_longest_phrase_goes_first_and_endings_do_not_matter() -> None:
    assert kinds("Capaiannya belum mencapai target") == [
        ("Capaiannya", Kind.ACHIEVEMENT),
        ("belum", Kind.NOT),
        ("mencapai target", Kind.REACH),
    ]


def test_a_measure_is_known_by_its_name_by_most_of_it_and_by_its_id() -> None:
    for text in (
        "Persentase pengaduan yang ditindaklanjuti tepat waktu",
        "pengaduan yang ditindaklanjuti tepat waktu",
        "pengaduan ditindaklanjuti tepat waktu",
        "C2",
    ):
        (named,) = pieces(text, names_of(agency()), None, "2024")
        assert (named.kind, [one.id for one in named.subjects]) == (Kind.NAME, ["C2"])
    assert Kind.NAME not in {kind for _text, kind in kinds("pengaduan masyarakat")}


def test_words_of_one_stem_are_kin() -> None:
    assert are_kin("terlaksana", "dilaksanakan")
    assert are_kin("terbit", "diterbitkan")
    assert not are_kin("target", "terbit")
    assert not are_kin("api", "aplikasi")


# --- the vocabulary -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_phrase_stands_in_one_list_alone(code: str) -> None:
    listed = [phrase for phrases in of_language(code).words.values() for phrase in phrases]
    assert sorted(listed) == sorted({*listed})
    assert all(phrase == phrase.casefold().strip() for phrase in listed)


def test_a_phrase_of_two_languages_does_the_same_in_both() -> None:
    one, other = (of_language(code).kinds for code in LANGUAGES)
    assert {phrase for phrase in one.keys() & other if one[phrase] is not other[phrase]} == set()


@pytest.mark.slow
def test_every_phrase_can_be_found() -> None:
    for phrase, kind in vocabulary().kinds.items():
        assert words(phrase), phrase
        if kind not in (Kind.REFERENCE, Kind.PERIOD) and "100" not in phrase:
            assert kinds(phrase)[0][1] in (kind, Kind.NAME, Kind.PERIOD), phrase


def test_a_phrase_of_plain_words_is_read_as_any_other() -> None:
    for phrase in [*vocabulary().kinds, "Straße", "ﬁnal  Naik ", "İzmir"]:
        read = tuple(token.word for token in tokens(phrase) if token.word[0].isalnum())
        assert words.__wrapped__(phrase) == read, phrase


def test_verbs_are_words_that_are_known() -> None:
    known = vocabulary()
    assert {*known.passive, *known.surpassed} <= {*known.kinds}
