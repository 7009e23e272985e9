"""What a satisfaction index rests on: its sample, its elements, its weights, its vintage."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.examine.printed import agrees
from pipeline.problems import Finding
from pipeline.rulebook import band_of
from pipeline.statistics.elements import IKM
from pipeline.statistics.service_quality import (
    CONVERSION,
    ServiceQuality,
    printed_weights,
    weighted_index,
)

_PRINTED_DIGITS = 3


def sample_below_population(case: Case) -> Iterator[Finding]:
    """Fewer respondents than Krejcie and Morgan's table asks for the declared population."""
    for survey, quality in case.measured.service_quality.items():
        if quality.needed is not None and quality.respondents < quality.needed:
            yield Finding(
                "sample-below-population",
                f"survey_{survey}",
                found=str(quality.respondents),
                expected=str(quality.needed),
                values={
                    "n": quality.respondents,
                    "needed": quality.needed,
                    "population": quality.population,
                },
            )


def element_order_assumed(case: Case) -> Iterator[Finding]:
    """Elements named by code alone: their names are the regulation's, in its order."""
    for survey, quality in case.measured.service_quality.items():
        if quality.assumed_order:
            named = [f"{part.code} {case.language.text(part.name)}" for part in quality.elements]
            yield Finding(
                "element-order-assumed", f"survey_{survey}", values={"elements": "; ".join(named)}
            )


def element_label_differs(case: Case) -> Iterator[Finding]:
    """A letter the agency gave an element that its mean does not earn."""
    for survey, quality in case.measured.service_quality.items():
        printed = case.report_file.surveys[survey].published.labels
        for part in quality.elements:
            said = next((printed[item] for item in part.items if item in printed), None)
            band = band_of(part.converted, case.bands(quality.formula))
            if said is not None and band is not None and said != band.key:
                yield Finding(
                    "element-label-differs",
                    f"survey_{survey}",
                    found=said,
                    expected=band.key,
                    values={
                        "element": case.language.text(part.name),
                        "printed": said,
                        "nrr": two(part.nrr),
                        "converted": part.converted,
                        "ours": band.key,
                    },
                )


def printed_by_other_weight(case: Case) -> Iterator[Finding]:
    """A printed index that another weight in circulation gives exactly."""
    for measure, quality in _indices(case):
        printed = measure["published"]
        if printed is None or agrees(printed, measure["actual"]):
            continue
        for mode, weight in printed_weights(len(quality.elements)).items():
            if mode != case.rulebook.survey.weight and _gives(weight, quality, printed):
                yield Finding(
                    "printed-by-other-weight",
                    measure["measure_id"],
                    found=case.language.short(printed, 3),
                    expected=case.language.number(two(measure["actual"])),
                    values={
                        "published": case.language.short(printed, 3),
                        "weight": case.language.short(weight, 4),
                        "elements": len(quality.elements),
                        "highest": two(weight * len(quality.elements) * 100),
                    },
                )


def _gives(weight: float, quality: ServiceQuality, printed: float) -> bool:
    """Whether a weight gives a printed index, in full or rounded to three digits before × 25."""
    means = [part.nrr for part in quality.elements]
    indices = (weighted_index(means, weight, digits) for digits in (None, _PRINTED_DIGITS))
    return any(agrees(printed, index * CONVERSION) for index in indices)


def letter_by_vintage(case: Case) -> Iterator[Finding]:
    """An index whose letter another regulation's bands in the same rulebook would change."""
    for measure, _ in _indices(case):
        for other in IKM:
            scale = case.rulebook.formula(other).scale
            band = band_of(two(measure["actual"]), scale) if other != measure["formula"] else None
            if band is not None and measure["rating"] not in (None, band.key):
                yield Finding(
                    "letter-by-vintage",
                    measure["measure_id"],
                    found=measure["rating"],
                    expected=band.key,
                    values={
                        "actual": two(measure["actual"]),
                        "rating": measure["rating"],
                        "other": band.key,
                        "regulation": _REGULATIONS[other],
                    },
                )


_REGULATIONS = {IKM[0]: "PermenPAN-RB 14/2017", IKM[1]: "KEP/25/M.PAN/2/2004"}


def _indices(case: Case) -> Iterator[tuple[Mapping[str, Any], ServiceQuality]]:
    """The measures that a satisfaction index computes, with what it consists of."""
    for measure in case.measures():
        if measure["formula"] in IKM and measure["actual"] is not None:
            survey = case.working(measure["measure_id"]).survey
            quality = case.measured.service_quality[survey]
            if quality.formula == measure["formula"]:
                yield measure, quality


SERVICE: tuple[Detector, ...] = (
    sample_below_population,
    element_order_assumed,
    element_label_differs,
    printed_by_other_weight,
    letter_by_vintage,
)
