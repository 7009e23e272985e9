"""Annex: the rules by which the figures were made, with the numbers filled in."""

from collections.abc import Iterator, Sequence

from pipeline.case import Case
from pipeline.document import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    PrintedTable,
    Ref,
    Section,
)
from pipeline.formulas import CATALOGUE
from pipeline.language import Language
from pipeline.report.annexes.grade_scales import grade_scale_blocks
from pipeline.report.annexes.policy_words import LEVEL_NAMES, band_list
from pipeline.report.annexes.rulebook import rulebook_blocks, weight_blocks
from pipeline.report.phrases.values import actual_text
from pipeline.report.phrases.wording import paragraph, text_cell, working_text
from pipeline.rulebook import LEVELS, Band, Rulebook
from pipeline.translatable import _


def methods(case: Case) -> Chapter:
    language, grades = case.language, grade_scale_blocks(case)
    sections = [
        Section("rulebook", language.say("Rulebook"), rulebook_blocks(case)),
        Section("workings", language.say("How each actual was computed"), _workings(case)),
        Section("bands", language.say("Bands"), _bands(case)),
        *([Section("grades", language.say("Grades"), grades)] if grades else []),
        Section("weights", language.say("Weights"), weight_blocks(case)),
        Section("notes", language.say("What is unsure about the rules"), _notes(case)),
    ]
    return Chapter("methods", "", language.say("Methods"), sections=tuple(sections))


def _workings(case: Case) -> tuple[Block, ...]:
    language, measures = case.language, case.account.measures
    computed = [measure for measure in measures if not measure.is_reported]
    known = [measure for measure in measures if measure.is_measured]
    rest = _as_reported(sum(measure.is_reported for measure in known), language)
    if not computed:
        return rest
    table = PrintedTable(
        "workings-table",
        language.say("Formulas with their numbers"),
        (
            Column(language.say("Measure"), width=22),
            Column(language.say("Formula"), width=20),
            Column(language.say("Working"), width=43),
            Column(language.say("Actual"), kind="number", width=15),
        ),
        tuple(
            (
                Cell(f"{measure.id} {measure.name}"),
                Cell(language.say(CATALOGUE[measure.formula].title)),
                text_cell(working_text(measure, language), language),
                Cell(actual_text(measure, language)),
            )
            for measure in computed
        ),
    )
    told = paragraph(
        language, "{table} gives each formula with its numbers.", table=Ref("workings-table")
    )
    return (told, *rest, table)


def _as_reported(count: int, language: Language) -> tuple[Block, ...]:
    """How many measures were taken as reported, without a computation."""
    if not count:
        return ()
    message = _("Taken as the agency reported them, without a computation: {count} measures.")
    one = _("Taken as the agency reported it, without a computation: 1 measure.")
    return (paragraph(language, one if count == 1 else message, count=count),)


def band_rows(case: Case) -> list[tuple[str, str]]:
    """What is rated, and its bands in words: levels, formulas with their own scale, verdicts."""
    language, book = case.language, case.rulebook
    scales: list[tuple[str, Sequence[Band]]] = [
        (language.say(LEVEL_NAMES[name]), level.bands)
        for name in LEVELS
        if (level := book.levels.of(name)).bands and not level.verdict
    ]
    used = {measure.formula for measure in case.account.measures}
    scales += [
        (_scale_name(name, case), policy.scale)
        for name, policy in book.formulas.items()
        if policy.scale and name in used
    ]
    rows = [(name, band_list(bands, language)) for name, bands in scales]
    return [*rows, *_verdicts(book, language)]


def _bands(case: Case) -> tuple[Block, ...]:
    language, rows = case.language, band_rows(case)
    if not rows:
        return (paragraph(language, "The rulebook has no bands."),)
    table = PrintedTable(
        "bands-table",
        language.say("Bands, from their floors upwards"),
        (Column(language.say("Scale"), width=30), Column(language.say("Bands"), width=70)),
        tuple((Cell(name), Cell(told)) for name, told in rows),
        note=language.say(
            "“≥” belongs to the band, “>” begins just above it; each band ends where the next "
            "begins."
        ),
    )
    told = paragraph(
        language,
        "{table} lists the bands. A formula's own scale rates the rounded actual, a level's bands "
        "the rounded score.",
        table=Ref("bands-table"),
    )
    return (told, table)


def _verdicts(book: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    """How levels are rated that have a verdict instead of floors."""
    for name in LEVELS:
        level = book.levels.of(name)
        if level.verdict and level.bands:
            yield (
                language.say(LEVEL_NAMES[name]),
                language.say(
                    "{best} where every rated measure is in a favourable band, else {worst}",
                    best=language.text(level.bands[-1].label),
                    worst=language.text(level.bands[0].label),
                ),
            )


def _scale_name(formula: str, case: Case) -> str:
    name = case.language.say(CATALOGUE[formula].title)
    if case.rulebook.formula(formula).scale_of == "range":
        return case.language.say("{formula}, in percent of its range", formula=name)
    return name


def _notes(case: Case) -> tuple[Block, ...]:
    language, book = case.language, case.rulebook
    used = {measure.formula for measure in case.account.measures}
    notes = [language.text(note.text) for note in book.notes]
    notes += [
        f"{language.say(CATALOGUE[name].title)}: {language.text(policy.note)}"
        for name, policy in book.formulas.items()
        if policy.note and name in used
    ]
    if not notes:
        return (paragraph(language, "The rulebook notes nothing."),)
    return (Bullets(tuple((note,) for note in notes)),)
