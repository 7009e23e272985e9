"""What was done with a survey that its answers, or its instrument, do not carry."""

from collections.abc import Iterator

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.statistics.refusals import refusal
from pipeline.statistics.survey import SurveyStatistics
from pipeline.statistics.unlikeness import unlikeness

# Names an instrument goes by, folded, and how many facets it must have to be that instrument.
_INSTRUMENTS = {
    "job descriptive index": 5,
    "job description index": 5,
    "indeks deskripsi pekerjaan": 5,
    "jdi": 5,
}


def instrument_not_as_named(case: Case) -> Iterator[Finding]:
    """A survey that bears an instrument's name without the facets that make it one."""
    for survey_id, survey in case.report_file.surveys.items():
        users = (m for m in case.measures() if case.working(m["measure_id"]).survey == survey_id)
        names = [survey.published.instrument, survey.title, *(m["measure"] for m in users)]
        known = next((name for text in names if (name := _instrument(text))), None)
        facets = len({item.facet for item in survey.items if item.facet})
        if known and facets < _INSTRUMENTS[known] and survey_id in case.measured.surveys:
            yield Finding(
                "instrument-not-as-named",
                f"survey_{survey_id}",
                found=str(facets),
                expected=str(_INSTRUMENTS[known]),
                values={
                    "instrument": next(text for text in names if _instrument(text) == known),
                    "needed": _INSTRUMENTS[known],
                    "facets": facets,
                },
            )


def _instrument(text: str) -> str | None:
    """The instrument a text names, as whole words."""
    folded = f" {' '.join(text.casefold().replace('(', ' ').replace(')', ' ').split())} "
    return next((name for name in _INSTRUMENTS if f" {name} " in folded), None)


def regression_refused(case: Case) -> Iterator[Finding]:
    """A regression that was asked for and that the answers cannot carry."""
    for survey in case.measured.surveys.values():
        found = survey.regression
        if found and found.refused:
            yield Finding(
                "regression-refused",
                _where(survey),
                found=str(found.n),
                values={
                    "dependent": found.dependent,
                    "terms": list(found.names),
                    "reason": refusal(found, case.language),
                },
            )


def regression_on_few(case: Case) -> Iterator[Finding]:
    """A regression on fewer respondents than the rulebook asks for with so many terms."""
    for survey in case.measured.surveys.values():
        found = survey.regression
        if found and not found.refused and found.n < found.enough:
            yield Finding(
                "regression-on-few",
                _where(survey),
                found=str(found.n),
                expected=str(found.enough),
                values={"n": found.n, "terms": len(found.names), "enough": found.enough},
            )


def band_uncertain(case: Case) -> Iterator[Finding]:
    """A rating that another sample could have made different."""
    for measure in case.measures():
        found = case.certainty(measure)
        if found and found.certain is False:
            low, high = (case.language.short(two(end)) for end in found.interval)
            yield Finding(
                "band-uncertain",
                measure["measure_id"],
                found=f"{low}–{high}",
                values={
                    "measure": measure["measure"],
                    "low": low,
                    "high": high,
                    "level": case.language.short(two(100 * case.rulebook.survey.confidence)),
                    "bands": [case.language.text(band.label) for band in found.bands],
                },
            )


def incomplete_answers(case: Case) -> Iterator[Finding]:
    """Respondents who left an item empty and so count nowhere."""
    for survey in case.measured.surveys.values():
        left = survey.delivered - survey.respondents - survey.inapplicable
        if left:
            values = {"left": left, "delivered": survey.delivered}
            yield Finding("incomplete-answers", _where(survey), found=str(left), values=values)


def item_against_total(case: Case) -> Iterator[Finding]:
    """An item that falls where the others rise: probably worded the other way round."""
    for survey in case.measured.surveys.values():
        for item in survey.items:
            r, critical = item.corrected_item_total_r, item.r_critical
            if r is not None and critical is not None and r <= -critical:
                shown = case.language.number(two(r))
                values = {"item": item.id, "r": shown}
                yield Finding("item-against-total", _where(survey), found=shown, values=values)


def alpha_negative(case: Case) -> Iterator[Finding]:
    """Items that contradict each other."""
    for survey in case.measured.surveys.values():
        if survey.alpha is not None and survey.alpha < 0:
            shown = case.language.number(two(survey.alpha))
            yield Finding("alpha-negative", _where(survey), found=shown, values={"alpha": shown})


def earlier_not_comparable(case: Case) -> Iterator[Finding]:
    """An earlier final's index that another rule, scale or questionnaire made: never put beside."""
    for measure in case.measures():
        key = measure["measure_id"]
        for signed, index in case.not_alike(key):
            before = case.language.short(two(signed.measures[key].actual or 0.0))
            restated = index.restated
            yield Finding(
                "earlier-not-comparable" if restated is None else "earlier-restated",
                key,
                found=before,
                values={
                    "measure": measure["measure"],
                    "period": signed.period,
                    "before": before,
                    "restated": case.language.short(None if restated is None else two(restated)),
                    "reason": unlikeness(index.unlike, index.about, case.language),
                },
            )


def more_than_population(case: Case) -> Iterator[Finding]:
    """More respondents than there are people to ask."""
    for survey in case.measured.surveys.values():
        if survey.population is not None and survey.respondents > survey.population:
            yield Finding(
                "more-than-population",
                _where(survey),
                found=str(survey.respondents),
                expected=str(survey.population),
                values={"n": survey.respondents, "population": survey.population},
            )


def _where(survey: SurveyStatistics) -> str:
    return f"survey_{survey.id}"


SURVEY_METHODS: tuple[Detector, ...] = (
    instrument_not_as_named,
    regression_refused,
    regression_on_few,
    band_uncertain,
    incomplete_answers,
    item_against_total,
    alpha_negative,
    more_than_population,
    earlier_not_comparable,
)
