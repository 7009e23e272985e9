"""Outputs of budget lines: money counts once, and an output is put together of its parts."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import report
from pipeline.account import AchievedOutput
from pipeline.case import Case
from pipeline.formulas import CATALOGUE, Computed, Given
from pipeline.reportfile import Parameters
from tests.codes.budgets import PUT_TOGETHER
from tests.delivery_by_hand import places
from tests.reported_by_hand import case, document
from tests.tables_by_hand import delivered, report_file, rulebook, tables
from tests.test_report_particulars import table

Line = tuple[str, int, float, float, str]
"""Code, ceiling, output target, output delivered, level."""

FORMULAS = (
    "budget.efficiency",
    "budget.effectiveness",
    "budget.efficiency_index",
    "budget.economy",
)
PARTS = st.tuples(st.integers(1, 1000), st.integers(1, 50), st.integers(0, 80))


def computed(formula: str, lines: Sequence[Line]) -> Computed:
    rows = [
        {
            "code": code, "ceiling": ceiling, "realized": ceiling, "level": level,
            "output_target": target, "output_actual": actual,
            "outcome_target": target, "outcome_actual": actual,
        }
        for code, ceiling, target, actual, level in lines
    ]  # fmt: skip
    budget = delivered("budget", rows)
    given = Given(2, None, Parameters(), tables(budget=budget), report_file(), rulebook())
    return CATALOGUE[formula](given)


def leaves(parts: Sequence[tuple[int, int, int]]) -> list[Line]:
    return [(f"1.{n}", *part, "") for n, part in enumerate(parts, 1)]


@pytest.mark.parametrize("formula", FORMULAS)
@given(parts=st.lists(PARTS, min_size=1, max_size=6), own=PARTS)
def test_a_line_above_with_figures_of_its_own_changes_nothing(
    formula: str, parts: list[tuple[int, int, int]], own: tuple[int, int, int]
) -> None:
    whole = sum(ceiling for ceiling, _target, _actual in parts)
    above: Line = ("1", whole, *own[1:], "")
    below = computed(formula, leaves(parts))
    with_above = computed(formula, [above, *leaves(parts)])
    assert with_above.actual == below.actual
    assert with_above.flags == below.flags
    assert with_above.values == below.values


@pytest.mark.parametrize("formula", FORMULAS)
@given(parts=st.lists(PARTS, min_size=1, max_size=6), share=st.integers(1, 9))
def test_a_line_split_in_two_of_the_same_ratio_changes_nothing(
    formula: str, parts: list[tuple[int, int, int]], share: int
) -> None:
    (ceiling, target, actual), *others = parts
    rest = [(f"2.{n}", *part, "") for n, part in enumerate(others)]
    whole = [("1", 10 * ceiling, target, actual, ""), *rest]
    split = [
        ("1", 10 * ceiling, target, actual, ""),
        ("1.1", share * ceiling, 3 * target, 3 * actual, ""),
        ("1.2", (10 - share) * ceiling, target, actual, ""),
        *rest,
    ]
    found, before = computed(formula, split), computed(formula, whole)
    assert (found.actual is None) == (before.actual is None)
    assert found.actual is None or found.actual == pytest.approx(before.actual)
    assert found.flags == before.flags


TWO: list[Line] = [
    ("1.1", 1, 50, 50, "volume"),
    ("1.2", 1, 10, 15, "Indikator"),
    ("2.1", 1, 4, 3, ""),
]


def test_an_output_is_its_volume_by_the_mean_of_its_indicators() -> None:
    found = computed("budget.output_geometric", TWO)
    assert found.particulars.achieved_outputs == (
        AchievedOutput("1", 100.0, pytest.approx(150.0), pytest.approx(150.0)),
        AchievedOutput("2", 75.0, None, 75.0),
    )


def asked(lines: Sequence[Line]) -> Case:
    names = ("code", "ceiling", "output_target", "output_actual", "level")
    rows = [
        {**dict(zip(names, line, strict=True)), "name": line[0], "realized": 1} for line in lines
    ]
    row = {"measure_id": "F1", "formula": "budget.output_geometric", "target": 100.0}
    return case(row, budget=rows)


def test_the_page_and_the_explanation_tell_each_output() -> None:
    found = asked(TWO)
    assert table(document(found), "achieved-F1") == [
        ["1", "100.00", "150.00", "150.00"],
        ["2", "75.00", "–", "75.00"],
    ]
    said = report.explanation(found, "F1").replace("\u00a0", " ")
    assert "1: 150.00 % = volume 100.00 % × indicators 150.00 %" in said
    assert "2: 75.00 %" in said


def test_outputs_of_one_line_each_are_told_by_their_lines_alone() -> None:
    assert table(document(asked(TWO[2:])), "achieved-F1") is None


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("volume", "indicator", "INDIKATOR "), []),
        (("sub-activity",), []),
        (("indicator",), []),
        (("Volume", "", "activity"), [("output-part", 3), ("output-part", 4)]),
        (("", ""), [("output-part", 2), ("output-part", 3)]),
        (("indicator", "indicator"), [("output-volume", 2)]),
        (("volume", "indicator", "volume"), [("output-volume", 2)]),
    ],
)
def test_of_several_lines_one_is_the_volume_and_the_others_indicators(
    tmp_path: Path, levels: Sequence[str], said: list[tuple[str, int]]
) -> None:
    heading = "code,name,level,ceiling,realized,output_target,output_actual\n"
    lines = [f"1.{n},Line {n},{level},10,9,4,3\n" for n, level in enumerate(levels, 1)]
    files = {**PUT_TOGETHER, "budget.csv": heading + "".join(lines)}
    found = [(code, row) for code, _file, row, _column, _value in places(tmp_path, files)]
    assert found == said


def test_without_a_column_level_each_line_of_an_output_is_named(tmp_path: Path) -> None:
    lines = (
        "code,name,ceiling,realized,output_target,output_actual\n1.1,A,10,9,4,3\n1.2,B,10,9,4,3\n"
    )
    found = places(tmp_path, {**PUT_TOGETHER, "budget.csv": lines})
    assert [(code, row, column) for code, _file, row, column, _value in found] == [
        ("output-part", 2, "level"),
        ("output-part", 3, "level"),
    ]
