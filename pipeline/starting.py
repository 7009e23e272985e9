"""Makes a report's folder from an agency's own files: recognises them, reads them and asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from pipeline import ingest, publish, report
from pipeline.batch import Result, adopted, results
from pipeline.ingest import recognised as own
from pipeline.language import Language
from pipeline.problems import Problem, proposals_of
from pipeline.proposals import Proposal, without
from pipeline.proposals import adopted as with_lines
from pipeline.publish import Told
from pipeline.questions import PLACE, Ask, settled, ways_by_number
from pipeline.refusals import write_settings
from pipeline.rulebook import Rulebook
from pipeline.run import Job, Order, Outcome, accounted, validated
from pipeline.tables.budget_words import speaks_of_money

_MOST_QUESTIONS = 20


@dataclass(frozen=True)
class Start:
    """A folder that was written: what was recognised, what was left out, the result of a check.

    `register` is the name of the register of measures, where the files had none.
    """

    folder: Path
    recognition: own.Recognition
    problems: tuple[Problem, ...]
    """Why files could not be read."""
    register: str
    result: Result
    waiting: tuple[Proposal, ...] = ()
    """The readings that wait as comments, because nobody was asked or knew the answer."""
    lists: tuple[own.Listed, ...] = ()
    """The sheets that are no table of ours, each of which a measure was made for."""


def start_from(
    folder: Path, files: Sequence[Path], told: Told, words: Language, job: Job, ask: Ask | None
) -> Start:
    """Copy files into a new folder, with the report.toml that reads them, and check the result.

    `ask` is called wherever several readings are possible; without it they wait as comments.
    """
    contents, problems = own.contents_of(files)
    found = [*own.pieces(contents)]
    pieces = [piece for piece in found if isinstance(piece, own.Piece)]
    problems += [problem for problem in found if isinstance(problem, Problem)]
    rulebook = ingest.read_rulebook(publish.RULEBOOK, None, None).rulebook
    recognition = own.with_elements(own.recognised(pieces), rulebook.survey)
    lists = _lists(recognition)
    lines, readings = settled([*_lines(recognition, words), *_lines_of(lists)], ask)
    meanwhile = _stand_ins(readings, recognition, lists)
    paid = recognition.payments.pieces if recognition.payments else ()
    taken = [*(one.piece for one in recognition.tables), *paid] or pieces
    settings = publish.first_settings(_with_year(told, own.years_of(taken)), words)
    register, parameters = _register(recognition, lists, rulebook, words)
    lines += parameters
    publish.start(
        folder,
        {
            **contents,
            **({} if register is None else {publish.REGISTER: register}),
            "report.toml": with_lines(settings, (*lines, *meanwhile)),
        },
    )
    place = ingest.ReportFolder(folder.name, folder.resolve())
    result = _seen(place, job, ask)
    if readings:
        _leave_open(place, meanwhile, readings)
        result = _without_waiting(_seen(place, job, None), readings)
    result = replace(result, language=words.code)
    name = "" if register is None else publish.REGISTER
    return Start(folder, recognition, tuple(problems), name, result, tuple(readings), tuple(lists))


def _register(
    recognition: own.Recognition, lists: Sequence[own.Listed], rulebook: Rulebook, words: Language
) -> tuple[bytes | None, list[Proposal]]:
    """A register of the measures made for the tables, and the lines that say which table each is
    of; None where the files have a register, or nothing to measure."""
    tables = {one.table: _is_of_elements(one, rulebook) for one in recognition.tables}
    known, shares = tables or _of_money(recognition.unknown), own.titles(lists)
    register = publish.first_register(known, words, rulebook.perspectives, shares)
    return register, [] if register is None else publish.first_parameters(tables)


def _lines_of(lists: Sequence[own.Listed]) -> list[Proposal]:
    """The lines that read the agency's own lists, each for the measure made for it."""
    return [
        line
        for number, one in enumerate(lists, start=1)
        for line in own.list_lines(one, publish.measure_id(number))
    ]


def _is_of_elements(one: own.Recognised, rulebook: Rulebook) -> bool:
    """Whether a survey asks about, or counts, the elements of the regulation's index."""
    if one.questions:
        return own.asks_elements(one.questions, rulebook.survey)
    return own.lists_elements(one.piece, rulebook.survey)


def _of_money(unknown: Sequence[own.Piece]) -> dict[str, bool]:
    """The budget, where a file that was not recognised speaks of money: its measure then waits in
    the register until report.toml says which file it is."""
    told = any(speaks_of_money(piece.headings) for piece in unknown)
    return {"budget": False} if told else {}


def _lists(recognition: own.Recognition) -> list[own.Listed]:
    """The lists that a report takes its measures from, where the files hold nothing else."""
    if recognition.tables or _of_money(recognition.unknown):
        return []
    return own.lists_of(recognition.unknown)


def _lines(recognition: own.Recognition, words: Language) -> list[Proposal]:
    """The lines that read each table; lines for another file of the same table are a reading,
    unless that file only repeats a part of what is read, or completes it."""
    lines = [
        replace(line, because=because) if (because := _why(one, line, words)) else line
        for one in recognition.tables
        for line in own.lines_for(one, recognition.singles)
    ]
    lines += own.join_lines(recognition.joined, recognition.payments)
    kept = {one.table: one.piece for one in recognition.tables}
    for one in recognition.others:
        if own.goes_without_asking(one.piece, kept[one.table]):
            continue
        lines += [
            replace(line, standing="reading")
            for line in own.lines_for(one)
            if line.header[0] == "sources"
        ]
    return lines


def _why(one: own.Recognised, line: Proposal, words: Language) -> str:
    """The reason, shown by the file, for a line on a survey; empty for lines without a reason."""
    if "transposed" in line.keys:
        return words.say("the questions stand in the rows, the respondents in the columns")
    if "long" in line.keys:
        return words.say("each row holds an answer")
    if "range" in line.keys:
        return words.say("below it stand sums and notes")
    if "scale" in line.keys:
        return words.say("as its answers are")
    if "items" not in line.keys or not one.questions:
        return ""
    return "; ".join(_of_items(one.questions, words))


def _of_items(asked: own.Questions, words: Language) -> Iterator[str]:
    """Which of two recoded questions is an item, and items whose words contradict their number."""
    if pairs := [pair for pair in asked.twins if pair.is_proved]:
        told = "; ".join(f"{pair.recoded} ({pair.first})" for pair in pairs)
        yield words.say("recoded questions instead of those that were asked: {pairs}", pairs=told)
    if asked.elements:
        told = "; ".join(f"{item} = {name}" for item, name in asked.elements.items())
        yield words.say(
            "elements by the words of the questions, not by their numbers: {pairs}", pairs=told
        )


def _with_year(told: Told, years: own.Years) -> Told:
    """The stated period, else the only year in the files."""
    if told.start or len(years.years) != 1:
        return replace(told, years=years.years)
    (year,) = years.years
    return replace(told, start=date(year, 1, 1), end=date(year, 12, 31), seen=years.seen)


def _stand_ins(
    readings: Sequence[Proposal], recognition: own.Recognition, lists: Sequence[own.Listed]
) -> list[Proposal]:
    """The first reading of a survey's scale, of sheets that may be one table, of a condition and of
    the key payments are added up by, so that all else can be checked meanwhile."""
    tables = (*recognition.tables, *(one.place for one in lists))
    several = {("sources", one.table) for one in tables if one.below}
    first = {
        line.header: line
        for line in reversed(readings)
        if line.header[0] in ("surveys", "measures")
        or line.header in several
        or "join" in line.keys
    }
    return [replace(line, standing="proved") for line in first.values()]


def _leave_open(
    folder: ingest.ReportFolder, meanwhile: Sequence[Proposal], readings: Sequence[Proposal]
) -> None:
    """Remove the substitutes for answers, and write the readings as waiting comments."""
    file = folder.path / "report.toml"
    settings = file.read_bytes()
    settings = without(settings, (*meanwhile, *ways_by_number(settings, readings)))
    publish.replace_file(file, with_lines(settings, tuple(readings)))


def _without_waiting(result: Result, readings: Sequence[Proposal]) -> Result:
    """A folder's result, without the problems' proposals for what already waits in report.toml,
    where it is explained more fully."""
    waiting = {line.header for line in readings if line.keys.keys() <= PLACE}

    def told(problem: Problem) -> Problem:
        lines = (
            line
            for line in problem.proposals
            if line.header not in waiting or not line.keys.keys() <= PLACE
        )
        return replace(problem, proposals=tuple(lines))

    return replace(result, problems=tuple(map(told, result.problems)))


def _seen(folder: ingest.ReportFolder, job: Job, ask: Ask | None) -> Result:
    """The result of a delivery after everything proved was adopted, and everything chosen."""
    step = partial(adopted, step=_previewed)
    result = next(iter(results([folder], job, step, 1)))
    for _round in range(_MOST_QUESTIONS if ask else 0):
        grave = [problem for problem in result.problems if problem.refuses]
        chosen, _ = settled([p for p in proposals_of(grave) if p.standing == "reading"], ask)
        if not chosen or not write_settings(folder, chosen):
            break
        result = next(iter(results([folder], job, step, 1)))
    return result


def _previewed(order: Order, job: Job) -> Outcome:
    """A preview of what a delivery is read as. Raises InputsRefused; writes nothing."""
    tables = validated(order)
    case = accounted(order, tables).case
    count = sum(problem.places for problem in tables.problems)
    return Outcome(
        "checked",
        job.outputs / order.report,
        warnings=count,
        text=report.preview(case),
        problems=tables.problems,
    )
