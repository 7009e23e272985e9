"""Which other rulebook has the perspectives that a register names, and the line that takes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.rulebook import Rulebook
from pipeline.tables.kinds import folded
from pipeline.validate.named import perspective_words
from pipeline.validate.typed import TypedTable

Shelf = Callable[[], Mapping[str, Rulebook]]
"""Reads the rulebooks that a report may choose, by id."""
_STRANGE = "unknown-perspective"


def with_rulebooks_proposed(
    problems: Iterable[Problem], realization: TypedTable | None, shelf: Shelf
) -> list[Problem]:
    """The problems; a perspective that is not in the rulebook proposes each rulebook that has all
    perspectives of the register."""
    found = list(problems)
    if realization is None or not any(problem.code == _STRANGE for problem in found):
        return found
    named = {folded(word) for word in realization.frame["perspective"].drop_nulls()}
    fitting = tuple(
        Proposal(("rulebook",), {"use": name}, "reading", _validity(book))
        for name, book in shelf().items()
        if named <= perspective_words(book).keys()
    )
    return [
        replace(problem, proposals=(*problem.proposals, *fitting))
        if problem.code == _STRANGE
        else problem
        for problem in found
    ]


def _validity(book: Rulebook) -> str:
    """The years from which and to which it holds, as far as they are known."""
    years = [str(day.year) if day else "" for day in (book.valid_from, book.valid_to)]
    return "–".join(years) if any(years) else ""
