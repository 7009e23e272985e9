"""The biggest moves since the agencies' comparable earlier periods, up and down."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.account import Placed, Portfolio
from pipeline.document import Cell, Column, Section
from pipeline.language import Language
from pipeline.report.phrases.changes import KINDS, signed
from pipeline.report.phrases.names import named_period
from pipeline.report.portfolio.headline import name_of
from pipeline.report.portfolio.tables import table
from pipeline.rounding import half_up

MOST = 5
"""Moves that are listed in each direction."""


def moved_section(portfolio: Portfolio, language: Language) -> Iterator[Section]:
    """The agencies that fell and rose the furthest, with what moved each most."""
    say = language.say
    fallen, risen = moves(portfolio)
    if not fallen and not risen:
        return
    columns = (
        Column(say("Agency"), width=38),
        Column(say("Since"), width=16),
        Column(say("Points"), kind="number", width=12),
        Column(say("What moved it most"), width=34),
    )
    told = table("moves", say("Biggest moves of the overall score"), columns, ())
    rows = [
        *([(Cell(say("Fell")),)] if fallen else []),
        *(_row(one, language) for one in fallen[:MOST]),
        *([(Cell(say("Rose")),)] if risen else []),
        *(_row(one, language) for one in risen[:MOST]),
    ]
    left = max(len(fallen) - MOST, 0) + max(len(risen) - MOST, 0)
    note = say("{count} more moved less; portfolio.xlsx has them.", count=left) if left else ""
    told = replace(told, rows=tuple(rows), note=note)
    yield Section("moves", say("Biggest moves"), (told,))


def moves(portfolio: Portfolio) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """The agencies whose printed score fell, and those whose score rose, the furthest first."""
    known = [(half_up(one.move.total), one) for one in portfolio.agencies if one.move]
    ordered = sorted(known, key=lambda pair: (-abs(pair[0]), name_of(pair[1].agency)))
    return [one for by, one in ordered if by < 0], [one for by, one in ordered if by > 0]


def _row(one: Placed, language: Language) -> tuple[Cell, ...]:
    move = one.move
    texts = (
        name_of(one.agency),
        named_period(move.since, language) if move else "",
        signed(move.total, language) if move else "",
        what_moved(one, language),
    )
    return tuple(Cell(text) for text in texts)


def what_moved(one: Placed, language: Language) -> str:
    """The kind of change that moved a score most, with its points; or that it is not known."""
    move = one.move
    if move is None or move.kind is None or move.effect is None:
        return language.say("not known")
    told = language.say(KINDS[move.kind])
    return f"{told} ({signed(move.effect, language)})"
