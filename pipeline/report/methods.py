"""Annex A: by which rules the figures were made, with the numbers filled in."""

from collections.abc import Sequence

from pipeline.case import Case
from pipeline.document import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Definition,
    Definitions,
    PrintedTable,
    Ref,
    Section,
)
from pipeline.formulas import FORMULAS
from pipeline.report.survey_pages import statistics_table
from pipeline.report.wording import measured, paragraph, text_cell, working_text
from pipeline.rulebook import LEVELS, Band
from pipeline.translatable import _

LEVEL_NAMES = {
    "measure": _("Measure"),
    "objective": _("Objective"),
    "perspective": _("Perspective"),
    "scorecard": _("Scorecard"),
}


def methods(case: Case) -> Chapter:
    language = case.language
    sections = [
        Section("rulebook", language.say("Rulebook"), _rulebook(case)),
        Section("workings", language.say("How each actual was computed"), _workings(case)),
        Section("bands", language.say("Bands"), _bands(case)),
        Section("notes", language.say("What is unsure about the rules"), _notes(case)),
    ]
    if case.measured.surveys:
        sections.append(Section("surveys", language.say("Survey statistics"), _surveys(case)))
    return Chapter(
        "methods", language.say("Annex A"), language.say("Methods"), sections=tuple(sections)
    )


def _rulebook(case: Case) -> tuple[Block, ...]:
    language, book = case.language, case.rulebook
    valid = [book.valid_from or language.say("no limit"), book.valid_to or language.say("no limit")]
    terms = (
        (language.say("Rulebook"), f"{language.text(book.title)} ({book.id})"),
        (language.say("Source"), language.text(book.citation)),
        (language.say("How sure"), language.text(book.confidence)),
        (
            language.say("In force"),
            language.say("{start} to {end}", start=valid[0], end=valid[1])
            if book.valid_from or book.valid_to
            else language.say("no limit"),
        ),
        (language.say("Extends"), book.extends or "–"),
        (language.say("Achievement"), _achievement_rule(case)),
        (language.say("Roll-up"), _rollup_rule(case)),
        (
            language.say("Rounding"),
            language.say(
                "Every printed figure is rounded once, half up, to two decimals, from full "
                "precision; a rating looks at the rounded figure, and no rounded figure enters "
                "another."
            ),
        ),
        (
            language.say("Missing figures"),
            language.say(
                "A measure without target or actual has no score; its weight is left out and the "
                "rest renormalised. Below {minimum} % coverage there is no overall score.",
                minimum=language.short(100 * book.minimum_coverage),
            ),
        ),
    )
    return (Definitions(tuple(Definition(term, text) for term, text in terms)),)


def _achievement_rule(case: Case) -> str:
    scoring = case.rulebook.scoring
    return case.language.say(
        "More is better: a ÷ t; less is better: {minimize}; on target is best: {stabilize} "
        "(a actual, t target), in percent, then limited to {floor}–{cap} %.",
        minimize=_spelled(scoring.minimize),
        stabilize=_spelled(scoring.stabilize),
        floor=case.language.short(scoring.floor),
        cap=case.language.short(scoring.cap),
    )


def _spelled(variant: str) -> str:
    """A variant's name as a formula is printed: `2-a/t` is 2 − a ÷ t."""
    return variant.replace("-", " − ").replace("/", " ÷ ")


def _rollup_rule(case: Case) -> str:
    language, levels = case.language, case.rulebook.levels
    of_measures = levels.perspective.aggregate == "measures"
    parts = [
        language.say("a perspective is the weighted mean of its measures")
        if of_measures
        else language.say(
            "an objective is the weighted mean of its measures, a perspective the mean of its "
            "objectives"
        ),
        language.say("no overall score is computed")
        if levels.scorecard.aggregate == "none"
        else language.say("the scorecard is the weighted mean of the perspectives"),
    ]
    if levels.perspective.verdict == "all_met":
        parts.append(
            language.say("a perspective is rated by whether all its rated measures are met")
        )
    return "; ".join(parts) + "."


def _workings(case: Case) -> tuple[Block, ...]:
    language = case.language
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
                Cell(f"{measure['measure_id']} {measure['measure']}"),
                Cell(language.say(FORMULAS[measure["formula"]].title)),
                text_cell(working_text(measure, case), language),
                Cell(measured(measure, language)),
            )
            for measure in case.measures()
        ),
    )
    told = paragraph(
        language, "{table} gives each formula with its numbers.", table=Ref("workings-table")
    )
    return (told, table)


def _bands(case: Case) -> tuple[Block, ...]:
    language, book = case.language, case.rulebook
    scales: list[tuple[str, Sequence[Band]]] = [
        (language.say(LEVEL_NAMES[name]), getattr(book.levels, name).bands)
        for name in LEVELS
        if getattr(book.levels, name).bands and not getattr(book.levels, name).verdict
    ]
    used = set(case.scored.measures["formula"])
    scales += [
        (_scale_name(name, case), policy.scale)
        for name, policy in book.formulas.items()
        if policy.scale and name in used
    ]
    if not scales:
        return (paragraph(language, "The rulebook has no bands."),)
    table = PrintedTable(
        "bands-table",
        language.say("Bands, from their floors upwards"),
        (Column(language.say("Scale"), width=30), Column(language.say("Bands"), width=70)),
        tuple((Cell(name), Cell(_band_list(bands, case))) for name, bands in scales),
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


def _scale_name(formula: str, case: Case) -> str:
    name = case.language.say(FORMULAS[formula].title)
    if case.rulebook.formula(formula).scale_of == "range":
        return case.language.say("{formula}, in percent of its range", formula=name)
    return name


def _band_list(bands: Sequence[Band], case: Case) -> str:
    language = case.language
    return "; ".join(
        f"{language.text(band.label)} {'>' if band.above is not None else '≥'} "
        f"{language.short(band.floor)}"
        for band in bands
    )


def _notes(case: Case) -> tuple[Block, ...]:
    language, book = case.language, case.rulebook
    used = set(case.scored.measures["formula"])
    notes = [language.text(note.text) for note in book.notes]
    notes += [
        f"{language.say(FORMULAS[name].title)}: {language.text(policy.note)}"
        for name, policy in book.formulas.items()
        if policy.note and name in used
    ]
    if not notes:
        return (paragraph(language, "The rulebook notes nothing."),)
    return (Bullets(tuple((note,) for note in notes)),)


def _surveys(case: Case) -> tuple[Block, ...]:
    told = paragraph(
        case.language,
        "The tables give each item's figures over the complete respondents. An item is valid when "
        "its correlation with the total reaches the critical value.",
    )
    tables = tuple(statistics_table(survey, case) for survey in case.measured.surveys.values())
    return (told, *tables)
