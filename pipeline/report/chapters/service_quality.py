"""A satisfaction index by element and by group, told with the first measure that reads it."""

from collections.abc import Iterator

from pipeline.case import Case, two
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.phrases.wording import number_cell, paragraph, rating_cell
from pipeline.rounding import half_up
from pipeline.rulebook import band_of
from pipeline.statistics.service_quality import ServiceQuality

_NRR = 4


def service_quality_blocks(measure_id: str, case: Case) -> Iterator[Block]:
    """The elements of the index behind a measure, and its groups where they were asked for."""
    quality = case.measured.service_quality.get(case.working(measure_id).survey)
    if quality is None or _first_reader(quality, case) != measure_id:
        return
    yield paragraph(
        case.language,
        "{table} gives the mean answer (NRR) of each element; × 25 it is labelled as the index is.",
        table=Ref(f"elements-{quality.survey}"),
    )
    yield _elements(quality, case)
    if quality.groups:
        yield _groups(quality, case)


def _first_reader(quality: ServiceQuality, case: Case) -> str:
    workings = case.measured.workings.items()
    return next(
        key
        for key, working in workings
        if (working.survey, working.formula) == (quality.survey, quality.formula)
    )


def _elements(quality: ServiceQuality, case: Case) -> PrintedTable:
    language = case.language
    scale = case.bands(quality.formula)
    rows = tuple(
        (
            Cell(part.code),
            Cell(language.text(part.name)),
            Cell(", ".join(part.items)),
            Cell(language.number(half_up(part.nrr, _NRR), _NRR)),
            number_cell(part.converted, language),
            rating_cell(band_of(part.converted, scale), language),
        )
        for part in quality.elements
    )
    return PrintedTable(
        f"elements-{quality.survey}",
        language.say("Elements of the satisfaction index"),
        (
            Column(language.say("Code"), width=8),
            Column(language.say("Element"), width=36),
            Column(language.say("Items"), width=14),
            Column(language.say("NRR"), kind="number", width=11),
            Column(language.say("NRR × 25"), kind="number", width=12),
            Column(language.say("Rating"), kind="rating", width=19),
        ),
        rows,
        note=_note(quality, case),
    )


def _note(quality: ServiceQuality, case: Case) -> str:
    language = case.language
    told = [
        language.say(
            "{n} respondents; each element weighs {weight}.",
            n=quality.respondents,
            weight=language.short(quality.weight, 4),
        )
    ]
    if quality.needed is not None:
        told.append(
            language.say(
                "A population of {population} asks for {needed} (Krejcie and Morgan).",
                population=quality.population,
                needed=quality.needed,
            )
        )
    if quality.assumed_order:
        told.append(language.say("Codes are read in the regulation's order."))
    return " ".join(told)


def _groups(quality: ServiceQuality, case: Case) -> PrintedTable:
    language = case.language
    scale = case.bands(quality.formula)
    rows = []
    for group in quality.groups:
        index = None if group.index is None else two(group.index)
        band = None if index is None else band_of(index, scale)
        size = "–" if group.respondents is None else language.short(group.respondents)
        rows.append(
            (
                Cell(f"{group.column}: {group.value}"),
                Cell(size),
                number_cell(index, language),
                rating_cell(band, language),
            )
        )
    return PrintedTable(
        f"index-by-group-{quality.survey}",
        language.say("Satisfaction index by group"),
        (
            Column(language.say("Group"), width=44),
            Column(language.say("Respondents"), kind="number", width=18),
            Column(language.say("Index"), kind="number", width=16),
            Column(language.say("Rating"), kind="rating", width=22),
        ),
        tuple(rows),
        note=language.say("Groups too small to be shown without naming anyone have a dash."),
    )
