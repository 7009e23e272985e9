"""What a satisfaction index rests on: its sample, its elements, its weights, its regulation."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.answers.complete import table_of
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.examine.printed import agrees
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.rulebook import band_of
from pipeline.statistics.elements import IKM
from pipeline.statistics.service_quality import (
    CONVERSION,
    ServiceQuality,
    printed_weights,
    weighted_index,
)
from pipeline.values import Joined, Message, Number

_PRINTED_DIGITS = 3


def sample_below_population(case: Case) -> Iterator[Finding]:
    """Fewer respondents than Krejcie and Morgan's table asks for the declared population."""
    for survey_id, quality in _read(case):
        if quality.needed is not None and quality.respondents < quality.needed:
            yield Finding(
                "sample-below-population",
                table_of(survey_id),
                found=str(quality.respondents),
                expected=str(quality.needed),
                values={
                    "n": quality.respondents,
                    "needed": quality.needed,
                    "population": quality.population,
                },
            )


def element_order_assumed(case: Case) -> Iterator[Finding]:
    """Elements identified by code alone: they get the regulation's names, in its order."""
    for survey_id, quality in _read(case):
        if quality.assumed_order:
            named = [
                Message("{code} {name}", {"code": part.code, "name": part.name})
                for part in quality.elements
            ]
            values = {"elements": Joined(named, "; ")}
            yield Finding("element-order-assumed", table_of(survey_id), values=values)


def element_label_differs(case: Case) -> Iterator[Finding]:
    """An element whose printed letter differs from the rating that its mean gives."""
    for survey_id, quality in _read(case):
        printed = case.report_file.surveys[survey_id].published.labels
        for part in quality.elements:
            said = next((printed[item] for item in part.items if item in printed), None)
            if said is not None and part.rating is not None and said != part.rating:
                yield Finding(
                    "element-label-differs",
                    table_of(survey_id),
                    found=said,
                    expected=part.rating,
                    values={
                        "element": part.name,
                        "printed": said,
                        "nrr": half_up(part.nrr),
                        "converted": part.converted,
                        "ours": part.rating,
                    },
                )


def _read(case: Case) -> Iterator[tuple[str, ServiceQuality]]:
    """The id of every survey with a satisfaction index, and the figures of that index."""
    for survey in case.account.surveys:
        if survey.service_quality:
            yield survey.id, survey.service_quality


def printed_by_other_weight(case: Case) -> Iterator[Finding]:
    """A printed index unlike ours that another weight in circulation gives exactly."""
    for measure, actual, quality in _indices(case):
        printed = measure.published
        if printed is None or agrees(printed, actual):
            continue
        published, elements = Number(printed, 3), len(quality.elements)
        for mode, weight in printed_weights(elements).items():
            if mode != case.rulebook.survey.weight and _gives(weight, quality, printed):
                yield Finding(
                    "printed-by-other-weight",
                    measure.id,
                    found=published,
                    expected=half_up(actual),
                    values={
                        "published": published,
                        "weight": Number(weight, 4),
                        "elements": elements,
                        "highest": half_up(weight * elements * 100),
                    },
                    about=(measure.id,),
                )


def _gives(weight: float, quality: ServiceQuality, printed: float) -> bool:
    """Whether a weight gives a printed index, in full or rounded to three digits before × 25."""
    means = [part.nrr for part in quality.elements]
    indices = (weighted_index(means, weight, digits) for digits in (None, _PRINTED_DIGITS))
    return any(agrees(printed, index * CONVERSION) for index in indices)


def letter_by_vintage(case: Case) -> Iterator[Finding]:
    """An index that would get another letter by another regulation's bands in the same rulebook."""
    for measure, actual, _ in _indices(case):
        for other in IKM:
            scale = case.rulebook.formula(other).scale
            band = band_of(half_up(actual), scale) if other != measure.formula else None
            if band is not None and measure.rating not in (None, band.key):
                yield Finding(
                    "letter-by-vintage",
                    measure.id,
                    found=measure.rating,
                    expected=band.key,
                    values={
                        "actual": half_up(actual),
                        "rating": measure.rating,
                        "other": band.key,
                        "regulation": _REGULATIONS[other],
                    },
                    about=(measure.id,),
                )


_REGULATIONS = {IKM[0]: "PermenPAN-RB 14/2017", IKM[1]: "KEP/25/M.PAN/2/2004"}


def _indices(case: Case) -> Iterator[tuple[Measure, float, ServiceQuality]]:
    """The measures computed as a satisfaction index: each with its actual and elements."""
    for measure in case.account.measures:
        survey = case.account.survey_of(measure)
        quality = survey.service_quality if survey else None
        if quality and measure.actual is not None and quality.formula == measure.formula:
            yield measure, measure.actual, quality


SERVICE: tuple[Detector, ...] = (
    sample_below_population,
    element_order_assumed,
    element_label_differs,
    printed_by_other_weight,
    letter_by_vintage,
)
