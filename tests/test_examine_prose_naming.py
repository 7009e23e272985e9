"""How a measure is known by what it is called in another language."""

import pytest

from pipeline.examine.prose.known.naming import anchored
from pipeline.examine.prose.words.lexicon import tokens_of
from pipeline.vocabulary.glossary import glossary


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(
            ("complaints", "pengaduan"),
            ("digitised", "didigitalkan"),
            ("digitized", "didigitalkan"),
        ),
        *(("applied", None), ("families", "keluarga"), ("planned", "direncanakan")),
        *(("birth certificates", "akta kelahiran"), ("on time", "tepat waktu")),
    ],
)
def test_an_english_word_is_known_in_all_its_forms(said: str, meant: str | None) -> None:
    assert (meant in glossary().get(said, ())) is (meant is not None)


def test_two_words_of_names_are_parted_at_their_hyphen() -> None:
    told = [token.word for token in tokens_of("Service-cycle and on-time rata-rata twenty-five")]
    assert told == ["service", "cycle", "and", "on-time", "rata-rata", "twenty-five"]


def test_a_name_is_told_by_most_of_its_words_in_another_language() -> None:
    naming = anchored({"a": frozenset({"izin", "diterbitkan", "tepat", "waktu"}),
                       "b": frozenset({"izin", "ditolak"})})  # fmt: skip
    assert [*naming.mostly(naming.meant(["permits", "issued", "on", "time"]))] == [("a", 0, 3)]
    assert [*naming.mostly(naming.meant(["permits", "were", "free"]))] == []
