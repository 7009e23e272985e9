"""What is printed about a folder that was just begun: recognised, left out, its figures."""

from collections.abc import Iterator

import typer
from rich.console import Console

from pipeline.ingest.recognised import Piece, Questions, Recognised, first_lines, lists_of
from pipeline.language import Language
from pipeline.people import discreet
from pipeline.proposals import pasted
from pipeline.starting import Start
from pipeline.summary import place_of, tell

_SEEN = 8
"""Headings shown of a sheet that was not recognised."""


def tell_of(start: Start, words: Language) -> None:
    """Print what was recognised, what was left out and why, what it yields, and what is to do."""
    for line in _lines(start, words):
        typer.echo(line)
    console = Console(highlight=False)
    tell(start.result, console)
    if start.result.outcome is not None:
        for line in start.result.outcome.text.splitlines():
            typer.echo(f"  {discreet(line)}")
    for line in _waiting(start, words):
        typer.echo(f"  {line}")
    typer.echo("")
    typer.echo(words.say("{folder} is ready: look at report.toml", folder=start.folder))


def _waiting(start: Start, words: Language) -> Iterator[str]:
    """What has to be chosen in report.toml, each key once."""
    asked = {
        (discreet(".".join(line.header)), key): None for line in start.waiting for key in line.keys
    }
    for header, key in asked:
        yield words.say(
            "{key} waits below [{header}] in report.toml, a line for each reading: take the # away "
            "from the true one",
            key=key,
            header=header,
        )


def _lines(start: Start, words: Language) -> Iterator[str]:
    say = words.say
    yield say("Recognised:")
    for one in start.recognition.tables:
        told_by = ", ".join(discreet(heading) for heading in one.told_by[:4])
        rows = words.number(one.height, 0)
        yield "  " + say(
            "{table}: {place}, {rows} rows, by {headings}",
            table=one.table, place=_places(one), rows=rows, headings=told_by,
        )  # fmt: skip
        if one.questions:
            yield from (
                f"    {line}"
                for line in _questions(one.questions, words, is_turned=one.piece.is_transposed)
            )
    yield from _joined(start, words)
    yield from _listed(start, words)
    if start.register:
        yield "  " + say(
            "{file}: a measure for each table, for no file lists them; write the targets there",
            file=start.register,
        )
    left = [*_left_out(start, words)]
    if left:
        yield say("Left out:")
        yield from (f"  {line}" for line in left)
    if not start.recognition.tables and not start.lists:
        yield say(
            "No table was recognised. Four ways on: name the row of the headings and the table in "
            "report.toml (file and header_row under [sources.budget] or [sources.realization]; of "
            "a survey, file under [sources.survey_customer] and its scale and items under "
            "[surveys.customer]); of any other list, name its file under [sources.daftar] and, "
            'under [measures."IKU-1"], table = "daftar", column = "…" and is = "…", with the '
            "formula share in the register; give the columns headings that inputs/README.md lists; "
            "or begin with `rapor init` without --from, which writes a workbook to fill."
        )
    yield ""


def _joined(start: Start, words: Language) -> Iterator[str]:
    """The files with more columns for the rows of another table, or with its payments."""
    say = words.say
    for joined in start.recognition.joined:
        for piece in joined.pieces:
            yield "  " + say(
                "{table}: {place}, {rows} rows, more columns of its rows",
                table=joined.table, place=_place(piece),
                rows=words.number(piece.reading.frame.height, 0),
            )  # fmt: skip
    for piece in start.recognition.payments.pieces if start.recognition.payments else ():
        yield "  " + say(
            "{table}: {place}, {rows} rows, payments that are added up by its lines",
            table="budget", place=_place(piece), rows=words.number(piece.reading.frame.height, 0),
        )  # fmt: skip


def _listed(start: Start, words: Language) -> Iterator[str]:
    """The agency's own lists, each with the column whose share is a measure."""
    say = words.say
    for listed in start.lists:
        yield "  " + say(
            "{table}: {place}, {rows} rows, a list of your own: the share of its rows by {column}",
            table=listed.place.table, place=_places(listed.place), column=discreet(listed.column),
            rows=words.number(listed.place.height, 0),
        )  # fmt: skip


def _questions(asked: Questions, words: Language, *, is_turned: bool) -> Iterator[str]:
    """What was read as questions and what was not, with the reason where the files show it."""
    say = words.say
    if is_turned:
        yield say("turned: its questions stand in its rows, its respondents in its columns")
    taken = ", ".join(discreet(code) for code, _ in asked.items.values())
    yield say("questions: {count} ({items})", count=len(asked.items), items=taken)
    if asked.repeats:
        heading, count = asked.repeats
        yield say(
            "the rows are of {count} respondents ({heading}), some in several rows; each row "
            "counts as one respondent, which makes every interval too narrow",
            count=count,
            heading=discreet(heading),
        )
    proved = [pair for pair in asked.twins if pair.is_proved]
    if proved:
        pairs = "; ".join(f"{discreet(p.recoded)} ({discreet(p.first)})" for p in proved)
        yield say("recoded questions instead of those that were asked: {pairs}", pairs=pairs)
    if asked.elements:
        pairs = "; ".join(f"{item} = {name}" for item, name in asked.elements.items())
        yield say(
            "elements by the words of the questions, not by their numbers: {pairs}", pairs=pairs
        )
    if asked.turned:
        yield say("turned round, for the questions say that their lowest number is the best answer")
    if asked.elsewhere:
        yield say(
            "left out, for they are answered on another scale, and one survey has one scale: "
            "{headings}",
            headings=", ".join(map(discreet, asked.elsewhere)),
        )
    if asked.doubtful:
        yield say(
            "these may be on another scale than the others, and wait for your answer: {headings}",
            headings=", ".join(map(discreet, asked.doubtful)),
        )
    others = [name for name in asked.others if name not in asked.elsewhere]
    if others:
        told = ", ".join(map(discreet, others))
        yield say("no questions of the survey: {headings}", headings=told)


def _left_out(start: Start, words: Language) -> Iterator[str]:
    """Each sheet and file that nothing is read from, and why."""
    say = words.say
    taken = [piece for one in start.lists for piece in one.pieces]
    unknown = [piece for piece in start.recognition.unknown if piece not in taken]
    for piece in unknown:
        seen = ", ".join(discreet(heading) for heading in piece.headings[:_SEEN])
        yield say(
            "{place}: no table that Rapor knows; its headings: {headings}",
            place=_place(piece),
            headings=seen,
        )
    for listed in lists_of(unknown):
        yield say(
            "{place}: these lines of report.toml and a measure by the formula share read it:",
            place=_places(listed.place),
        )
        yield from (f"  {line}" for line in pasted(first_lines(listed)).splitlines() if line)
    for one in start.recognition.others:
        why = say("another table of the same kind: {table}", table=one.table)
        yield f"{_place(one.piece)}: {why}"
    read = [piece for one in start.recognition.tables for piece in one.pieces]
    for one in start.recognition.singles:
        if one.piece not in read:
            why = say("its rows stand in the other sheets as well")
            yield f"{_place(one.piece)}: {why}"
    for problem in start.problems:
        yield f"{place_of(problem, words)}: {words.problem(problem)}"


def _place(piece: Piece) -> str:
    return ", ".join(filter(None, (piece.file, piece.sheet)))


def _places(one: Recognised) -> str:
    """The place of a table; for several sheets, all of them."""
    if not one.below:
        return _place(one.piece)
    files = dict.fromkeys(piece.file for piece in one.pieces)
    return one.name if len(files) > 1 else f"{one.piece.file}, {one.name}"
