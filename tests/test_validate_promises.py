"""Signs, units and ranges in targets and actuals; fractions among percentages and weights."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.scorecard import Polarity, is_fraction_beside
from pipeline.validate.promises import Promise, promise_of
from tests.codes.builders import Files, merged, reported
from tests.delivery_by_hand import places, problems_of, validated_folder, written

pytestmark = pytest.mark.one_in(2)

NUMBERS = st.integers(0, 999).map(str) | st.decimals(0, 999, places=2).map(str)


def read(tmp_path: Path, row: dict[str, object], column: str = "target") -> object:
    """A figure of the register as it was read."""
    frame = validated_folder(written(tmp_path / "a", reported(row)))["realization"]
    return frame[column].item()


def told(tmp_path: Path, *files: Files) -> list[tuple[str, str, str]]:
    """Code, column and value of what is wrong with a delivery."""
    found = places(tmp_path / "a", merged(*files))
    return [(code, column, value) for code, _, _, column, value in found]


def warned(tmp_path: Path, *files: Files) -> list[tuple[str, int | None, str]]:
    """Code, row and column of what a delivery is warned of."""
    tables = validated_folder(written(tmp_path / "a", merged(*files)))
    return [(one.code, one.row, one.column) for one in tables.problems]


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("cell", "polarity", "unit", "number"),
    [
        ("≥ 95", "maximize", "persen", 95), (">= 95 %", "maximize", "persen", 95),
        ("min. 95", "maximize", "%", 95), ("95 %", "maximize", "Persentase", 95),
        ("Minimal 95,5 persen", "maximize", "%", 95.5),
        ("≤ 5 hari", "minimize", "Hari", 5), ("maks. 5", "minimize", "hari", 5),
        ("12 laporan", "maximize", "Laporan", 12), ("12 LAPORAN", "stabilize", "laporan", 12),
        ("Rp 500 rupiah", "maximize", "Rp", 500), ("5 hari  kerja", "minimize", "hari kerja", 5),
    ],
)  # fmt: skip
def test_a_sign_and_the_unit_leave_the_number(
    cell: str, polarity: str, unit: str, number: float, tmp_path: Path
) -> None:
    row = {"target": cell, "actual": "95,25", "polarity": polarity, "measured_in": unit}
    assert read(tmp_path, row) == number


def test_an_actual_may_have_its_unit(tmp_path: Path) -> None:
    row = {"measured_in": "laporan", "target": "12 laporan", "actual": "11 laporan"}
    assert read(tmp_path, row, "actual") == 11


@given(NUMBERS, st.sampled_from(["", "≥ ", "≤", "min. ", "maks "]), st.sampled_from(["", " hari"]))
def test_what_surrounds_a_number_never_changes_it(number: str, sign: str, unit: str) -> None:
    found = promise_of(f"{sign}{number}{unit}")
    assert (found or Promise(number)).number == number
    assert bool(found) is bool(sign or unit)


@given(st.text(alphabet="0123456789.,-–%() ", max_size=12))
def test_a_text_without_letters_and_signs_is_never_a_word(text: str) -> None:
    found = promise_of(text)
    assert found is None or not found.word


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ({"target": "≥ 5", "polarity": "minimize"}, "sign-against-polarity", "target"),
        ({"target": "≥ 5", "polarity": "stabilize"}, "sign-against-polarity", "target"),
        ({"renstra_target": "maks. 5"}, "sign-against-polarity", "renstra_target"),
        ({"target": "lebih dari 10"}, "strict-target", "target"),
        ({"target": "< 10", "polarity": "minimize"}, "strict-target", "target"),
        ({"renstra_target": "> 5"}, "strict-target", "renstra_target"),
        ({"actual": "≥ 5"}, "sign-on-actual", "actual"),
        ({"target": "5 %"}, "unit-differs", "target"),
        ({"target": "5 juta", "measured_in": "juta rupiah"}, "unit-differs", "target"),
        ({"target": "80 s/d 90"}, "range-in-cell", "target"),
        ({"national_standard": "80 – 90 points"}, "range-for-number", "national_standard"),
    ],
)
def test_what_does_not_fit_is_named(
    row: dict[str, object], code: str, column: str, tmp_path: Path
) -> None:
    assert told(tmp_path, reported(row)) == [(code, column, str(row[column]))]


@pytest.mark.slow
@pytest.mark.parametrize(
    "row",
    [
        {"target": "> 9"},
        {"target": "> 85", "actual": 80},
        {"target": "kurang dari 5 points", "actual": "4,2", "polarity": "minimize"},
    ],
)
def test_what_was_reached_tells_a_target_that_leaves_its_number_out(
    row: dict[str, object], tmp_path: Path
) -> None:
    """It is met or missed alike with the number and without."""
    assert warned(tmp_path, reported(row)) == [("strict-target-told", 2, "target")]
    told_ = promise_of(str(row["target"]))
    assert told_ is not None
    assert read(tmp_path / "b", row) == float(told_.number or 0)


def test_earlier_periods_have_the_units_and_signs_of_their_measures(tmp_path: Path) -> None:
    history = "measure_id,period,target,actual\nM,2023,≥ 9 points,9 points\nM,2022,≤ 9,9 laporan\n"
    assert told(tmp_path, reported({}), {"history.csv": history}) == [
        ("unit-differs", "actual", "9 laporan"),
        ("sign-against-polarity", "target", "≤ 9"),
    ]


def test_a_cell_with_a_sign_proves_the_marks_of_its_column(tmp_path: Path) -> None:
    rows = ({"target": "≥ 95,5"}, {"measure_id": "N", "target": "1.234"})
    frame = validated_folder(written(tmp_path / "a", reported(*rows)))["realization"]
    assert frame["target"].to_list() == [95.5, 1234]


@pytest.mark.slow
def test_the_message_says_what_to_write(tmp_path: Path) -> None:
    (problem,) = problems_of(written(tmp_path / "a", reported({"target": "80-90"})))
    assert (problem.values["low"], problem.values["high"]) == ("80", "90")
    (problem,) = problems_of(written(tmp_path / "b", reported({"target": "> 10"})))
    assert problem.values["allowed"] == "≥ 10"


# --- percent beside fraction ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ({"target": 95, "actual": 0.93}, ["actual"]),
        ({"target": 0.95, "actual": 93}, ["target"]),
        ({"target": 1, "actual": 98}, ["target"]),
        ({"target": 95, "actual": 93, "renstra_target": 0.97}, ["renstra_target"]),
        ({"target": 95, "actual": 93, "national_standard": 0.9}, ["national_standard"]),
        ({"target": 95, "actual": 93, "published": 0.979}, ["published"]),
        ({"target": 1.2, "actual": 0.9}, []),
        ({"target": 0.95, "actual": 0.93}, []),
        ({"target": 95, "actual": 0}, []),
        ({"target": 20, "actual": 0.5, "polarity": "minimize"}, []),
        ({"target": 20, "actual": 0.18, "polarity": "minimize"}, ["actual"]),
    ],
)
def test_a_fraction_among_percentages_is_shown_to_its_sender(
    row: dict[str, object], columns: list[str], tmp_path: Path
) -> None:
    found = warned(tmp_path, reported({"measured_in": "persen", **row}))
    assert found == [("fraction-beside-percent", 2, column) for column in columns]


def test_what_is_not_in_percent_may_be_small(tmp_path: Path) -> None:
    assert warned(tmp_path, reported({"target": 95, "actual": 0.93})) == []


def test_earlier_fractions_are_held_against_the_target_of_now(tmp_path: Path) -> None:
    heading = "measure_id,period,target,actual,achievement\n"
    history = f"{heading}M,2023,0.9,0.8,0.89\nM,2022,90,80,88.9\n"
    now = reported({"measured_in": "persen", "target": 95, "actual": 93})
    assert warned(tmp_path, now, {"history.csv": history}) == [
        ("fraction-beside-percent", 2, column) for column in ("achievement", "actual", "target")
    ]


@given(st.floats(0.001, 1), st.floats(0.001, 1000), st.sampled_from(list(Polarity)))
def test_a_fraction_lies_beside_something_far_above_it(
    value: float, other: float, polarity: Polarity
) -> None:
    if is_fraction_beside(value, other, polarity):
        assert other >= 10 * value
        assert not is_fraction_beside(other, value, polarity)


# --- weights ----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("weights", "rows"),
    [
        ([40, 0.6], [3]), ([0.25, 50, 0.25], [2, 4]), ([40, 60], []), ([0.4, 0.6], []),
        ([99.5, 0.5], []), ([40, 0.5], []), ([3, 0.5], []), ([1, 0.99], []),
    ],
)  # fmt: skip
def test_weights_on_both_sides_of_1_that_would_make_100(
    weights: list[float], rows: list[int], tmp_path: Path
) -> None:
    measures = ({"measure_id": f"M{n}", "weight": weight} for n, weight in enumerate(weights))
    found = warned(tmp_path, reported(*measures))
    assert found == [("weights-of-two-kinds", row, "weight") for row in rows]
