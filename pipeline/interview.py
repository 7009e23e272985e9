"""A new folder from files, on a terminal: what is asked, and what is told of the folder."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from pipeline.ingest import Piece
from pipeline.language import Language
from pipeline.people import discreet
from pipeline.proposals import Proposal, pasted
from pipeline.publish import Told
from pipeline.run import Job
from pipeline.spoken import spoken, usage_fault
from pipeline.starting import Start, start_from
from pipeline.summary import place_of, tell


def folder_and_files(paths: Sequence[Path], own: Sequence[Path]) -> tuple[Path, list[Path]]:
    """The new folder and the files to begin with, in whatever order they were named."""
    say = spoken().say
    if not own:
        if len(paths) > 1:
            usage_fault(say("Name the agency's own files after --from."))
        return paths[0], []
    folders = [path for path in paths if not path.is_file()]
    if len(folders) != 1:
        usage_fault(say("Name one new folder, and after --from the files to begin with."))
    for path in own:
        if not path.exists():
            usage_fault(say("There is no file {file}.", file=path))
    return folders[0], [*own, *(path for path in paths if path.is_file())]


def begun(folder: Path, files: Sequence[Path], told: Told, year: int | None, job: Job) -> None:
    """Begin with an agency's own files; on a terminal what they do not tell is asked."""
    words, is_asked = spoken(), sys.stdin.isatty() and sys.stdout.isatty()
    told = _of_year(_asked(told, words) if is_asked else told, year)
    ask = _asking(words) if is_asked else None
    _tell(start_from(folder, files, told, words, replace(job, is_question=True), ask), words)


def _asked(told: Told, words: Language) -> Told:
    """What no file can tell and nobody gave as an option; an empty answer leaves it open."""
    say = words.say
    return replace(
        told,
        agency=told.agency or _answer(say("Name of the agency")),
        region=told.region or _answer(say("Its region, such as “Kabupaten Contoh”")),
    )


def _answer(question: str) -> str:
    return str(typer.prompt(question, default="", show_default=False)).strip()


def _of_year(told: Told, year: int | None) -> Told:
    """The same with a whole year as the period."""
    if year is None:
        return told
    return replace(told, start=date(year, 1, 1), end=date(year, 12, 31))


def _asking(words: Language) -> Callable[[Sequence[Proposal]], Proposal | None]:
    """Asks which of several readings is meant; 0 leaves it open."""

    def ask(readings: Sequence[Proposal]) -> Proposal | None:
        typer.echo(words.say("Which of these is meant? 0 leaves it open."))
        for number, reading in enumerate(readings, start=1):
            for line in pasted((reading,)).splitlines():
                typer.echo(f"  {number}  {line}")
        chosen = typer.prompt(">", type=int, default=0)
        return readings[chosen - 1] if 0 < chosen <= len(readings) else None

    return ask


def _tell(start: Start, words: Language) -> None:
    """Print what was recognised, what was left out and why, what it gives, and what is to do."""
    for line in _lines(start, words):
        typer.echo(line)
    console = Console(highlight=False)
    tell(start.result, console)
    if start.result.outcome is not None:
        for line in start.result.outcome.text.splitlines():
            typer.echo(f"  {discreet(line)}")
    typer.echo("")
    typer.echo(words.say("{folder} is ready: look at report.toml", folder=start.folder))


def _lines(start: Start, words: Language) -> Iterator[str]:
    say = words.say
    yield say("Recognised:")
    for one in start.recognition.tables:
        told_by = ", ".join(discreet(heading) for heading in one.told_by[:4])
        rows = words.number(one.piece.reading.frame.height, 0)
        yield "  " + say(
            "{table}: {place}, {rows} rows, by {headings}",
            table=one.table, place=_place(one.piece), rows=rows, headings=told_by,
        )  # fmt: skip
        if one.questions and one.questions.others:
            others = ", ".join(discreet(name) for name in one.questions.others)
            yield "    " + say("no questions of the survey: {headings}", headings=others)
    if start.register:
        yield "  " + say(
            "{file}: a measure for each table, for no file lists them; write the targets there",
            file=start.register,
        )
    left = [*_left_out(start, words)]
    if left:
        yield say("Left out:")
        yield from (f"  {line}" for line in left)
    yield ""


def _left_out(start: Start, words: Language) -> Iterator[str]:
    """Each sheet and file that nothing is read from, and why."""
    say = words.say
    for piece in start.recognition.unknown:
        headings = ", ".join(discreet(heading) for heading in piece.headings[:4])
        yield say("{place}: no table that Rapor knows", place=_place(piece))
        yield "  " + say(
            "read as headings: {headings}. If it is a budget, measures or a survey, name the row "
            "of its headings and what its columns are: [sources.budget] with file, header_row and "
            "columns in report.toml",
            headings=headings,
        )
    for one in start.recognition.others:
        why = say("another table of the same kind: {table}", table=one.table)
        yield f"{_place(one.piece)}: {why}"
    for problem in start.problems:
        yield f"{place_of(problem, words)}: {words.problem(problem)}"


def _place(piece: Piece) -> str:
    return ", ".join(filter(None, (piece.file, piece.sheet)))
