"""What a problem carries is what its sentence names: all of it, and nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.codes import REASONS
from pipeline.language import language
from pipeline.problems import Finding, Problem, Reason

PACKAGE = Path(__file__).parents[1] / "pipeline"
ENGLISH = language("en")
LIMIT = Reason("bytes", {"limit": 9})


@pytest.mark.parametrize(
    ("code", "values", "complaint"),
    [
        ("sum-differs", {"found": 1, "expected": 2}, r"missing \['lines'\], surplus \[\]"),
        ("negative", {"low": 0}, r"missing \[\], surplus \['low'\]"),
        ("missing-sheet", {"table": "budget", "value": "x"}, r"missing \[\], surplus \['value'\]"),
    ],
)
def test_values_that_are_not_what_the_sentence_names_are_refused(
    code: str, values: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=f"'{code}': values {complaint}"):
        Problem(code, "budget.csv", values=values)


def test_the_word_that_was_meant_may_be_given_with_any_problem() -> None:
    for values in ({}, {"nearest": "ceiling"}):
        problem = Problem("missing-column", "budget.csv", column="pagu", values=values)
        assert ("ceiling" in ENGLISH.problem(problem)) == bool(values)


def test_a_reason_has_values_of_its_own() -> None:
    assert ENGLISH.problem(Problem("too-large", "b.csv", values={"reason": LIMIT})) == (
        "the file is too large: it has more than 9 bytes"
    )
    for name, values in (("bytes", {}), ("damaged", {"limit": 9})):
        with pytest.raises(ValueError, match=name):
            Reason(name, values)
    with pytest.raises(KeyError):
        Reason("no such reason")


def test_a_reason_may_name_the_value_of_its_problem() -> None:
    values = {"reason": Reason("no-table")}
    problem = Problem("toml-value", "report.toml", column="accept", value="staf", values=values)
    assert ENGLISH.problem(problem).endswith("there is no table “staf”")


@pytest.mark.parametrize("values", [{}, {"measure": "A", "target": 3}])
def test_a_finding_carries_what_its_sentence_names_and_nothing_else(
    values: dict[str, str],
) -> None:
    with pytest.raises(ValueError, match="no-target"):
        Finding("no-target", "M1", values=values)


def test_every_fault_that_a_model_raises_is_a_reason() -> None:
    said = list(_raised())
    assert said
    assert set(said) <= set(REASONS.values())


def _raised() -> Iterator[str]:
    """The texts of the ValueErrors in the models of report.toml and of rulebooks."""
    for folder in ("reportfile", "rulebook"):
        for path in (PACKAGE / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                match node:
                    case ast.Raise(
                        exc=ast.Call(func=ast.Name("ValueError"), args=[ast.Constant(str(text))])
                    ):
                        yield text
