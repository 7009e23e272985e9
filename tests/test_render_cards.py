"""A card as it is set: the strip's columns are the axis of its line; facts are placed where the
card is least high."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import MeasureCard, Remark, Strip, StripColumn
from pipeline.render import shipped_templates
from pipeline.render.facts import CardRow, card_rows
from pipeline.render.fonts import Face, sans
from pipeline.render.strip import laid_out

ROWS = ("Realisasi", "Target", "Capaian")
FACE: Face = sans((shipped_templates(),)).semibold


def strip(*actuals: str, beside: int = 0) -> Strip:
    periods = tuple(
        StripColumn(str(2020 + place), one, "90,00", "100,00", point=0.5, line=0.5)
        for place, one in enumerate(actuals)
    )
    others = tuple(StripColumn("Renstra", "kurang 1", "99,00", line=1.0) for _ in range(beside))
    return Strip("s", "%", ROWS, periods, others, "Target tercapai", "met", alt="garis")


def test_the_columns_of_a_strip_fill_its_width() -> None:
    sheet = laid_out(strip("1,00", "2,00", "3,00", beside=2), FACE)
    assert len(sheet.periods) == 3
    assert sheet.label + 3 * sheet.period + 2 * sheet.aside == pytest.approx(100)
    row = laid_out(strip("1,00", beside=2), FACE)
    assert row.row
    assert row.label + 3 * row.period + 2 * row.aside + row.rest == pytest.approx(100)


def test_a_row_leaves_nothing_out_for_words_that_it_does_not_print() -> None:
    """How far it is to the Renstra is printed beside several periods, not in a row of one."""
    one = strip("1,00", beside=2)
    far = replace(one, beside=tuple(replace(c, actual="kurang 123.456.789,00") for c in one.beside))
    assert len(laid_out(one, FACE).beside) == len(laid_out(far, FACE).beside) == 2


def test_the_oldest_periods_give_way_to_long_figures() -> None:
    long = ("123.456.789.012,00",) * 5
    sheet = laid_out(strip(*long, beside=1), FACE)
    assert 1 <= len(sheet.periods) < 5
    assert sheet.periods[-1].heading == "2024"
    assert laid_out(strip(*["1,00"] * 5, beside=2), FACE).periods[0].heading == "2020"


def test_a_point_stands_over_the_middle_of_its_cell() -> None:
    sheet = laid_out(strip("1,00", "2,00", "3,00"), FACE)
    one_percent = sheet.width / (100 - sheet.label)
    middles = [one_percent * sheet.period * (place + 0.5) for place in range(3)]
    assert [one.x for one in sheet.drawn] == pytest.approx(middles)


def test_higher_values_stand_higher_in_the_drawing() -> None:
    given = strip("1,00", "2,00", "3,00")
    columns = tuple(
        StripColumn(one.heading, one.actual, point=height)
        for one, height in zip(given.periods, (0.0, 0.5, 1.0), strict=True)
    )
    sheet = laid_out(Strip("s", "%", ROWS, columns, (), "", alt="garis"), FACE)
    low, middle, high = (one.point or 0.0 for one in sheet.drawn)
    assert low > middle > high > 0


def card(account: str, *told: str, facts: int) -> MeasureCard:
    return MeasureCard(
        "m", "1.1", "nama", "temuan", strip("1,00"), (account,) if account else (),
        tuple(Remark("Penyebab", (text,)) for text in told),
        tuple(Remark("Sumber", ("kata " * 20,)) for _ in range(facts)),
    )  # fmt: skip


def test_facts_stand_beside_short_lines_and_part_where_both_rows_are_least_high() -> None:
    (row,) = card_rows(card("", "b" * 40, "b" * 40, "b" * 40, facts=1))
    assert not row.across
    rows = card_rows(card("a" * 60, "b" * 40, "b" * 40, "b" * 40, "b" * 40, facts=2))
    assert [(len(row.facts), row.across) for row in rows] == [(2, False)]


def test_facts_of_a_long_text_share_lines_across_the_width() -> None:
    (row,) = card_rows(card("a" * 60, facts=2))
    assert row.across
    (row,) = card_rows(card("a" * 1200, facts=4))
    assert row.across


@given(
    st.integers(0, 900), st.lists(st.integers(1, 900), max_size=3), st.integers(0, 6)
)  # fmt: skip
def test_a_card_keeps_all_it_says_in_its_order_and_no_way_is_less_high(
    account: int, told: list[int], facts: int
) -> None:
    given_card = card("a" * account, *("b" * length for length in told), facts=facts)
    rows = card_rows(given_card)
    said = [part for row in rows for part in row.prose]
    assert said == [*([given_card.account] if account else []), *given_card.told]
    assert [fact for row in rows for fact in row.facts] == list(given_card.facts)
    alone = card_rows(replace(given_card, facts=()))
    below = card_rows(replace(given_card, account=(), told=()))
    assert _height(rows) <= _height([*alone, *below])


def _height(rows: Sequence[CardRow]) -> float:
    return sum(row.height for row in rows)
