"""Workings, one measure: the lines and trainings it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import AchievedOutput, CountedLine, Measure, Training
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.budget.costs import costed_lines
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.translatable import _

_MOST_ROWS = 20
"""Rows that a table of a single measure prints."""


def particulars_blocks(measure: Measure, case: Case) -> Iterator[Block]:
    """Tables of single rows; nothing where its formula counts none."""
    language, told = case.language, measure.particulars
    yield from _lines(measure, told.outcomes, OUTCOMES, language)
    if not _stand_among_costs(told.outputs, case):
        yield from _lines(measure, told.outputs, OUTPUTS, language)
    yield from _achieved(measure, told.achieved_outputs, language)
    yield from _trainings(measure, case)


@dataclass(frozen=True)
class _Kind:
    """The texts for the lines of a measure: the sentence before, the caption, three headings."""

    name: str
    sentence: str
    caption: str
    promised: str
    delivered: str


OUTCOMES = _Kind(
    "outcomes",
    _("{table} sets the outcome of each line beside the one promised."),
    _("Outcomes by line, {measure}"),
    _("Outcome target"),
    _("Outcome"),
)
OUTPUTS = _Kind(
    "outputs",
    _("{table} sets the output of each line beside the one promised."),
    _("Outputs by line, {measure}"),
    _("Output target"),
    _("Output"),
)


def _stand_among_costs(lines: Sequence[CountedLine], case: Case) -> bool:
    """Whether the budget's table of costs has all of these lines."""
    budget = case.account.budget
    costed = {line.code for line in costed_lines(budget)} if budget else set()
    return all(line.code in costed for line in lines)


def _lines(
    measure: Measure, lines: Sequence[CountedLine], kind: _Kind, language: Language
) -> Iterator[Block]:
    if not lines:
        return
    table_id = f"{kind.name}-{measure.id}"
    yield paragraph(language, kind.sentence, table=Ref(table_id))
    yield PrintedTable(
        table_id,
        language.say(kind.caption, measure=measure.name),
        (
            Column(language.say("Line"), width=52),
            Column(language.say(kind.promised), kind="number", width=16),
            Column(language.say(kind.delivered), kind="number", width=16),
            Column(language.say("Achievement"), unit="%", kind="number", width=16),
        ),
        tuple(
            (
                Cell(line.name, detail=line.code),
                number_cell(line.target, language, fixed=False),
                number_cell(line.actual, language, fixed=False),
                number_cell(line.percent, language),
            )
            for line in lines[:_MOST_ROWS]
        ),
        note=_first_of(len(lines), language),
    )


def _achieved(
    measure: Measure, outputs: Sequence[AchievedOutput], language: Language
) -> Iterator[Block]:
    """Outputs computed from volume and indicators; nothing where none has indicators."""
    if all(output.indicators is None for output in outputs):
        return
    table_id = f"achieved-{measure.id}"
    yield paragraph(
        language,
        "{table} puts each output together: volume × geometric mean of its indicators.",
        table=Ref(table_id),
    )
    headings = (_("Volume"), _("Indicators"), _("Achievement"))
    yield PrintedTable(
        table_id,
        language.say("Achievement by output, {measure}", measure=measure.name),
        (
            Column(language.say("Output"), width=40),
            *(Column(language.say(name), unit="%", kind="number", width=20) for name in headings),
        ),
        tuple(
            (
                Cell(output.code),
                number_cell(output.volume, language),
                number_cell(output.indicators, language),
                number_cell(output.percent, language),
            )
            for output in outputs[:_MOST_ROWS]
        ),
        note=_first_of(len(outputs), language),
    )


def _trainings(measure: Measure, case: Case) -> Iterator[Block]:
    """The trainings, in the table of the first measure that counts the same trainings."""
    language, trainings = case.language, measure.particulars.trainings
    if not trainings:
        return
    first = next(one for one in case.account.measures if one.particulars.trainings == trainings)
    table_id = f"trainings-{first.id}"
    if first is not measure:
        yield paragraph(language, "It counts the trainings of {table} too.", table=Ref(table_id))
        return
    yield paragraph(language, "{table} lists the trainings it counts.", table=Ref(table_id))
    dashes = language.say("A dash means that it is not known, or that too few took part to tell.")
    yield PrintedTable(
        table_id,
        language.say("Trainings counted, {measure}", measure=measure.name),
        (
            Column(language.say("Training"), width=44),
            Column(language.say("Planned"), width=14),
            Column(language.say("Held"), width=14),
            Column(language.say("Participants"), kind="number", width=14),
            Column(language.say("Passed"), kind="number", width=14),
        ),
        tuple(_training(training, language) for training in trainings[:_MOST_ROWS]),
        note=" ".join(filter(None, (dashes, _first_of(len(trainings), language)))),
    )


def _training(training: Training, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(training.name, detail=training.id) if training.name else Cell(training.id),
        *(
            Cell("–" if value is None else language.shown(value))
            for value in (
                training.planned,
                training.held,
                training.participants,
                training.passed,
            )
        ),
    )


def _first_of(count: int, language: Language) -> str:
    """A note that a table does not show all its rows; empty where it does."""
    if count <= _MOST_ROWS:
        return ""
    message = _("The first {shown} of {count} are shown; {file} has all.")
    return language.say(message, shown=_MOST_ROWS, count=count, file="scorecard.json")
