"""A satisfaction index by element and by group, printed with the first measure that uses it."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import number_cell, paragraph, rating_cell
from pipeline.rounding import half_up
from pipeline.rulebook import Band
from pipeline.statistics.service_quality import ElementQuality, GroupQuality, ServiceQuality

_NRR = 4


def service_quality_blocks(measure: Measure, case: Case) -> Iterator[Block]:
    """The elements of the index behind a measure, and its groups where it has any."""
    survey = case.account.survey_of(measure)
    quality = survey.service_quality if survey else None
    if quality is None or _first_reader(measure.survey, quality, case) != measure.id:
        return
    language = case.language
    bands = {band.key: band for band in case.rulebook.bands_of(quality.formula)}
    yield paragraph(
        language,
        "{table} gives the mean answer (NRR) of each element; × 25 it is labelled as the index is.",
        table=Ref(f"elements-{measure.survey}"),
    )
    yield _elements(measure.survey, quality, bands, language)
    if quality.groups:
        yield _groups(measure.survey, quality, bands, language)


def _first_reader(survey: str, quality: ServiceQuality, case: Case) -> str:
    users = case.account.users_of(survey)
    return next(measure.id for measure in users if measure.formula == quality.formula)


Bands = dict[str, Band]
"""The bands of the index, by their keys."""


def _elements(
    survey: str, quality: ServiceQuality, bands: Bands, language: Language
) -> PrintedTable:
    uneven = _is_uneven(quality)
    return PrintedTable(
        f"elements-{survey}",
        language.say("Elements of the satisfaction index"),
        (
            Column(language.say("Code"), width=8),
            Column(language.say("Element"), width=28 if uneven else 36),
            Column(language.say("Items"), width=14),
            *((Column(language.say("Answers"), kind="number", width=8),) if uneven else ()),
            Column(language.say("NRR"), kind="number", width=11),
            Column(language.say("NRR × 25"), kind="number", width=12),
            Column(language.say("Rating"), kind="rating", width=19),
        ),
        tuple(_element(part, bands, language, uneven=uneven) for part in quality.elements),
        note=_note(quality, language),
    )


def _is_uneven(quality: ServiceQuality) -> bool:
    """Whether an item was left empty, so that elements differ in their answers per item."""
    return len({(part.answers or 0) / len(part.items) for part in quality.elements}) > 1


def _element(
    part: ElementQuality, bands: Bands, language: Language, *, uneven: bool
) -> tuple[Cell, ...]:
    return (
        Cell(part.code),
        Cell(language.text(part.name)),
        Cell(", ".join(part.items)),
        *((Cell(language.short(part.answers)),) if uneven else ()),
        Cell(language.number(half_up(part.nrr, _NRR), _NRR)),
        number_cell(part.converted, language),
        rating_cell(bands[part.rating] if part.rating else None, language),
    )


def _note(quality: ServiceQuality, language: Language) -> str:
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
    if _is_uneven(quality):
        told.append(language.say("Each NRR divides by the answers to its own element."))
    if quality.assumed_order:
        told.append(language.say("Codes are read in the regulation's order."))
    return " ".join(told)


def _groups(survey: str, quality: ServiceQuality, bands: Bands, language: Language) -> PrintedTable:
    return PrintedTable(
        f"index-by-group-{survey}",
        language.say("Satisfaction index by group"),
        (
            Column(language.say("Group"), width=44),
            Column(language.say("Respondents"), kind="number", width=18),
            Column(language.say("Index"), kind="number", width=16),
            Column(language.say("Rating"), kind="rating", width=22),
        ),
        tuple(_group(group, bands, language) for group in quality.groups),
        note=language.say("Groups too small to be shown without naming anyone have a dash."),
    )


def _group(group: GroupQuality, bands: Bands, language: Language) -> tuple[Cell, ...]:
    size = "–" if group.respondents is None else language.short(group.respondents)
    return (
        Cell(f"{group.column}: {group.value}"),
        Cell(size),
        number_cell(group.index, language),
        rating_cell(bands[group.rating] if group.rating else None, language),
    )
