"""Workings: the scorecard in full, earlier periods, and the data behind each measure."""

from collections.abc import Iterator, Sequence

from pipeline.account import Figure, Measure
from pipeline.case import Case
from pipeline.document import Block, Cell, Chapter, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.budget.efficiency import efficiency_blocks
from pipeline.report.chapters.balance import balance_section
from pipeline.report.chapters.change import change_blocks
from pipeline.report.chapters.particulars import particulars_blocks
from pipeline.report.chapters.scores import scores_blocks
from pipeline.report.chapters.service_minutes import service_minutes_blocks
from pipeline.report.chapters.service_quality import service_quality_blocks
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.places import numbers
from pipeline.report.phrases.wording import number_cell, paragraph, value_cell
from pipeline.report.surveys.answers import survey_blocks


def in_full(case: Case) -> Chapter:
    """The part of the workings that gives in full what the cards say in brief."""
    language = case.language
    given = (
        ("scores", language.say("Scores of every level"), tuple(scores_blocks(case))),
        ("change", language.say("Why the score moved"), tuple(change_blocks(case))),
        ("earlier", language.say("Earlier periods"), tuple(_earlier(case))),
        ("yardsticks", language.say("Other yardsticks"), tuple(_yardsticks(case))),
        ("efficiency", language.say("Efficiency of resource use"), tuple(efficiency_blocks(case))),
    )
    sections = [Section(name, heading, blocks) for name, heading, blocks in given if blocks]
    behind = tuple(_behind(case))
    if behind:
        heading = language.say("Behind the figures of single measures")
        sections.append(Section("behind", heading, sections=behind))
    return Chapter(
        "in-full",
        "",
        language.say("Measures in full"),
        sections=(*sections, balance_section(case)),
    )


def _behind(case: Case) -> Iterator[Section]:
    """A section for each measure with survey answers, service minutes or single rows."""
    language, placed = case.language, numbers(case.account)
    for measure in case.account.measures:
        blocks = (
            *survey_blocks(measure, case),
            *service_quality_blocks(measure, case),
            *service_minutes_blocks(measure, case.account.measures, language),
            *particulars_blocks(measure, case),
        )
        if blocks:
            heading = f"{measure.name} ({placed[measure.id]})"
            yield Section(f"full-{measure.id}", heading, blocks)


def _earlier(case: Case) -> Iterator[Block]:
    """Every earlier period of every measure; nothing where none is known."""
    language, measures = case.language, [m for m in case.account.measures if m.past]
    if not measures:
        return
    placed = numbers(case.account)
    yield paragraph(
        language, "{table} has all earlier figures that are known.", table=Ref("earlier-table")
    )
    yield PrintedTable(
        "earlier-table",
        language.say("Targets, actuals and achievements of earlier periods"),
        (
            Column(language.say("Period"), width=40),
            Column(language.say("Target"), kind="number", width=20),
            Column(language.say("Actual"), kind="number", width=20),
            Column(language.say("Achievement"), unit="%", kind="number", width=20),
        ),
        tuple(row for measure in measures for row in _periods(measure, placed[measure.id], case)),
        note=language.say("A dash means the figure is not available."),
    )


def _periods(measure: Measure, number: str, case: Case) -> Iterator[tuple[Cell, ...]]:
    """A measure's row, and its periods below it."""
    language = case.language
    yield (_named(measure, number),)
    for figure in measure.past:
        yield _period(figure, measure, language)


def _named(measure: Measure, number: str) -> Cell:
    unit = f" ({measure.measured_in})" if measure.measured_in else ""
    return Cell(f"{number} {measure.name}{unit}")


def _period(figure: Figure, measure: Measure, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(named_period(figure.period, language)),
        value_cell(figure.promised, measure, language),
        value_cell(figure.reached, measure, language),
        number_cell(figure.achievement, language),
    )


def _yardsticks(case: Case) -> Iterator[Block]:
    """What share of Renstra and national standard was reached; nothing where neither is known."""
    language = case.language
    measures = [m for m in case.account.measures if m.renstra is not None or m.standard is not None]
    if not measures:
        return
    yield paragraph(
        language,
        "{table} sets each actual beside the Renstra's end target and the national standard.",
        table=Ref("yardsticks-table"),
    )
    yield PrintedTable(
        "yardsticks-table",
        language.say("Actuals beside other yardsticks"),
        (
            Column(language.say("Measure"), width=40),
            Column(language.say("Renstra end target"), kind="number", width=15),
            Column(language.say("Of end target"), unit="%", kind="number", width=15),
            Column(language.say("National standard"), kind="number", width=15),
            Column(language.say("Of standard"), unit="%", kind="number", width=15),
        ),
        tuple(_beside(measures, case)),
        note=language.say("A dash means the figure is not available."),
    )


def _beside(measures: Sequence[Measure], case: Case) -> Iterator[tuple[Cell, ...]]:
    language, placed = case.language, numbers(case.account)
    for measure in measures:
        yield (
            _named(measure, placed[measure.id]),
            value_cell(measure.renstra, measure, language),
            number_cell(measure.renstra_achievement, language),
            value_cell(measure.standard, measure, language),
            number_cell(measure.national_achievement, language),
        )
