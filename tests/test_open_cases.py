"""An officer's files go in, or come back with the line that makes them go in."""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.problems import Problem
from pipeline.proposals import Proposal
from tests.open_cases.budgets import AT_ONCE, BUDGETS
from tests.open_cases.files import FILES
from tests.open_cases.officer import Case, Settled, settled
from tests.open_cases.registers import REGISTERS
from tests.open_cases.surveys import SURVEYS

PACKAGE = Path(__file__).parents[1] / "pipeline"
CASES: Mapping[str, Case] = {**BUDGETS, **REGISTERS, **FILES, **SURVEYS}
LEAST = 0.9
"""The share of the cases that have to reach a draft."""
Site = tuple[str, int]
"""A place in the package that makes a proposal: its file, and the line where it begins."""
BY_INIT = {
    "ingest/recognised/completing.py: join_lines",
    "ingest/recognised/lines.py: _respondents",
    "ingest/recognised/lists.py: _places_of",
    "ingest/recognised/lines.py: lines_for",
    "ingest/recognised/lines.py: readings_of",
    "ingest/recognised/lines.py: _of_survey",
    "ingest/recognised/lists.py: list_lines",
    "publish/first_folder.py: first_parameters",
}
"""What begins a new folder; the tests of `rapor init` have it."""
MERGED = {"proposals/proposal.py: merged", "questions.py: ways_by_number"}
"""What puts together proposals that others made, or takes them back."""
ASKED_ABOUT = {
    "validate/budget_nil.py: _told",
    "validate/polarity_rules.py: polarities_given_to_all_fit_each",
    "ingest/settings/neighbours.py: _problems",
    "ingest/surveys/numbered.py: numbered",
    "ingest/unsettled.py: _filters_kept",
}
"""What settles a warning by a choice; nothing is refused for it."""


@dataclass
class Outcomes:
    """What came of each case that was asked for, and the lines of code that proposed on the way."""

    folder: Callable[[str], Path]
    cases: dict[str, Settled] = field(default_factory=dict)
    lines: set[Site] = field(default_factory=set)

    def of(self, name: str) -> Settled:
        if name not in self.cases:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(Proposal, "__init__", self._recorded(Proposal.__init__))
                self.cases[name] = settled(CASES[name], self.folder("inputs") / "inputs")
        return self.cases[name]

    def _recorded(self, plain: Callable[..., None]) -> Callable[..., None]:
        def recorded(made: Proposal, *args: object, **keys: object) -> None:
            caller = sys._getframe(1)
            self.lines.add((caller.f_code.co_filename, caller.f_lineno))
            plain(made, *args, **keys)

        return recorded


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return Outcomes(tmp_path_factory.mktemp)


@pytest.mark.one_in(6)
@pytest.mark.parametrize("name", CASES)
def test_a_draft_that_is_reached_has_the_right_figures(name: str, outcomes: Outcomes) -> None:
    found = outcomes.of(name)
    if found.is_draft:
        right = CASES[name].right
        told = {measure: found.actuals[measure] for measure in right}
        assert told == pytest.approx(right, nan_ok=True)


@pytest.mark.one_in(6)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_refused_without_advice(name: str, outcomes: Outcomes) -> None:
    """Each case is refused at first, and none ends with a problem that proposes nothing."""
    found = outcomes.of(name)
    assert found.rounds > 0
    assert [one.code for one in found.left if one.refuses and not one.proposals] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", AT_ONCE)
def test_what_a_print_proves_needs_no_line(name: str, tmp_path: Path) -> None:
    found = settled(AT_ONCE[name], tmp_path / "inputs")
    assert (found.rounds, found.left) == (0, ())
    told = {measure: found.actuals[measure] for measure in AT_ONCE[name].right}
    assert told == pytest.approx(AT_ONCE[name].right)


@pytest.mark.slow
def test_lines_settle_nearly_all_of_them(outcomes: Outcomes) -> None:
    found = {name: outcomes.of(name) for name in CASES}
    left = {name: codes(one.left) for name, one in found.items() if one.left}
    assert len(left) <= (1 - LEAST) * len(CASES), left


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return sorted({problem.code for problem in problems if problem.refuses})


@pytest.mark.slow
def test_every_place_that_proposes_something_does_so_in_some_case(outcomes: Outcomes) -> None:
    for name in CASES:
        outcomes.of(name)
    silent = {
        f"{file.relative_to(PACKAGE)}: {name}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for name, lines in proposing(file)
        if not any((str(file), line) in outcomes.lines for line in lines)
    }
    assert silent - BY_INIT - ASKED_ABOUT - MERGED == set()


def proposing(file: Path) -> Iterator[tuple[str, range]]:
    """Each function of a file with the lines of a proposal that it makes."""
    tree = ast.parse(file.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == Proposal.__name__
            ):
                yield function.name, range(node.lineno, (node.end_lineno or node.lineno) + 1)
