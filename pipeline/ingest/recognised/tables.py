"""Recognises the tables in files that nobody described."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from pipeline.delivery import DeliveredFile, RawTable
from pipeline.ingest.recognised.answer_key import is_answer_key
from pipeline.ingest.recognised.answers_block import respondents_of
from pipeline.ingest.recognised.checklists import is_checklist
from pipeline.ingest.recognised.completing import Completing, completing
from pipeline.ingest.recognised.payments import Payments, payments_for
from pipeline.ingest.recognised.pieces import CONTRACTS, SURVEY_ID, Piece
from pipeline.ingest.recognised.questions import Questions, questions_of
from pipeline.ingest.recognised.scale_notes import notes_of
from pipeline.ingest.recognised.tallies import tally_of
from pipeline.ingest.recognised.together import are_alike, one_table
from pipeline.ingest.recognised.which_table import figures_in, fits
from pipeline.ingest.recognised.years import is_revised, years_of
from pipeline.ingest.shapes.transposed import turn_of, turned
from pipeline.ingest.surveys.exports import export_of
from pipeline.reportfile import FileSource, by_letter
from pipeline.tables.kinds import folded
from pipeline.tables.sheet_names import sheet_of

_SURVEY, _BUDGET = "survey_", "budget"
_ADDED_UP = ("_totals", "_counts")
SHOWN = 4
"""Most headings that are named as the reason why a table was recognised."""


@dataclass(frozen=True)
class Recognised:
    """One recognised table: its name, its piece, and the words by which it was recognised."""

    table: str
    piece: Piece
    told_by: tuple[str, ...]
    questions: Questions | None = None
    below: tuple[Piece, ...] = ()
    """More sheets or files of the same shape, whose rows follow those of `piece`."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (self.piece, *self.below)

    @property
    def is_plain(self) -> bool:
        """Whether it is one sheet, read whole and not transposed."""
        return not (self.below or self.piece.range or self.piece.is_transposed)

    @property
    def height(self) -> int:
        """The number of its rows on all its sheets."""
        return sum(piece.reading.frame.height for piece in self.pieces)

    @property
    def name(self) -> str:
        """The names of its sheets, or of files without sheets: `Smt I + Smt II`."""
        return " + ".join(piece.file if piece.is_alone else piece.sheet for piece in self.pieces)

    @property
    def survey_id(self) -> str:
        """The survey that the table belongs to; empty for any other table."""
        name = self.table.removeprefix(_SURVEY) if self.table.startswith(_SURVEY) else ""
        return name.removesuffix("_totals").removesuffix("_counts")


@dataclass(frozen=True)
class Recognition:
    """What was recognised: each table once, `others` of a kind already taken, and `unknown` pieces.
    Sheets that may be stacked are one table in `tables`; each sheet alone is among `singles`."""

    tables: tuple[Recognised, ...] = ()
    others: tuple[Recognised, ...] = ()
    unknown: tuple[Piece, ...] = field(default=())
    singles: tuple[Recognised, ...] = ()
    payments: Payments | None = None
    """The files of payments for the lines of the budget, where no budget says what was spent."""
    joined: tuple[Completing, ...] = ()
    """The pieces that have more columns for the rows of a table."""


def recognised(pieces: Sequence[Piece]) -> Recognition:
    """Which table each piece is; of several of the same kind, the first in `_standing`'s order."""
    told = [(piece, _recognised(piece, notes_of(piece, pieces))) for piece in pieces]
    budgets = [piece for piece, one in told if one is not None and one.table == _BUDGET]
    paid = payments_for(budgets, pieces)
    told = [pair for pair in told if paid is None or pair[0] not in paid.pieces]
    found = [one for _, one in told if one is not None]
    unknown = tuple(piece for piece, one in told if one is None)
    kept: dict[str, Recognised] = {}
    others = []
    for one in sorted(found, key=_standing):
        if one.table not in kept:
            kept[one.table] = one
        elif one.questions is not None and not _asks_the_same(one, kept.values()):
            named = replace(one, table=_free_name(one.piece.name, kept))
            kept[named.table] = named
        else:
            others.append(one)
    strays = {
        number: replace(one, piece=piece)
        for number, piece in enumerate(unknown)
        for one in kept.values()
        if are_alike(one.piece, piece)
    }
    others += strays.values()
    unknown = tuple(piece for number, piece in enumerate(unknown) if number not in strays)
    order = {(piece.file, piece.sheet): number for number, piece in enumerate(pieces)}
    read = [_stacked(one, others, order) for one in kept.values()]
    singles = [one for whole, own in read if whole.below for one in own]
    tables = sorted(
        (whole for whole, _ in read), key=lambda one: order[one.piece.file, one.piece.sheet]
    )
    left = [one for one in others if one not in singles]
    plain = {one.table: one.piece for one in tables if one.is_plain}
    joined = completing(plain, [*((one.table, one.piece) for one in left)], unknown)
    gone = [piece for one in joined for piece in one.pieces]
    left = [one for one in left if one.piece not in gone]
    unknown = tuple(piece for piece in unknown if piece not in gone)
    return Recognition(tuple(tables), tuple(left), unknown, tuple(singles), paid, tuple(joined))


Order = Mapping[tuple[str, str], int]


def _stacked(
    one: Recognised, others: Sequence[Recognised], order: Order
) -> tuple[Recognised, Sequence[Recognised]]:
    """A table stacked with the sheets of its shape, and each of these sheets alone."""
    alike = [
        other for other in others if other.table == one.table and are_alike(one.piece, other.piece)
    ]
    own = sorted((one, *alike), key=lambda each: order[each.piece.file, each.piece.sheet])
    pieces = one_table([each.piece for each in own], one.table)
    if len(pieces) < 2:  # noqa: PLR2004
        return one, ()
    return replace(one, piece=pieces[0], below=pieces[1:]), own


def _asks_the_same(one: Recognised, kept: Iterable[Recognised]) -> bool:
    """Whether a survey has the same questions as another: it may hold more of its answers."""
    asked = {folded(heading) for heading in one.questions.items} if one.questions else set()
    return any(
        asked == {folded(heading) for heading in other.questions.items}
        for other in kept
        if other.questions
    )


def _standing(one: Recognised) -> tuple[bool, bool, bool, int, int, bool, int]:
    """Sorts first what asks something, is named, shown, has most figures, is latest, revised,
    longest."""
    piece, asks_nothing = one.piece, bool(one.survey_id) and not one.questions
    figures = len(figures_in(piece.headings, one.table))
    year, rows = max(years_of((piece,)).years, default=0), piece.reading.frame.height
    rank = (-figures, -year, not is_revised(piece), -rows)
    return asks_nothing, not is_named(piece, one.table), piece.is_hidden, *rank


def _recognised(piece: Piece, notes: Sequence[str]) -> Recognised | None:
    """The table that a piece is by its name, as an export of a survey, by its headings or by its
    answers, whose scale `notes` may state; None where it is none."""
    raw = RawTable(
        "", DeliveredFile(piece.file, piece.sheet, ""), piece.reading.frame,
        labels=piece.reading.labels, title=(*piece.title, *notes),
    )  # fmt: skip
    named = _table_of_name(piece.name) or _table_of_name(PurePath(piece.file).stem)
    if named and not named.startswith(_SURVEY):
        return Recognised(named, piece, (piece.name,))
    if not named and is_answer_key(piece.reading.frame):
        return None
    if not named and (points := tally_of(piece.reading.frame)):
        return Recognised(f"{_SURVEY}{SURVEY_ID}_counts", piece, points)
    is_export = export_of(piece.headings) is not None or piece.file.lower().endswith(".sav")
    best = next(iter(fits(piece.headings)), None) if not named and not is_export else None
    may_be_turned = (best is None or best.table.startswith(_SURVEY)) and not is_export
    if may_be_turned and (survey := _of_a_turned_sheet(piece, named)):
        return survey
    is_survey = bool(named or piece.long) or is_export
    questions = questions_of(raw, piece.reading.wordings, is_survey=is_survey)
    if questions and not is_survey and is_checklist(raw.frame, questions.items):
        questions = None
    if (inner := respondents_of(piece.reading)) and not is_export:
        raw = replace(raw, frame=inner[0].frame)
        found = questions_of(raw, inner[0].wordings, is_survey=is_survey)
        if found and len(found.items) > (len(questions.items) if questions else 0):
            questions, best = found, None
            piece = replace(piece, reading=inner[0], range=inner[1])
    if named:
        return Recognised(named, piece, (piece.name,), questions)
    if best and not (questions and questions.is_worded and best.table != "realization"):
        return Recognised(best.table, piece, tuple(_telling(piece, best.columns)))
    if questions:
        told = (text if is_letter(name) else name for name, (_, text) in questions.items.items())
        return Recognised(f"{_SURVEY}{SURVEY_ID}", piece, tuple(told), questions)
    return None


def _of_a_turned_sheet(piece: Piece, named: str) -> Recognised | None:
    """The survey of a sheet that has its questions in rows; None where it is no such sheet."""
    if turn_of(piece.reading.frame) is None:
        return None
    reading = turned(piece.reading, FileSource(transposed=True), piece.file, piece.name)
    raw = RawTable("", DeliveredFile(piece.file, piece.sheet, ""), reading.frame)
    questions = questions_of(raw, {}, is_survey=bool(named), asks_all=True)
    if questions is None:
        return None
    piece = replace(piece, reading=reading, is_transposed=True)
    return Recognised(named or f"{_SURVEY}{SURVEY_ID}", piece, tuple(questions.items), questions)


def _telling(piece: Piece, columns: frozenset[str]) -> Iterator[str]:
    """The first headings that name columns of the table."""
    names = {
        folded(name)
        for table in CONTRACTS.values()
        for column in table.columns
        if column.name in columns
        for name in (column.name, *column.aliases)
    }
    known = [heading for heading in piece.headings if folded(heading) in names]
    yield from (known or piece.headings)[:SHOWN]


def _table_of_name(name: str) -> str:
    """The table that a file or a sheet is named for; empty where it is named for none."""
    plain = name.strip().lower()
    if re.fullmatch(rf"{_SURVEY}[a-z0-9_-]+", plain):
        return plain
    return next((table for table in CONTRACTS if sheet_of(table, [name])), "")


def _free_name(name: str, taken: Mapping[str, object]) -> str:
    """A free name for one more survey, made from the name that its sender gave it."""
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:40] or SURVEY_ID
    names = (f"{_SURVEY}{slug}{number}" for number in ("", *range(2, 1_000)))
    return next(free for free in names if free not in taken)


def is_named(piece: Piece, table: str) -> bool:
    return _table_of_name(piece.name) == table


def is_letter(heading: str) -> bool:
    """Whether a column is named by its letter, because its heading appears twice."""
    return heading.startswith(by_letter(""))
