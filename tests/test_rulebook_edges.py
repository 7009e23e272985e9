"""Every band edge of every shipped rulebook: what prints as a floor is rated as that floor."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest

from pipeline.ingest import read_rulebook, shipped_rulebooks
from pipeline.rounding import half_up
from pipeline.rulebook import LEVELS, Band, Rulebook, band_of
from tests.test_score import score_of

HALF = Decimal("0.005")
SHIPPED = {name: read_rulebook(name).rulebook for name in shipped_rulebooks()}
ALL = pytest.mark.parametrize("book", SHIPPED.values(), ids=SHIPPED.keys())


def around(bands: Sequence[Band], digits: int) -> Iterator[Decimal]:
    """Each floor, half a unit of the last printed digit to both sides, and just inside those."""
    half, crumb = HALF.scaleb(2 - digits), Decimal("0.00001")
    for band in bands:
        if band.floor != float("-inf"):
            edge = Decimal(repr(band.floor))
            yield from (edge - half - crumb, edge - half, edge - half + crumb, edge)
            yield from (edge + half - crumb, edge + half, edge + half + crumb)


def by_hand(value: Decimal, bands: Sequence[Band], digits: int) -> str | None:
    """The rating a clerk would give: round half away from zero, then look from the top."""
    printed = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    for band in reversed(bands):
        if band.above is not None and printed > Decimal(repr(band.above)):
            return band.key
        if band.above is None and (band.from_ is None or printed >= Decimal(repr(band.from_))):
            return band.key
    return None


def scales(book: Rulebook) -> Iterator[tuple[Sequence[Band], int]]:
    """Every list of bands that rates a number, with the decimals of that number."""
    for key, bands in book.band_scales().items():
        level = key.split(".")[1]
        if level not in LEVELS:
            yield bands, 2
        elif not book.levels.of(level).verdict:
            yield bands, book.levels.of(level).digits


@ALL
def test_a_value_is_rated_as_it_prints(book: Rulebook) -> None:
    for bands, digits in scales(book):
        for value in around(bands, digits):
            expected = by_hand(value, bands, digits)
            tenths = sum([float(value) / 10] * 10)  # the noise of a sum
            for number in (float(value), tenths):
                band = band_of(half_up(number, digits), bands)
                assert (band.key if band else None) == expected, (book.id, value)


@ALL
def test_a_score_is_rated_as_it_prints(book: Rulebook) -> None:
    """The same through scoring: a measure that achieves the value, and its objective."""
    floor, cap = (Decimal(repr(limit)) for limit in book.limits("measure"))
    measure, objective = book.levels.measure, book.levels.objective
    values = sorted({*around(measure.bands, 2), *around(objective.bands, 2)})
    if not values or book.scoring.conversion or book.scoring.achievement_digits is not None:
        return  # a rulebook that converts achievements has no measure that scores what it achieves
    rows = [
        {"measure_id": f"M{n}", "objective_id": f"O{n}", "perspective": book.perspectives[0].id,
         "actual": float(value), "target": 100.0}
        for n, value in enumerate(values)
    ]  # fmt: skip
    scored = score_of(rows, book, measures={row["measure_id"]: {"variant": "a/t"} for row in rows})
    limited = [min(max(value, floor), cap) for value in values]
    assert scored.measures["rating"].to_list() == [
        by_hand(value, measure.bands, measure.digits) for value in limited
    ]
    if objective.floor is None and objective.cap is None and objective.aggregate != "none":
        assert scored.objectives["rating"].to_list() == [
            by_hand(value, objective.bands, objective.digits) for value in limited
        ]


@ALL
def test_a_formulas_scale_rates_the_actual_as_it_prints(book: Rulebook) -> None:
    rows, expected = [], []
    for formula, policy in book.formulas.items():
        for value in around(policy.scale, 2) if policy.scale_of == "actual" else ():
            rows.append(
                {"measure_id": f"M{len(rows)}", "perspective": book.perspectives[0].id,
                 "formula": formula, "actual": float(value), "target": None}
            )  # fmt: skip
            expected.append(by_hand(value, policy.scale, 2))
    if rows:
        assert score_of(rows, book).measures["rating"].to_list() == expected


@ALL
def test_every_score_that_can_be_has_a_rating(book: Rulebook) -> None:
    for name in LEVELS:
        level, (floor, cap) = book.levels.of(name), book.limits(name)
        if level.bands and not level.verdict:
            assert band_of(half_up(floor, level.digits), level.bands) is not None
            assert band_of(half_up(cap, level.digits), level.bands) is not None
