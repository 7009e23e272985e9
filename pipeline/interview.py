"""A new folder from files, on a terminal: what is asked, and what is told of the folder."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from pipeline.ingest import Piece, Questions, read_rulebook
from pipeline.language import Language
from pipeline.people import discreet
from pipeline.proposals import Proposal, pasted
from pipeline.publish import RULEBOOK, Told
from pipeline.run import Job
from pipeline.scorecard import POLARITIES
from pipeline.spoken import spoken, usage_fault
from pipeline.starting import Start, start_from
from pipeline.summary import place_of, tell
from pipeline.translatable import _


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


QUESTIONS: Mapping[str, str] = {
    "file": _("Which file holds the table {table}?"),
    "sheet": _("Which sheet holds the table {table}?"),
    "scale": _("Between which points is {table} answered?"),
    "items": _("Which are the questions of {table}, and in which order?"),
    "missing": _("What stands for an answer that was not given in {table}?"),
    "not_applicable": _("What stands for a question of {table} that did not apply?"),
    "reversed": _("In which direction do the answers of {table} go?"),
    "perspective": _("To which perspective do the measures of {table} belong?"),
    "polarity": _("Which way is better for the measures of {table}?"),
    "columns": _("Which column of {table} is meant?"),
    "where": _("Which rows of {table} count?"),
    "decimal": _("Which mark stands before the decimals in {table}?"),
    "unit": _("In which unit are the amounts of {table}?"),
    "accounts": _("Are the lines of {table} accounts, or programmes and activities?"),
    "months": _("What do the columns of the months in {table} hold?"),
    "quarters": _("What do the columns of the quarters in {table} hold?"),
    "fill_down": _("Do the empty cells of {table} repeat what stands above them?"),
}
"""What is asked where the readings differ in a key."""


def _asking(words: Language) -> Callable[[Sequence[Proposal]], Proposal | None]:
    """Asks which of several readings is meant; 0 leaves it open."""

    def ask(readings: Sequence[Proposal]) -> Proposal | None:
        leave = words.say("0 leaves it open.")
        typer.echo(f"{_question(readings[0], words)} {leave}")
        for number, reading in enumerate(readings, start=1):
            typer.echo(f"  {number}  {_reading(reading, words)}")
        chosen = _number(len(readings), words)
        return readings[chosen - 1] if chosen else None

    return ask


def _question(reading: Proposal, words: Language) -> str:
    """What is asked, by the key that its readings differ in."""
    names = {*reading.keys}
    for value in reading.keys.values():
        names |= {*value} if isinstance(value, Mapping) else set()
    asked = next((text for key, text in QUESTIONS.items() if key in names), None)
    table = discreet(reading.header[-1])
    return words.say(asked or _("Which of these is meant for {table}?"), table=table)


_SEEN = 8
"""Headings of a sheet that was not recognised."""


def _reading(reading: Proposal, words: Language) -> str:
    """A reading in words where there are some, and the line it writes."""
    lines = pasted((replace(reading, gives=""),)).splitlines()
    keys = "\n     ".join(line for line in lines if not line.startswith("["))
    said = reading.gives or _of_all_measures(reading, words)
    return f"{discreet(said)}\n     {keys}" if said else keys


def _of_all_measures(reading: Proposal, words: Language) -> str:
    """The perspective and the polarity that a reading gives to every measure, as printed."""
    values = reading.keys.get("values")
    given = values if isinstance(values, Mapping) else {}
    known = read_rulebook(RULEBOOK, None, None).rulebook.perspectives
    named = [words.text(one.name) for one in known if one.id == given.get("perspective")]
    way = POLARITIES.get(str(given.get("polarity", "")))
    return "; ".join([*named, *([words.say(way)] if way else [])])


def _number(most: int, words: Language) -> int:
    """The number that is typed; asked again until there is one that was offered."""
    while True:
        typed = _answer(">")
        if not typed:
            return 0
        if typed.isdecimal() and int(typed) <= most:
            return int(typed)
        typer.echo(words.say("A number from 0 to {count} belongs here.", count=most))


def _tell(start: Start, words: Language) -> None:
    """Print what was recognised, what was left out and why, what it gives, and what is to do."""
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
    """What has to be chosen in report.toml, each once."""
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
        rows = words.number(one.piece.reading.frame.height, 0)
        yield "  " + say(
            "{table}: {place}, {rows} rows, by {headings}",
            table=one.table, place=_place(one.piece), rows=rows, headings=told_by,
        )  # fmt: skip
        if one.questions:
            yield from (
                f"    {line}"
                for line in _questions(one.questions, words, is_turned=one.piece.is_transposed)
            )
    if start.register:
        yield "  " + say(
            "{file}: a measure for each table, for no file lists them; write the targets there",
            file=start.register,
        )
    left = [*_left_out(start, words)]
    if left:
        yield say("Left out:")
        yield from (f"  {line}" for line in left)
    if not start.recognition.tables:
        yield say(
            "No table was recognised. Three ways on: name the row of the headings and the table in "
            "report.toml (file and header_row under [sources.budget], [sources.realization] or "
            "[sources.survey_customer]); give the columns headings that inputs/README.md lists; or "
            "begin with `rapor init` without --from, which writes a workbook to fill."
        )
    yield ""


def _questions(asked: Questions, words: Language, *, is_turned: bool) -> Iterator[str]:
    """What was taken for questions, what not, and why, where the files show it."""
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
    if asked.elsewhere:
        yield say(
            "left out, for they are answered on another scale, and one survey has one scale: "
            "{headings}",
            headings=", ".join(map(discreet, asked.elsewhere)),
        )
    others = [name for name in asked.others if name not in asked.elsewhere]
    if others:
        told = ", ".join(map(discreet, others))
        yield say("no questions of the survey: {headings}", headings=told)


def _left_out(start: Start, words: Language) -> Iterator[str]:
    """Each sheet and file that nothing is read from, and why."""
    say = words.say
    for piece in start.recognition.unknown:
        seen = ", ".join(discreet(heading) for heading in piece.headings[:_SEEN])
        place = _place(piece)
        yield say(
            "{place}: no table that Rapor knows; its headings: {headings}",
            place=place,
            headings=seen,
        )
    for one in start.recognition.others:
        why = say("another table of the same kind: {table}", table=one.table)
        yield f"{_place(one.piece)}: {why}"
    for problem in start.problems:
        yield f"{place_of(problem, words)}: {words.problem(problem)}"


def _place(piece: Piece) -> str:
    return ", ".join(filter(None, (piece.file, piece.sheet)))
