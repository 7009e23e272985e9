"""Lines that end where they may: a number stays with its unit, a label with its number."""

import pytest
from markupsafe import Markup

from pipeline.render import shipped_templates
from pipeline.render.glyphs import printable, shortened
from pipeline.render.typography import figured, in_parts, joined, numbered, parted

PRINTABLE = printable((shipped_templates(),))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("terserap 96,13 %", "terserap 96,13_%"),
        ("kurang 6,91 poin persen", "kurang 6,91_poin persen"),
        ("5 days and 1 point", "5_days and 1_point"),
        ("28 Februari 2020", "28_Februari_2020"),
        ("sejak Februari", "sejak Februari"),
        ("on 5 May 2020", "on 5_May_2020"),
        ("on 5 June 2020", "on 5_June_2020"),
        ("dalam Tabel 33", "dalam Tabel_33"),
        ("Lampiran F memuat", "Lampiran_F memuat"),
        ("Bab III memuat", "Bab_III memuat"),
        ("Tabel ini", "Tabel ini"),
        ("Lampiran Perjanjian", "Lampiran Perjanjian"),
        ("5 pointers, 7 persentase", "5 pointers, 7 persentase"),
        ("a × 100 = ÷ 38", "a ×_100 = ÷_38"),
        ("berbeda: F(3; 56) = 0,983", "berbeda: F(3;_56)_=_0,983"),
    ],
)
def test_a_line_does_not_end_inside(text: str, bound: str) -> None:
    assert joined(text).replace("\u00a0", "_") == bound


@pytest.mark.parametrize(
    ("value", "bound"),
    [
        ("belum terukur, target 90 %", "belum_terukur,_target_90_%"),
        ("2,8 hari kerja → 2,9 hari kerja", "2,8_hari_kerja_→_2,9_hari_kerja"),
        (
            "365 poin, target 301 poin (hanya 10 responden)",
            "365_poin, target_301_poin (hanya_10_responden)",
        ),
    ],
)
def test_a_value_parts_between_its_parts_where_it_is_long(value: str, bound: str) -> None:
    assert in_parts(value).replace("\u00a0", "_") == bound


def test_the_last_short_word_of_a_long_text_is_not_alone() -> None:
    long = "kata " * 12 + "akhir 1."
    assert joined(long).endswith("akhir\u00a01.")
    assert joined("tidak diukur: 1.") == "tidak diukur: 1."


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("satu dua tiga", 13, "satu dua tiga"),
        ("satu dua tiga", 12, "satu dua…"),
        ("satuduatiga", 6, "satud…"),
        ("satu, dua", 6, "satu…"),
    ],
)
def test_a_shortened_text_keeps_whole_words_and_shows_it(
    text: str, most: int, expected: str
) -> None:
    assert shortened(text, most) == expected


def test_a_key_parts_after_its_marks_and_copies_as_it_was() -> None:
    key = 'formulas."process.time_against".scale'
    assert parted(key, PRINTABLE).count("<wbr/>") == 3
    assert parted(key, PRINTABLE).replace("<wbr/>", "") == Markup.escape(key)
    assert "<i>" not in parted("a.<i>b", PRINTABLE)


@pytest.mark.parametrize("mark", ["\U0001f469", "\x01", "\u202e"])
def test_what_no_font_prints_is_in_no_text_that_parts(mark: str) -> None:
    text = f"a.{mark}b 1.000.000 c"
    assert mark not in parted(text, PRINTABLE) + figured(text, PRINTABLE) + numbered(
        text, PRINTABLE
    )
