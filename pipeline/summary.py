"""Prints a result as lines on the terminal: what was read, what is wrong, what to do.

Problems are grouped by kind, errors first, each kind with its first places and its remedy. On a
terminal lines keep to its width and have colours; in a pipe they are whole and plain.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from pipeline.batch import Result, line
from pipeline.deliveries import TableRead
from pipeline.language import Language, language
from pipeline.problems import MORE, InputsRefused, Problem, proposals_of
from pipeline.proposals import pasted
from pipeline.reasons import reasons
from pipeline.tables import DELIVERED
from pipeline.totals import Totals, summed_up

_FIRST = 3
"""Most places of one kind that are shown; problems.csv has them all."""
_CHANGES = 12
"""Most changes since the last draft that are listed."""
_GAP = 2
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
"""Categories of characters that would move the cursor, change colours or reverse the line."""


@dataclass(frozen=True)
class _Line:
    """One line before it is broken at the terminal's width; its further lines are indented too."""

    text: str
    indent: int = 0
    style: str = ""


def tell(result: Result, console: Console, refused: Path | None = None) -> None:
    """Print one result; `refused` is the folder that holds the refusal's files, if it was written.

    Only its line is printed where there is nothing to correct and nobody asked what was read.
    """
    for each in _lines(result, language(result.language), refused, _width(console)):
        _print(each, console)


def tell_totals(totals: Totals, console: Console, words: Language) -> None:
    """Print the totals of a batch, after an empty line on a terminal."""
    look = "bold green" if totals.exit_code == 0 else "bold red"
    if console.is_terminal:
        _print(_Line(""), console)
    for n, text in enumerate(summed_up(totals, words)):
        _print(_Line(text, indent=_GAP if n else 0, style="" if n else look), console)


def _lines(
    result: Result, words: Language, refused: Path | None, width: int | None
) -> Iterator[_Line]:
    looks = {0: "bold green", InputsRefused.exit_code: "bold red"}
    for text in line(result).splitlines():
        yield _Line(text, style=looks.get(result.exit_code, "bold red"))
    if result.outcome is not None:
        yield from (_Line(told, _GAP) for told in reasons(result.outcome.causes, words))
        yield from _changes(result.outcome.changes, words)
    if result.tables:
        yield _Line("")
        yield from _tables(result, words, width)
    if result.problems:
        yield from _problems(result.problems, words)
        yield from _proposed(result.problems, words)
        if refused is not None and result.exit_code == InputsRefused.exit_code:
            yield _Line("")
            listed, marked = refused / "problems.csv", refused / "corrections.xlsx"
            yield _Line(words.say("The whole list: {path}", path=listed), _GAP)
            yield _Line(words.say("Your tables, each fault marked: {path}", path=marked), _GAP)
    if result.tables or result.problems:
        yield _Line("")


def _changes(changes: Sequence[str], words: Language) -> Iterator[_Line]:
    """How a draft differs from the draft before it."""
    if changes:
        yield _Line(words.say("Since the last draft:"), _GAP)
    for told in changes[:_CHANGES]:
        yield _Line(told, 2 * _GAP)
    if left := len(changes[_CHANGES:]):
        yield _Line(words.say("and {count} more", count=left), 2 * _GAP)


def _tables(result: Result, words: Language, width: int | None) -> Iterator[_Line]:
    """A row for each table that was read or is missing; the other tables in one line."""
    say = words.say
    missing = [name for name in _missing(result.problems) if name not in _names(result.tables)]
    rows = [(say("Table"), say("File"), say("Rows"))]
    rows += [(table.name, _where(table), _rows(table, words)) for table in result.tables]
    rows += [(name, "", say("missing")) for name in missing]
    looks = ["bold", *("red" if table.rows is None else "" for table in result.tables)]
    looks += ["red"] * len(missing)
    for text, look in zip(_aligned(rows, width), looks, strict=True):
        yield _Line(text, _GAP, look)
    absent = [name for name in DELIVERED if name not in {*_names(result.tables), *missing}]
    if absent:
        text = say("Not delivered, and not needed: {tables}", tables=absent)
        yield _Line(text, _GAP, "dim")


def _names(tables: Iterable[TableRead]) -> list[str]:
    return [table.name for table in tables]


def _where(table: TableRead) -> str:
    return ", ".join(filter(None, (table.file, table.sheet)))


def _rows(table: TableRead, words: Language) -> str:
    return words.say("cannot be read") if table.rows is None else words.number(table.rows, 0)


def _missing(problems: Sequence[Problem]) -> list[str]:
    """The tables that a problem says are needed."""
    codes = {"missing-table", "formula-needs-table"}
    return list(dict.fromkeys(str(p.values["table"]) for p in problems if p.code in codes))


def _aligned(rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """Rows in columns, the last right-aligned; unaligned where they would be too wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    is_wide = width is not None and sum(widths) + 2 * _GAP + _GAP > width
    for *cells, last in rows:
        if is_wide:
            yield ", ".join(filter(None, (*cells, last)))
            continue
        left = [set_cell_size(cell, size + _GAP) for cell, size in zip(cells, widths, strict=False)]
        yield "".join(left) + " " * (widths[-1] - cell_len(last)) + last


def _problems(problems: Sequence[Problem], words: Language) -> Iterator[_Line]:
    """Errors, then warnings: a heading each, with the kinds below."""
    ranked = sorted(problems, key=lambda problem: (not problem.is_grave, problem.kind))
    for is_error, group in groupby(ranked, key=lambda problem: problem.is_grave):
        of_rank = list(group)
        title = words.say("To be mended") if is_error else words.say("To be looked at")
        yield _Line("")
        yield _Line(title, _GAP, "bold red" if is_error else "bold yellow")
        for kind, alike in groupby(of_rank, key=lambda problem: problem.kind):
            yield from _kind(kind, sorted(alike, key=lambda problem: problem.order), words)


def _kind(kind: str, alike: Sequence[Problem], words: Language) -> Iterator[_Line]:
    """How often one kind of problem was found, its first places, and what to do."""
    count = sum(problem.places for problem in alike)
    places = words.say_many("{count} place", "{count} places", count)
    yield _Line(f"{kind}: {places}", 2 * _GAP, "bold")
    named = [problem for problem in alike if problem.code != MORE]
    for problem in named[:_FIRST]:
        yield _Line(f"{place_of(problem, words)}: {words.problem(problem)}", 3 * _GAP)
    if count > _FIRST:
        yield _Line(words.say("and {rest} more", rest=count - _FIRST), 3 * _GAP, "dim")
    if named and (remedy := words.remedy(named[0])):
        yield _Line(f"→ {remedy}", 3 * _GAP, "cyan")


def _proposed(problems: Sequence[Problem], words: Language) -> Iterator[_Line]:
    """The lines of report.toml that settle problems, grouped by header."""
    lines = pasted(proposals_of(problems))
    if lines:
        yield _Line("")
        yield _Line(words.say("To be put into report.toml, where it is true"), _GAP, "bold")
    for text in lines.splitlines():
        yield _Line(text, 2 * _GAP, "cyan") if text else _Line("")


def place_of(problem: Problem, words: Language) -> str:
    """File, sheet, row and column of a problem, as far as it has them."""
    place = [problem.file, problem.sheet]
    if problem.row is not None:
        place.append(words.say("row {row}", row=str(problem.row)))
    if problem.column:
        place.append(words.say("column {column}", column=problem.column))
    return ", ".join(part for part in place if part)


def _width(console: Console) -> int | None:
    return console.width if console.is_terminal else None


def _print(each: _Line, console: Console) -> None:
    """Print a line whole, or broken at the width of the terminal."""
    text, width = Text(_seen(each.text), style=each.style), _width(console)
    if width is None:
        console.print(Text(" " * each.indent) + text, soft_wrap=True)
        return
    for part in text.wrap(console, max(width - each.indent, 1)):
        part.rstrip()
        console.print(Text(" " * each.indent) + part, soft_wrap=True)


def _seen(text: str) -> str:
    """The text without characters that control a terminal: a delivered cell may hold any."""
    return "".join("·" if unicodedata.category(c) in _UNSEEN else c for c in text)
