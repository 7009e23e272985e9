"""What can be wrong with a delivery, what a reader should know, and how a run may end.

A *problem* concerns the delivery: an error refuses it, a warning changes no number.
A *finding* is for the reader and never refuses. Both are a code and values; `language.py`
turns them into sentences, so a code's meaning is fixed here and its wording is translated.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice

from pipeline.codes import FINDINGS, PROBLEMS, REASONS, fields_of
from pipeline.people import discreet
from pipeline.proposals import Proposal
from pipeline.values import Message, Value, Values

ALIKE = 1_000
"""Most faults of one kind in one column that are named; the rest are counted."""
MORE = "more-alike"
"""The code of a problem that counts the remaining problems of one kind."""

PLACE = frozenset({"file", "sheet", "row", "column", "value"})
"""The fields that every problem fills from its own attributes."""
NEAREST = "nearest"
"""A field that any problem may have; empty where it is not given."""


class Severity(StrEnum):
    """How much a problem or finding matters. Only a problem can be an `error`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Reason:
    """A reason: a part of a problem's sentence, by its name in `codes.REASONS`, and its values."""

    name: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.name not in REASONS:
            raise KeyError(f"reason {self.name!r} is not in the catalogue")
        _fit(f"reason {self.name!r}", self.values, fields_of(REASONS[self.name]) - _GIVEN)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a delivery, placed where the sender can find it.

    `row` is the row number the spreadsheet shows, heading included. `value` is what is in the cell,
    or `(withheld)` for a personal column; anything shaped like a person's number or address is
    withheld from all fields. `values` are exactly the other fields that the code's sentences name.
    Of them `nearest`, the word that was probably meant, may be left out; `reason` is a Reason.
    """

    code: str
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    """Lines of report.toml, any of which settles it; none where the file itself is wrong."""

    def __post_init__(self) -> None:
        if self.code not in PROBLEMS:
            raise KeyError(f"problem code {self.code!r} is not in the catalogue")
        named = PROBLEMS[self.code].fields - _GIVEN
        _fit(f"problem {self.code!r}", self.values.keys() - {NEAREST}, named)
        object.__setattr__(self, "column", discreet(self.column))
        object.__setattr__(self, "value", discreet(self.value))
        object.__setattr__(self, "values", {k: _discreet(v) for k, v in self.values.items()})

    @property
    def severity(self) -> Severity:
        return Severity(PROBLEMS[self.code].severity)

    @property
    def refuses(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def is_grave(self) -> bool:
        """Whether it refuses; a problem that counts others is as grave as they are."""
        return PROBLEMS[self.kind].severity == Severity.ERROR

    @property
    def kind(self) -> str:
        """The code; for a problem that counts others, their code."""
        return str(self.values["kind"]) if self.code == MORE else self.code

    @property
    def places(self) -> int:
        """How many places it is about: one, unless it counts others."""
        return int(str(self.values["count"])) if self.code == MORE else 1

    @property
    def order(self) -> tuple[str, str, int, str, str]:
        return (self.file, self.sheet, self.row or 0, self.column, self.code)


def few_alike(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, at most `ALIKE` of one kind in one column, and how many more there are."""
    counted: Counter[tuple[str, str, str, str]] = Counter()
    for problem in problems:
        kind = (problem.file, problem.sheet, problem.column, problem.code)
        counted[kind] += 1
        if counted[kind] <= ALIKE:
            yield problem
    for (file, sheet, column, code), count in counted.items():
        if count > ALIKE:
            values = {"count": count - ALIKE, "kind": code}
            yield Problem(MORE, file, sheet, column=column, values=values)


def proposals_of(problems: Iterable[Problem]) -> tuple[Proposal, ...]:
    """The proposals of all the problems."""
    return tuple(proposal for problem in problems for proposal in problem.proposals)


_GIVEN = PLACE | {NEAREST}
_OF_EVERY_FINDING = frozenset({"where", "found", "expected"})


def _fit(what: str, given: Iterable[str], named: frozenset[str]) -> None:
    """Raise ValueError where the values are not exactly those that a sentence names."""
    if (found := frozenset(given)) != named:
        missing, surplus = sorted(named - found), sorted(found - named)
        raise ValueError(f"{what}: values missing {missing}, surplus {surplus}")


def _discreet(value: object) -> object:
    """A sentence's value without anything that identifies a person."""
    if isinstance(value, str):
        return discreet(value)
    if isinstance(value, Reason):
        return replace(value, values={k: _discreet(v) for k, v in value.values.items()})
    return [_discreet(part) for part in value] if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class Finding:
    """One thing the reader of the report should know. `where` names a measure, table or item.

    `values` are those that the code's sentence names, besides `where`, `found` and `expected`; they
    are worded in the report's language later. `about` are the ids of the measures it is about.
    """

    code: str
    where: str
    found: Value = ""
    expected: Value = ""
    values: Values = field(default_factory=dict)
    about: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in FINDINGS:
            raise KeyError(f"finding code {self.code!r} is not in the catalogue")
        named = FINDINGS[self.code].fields - _OF_EVERY_FINDING
        _fit(f"finding {self.code!r}", self.values, named)

    @property
    def severity(self) -> Severity:
        return Severity(FINDINGS[self.code].severity)


LONGEST_SHOWN = 200
"""Most characters of a faulty value that a message quotes."""


def shown(value: str) -> str:
    """A faulty value as a message quotes it: a long value is cut."""
    return value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that a mistyped word probably means; empty where none is close.

    In a very long text, or beyond the first thousands of known words, no match is searched.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    folded = {name.casefold(): name for name in islice(known, _MOST_KNOWN)}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


_LONGEST_WORD, _MOST_KNOWN = 200, 2_000


class RaporError(Exception):
    """A run ends for a reason its user can act on, worded in `message`; it is no bug of ours."""

    exit_code: int = 1

    def __init__(self, text: str, **values: Value) -> None:
        self.message = Message(text, values)
        super().__init__(text.format(**values))


class UsageError(RaporError):
    """The command's arguments are wrong: an unknown report, none found."""

    exit_code = 2


class _WithProblems(RaporError):
    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__("{count} problem(s)", count=len(self.problems))


class InputsRefused(_WithProblems):
    """The delivered tables do not allow a report."""

    exit_code = 10


class PolicyWrong(_WithProblems):
    """report.toml or the rulebook is wrong, or forbids what was asked (a changed final)."""

    exit_code = 11


class RenderFailed(RaporError):
    """The pages could not be set: a template error, a missing picture, a missing glyph."""

    exit_code = 12


class OutputsBusy(RaporError):
    """Another run is at work on the same outputs."""

    exit_code = 13


WORST_FIRST = (1, 15, 13, 16, 12, 11, 10, 2, 0)


def worst(exit_codes: Sequence[int]) -> int:
    """The exit code of a batch: the worst code of its reports."""
    return min(exit_codes, key=WORST_FIRST.index, default=0)
