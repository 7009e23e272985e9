"""Annex: the data quality of each measure, by five things that it may disclose (GAO-15-788)."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph


def disclosures_section(case: Case) -> Section:
    """Source, frequency, verifier, accuracy and limits of each measure; the heading counts."""
    language, measures = case.language, case.account.measures
    heading = language.say_many(
        "Data quality of each measure: {whole} of {count} measure discloses all five",
        "Data quality of each measure: {whole} of {count} measures disclose all five",
        len(measures),
        whole=sum(measure.disclosures.whole for measure in measures),
    )
    return Section("disclosures", heading, tuple(_blocks(case)))


def _blocks(case: Case) -> Iterator[Block]:
    language = case.language
    if not any(_says_anything(measure) for measure in case.account.measures):
        yield paragraph(
            language,
            "For no measure is it stated where its data come from, how often they are collected, "
            "who verified them, or what they do not tell.",
        )
        return
    yield paragraph(
        language,
        "{table} sets out the five: source, frequency of collection, verification, accuracy and "
        "limits of the data.",
        table=Ref("disclosures-table"),
    )
    yield _table(case)


def _says_anything(measure: Measure) -> bool:
    """Whether the agency states any of the four that only it can state."""
    told = measure.disclosures
    return told.source or told.collected or told.verified or told.limits


def _table(case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "disclosures-table",
        language.say("Data quality of each measure"),
        (
            Column(language.say("Measure"), width=22),
            Column(language.say("Data source"), width=16),
            Column(language.say("Collected"), width=12),
            Column(language.say("Verified by"), width=14),
            Column(language.say("Accuracy"), width=14),
            Column(language.say("Limits of the data"), width=22),
        ),
        tuple(_row(measure, language) for measure in case.account.measures),
        note=language.say(
            "A dash: not stated, or stated in the same words for every measure. Accuracy is known "
            "where the figure is computed from the delivered rows, not where it is taken as "
            "reported."
        ),
    )


def _row(measure: Measure, language: Language) -> tuple[Cell, ...]:
    told = measure.disclosures
    return (
        Cell(measure.name),
        Cell(_text(measure.source, stated=told.source)),
        Cell(_text(measure.collected, stated=told.collected)),
        Cell(_text(measure.verified_by, stated=told.verified)),
        Cell(_text(_accuracy(measure, language), stated=told.accuracy)),
        Cell(_text(measure.limitation, stated=told.limits)),
    )


def _text(text: str | None, *, stated: bool) -> str:
    return text if stated and text else "–"


def _accuracy(measure: Measure, language: Language) -> str:
    """The interval of an index that a survey estimates; else that the rows were counted."""
    if measure.certainty is None:
        return language.say("computed from the rows")
    low, high = (
        language.number(measure.rounded(end), measure.digits) for end in measure.certainty.interval
    )
    return language.say("between {low} and {high}", low=low, high=high)
