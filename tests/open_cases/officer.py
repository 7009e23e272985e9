"""An officer who puts into report.toml what Rapor proposes, and delivers again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import run
from pipeline.chosen import chosen_folders
from pipeline.ingest import ReportFolder
from pipeline.measure import measured
from pipeline.problems import InputsRefused, PolicyWrong, Problem, proposals_of
from pipeline.proposals import PLACEHOLDER, Proposal, Setting, adopted, pasted
from tests.codes.builders import Files
from tests.delivery_by_hand import written

ROUNDS = 3
WHY = "the account of the year says so"


@dataclass(frozen=True)
class Case:
    """A delivery, and the actuals that are right, by measure. `knows` are lines that the officer
    picks where several are offered, as he knows which is true; else he takes the first."""

    files: Files
    right: Mapping[str, float | None]
    knows: Mapping[str, Setting] = field(default_factory=dict)


@dataclass(frozen=True)
class Settled:
    """What came of a case: the actuals of its draft, or the problems that were left."""

    rounds: int
    actuals: Mapping[str, float | None] = field(default_factory=dict)
    left: tuple[Problem, ...] = ()

    @property
    def is_draft(self) -> bool:
        return not self.left


def settled(case: Case, inputs: Path) -> Settled:
    """Deliver the case, put in what is proposed and deliver it again, so often as is allowed."""
    written(inputs / "case", case.files)
    (folder,) = chosen_folders([], inputs)
    file, job = folder.path / "report.toml", run.Job(inputs, inputs.parent / "outputs")
    for number in range(ROUNDS + 1):
        actuals, found = _delivered(folder, job)
        if number == ROUNDS or not _put_in(file, found, case.knows):
            break
    refused = any(problem.refuses for problem in found)
    return Settled(number, actuals, found if refused else ())


def _delivered(
    folder: ReportFolder, job: run.Job
) -> tuple[Mapping[str, float | None], tuple[Problem, ...]]:
    """The actuals by measure, if it goes in, and what is wrong with it."""
    try:
        order = run.ordered(folder, job)
        tables = run.validated(order)
    except (InputsRefused, PolicyWrong) as refused:
        return {}, refused.problems
    told = measured(tables, order.given, order.policy.rulebook).actuals
    return dict(told.select("measure_id", "actual").iter_rows()), tables.problems


def _put_in(file: Path, problems: Iterable[Problem], knows: Mapping[str, Setting]) -> bool:
    """Write into report.toml what is proved, and of what else is offered for a problem one line;
    whether it says more then."""
    before = file.read_bytes()
    told = list(problems)
    proved = [one for one in proposals_of(told) if one.standing == "proved" and not one.is_block]
    picked = [
        line
        for problem in told
        if problem.refuses and not any(one.standing == "proved" for one in problem.proposals)
        for line in _picked(problem.proposals, knows)
    ]
    lines, blocks = _without_contradictions([*proved, *picked])
    after = adopted(before, tuple(replace(line, standing="proved") for line in lines))
    if blocks:
        after = after.rstrip() + b"\n\n" + pasted(tuple(blocks)).encode() + b"\n"
    file.write_bytes(
        after.replace(f'reason = "{PLACEHOLDER}"'.encode(), f'reason = "{WHY}"'.encode())
    )
    return after != before


def _picked(offered: tuple[Proposal, ...], knows: Mapping[str, Setting]) -> tuple[Proposal, ...]:
    known = [line for line in offered if any(line.keys.get(k) == v for k, v in knows.items())]
    return (*known, *offered)[:1]


def _without_contradictions(
    lines: Iterable[Proposal],
) -> tuple[list[Proposal], list[Proposal]]:
    """The lines that no earlier one contradicts, and the blocks, each once."""
    said: dict[tuple[str, ...], Setting] = {}
    kept: list[Proposal] = []
    blocks: list[Proposal] = []
    for line in lines:
        values = dict(_values(line.header, line.keys))
        if line.is_block:
            blocks += [] if line in blocks else [line]
        elif all(said.get(key, value) == value for key, value in values.items()):
            said |= values
            kept.append(line)
    return kept, blocks


def _values(
    header: tuple[str, ...], keys: Mapping[str, Setting]
) -> Iterator[tuple[tuple[str, ...], Setting]]:
    for key, value in keys.items():
        if isinstance(value, Mapping) and value:
            yield from _values((*header, key), value)
        else:
            yield (*header, key), value
