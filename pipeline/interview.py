"""Begins a new folder from files, on a terminal: what is asked, and what is printed of it."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import typer

from pipeline.first_look import tell_of
from pipeline.ingest import read_rulebook
from pipeline.language import Language
from pipeline.people import discreet
from pipeline.proposals import Proposal, pasted
from pipeline.publish import RULEBOOK, Told, start, starter
from pipeline.run import Job
from pipeline.scorecard import POLARITIES
from pipeline.spoken import spoken, usage_fault
from pipeline.starting import start_from
from pipeline.translatable import _


def begin(
    named: tuple[Sequence[Path], Sequence[Path]], told: Told, year: int | None, job: Job
) -> None:
    """Begin a folder: with an agency's own files, or with a workbook to fill in. `named` are the
    paths that were typed, and those after --from."""
    words, (folder, files) = spoken(), folder_and_files(*named)
    if folder.exists() and any(folder.iterdir()):
        usage_fault(words.say("{folder} is not empty; name a new folder.", folder=folder))
    if files:
        begun(folder, files, told, year, replace(job, inputs=folder.parent))
        return
    perspectives = read_rulebook(RULEBOOK, None, None).rulebook.perspectives
    start(folder, starter(words, perspectives))
    typer.echo(words.say("{folder} is ready: fill in report.toml and inputs.xlsx", folder=folder))


def folder_and_files(paths: Sequence[Path], own: Sequence[Path]) -> tuple[Path, list[Path]]:
    """The new folder and the files to begin with, in whatever order they were typed."""
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
    """Begin with an agency's own files; on a terminal, ask what they do not state."""
    words, is_asked = spoken(), sys.stdin.isatty() and sys.stdout.isatty()
    told = _asked(told, words) if is_asked else told
    told = _of_year(told, year or (_year(words) if is_asked else None))
    ask = _asking(words) if is_asked else None
    tell_of(start_from(folder, files, told, words, replace(job, is_question=True), ask), words)


def _asked(told: Told, words: Language) -> Told:
    """Ask what no file states and no option gave; an empty answer leaves it open."""
    say = words.say
    return replace(
        told,
        agency=told.agency or _answer(say("Name of the agency")),
        region=told.region or _answer(say("Its region, such as “Kabupaten Contoh”")),
    )


def _answer(question: str) -> str:
    return str(typer.prompt(question, default="", show_default=False)).strip()


def _year(words: Language) -> int | None:
    """The typed year; asked again until it is a year. None where the files are to provide it."""
    while typed := _answer(words.say("Year of the report; empty takes the one the files show")):
        if re.fullmatch(r"(19|20)\d\d", typed):
            return int(typed)
    return None


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
    "use": _("Which rulebook does the agency follow?"),
    "quarters": _("What do the columns of the quarters in {table} hold?"),
    "fill_down": _("Do the empty cells of {table} repeat what stands above them?"),
}
"""What is asked, by the key in which the readings differ."""


def _asking(words: Language) -> Callable[[Sequence[Proposal]], Proposal | None]:
    """A function that asks which of several readings is meant; 0 leaves it open."""

    def ask(readings: Sequence[Proposal]) -> Proposal | None:
        leave = words.say("0 leaves it open.")
        typer.echo(f"{_question(readings[0], words)} {leave}")
        for number, reading in enumerate(readings, start=1):
            typer.echo(f"  {number}  {_reading(reading, words)}")
        chosen = _number(len(readings), words)
        return readings[chosen - 1] if chosen else None

    return ask


def _question(reading: Proposal, words: Language) -> str:
    """The question, by the key in which its readings differ."""
    names = {*reading.keys}
    for value in reading.keys.values():
        names |= {*value} if isinstance(value, Mapping) else set()
    asked = next((text for key, text in QUESTIONS.items() if key in names), None)
    table = discreet(reading.header[-1])
    return words.say(asked or _("Which of these is meant for {table}?"), table=table)


def _reading(reading: Proposal, words: Language) -> str:
    """A reading in words, if it has any, and the line it writes."""
    lines = pasted((replace(reading, gives=""),)).splitlines()
    keys = "\n     ".join(line for line in lines if not line.startswith("["))
    said = reading.gives or _of_all_measures(reading, words)
    return f"{discreet(said)}\n     {keys}" if said else keys


def _of_all_measures(reading: Proposal, words: Language) -> str:
    """The perspective and polarity that a reading gives to every measure, as printed."""
    values = reading.keys.get("values")
    given = values if isinstance(values, Mapping) else {}
    known = read_rulebook(RULEBOOK, None, None).rulebook.perspectives
    named = [words.text(one.name) for one in known if one.id == given.get("perspective")]
    way = POLARITIES.get(str(given.get("polarity", "")))
    return "; ".join([*named, *([words.say(way)] if way else [])])


def _number(most: int, words: Language) -> int:
    """The typed number; asked again until it is a number on offer; 0 for no answer."""
    while True:
        typed = _answer(">")
        if not typed:
            return 0
        if typed.isdecimal() and int(typed) <= most:
            return int(typed)
        typer.echo(words.say("A number from 0 to {count} belongs here.", count=most))
